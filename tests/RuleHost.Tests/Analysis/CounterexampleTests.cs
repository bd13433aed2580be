using System.Diagnostics;
using System.Text;
using RuleHost.Decisions;
using RuleHost.Testing;
using RuleHost.Tests.Conformance;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Analysis;

/// <summary>What the analysis of judgements says is shown by a case; the case, pasted into a test file, comes out.</summary>
public sealed class CounterexampleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-analysis-").FullName;

    // A rank is among others: no case of one record shows it.
    public static TheoryData<string> Folders() => [.. DiagnosticFolders.Names.Where(n => n != "RH0416-bands-by-rank" && DiagnosticFolders.CodeOf(n) is "RH0405" or "RH0406" or "RH0416" or "RH0474" or "RH0430" or "RH0431" or "RH0432" or "RH0433" or "RH0434" or "RH0435" or "RH0436" or "RH0437")];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_case_that_check_shows_can_be_pasted_into_a_test_file_and_comes_out(string folder)
    {
        var loaded = RulebookLoader.Check(DiagnosticFolders.PathOf(folder), TestContext.Current.CancellationToken);
        var found = loaded.Diagnostics.Where(d => d.Code == DiagnosticFolders.CodeOf(folder)).ToList();
        Assert.NotEmpty(found);
        foreach (var language in (Language[])[Language.Chinese, Language.English])
        {
            foreach (var diagnostic in found)
            {
                // From what a person sees: the lines below the sentence that announces the case.
                var rendered = DiagnosticRenderer.Render(diagnostic, language).Split('\n');
                var pasted = string.Join('\n', rendered.SkipWhile(l => !l.StartsWith("- ", StringComparison.Ordinal)));
                var text = $"{(language == Language.Chinese ? "规则集" : "rulebook")}: example\n{(language == Language.Chinese ? "用例" : "cases")}:\n{pasted}\n";
                var report = new TestRunner(loaded.Model!, Interpreter.Instance).Run([new SourceText("tests/pasted.yaml", text)], TestContext.Current.CancellationToken);
                Assert.Empty(report.Diagnostics);
                Assert.Equal(CaseOutcome.Passed, Assert.Single(report.Cases, c => c.File == "tests/pasted.yaml").Outcome);
            }
        }
    }

    [Theory]
    [InlineData("情形 Q1\n  对 事\n  当 数 大于 3\n  问责 人: 告诫\n情形 Q2\n  对 事\n  当 数 大于 5\n  问责 人: 免职\n")]
    [InlineData("情形 Q1\n  对 事\n  当 数 大于 3 且 急\n  问责 人: 告诫\n情形 Q2\n  对 事\n  当 数 大于 5\n  问责 人: 告诫\n")]
    [InlineData("情形 Q1\n  对 事\n  当 数 大于 3\n  确认 由 负责人\n  问责 人: 告诫\n情形 Q2\n  对 事\n  当 数 大于 5\n  问责 人: 告诫\n")]
    [InlineData("情形 Q1\n  对 事\n  施行 2010-01-01 起\n  当 数 大于 3\n  问责 人: 告诫\n情形 Q2\n  对 事\n  当 数 大于 5\n  问责 人: 告诫\n")]
    [InlineData("情形 Q1\n  对 事\n  当 数 大于 3 或 急\n  问责 人: 告诫\n  问责 人: 免职 当 数 大于 5\n  从重 当 数 大于 5\n  从轻 当 数 小于 5\n")]
    [InlineData("情形 Q1\n  对 事\n  当 有下列情形之一\n    (一) 数 大于 3 且 急\n    (二) 数 大于 5\n  问责 人: 告诫 当 数 大于 7\n")]
    public void What_is_right_is_not_told(string rules)
    {
        var codes = Check(rules).Select(d => d.Code).Where(c => c.StartsWith("RH043", StringComparison.Ordinal));
        Assert.Empty(codes);
    }

    [Theory]
    [InlineData("RH0271", "  给予 单位: 停办 当 级 = 高\n", "  给予 单位: 停办 当 级 = 高\n", "  单位: { decides: person, steps: [停办] }\n")]
    [InlineData("RH0287", "通则 缓办\n  适用 否决\n  对 事\n  不适用 当 急\n", "", "")]
    public void What_leads_nowhere_comes_with_a_case_that_comes_out_once_it_is_mended(string code, string rules, string mended, string ladder)
    {
        const string Situation = "情形 Q1\n  对 事\n  当 数 大于 3\n";
        Write(Situation + rules);
        var found = Assert.Single(RulebookLoader.Check(_folder, TestContext.Current.CancellationToken).Diagnostics, d => d.Code == code);

        Write(Situation + mended, ladder);
        var loaded = RulebookLoader.Load(_folder, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(loaded.Diagnostics, d => d.Severity == Severity.Error);
        var report = new TestRunner(loaded.Model!, Interpreter.Instance).Run([new SourceText("tests/pasted.yaml", $"用例:\n{found.Example!.Chinese}\n")], TestContext.Current.CancellationToken);
        Assert.True(report.Ok);
        Assert.Contains("Q1: 成立", found.Example.Chinese);
    }

    [Fact]
    public void An_enumeration_is_not_called_unused_where_it_is_compared_by_order_or_with_another_field()
    {
        var codes = Check("情形 Q1\n  对 事\n  当 类 = 甲 且 级 = 旧级\n  问责 人: 告诫\n").Select(d => d.Code);
        Assert.DoesNotContain("RH0436", codes);
    }

    [Fact]
    public void Looking_at_thirteen_hundred_judgements_takes_no_longer_than_a_few_loads_of_them()
    {
        var rules = new StringBuilder();
        for (var i = 0; i < 1300; i++)
        {
            rules.Append($"情形 Q{i} 情形{i}\n  对 事 其中 类 = 甲\n  当 数 = {i} 且 急 且 额 大于 {i}元 且 级 = 高\n  问责 人: 告诫\n  从重 当 数 大于 {i % 89}\n\n");
        }

        Write(rules.ToString());
        var (load, analysis) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        for (var i = 0; i < 4; i++)
        {
            var since = Stopwatch.GetTimestamp();
            var loaded = RulebookLoader.Load(_folder, TestContext.Current.CancellationToken);
            load = Least(load, since);
            var bag = new DiagnosticBag();
            since = Stopwatch.GetTimestamp();
            RuleHost.Analysis.JudgementAnalysis.Run(loaded.Model!, () => [], bag);
            analysis = Least(analysis, since);
        }

        // A ratio, since this may run beside anything. What it guards against is work that grows with the square.
        Assert.True(analysis < 4 * load, $"load {load.TotalMilliseconds:0} ms, analysis {analysis.TotalMilliseconds:0} ms");

        static TimeSpan Least(TimeSpan least, long since) => Stopwatch.GetElapsedTime(since) is var elapsed && elapsed < least ? elapsed : least;
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private IReadOnlyList<Diagnostic> Check(string rules)
    {
        Write(rules);
        var loaded = RulebookLoader.Check(_folder, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(loaded.Diagnostics, d => d.Severity == Severity.Error);
        return loaded.Diagnostics;
    }

    private void Write(string rules, string ladder = "")
    {
        File.WriteAllText(Path.Combine(_folder, "rulebook.yaml"), """
            rulebook: small
            title: 小
            version: 1.0.0
            enumerations:
              级: { ordered: true, values: [低, 中, 高] }
            facts:
              人员: { key: 工号, fields: { 工号: 文本 } }
              单位: { key: 名称, fields: { 名称: 文本 } }
              事: { key: 编号, fields: { 编号: 文本, 类: [甲, 乙], 旧级: 级, 级: 级, 数: 整数, 急: 是否, 额: 金额<元>, 人: 人员, 单位: 单位 } }
            ladders:
              人员: { decides: person, steps: [告诫, 免职] }
            """ + "\n" + ladder + "roles: [负责人]\n");
        File.WriteAllText(Path.Combine(_folder, "a.rule"), rules);
    }
}
