using RuleHost.Syntax;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Syntax;

public class UnspacedRepairTests
{
    private static readonly HashSet<string> Names =
        ["办件逾期", "绿色通道", "逾期", "办件", "非税收入", "税收入", "单位", "牌", "处理日期", "处理", "日期", "甲", "损失", "当事人", "事人"];

    [Theory]
    [InlineData("当 办件逾期大于3个工作日且非绿色通道", "办件逾期大于3个工作日且非绿色通道", "办件逾期 大于 3个工作日 且 非 绿色通道")]
    [InlineData("当 计数(单位的牌) > 3", "单位的牌", "单位 的 牌")]
    [InlineData("当 逾期 > 五个工作日", "五个工作日", "5个工作日")]
    [InlineData("当 逾期 > 二十天且甲", "二十天且甲", "20天 且 甲")]
    [InlineData("当 处理日期早于2011年3月1日", "处理日期早于2011年3月1日", "处理日期 早于 2011年3月1日")]
    [InlineData("当 甲 且\n      损失大于10万元", "损失大于10万元", "损失 大于 10万元")]
    [InlineData("当 损失 > lO万元", "lO万元", "10万元")]
    public void One_way_to_read_it_is_proposed_as_a_fix(string clause, string word, string expected)
    {
        var diagnostic = Diagnose($"情形 Q01\n  {clause}\n", word);
        Assert.Equal(expected, diagnostic!.Fix);
        Assert.Equal(expected.Contains(' ', StringComparison.Ordinal) ? "RH0110" : "RH0127", diagnostic.Code);
    }

    [Fact]
    public void Several_ways_are_listed_and_none_is_chosen()
    {
        var diagnostic = Diagnose("情形 Q01\n  当 甲且非税收入\n", "甲且非税收入");
        Assert.Null(diagnostic!.Fix);
        Assert.Equal("可能是：甲 且 非税收入；或者：甲 且 非 税收入", diagnostic.Hint(Language.Chinese));
    }

    [Theory]
    [InlineData("当 完全不知道的名称", "完全不知道的名称")]
    [InlineData("当 损失 > 甲大于3天", "甲大于3天")]
    public void What_cannot_be_cut_or_would_not_parse_is_left_to_did_you_mean(string clause, string word) =>
        Assert.Null(Diagnose($"情形 Q01\n  {clause}\n", word));

    [Fact]
    public void A_run_that_the_parser_could_not_read_is_cut_once_the_names_are_known()
    {
        var (_, diagnostics) = Parsed.File("情形 Q01\n  当 逾期 > 3个工作日且非绿色通道\n");
        Assert.Equal("RH0107", Assert.Single(diagnostics).Code);
        var better = Assert.Single(UnspacedRepair.Improve(diagnostics, Names.Contains));
        Assert.Equal(("RH0110", "3个工作日 且 非 绿色通道", "Q01"), (better.Code, better.Fix, better.Provision));
    }

    [Fact]
    public void The_word_before_the_one_that_the_parser_stumbled_over_is_cut()
    {
        var (_, diagnostics) = Parsed.File("情形 Q01\n  当 逾期大于3个工作日且 绿色通道\n");
        Assert.Equal("RH0101", Assert.Single(diagnostics).Code);
        var better = Assert.Single(UnspacedRepair.Improve(diagnostics, Names.Contains));
        Assert.Equal(("RH0110", "逾期 大于 3个工作日 且"), (better.Code, better.Fix));
    }

    [Fact]
    public void A_long_run_of_short_names_is_cut_in_bounded_time()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var word = string.Concat(Enumerable.Repeat("甲且", 31)) + "乙";
        Assert.Null(Diagnose($"情形 Q01\n  当 {word}\n", word));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), clock.Elapsed.ToString());
    }

    private static Diagnostic? Diagnose(string content, string word)
    {
        var source = new SourceText("a.rule", content);
        return UnspacedRepair.Diagnose(source, new TextSpan(content.IndexOf(word, StringComparison.Ordinal), word.Length), Names.Contains);
    }
}
