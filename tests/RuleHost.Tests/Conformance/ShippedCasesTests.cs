using RuleHost.Compilation;
using RuleHost.Documents;
using RuleHost.Testing;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Conformance;

/// <summary>The cases that come with rulebooks, run as the test verb runs them.</summary>
public sealed class ShippedCasesTests
{
    /// <summary>What the language's example expects of kinds, clauses and overlays that later versions judge: nothing else may be left out.</summary>
    private static readonly string[] NotJudgedYet =
    [
        "首查轻微违法", "主办协办并行", "问责决定超出幅度",
    ];

    [Fact]
    public void Every_case_of_the_languages_example_that_this_version_judges_comes_out()
    {
        var report = Run("tests", "conformance", "kunshan-excerpt");
        Assert.Equal([], report.Cases.Where(c => c.Outcome == CaseOutcome.Failed).Select(c => c.Name));
        Assert.All(report.Cases, c => Assert.Equal((c.Name, NotJudgedYet.Any(n => c.Name.StartsWith(n, StringComparison.Ordinal))), (c.Name, c.Outcome == CaseOutcome.NotJudged)));
        Assert.True(report.Passed >= 60, $"only {report.Passed} cases passed");
    }

    [Fact]
    public void The_cases_of_the_Kunshan_rulebook_come_out_and_none_is_left_out()
    {
        var report = Run("rulebooks", "kunshan");
        Assert.Equal([], report.Cases.Where(c => c.Outcome != CaseOutcome.Passed).Select(c => c.Name));
        Assert.True(report.Passed > 50, $"only {report.Passed} cases passed");
    }

    [Fact]
    public void The_cases_of_the_hundred_point_score_come_out_and_none_is_left_out()
    {
        var report = Run("rulebooks", "supervision-score");
        Assert.Equal([], report.Cases.Where(c => c.Outcome != CaseOutcome.Passed).Select(c => c.Name));
        Assert.True(report.Passed >= 7, $"only {report.Passed} cases passed");
    }

    /// <summary>Forty-nine rules less the two that nobody wrote down; each is tagged with its number there.</summary>
    [Fact]
    public void The_rules_of_the_provincial_platform_are_all_there_and_their_cases_come_out()
    {
        var report = Run("rulebooks", "jiangsu-supervision");
        Assert.Equal([], report.Cases.Where(c => c.Outcome != CaseOutcome.Passed).Select(c => c.Name));
        var model = RulebookLoader.Load(TestPaths.InRepository("rulebooks", "jiangsu-supervision"), TestContext.Current.CancellationToken).Model!;
        var numbers = Enumerable.Range(1, 29).Select(n => $"A{n:000}").Concat(["B001", "B002"]).Concat(Enumerable.Range(1, 18).Except([11, 12]).Select(n => $"C{n:000}"));
        Assert.Equal(numbers, model.Provisions.SelectMany(p => p.Tags).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("suining")]
    [InlineData("kunming")]
    public void The_cases_of_a_county_over_Kunshan_come_out_and_none_is_left_out(string county)
    {
        var report = Run("plugins", county);
        Assert.Equal([], report.Cases.Where(c => c.Outcome != CaseOutcome.Passed).Select(c => c.Name));
        Assert.True(report.Passed > 10, $"only {report.Passed} cases passed");
    }

    [Fact]
    public void A_runner_that_finds_no_case_has_not_passed() => Assert.False(new TestReport([], []).Ok);

    private static TestReport Run(params string[] path)
    {
        var loaded = RulebookLoader.Load(TestPaths.InRepository(path), TestContext.Current.CancellationToken);
        var diagnostics = new DiagnosticBag();
        SourceText[] files = [.. loaded.Folder!.Tests.Select(t => FileReader.Read(Path.Combine(loaded.Folder.Root, t), t, diagnostics)).OfType<SourceText>()];
        var report = new TestRunner(loaded.Model!, new DecidingRunner(loaded.Model!), new OverlaidRulebooks(loaded.Folder, [])).Run(files, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics.Items.Concat(report.Diagnostics), d => d.Severity == Severity.Error);
        return report;
    }
}
