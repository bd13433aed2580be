using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RuleHost.Decisions;
using RuleHost.Values;

namespace RuleHost.Tests.Equivalence;

/// <summary>
/// A text that says everything about a value but what it misses: the compiled plan may leave that out, and nothing else.
/// </summary>
internal static class Sameness
{
    public static bool Same(Value a, Value b) => a.Kind switch
    {
        ValueKind.List => b.Kind == ValueKind.List && a.List.Complete == b.List.Complete && Same(a.List.Sure, b.List.Sure) && Same(a.List.Possible, b.List.Possible),
        _ => a.Equals(b),
    };

    private static bool Same(ImmutableArray<Value> a, ImmutableArray<Value> b)
    {
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            if (!Same(a[i], b[i]))
            {
                return false;
            }
        }

        return a.Length == b.Length;
    }

    /// <summary>A value for a report.</summary>
    public static string Show(Value value) => value.Kind switch
    {
        ValueKind.Unknown when value.Bounds is { } bounds => $"未知[{Show(bounds.Low)}, {Show(bounds.High)}]",
        ValueKind.List => $"{value.Kind}(sure: {string.Join(", ", value.List.Sure.Select(Show))}; possible: {string.Join(", ", value.List.Possible.Select(Show))}; {(value.List.Complete ? "complete" : "open")})",
        _ => $"{value.Kind} {value}",
    };

    /// <summary>A limit as a text.</summary>
    public static string Show(LimitOutcome outcome) => string.Join('\n', outcome.Rounds.Select(r =>
        $"round {r.Number} {r.State} from {r.Start:O} to {r.Closed:O} due {r.Reading?.Due:O} overdue {r.Reading?.Overdue} remaining {r.Reading?.Remaining} used {r.Reading?.Elapsed} "
        + $"cards [{string.Join("; ", r.Cards)}] missing [{string.Join(", ", r.Missing)}]"));

    /// <summary>A value with what it misses.</summary>
    public static string Show(Traced traced) => $"{Show(traced.Value)} missing [{string.Join(", ", traced.Missing)}]";

    /// <summary>A judgement in full as a text, with what is missing.</summary>
    public static string Show(JudgementOutcome outcome)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{outcome.Verdict.State} [{string.Join(", ", outcome.Verdict.ExcludedBy)}] items [{string.Join(", ", outcome.Items)}] exempt [{string.Join(", ", outcome.ExemptedBy)}]\n");
        foreach (var sanction in outcome.Sanctions)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {sanction} [{string.Join(", ", sanction.Reasons)}] missing [{string.Join(", ", sanction.Missing)}]\n");
        }

        foreach (var forbid in outcome.Forbids)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {forbid with { Missing = [] }}\n");
        }

        foreach (var points in outcome.Points)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {(points.IsPlus ? '+' : '-')} {Show(points.Amount)} missing [{string.Join(", ", points.Missing)}]\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"  missing [{string.Join(", ", outcome.Verdict.Missing)}] measures [{string.Join(", ", outcome.MeasuresMissing)}]\n");
        return text.ToString();
    }
}
