using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// Reads a clock (semantics S15): from its ledger and its terms to the due instant, what is used and left, how late it is, and which
/// thresholds it crossed when. Pure: the same input gives the same reading, whenever and however often it is asked.
/// </summary>
internal static class ClockReckoner
{
    /// <summary>The reading at an as-of of a clock that nothing but its answer happened to.</summary>
    public static ClockReading Read(DateTime startUtc, DateTime? endUtc, ClockTerms terms, DateTime asOfUtc) => Read(new ClockLedger(startUtc, endUtc), terms, asOfUtc);

    /// <summary>The reading at an as-of.</summary>
    /// <param name="ledger">What happened to it.</param>
    /// <param name="terms">What it runs under.</param>
    /// <param name="asOfUtc">As of when; what is later has not happened yet.</param>
    public static ClockReading Read(ClockLedger ledger, ClockTerms terms, DateTime asOfUtc)
    {
        if (ledger.Start > asOfUtc)
        {
            return new ClockReading { State = ClockState.NotStarted };
        }

        var answered = ledger.End <= asOfUtc ? ledger.End : null;
        var moment = answered ?? asOfUtc;
        if (moment < ledger.Start)
        {
            moment = ledger.Start;
        }

        return ledger.Restarts.IsEmpty
            ? Read(ledger, terms, moment, answered is not null)
            : Restarted(ledger, terms, moment, answered is not null);
    }

    /// <summary>
    /// 重计: the clock runs anew from each restart that came while it was not over; what was crossed until then stays crossed, and each
    /// threshold is crossed once all the same.
    /// </summary>
    private static ClockReading Restarted(ClockLedger ledger, ClockTerms terms, DateTime moment, bool answered)
    {
        var counted = ImmutableArray.CreateBuilder<bool>();
        ClockReading? before = null;
        foreach (var at in ledger.Restarts.Sort())
        {
            var counts = at > ledger.Start && at <= moment;
            if (counts)
            {
                var superseded = Read(ledger, terms, at, answered: false);
                counts = superseded.Missing is null && superseded.State != ClockState.Overdue;
                if (counts)
                {
                    before = Joined(before, superseded);
                    ledger = ledger with { Start = at, IsRestarted = true };
                }
            }

            counted.Add(counts);
        }

        return Joined(before, Read(ledger, terms, moment, answered)) with { RestartsCounted = counted.ToImmutable() };
    }

    private static ClockReading Joined(ClockReading? before, ClockReading now) => before is null || now.Missing is not null ? now : now with
    {
        Crossings = [.. now.Crossings.Select((c, i) => before.Crossings[i] ?? c)],
        HoldsCounted = [.. now.HoldsCounted.Select((c, i) => c || before.HoldsCounted[i])],
        GrantsCounted = [.. now.GrantsCounted.Select((c, i) => c || before.GrantsCounted[i])],
    };

    private static ClockReading Read(ClockLedger ledger, ClockTerms terms, DateTime moment, bool answered)
    {
        var timeline = ClockTimeline.Of(ledger, terms, moment);
        var present = timeline.Phases[^1];
        var held = present.Held && !answered;
        var due = terms.Unlimited ? Unlimited(ledger.Start, moment, terms) : present.Held ? timeline.EndAt(moment).Due : present.End.Due;
        if (due.Missing is { } missing)
        {
            return new ClockReading { State = ClockState.Unknown, Missing = missing };
        }

        var provisional = due.Certainty == DayCertainty.Provisional && !held;
        var late = due.IsLate(moment) && !provisional && !held;
        var original = terms.Unlimited || held ? null : timeline.OriginalAt(moment);
        var lateAtFirst = original is { Certainty: DayCertainty.Known } && original.IsLate(moment);
        var none = Value.OfSpan(0, terms.Unit);
        var stretches = HeldStretches.Of(ledger, terms);
        var stopped = stretches.UpTo(moment);
        return new ClockReading
        {
            State = held && !terms.Unlimited ? ClockState.Suspended : State(ledger.Start, terms, answered, late, present.End, stopped, moment),
            Due = held ? null : due.Instant,
            DueDate = held ? null : due.Date,
            Original = original?.Date,
            Provisional = provisional,
            Elapsed = ClockAmounts.Elapsed(ledger.Start, moment, terms, stopped),
            Remaining = late || due.Instant is null || answered ? Value.None : ClockAmounts.Remaining(moment, due, terms),
            Overdue = late ? ClockAmounts.Overdue(due, moment, terms) : none,
            OverdueOriginal = lateAtFirst ? ClockAmounts.Overdue(original!, moment, terms) : none,
            Suspended = stopped.IsEmpty ? Value.None : stopped.Amount(),
            Anchor = ledger.Start,
            HoldsCounted = timeline.HoldsCounted,
            GrantsCounted = timeline.GrantsCounted,
            Crossings = ClockThresholds.Crossings(ledger, terms, timeline, stretches, moment),
        };
    }

    /// <summary>The days between start and due that do not count, each with the reason: for the explanation.</summary>
    public static IEnumerable<(DateOnly Day, Localized Why)> SkippedDays(DateTime startUtc, DateOnly dueDate, ClockTerms terms)
    {
        var start = DuePoint.LocalDate(startUtc, terms.Zone);
        return terms.Budget switch
        {
            { Unit.Family: SpanFamily.WorkingDays or SpanFamily.WorkingHours } => Reasons(start),
            { Unit.Family: SpanFamily.Days or SpanFamily.Months } => Reasons(DuePoint.Unrolled(start, terms.Budget.Value).AddDays(-1)),
            _ => [],
        };

        IEnumerable<(DateOnly, Localized)> Reasons(DateOnly after) => terms.Calendar.DaysOff(after, dueDate).Select(d => (d.Day, d.Info.Why));
    }

    /// <summary>免限 has no due, but what is used of it is counted, and for that the days must be known.</summary>
    private static DuePoint Unlimited(DateTime startUtc, DateTime moment, ClockTerms terms)
    {
        var counted = terms.Unit.Family is SpanFamily.WorkingDays or SpanFamily.WorkingHours
            ? terms.Calendar.Count(DuePoint.LocalDate(startUtc, terms.Zone), DuePoint.LocalDate(moment, terms.Zone))
            : default;
        return DuePoint.Open(counted.Certainty, counted.Certainty == DayCertainty.NoData ? $"日历[{terms.Calendar.Id}/{counted.LackingYear}]" : null);
    }

    private static ClockState State(DateTime start, ClockTerms terms, bool answered, bool late, ClockEnd end, HeldTime stopped, DateTime moment)
    {
        if (answered)
        {
            return late ? ClockState.DoneLate : ClockState.Done;
        }

        if (terms.Unlimited)
        {
            return ClockState.Exempt;
        }

        if (late)
        {
            return ClockState.Overdue;
        }

        // 预警 is reckoned to the present due: what was crossed before an extension warns no longer.
        foreach (var threshold in terms.Thresholds)
        {
            if (threshold.Kind is ThresholdKind.Left or ThresholdKind.Used && ClockThresholds.Instant(threshold, start, terms, end, stopped) <= moment)
            {
                return ClockState.Warning;
            }
        }

        return ClockState.Running;
    }
}
