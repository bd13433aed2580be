using RuleHost.Cli.Output;
using Xunit;

namespace RuleHost.Tests.Cli;

public sealed class TextTableTests
{
    [Fact]
    public void Chinese_characters_take_two_columns()
    {
        var table = new TextTable("时限", "数量");
        table.Add("答复", "12");
        table.Add("ab", "3");
        Assert.Equal("时限  数量\n----  ----\n答复  12\nab    3\n", Written(table, 80));
    }

    [Fact]
    public void A_narrow_terminal_cuts_the_widest_column_and_shows_that_it_did()
    {
        var table = new TextTable("a", "b");
        table.Add("1", "国务院办公厅关于放假安排的通知");
        Assert.Equal("a  b\n-  -----------------\n1  国务院办公厅关于…\n", Written(table, 20));
    }

    private static string Written(TextTable table, int width)
    {
        var writer = new StringWriter { NewLine = "\n" };
        table.Write(writer, width);
        return writer.ToString();
    }
}
