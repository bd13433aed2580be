using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests;

public sealed class TruthTests
{
    [Theory]
    [InlineData(Truth.True, Truth.Unknown, Truth.Unknown, Truth.True)]
    [InlineData(Truth.False, Truth.Unknown, Truth.False, Truth.Unknown)]
    [InlineData(Truth.False, Truth.True, Truth.False, Truth.True)]
    [InlineData(Truth.Unknown, Truth.Unknown, Truth.Unknown, Truth.Unknown)]
    public void Kleene_and_or_follow_S8(Truth a, Truth b, Truth and, Truth or)
    {
        Assert.Equal(and, a.And(b));
        Assert.Equal(and, b.And(a));
        Assert.Equal(or, a.Or(b));
        Assert.Equal(or, b.Or(a));
    }

    [Fact]
    public void Not_unknown_is_unknown()
    {
        Assert.Equal(Truth.Unknown, Truth.Unknown.Not());
        Assert.Equal(Truth.False, Truth.True.Not());
    }
}
