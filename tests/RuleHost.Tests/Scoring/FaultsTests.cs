using System.Text.RegularExpressions;
using RuleHost.Tests.Traps;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Scoring;

/// <summary>Faults of systems in use, each as a case that comes out right here.</summary>
public sealed partial class FaultsTests
{
    private const string Assessed = """
        时限 答复
          对 投诉
          自 交办 至 反馈
          限 5个工作日
          于 逾期 发 黄牌 予 承办单位

        评分 得分
          对 单位
          满分 100分
          扣 1分 每 本 的 牌 其中 种类 = 黄牌
        """;

    private const string Late = "as-of: 2011-03-20 09:00\nsubject: 单位 城管局\ngiven: { 单位: [ { 名称: 城管局 } ], 投诉: [ { 编号: T1, 承办单位: 城管局 } ] }\nevents: [ [投诉 T1, 来电, 2011-03-04 09:30], [投诉 T1, 交办, 2011-03-04 10:00] ]";

    [Fact]
    public async Task A_score_counts_the_cards_that_the_limits_of_this_very_rulebook_issue()
    {
        await using var book = await TemporaryRulebook.Of(Assessed);
        Assert.Equal(99m, book.Decide(Late).Score().Total);
        Assert.Equal(100m, book.Decide(Late.Replace("2011-03-20", "2011-03-08", StringComparison.Ordinal)).Score().Total);
    }

    [Fact]
    public async Task Answering_late_does_not_take_back_what_the_card_cost()
    {
        await using var book = await TemporaryRulebook.Of(Assessed);
        Assert.Equal(99m, book.Decide(Late.Replace("10:00] ]", "10:00], [投诉 T1, 反馈, 2011-03-18 10:00] ]", StringComparison.Ordinal)).Score().Total);
    }

    [Fact]
    public async Task A_share_compared_with_a_count_is_refused_when_the_rulebook_is_loaded()
    {
        var problem = await Assert.ThrowsAsync<RulebookException>(() => TemporaryRulebook.Of("""
            情形 报警过多
              对 单位
              当 计数(本 的 投诉) 不小于 2%
            """));
        Assert.Contains(problem.Diagnostics, d => d.Severity == Severity.Error && d.Message(Language.English).Contains("2%", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_total_is_worked_out_anew_from_the_facts_and_never_from_an_earlier_total()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var units = ("甲局", "甲: 80, 乙: 80, " + YearlyRulebook.QuietYear);
        Assert.Equal(80m, book.Decide(units)["甲局/2010"].Score().Total);
        Assert.Equal(86m, book.Decide(("甲局", "甲: 90, 乙: 80, " + YearlyRulebook.QuietYear))["甲局/2010"].Score().Total);
        Assert.Equal(80m, book.Decide(units)["甲局/2010"].Score().Total);
    }

    [Fact]
    public async Task Starting_a_supervision_lifts_the_card_but_not_what_it_cost_unless_the_rule_says_so()
    {
        const string Yaml = """
            rulebook: 摘牌
            version: 1.0.0
            facts:
              单位: { key: 名称, fields: { 名称: 文本 } }
              投诉: { key: 编号, fields: { 编号: 文本, 承办单位: 单位 }, events: [来电, 交办, 反馈] }
            cards: [ { 黄牌: { lifted-by: [效能办] } } ]
            roles: [效能办]
            """;
        const string Lifted = "as-of: 2011-03-20 09:00\nsubject: 单位 城管局\ngiven: { 单位: [ { 名称: 城管局 } ], 投诉: [ { 编号: T1, 承办单位: 城管局 } ] }\nevents: [ [投诉 T1, 交办, 2011-03-04 10:00], { record: 牌 答复/T1/黄牌/2011-03-12T00:00:00, event: 摘牌, at: 2011-03-16 09:00, by: 效能办, fields: { 理由: 已督办 } } ]";
        await using var all = await YearlyRulebook.From(Yaml, Assessed);
        Assert.Equal(99m, all.DecideAll(Facts.Parse(Lifted)).Single().Score().Total);
        await using var valid = await YearlyRulebook.From(Yaml, Assessed.Replace("种类 = 黄牌", "种类 = 黄牌 且 有效", StringComparison.Ordinal));
        Assert.Equal(100m, valid.DecideAll(Facts.Parse(Lifted)).Single().Score().Total);
    }

    /// <summary>Written with two branches, "less than 5 %" fired on correct fees; a deviation is one number and has one line.</summary>
    [Theory]
    [InlineData(100, "fails")]
    [InlineData(104.99, "fails")]
    [InlineData(95.01, "fails")]
    [InlineData(105, "holds")]
    [InlineData(95, "holds")]
    public async Task A_fee_off_by_five_per_cent_either_way_fires_and_a_correct_one_does_not(double paid, string state)
    {
        await using var book = await YearlyRulebook.From("rulebook: 收费\nversion: 1.0.0\nfacts:\n  收费: { key: 编号, fields: { 编号: 文本, 标准: 金额<元>, 实收: 金额<元> } }\n", """
            定义 收费.偏差 为 (实收 - 标准) / 标准

            情形 收费偏差
              对 收费
              当 最大(偏差, 0 - 偏差) 不小于 5%
            """);
        var facts = Facts.Parse(FormattableString.Invariant($"as-of: 2011-02-01\nsubject: 收费 1\ngiven: {{ 收费: [ {{ 编号: 1, 标准: 100元, 实收: {paid}元 }} ] }}"));
        var found = book.DecideAll(facts, cancellation: TestContext.Current.CancellationToken).Single();
        Assert.Equal(state, Assert.Single(found.Judgements).State);
    }

    [Fact]
    public async Task What_counts_as_a_reason_is_a_fact_and_never_a_number_of_characters()
    {
        var problem = await Assert.ThrowsAsync<RulebookException>(() => TemporaryRulebook.Of("情形 没有说理\n  对 投诉\n  当 长度(上级) 小于 10\n"));
        Assert.Contains(problem.Diagnostics, d => d.Code == "RH0210");
        var counted = await Assert.ThrowsAsync<RulebookException>(() => TemporaryRulebook.Of("情形 没有说理\n  对 投诉\n  当 类别 小于 10\n"));
        Assert.NotEmpty(counted.Diagnostics);
    }

    /// <summary>
    /// Ten characters passed as a reason, five as a summary, a hundred bytes as an attachment. Here somebody says whether the decision tells its facts
    /// and its grounds: the text itself, however long, moves nothing, and what nobody has looked at is not known.
    /// </summary>
    [Theory]
    [InlineData("不符合有关条件和要求，依法不予许可。", "载明事实: 是, 载明依据: 否", 99.5, 99.5)]
    [InlineData("超出红线三米，规划法第四十条", "载明事实: 是, 载明依据: 是", 100, 100)]
    [InlineData("", "载明事实: 否, 载明依据: 否", 99.5, 99.5)]
    [InlineData("情况特殊情况特殊情况特殊情况特殊", "载明事实: 是", 99.5, 100)]
    public async Task A_score_by_length_of_text_is_a_score_by_what_somebody_found_in_the_text(string reason, string found, double low, double high)
    {
        await using var book = await YearlyRulebook.From("""
            rulebook: 说理
            version: 1.0.0
            facts:
              单位: { key: 名称, fields: { 名称: 文本 } }
              决定书: { key: 编号, fields: { 编号: 文本, 单位: 单位, 理由: 文本, 载明事实: 是否, 载明依据: 是否 } }
            """, """
            情形 没有说理 不予许可而没有说明理由
              对 决定书
              当 非 载明事实 或 非 载明依据

            评分 得分
              对 单位
              满分 100分
              扣 0.5分 每 本 的 决定书 其中 没有说理
            """);
        ScoreFinding Score(string text) => book.DecideAll(
            Facts.Parse($"as-of: 2014-04-01\nsubject: 单位 甲局\ngiven: {{ 单位: [ {{ 名称: 甲局 }} ], 决定书: [ {{ 编号: 1, 单位: 甲局, 理由: \"{text}\", {found} }} ] }}"),
            cancellation: TestContext.Current.CancellationToken).Single().Score();
        foreach (var text in new[] { reason, "", reason + string.Concat(Enumerable.Repeat("依法依规", 50)) })
        {
            Assert.Equal(((decimal?)(decimal)low, (decimal?)(decimal)high), (Score(text).Low, Score(text).High));
        }
    }

    [Fact]
    public void A_rule_that_was_switched_off_in_its_condition_is_reported_as_one_that_never_fires()
    {
        var folder = TestPaths.NewTemporaryFolder();
        File.WriteAllText(Path.Combine(folder, "rulebook.yaml"), "rulebook: 关\nversion: 1.0.0\nfacts:\n  办件: { key: 编号, fields: { 编号: 文本, 天数: 整数 } }\n");
        File.WriteAllText(Path.Combine(folder, "条文.rule"), "情形 A006 三个月没有动静\n  对 办件\n  当 天数 大于 90 且 1 = 2\n");
        var found = RulebookLoader.Check(folder, TestContext.Current.CancellationToken);
        Directory.Delete(folder, true);
        Assert.Contains(found.Diagnostics, d => d.Severity == Severity.Warning && d.Message(Language.Chinese).Contains("1 = 2", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_fault_that_the_page_on_testing_lists_has_its_test()
    {
        var rows = FaultRows().Matches(File.ReadAllText(TestPaths.InRepository("docs", "testing.md"))).Select(m => (Fault: m.Groups[1].Value, Class: m.Groups[2].Value, Test: m.Groups[3].Value)).ToList();
        Assert.Equal(["1", "2", "3", "10", "11", "12", "13", "14"], rows.Select(r => r.Fault));
        Assert.All(rows, r => Assert.Contains(typeof(FaultsTests).Assembly.GetTypes(), t => t.Name == r.Class && t.GetMethod(r.Test) is not null));
    }

    [GeneratedRegex(@"^\| (\d+) .*\| `(\w+)\.(\w+)` \|$", RegexOptions.Multiline)]
    private static partial Regex FaultRows();
}
