using System.Text.Json;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Testing;
using RuleHost.Testing.Coverage;
using RuleHost.Tests.Binding;
using RuleHost.Tests.Cli;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Testing;

public sealed class CoverageTests
{
    private const string Rules = """
        情形 Q1 数量过大
          对 事项 其中 类别 = 投诉
          当 有下列情形之一
            (一) 数量 大于 3 且 上报
            (二) 存在(单位 的 处分(单位) 其中 金额 大于 10元)
          问责 单位.负责人: 批评教育
          问责 单位.负责人: 告诫 当 影响 不小于 恶劣影响
          从重 当 重

        定义 事项.重 为 损失 大于 100元

        通则 查实才算
          适用 情形
          对 情节
          当 查实

        时限 办结期限
          对 事项
          自 受理 至 办结
          限 承诺
          于 逾期 发 黄牌 予 单位

        """;

    private const string Matter = "名称: 甲, 单位: U, 日期: 2011-03-01, 上报: 是, 影响: 无影响, 损失: 0元";

    private static readonly RulebookModel Model = BoundRulebook.FromRules(Rules).Clean().Model;

    [Fact]
    public void Without_a_case_nothing_is_covered_and_each_provision_is_told_once()
    {
        var report = Run();
        Assert.Equal((new CoverageCount(0, 4), new CoverageCount(0, 12), new CoverageCount(0, 9)), (report.ProvisionCount, report.ClauseCount, report.ConditionCount));
        Assert.Equal(["Q1", "事项.重", "查实才算", "办结期限"], report.Uncovered().Select(u => u.Provision));
        Assert.All(report.Uncovered(), u => Assert.Equal("", u.Clause));
    }

    [Fact]
    public void A_clause_is_covered_when_it_took_part_in_an_expected_outcome_and_a_condition_when_it_was_seen_both_ways()
    {
        var report = Run("{ 编号: A, 类别: 投诉, 数量: 4, 查实: 是, " + Matter + " }", "Q1: 成立");
        Assert.Equal(
            [
                "Q1 对: “类别 = 投诉” was never seen false",
                "Q1 当: “数量 大于 3” was never seen false",
                "Q1 当: “上报” was never seen false",
                "Q1 当: “存在(单位 的 处分(单位) 其中 金额 大于 10元)” was seen neither true nor false",
                "Q1 当: “金额 大于 10元” was seen neither true nor false",
                "Q1 问责: no expected outcome has this clause in it",
                "Q1 问责: “影响 不小于 恶劣影响” was never seen true",
                "Q1 从重: no expected outcome has this clause in it",
                "Q1 从重: “重” was never seen true",
                "事项.重 为: “损失 大于 100元” was never seen true",
                "查实才算 当: “查实” was never seen false",
                "办结期限 : no case expects an outcome of it",
            ],
            report.Uncovered().Select(u => $"{u.Provision} {u.Clause}: {u.Why.English}"));
        Assert.Equal(new CoverageCount(3, 4), report.ProvisionCount);
    }

    [Fact]
    public void What_a_failing_case_or_another_provision_ran_is_not_covered()
    {
        Assert.Equal(0, Run("{ 编号: A, 类别: 投诉, 数量: 4, 查实: 是, " + Matter + " }", "Q1: 不成立").ProvisionCount.Covered);
        var limit = Run("{ 编号: A, 类别: 投诉, 数量: 4, 查实: 是, " + Matter + " }", "办结期限: 未开始");
        Assert.Equal(["办结期限"], limit.Provisions.Where(p => p.Covered).Select(p => p.Point.Provision.Id));
    }

    [Fact]
    public void A_threshold_counts_once_it_is_crossed()
    {
        string[] Covered(string asOf, string state) =>
        [
            .. Run("{ 编号: A, 类别: 投诉, 数量: 4, 查实: 是, " + Matter + " }", "办结期限: " + state, asOf, "[ [事项 A, 受理, 2011-03-07 10:00] ]")
                .Provisions.Single(p => p.Point.Provision.Id == "办结期限").Clauses.Where(c => c.Covered).Select(c => c.Point.Syntax.Keyword),
        ];

        Assert.Equal(["对", "自", "限"], Covered("2011-03-08 09:00", "进行中"));
        Assert.Equal(["对", "自", "限", "于"], Covered("2011-03-16 09:00", "逾期"));
    }

    [Fact]
    public void An_example_counts_like_a_case()
    {
        var model = BoundRulebook.FromRules("情形 Q1\n  对 事项\n  当 数量 大于 3\n  例 数量 = 4 → 成立\n  例 数量 = 3 → 不成立\n").Clean().Model;
        var report = new TestRunner(model, Interpreter.Instance).Run([]).Coverage!;
        Assert.Empty(report.Uncovered());
        Assert.Equal((new CoverageCount(1, 1), new CoverageCount(2, 2), new CoverageCount(1, 1)), (report.ProvisionCount, report.ClauseCount, report.ConditionCount));
    }

    [Fact]
    public void The_margin_marks_what_is_covered_partly_and_not()
    {
        var report = Run("{ 编号: A, 类别: 投诉, 数量: 4, 查实: 是, " + Matter + " }", "Q1: 成立");
        var lines = CoverageText.Lines(report, Language.Chinese).ToList();
        Assert.Contains("+  6 |   问责 单位.负责人: 批评教育", lines);
        Assert.Contains("~  4 |     (一) 数量 大于 3 且 上报", lines);
        Assert.Contains("     |     ^ “数量 大于 3”没有见过不成立", lines);
        Assert.Contains("- 18 |   对 事项", lines);
        Assert.Contains("  11 |", lines);
    }

    [Fact]
    public async Task The_verb_prints_the_sums_in_both_formats()
    {
        var path = TestPaths.InRepository("rulebooks", "kunshan");
        var json = await Command.RunAsync(["test", path, "--format", "json"]);
        using var document = JsonDocument.Parse(json.Output);
        var coverage = document.RootElement.GetProperty("coverage");
        foreach (var what in (string[])["provisions", "clauses", "conditions"])
        {
            Assert.InRange(coverage.GetProperty(what).GetProperty("covered").GetInt32(), 1, coverage.GetProperty(what).GetProperty("total").GetInt32());
        }

        Assert.Equal(JsonValueKind.Array, coverage.GetProperty("uncovered").ValueKind);
        Assert.Equal(JsonValueKind.Array, coverage.GetProperty("notJudged").ValueKind);
        var text = await Command.RunAsync(["test", path, "--coverage"], "zh_CN.UTF-8");
        Assert.Contains($"条文 {coverage.GetProperty("provisions").GetProperty("covered").GetInt32()}/", text.Output);
        Assert.DoesNotContain("+ ", (await Command.RunAsync(["test", path])).Output);
    }

    private static CoverageReport Run(string? matter = null, string expect = "", string asOf = "2011-06-01 09:00", string events = "[]")
    {
        var text = matter is null ? "用例: []" : $$"""
            用例:
            - 名: 甲
              时点: {{asOf}}
              给定: { 事项: [ {{matter}} ], 单位: [ { 名称: U, 上级: 无, 负责人: P } ], 处分: [] }
              事件: {{events}}
              对: 事项 A
              期望: { {{expect}} }
            """;
        return new TestRunner(Model, Interpreter.Instance).Run([new SourceText("tests/a.yaml", text)]).Coverage!;
    }
}
