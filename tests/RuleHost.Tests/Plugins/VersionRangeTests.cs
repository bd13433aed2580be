using RuleHost.Rulebooks;
using Xunit;

namespace RuleHost.Tests.Plugins;

public sealed class VersionRangeTests
{
    [Theory]
    [InlineData(">=2011.2 <2012", "2011.2.0", true)]
    [InlineData(">=2011.2 <2012", "2011.1.9", false)]
    [InlineData(">=2011.2 <2012", "2012", false)]
    [InlineData(">=2011.2 <2012", "2011.10", true)]
    [InlineData(">=0.1, <1", "0.1.0", true)]
    [InlineData("1.0", "1", true)]
    [InlineData("=1.0.1", "1.0", false)]
    [InlineData(">1", "1.0.0", false)]
    [InlineData("<=1", "1.0.0-draft.1", true)]
    public void A_version_lies_in_a_range_or_not(string range, string version, bool fits) => Assert.Equal(fits, VersionRange.Parse(range)!.Contains(version));

    [Theory]
    [InlineData("")]
    [InlineData("任意")]
    [InlineData(">=")]
    [InlineData("~1.0")]
    [InlineData(">=1.x")]
    public void What_is_no_range_is_refused(string range) => Assert.Null(VersionRange.Parse(range));
}
