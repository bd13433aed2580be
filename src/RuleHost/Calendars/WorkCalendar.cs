using System.Collections.Immutable;
using RuleHost.Text;

namespace RuleHost.Calendars;

/// <summary>Which days count, and the sums over them. Immutable and thread-safe.</summary>
internal abstract class WorkCalendar
{
    /// <summary>A sum never walks further than this: a limit of 10,000 counted days is a mistake in the text, not a limit.</summary>
    private const int MaxSteps = 400_000;

    /// <summary>Its name: <c>cn</c>, or as the rulebook declares it.</summary>
    public abstract string Id { get; }

    /// <summary>Office hours, one or more stretches a day, in order; empty where none are declared.</summary>
    public abstract ImmutableArray<(TimeOnly From, TimeOnly To)> OfficeHours { get; }

    /// <summary>Whether every day counts (<c>days: all</c>): nothing rolls, and the week does not matter.</summary>
    public virtual bool CountsAllDays => false;

    /// <summary>Whether a day counts, without the reason: the fast path of every sum.</summary>
    public abstract bool Counts(DateOnly day, out DayCertainty certainty);

    /// <summary>Whether a day counts, and why.</summary>
    public abstract DayInfo Explain(DateOnly day);

    /// <summary>
    /// The n-th counted day strictly after a day (which may itself be off); for a negative n, strictly before it; for 0 the day itself. No
    /// date where a day without data took part, or the calendar's range ends.
    /// </summary>
    public DaySum<DateOnly> Add(DateOnly start, int n)
    {
        var (day, certainty) = (start, DayCertainty.Known);
        var step = Math.Sign(n);
        for (var (left, steps) = (Math.Abs((long)n), 0); left > 0; steps++)
        {
            if (steps > MaxSteps || day == (step > 0 ? DateOnly.MaxValue : DateOnly.MinValue))
            {
                return new DaySum<DateOnly>(day, DayCertainty.NoData);
            }

            day = day.AddDays(step);
            if (Counts(day, out var sure))
            {
                left--;
            }

            if (sure == DayCertainty.NoData)
            {
                return new DaySum<DateOnly>(day, DayCertainty.NoData);
            }

            certainty = sure > certainty ? sure : certainty;
        }

        return new DaySum<DateOnly>(day, certainty);
    }

    /// <summary>The number of counted days d with from &lt; d ≤ to; negative where to lies before from.</summary>
    public DaySum<int> Count(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            var back = Count(to, from);
            return new DaySum<int>(-back.Value, back.Certainty);
        }

        var (count, certainty) = (0, DayCertainty.Known);
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            if (Counts(day, out var sure))
            {
                count++;
            }

            certainty = sure > certainty ? sure : certainty;
        }

        return new DaySum<int>(count, certainty);
    }

    /// <summary>The day itself where it counts, else the next that does: calendar units that end on a day off roll forward (S15).</summary>
    public DaySum<DateOnly> Roll(DateOnly day)
    {
        if (CountsAllDays || (Counts(day, out var certainty) && certainty == DayCertainty.Known))
        {
            return new DaySum<DateOnly>(day, DayCertainty.Known);
        }

        if (certainty == DayCertainty.NoData)
        {
            return new DaySum<DateOnly>(day, DayCertainty.NoData);
        }

        return Counts(day, out certainty) ? new DaySum<DateOnly>(day, certainty) : Add(day, 1);
    }

    /// <summary>A weekday's name.</summary>
    protected static Localized WeekDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Monday => new("周一", "Monday"),
        DayOfWeek.Tuesday => new("周二", "Tuesday"),
        DayOfWeek.Wednesday => new("周三", "Wednesday"),
        DayOfWeek.Thursday => new("周四", "Thursday"),
        DayOfWeek.Friday => new("周五", "Friday"),
        DayOfWeek.Saturday => new("周六", "Saturday"),
        _ => new("周日", "Sunday"),
    };
}

/// <summary>A result of a sum over days, and how sure it is: as sure as its least sure day.</summary>
internal readonly record struct DaySum<T>(T Value, DayCertainty Certainty);
