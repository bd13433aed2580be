using RuleHost.Compilation;
using RuleHost.Compilation.Fused;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Equivalence;

/// <summary>
/// Two evaluators, one meaning: whatever random rulebooks and facts bring up, the compiled formulas, the plan that decisions use, and
/// the subject index say what the interpreter says. A failure prints the seeds and the texts; the same seeds give it again.
/// </summary>
public sealed class EquivalenceTests
{
    private const int Rulebooks = 500;
    private const int FactsEach = 200;

    private static readonly ParallelOptions BothCores = new() { MaxDegreeOfParallelism = 2 };

    [Fact]
    public void The_plan_and_the_interpreter_agree_on_random_rulebooks_and_facts()
    {
        var pairs = 0;
        var fused = new int[Enum.GetValues<JudgementState>().Length];
        Parallel.For(0, Rulebooks, BothCores, seed =>
        {
            Compare(seed, depth: 4, FactsEach, fused);
            Interlocked.Add(ref pairs, FactsEach);
        });
        Assert.True(pairs >= 100_000, $"only {pairs} pairs");
        JudgementState[] states = [JudgementState.Holds, JudgementState.Fails, JudgementState.Unknown, JudgementState.NotApplicable];
        Assert.All(states, state => Assert.True(fused[(int)state] > 1000, $"only {fused[(int)state]} fused judgements come out as {state}"));
    }

    [Fact]
    public void Deep_formulas_agree() => Parallel.For(0, 30, BothCores, i => Compare(1_000_000 + i, depth: 7, 10, new int[8]));

    private static void Compare(int seed, int depth, int facts, int[] fused)
    {
        var rulebook = new RandomRulebook(seed, depth);
        var evaluators = new Evaluators(rulebook, seed, fused);
        for (var i = 0; i < facts; i++)
        {
            evaluators.Compare(i);
        }
    }

    /// <summary>The ways in which one random rulebook is evaluated.</summary>
    private sealed class Evaluators(RandomRulebook rulebook, int seed, int[] counts)
    {
        private readonly CompiledPlan _plan = new(rulebook.Model);
        private readonly DecidingRunner _runner = new(rulebook.Model, warmUp: 2);
        private readonly SubjectIndex _index = new(rulebook.Model);
        private readonly FusedPlans _fused = new(rulebook.Model, warmUp: 0);

        public void Compare(int factSeed)
        {
            var random = new Random((seed * 1009) + factSeed);
            var facts = RandomFacts.Of(rulebook.Vocabulary, random);
            var asOf = RandomValue.Instant(random);
            var interpreted = new Evaluation(rulebook.Model, facts, asOf, Interpreter.Instance);
            var decided = new Evaluation(rulebook.Model, facts, asOf, _runner);

            // Both evaluators of one formula over the same services: nothing but the formula can make a difference.
            foreach (var (subject, formula) in rulebook.Formulas)
            {
                var frame = interpreted.FrameOf(Value.OfRecord(RandomValue.Key(subject, random)));
                var expected = Interpreter.Instance.Run(formula, interpreted, frame).Value;
                var actual = _plan.Run(formula, interpreted, frame).Value;
                if (!Sameness.Same(expected, actual))
                {
                    Fail(factSeed, $"{frame.Subject}: {formula}", Sameness.Show(expected), Sameness.Show(actual));
                }
            }

            foreach (var provision in rulebook.Model.Provisions)
            {
                var record = Value.OfRecord(RandomValue.Key(provision.Subject!.Name, random));
                var place = $"{provision} on {record.RecordKey}";
                switch (provision)
                {
                    case BoundJudgement judgement:
                        var (one, other) = (interpreted.Detail(judgement, record), decided.Detail(judgement, record));
                        Same(factSeed, place, Sameness.Show(one), Sameness.Show(other));
                        break;
                    case BoundDefinition definition:
                        var (value, decidedValue) = (interpreted.Definition(definition, record), decided.Definition(definition, record));
                        Same(factSeed, place, Sameness.Show(value), Sameness.Show(decidedValue));
                        break;
                    case BoundLimit limit:
                        var (clock, decidedClock) = (interpreted.Limit(limit, record), decided.Limit(limit, record));
                        Same(factSeed, place, Sameness.Show(clock), Sameness.Show(decidedClock));
                        break;
                    default:
                        break;
                }
            }

            foreach (var record in rulebook.Vocabulary.Facts.Keys.SelectMany(type => facts.All(type)))
            {
                CompareFused(factSeed, record, interpreted);
                foreach (var judgement in _index.All(record.Type.Name).Except(_index.Candidates(record)).OfType<BoundJudgement>())
                {
                    var state = interpreted.Verdict(judgement, Value.OfRecord(record.Key)).State;
                    Same(factSeed, $"{judgement} on {record} by index", state.ToString(), _index.StateOfRest(judgement).ToString());
                }
            }
        }

        /// <summary>
        /// The fused judgements of a given record, walked at first and compiled after some records: what they say is what the interpreter says,
        /// before anybody confirms it.
        /// </summary>
        private void CompareFused(int factSeed, FactRecord record, Evaluation interpreted)
        {
            var plan = _fused.Of(record.Type);
            var ranks = new long[plan.Slots.Count];
            var frame = interpreted.FrameOf(Value.OfRecord(record.Key));
            if (!plan.SetFields(ranks, record) || !plan.SetTimes(ranks, interpreted.AsOf, frame.Applicable is { } at ? interpreted.DateOf(at) : null))
            {
                return;
            }

            if (factSeed == FactsEach / 4 && seed % 10 == 0)
            {
                plan.Units.ToList().ForEach(u => u.Compile());
            }

            var found = new Found();
            plan.Run(ranks, found);
            var states = found.Items.ToArray().ToDictionary(Found.PlaceOf, item => Found.IsUnknown(item) ? JudgementState.Unknown : JudgementState.Holds);
            foreach (var judgement in plan.Judgements.Where(j => j.ConfirmBy is null))
            {
                if (plan.Find(judgement) is { } tests)
                {
                    var verdict = interpreted.Verdict(judgement, Value.OfRecord(record.Key));
                    var actual = states.TryGetValue(tests.Place, out var state) ? state
                        : TestWalk.Of(tests.Excluded, ranks) == Truth.True ? JudgementState.NotApplicable
                        : JudgementState.Fails;
                    Same(factSeed, $"{judgement} on {record}, fused", verdict.State.ToString(), actual.ToString());
                    Interlocked.Increment(ref counts[(int)actual]);
                }
            }
        }

        private void Same(int factSeed, string place, string expected, string actual)
        {
            if (expected != actual)
            {
                Fail(factSeed, place, expected, actual);
            }
        }

        private void Fail(int factSeed, string place, string expected, string actual) =>
            Assert.Fail($"rulebook {seed}, facts {factSeed}, {place}\ninterpreted: {expected}\n   compiled: {actual}\n{rulebook}");
    }
}
