using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>A grade of one record (semantics S20), with what moved it.</summary>
internal sealed record GradeOutcome
{
    /// <summary>Holds where it has a grade, else unknown or not applicable.</summary>
    public required JudgementState State { get; init; }

    /// <summary>The grade as a value of the scale.</summary>
    public required Traced Grade { get; init; }

    /// <summary>Every grade that it can still be, best first; the grade itself where it is known.</summary>
    public ImmutableArray<string> Possible { get; init; } = [];

    /// <summary>What it would be without the vetoes on it, where that is another grade.</summary>
    public string? Without { get; init; }

    /// <summary>The vetoes that lower it.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>Vetoes on it that hold or may hold.</summary>
    public ImmutableArray<GradeVeto> Vetoes { get; init; } = [];

    /// <summary>The quotas that it stood before.</summary>
    public ImmutableArray<QuotaPlace> Quotas { get; init; } = [];

    /// <summary>升 and 降 that hold or may hold.</summary>
    public ImmutableArray<(BoundShift Shift, Truth Holds)> Shifts { get; init; } = [];

    public static GradeOutcome Of(Traced grade) => new()
    {
        State = grade.Value.IsUnknown ? JudgementState.Unknown : JudgementState.Holds,
        Grade = grade,
        Possible = grade.Value.Kind == ValueKind.Enum ? [grade.Value.EnumName] : [],
    };
}

/// <summary>A judgement that forbids a grade and everything better.</summary>
internal sealed record GradeVeto(BoundJudgement By, int Grade, Traced Holds)
{
    /// <summary>The events that it counts, where it holds.</summary>
    public ImmutableArray<string> Events { get; init; } = [];

    /// <summary>The veto that counts the same events already; null where none does. The two are one.</summary>
    public string? SameAs { get; init; }
}

/// <summary>How a record stood before a quota.</summary>
/// <param name="Places">How many places there are: a stretch where the number of entrants is not known; no end: unbounded.</param>
/// <param name="Entrants">How many compete for the whole grade scale, as far as known.</param>
/// <param name="Got">Whether it got a place.</param>
/// <param name="Tied">Whether it missed the place only because it ties with others at the edge.</param>
internal sealed record QuotaPlace(BoundQuota Quota, (int Low, int? High) Places, (int Low, int? High) Entrants, Truth Got, bool Tied);

/// <summary>Where a record stands among those it competes with.</summary>
/// <param name="Group">The group in which it competes; empty without 分组, null where that is not known.</param>
internal readonly record struct Standing(Traced Rank, Traced Entrants, string? Group);
