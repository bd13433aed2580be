using RuleHost.Documents;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Documents;

/// <summary>The mistakes that people make in YAML: each is named in plain words, at its place, whatever the parser complained about.</summary>
public sealed class YamlMistakesTests
{
    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        // text, code, underlined, a word of the message
        { "a:\n\tb: 1\n", "RH0306", "\t", "Tab" },
        { "facts:\n  a: 1\n\tb: 1\n", "RH0306", "\t", "Tab" },
        { "　　名称: 文本\n", "RH0306", "　", "全角空格" },
        { "标题：昆山\n版本: 1\n", "RH0307", "：", "全角冒号" },
        { "fields: { 名称：文本, 类别: 文本 }\n", "RH0307", "：", "全角冒号" },
        { "标题:昆山\n版本: 1\n", "RH0308", "标题:", "没有空格" },
        { "fields: { 名称:文本 }\n", "RH0308", "名称:", "没有空格" },
        { "fields:{ 名称: 文本 }\n", "RH0308", "fields:", "没有空格" },
        { "fields:[甲, 乙]\nb: 1\n", "RH0308", "fields:", "没有空格" },
        { "a: [1, 2\nb: 3\n", "RH0301", "[", "“[”没有成对的“]”" },
        { "a: { x: 1, y: [部门, 镇 }\nb: 1\n", "RH0301", "[", "“[”没有成对的“]”" },
        { "a: {x: 1, y: 2\nb: 3\n", "RH0301", "{", "“{”没有成对的“}”" },
        { "a: ]\n", "RH0301", "]", "多了一个“]”" },
        { "a: [1] 2\n", "RH0301", "2", "括号已经在这里结束" },
        { "a: \"没有结束\nb: 1\n", "RH0301", "\"", "引号没有成对" },
        { "a: '没有\nb: 2", "RH0301", "'", "引号没有成对" },
        { "a: \"所谓\"写错\n", "RH0301", "写", "引号已经在这里结束" },
        { "a: \"C:\\规章\"\n", "RH0301", "\"", "“\\”" },
        { "a: x: y\n", "RH0301", ":", "两个“: ”" },
        { "a: 1\n b: 2\n", "RH0301", ":", "续行" },
        { "a\nb: 1\n", "RH0301", ":", "续行" },
        { "facts:\n  单位:\n      key: 名称\n    fields: 1\n", "RH0301", "f", "没有和同一级的内容对齐" },
        { "  a: 1\nb: 2\n", "RH0301", "b", "更靠左" },
        { "a: %20\n", "RH0301", "%", "不能以“%”开头" },
        { "a: @市\n", "RH0301", "@", "不能以“@”开头" },
        { "a: 1\n- b\n", "RH0301", "-", "混在了同一级" },
        { "- a\nb: 1\n", "RH0301", "b", "不是列表的一项" },
        { "a:\n- b\n-c\n", "RH0301", "-", "“-”后面" },
        { "? [a]\n: b\n", "RH0301", "[a]", "键必须是一个词" },
        { "a: |x\n  b\n", "RH0301", "|", "从下一行开始" },
        { "a: &x 1\nb: *x\n", "RH0302", "&x 1", "锚点" },
        { "issuer: **市人民政府\n", "RH0302", "**市人民政府", "锚点" },
        { "a: 1\na: 2\n", "RH0305", "a", "写了两次" },
        { "a: 1\r\n类别: [😀, 乙]\r\n类别: 3\r\n", "RH0305", "类别", "写了两次" },
        { "", "RH0310", "", "空的" },
        { "# 只有注释\n", "RH0310", "", "空的" },
        { "a: { t: 重构稿,非原文 }\n", "RH0312", "非原文", "接回前面" },
        { "a: 1\n---\nb: 2\n", "RH0313", "---", "第二份文档" },
        { "a: [部门，镇、条线]\n", "RH0314", "部门，镇、条线", "算一个值" },
        { "fields: { 名称: 文本，窗口单位: 文本 }\n", "RH0344", "，", "“，”是全角的" },
        { "fields: {\n  名称: 文本，\n  类别: 文本\n}\n", "RH0344", "，", "“，”是全角的" },
        { "fields: ｛ 名称: 文本 ｝\n", "RH0344", "｛", "半角的“{”" },
        { "fields: { 名称: 文本 ｝\nb: 1\n", "RH0344", "｝", "半角的“}”" },
        { "a: [甲, 乙］\nb: 1\n", "RH0344", "］", "半角的“]”" },
        { "a: [[甲, 乙]，[丙, 丁]]\n", "RH0344", "，", "半角的“,”" },
        { "a: [“甲: 乙: 丙”]\n", "RH0345", "“甲: 乙: 丙”", "中文引号" },
        { "title: “规则集: 写错的”\n", "RH0345", "“规则集: 写错的”", "中文引号" },
        { "名\u200B称: 1\n", "RH0315", "名\u200B称", "U+200B" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Is_named_at_its_place(string text, string code, string underlined, string said)
    {
        var diagnostics = new DiagnosticBag();
        var source = new SourceText("a.yaml", text);
        YamlDocumentReader.Read(source, diagnostics);
        var diagnostic = Assert.Single(diagnostics.Items);
        Assert.Equal((code, underlined), (diagnostic.Code, source.Slice(diagnostic.Location!.Value.Span).ToString()));
        Assert.Contains(said, diagnostic.Message(Language.Chinese), StringComparison.Ordinal);
        Assert.NotEmpty(diagnostic.Hint(Language.English));
    }

    [Theory]
    [InlineData("a: http://example.org/x\n")]
    [InlineData("a: [\"09:00\", \"17:00\"]\n")]
    [InlineData("a: [10:00, 11:00]\n")]
    [InlineData("a: { note: \"甲，乙\", at: 12:30 }\n")]
    [InlineData("a: [\"甲、乙\"]\n")]
    [InlineData("a: 说明：其中一句\n")]
    [InlineData("title: “三项制度”\nb: “三个一”提速\n")]
    [InlineData("title: ［2010］12号\nb: 关于｛甲｝，乙\n")]
    [InlineData("a: { note: 甲，乙, at: 1 }\n")]
    [InlineData("a: |\n  第一行: 有冒号\n  \t第二行\n")]
    [InlineData("- [投诉 T1, 交办, 2011-03-07 10:00]\n")]
    public void Is_not_seen_where_there_is_none(string text)
    {
        var diagnostics = new DiagnosticBag();
        Assert.NotNull(YamlDocumentReader.Read(new SourceText("a.yaml", text), diagnostics));
        Assert.Empty(diagnostics.Items);
    }

    [Fact]
    public void All_lost_entries_are_reported_in_one_go()
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(YamlDocumentReader.Read(new SourceText("a.yaml", "a: { 名称：文本 }\nb: { 类别:文本 }\nc:{ 级别: 整数 }\n"), diagnostics));
        Assert.Equal(["RH0307", "RH0308", "RH0308"], diagnostics.Items.Select(d => d.Code));
    }
}
