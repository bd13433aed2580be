using RuleHost.Tests.Traps;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Scoring;

/// <summary>Faults of systems in use, each as a case that comes out right here.</summary>
public sealed class FaultsTests
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
}
