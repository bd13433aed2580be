using Xunit;

namespace RuleHost.Tests;

/// <summary>Tests that hold a time limit run alone: what others compute beside them would be measured, too.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
