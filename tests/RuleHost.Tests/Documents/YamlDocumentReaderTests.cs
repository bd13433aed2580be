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

    [Theory]
    [InlineData("a: ", "x", 5_000_000, null)]
    [InlineData("a: \"", "x", 5_000_000, "RH0301")]
    [InlineData("a: [", "x, ", 100_000, "RH0301")]
    [InlineData("a: ", "x:", 500_000, "RH0301")]
    [InlineData("", "[],", 300_000, "RH0301")]
    [InlineData("", "? ", 100_000, "RH0303")]
    public void An_endless_line_is_read_or_refused_in_passable_time(string open, string piece, int times, string? code)
    {
        var diagnostics = new DiagnosticBag();
        YamlDocumentReader.Read(new SourceText("endless.yaml", open + string.Concat(Enumerable.Repeat(piece, times))), diagnostics);
        Assert.Equal(code is null ? [] : [code], diagnostics.Items.Select(d => d.Code));
    }

    [Fact]
    public void A_document_with_too_many_entries_is_refused()
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(YamlDocumentReader.Read(new SourceText("many.yaml", string.Concat(Enumerable.Repeat("- x\n", 1_000))), diagnostics, new DocumentLimits(MaxNodes: 999)));
        Assert.Equal("RH0304", Assert.Single(diagnostics.Items).Code);
    }
}
