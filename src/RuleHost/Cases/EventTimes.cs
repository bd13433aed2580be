using System.Collections.Immutable;

namespace RuleHost.Cases;

/// <summary>
/// When the events of a 自 or 至 happened: the one input of <c>ClockRounds.Pair(EventTimes? since, EventTimes? until, TimeZoneInfo zone)</c>.
/// </summary>
/// <param name="Events">For each named event its instants (UTC), in order of time.</param>
/// <param name="IsAll"><c>IsAll[i]</c> joins event i+1 by 与 (all have happened: the latest), else by 或 (the first); left to right.</param>
internal sealed record EventTimes(ImmutableArray<ImmutableArray<DateTime>> Events, ImmutableArray<bool> IsAll)
{
    /// <summary>The first of them after an instant and before a clock is over.</summary>
    public DateTime? First(DateTime after, DuePoint due) => ClockRounds.First(this, after.AddTicks(-1)) is { } at && !due.IsLate(at) ? at : null;

    /// <summary>What happened after one instant and not after another.</summary>
    public EventTimes Between(DateTime after, DateTime upTo) =>
        this with { Events = [.. Events.Select(e => e.RemoveAll(at => at <= after || at > upTo))] };
}
