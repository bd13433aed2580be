using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Text;

public sealed class NearMissTests
{
    [Theory]
    [InlineData("承办单伟", "承办单位")]
    [InlineData("subjcet", "subject")]
    [InlineData("ＳＵＢＪＥＣＴ", "subject")]
    public void A_slip_is_taken_for_the_name_it_is_nearest_to(string wrong, string known) =>
        Assert.Equal(known, NearMiss.Of(wrong, ["反馈", known]));

    [Fact]
    public void A_name_that_shares_nothing_is_not_offered() => Assert.Null(NearMiss.Of("损失", ["反馈", "类别"]));

    [Fact]
    public void A_single_character_is_not_taken_for_another() => Assert.Null(NearMiss.Of("甲", ["乙"]));

    [Fact]
    public void A_short_list_is_shown_whole_when_nothing_is_near() =>
        Assert.Equal("Known here: 反馈, 类别.", NearMiss.Hint("损失", ["反馈", "类别"])!.English);
}
