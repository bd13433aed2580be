using RuleHost.Syntax;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Text;

public class DiagnosticRendererTests
{
    [Fact]
    public void The_place_is_underlined_where_full_width_characters_count_twice()
    {
        Assert.Equal(
            """
            情形.rule:2:11: error RH0101: 此处应为条件、名称或数，却遇到关键字“且”。
                当 逾期 大于 且 非 绿色通道
                             ^^
              提示：“且”前面缺少条件、名称或数；补上它，或者删去多余的词。
            """.ReplaceLineEndings("\n"),
            Only("情形 Q01\n  当 逾期 大于 且 非 绿色通道\n", Language.Chinese));
    }

    [Fact]
    public void A_tab_is_four_columns_and_the_hint_follows()
    {
        Assert.Equal(
            """
            情形.rule:2:4: error RH0104: “Ѕ” (U+0405) is not “S”; it only looks like it.
                  当 Ѕ12 = 1
                     ^^^
              Hint: Use the Latin letter: S12
            """.ReplaceLineEndings("\n"),
            Only("情形 Q01\n\t当 Ѕ12 = 1\n", Language.English));
    }

    [Fact]
    public void A_long_line_is_clipped_around_the_place()
    {
        var condition = string.Join(" 且 ", Enumerable.Repeat("绿色通道", 40));
        var lines = Only($"情形 Q01\n  当 {condition} 且 且 {condition}\n", Language.Chinese).Split('\n');
        Assert.StartsWith("  …", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("…", lines[1], StringComparison.Ordinal);
        Assert.True(DisplayWidth.Of(lines[1]) <= 106, lines[1]);
        var caret = lines[2].IndexOf('^', StringComparison.Ordinal);
        var columns = 0;
        var at = 0;
        for (; columns < caret; at++)
        {
            columns += DisplayWidth.Of(lines[1].AsSpan(at, 1));
        }

        Assert.StartsWith("且 绿色通道", lines[1][at..], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_endless_line_only_the_neighbourhood_is_looked_at()
    {
        var text = new string('x', 20_000_000) + "?" + new string('y', 20_000_000);
        var source = new SourceText("a.rule", text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rendered = DiagnosticRenderer.Render(new Diagnostic(SyntaxDiagnostics.TooDeep, new SourceLocation(source, new TextSpan(20_000_000, 1)), [256]), Language.English);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
        var lines = rendered.Split('\n');
        Assert.Equal('?', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Fact]
    public void The_end_of_a_clause_is_pointed_at_behind_its_last_character()
    {
        Assert.EndsWith("  当 逾期 >\n             ^", string.Join('\n', Only("情形 Q01\n  当 逾期 >\n", Language.Chinese).Split('\n')[..3]), StringComparison.Ordinal);
    }

    [Fact]
    public void Related_places_are_listed()
    {
        var source = new SourceText("a.rule", "情形 Q01\n情形 Q01\n");
        var diagnostic = new Diagnostic(
            new DiagnosticDescriptor("RH9999", Severity.Warning, new Localized("编号重复", "duplicate id"), new Localized("", "")),
            new SourceLocation(source, new TextSpan(10, 3)),
            [])
        {
            Related = [(new SourceLocation(source, new TextSpan(3, 3)), new Localized("第一次在这里", "first here"))],
        };
        Assert.Equal("a.rule:2:4: warning RH9999: duplicate id\n  情形 Q01\n       ^^^\n  See a.rule:1:4: first here", DiagnosticRenderer.Render(diagnostic, Language.English));
    }

    [Fact]
    public void Control_characters_of_a_file_do_not_reach_the_terminal()
    {
        Assert.DoesNotContain('\u001b', Only("情形 Q01\n  当 \u001b[31m甲\n", Language.Chinese));
    }

    private static string Only(string content, Language language)
    {
        var bag = new DiagnosticBag();
        RuleParser.ParseFile(new SourceText("情形.rule", content), bag);
        return DiagnosticRenderer.Render(Assert.Single(bag.Items), language);
    }
}
