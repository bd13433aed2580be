using RuleHost.Syntax;
using Xunit;

namespace RuleHost.Tests.Syntax;

public sealed class ChineseNumeralsTests
{
    [Theory]
    [InlineData("三", "3")]
    [InlineData("两", "2")]
    [InlineData("十", "10")]
    [InlineData("十五", "15")]
    [InlineData("二十", "20")]
    [InlineData("二十五", "25")]
    [InlineData("一百二十", "120")]
    [InlineData("一百零五", "105")]
    [InlineData("两千", "2000")]
    public void A_number_in_characters_is_told_in_digits(string numeral, string digits) => Assert.Equal(digits, ChineseNumerals.Digits(numeral));

    [Theory]
    [InlineData("")]
    [InlineData("零")]
    [InlineData("二五")]
    [InlineData("二〇一一")]
    [InlineData("百")]
    [InlineData("十百")]
    [InlineData("三个")]
    public void What_is_no_such_number_is_left_alone(string text) => Assert.Null(ChineseNumerals.Digits(text));

    [Theory]
    [InlineData("三个工作日", "3个工作日")]
    [InlineData("半小时", "30分钟")]
    [InlineData("半年", "6个月")]
    [InlineData("十万元", "10万元")]
    [InlineData("三百万元", "300万元")]
    [InlineData("百分之三十", "30%")]
    [InlineData("三", "3")]
    [InlineData("一般", null)]
    [InlineData("三公经费", null)]
    public void A_unit_stays_behind_the_digits(string word, string? literal) => Assert.Equal(literal, ChineseNumerals.Literal(word));

    [Theory]
    [InlineData("(一)", 1)]
    [InlineData("(十二)", 12)]
    [InlineData("(3)", 3)]
    public void Marks_of_items_are_numbers_too(string mark, int number)
    {
        Assert.Equal(number, ItemMarks.Number(mark));
        Assert.Equal(mark, ItemMarks.Write(number, mark));
    }
}
