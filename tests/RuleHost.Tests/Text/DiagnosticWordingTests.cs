using System.Text.RegularExpressions;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Text;

/// <summary>What is read aloud to policy staff is punctuated as their language is; an English text quotes the Chinese words it speaks of.</summary>
public sealed partial class DiagnosticWordingTests
{
    public static TheoryData<string> Codes() => [.. DiagnosticCatalogue.All.Select(d => d.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Chinese_texts_use_full_width_punctuation(string code)
    {
        var descriptor = DiagnosticCatalogue.All.Single(d => d.Code == code);
        Assert.Empty(HalfWidth(descriptor.Message.Chinese));
        Assert.Empty(HalfWidth(descriptor.Hint.Chinese));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void English_texts_quote_the_Chinese_they_speak_of(string code)
    {
        var descriptor = DiagnosticCatalogue.All.Single(d => d.Code == code);
        Assert.Empty(Unquoted(descriptor.Message.English));
        Assert.Empty(Unquoted(descriptor.Hint.English));
    }

    [Theory]
    [InlineData("对应表没有写,请补上。", ",")]
    [InlineData("写成列表:[甲, 乙]。", ":")]
    [InlineData("是不是“报修”?", "?")]
    [InlineData("处理(由人决定)。", "(")]
    public void Half_width_punctuation_beside_Chinese_is_found(string text, string mark) => Assert.Contains(mark, HalfWidth(text)[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("各项以“(一) ”开头。")]
    [InlineData("写成 合计(处分, 金额) 或 缺省({0}, 否)。")]
    [InlineData("写成 {0}: {{ 记录的键: 结果 }}。")]
    [InlineData("在 facts: 下声明它。")]
    public void What_the_language_itself_writes_so_is_none(string text) => Assert.Empty(HalfWidth(text));

    private static List<string> HalfWidth(string text) => [.. Mark().Matches(Code().Replace(text, "")).Select(m => m.Value)];

    private static List<string> Unquoted(string text) => [.. Word().Matches(Quoted().Replace(text, "")).Select(m => m.Value)];

    /// <summary>Text of the rule language or of YAML: calls, item marks, lists and mappings, <c>key: value</c>.</summary>
    [GeneratedRegex(@"(存在|计数|合计|平均|最大|最小|首|末|各|每个|缺省|已知|缺失|日期|\{[0-9]\})\([^()（）]*\)|\([一二三四五]\)|\[[^\[\]]*\]|\{\{.*?\}\}|\{ .*? \}|“[,:;]”|: ")]
    private static partial Regex Code();

    [GeneratedRegex(@"[\u4e00-\u9fff“”][,;:?!()]|[,;:?!()][\u4e00-\u9fff“”]")]
    private static partial Regex Mark();

    [GeneratedRegex("“[^”]*”|\"[^\"]*\"|「[^」]*」")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\u4e00-\u9fff]+")]
    private static partial Regex Word();
}
