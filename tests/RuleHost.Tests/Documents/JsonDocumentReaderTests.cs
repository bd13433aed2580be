using RuleHost.Documents;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Documents;

public sealed class JsonDocumentReaderTests
{
    [Fact]
    public void Nodes_know_their_places_behind_characters_of_every_length()
    {
        var source = new SourceText("a.json", "{\"编号\": \"😀é\", \"次数\": [1, null, true, \"\\u4e2d\"]}");
        var root = Assert.IsType<MappingNode>(JsonDocumentReader.Read(source, new DiagnosticBag()));
        Assert.Equal(["编号", "次数"], root.Entries.Select(e => e.Key.Text));
        Assert.Equal("\"😀é\"", source.Slice(root.Entries[0].Value.Place.Span).ToString());
        var list = Assert.IsType<SequenceNode>(root.Entries[1].Value);
        Assert.Equal(["1", "null", "true", "\"\\u4e2d\""], list.Items.Select(i => source.Slice(i.Place.Span).ToString()));
        Assert.Equal("中", Assert.IsType<ScalarNode>(list.Items[3]).Text);
        Assert.Equal([false, true, false, false], list.Items.Select(i => ((ScalarNode)i).IsNull));
        Assert.Equal("[1, null, true, \"\\u4e2d\"]", source.Slice(list.Place.Span).ToString());
    }

    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "{\"a\": 1,}", "RH0309", "}", "最后一项后面多了逗号" },
        { "{\"a\": 1", "RH0309", "", "内容到这里就完了" },
        { "{'a': 1}", "RH0309", "'", "双引号" },
        { "{“a”: 1}", "RH0309", "“", "全角" },
        { "{\"a\"：1}", "RH0309", "：", "全角" },
        { "{\"a\": 1，\"b\": 2}", "RH0309", "，", "全角" },
        { "{\"a\": 1 \"b\": 2}", "RH0309", "\"", "少了逗号" },
        { "{\"a\": 1} // 注释", "RH0309", "/", "后面还有内容" },
        { "// 注释\n{}", "RH0309", "/", "注释" },
        { "{\"a\": /* x */ 1}", "RH0309", "/", "注释" },
        { "{\"a\": 是}", "RH0309", "是", "双引号" },
        { "{\"a\": NaN}", "RH0309", "N", "双引号" },
        { "{a: 1}", "RH0309", "a", "双引号" },
        { "{\"a\": \"x\ny\"}", "RH0309", "\"", "这一行" },
        { "{\"a\": \"x", "RH0309", "\"", "没有结束" },
        { "{\"a\": \"C:\\规章\"}", "RH0309", "\"", "“\\”" },
        { "{\"a\": \"\\ud800\"}", "RH0309", "\"\\ud800\"", "半个字符" },
        { "{\"a\": 01}", "RH0309", "0", "数字写错了" },
        { "[1,,2]", "RH0309", ",", "多了“,”" },
        { "{} {}", "RH0309", "{", "后面还有内容" },
        { "{\"编号\": 1, \"编号\": 2}", "RH0305", "\"编号\"", "写了两次" },
        { " \n", "RH0310", "", "空的" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_at_its_place(string text, string code, string underlined, string said)
    {
        var diagnostics = new DiagnosticBag();
        var source = new SourceText("a.json", text);
        JsonDocumentReader.Read(source, diagnostics);
        var diagnostic = Assert.Single(diagnostics.Items);
        Assert.Equal((code, underlined), (diagnostic.Code, source.Slice(diagnostic.Location!.Value.Span).ToString()));
        Assert.Contains(said, diagnostic.Message(Language.Chinese), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "RH0303")]
    [InlineData(100_000, "RH0303")]
    public void Nesting_ends_where_that_of_yaml_ends(int depth, string? code)
    {
        var text = new string('[', depth) + new string(']', depth);
        var json = new DiagnosticBag();
        var yaml = new DiagnosticBag();
        JsonDocumentReader.Read(new SourceText("a.json", text), json);
        YamlDocumentReader.Read(new SourceText("a.yaml", text), yaml);
        Assert.Equal(code is null ? [] : [code], json.Items.Select(d => d.Code));
        Assert.Equal(json.Items.Select(d => d.Code), yaml.Items.Select(d => d.Code));
    }

    [Fact]
    public void Random_text_gives_diagnostics_and_no_crash()
    {
        const string alphabet = "{}[]\",:\\ 1e-.tfn\n\ud800\ude00é中";
        var random = new Random(20110307);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Create(random.Next(0, 40), random, (target, r) =>
            {
                foreach (ref var c in target)
                {
                    c = alphabet[r.Next(alphabet.Length)];
                }
            });
            var diagnostics = new DiagnosticBag();
            Assert.True(JsonDocumentReader.Read(new SourceText("r.json", text), diagnostics) is not null || diagnostics.HasErrors);
        }
    }
}
