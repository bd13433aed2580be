using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost;

/// <summary>The outcome of a 评分: a total, or between what it still lies.</summary>
public sealed class ScoreFinding : Finding
{
    internal ScoreFinding(BoundScore score, ScoreOutcome outcome, DecisionContext context)
        : base(score, context)
    {
        Outcome = outcome;
        Items = [.. outcome.Lines.Select(l => new ScoreItem(l))];
    }

    internal ScoreOutcome Outcome { get; }

    /// <inheritdoc/>
    public override string State => DecisionJson.Key(Outcome.State);

    /// <inheritdoc/>
    public override ImmutableArray<string> Missing => Outcome.State == JudgementState.Unknown ? Outcome.Total.Missing : [];

    /// <inheritdoc/>
    public override bool Matters => Outcome.State != JudgementState.NotApplicable;

    /// <summary>The total in points, rounded as the rulebook says; null where something is missing or the score does not apply.</summary>
    public decimal? Total => Number(Outcome.Total.Value);

    /// <summary>The least that the total can be, in points, never below 0; null where the score does not apply.</summary>
    public decimal? Low => Total ?? (Outcome.Total.Value.Bounds is { } bounds ? Number(bounds.Low) : null);

    /// <summary>The most that the total can be, in points; null where nothing bounds it.</summary>
    public decimal? High => Total ?? (Outcome.Total.Value.Bounds is { } bounds ? Number(bounds.High) : null);

    /// <summary>The items (项), in order of writing.</summary>
    public ImmutableArray<ScoreItem> Items { get; }

    /// <summary>Points added (加) and taken (扣), each with the provision that does so.</summary>
    internal ImmutableArray<ScoreChange> Changes => Outcome.Changes;

    internal static decimal? Number(Value value) => value.Kind == ValueKind.Number ? value.Number : null;
}

/// <summary>One item of a score.</summary>
public sealed class ScoreItem
{
    private readonly ScoreLine _line;

    internal ScoreItem(ScoreLine line) => _line = line;

    /// <summary>Its name.</summary>
    public string Name => _line.Item.Name;

    /// <summary>What it was marked, in points; null where that is not known.</summary>
    public decimal? Value => ScoreFinding.Number(_line.Value.Value);

    /// <summary>Its weight (0.3 is 30 %), or where items are written in points (占 10分) its own full marks; null where that is not known.</summary>
    public decimal? Weight => ScoreFinding.Number(_line.Share.Value);

    /// <summary>Whether <see cref="Weight"/> is a share; otherwise it is points.</summary>
    public bool IsWeighted => _line.Item.IsWeight;

    /// <summary>What it gives to the total, in points; null where that is not known.</summary>
    public decimal? Points => ScoreFinding.Number(_line.Points.Value);

    /// <summary>What would settle it.</summary>
    public ImmutableArray<string> Missing => _line.Points.Missing.IsDefault ? [] : _line.Points.Missing;
}

/// <summary>The outcome of a 等次: a grade, and what moved it.</summary>
public sealed class GradeFinding : Finding
{
    internal GradeFinding(BoundGrade grade, GradeOutcome outcome, Standing standing, DecisionContext context)
        : base(grade, context)
    {
        Outcome = outcome;
        Standing = standing;
    }

    internal GradeOutcome Outcome { get; }

    internal Standing Standing { get; }

    /// <inheritdoc/>
    public override string State => DecisionJson.Key(Outcome.State);

    /// <inheritdoc/>
    public override ImmutableArray<string> Missing => Outcome.State == JudgementState.Unknown ? Outcome.Grade.Missing : [];

    /// <inheritdoc/>
    public override bool Matters => Outcome.State != JudgementState.NotApplicable;

    /// <summary>The grade; null where it is not known, or the grade does not apply.</summary>
    public string? Grade => Outcome.Grade.Value.Kind == ValueKind.Enum ? Outcome.Grade.Value.EnumName : null;

    /// <summary>The grade's place in its scale, the worst being 0; −1 where it is not known.</summary>
    internal int Ordinal => Outcome.Grade.Value.Kind == ValueKind.Enum ? (int)Outcome.Grade.Value.Number : -1;

    /// <summary>Every grade that it can still be, best first.</summary>
    public ImmutableArray<string> Possible => Outcome.Possible;

    /// <summary>The grade that it would have without the vetoes on it; null where they change nothing.</summary>
    public string? Without => Outcome.Without;

    /// <summary>Ids of the provisions whose veto lowers it.</summary>
    public ImmutableArray<string> Because => Outcome.Because;

    /// <summary>1, 2, … within its group and year, equals sharing a place; null where nothing ranks or something is missing.</summary>
    public int? Rank => (int?)ScoreFinding.Number(Standing.Rank.Value);

    /// <summary>The group in which it competes (分组); empty where the grade has none, null where it is not known.</summary>
    public string? Group => Standing.Group;

    /// <summary>How many compete in its group and year; null where that is not known.</summary>
    public int? Entrants => (int?)ScoreFinding.Number(Standing.Entrants.Value);
}

/// <summary>The outcome of a 票决.</summary>
public sealed class VoteFinding : Finding
{
    internal VoteFinding(BoundVote vote, VoteOutcome outcome, DecisionContext context)
        : base(vote, context) => Outcome = outcome;

    internal VoteOutcome Outcome { get; }

    /// <summary><c>passed</c>, <c>failed</c>, <c>invalid</c>, <c>postponed</c>, <c>unknown</c> or <c>notApplicable</c>.</summary>
    public override string State => Key(Outcome.State);

    /// <summary>What the minutes keep (载明), such as who was entitled, who dissented, who was silent; a list by its keys, an unknown value empty.</summary>
    public ImmutableArray<MinutesEntry> Minutes => [.. Outcome.Minutes.Select(m => new MinutesEntry(m.Name, [.. Values(m.Value.Value)], m.Value.Missing.IsDefault ? [] : m.Value.Missing))];

    internal static string Key(VoteState state) => state switch
    {
        VoteState.Passed => "passed",
        VoteState.Failed => "failed",
        VoteState.Invalid => "invalid",
        VoteState.Postponed => "postponed",
        VoteState.NotApplicable => "notApplicable",
        _ => "unknown",
    };

    private static IEnumerable<string> Values(Value value) => value.Kind switch
    {
        ValueKind.Unknown or ValueKind.None => [],
        ValueKind.List => value.List.Sure.Select(ValueText.Canonical),
        _ => [ValueText.Canonical(value)],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Missing => Outcome.State == VoteState.Unknown ? Outcome.Missing : [];

    /// <inheritdoc/>
    public override bool Matters => Outcome.State != VoteState.NotApplicable;
}

/// <summary>One entry of a vote's minutes.</summary>
/// <param name="Name">What it keeps, in the rulebook's words.</param>
/// <param name="Values">Keys of records, or the value; empty where there is none or it is not known.</param>
/// <param name="Missing">What would complete it; empty where it is complete.</param>
public sealed record MinutesEntry(string Name, ImmutableArray<string> Values, ImmutableArray<string> Missing);
