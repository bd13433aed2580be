using System.Runtime.CompilerServices;
using RuleHost.Compilation;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Tests.Equivalence;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Compilation;

public sealed class DecidingRunnerTests
{
    [Fact]
    public void Compiled_formulas_are_collected_with_their_rulebook()
    {
        var references = Enumerable.Range(0, 5).Select(seed => RunAndForget(seed)).ToList();
        for (var i = 0; i < 10 && references.Exists(r => r.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(references, r => r.IsAlive);
    }

    [Fact]
    public void A_formula_is_interpreted_until_compiling_it_pays()
    {
        var rulebook = new RandomRulebook(3);
        var (subject, formula) = rulebook.Formulas[0];
        var plan = new DecidingRunner(rulebook.Model, warmUp: 2);
        var evaluation = new Evaluation(rulebook.Model, RandomFacts.Of(rulebook.Vocabulary, new Random(1)), RandomValue.Instant(new Random(1)), plan);
        var frame = new Frame(Value.OfRecord(RandomValue.Key(subject, new Random(1))), evaluation.AsOf);
        evaluation.Run(formula, frame);
        evaluation.Run(formula, frame);
        Assert.False(plan.IsCompiled(formula));
        evaluation.Run(formula, frame);
        Assert.True(plan.IsCompiled(formula));
    }

    [Fact]
    public void Many_threads_that_share_a_plan_get_what_one_gets()
    {
        var rulebook = new RandomRulebook(5);
        var expected = Decide(rulebook, Interpreter.Instance);
        for (var round = 0; round < 20; round++)
        {
            // A new plan each time, so that the threads meet while it compiles.
            var plan = new DecidingRunner(rulebook.Model, warmUp: 1);
            Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Assert.Equal(expected, Decide(rulebook, plan)));
        }
    }

    [Fact]
    public void Two_rulebooks_with_one_id_share_nothing()
    {
        // The generator gives every rulebook the same id, version, names and hash; only the texts differ.
        var rulebooks = Enumerable.Range(10, 6).Select(seed => new RandomRulebook(seed)).ToList();
        var plans = rulebooks.ConvertAll(r => new DecidingRunner(r.Model, warmUp: 0));
        var alone = rulebooks.ConvertAll(r => Decide(r, Interpreter.Instance));
        Assert.True(alone.Distinct(StringComparer.Ordinal).Count() > 1, "they say different things");
        Parallel.For(0, 60, i => Assert.Equal(alone[i % 6], Decide(rulebooks[i % 6], plans[i % 6])));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunAndForget(int seed)
    {
        var rulebook = new RandomRulebook(seed);
        var plan = new DecidingRunner(rulebook.Model, warmUp: 0);
        Assert.NotEqual("", Decide(rulebook, plan));
        return new WeakReference(rulebook.Model);
    }

    private static string Decide(RandomRulebook rulebook, IFormulaRunner runner)
    {
        var text = new System.Text.StringBuilder();
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            var facts = RandomFacts.Of(rulebook.Vocabulary, random);
            var evaluation = new Evaluation(rulebook.Model, facts, RandomValue.Instant(random), runner);
            foreach (var judgement in rulebook.Model.Provisions.OfType<BoundJudgement>())
            {
                text.Append(Sameness.Show(evaluation.Detail(judgement, Value.OfRecord(RandomValue.Key(judgement.Subject!.Name, random)))));
            }
        }

        return text.ToString();
    }
}
