using RuleHost.Documents;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Rulebooks;

public sealed class ScalarReaderTests
{
    private static readonly ScalarReader Reader = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly EnumType Kinds = new("投诉.类别", false, ["咨询", "报修"]);

    public static TheoryData<string, string, string> Good => new()
    {
        { "是否", "是", "是" },
        { "整数", "3次", "3" },
        { "整数", "１２", "12" },
        { "小数", "0.1", "0.1" },
        { "百分比", "30%", "0.3" },
        { "百分比", "0.3", "0.3" },
        { "分", "95分", "95" },
        { "金额<元>", "500万元", "5000000元" },
        { "金额", "1000000.01美元", "1000000.01美元" },
        { "日期", "2011-03-07", "2011-03-07" },
        { "日期", "2011/3/7", "2011-03-07" },
        { "日期", "2011年3月7日", "2011-03-07" },
        { "日期", "２０１１/3/７", "2011-03-07" },
        { "日期", "2011/3/7 0:00", "2011-03-07" },
        { "时刻", "2011-03-07 10:00", "2011-03-07T02:00:00Z" },
        { "时刻", "2011/3/7 9:05", "2011-03-07T01:05:00Z" },
        { "时刻", "2011年3月7日 10:00", "2011-03-07T02:00:00Z" },
        { "时刻", "2011-03-07T10:00:30+08:00", "2011-03-07T02:00:30Z" },
        { "时刻", "2011-03-07", "2011-03-06T16:00:00Z" },
        { "月份", "2011-03", "2011-03" },
        { "年度", "2011", "2011" },
        { "时长<工作日>", "3个工作日", "3工作日" },
        { "时长<天>", "2周", "2周" },
        { "时长<分钟>", "72小时", "72小时" },
        { "列表<日期>", "2011-03-07、2011-03-08", "[2011-03-07, 2011-03-08]" },
    };

    public static TheoryData<string, string> Bad => new()
    {
        { "时长<工作日>", "3天" },
        { "时长<天>", "3个工作日" },
        { "时长<小时>", "3天" },
        { "金额<元>", "500美元" },
        { "金额<元>", "500" },
        { "整数", "1.5" },
        { "日期", "2011-02-30" },
        { "日期", "2011-03-07 10:00" },
        { "时刻", "下周一" },
        { "是否", "" },
        { "是否", "也许" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Text_is_typed_by_its_declaration(string type, string text, string expected)
    {
        var value = Reader.Read(text, Type(type), out var problem);
        Assert.Null(problem);
        Assert.Equal(expected, ValueText.Canonical(value!.Value));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_does_not_fit_is_a_problem_and_never_another_value(string type, string text)
    {
        var value = Reader.Read(text, Type(type), out var problem);
        Assert.Null(value);
        Assert.NotNull(problem);
    }

    [Fact]
    public void Missing_null_and_empty_are_three_answers()
    {
        var place = new SourceLocation(new SourceText("t", ""), default);
        var optional = DataType.Text.OrNone();
        Assert.Equal(Value.None, Reader.Read(new ScalarNode(place, "null", ScalarStyle.Plain), optional, out _));
        Assert.Equal(Value.None, Reader.Read(new ScalarNode(place, "无", ScalarStyle.Plain), optional, out _));
        Assert.Equal(Value.OfText(""), Reader.Read(new ScalarNode(place, "", ScalarStyle.Quoted), optional, out _));
        Assert.Null(Reader.Read(new ScalarNode(place, "null", ScalarStyle.Json), DataType.Bool, out var notAllowed));
        Assert.NotNull(notAllowed);
        Assert.Null(Reader.Read(new ScalarNode(place, "", ScalarStyle.Quoted), DataType.Bool, out var empty));
        Assert.NotNull(empty);
    }

    [Theory]
    [InlineData("整数", "1e3", "1000")]
    [InlineData("小数", "-1.5E-1", "-0.15")]
    [InlineData("百分比", "3e-1", "0.3")]
    [InlineData("小数", "0.123456789012345678901234567", "0.123456789012345678901234567")]
    [InlineData("是否", "true", "是")]
    [InlineData("文本", "12", "12")]
    public void Numbers_and_booleans_of_json_are_exact(string type, string text, string expected)
    {
        var place = new SourceLocation(new SourceText("t", ""), default);
        var value = Reader.Read(new ScalarNode(place, text, ScalarStyle.Json), Type(type), out var problem);
        Assert.Null(problem);
        Assert.Equal(expected, ValueText.Canonical(value!.Value));
    }

    [Theory]
    [InlineData("时长<工作日>", "5天", "单位是天")]
    [InlineData("时长<工作日>", "5", "没有单位")]
    [InlineData("金额<元>", "5美元", "币种是美元")]
    [InlineData("金额<元>", "5", "没有单位")]
    [InlineData("整数", "1.5", "不是整数")]
    [InlineData("是否", "yes", "既不是“是”")]
    [InlineData("整数", "无", "没有“或 无”")]
    [InlineData("小数", "0.12345678901234567890123456789012345", "位数太多")]
    public void A_problem_says_what_is_the_matter(string type, string text, string said)
    {
        Assert.Null(Reader.Read(text, Type(type), out var problem));
        Assert.Contains(said, problem!.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_enumeration_value_is_met_with_the_nearest_one()
    {
        Assert.Null(Reader.Read("报休", DataType.EnumOf(Kinds), out var problem));
        Assert.Contains("报修", problem!.Chinese, StringComparison.Ordinal);
        Assert.Contains("报修", problem.English, StringComparison.Ordinal);
    }

    private static DataType Type(string text)
    {
        var diagnostics = new DiagnosticBag();
        var place = new SourceLocation(new SourceText("t", text), default);
        var type = new TypeReader(new Dictionary<string, EnumType>(), new HashSet<string>(), overlay: false, diagnostics).Read(new ScalarNode(place, text, ScalarStyle.Plain), "t");
        Assert.Empty(diagnostics.Items);
        return type;
    }
}
