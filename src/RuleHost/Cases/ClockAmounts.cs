using RuleHost.Calendars;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>已用, 剩余 and 逾期 as spans in the unit of the limit (semantics S11). 已用 and 剩余 of weeks are told in days, of years in months.</summary>
internal static class ClockAmounts
{
    /// <summary>已用: today counts, the start day does not, nor does what was held, whenever that was.</summary>
    public static Value Elapsed(DateTime startUtc, DateTime moment, ClockTerms terms, HeldTime held)
    {
        if (moment < startUtc)
        {
            moment = startUtc;
        }

        var (from, to) = (DuePoint.LocalDate(startUtc, terms.Zone), DuePoint.LocalDate(moment, terms.Zone));
        return terms.Unit.Family switch
        {
            SpanFamily.WorkingDays => Value.OfSpan(Math.Max(0, terms.Calendar.Count(from, to).Value - HeldWorkingDays(held, terms)), terms.Unit),
            SpanFamily.WorkingHours => Value.OfSpan(Hours(new OfficeTime(terms.Calendar, terms.Zone).Between(startUtc, moment) - held.OfficeTime()), terms.Unit),
            SpanFamily.Clock => Value.OfSpan(Exact(moment - startUtc - held.WallTime(), terms.Unit), terms.Unit),
            SpanFamily.Days => Value.OfSpan(Math.Max(0, to.DayNumber - from.DayNumber - held.CalendarDays()), SpanUnit.Day),
            _ => Value.OfSpan(Months(from, to.AddDays(-held.CalendarDays())), SpanUnit.Month),
        };
    }

    private static int HeldWorkingDays(HeldTime held, ClockTerms terms) =>
        terms.HoldFamily == SpanFamily.WorkingHours ? DuePoint.HeldDays(held, terms).Value : held.WorkingDays().Value;

    /// <summary>剩余: today is used already, the due day is not.</summary>
    public static Value Remaining(DateTime moment, DuePoint due, ClockTerms terms)
    {
        var (from, to) = (DuePoint.LocalDate(moment, terms.Zone), due.Date!.Value);
        return terms.Unit.Family switch
        {
            SpanFamily.WorkingDays => Value.OfSpan(Math.Max(0, terms.Calendar.Count(from, to).Value), terms.Unit),
            SpanFamily.WorkingHours => Value.OfSpan(Hours(new OfficeTime(terms.Calendar, terms.Zone).Between(moment, due.Instant!.Value)), terms.Unit),
            SpanFamily.Clock => Value.OfSpan(Math.Max(0, Exact(due.Instant!.Value - moment, terms.Unit)), terms.Unit),
            SpanFamily.Days => Value.OfSpan(Math.Max(0, to.DayNumber - from.DayNumber), SpanUnit.Day),
            _ => Value.OfSpan(Math.Max(0, Months(from, to)), SpanUnit.Month),
        };
    }

    /// <summary>
    /// 逾期: in the unit of the limit, rounded up, and at least 1 when late by any instant, so that "逾期 大于 0" and "late" never disagree: answered on a day off after
    /// the due day is late by one working day although none has passed.
    /// </summary>
    public static Value Overdue(DuePoint due, DateTime moment, ClockTerms terms)
    {
        var (from, to) = (due.Date!.Value, DuePoint.LocalDate(moment, terms.Zone));
        var (amount, unit) = terms.Unit.Family switch
        {
            SpanFamily.WorkingDays => (terms.Calendar.Count(from, Announced(to, terms)).Value, terms.Unit),
            SpanFamily.WorkingHours => (Math.Ceiling(Hours(new OfficeTime(terms.Calendar, terms.Zone).Between(due.Instant!.Value, moment))), terms.Unit),
            SpanFamily.Clock => (Math.Ceiling(Exact(moment - due.Instant!.Value, terms.Unit)), terms.Unit),
            SpanFamily.Days => (Math.Ceiling((decimal)(to.DayNumber - from.DayNumber) / terms.Unit.Factor), terms.Unit),
            _ => (Math.Ceiling((decimal)Months(from, to) / terms.Unit.Factor), terms.Unit),
        };
        return Value.OfSpan(Math.Max(1, amount), unit);
    }

    /// <summary>Nothing is called late on a provisional day: days past the last notice make nothing later.</summary>
    private static DateOnly Announced(DateOnly day, ClockTerms terms) =>
        day > terms.Calendar.Reach.LastAnnounced ? terms.Calendar.Reach.LastAnnounced : day;

    /// <summary>Months begun between two days, the first day not counted.</summary>
    private static int Months(DateOnly from, DateOnly to)
    {
        if (to <= from)
        {
            return 0;
        }

        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) < to ? months + 1 : months;
    }

    private static decimal Exact(TimeSpan span, SpanUnit unit) => (decimal)span.Ticks / (unit.Factor * TimeSpan.TicksPerMinute);

    private static decimal Hours(TimeSpan span) => (decimal)span.Ticks / TimeSpan.TicksPerHour;
}
