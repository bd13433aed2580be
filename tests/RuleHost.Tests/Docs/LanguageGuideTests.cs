using RuleHost.Compilation;
using RuleHost.Testing;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Docs;

/// <summary>
/// Every fenced example of <c>docs/language.zh-CN.md</c>: its rulebook.yaml, its provisions and its cases are one rulebook, which is checked and
/// whose cases are run; its wrong provision is reported in just the words that the page shows.
/// </summary>
public sealed class LanguageGuideTests : IDisposable
{
    private readonly string _folder = TestPaths.NewTemporaryFolder();
    private readonly IReadOnlyList<MarkdownBlock> _blocks = MarkdownBlocks.Of("docs", "language.zh-CN.md");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_example_is_of_a_sort_that_a_test_here_runs() =>
        Assert.Equal(["rule", "rule 错", "text", "yaml", "yaml 用例"], _blocks.Select(b => b.Info).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_provisions_are_checked_without_a_word_and_the_cases_and_examples_come_out()
    {
        var loaded = Load("rule");
        Assert.Equal([], loaded.Diagnostics.Select(d => DiagnosticRenderer.Render(d, Language.Chinese)));

        var cases = new SourceText("用例.yaml", Single("yaml 用例"));
        var report = new TestRunner(loaded.Model!, new DecidingRunner(loaded.Model!)).Run([cases], TestContext.Current.CancellationToken);

        Assert.All(report.Cases, c => Assert.Equal((c.Name, CaseOutcome.Passed), (c.Name, c.Outcome)));
        Assert.Equal(_blocks.Where(b => b.Info is "rule" or "yaml 用例").Sum(b => Count(b.Text, "\n  例 ") + Count(b.Text, "\n- 名: ")), report.Cases.Length);
    }

    [Fact]
    public void The_wrong_provision_is_reported_in_the_words_that_the_page_shows()
    {
        File.WriteAllText(Path.Combine(_folder, "错.rule"), Single("rule 错"));

        var loaded = Load("rule");

        Assert.Equal(Single("text"), string.Join("\n", loaded.Diagnostics.Select(d => DiagnosticRenderer.Render(d, Language.Chinese) + "\n")));
    }

    private RulebookLoader.Loaded Load(string info)
    {
        File.WriteAllText(Path.Combine(_folder, "rulebook.yaml"), Single("yaml"));
        File.WriteAllText(Path.Combine(_folder, "规则.rule"), string.Join("\n", _blocks.Where(b => b.Info == info).Select(b => b.Text)));
        return RulebookLoader.Load(_folder, TestContext.Current.CancellationToken);
    }

    private string Single(string info) => Assert.Single(_blocks, b => b.Info == info).Text;

    private static int Count(string text, string what) => text.Split(what).Length - 1;
}
