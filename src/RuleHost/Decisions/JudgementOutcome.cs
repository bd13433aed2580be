using System.Collections.Immutable;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>The state of a judgement on one record, with what it rests on.</summary>
/// <param name="State">Its state.</param>
/// <param name="Missing">What would settle it, where it is unknown.</param>
/// <param name="ExcludedBy">The 通则 whose 不适用 applies, where it is not applicable because of one.</param>
internal sealed record Verdict(JudgementState State, ImmutableArray<string> Missing, ImmutableArray<string> ExcludedBy)
{
    public static Verdict Of(JudgementState state) => new(state, [], []);

    public static Verdict Unknown(ImmutableArray<string> missing) => new(JudgementState.Unknown, missing, []);
}

/// <summary>A judgement on one record in full: its verdict and, where it holds, what follows from it.</summary>
internal sealed record JudgementOutcome
{
    public required Verdict Verdict { get; init; }

    /// <summary>The text by which it was judged; null where the provision has but one.</summary>
    public Governing? Governing { get; init; }

    /// <summary>Marks of the items that hold: （一）, （二）.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>The 通则 whose 免予 clears the measures.</summary>
    public ImmutableArray<string> ExemptedBy { get; init; } = [];

    /// <summary>The answer of the confirmation record; null where none is needed or none exists.</summary>
    public bool? Confirmed { get; init; }

    public ImmutableArray<Sanction> Sanctions { get; init; } = [];

    /// <summary>What is missing for the measures of a judgement that holds.</summary>
    public ImmutableArray<string> MeasuresMissing { get; init; } = [];

    public ImmutableArray<Prohibition> Forbids { get; init; } = [];

    public ImmutableArray<PointChange> Points { get; init; } = [];
}

/// <summary>不得: a grade, or an event or step of the subject.</summary>
/// <param name="Name">The grade, event or step.</param>
/// <param name="IsGrading">Whether it is 评为 a grade.</param>
/// <param name="Truth">True: forbidden. Unknown: neither done nor refused.</param>
/// <param name="Missing">What its own condition waits for.</param>
internal sealed record Prohibition(string Name, bool IsGrading, Truth Truth, ImmutableArray<string> Missing);

/// <summary>扣 or 加.</summary>
internal sealed record PointChange(bool IsPlus, Value Amount, string? Into, ImmutableArray<string> Missing);
