using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// When thresholds are crossed (semantics S15): 剩 n at the end of the counted day that leaves n, 用满 n at the end of the n-th used, 逾期 at
/// the due instant, 逾期满 n at the end of the n-th counted day after the due day. Each once a round, at its own instant, whoever looks and when.
/// </summary>
internal static class ClockThresholds
{
    /// <summary>The crossing of each threshold up to a moment; null where it is not crossed, or only on a provisional day.</summary>
    public static ImmutableArray<DateTime?> Crossings(DateTime startUtc, ClockTerms terms, DuePoint due, DateTime moment)
    {
        var crossings = ImmutableArray.CreateBuilder<DateTime?>(terms.Thresholds.Length);
        foreach (var threshold in terms.Thresholds)
        {
            crossings.Add(Crossing(threshold, startUtc, terms, due, moment));
        }

        return crossings.MoveToImmutable();
    }

    private static DateTime? Crossing(ClockThreshold threshold, DateTime startUtc, ClockTerms terms, DuePoint due, DateTime moment)
    {
        // What is reckoned from a due day needs one that is announced; 用满 n is reckoned from the start, and needs none at all.
        var fromStart = threshold.Kind == ThresholdKind.Used && (threshold.Amount.Kind == ValueKind.Span || terms.Budget is not null);
        if (!fromStart && (due.Instant is null || due.Certainty == DayCertainty.Provisional))
        {
            return null;
        }

        switch (threshold.Kind)
        {
            case ThresholdKind.Overdue:
                return due.IsLate(moment) ? due.Instant : null;
            case ThresholdKind.OverdueBy:
                return Reached(After(due, threshold.Amount, terms), moment);
            case ThresholdKind.Left:
                var left = Before(due, threshold.Amount, startUtc, terms);
                return Reached(left < startUtc ? startUtc : left, moment);
            default:
                return Reached(Used(threshold.Amount, startUtc, due, terms), moment);
        }
    }

    private static DateTime? Reached(DateTime? at, DateTime moment) => at <= moment ? at : null;

    private static DateTime? After(DuePoint due, Value amount, ClockTerms terms) => amount.Unit.Family switch
    {
        SpanFamily.Clock => DuePoint.Moved(due.Instant!.Value, DuePoint.Ticks(amount)),
        SpanFamily.WorkingHours => Known(new OfficeTime(terms.Calendar, terms.Zone).Add(due.Instant!.Value, DuePoint.Ticks(amount))),
        SpanFamily.WorkingDays => EndOf(terms.Calendar.Add(due.Date!.Value, DuePoint.WholeDays(amount.Number)), terms),
        _ => EndOf(new DaySum<DateOnly>(DuePoint.Unrolled(due.Date!.Value, amount), DayCertainty.Known), terms),
    };

    private static DateTime? Before(DuePoint due, Value amount, DateTime startUtc, ClockTerms terms) => amount.Unit.Family switch
    {
        SpanFamily.Clock => DuePoint.Moved(due.Instant!.Value, -DuePoint.Ticks(amount)),
        SpanFamily.WorkingHours => Known(new OfficeTime(terms.Calendar, terms.Zone).Add(startUtc, DuePoint.Ticks(terms.Budget!.Value) - DuePoint.Ticks(amount))),
        SpanFamily.WorkingDays => EndOf(terms.Calendar.Add(due.Date!.Value, -DuePoint.WholeDays(amount.Number)), terms),
        _ => EndOf(new DaySum<DateOnly>(DuePoint.Unrolled(due.Date!.Value, Value.OfSpan(-amount.Number, amount.Unit)), DayCertainty.Known), terms),
    };

    private static DateTime? Used(Value amount, DateTime startUtc, DuePoint due, ClockTerms terms)
    {
        var start = DuePoint.LocalDate(startUtc, terms.Zone);
        if (amount.Kind == ValueKind.Number)
        {
            return Share(amount.Number, startUtc, start, due, terms);
        }

        return amount.Unit.Family switch
        {
            SpanFamily.Clock => DuePoint.Moved(startUtc, DuePoint.Ticks(amount)),
            SpanFamily.WorkingHours => Known(new OfficeTime(terms.Calendar, terms.Zone).Add(startUtc, DuePoint.Ticks(amount))),
            SpanFamily.WorkingDays => EndOf(terms.Calendar.Add(start, DuePoint.WholeDays(amount.Number)), terms),
            _ => EndOf(new DaySum<DateOnly>(DuePoint.Unrolled(start, amount), DayCertainty.Known), terms),
        };
    }

    /// <summary>用满 p: at the end of day ⌈p·budget⌉; a budget in months, or to a date, is its days from start to due.</summary>
    private static DateTime? Share(decimal share, DateTime startUtc, DateOnly start, DuePoint due, ClockTerms terms)
    {
        switch (terms.Budget)
        {
            case { Unit.Family: SpanFamily.WorkingDays } days:
                return EndOf(terms.Calendar.Add(start, DuePoint.WholeDays(share * days.Number)), terms);
            case { Unit.Family: SpanFamily.WorkingHours } hours:
                return Known(new OfficeTime(terms.Calendar, terms.Zone).Add(startUtc, DuePoint.Ticks(Value.OfSpan(hours.Number * share, hours.Unit))));
            case { Unit.Family: SpanFamily.Clock } hours:
                return DuePoint.Moved(startUtc, DuePoint.Ticks(Value.OfSpan(hours.Number * share, hours.Unit)));
            default:
                if (terms.DueInstant is { } end)
                {
                    return DuePoint.Moved(startUtc, TimeSpan.FromTicks((long)Math.Clamp((end - startUtc).Ticks * share, 0, DateTime.MaxValue.Ticks)));
                }

                var length = terms.Budget is { Unit.Family: SpanFamily.Days } span ? span.Number * span.Unit.Factor : due.Date!.Value.DayNumber - start.DayNumber;
                return EndOf(new DaySum<DateOnly>(DuePoint.Unrolled(start, Value.OfSpan(share * length, SpanUnit.Day)), DayCertainty.Known), terms);
        }
    }

    private static DateTime? EndOf(DaySum<DateOnly> day, ClockTerms terms) =>
        day.Certainty == DayCertainty.Known && day.Value < DateOnly.MaxValue ? ZoneTime.StartOf(day.Value.AddDays(1), terms.Zone) : null;

    private static DateTime? Known((DateTime At, DayCertainty Certainty) reached) => reached.Certainty == DayCertainty.Known ? reached.At : null;
}
