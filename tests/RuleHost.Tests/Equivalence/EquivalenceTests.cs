using RuleHost.Compilation;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Equivalence;

/// <summary>Two evaluators, one meaning: the compiled plan and the interpreter agree on everything random rulebooks and facts bring up.</summary>
public sealed class EquivalenceTests
{
    private const int Rulebooks = 100;
    private const int FactsEach = 10;

    [Fact]
    public void The_plan_and_the_interpreter_agree_on_random_rulebooks_and_facts()
    {
        var pairs = 0;
        Parallel.For(0, Rulebooks, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var rulebook = new RandomRulebook(seed);
            var plan = new CompiledPlan(rulebook.Model);
            for (var i = 0; i < FactsEach; i++)
            {
                Compare(rulebook, plan, seed, i);
                Interlocked.Increment(ref pairs);
            }
        });
        Assert.True(pairs >= 1000, $"only {pairs} pairs");
    }

    [Fact]
    public void Formulas_of_any_depth_agree()
    {
        Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            var seed = 1_000_000 + i;
            var rulebook = new RandomRulebook(seed, depth: 7);
            var plan = new CompiledPlan(rulebook.Model);
            for (var facts = 0; facts < 10; facts++)
            {
                Compare(rulebook, plan, seed, facts);
            }
        });
    }

    private static void Compare(RandomRulebook rulebook, CompiledPlan plan, int seed, int factSeed)
    {
        var random = new Random((seed * 1009) + factSeed);
        var facts = RandomFacts.Of(rulebook.Vocabulary, random);
        var asOf = RandomValue.Instant(random);
        var compiled = new Evaluation(rulebook.Model, facts, asOf, plan);
        var interpreted = new Evaluation(rulebook.Model, facts, asOf, Interpreter.Instance);
        foreach (var (subject, formula) in rulebook.Free)
        {
            var frame = interpreted.FrameOf(Value.OfRecord(RandomValue.Key(subject, random)));
            var expected = interpreted.Run(formula, frame).Value;
            var actual = compiled.Run(formula, frame).Value;
            Assert.True(
                Sameness.Same(expected, actual),
                $"seed {seed}, facts {factSeed}, subject {frame.Subject}: interpreted {Sameness.Show(expected)}, compiled {Sameness.Show(actual)}\n{formula}\n{rulebook}");
        }

        foreach (var judgement in rulebook.Model.Provisions.OfType<BoundJudgement>())
        {
            var record = Value.OfRecord(RandomValue.Key(judgement.Subject!.Name, random));
            var expected = Sameness.Show(interpreted.Detail(judgement, record), missing: false);
            var actual = Sameness.Show(compiled.Detail(judgement, record), missing: false);
            Assert.True(expected == actual, $"seed {seed}, facts {factSeed}, {judgement.Id} on {record}: interpreted {expected}compiled {actual}\n{rulebook}");
        }
    }
}
