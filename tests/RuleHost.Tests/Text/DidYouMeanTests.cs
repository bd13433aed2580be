using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Text;

public class DidYouMeanTests
{
    [Theory]
    [InlineData("从众", "从重", "从轻", "加重")]
    [InlineData("曰历", "日历", "依据", "当")]
    [InlineData("承办单为", "承办单位", "主办单位", "承办人")]
    [InlineData("绿通色道", "绿色通道", "绿化通道", "通道")]
    [InlineData("民声11O反馈", "民声110反馈", "民声反馈", "反馈")]
    [InlineData("ＳＵＢＪＥＣＴ", "subject", "object", "reject")]
    [InlineData("subjcet", "subject", "object", "reject")]
    [InlineData("Сase", "Case", "Cast", "Base")]
    public void The_nearest_name_is_offered(string written, string meant, string other, string another) =>
        Assert.Equal(meant, DidYouMean.Nearest(written, [another, other, meant]));

    [Theory]
    [InlineData("当", "限")]
    [InlineData("损失", "影响")]
    [InlineData("完全不相干的词", "民声110反馈")]
    [InlineData("", "甲")]
    public void A_strange_word_gets_no_offer(string written, string candidate) => Assert.Null(DidYouMean.Nearest(written, [candidate]));

    [Fact]
    public void Offers_do_not_depend_on_the_order_of_candidates() =>
        Assert.Equal(DidYouMean.Nearest("重大损火", ["重大损坏", "重大损失", "重大损伤"], 2), DidYouMean.Nearest("重大损火", ["重大损伤", "重大损失", "重大损坏"], 2));
}
