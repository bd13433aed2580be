using RuleHost.Tests.Syntax;
using Xunit;

namespace RuleHost.Tests.Conformance;

public sealed class OwnRuleFilesTests
{
    [Theory]
    [InlineData("rulebooks")]
    [InlineData("tests/conformance/kunshan-excerpt")]
    [InlineData("tests/acceptance")]
    public void Every_rule_file_that_the_project_ships_parses_without_diagnostics(string folder)
    {
        var files = Directory.GetFiles(TestPaths.InRepository(folder), "*.rule", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var (_, diagnostics) = Parsed.File(File.ReadAllText(file), Path.GetFileName(file));
            Assert.Equal("", string.Join('\n', diagnostics.Select(Parsed.Line)));
        });
    }
}
