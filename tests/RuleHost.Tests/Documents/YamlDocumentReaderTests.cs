using System.Text;
using RuleHost.Documents;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Documents;

public sealed class YamlDocumentReaderTests
{
    [Fact]
    public void Nodes_know_their_places()
    {
        var source = new SourceText("a.yaml", "标题: 昆山\n列表: [一, 二]\n块: |\n  文字\n");
        var root = Assert.IsType<MappingNode>(YamlDocumentReader.Read(source, new DiagnosticBag()));
        Assert.Equal(["标题", "列表", "块"], root.Entries.Select(e => e.Key.Text));
        Assert.Equal("昆山", source.Slice(root.Entries[0].Value.Place.Span).ToString());
        var list = Assert.IsType<SequenceNode>(root.Entries[1].Value);
        Assert.Equal(["一", "二"], list.Items.Select(i => source.Slice(i.Place.Span).ToString()));
    }

    [Theory]
    [InlineData("a: &x 1\nb: *x\n", "RH0302")]
    [InlineData("a: 1\na: 2\n", "RH0305")]
    [InlineData("a:\n\tb: 1\n", "RH0306")]
    [InlineData("标题：昆山\n版本: 1\n", "RH0307")]
    [InlineData("标题:昆山\n版本: 1\n", "RH0308")]
    [InlineData("a: [1, 2\nb: 3\n", "RH0301")]
    [InlineData("a: \"没有结束\n", "RH0301")]
    [InlineData("", "RH0310")]
    public void Mistakes_are_named(string text, string code)
    {
        var diagnostics = new DiagnosticBag();
        YamlDocumentReader.Read(new SourceText("a.yaml", text), diagnostics);
        Assert.Equal(code, Assert.Single(diagnostics.Items).Code);
    }

    [Theory]
    [InlineData("[", 100_000, "RH0303")]
    [InlineData("{a: ", 100_000, "RH0303")]
    [InlineData("- ", 100_000, "RH0303")]
    public void Deep_nesting_is_refused_at_once(string open, int times, string code)
    {
        var diagnostics = new DiagnosticBag();
        YamlDocumentReader.Read(new SourceText("deep.yaml", "a: " + (open == "- " ? "\n" : "") + string.Concat(Enumerable.Repeat(open, times))), diagnostics);
        Assert.Equal(code, Assert.Single(diagnostics.Items).Code);
    }

    [Fact]
    public void An_alias_bomb_costs_nothing()
    {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (var c = 'b'; c < 'z'; c++)
        {
            var before = (char)(c - 1);
            bomb.Append(c).Append(": &").Append(c).Append(" [").AppendJoin(", ", Enumerable.Repeat("*" + before, 9)).Append("]\n");
        }

        var diagnostics = new DiagnosticBag();
        YamlDocumentReader.Read(new SourceText("bomb.yaml", bomb.ToString()), diagnostics);
        Assert.Equal("RH0302", Assert.Single(diagnostics.Items).Code);
    }

    [Fact]
    public void Random_bytes_give_diagnostics_and_no_crash()
    {
        var random = new Random(20110307);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(1, 200)];
            random.NextBytes(bytes);
            var diagnostics = new DiagnosticBag();
            var text = i % 2 == 0 ? Encoding.Latin1.GetString(bytes) : FileReader.Decode(bytes, "r", diagnostics) ?? "";
            var node = YamlDocumentReader.Read(new SourceText("r.yaml", text), diagnostics);
            Assert.True(node is not null || diagnostics.HasErrors);
        }
    }

    [Fact]
    public void Gb18030_is_read_with_a_note()
    {
        var diagnostics = new DiagnosticBag();
        Assert.Equal("单位,城管局", FileReader.Decode(FileReader.Gb18030().GetBytes("单位,城管局"), "a.csv", diagnostics));
        Assert.Equal("RH0004", Assert.Single(diagnostics.Items).Code);
    }

    [Fact]
    public void A_file_over_the_limit_names_the_setting()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, new string('a', 2_000));
            var diagnostics = new DiagnosticBag();
            Assert.Null(FileReader.Read(path, "大.yaml", diagnostics, new DocumentLimits(1_000)));
            Assert.Contains(DocumentLimits.MaxBytesSetting, Assert.Single(diagnostics.Items).Hint(Language.Chinese), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
