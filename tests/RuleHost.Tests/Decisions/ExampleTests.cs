using RuleHost.Decisions;
using Xunit;

namespace RuleHost.Tests.Decisions;

public sealed class ExampleTests
{
    [Fact]
    public async Task S22_every_example_of_the_example_rulebook_comes_out_under_the_runner_that_decides()
    {
        await using var rulebook = await Rulebook.LoadAsync(TestPaths.InRepository("tests", "conformance", "kunshan-excerpt"), cancellation: TestContext.Current.CancellationToken);
        var results = Examples.Run(rulebook.Model, rulebook.Runner).ToList();
        Assert.NotEmpty(results);
        Assert.All(results, r => Assert.True(r.Holds, $"{r.Provision.Id}: {r.Expected} / {r.Actual}"));
    }
}
