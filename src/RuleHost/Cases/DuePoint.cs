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

    public static DuePoint Of(DateTime startUtc, ClockTerms terms) => Of(startUtc, terms, null, HeldTime.None);

    /// <summary>No end: 免限.</summary>
    public static DuePoint Open(DayCertainty certainty, string? missing) => new(null, null, false, certainty, missing);

    /// <summary>The end of a clock: the budget, what extends it, and what was held meanwhile.</summary>
    /// <param name="startUtc">From when it is counted.</param>
    /// <param name="terms">What it runs under.</param>
    /// <param name="extension">延长, in the family of the budget; null: none.</param>
    /// <param name="held">中止 since then.</param>
    public static DuePoint Of(DateTime startUtc, ClockTerms terms, Value? extension, HeldTime held)
    {
        var due = Unguarded(startUtc, terms, extension, held);
        due = held.End is { } resumed && due.IsLate(resumed) ? due.NotBefore(resumed, startUtc, terms) : due;
        return terms.MovedAt is { } moved && due.IsLate(moved) ? due.NotBefore(moved, startUtc, terms) : due;
    }

    private static DuePoint Unguarded(DateTime startUtc, ClockTerms terms, Value? extension, HeldTime held)
    {
        if (terms.DueInstant is { } instant)
        {
            return Exactly(Moved(instant, (extension is { } more ? Ticks(more) : TimeSpan.Zero) + held.WallTime()), DayCertainty.Known, terms);
        }

        if (terms.DueDate is { } date)
        {
            if (extension is { } longer)
            {
                date = Unrolled(date, longer);
            }

            // Dates written in the text or held in a fact do not roll, unless the convention 固定日期顺延 says so.
            return AtDay(Held(new DaySum<DateOnly>(date, terms.DueDateCertainty), held, terms, terms.RollFixedDates), startUtc, terms);
        }

        var budget = Sum(terms.Budget!.Value, extension);
        return budget.Unit.Family switch
        {
            SpanFamily.Clock => Exactly(Moved(startUtc, Ticks(budget) + held.WallTime()), DayCertainty.Known, terms),
            SpanFamily.WorkingHours => InOfficeTime(startUtc, budget, held, terms),
            _ => InDays(startUtc, budget, held, terms),
        };
    }

    /// <summary>Two spans of one family together.</summary>
    public static Value Sum(Value budget, Value? extension) => extension is { } more
        ? Value.OfSpan(budget.Number + (more.Number * more.Unit.Factor / budget.Unit.Factor), budget.Unit)
        : budget;

    /// <summary>
    /// A day moved on by what was held: calendar days first, then an end on a day off rolls forward, then working days. Time in office
    /// hours counts as whole working days, a part of one as one.
    /// </summary>
    private static DaySum<DateOnly> Held(DaySum<DateOnly> day, HeldTime held, ClockTerms terms, bool rolls)
    {
        var calendar = terms.Calendar;
        if (terms.HoldFamily is not (SpanFamily.WorkingDays or SpanFamily.WorkingHours))
        {
            day = day with { Value = Unrolled(day.Value, Value.OfSpan(held.CalendarDays(), SpanUnit.Day)) };
        }

        day = rolls && day.Certainty != DayCertainty.NoData ? Worse(calendar.Roll(day.Value), day.Certainty) : day;
        var working = HeldDays(held, terms);
        return working.Value == 0 || day.Certainty == DayCertainty.NoData ? Worse(day, working.Certainty) : Worse(calendar.Add(day.Value, working.Value), day.Certainty);
    }

    /// <summary>Held working days, where holds are measured in working time.</summary>
    public static DaySum<int> HeldDays(HeldTime held, ClockTerms terms) => terms.HoldFamily switch
    {
        SpanFamily.WorkingDays => held.WorkingDays(),
        SpanFamily.WorkingHours when new OfficeTime(terms.Calendar, terms.Zone).HoursOfADay is { Ticks: > 0 } day =>
            new DaySum<int>((int)Math.Ceiling((decimal)held.OfficeTime().Ticks / day.Ticks), DayCertainty.Known),
        _ => new DaySum<int>(0, DayCertainty.Known),
    };

    private static DaySum<DateOnly> Worse(DaySum<DateOnly> day, DayCertainty other) => other > day.Certainty ? day with { Certainty = other } : day;

    /// <summary>A clock never resumes late: held over its own end, it ends on the first counted day that is not over when it resumes.</summary>
    private DuePoint NotBefore(DateTime resumed, DateTime startUtc, ClockTerms terms)
    {
        if (OnlyAfter && Date is not null && terms.Cutoff != CutoffKind.SameTime)
        {
            return Exactly(resumed, Certainty, terms);
        }

        var due = AtDay(Worse(terms.Calendar.Roll(LocalDate(resumed, terms.Zone)), Certainty), startUtc, terms);
        return due.IsLate(resumed) ? AtDay(Worse(terms.Calendar.Add(due.Date!.Value, 1), Certainty), startUtc, terms) : due;
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

    private static DuePoint InDays(DateTime startUtc, Value budget, HeldTime held, ClockTerms terms)
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

        if (terms.HoldFamily == SpanFamily.WorkingHours && !held.IsEmpty && !office.IsDeclared)
        {
            return NoOfficeHours(terms);
        }

        var start = LocalDate(startUtc, terms.Zone);
        var day = new DaySum<DateOnly>(start, DayCertainty.Known);
        if (budget.Unit.Family == SpanFamily.WorkingDays)
        {
            // One sum, so that days held before the budget is used up are skipped and not counted from its end.
            var working = HeldDays(held, terms);
            day = Worse(terms.Calendar.Add(start, WholeDays(budget.Number + working.Value)), working.Certainty);
            return terms.HoldFamily == SpanFamily.Days && held.CalendarDays() > 0 && day.Certainty != DayCertainty.NoData
                ? AtDay(Held(day, held, terms, rolls: true), startUtc, terms)
                : AtDay(day, startUtc, terms);
        }

        return AtDay(Held(day with { Value = Unrolled(start, budget) }, held, terms, rolls: true), startUtc, terms);
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
            CutoffKind.OfficeClose => ZoneTime.ToUtc(day.ToDateTime(terms.Calendar.HoursOf(day)[^1].To), terms.Zone),
            CutoffKind.TimeOfDay => ZoneTime.ToUtc(day.ToDateTime(terms.CutoffTime), terms.Zone),
            CutoffKind.SameTime => ZoneTime.ToUtc(day.ToDateTime(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(startUtc, terms.Zone))), terms.Zone),
            _ => ZoneTime.StartOf(day.AddDays(1), terms.Zone),
        };
        return new DuePoint(day, end, terms.Cutoff == CutoffKind.SameTime, due.Certainty, null);
    }

    private static DuePoint InOfficeTime(DateTime startUtc, Value budget, HeldTime held, ClockTerms terms)
    {
        var office = new OfficeTime(terms.Calendar, terms.Zone);
        if (!office.IsDeclared)
        {
            return NoOfficeHours(terms);
        }

        var (end, certainty) = office.Add(startUtc, Ticks(budget) + held.OfficeTime());
        return certainty == DayCertainty.NoData ? NoData(LocalDate(end, terms.Zone), terms) : Exactly(end, certainty, terms);
    }

    private static DuePoint Exactly(DateTime end, DayCertainty certainty, ClockTerms terms) => new(LocalDate(end, terms.Zone), end, true, certainty, null);

    private static DuePoint NoOfficeHours(ClockTerms terms) => new(null, null, true, DayCertainty.NoData, $"日历[{terms.Calendar.Id}].办公时间");

    private static DuePoint NoData(DateOnly day, ClockTerms terms) => new(null, null, false, DayCertainty.NoData, $"日历[{terms.Calendar.Id}/{day.Year}]");

    public static DateOnly LocalDate(DateTime utc, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));
}
