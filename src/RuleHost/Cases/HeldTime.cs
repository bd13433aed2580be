using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// Stretches of 中止 measured (semantics S15): by days, those after the day of the notice up to and including the day of completion, each
/// once however many stretches cover it; by hours, the exact time between the two instants.
/// </summary>
internal sealed class HeldTime
{
    private readonly ImmutableArray<(DateTime From, DateTime To)> _stretches;
    private readonly ClockTerms? _terms;

    private HeldTime(ImmutableArray<(DateTime From, DateTime To)> stretches, ClockTerms? terms) => (_stretches, _terms) = (stretches, terms);

    /// <summary>Nothing held.</summary>
    public static HeldTime None => new([], null);

    /// <summary>Whether nothing is held.</summary>
    public bool IsEmpty => _stretches.IsEmpty;

    /// <summary>The stretches, in order and disjoint.</summary>
    public ImmutableArray<(DateTime From, DateTime To)> Stretches => _stretches;

    /// <summary>When the last stretch ends.</summary>
    public DateTime? End => IsEmpty ? null : _stretches[^1].To;

    /// <summary>What holds cover between two instants.</summary>
    public static HeldTime Of(IEnumerable<Hold> holds, DateTime start, DateTime moment, ClockTerms terms)
    {
        if (holds is ImmutableArray<Hold> { IsEmpty: true })
        {
            return None;
        }

        var parts = new List<(DateTime From, DateTime To)>();
        foreach (var hold in holds)
        {
            var (from, to) = hold.Within(start, moment);
            if (hold.From <= moment && to >= from)
            {
                parts.Add((from, to));
            }
        }

        parts.Sort();
        var merged = ImmutableArray.CreateBuilder<(DateTime From, DateTime To)>();
        foreach (var (from, to) in parts)
        {
            if (merged.Count > 0 && from <= merged[^1].To)
            {
                merged[^1] = (merged[^1].From, to > merged[^1].To ? to : merged[^1].To);
            }
            else
            {
                merged.Add((from, to));
            }
        }

        return new HeldTime(merged.ToImmutable(), terms);
    }

    /// <summary>The part of it after an instant.</summary>
    public HeldTime After(DateTime instant) =>
        IsEmpty ? this : new HeldTime([.. _stretches.Where(s => s.To > instant).Select(s => (s.From < instant ? instant : s.From, s.To))], _terms);

    /// <summary>The stretches that begin before an instant.</summary>
    public HeldTime Before(DateTime instant) => IsEmpty || _stretches[^1].From < instant ? this : new HeldTime([.. _stretches.Where(s => s.From < instant)], _terms);

    /// <summary>The held days, as stretches of days: the first day of each is out, the last in.</summary>
    public IEnumerable<(DateOnly After, DateOnly Last)> Days()
    {
        var reached = DateOnly.MinValue;
        foreach (var (from, to) in _stretches)
        {
            var (after, last) = (DuePoint.LocalDate(from, _terms!.Zone), DuePoint.LocalDate(to, _terms!.Zone));
            after = after > reached ? after : reached;
            if (last > after)
            {
                yield return (after, last);
                reached = last;
            }
        }
    }

    /// <summary>Held days that the calendar counts.</summary>
    public DaySum<int> WorkingDays()
    {
        var (total, certainty) = (0, DayCertainty.Known);
        foreach (var (after, last) in Days())
        {
            var days = _terms!.Calendar.Count(after, last);
            if (days.Certainty == DayCertainty.NoData)
            {
                return days;
            }

            total += days.Value;
            certainty = days.Certainty > certainty ? days.Certainty : certainty;
        }

        return new DaySum<int>(total, certainty);
    }

    /// <summary>Held days, whether the calendar counts them or not.</summary>
    public int CalendarDays() => Days().Sum(d => d.Last.DayNumber - d.After.DayNumber);

    /// <summary>Held time inside office hours.</summary>
    public TimeSpan OfficeTime()
    {
        if (IsEmpty)
        {
            return TimeSpan.Zero;
        }

        var office = new OfficeTime(_terms!.Calendar, _terms.Zone);
        return Sum(s => office.Between(s.From, s.To));
    }

    /// <summary>Held time by the clock on the wall.</summary>
    public TimeSpan WallTime() => Sum(s => s.To - s.From);

    /// <summary>What is held as a span, measured as the limit measures it.</summary>
    public Value Amount() => _terms!.HoldFamily switch
    {
        SpanFamily.WorkingDays => Value.OfSpan(WorkingDays().Value, SpanUnit.WorkingDay),
        SpanFamily.WorkingHours => Value.OfSpan((decimal)OfficeTime().Ticks / TimeSpan.TicksPerHour, SpanUnit.WorkingHour),
        SpanFamily.Clock => Value.OfSpan((decimal)WallTime().Ticks / TimeSpan.TicksPerHour, SpanUnit.Hour),
        _ => Value.OfSpan(CalendarDays(), SpanUnit.Day),
    };

    private TimeSpan Sum(Func<(DateTime From, DateTime To), TimeSpan> measure)
    {
        var total = TimeSpan.Zero;
        foreach (var stretch in _stretches)
        {
            total += measure(stretch);
        }

        return total;
    }
}
