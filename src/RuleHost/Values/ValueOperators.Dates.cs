namespace RuleHost.Values;

internal static partial class ValueOperators
{
    /// <summary>
    /// A date or an instant moved by a span (semantics S15): days and months by the calendar, a month without that day ending on
    /// its last; working days by the working calendar; hours and minutes from the instant itself. An instant moved by days keeps
    /// its local time of day. Nothing rolls off a day off: only a clock's due day does.
    /// </summary>
    private static Value Move(Value from, Value span, int sign, TimeRules time, out Fault fault)
    {
        var instant = from.Kind == ValueKind.Instant;
        if (span.Unit.Family == SpanFamily.Clock)
        {
            if (!instant)
            {
                fault = Fault.Kinds;
                return Value.Unknown;
            }

            var ticks = from.Number + (sign * decimal.Round(span.Number * span.Unit.Factor * TimeSpan.TicksPerMinute));
            return Instant(ticks, out fault);
        }

        var amount = sign * span.Number * span.Unit.Factor;
        if (amount != decimal.Truncate(amount) || span.Unit.Family == SpanFamily.WorkingHours)
        {
            fault = span.Unit.Family == SpanFamily.WorkingHours ? Fault.Kinds : Fault.NotWhole;
            return Value.Unknown;
        }

        if (Math.Abs(amount) > MaxDays)
        {
            fault = Fault.Overflow;
            return Value.Unknown;
        }

        var local = instant ? TimeZoneInfo.ConvertTimeFromUtc(from.InstantUtc, time.Zone) : from.DateValue.ToDateTime(TimeOnly.MinValue);
        if (Moved(DateOnly.FromDateTime(local), (int)amount, span.Unit.Family, time, out fault) is not { } date)
        {
            return Value.Unknown;
        }

        return instant ? Value.OfInstant(ToUtc(date.ToDateTime(TimeOnly.FromDateTime(local)), time.Zone)) : Value.OfDate(date);
    }

    private static DateOnly? Moved(DateOnly date, int amount, SpanFamily family, TimeRules time, out Fault fault)
    {
        fault = Fault.None;
        switch (family)
        {
            case SpanFamily.Days:
                var number = date.DayNumber + (long)amount;
                if (number >= DateOnly.MinValue.DayNumber && number <= DateOnly.MaxValue.DayNumber)
                {
                    return DateOnly.FromDayNumber((int)number);
                }

                break;
            case SpanFamily.Months:
                var month = (date.Year * 12L) + date.Month - 1 + amount;
                if (month >= 12 && month < 10000 * 12)
                {
                    return date.AddMonths(amount);
                }

                break;
            default:
                fault = Fault.NoCalendar;
                return time.AddWorkingDays?.Invoke(date, amount);
        }

        fault = Fault.Overflow;
        return null;
    }

    private static Value Instant(decimal ticks, out Fault fault)
    {
        fault = ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? Fault.Overflow : Fault.None;
        return fault == Fault.None ? Value.OfInstant(new DateTime((long)ticks, DateTimeKind.Utc)) : Value.Unknown;
    }

    /// <summary>A local time that summer time skips is the first that exists after it.</summary>
    private static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        return TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }

    /// <summary>More days than there are between the first and the last date.</summary>
    private const int MaxDays = 4_000_000;
}
