using RuleHost.Calendars;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>Where a clock ends.</summary>
/// <param name="Date">The last day in time.</param>
/// <param name="Instant">The instant at which it ends (UTC); null for 免限.</param>
/// <param name="OnlyAfter">
/// Late only after the instant (a limit in hours or minutes, to an instant, or 同时刻), and not already at it (a day limit).
/// </param>
/// <param name="Certainty">How sure the days are that led to it.</param>
/// <param name="Missing">What is not known of the days needed.</param>
internal sealed record DuePoint(DateOnly? Date, DateTime? Instant, bool OnlyAfter, DayCertainty Certainty, string? Missing)
{
    /// <summary>More days than there are between the first and the last date.</summary>
    private const int MaxDays = 4_000_000;

    public bool IsLate(DateTime moment) => Instant is { } due && (OnlyAfter ? moment > due : moment >= due);

    public static DuePoint Of(DateTime startUtc, ClockTerms terms)
    {
        if (terms.DueInstant is { } instant)
        {
            return new DuePoint(LocalDate(instant, terms.Zone), instant, true, DayCertainty.Known, null);
        }

        if (terms.DueDate is { } date)
        {
            // Dates written in the text or held in a fact do not roll, unless the convention 固定日期顺延 says so.
            var end = terms.RollFixedDates ? terms.Calendar.Roll(date) : new DaySum<DateOnly>(date, DayCertainty.Known);
            return AtDay(end, startUtc, terms);
        }

        var budget = terms.Budget!.Value;
        return budget.Unit.Family switch
        {
            SpanFamily.Clock => Exactly(Moved(startUtc, Ticks(budget)), DayCertainty.Known, terms),
            SpanFamily.WorkingHours => InOfficeTime(startUtc, budget, terms),
            _ => InDays(startUtc, budget, terms),
        };
    }

    /// <summary>
    /// The day a calendar unit ends on before it rolls: a month without that day ends on its last. Beyond the last date there is, the last;
    /// before the first, the first.
    /// </summary>
    public static DateOnly Unrolled(DateOnly start, Value span)
    {
        var amount = (long)Math.Clamp(Math.Ceiling(span.Number * span.Unit.Factor), -MaxDays, MaxDays);
        if (span.Unit.Family != SpanFamily.Months)
        {
            return DateOnly.FromDayNumber((int)Math.Clamp(start.DayNumber + amount, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
        }

        var months = (start.Year * 12L) + start.Month - 1 + amount;
        return months >= 10_000 * 12 ? DateOnly.MaxValue : months < 12 ? DateOnly.MinValue : start.AddMonths((int)amount);
    }

    /// <summary>The exact length of a span in hours or minutes.</summary>
    public static TimeSpan Ticks(Value span)
    {
        var ticks = span.Number * span.Unit.Factor * (span.Unit.Family == SpanFamily.WorkingHours ? TimeSpan.TicksPerHour : TimeSpan.TicksPerMinute);
        return TimeSpan.FromTicks((long)Math.Clamp(decimal.Round(ticks), -DateTime.MaxValue.Ticks, DateTime.MaxValue.Ticks));
    }

    /// <summary>An instant moved by an exact length; beyond the last instant there is, the last.</summary>
    public static DateTime Moved(DateTime utc, TimeSpan by) =>
        new(Math.Clamp(utc.Ticks + by.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    /// <summary>A number of counted days, rounded up; more than there are is as good as any.</summary>
    public static int WholeDays(decimal amount) => (int)Math.Clamp(Math.Ceiling(amount), -MaxDays, MaxDays);

    private static DuePoint InDays(DateTime startUtc, Value budget, ClockTerms terms)
    {
        // 同时刻: a start outside office hours first moves to the next opening.
        var office = new OfficeTime(terms.Calendar, terms.Zone);
        if (terms.Cutoff == CutoffKind.SameTime && office.IsDeclared)
        {
            (startUtc, var sure) = office.NextOpen(startUtc);
            if (sure == DayCertainty.NoData)
            {
                return NoData(LocalDate(startUtc, terms.Zone), terms);
            }
        }

        var start = LocalDate(startUtc, terms.Zone);
        var due = budget.Unit.Family == SpanFamily.WorkingDays
            ? terms.Calendar.Add(start, WholeDays(budget.Number))
            : terms.Calendar.Roll(Unrolled(start, budget));
        return AtDay(due, startUtc, terms);
    }

    private static DuePoint AtDay(DaySum<DateOnly> due, DateTime startUtc, ClockTerms terms)
    {
        if (due.Certainty == DayCertainty.NoData || due.Value == DateOnly.MaxValue)
        {
            return NoData(due.Value, terms);
        }

        // Nothing stands in for office hours that nobody has declared.
        if (terms.Cutoff == CutoffKind.OfficeClose && terms.Calendar.OfficeHours.IsEmpty)
        {
            return NoOfficeHours(terms);
        }

        var day = due.Value;
        var end = terms.Cutoff switch
        {
            CutoffKind.OfficeClose => ZoneTime.ToUtc(day.ToDateTime(terms.Calendar.OfficeHours[^1].To), terms.Zone),
            CutoffKind.TimeOfDay => ZoneTime.ToUtc(day.ToDateTime(terms.CutoffTime), terms.Zone),
            CutoffKind.SameTime => ZoneTime.ToUtc(day.ToDateTime(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(startUtc, terms.Zone))), terms.Zone),
            _ => ZoneTime.StartOf(day.AddDays(1), terms.Zone),
        };
        return new DuePoint(day, end, terms.Cutoff == CutoffKind.SameTime, due.Certainty, null);
    }

    private static DuePoint InOfficeTime(DateTime startUtc, Value budget, ClockTerms terms)
    {
        var office = new OfficeTime(terms.Calendar, terms.Zone);
        if (!office.IsDeclared)
        {
            return NoOfficeHours(terms);
        }

        var (end, certainty) = office.Add(startUtc, Ticks(budget));
        return certainty == DayCertainty.NoData ? NoData(LocalDate(end, terms.Zone), terms) : Exactly(end, certainty, terms);
    }

    private static DuePoint Exactly(DateTime end, DayCertainty certainty, ClockTerms terms) => new(LocalDate(end, terms.Zone), end, true, certainty, null);

    private static DuePoint NoOfficeHours(ClockTerms terms) => new(null, null, true, DayCertainty.NoData, $"日历[{terms.Calendar.Id}].办公时间");

    private static DuePoint NoData(DateOnly day, ClockTerms terms) => new(null, null, false, DayCertainty.NoData, $"日历[{terms.Calendar.Id}/{day.Year}]");

    public static DateOnly LocalDate(DateTime utc, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));
}
