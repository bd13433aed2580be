using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Binding;

public sealed class ShippedRulebooksTests
{
    [Theory]
    [InlineData("rulebooks/kunshan")]
    [InlineData("rulebooks/supervision-score")]
    [InlineData("rulebooks/jiangsu-supervision")]
    [InlineData("tests/acceptance/sf-scores/rulebook")]
    [InlineData("tests/acceptance/reply-scores/rulebook")]
    [InlineData("tests/conformance/kunshan-excerpt")]
    [InlineData("tests/acceptance/cn-complaints/rulebook")]
    public void Every_rulebook_of_the_project_binds_without_an_error(string path) =>
        BoundRulebook.FromFolder(TestPaths.InRepository(path)).Clean();
}
