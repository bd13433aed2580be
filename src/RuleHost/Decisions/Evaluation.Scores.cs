using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>评分 (semantics S12): exact sums, the range that is still open where something is missing, one rounding where the text says it.</summary>
internal sealed partial class Evaluation
{
    private Memo<(BoundProvision Provision, RecordKey Record), ScoreOutcome> _scores;

    public ScoreOutcome Score(BoundScore score, Value record) => Once(ref _scores, score, record, ScoreOutcome.Of, Reckon);

    private ScoreOutcome Reckon(BoundScore score, Value record)
    {
        var frame = FrameOf(record);
        var outside = Outside(score, frame);
        if (outside.Truth == Truth.True)
        {
            return ScoreOutcome.NotApplicable($"{record.RecordKey}.{score.Id}");
        }

        var outOf = Run(score.OutOf, frame);
        var lines = ImmutableArray.CreateBuilder<ScoreLine>(score.Items.Length);
        foreach (var item in score.Items)
        {
            lines.Add(Line(score, item, outOf, frame));
        }

        var changes = ImmutableArray.CreateBuilder<ScoreChange>();
        foreach (var points in score.Points)
        {
            AddChange(changes, points, points.When is null ? Value.True : Run(points.When, frame), null, frame);
        }

        var vetoes = new List<BoundJudgement>();
        var counted = ImmutableArray.CreateBuilder<BoundJudgement>();
        foreach (var judgement in score.Contributors)
        {
            var judged = Judgement(judgement, record);
            if (judged.Truth != Truth.False && judgement.IsVeto)
            {
                // Two vetoes on one event are one: it takes points once.
                var again = IsCounted(judgement, record, vetoes);
                judged = Both(judged, Negate(again));
                (again.Truth == Truth.True ? counted : (ICollection<BoundJudgement>)vetoes).Add(judgement);
            }

            if (judged.Truth != Truth.False)
            {
                foreach (var (points, holds) in WithGenerals(TextFor(judgement, record), frame, static j => j.Points, static p => p.When))
                {
                    if (points.Into == score.Id)
                    {
                        AddChange(changes, points, Both(judged, holds), judgement, frame);
                    }
                }
            }
        }

        var outcome = new ScoreOutcome { State = JudgementState.Holds, Total = default, Lines = lines.ToImmutable(), Changes = changes.ToImmutable(), Counted = counted.ToImmutable(), OutOf = outOf };
        var (total, raw) = Total(score, outcome);
        if (outside.Truth == Truth.Unknown)
        {
            total = new Traced(Value.Unknown, Decisions.Missing.Union(outside.Missing, total.Missing));
        }

        return outcome with { Total = total, Raw = raw, State = total.Value.IsUnknown ? JudgementState.Unknown : JudgementState.Holds };
    }

    private void AddChange(ImmutableArray<ScoreChange>.Builder changes, BoundPoints points, Traced holds, BoundJudgement? by, in Frame frame)
    {
        if (holds.Truth != Truth.False)
        {
            changes.Add(new ScoreChange(points, Amount(points, frame, holds), by));
        }
    }

    /// <summary>One item: marked out of full marks and weighed, or marked out of its own points. A mark outside is an error in the data (S12).</summary>
    private ScoreLine Line(BoundScore score, BoundItem item, Traced outOf, in Frame frame)
    {
        var share = item.Share.Body is ConstantExpression constant ? constant.Value : Run(item.Share, frame);
        var value = Run(item.Value, frame);
        var full = item.IsWeight ? outOf : share;
        if (value.Value.IsNone)
        {
            value = Traced.Unknown($"{frame.Subject.RecordKey}.{score.Id}.{item.Name}:{FaultText.Of(Fault.Empty)}");
        }
        else if (value.Value.Kind == ValueKind.Number && (value.Value.Number < 0 || (full.Value.Kind == ValueKind.Number && value.Value.Number > full.Value.Number)))
        {
            value = Traced.Unknown($"{frame.Subject.RecordKey}.{score.Id}.{item.Name}:{FaultText.Of(Fault.Overflow)}");
        }

        if (!item.IsWeight)
        {
            return new ScoreLine(item, value, share, value, full);
        }

        var points = share.Value.Kind == ValueKind.Number && (share.Value.Number == 0 || value.Value.Kind == ValueKind.Number)
            ? Value.OfNumber(share.Value.Number == 0 ? 0 : share.Value.Number * value.Value.Number)
            : new Traced(Value.Unknown, Decisions.Missing.Union(share.Missing, value.Missing));
        return new ScoreLine(item, value, share, points, full);
    }

    /// <summary>
    /// Items (or full marks, where there are none) plus 加 less 扣, never below 0, rounded half up to the stated places. Where a part is
    /// missing: what it can still be, and known all the same where that makes no difference.
    /// </summary>
    private static (Traced Total, decimal? Raw) Total(BoundScore score, ScoreOutcome outcome)
    {
        decimal? low = 0, high = 0;
        var missing = ImmutableArray<string>.Empty;
        var full = NumberOf(outcome.OutOf.Value);
        if (score.Items.IsEmpty)
        {
            (low, high) = (full ?? 0, full);
            missing = outcome.OutOf.Missing;
        }

        try
        {
            foreach (var line in outcome.Lines)
            {
                var (from, to) = Range(line);
                (low, high) = (low + from, high + to);
                missing = Decisions.Missing.Union(missing, line.Points.Missing);
            }

            if (full is not null && high > full)
            {
                high = full;
            }

            foreach (var change in outcome.Changes)
            {
                var (least, most) = (change.Amount.Low, change.Amount.High);
                (low, high) = change.Clause.IsPlus ? (low + least, high + most) : (low - most, high - least);
                missing = Decisions.Missing.Union(missing, change.Amount.Points.Missing);
            }

            var raw = low == high ? low : null;
            (low, high) = (Rounded(score, Math.Max(0, low ?? 0)), high is { } top ? Rounded(score, Math.Max(0, top)) : null);
            return low == high
                ? (Value.OfNumber(low.Value), raw)
                : (new Traced(Value.UnknownWithin(new ValueBounds(Value.OfNumber(low.Value), high is { } most2 ? Value.OfNumber(most2) : Value.Unknown)), missing), null);
        }
        catch (OverflowException)
        {
            return (Traced.Unknown($"{score.Id}:{FaultText.Of(Fault.Overflow)}"), null);
        }
    }

    /// <summary>What an item can give: what it gives, or from nothing (or the least its mark can be) to its full share.</summary>
    private static (decimal Low, decimal? High) Range(ScoreLine line)
    {
        if (NumberOf(line.Points.Value) is { } points)
        {
            return (points, points);
        }

        var full = NumberOf(line.Full.Value);
        var (low, high) = Bounds(line.Value.Value);
        (low, high) = (Math.Max(0, low ?? 0), high is null || high > full ? full : high);
        if (!line.Item.IsWeight)
        {
            return (low.Value, high);
        }

        // A weight that is not known lies between 0 and the whole.
        var share = NumberOf(line.Share.Value);
        return ((share ?? 0) * low.Value, (share ?? 1) * high);
    }

    private static decimal Rounded(BoundScore score, decimal total) => score.Places is { } places ? decimal.Round(total, places, MidpointRounding.AwayFromZero) : total;

    /// <summary>扣 n 每 list 至多 m: n times the list's count or the number, capped for this clause alone (semantics S12).</summary>
    /// <param name="holds">Whether the clause applies at all; not false.</param>
    private PointAmount Amount(BoundPoints points, in Frame frame, Traced holds)
    {
        var amount = Run(points.Amount, frame);
        var per = points.Per is null ? Value.OfNumber(1) : Run(points.Per, frame);
        var cap = points.AtMost is null ? Value.None : Run(points.AtMost, frame);
        var (low, high) = Times(Bounds(amount.Value), Bounds(per.Value));
        if (NumberOf(cap.Value) is { } most)
        {
            (low, high) = (low > most ? most : low, high is null || high > most ? most : high);
        }
        else if (cap.Value.IsUnknown)
        {
            low = low > 0 ? 0 : low;
        }

        if (holds.Truth == Truth.Unknown)
        {
            (low, high) = (low > 0 ? 0 : low, high < 0 ? 0 : high);
        }

        return low is { } sure && low == high
            ? new PointAmount(Value.OfNumber(sure), low, high)
            : new PointAmount(new Traced(Value.Unknown, Decisions.Missing.Union(Decisions.Missing.Union(holds.Missing, amount.Missing), Decisions.Missing.Union(per.Missing, cap.Missing))), low, high);
    }

    /// <summary>A product of what lies within bounds. A count is never negative; an amount whose bounds are open may be anything.</summary>
    private static (decimal? Low, decimal? High) Times((decimal? Low, decimal? High) amount, (decimal? Low, decimal? High) count)
    {
        if (amount.Low is not { } low || amount.High is not { } high)
        {
            return count is (0, 0) ? (0, 0) : (null, null);
        }

        var least = Math.Max(0, count.Low ?? 0);
        if (count.Low is not null && count.Low == count.High)
        {
            return (low * count.Low.Value, high * count.Low.Value);
        }

        return (low >= 0 ? low * least : count.High is { } m ? low * m : null, high <= 0 ? high * least : count.High is { } n ? high * n : null);
    }

    private static decimal? NumberOf(Value value) => value.Kind == ValueKind.Number ? value.Number : null;

    private static (decimal? Low, decimal? High) Bounds(Value value) =>
        value.Kind == ValueKind.Number ? (value.Number, value.Number)
        : value.Bounds is { } bounds ? (NumberOf(bounds.Low), NumberOf(bounds.High))
        : (null, null);
}
