using RuleHost.Compilation;
using RuleHost.Testing;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Testing;

/// <summary>The rulebooks of this repository pass their own cases.</summary>
public sealed class RulebookCasesTests
{
    [Fact]
    public void The_Kunshan_rulebook_passes_its_own_cases()
    {
        var report = Run("rulebooks", "kunshan");
        Assert.Empty(Failures(report));
        Assert.True(report.Ok);
    }

    [Fact]
    public void The_example_rulebook_of_the_language_passes_the_cases_of_what_is_judged()
    {
        var report = Run("tests", "conformance", "kunshan-excerpt");
        Assert.Empty(Failures(report));

        string[] prefixes = ["Q", "V", "时效", "民主评议", "L01", "L02", "L03", "L04", "L09", "L10", "L11", "L12", "L14", "L15", "L16", "L17", "L18", "L19", "L20", "L23"];
        var judged = report.Cases.Where(c => Array.Exists(prefixes, p => c.Name.StartsWith(p, StringComparison.Ordinal))).ToArray();
        Assert.Equal(52, judged.Length);
        Assert.Equal(["Q23 上年收费额不明:待查,等次也待查(优秀与否未定)", "V03 一把手记大过,不得优秀"], judged.Where(c => c.Outcome != CaseOutcome.Passed).Select(c => c.Name));
    }

    private static string[] Failures(TestReport report) =>
        [.. report.Cases.Where(c => c.Outcome == CaseOutcome.Failed).Select(c => c.Name + "\n" + string.Join('\n', TestReportWriter.Lines(c, Language.English).Take(12)))];

    internal static TestReport Run(params string[] folder)
    {
        var path = TestPaths.InRepository(folder);
        var loaded = RulebookLoader.Load(path, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(loaded.Diagnostics, d => d.Severity == Severity.Error);
        var files = loaded.Folder!.Tests.Select(t => new SourceText(t, File.ReadAllText(Path.Combine(path, t))));
        return new TestRunner(loaded.Model!, new DecidingRunner(loaded.Model!)).Run(files);
    }
}
