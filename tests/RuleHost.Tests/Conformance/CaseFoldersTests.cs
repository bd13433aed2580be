using RuleHost.Compilation;
using RuleHost.Documents;
using RuleHost.Testing;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Conformance;

/// <summary>Every folder under tests/conformance/clocks and assessing is a rulebook with the cases that say what it must come to.</summary>
public sealed class CaseFoldersTests
{
    public static TheoryData<string> Folders => [.. new[] { "clocks", "assessing", "time-in-force" }.SelectMany(subject => Directory.GetDirectories(TestPaths.InRepository("tests", "conformance", subject)).Select(d => $"{subject}/{Path.GetFileName(d)}")).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_case_comes_out(string folder)
    {
        var loaded = RulebookLoader.Load(TestPaths.InRepository(["tests", "conformance", .. folder.Split('/')]), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(loaded.Diagnostics, d => d.Severity == Severity.Error);
        var diagnostics = new DiagnosticBag();
        SourceText[] files = [.. loaded.Folder!.Tests.Select(t => FileReader.Read(Path.Combine(loaded.Folder.Root, t), t, diagnostics)).OfType<SourceText>()];
        var report = new TestRunner(loaded.Model!, new DecidingRunner(loaded.Model!)).Run(files, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics.Items.Concat(report.Diagnostics), d => d.Severity == Severity.Error);
        Assert.NotEmpty(report.Cases);
        Assert.All(report.Cases, c => Assert.True(c.Outcome == CaseOutcome.Passed, $"{c.Name}: {string.Join("; ", c.Failures.Select(f => $"{f.What}: {f.Expected} / {f.Actual}").Concat(c.Diagnostics.Select(d => d.Message(Language.English))))}"));
    }
}
