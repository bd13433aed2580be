using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>A score of one record: its total, or the range that it can still take, line by line (semantics S12).</summary>
internal sealed record ScoreOutcome
{
    public static ScoreOutcome NotApplicable(string name) => new() { State = JudgementState.NotApplicable, Total = Traced.Unknown(name) };

    public static ScoreOutcome Of(Traced total) => new() { State = total.Value.IsUnknown ? JudgementState.Unknown : JudgementState.Holds, Total = total };

    /// <summary>Holds where there is a total, else unknown or not applicable.</summary>
    public required JudgementState State { get; init; }

    /// <summary>总分, rounded as the score says; an unknown one carries its bounds.</summary>
    public required Traced Total { get; init; }

    public ImmutableArray<ScoreLine> Lines { get; init; } = [];

    public ImmutableArray<ScoreChange> Changes { get; init; } = [];

    /// <summary>Vetoes that take nothing because another veto took points for the same event.</summary>
    public ImmutableArray<BoundJudgement> Counted { get; init; } = [];

    /// <summary>满分.</summary>
    public Traced OutOf { get; init; }

    /// <summary>What the lines and changes give, before the floor and the rounding; null where that is not known.</summary>
    public decimal? Raw { get; init; }

    /// <summary>各项: the points of the items.</summary>
    public Traced Parts => Value.OfList(ListValue.Of([.. Lines.Select(l => l.Points.Value)]));

    /// <summary>加 or 扣 in all; unknown where one of them is.</summary>
    public Value Sum(bool plus)
    {
        decimal sum = 0;
        foreach (var change in Changes)
        {
            if (change.Clause.IsPlus == plus)
            {
                if (change.Amount.Points.Value.Kind != ValueKind.Number)
                {
                    return Value.Unknown;
                }

                sum += change.Amount.Points.Value.Number;
            }
        }

        return Value.OfNumber(sum);
    }
}

/// <summary>One 项.</summary>
/// <param name="Value">What it was marked, between 0 and <paramref name="Full"/>.</param>
/// <param name="Share">占: its weight or its own full marks.</param>
/// <param name="Points">What it gives to the total.</param>
/// <param name="Full">The most it can be marked; unknown where full marks are.</param>
internal sealed record ScoreLine(BoundItem Item, Traced Value, Traced Share, Traced Points, Traced Full);

/// <summary>One 加 or 扣.</summary>
/// <param name="By">The judgement that counts it in; null for the score's own clause.</param>
internal sealed record ScoreChange(BoundPoints Clause, PointAmount Amount, BoundJudgement? By);

/// <summary>Points of one clause, and between what they lie.</summary>
internal readonly record struct PointAmount(Traced Points, decimal? Low, decimal? High);
