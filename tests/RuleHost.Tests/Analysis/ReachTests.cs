using RuleHost.Tests.Binding;
using Xunit;

namespace RuleHost.Tests.Analysis;

/// <summary>What looks like a mistake of scores, grades and quotas and is none.</summary>
public sealed class ReachTests
{
    [Theory]
    [InlineData("  评 优 当 名次 不大于 参评数 * 20%\n  评 良 其余\n  名额 优 至多 20%\n")]
    [InlineData("  评 优 当 名次 不大于 参评数 * 20%\n  评 良 其余\n  名额 优 至多 30%\n")]
    [InlineData("  评 优 当 名次 不大于 参评数 * 30%\n  评 良 其余\n  名额 优 至多 3\n")]
    [InlineData("  评 优 当 名次 不大于 参评数 * 30%\n  评 良 其余\n  名额 优 至多 上限\n")]
    [InlineData("  评 优 当 名次 不大于 参评数 * 30%\n  评 良 当 名次 不大于 参评数 * 80%\n  评 差 其余\n")]
    [InlineData("  评 优 当 名次 不大于 参评数 * 60% 且 总分 不小于 90分\n  评 差 当 名次 大于 参评数 * 50%\n  评 良 其余\n")]
    [InlineData("  评 优 当 名次 不大于 参评数 * 60%\n  评 差 当 名次 大于 参评数 * 60%\n")]
    [InlineData("  评 优 当 总分 不小于 90分\n  评 良 当 总分 不小于 60分\n  评 差 其余\n  名额 优 至多 20%\n  名额 优 至多 3\n  名额 良 至多 80%\n")]
    [InlineData("  评 优 当 总分 不小于 100分\n  评 良 其余\n后果 甲\n  对 考核\n  当 定档 = 优 或 上年.定档 = 良\n")]
    [InlineData("  评 优 当 总分 不小于 90分\n  评 良 其余\n  降 1等 当 停\n后果 甲\n  对 考核\n  当 定档 = 差\n")]
    [InlineData("  评 优 当 总分 不小于 90分\n  评 差 其余\n  升 2等 当 停\n否决 乙\n  对 考核\n  依据 通知\n  当 得分 小于 50\n  不得 评为 优\n后果 甲\n  对 考核\n  当 定档 = 良\n")]
    public void What_can_be_is_not_told(string rules) =>
        Assert.DoesNotContain(Codes(Score + Grade + rules), c => c is "RH0402" or "RH0403" || (string.CompareOrdinal(c, "RH0566") >= 0 && string.CompareOrdinal(c, "RH0575") <= 0));

    [Theory]
    [InlineData("  加 1分 当 停\n")]
    [InlineData("  扣 得分 - 10 当 停\n")]
    public void A_total_may_go_beyond_full_marks_where_something_is_added(string more) =>
        Assert.DoesNotContain("RH0567", Codes(Score + more + Grade + "  评 优 当 总分 大于 100分\n  评 良 其余\n"));

    [Theory]
    [InlineData("  保留 2位\n", "89.99", true)]
    [InlineData("  保留 1位\n", "89.9", true)]
    [InlineData("  保留 0位\n", "89", true)]
    [InlineData("  保留 2位\n", "89.9", false)]
    [InlineData("", "89.99", false)]
    public void Between_two_figures_next_to_each_other_a_rounded_total_has_no_gap(string rounded, string end, bool whole) =>
        Assert.Equal(!whole, Codes(Score + rounded + Grade + $"  评 优 当 总分 不小于 90分\n  评 良 当 总分 不大于 {end}分\n").Contains("RH0405"));

    [Fact]
    public void A_total_that_a_provision_adds_to_may_go_beyond_full_marks() =>
        Assert.DoesNotContain("RH0567", Codes(Score + Grade + "  评 优 当 总分 大于 100分\n  评 良 其余\n后果 表彰\n  对 考核\n  当 停\n  加 2分 计入 总评\n"));

    [Theory]
    [InlineData("计数(单位 的 月报 其中 其.月份 属于 本年度) 不小于 12")]
    [InlineData("计数(单位 的 月报 其中 其.月份 属于 近 12个月) 不小于 13")]
    [InlineData("计数(单位 的 月报) 不小于 40")]
    [InlineData("计数(单位 的 日报 其中 其.日期 属于 本年度) 不小于 400")]
    [InlineData("计数(单位 的 月报 其中 其.差) / 计数(单位 的 日报) 不小于 30")]
    [InlineData("计数(单位 的 月报) / 计数(单位 的 月报 其中 其.差) 不小于 30")]
    [InlineData("计数(单位 的 月报 其中 其.差) / 计数(单位 的 月报) 不小于 100%")]
    [InlineData("得分 不小于 0.5")]
    public void A_count_or_share_that_can_be_is_not_told(string condition) =>
        Assert.DoesNotContain(Codes($"情形 甲\n  对 考核\n  当 {condition}\n"), c => c is "RH0402" or "RH0403" || (string.CompareOrdinal(c, "RH0566") >= 0 && string.CompareOrdinal(c, "RH0575") <= 0));

    [Fact]
    public void The_same_year_and_the_same_month_before_are_not_taken_for_one() =>
        Assert.DoesNotContain(Codes("情形 甲\n  对 月报\n  当 上年.差 且 非 上月.差\n"), c => c is "RH0402" or "RH0432");

    private static IEnumerable<string> Codes(string rules) => BoundRulebook.FromTexts(Yaml, rules).Diagnostics.Select(d => d.Code);

    private const string Score = "评分 总评\n  对 考核\n  满分 100分\n  项 业绩 占 100% 为 得分\n";
    private const string Grade = "等次 定档\n  对 考核\n  值域 等级\n  按 总评\n";

    private const string Yaml = """
        rulebook: small
        title: 小
        version: 1.0.0
        sources:
          通知: { title: 通知 }
        enumerations:
          等级: { ordered: true, values: [差, 良, 优] }
        facts:
          单位: { key: 名称, fields: { 名称: 文本 } }
          月报: { key: [单位, 月份], fields: { 单位: 单位, 月份: 月份, 差: 是否 } }
          日报: { key: [单位, 日期], fields: { 单位: 单位, 日期: 日期 } }
          考核: { key: [单位, 年度], fields: { 单位: 单位, 年度: 年度, 得分: 小数, 停: 是否 } }
        parameters:
          上限: { type: 百分比, values: [ { from: 2010-01-01, value: 20% }, { from: 2012-01-01, value: 40% } ] }

        """;
}
