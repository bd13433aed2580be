using System.Collections.Immutable;
using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;

namespace RuleHost.Decisions;

/// <summary>One limit on one record: its rounds (of a 定期, its occurrences), of which there is at least one.</summary>
/// <param name="Rounds">The rounds in order of time.</param>
internal sealed record LimitOutcome(ImmutableArray<LimitRound> Rounds)
{
    /// <summary>The index of <see cref="Present"/>.</summary>
    public int PresentIndex { get; init; } = Rounds.Length - 1;

    /// <summary>What the limit is as a value: its last round; of a 定期 the earliest occurrence that was not met, else the next.</summary>
    public LimitRound Present => Rounds[PresentIndex];

    /// <summary>至 events on a day before the first start: they close nothing.</summary>
    public int EndsOnEarlierDay { get; init; }
}

/// <summary>One run of a clock, from a 自 event to the 至 event that answers it.</summary>
internal sealed record LimitRound
{
    /// <summary>1, 2, …: a second 自 event after 至 starts round 2.</summary>
    public int Number { get; init; } = 1;

    public required ClockState State { get; init; }

    /// <summary>When it started (UTC); null where it has not.</summary>
    public DateTime? Start { get; init; }

    /// <summary>When it was answered (UTC).</summary>
    public DateTime? Closed { get; init; }

    /// <summary>The terms it runs under; null where it has not started or they are not known.</summary>
    public ClockTerms? Terms { get; init; }

    public ClockReading? Reading { get; init; }

    /// <summary>The text that it runs under; null where the limit has but one.</summary>
    public BoundLimit? Text { get; init; }

    /// <summary>When that text took it over from an earlier one, and the due day until then; null where it runs under the text of its start.</summary>
    public (DateTime At, DateOnly? DueBefore)? Moved { get; init; }

    /// <summary>The 限 that holds, for the explanation.</summary>
    public BoundBudget? Budget { get; init; }

    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>What it was put together from; null where it has not started or its terms are not known.</summary>
    public ClockHistory? History { get; init; }

    /// <summary>What happened to it, by time: for the explanation, and for notices.</summary>
    public ImmutableArray<ClockEntry> Entries => History is null || Reading is null ? [] : History.Entries(Reading, Deemed, Terms!, Moved);

    public ImmutableArray<IssuedCard> Cards { get; init; } = [];

    /// <summary>视为: what silence means, since when; null where it means nothing (yet).</summary>
    public Deemed? Deemed { get; init; }

    /// <summary>What silence means by each of two limits that contradict each other, by limit; empty where none do.</summary>
    public ImmutableArray<(string Limit, string Result)> Contrary { get; init; } = [];

    /// <summary>报: to whom it was reported, and when (UTC).</summary>
    public ImmutableArray<(string To, DateTime At)> Reports { get; init; } = [];

    public static LimitRound Of(ClockState state) => new() { State = state };

    public static LimitRound Unknown(ImmutableArray<string> missing) => new() { State = ClockState.Unknown, Missing = missing };
}

/// <summary>A card that a clock issued.</summary>
/// <param name="Kind">提醒, 黄牌, 红牌, or as the rulebook names its cards.</param>
/// <param name="To">The addressee; a record's type is empty where it is a role.</param>
/// <param name="By">Who issues it (由).</param>
/// <param name="At">The instant it was due to be issued (UTC), whenever anyone looks.</param>
internal sealed record IssuedCard(string Kind, RecordKey To, string? By, DateTime At)
{
    /// <summary>What was crossed.</summary>
    public required ClockThreshold Threshold { get; init; }
}

/// <summary>视为.</summary>
/// <param name="Result">What it is deemed, as the rulebook names it.</param>
/// <param name="At">Since when (UTC): the instant at which the threshold was crossed.</param>
internal sealed record Deemed(string Result, DateTime At)
{
    /// <summary>The event of the subject that counts as having happened; null where the result is none.</summary>
    public EventDefinition? Event { get; init; }

    /// <summary>When it counts as having happened (UTC).</summary>
    public DateTime EventAt { get; init; }

    /// <summary>Whether it ends the clock.</summary>
    public bool Closes { get; init; }
}
