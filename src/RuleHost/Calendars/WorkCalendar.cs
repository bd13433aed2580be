using System.Collections.Immutable;
using RuleHost.Text;

namespace RuleHost.Calendars;

/// <summary>Which days count, and the sums over them. Immutable and thread-safe.</summary>
/// <param name="days">Which days count, where anything is known.</param>
/// <param name="reach">For which days that is known.</param>
internal abstract class WorkCalendar(DayTable days, CalendarReach reach)
{
    /// <summary>Its name: <c>cn</c>, or as the rulebook declares it.</summary>
    public abstract string Id { get; }

    /// <summary>Office hours, one or more stretches a day, in order; empty where none are declared.</summary>
    public abstract ImmutableArray<(TimeOnly From, TimeOnly To)> OfficeHours { get; }

    /// <summary>Office hours of a day: the usual ones, or those of a half day.</summary>
    public virtual ImmutableArray<(TimeOnly From, TimeOnly To)> HoursOf(DateOnly day) => OfficeHours;

    /// <summary>The changes to days of which something else was known, in order of announcement; those not known here included.</summary>
    public virtual ImmutableArray<CalendarChange> Changes => [];

    /// <summary>Whether a change is known here.</summary>
    public virtual bool Knows(CalendarChange change) => true;

    /// <summary>The calendar as it was known on a day: without the changes announced after it.</summary>
    public virtual WorkCalendar KnownOn(DateOnly day) => this;

    /// <summary>For which days it speaks.</summary>
    public CalendarReach Reach => reach;

    /// <summary>Whether every day counts (<c>days: all</c>): nothing rolls, and the week does not matter.</summary>
    public bool CountsAllDays => days.All;

    /// <summary>The days of a year that are set apart from the week, in order.</summary>
    public abstract IEnumerable<(DateOnly Day, DayInfo Info)> Announced(int year);

    /// <summary>Whether a day counts, without the reason; never where there is no data.</summary>
    public bool Counts(DateOnly day, out DayCertainty certainty)
    {
        certainty = reach.Of(day);
        return certainty != DayCertainty.NoData && days.Counts(day.DayNumber);
    }

    /// <summary>Whether a day counts, and why.</summary>
    public DayInfo Explain(DateOnly day)
    {
        var counts = Counts(day, out var certainty);
        if (certainty == DayCertainty.NoData)
        {
            return new DayInfo(false, certainty, new($"日历“{Id}”没有这一天的数据", $"the calendar {Id} has no data for this day"), null);
        }

        var (why, notice) = Reason(day, certainty);
        return new DayInfo(counts, certainty, why, notice);
    }

    /// <summary>
    /// The n-th counted day strictly after a day (which may itself be off); for a negative n, strictly before it; for 0 the day itself.
    /// Without data the value is a day of the year that lacks it.
    /// </summary>
    public DaySum<DateOnly> Add(DateOnly start, int n)
    {
        if (n == 0)
        {
            return new DaySum<DateOnly>(start, DayCertainty.Known);
        }

        // Every day between the start and the result takes part, the start itself does not.
        var forward = n > 0;
        var from = start.DayNumber;
        var nearest = from + (forward ? 1 : -1);
        if (nearest < reach.First.DayNumber || nearest > reach.Last.DayNumber)
        {
            return Beyond(nearest);
        }

        var ordinal = forward ? (long)days.Ordinal(from) + n : (long)days.Ordinal(from - 1) + n + 1;
        var found = forward
            ? days.DayOf(ordinal, nearest, reach.Last.DayNumber)
            : days.DayOf(ordinal, reach.First.DayNumber, nearest);
        if (found is not { } day)
        {
            return Beyond(forward ? reach.Last.DayNumber + 1 : reach.First.DayNumber - 1);
        }

        return new DaySum<DateOnly>(DateOnly.FromDayNumber(day), reach.Of(DateOnly.FromDayNumber(Math.Max(day, nearest))));
    }

    /// <summary>The number of counted days d with from &lt; d ≤ to; negative where to lies before from. Nothing is counted without data.</summary>
    public DaySum<int> Count(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            var back = Count(to, from);
            return back with { Value = -back.Value };
        }

        if (from == to)
        {
            return new DaySum<int>(0, DayCertainty.Known);
        }

        var lacking = from.AddDays(1) < reach.First ? from.AddDays(1) : to;
        var certainty = reach.Of(lacking);
        return certainty == DayCertainty.NoData
            ? new DaySum<int>(0, certainty, lacking.Year)
            : new DaySum<int>(days.Ordinal(to.DayNumber) - days.Ordinal(from.DayNumber), certainty);
    }

    /// <summary>The day itself where it counts, else the next that does: calendar units that end on a day off roll forward (S15).</summary>
    public DaySum<DateOnly> Roll(DateOnly day)
    {
        if (CountsAllDays)
        {
            return new DaySum<DateOnly>(day, DayCertainty.Known);
        }

        var counts = Counts(day, out var certainty);
        return certainty == DayCertainty.NoData ? Beyond(day.DayNumber)
            : counts ? new DaySum<DateOnly>(day, certainty)
            : Add(day, 1);
    }

    /// <summary>The days after one day up to another that are known not to count, in order, each with why.</summary>
    public IEnumerable<(DateOnly Day, DayInfo Info)> DaysOff(DateOnly after, DateOnly upTo)
    {
        for (var number = after.DayNumber + 1; number <= upTo.DayNumber; number++)
        {
            var day = DateOnly.FromDayNumber(number);
            if (!Counts(day, out var certainty) && certainty != DayCertainty.NoData)
            {
                yield return (day, Explain(day));
            }
        }
    }

    /// <summary>A weekday's name.</summary>
    public static Localized WeekDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Monday => new("周一", "Monday"),
        DayOfWeek.Tuesday => new("周二", "Tuesday"),
        DayOfWeek.Wednesday => new("周三", "Wednesday"),
        DayOfWeek.Thursday => new("周四", "Thursday"),
        DayOfWeek.Friday => new("周五", "Friday"),
        DayOfWeek.Saturday => new("周六", "Saturday"),
        _ => new("周日", "Sunday"),
    };

    /// <summary>Why a day with data counts or does not, and which notice says so.</summary>
    protected abstract (Localized Why, HolidayNotice? Notice) Reason(DateOnly day, DayCertainty certainty);

    private static DaySum<DateOnly> Beyond(int dayNumber)
    {
        var day = DateOnly.FromDayNumber(Math.Clamp(dayNumber, 0, DateOnly.MaxValue.DayNumber));
        return new DaySum<DateOnly>(day, DayCertainty.NoData, day.Year);
    }
}

/// <summary>For which days a calendar speaks: not before <paramref name="First"/>, provisionally after <paramref name="LastAnnounced"/>.</summary>
/// <param name="First">The first day with data.</param>
/// <param name="LastAnnounced">The last day that a notice covers.</param>
/// <param name="Last">The last day for which even a provisional answer can be given.</param>
internal sealed record CalendarReach(DateOnly First, DateOnly LastAnnounced, DateOnly Last)
{
    public static CalendarReach Always { get; } = new(DateOnly.MinValue, DateOnly.MaxValue, DateOnly.MaxValue);

    public DayCertainty Of(DateOnly day) =>
        day < First || day > Last ? DayCertainty.NoData : day > LastAnnounced ? DayCertainty.Provisional : DayCertainty.Known;
}

/// <summary>A result of a sum over days, and how sure it is: as sure as its least sure day.</summary>
/// <param name="Value">The date or number.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="LackingYear">Without data: the year whose days were needed.</param>
internal readonly record struct DaySum<T>(T Value, DayCertainty Certainty, int LackingYear = 0);
