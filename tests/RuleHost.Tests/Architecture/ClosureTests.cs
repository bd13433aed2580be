using System.Text.Json;
using RuleHost.Compilation;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Tests.Equivalence;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Architecture;

/// <summary>Formulas become dynamic methods: no C# compiler is shipped or loaded.</summary>
public sealed class ClosureTests
{
    [Fact]
    public void No_assembly_of_the_CSharp_compiler_is_in_the_closure_of_the_command()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "rulehost.deps.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var libraries = document.RootElement.GetProperty("libraries").EnumerateObject().Select(l => l.Name).ToList();
        Assert.Contains(libraries, l => l.StartsWith("RuleHost.Engine/", StringComparison.OrdinalIgnoreCase) || l.StartsWith("RuleHost/", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(libraries, l => l.StartsWith("Microsoft.CodeAnalysis", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Microsoft.CodeAnalysis", document.RootElement.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void No_assembly_of_the_CSharp_compiler_is_loaded_after_deciding()
    {
        var rulebook = new RandomRulebook(2);
        var evaluation = new Evaluation(rulebook.Model, RandomFacts.Of(rulebook.Vocabulary, new Random(1)), RandomValue.Instant(new Random(1)), new DecidingRunner(rulebook.Model, warmUp: 0));
        foreach (var judgement in rulebook.Model.Provisions.OfType<BoundJudgement>())
        {
            evaluation.Detail(judgement, Value.OfRecord(RandomValue.Key(judgement.Subject!.Name, new Random(1))));
        }

        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }
}
