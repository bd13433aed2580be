using System.Collections.Immutable;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// From the events of 自 and 至 to the rounds of a clock (semantics S15): a clock starts when its 自 has happened, the first 至 from the day
/// of the start on answers it, and a 自 event after that starts the next round.
/// </summary>
internal static class ClockRounds
{
    /// <summary>The rounds in order of time; the last one may be open. Empty where the clock has not started.</summary>
    public static ImmutableArray<(DateTime Start, DateTime? End)> Pair(EventTimes? since, EventTimes? until, TimeZoneInfo zone)
    {
        var rounds = ImmutableArray.CreateBuilder<(DateTime, DateTime?)>();
        var after = DateTime.MinValue;
        while (First(since, after) is { } start)
        {
            var end = FirstEnd(until, start, after, zone);
            rounds.Add((start, end));
            if (end is not { } closed)
            {
                break;
            }

            // A 至 on the start's day may carry an earlier time of day; the next round still begins after the start.
            after = closed > start ? closed : start;
        }

        return rounds.ToImmutable();
    }

    /// <summary>
    /// A 至 event on the calendar day of the 自 event closes the clock even when its time of day is earlier (logs often carry bad times of
    /// day); on an earlier day it does not. One that closed the round before is not used again.
    /// </summary>
    private static DateTime? FirstEnd(EventTimes? until, DateTime start, DateTime after, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(start, zone).Date;
        var dayBegins = ZoneTime.StartOf(DateOnly.FromDateTime(local), zone);
        return First(until, (dayBegins > after ? dayBegins : after).AddTicks(dayBegins > after ? -1 : 0));
    }

    /// <summary>How many 至 events are of a day before the start: they close nothing.</summary>
    public static int EndsOnEarlierDay(EventTimes? until, DateTime start, TimeZoneInfo zone)
    {
        if (until is null)
        {
            return 0;
        }

        var day = ZoneTime.StartOf(DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(start, zone)), zone);
        var count = 0;
        foreach (var instants in until.Events)
        {
            for (var i = 0; i < instants.Length && instants[i] < day; i++)
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>The instant after a moment at which a combination of events is there: 与 when all have happened, 或 at the first.</summary>
    public static DateTime? First(EventTimes? events, DateTime after)
    {
        if (events is null)
        {
            return null;
        }

        DateTime? result = Next(events.Events[0], after);
        for (var i = 1; i < events.Events.Length; i++)
        {
            var next = Next(events.Events[i], after);
            result = events.IsAll[i - 1] ? Later(result, next) : Earlier(result, next);
        }

        return result;
    }

    private static DateTime? Next(ImmutableArray<DateTime> instants, DateTime after)
    {
        // In order of time: of thousands of events the next is found without looking at each.
        var (low, high) = (0, instants.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = instants[middle] > after ? (low, middle) : (middle + 1, high);
        }

        return low < instants.Length ? instants[low] : null;
    }

    private static DateTime? Later(DateTime? a, DateTime? b) => a is null || b is null ? null : a > b ? a : b;

    private static DateTime? Earlier(DateTime? a, DateTime? b) => a is null ? b : b is null || a < b ? a : b;
}
