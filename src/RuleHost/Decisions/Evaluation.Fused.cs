using RuleHost.Compilation.Fused;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// The short way to a judgement's state: all fused judgements of a record are decided at once, over its fields as ranks. It settles what is
/// known for certain and names nothing: whatever is unknown, cites a 通则 or waits for a person is judged by <see cref="Judge"/>.
/// </summary>
internal sealed partial class Evaluation
{
    private Dictionary<RecordKey, FusedRecord?>? _fused;

    /// <summary>The state; null where it is to be judged in full.</summary>
    private JudgementState? Fused(BoundJudgement judgement, Value record)
    {
        if (IgnoresGenerals || !ReferenceEquals(Assumptions, Assumptions.None) || FusedOf(record) is not { } fused || fused.Plan.Find(judgement) is not { } tests)
        {
            return null;
        }

        return fused.StateOf(tests) switch
        {
            JudgementState.Holds when judgement.ConfirmBy is null => JudgementState.Holds,
            JudgementState.Fails => JudgementState.Fails,
            JudgementState.NotApplicable when !CitesGenerals(judgement) => JudgementState.NotApplicable,
            _ => null,
        };
    }

    private static bool CitesGenerals(BoundJudgement judgement)
    {
        foreach (var general in judgement.Generals)
        {
            if (!general.NotApplicable.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private FusedRecord? FusedOf(Value record)
    {
        var key = record.RecordKey;
        if (_fused?.TryGetValue(key, out var known) == true)
        {
            return known;
        }

        // Its own time may itself rest on a judgement of the record: until it is known, there is no short way.
        FusedRecord? fused = null;
        if (Facts.Find(key) is { } given && Runner.PlanOf(given.Type) is { } plan)
        {
            var ranks = new long[plan.Slots.Count];
            var applicable = plan.Slots.AsksApplicable && FrameOf(record).Applicable is { } at ? DateOf(at) : (DateOnly?)null;
            fused = plan.SetFields(ranks, given) && plan.SetTimes(ranks, AsOf, applicable) ? new FusedRecord(plan, ranks) : null;
        }

        (_fused ??= [])[key] = fused;
        return fused;
    }

    /// <summary>The ranks of a record, and what its plan found: in order of place.</summary>
    private sealed class FusedRecord
    {
        private readonly long[] _ranks;
        private readonly Found _found = new();

        public FusedRecord(FusedPlan plan, long[] ranks)
        {
            (Plan, _ranks) = (plan, ranks);
            plan.Run(ranks, _found);
        }

        public FusedPlan Plan { get; }

        public JudgementState StateOf(FusedJudgement judgement)
        {
            var (holding, unknown) = (Found.Holding(judgement.Place), Found.Unknown(judgement.Place));
            var at = _found.Items.BinarySearch(holding);
            return at >= 0 ? JudgementState.Holds
                : _found.Items.BinarySearch(unknown) >= 0 ? JudgementState.Unknown
                : judgement.Excluded is not FixedTest { Truth: Truth.False } && TestWalk.Of(judgement.Excluded, _ranks) == Truth.True ? JudgementState.NotApplicable
                : JudgementState.Fails;
        }
    }
}
