using RuleHost.Documents;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Rulebooks;

public sealed class TypeReaderTests
{
    private static readonly Dictionary<string, EnumType> Enumerations = new() { ["影响"] = new("影响", true, ["一般影响", "较大影响"]) };
    private static readonly HashSet<string> Facts = ["单位", "人员"];

    [Theory]
    [InlineData("文本", "文本")]
    [InlineData("单位 或 无", "单位 或 无")]
    [InlineData("单位?", "单位 或 无")]
    [InlineData("列表<人员>", "列表<人员>")]
    [InlineData("列表＜人员＞ 或 无", "列表<人员> 或 无")]
    [InlineData("列表<单位 或 无>", "列表<单位 或 无>")]
    [InlineData("时长<工作日>", "时长<工作日>")]
    [InlineData("时长<个工作日>", "时长<工作日>")]
    [InlineData("时长", "时长")]
    [InlineData("金额<元>", "金额<元>")]
    [InlineData("金额", "金额")]
    [InlineData("影响", "影响")]
    public void A_type_is_read_as_the_language_writes_it(string text, string expected)
    {
        var (type, diagnostics) = Read(text);
        Assert.Empty(diagnostics);
        Assert.Equal(expected, type.ToString());
    }

    [Fact]
    public void None_written_without_a_space_is_understood_and_said()
    {
        var (type, diagnostics) = Read("单位或无");
        Assert.Equal("单位 或 无", type.ToString());
        Assert.Equal(("RH0341", "单位 或 无"), (Assert.Single(diagnostics).Code, diagnostics[0].Fix));
    }

    [Theory]
    [InlineData("时长<月>")]
    [InlineData("时长<个月>")]
    public void A_span_of_months_is_written_either_way(string text) => Assert.Equal(SpanUnit.Month, Read(text).Type.Unit);

    [Theory]
    [InlineData("[高, 中, 低]", false)]
    [InlineData("[高，中、低] 或 无", true)]
    public void Values_in_place_make_an_enumeration_of_their_own(string text, bool optional)
    {
        var (type, diagnostics) = Read(text);
        Assert.Empty(diagnostics);
        Assert.Equal(("投诉.类别", optional), (type.Enum!.Name, type.Optional));
        Assert.Equal(["高", "中", "低"], type.Enum.Values);
    }

    [Theory]
    [InlineData("整形", "整数")]
    [InlineData("单为 或 无", "单位 或 无")]
    [InlineData("时长<工做日>", "时长<工作日>")]
    [InlineData("金额<美圆>", "金额<美元>")]
    [InlineData("列表<人圆>", "列表<人员>")]
    [InlineData("甲乙丙丁", null)]
    [InlineData("", null)]
    [InlineData("?", null)]
    [InlineData("或 无", null)]
    [InlineData("列表<>", null)]
    [InlineData("[]", null)]
    public void What_is_no_type_is_met_with_the_nearest_one(string text, string? fix)
    {
        var (type, diagnostics) = Read(text);
        Assert.Equal(TypeKind.Error, type.Kind);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(("RH0324", fix), (diagnostic.Code, diagnostic.Fix));
    }

    [Theory]
    [InlineData("列表<", ">")]
    [InlineData("", "?")]
    [InlineData("", " 或 无")]
    [InlineData("[", "]")]
    public void Endless_nesting_costs_no_stack(string before, string behind)
    {
        var (type, diagnostics) = Read(string.Concat(Enumerable.Repeat(before, 100_000)) + "文本" + string.Concat(Enumerable.Repeat(behind, 100_000)));
        Assert.True(type.Kind is TypeKind.Error or TypeKind.Enum);
        Assert.True(diagnostics.Count <= 1);
    }

    [Fact]
    public void An_overlay_leaves_unknown_names_to_its_base_but_not_misspelt_types()
    {
        Assert.Empty(Read("决策", overlay: true).Diagnostics);
        Assert.Empty(Read("列表<凭据> 或 无", overlay: true).Diagnostics);
        Assert.Equal("整数", Assert.Single(Read("整形", overlay: true).Diagnostics).Fix);
        Assert.Equal("时长<工作日>", Assert.Single(Read("时长<工做日>", overlay: true).Diagnostics).Fix);
    }

    private static (DataType Type, IReadOnlyList<Diagnostic> Diagnostics) Read(string text, bool overlay = false)
    {
        var diagnostics = new DiagnosticBag();
        var place = new SourceLocation(new SourceText("rulebook.yaml", text), new TextSpan(0, text.Length));
        var type = new TypeReader(Enumerations, Facts, overlay, diagnostics).Read(new ScalarNode(place, text, ScalarStyle.Quoted), "投诉.类别");
        return (type, diagnostics.Items);
    }
}
