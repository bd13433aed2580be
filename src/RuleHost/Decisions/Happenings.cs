using System.Collections.Immutable;
using RuleHost.Cases;
using RuleHost.Records;

namespace RuleHost.Decisions;

/// <summary>When the events of a 自, 至 or 中止 happened, and what they were.</summary>
/// <param name="Times">The instants, by event name; null where the clause is not there.</param>
/// <param name="Records">The events.</param>
/// <param name="Missing">What would have to be known.</param>
internal sealed record Happenings(EventTimes? Times, ImmutableArray<EventRecord> Records, ImmutableArray<string> Missing)
{
    public static Happenings Nothing => new(null, [], []);

    private const int Few = 8;
    private Dictionary<DateTime, EventRecord>? _byInstant;

    /// <summary>The event that happened at an instant; of several the last.</summary>
    public EventRecord? At(DateTime? instant)
    {
        if (instant is not { } at)
        {
            return null;
        }

        if (Records.Length <= Few)
        {
            return Records.LastOrDefault(r => r.At == at);
        }

        if (_byInstant is null)
        {
            _byInstant = [];
            foreach (var record in Records)
            {
                _byInstant[record.At] = record;
            }
        }

        return _byInstant.GetValueOrDefault(at);
    }
}

/// <summary>One round: when it started and ended, and what began and answered it.</summary>
/// <param name="Start">When it started (UTC).</param>
/// <param name="End">When it was answered (UTC); null while it is open.</param>
/// <param name="EndBefore">When the round before was answered: what was held then ended with it.</param>
/// <param name="Started">The event that began it.</param>
/// <param name="Answered">The event that answered it.</param>
internal readonly record struct RoundSpan(DateTime Start, DateTime? End, DateTime? EndBefore, EventRecord? Started, EventRecord? Answered)
{
    /// <summary>When a later text took it over (UTC); null where none did.</summary>
    public DateTime? MovedAt { get; init; }
}
