using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// When thresholds are crossed (semantics S15): 剩 n at the end of the counted day that leaves n, 用满 n at the end of the n-th used, 逾期 at
/// the due instant, 逾期满 n at the end of the n-th counted day after the due day, 中止满 n when a
/// stretch of 中止 has lasted so long. Each once a round, at its own instant, whoever looks and
/// when: what was crossed before the due moved stays crossed, and is not crossed again.
/// </summary>
internal static class ClockThresholds
{
    /// <summary>The first crossing of each threshold up to a moment; null where it is not crossed, or only on a provisional day.</summary>
    public static ImmutableArray<DateTime?> Crossings(ClockLedger ledger, ClockTerms terms, ClockTimeline timeline, HeldStretches stretches, DateTime moment)
    {
        var crossings = ImmutableArray.CreateBuilder<DateTime?>(terms.Thresholds.Length);
        foreach (var threshold in terms.Thresholds)
        {
            crossings.Add(First(threshold, ledger, terms, timeline, stretches, moment));
        }

        return crossings.MoveToImmutable();
    }

    /// <summary>When a threshold is crossed if nothing else happens to the clock; null where that is not known, or never.</summary>
    public static DateTime? Instant(ClockThreshold threshold, DateTime start, ClockTerms terms, ClockEnd end, HeldTime stopped)
    {
        // What is reckoned from a due day needs one that is announced; 用满 n is reckoned from the start, and needs none at all.
        var fromStart = threshold.Kind == ThresholdKind.Used && (threshold.Amount.Kind == ValueKind.Span || (terms.Budget is not null && !end.IsMovedAnchor(start)));
        if (!fromStart && (terms.Unlimited || end.Due.Instant is null || end.Due.Certainty == DayCertainty.Provisional))
        {
            return null;
        }

        return threshold.Kind switch
        {
            ThresholdKind.Overdue => end.Due.Instant,
            ThresholdKind.OverdueBy => After(end.Due, threshold.Amount, terms),
            ThresholdKind.Left => Before(end, threshold.Amount, terms),
            _ => Used(threshold.Amount, start, end, terms, stopped),
        };
    }

    /// <summary>When a stretch of 中止 that began at an instant has lasted so long: at the end of the n-th day after it began, or exactly.</summary>
    public static DateTime? HeldFor(DateTime from, Value amount, ClockTerms terms) => amount.Unit.Family switch
    {
        SpanFamily.Clock => DuePoint.Moved(from, DuePoint.Ticks(amount)),
        SpanFamily.WorkingHours => Known(new OfficeTime(terms.Calendar, terms.Zone).Add(from, DuePoint.Ticks(amount))),
        SpanFamily.WorkingDays => EndOf(terms.Calendar.Add(DuePoint.LocalDate(from, terms.Zone), DuePoint.WholeDays(amount.Number)), terms),
        _ => EndOf(new DaySum<DateOnly>(DuePoint.Unrolled(DuePoint.LocalDate(from, terms.Zone), amount), DayCertainty.Known), terms),
    };

    private static DateTime? FirstHeldFor(Value amount, ClockLedger ledger, ClockTerms terms, ClockTimeline timeline, DateTime moment)
    {
        DateTime? first = null;
        var counted = timeline.HoldsCounted;
        for (var i = 0; i < counted.Length; i++)
        {
            var (from, to) = ledger.Holds[i].Within(ledger.Start, moment);
            if (counted[i] && HeldFor(from, amount, terms) is { } at && at <= to && (first is null || at < first))
            {
                first = at;
            }
        }

        return first;
    }

    private static DateTime? First(ClockThreshold threshold, ClockLedger ledger, ClockTerms terms, ClockTimeline timeline, HeldStretches stretches, DateTime moment)
    {
        if (threshold.Kind == ThresholdKind.SuspendedFor)
        {
            return FirstHeldFor(threshold.Amount, ledger, terms, timeline, moment);
        }

        foreach (var phase in timeline.Phases)
        {
            var until = phase.To ?? moment;
            if (phase.Held)
            {
                continue;
            }

            var at = Instant(threshold, ledger.Start, terms, phase.End, stretches.UpTo(until));
            var reached = threshold.Kind == ThresholdKind.Overdue ? at is not null && phase.End.Due.IsLate(until) : phase.To is null ? at <= until : at < until;
            if (reached)
            {
                // A due point before the start, or one that moved back, is not crossed before that happened.
                var first = terms.MovedAt is { } moved && moved > phase.From ? moved : phase.From;
                return at < first ? first : at;
            }
        }

        return null;
    }

    private static DateTime? After(DuePoint due, Value amount, ClockTerms terms) => amount.Unit.Family switch
    {
        SpanFamily.Clock => DuePoint.Moved(due.Instant!.Value, DuePoint.Ticks(amount)),
        SpanFamily.WorkingHours => Known(new OfficeTime(terms.Calendar, terms.Zone).Add(due.Instant!.Value, DuePoint.Ticks(amount))),
        SpanFamily.WorkingDays => EndOf(terms.Calendar.Add(due.Date!.Value, DuePoint.WholeDays(amount.Number)), terms),
        _ => EndOf(new DaySum<DateOnly>(DuePoint.Unrolled(due.Date!.Value, amount), DayCertainty.Known), terms),
    };

    private static DateTime? Before(ClockEnd end, Value amount, ClockTerms terms)
    {
        switch (amount.Unit.Family)
        {
            case SpanFamily.Clock:
                return DuePoint.Moved(end.Due.Instant!.Value, -DuePoint.Ticks(amount));
            case SpanFamily.WorkingHours:
                var length = DuePoint.Ticks(DuePoint.Sum(end.Budget.Budget!.Value, end.Extension)) + end.Held.OfficeTime() - DuePoint.Ticks(amount);
                return Known(new OfficeTime(terms.Calendar, terms.Zone).Add(end.Anchor, length));
            case SpanFamily.WorkingDays:
                return EndOf(terms.Calendar.Add(end.Due.Date!.Value, -DuePoint.WholeDays(amount.Number)), terms);
            default:
                return EndOf(new DaySum<DateOnly>(DuePoint.Unrolled(end.Due.Date!.Value, Value.OfSpan(-amount.Number, amount.Unit)), DayCertainty.Known), terms);
        }
    }

    private static DateTime? Used(Value amount, DateTime startUtc, ClockEnd end, ClockTerms terms, HeldTime stopped)
    {
        if (amount.Kind == ValueKind.Number)
        {
            if (Share(amount.Number, startUtc, end, terms, stopped) is not { } part)
            {
                return null;
            }

            amount = part;
        }

        return amount.Unit.Family switch
        {
            SpanFamily.Clock => Skipping(stopped, s => DuePoint.Moved(startUtc, DuePoint.Ticks(amount) + s.WallTime())),
            SpanFamily.WorkingHours => Skipping(stopped, s => Known(new OfficeTime(terms.Calendar, terms.Zone).Add(startUtc, DuePoint.Ticks(amount) + s.OfficeTime()))),
            _ => UsedDay(amount, DuePoint.LocalDate(startUtc, terms.Zone), terms, stopped),
        };
    }

    /// <summary>The end of the n-th used day: held days are not used, the day on which a hold begins is.</summary>
    private static DateTime? UsedDay(Value amount, DateOnly start, ClockTerms terms, HeldTime stopped)
    {
        var working = amount.Unit.Family == SpanFamily.WorkingDays;
        var day = working
            ? terms.Calendar.Add(start, DuePoint.WholeDays(amount.Number))
            : new DaySum<DateOnly>(DuePoint.Unrolled(start, amount), DayCertainty.Known);
        if (terms.HoldFamily == SpanFamily.WorkingHours)
        {
            return working ? EndOf(terms.Calendar.Add(start, DuePoint.WholeDays(amount.Number) + DuePoint.HeldDays(stopped, terms).Value), terms) : EndOf(day, terms);
        }

        foreach (var (after, last) in stopped.Days())
        {
            if (day.Certainty == DayCertainty.NoData || after >= day.Value)
            {
                break;
            }

            day = working
                ? terms.Calendar.Add(day.Value, terms.Calendar.Count(after, last).Value)
                : day with { Value = DuePoint.Unrolled(day.Value, Value.OfSpan(last.DayNumber - after.DayNumber, SpanUnit.Day)) };
        }

        return EndOf(day, terms);
    }

    /// <summary>An exact instant that each hold begun before it moves on.</summary>
    private static DateTime? Skipping(HeldTime stopped, Func<HeldTime, DateTime?> reckon)
    {
        var passed = stopped.Before(DateTime.MinValue);
        while (reckon(passed) is { } at)
        {
            var more = stopped.Before(at);
            if (more.Count == passed.Count)
            {
                return at;
            }

            passed = more;
        }

        return null;
    }

    /// <summary>用满 p as a span: ⌈p·budget⌉ days with what extends it; a budget in months, or to a date, is its days from start to due.</summary>
    private static Value? Share(decimal share, DateTime startUtc, ClockEnd end, ClockTerms terms, HeldTime stopped)
    {
        if (terms.Budget is { Unit.Family: not SpanFamily.Months } budget && !end.IsMovedAnchor(startUtc))
        {
            var whole = DuePoint.Sum(budget, end.Extension);
            return budget.Unit.Family == SpanFamily.Days
                ? Value.OfSpan(Math.Ceiling(whole.Number * whole.Unit.Factor * share), SpanUnit.Day)
                : Value.OfSpan(whole.Number * share, whole.Unit);
        }

        // Otherwise of what is used when the limit ends.
        var used = ClockAmounts.Elapsed(startUtc, terms.DueInstant is null ? EndOfDue(end.Due, terms) : end.Due.Instant!.Value, terms with { Unit = terms.Unit.Family == SpanFamily.Months ? SpanUnit.Day : terms.Unit }, stopped);
        return used.Unit.Family is SpanFamily.Days or SpanFamily.WorkingDays
            ? Value.OfSpan(Math.Ceiling(used.Number * share), used.Unit)
            : Value.OfSpan(used.Number * share, used.Unit);
    }

    /// <summary>An instant on the due day.</summary>
    private static DateTime EndOfDue(DuePoint due, ClockTerms terms) => terms.Unit.Family is SpanFamily.WorkingHours or SpanFamily.Clock
        ? due.Instant!.Value
        : ZoneTime.StartOf(due.Date!.Value, terms.Zone);

    private static DateTime? EndOf(DaySum<DateOnly> day, ClockTerms terms) =>
        day.Certainty == DayCertainty.Known && day.Value < DateOnly.MaxValue ? ZoneTime.StartOf(day.Value.AddDays(1), terms.Zone) : null;

    private static DateTime? Known((DateTime At, DayCertainty Certainty) reached) => reached.Certainty == DayCertainty.Known ? reached.At : null;
}
