using RuleHost.Decisions;
using RuleHost.Values;

namespace RuleHost.Compilation;

/// <summary>连续 nY c over a compiled condition (semantics S21).</summary>
internal static class ConsecutiveYears
{
    /// <summary>
    /// The condition in this year and in each of the years before, joined by 且. A year of which nothing is known is 待查, not a break;
    /// its condition is not asked.
    /// </summary>
    public static Truth Hold(CompiledPart<Truth> condition, int years, Evaluation evaluation, in Frame frame, Value[] scope)
    {
        var holds = condition(evaluation, frame, scope);
        var subject = frame.Subject;
        for (var year = 1; year < years && holds != Truth.False; year++)
        {
            subject = evaluation.PreviousYear(subject).Value;
            if (subject.Kind != ValueKind.Record)
            {
                return holds.And(Truth.Unknown);
            }

            holds = holds.And(evaluation.Knows(subject.RecordKey) ? condition(evaluation, evaluation.FrameOf(subject), scope) : Truth.Unknown);
        }

        return holds;
    }
}
