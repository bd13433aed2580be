using RuleHost.Decisions;
using RuleHost.Values;

namespace RuleHost.Compilation;

/// <summary>连续 n年 c and 连续 n个月 c over a compiled condition (semantics S21).</summary>
internal static class ConsecutivePeriods
{
    /// <summary>
    /// The condition in this period and in each of those before, joined by 且. One of which nothing is known is 待查, not a break;
    /// its condition is not asked.
    /// </summary>
    public static Truth Hold(CompiledPart<Truth> condition, int periods, int months, Evaluation evaluation, in Frame frame, Value[] scope)
    {
        var holds = condition(evaluation, frame, scope);
        var subject = frame.Subject;
        for (var i = 1; i < periods && holds != Truth.False; i++)
        {
            subject = evaluation.Earlier(subject, months).Value;
            if (subject.Kind != ValueKind.Record)
            {
                return holds.And(Truth.Unknown);
            }

            holds = holds.And(evaluation.Knows(subject.RecordKey) ? condition(evaluation, evaluation.FrameOf(subject), scope) : Truth.Unknown);
        }

        return holds;
    }
}
