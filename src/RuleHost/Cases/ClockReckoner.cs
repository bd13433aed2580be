using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// Reads a clock (semantics S15): from its start, its answer and its terms to the due instant, what is used and left, how late it is, and
/// which thresholds it crossed when. Pure: the same input gives the same reading, whenever and however often it is asked.
/// </summary>
internal static class ClockReckoner
{
    /// <summary>The reading at an as-of.</summary>
    /// <param name="startUtc">When it started.</param>
    /// <param name="endUtc">When it was answered; null while it is open.</param>
    /// <param name="terms">What it runs under.</param>
    /// <param name="asOfUtc">As of when; an answer after it has not happened yet.</param>
    public static ClockReading Read(DateTime startUtc, DateTime? endUtc, ClockTerms terms, DateTime asOfUtc)
    {
        if (startUtc > asOfUtc)
        {
            return new ClockReading { State = ClockState.NotStarted };
        }

        var answered = endUtc <= asOfUtc ? endUtc : null;
        var moment = answered ?? asOfUtc;
        var due = terms.Unlimited ? Unlimited(startUtc, moment, terms) : DuePoint.Of(startUtc, terms);
        if (due.Missing is { } missing)
        {
            return new ClockReading { State = ClockState.Unknown, Missing = missing };
        }

        var provisional = due.Certainty == DayCertainty.Provisional;
        var late = due.IsLate(moment) && !provisional;
        var crossings = ClockThresholds.Crossings(startUtc, terms, due, moment);
        return new ClockReading
        {
            State = State(terms, answered is not null, late, crossings),
            Due = due.Instant,
            DueDate = due.Date,
            Provisional = provisional,
            Elapsed = ClockAmounts.Elapsed(startUtc, moment, terms),
            Remaining = late || due.Instant is null || answered is not null ? Value.None : ClockAmounts.Remaining(moment, due, terms),
            Overdue = late ? ClockAmounts.Overdue(due, moment, terms) : Value.OfSpan(0, terms.Unit),
            Crossings = crossings,
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
        return new DuePoint(null, null, false, counted.Certainty, counted.Certainty == DayCertainty.NoData ? $"日历[{terms.Calendar.Id}/{counted.LackingYear}]" : null);
    }

    private static ClockState State(ClockTerms terms, bool answered, bool late, ImmutableArray<DateTime?> crossings)
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

        for (var i = 0; i < crossings.Length; i++)
        {
            if (crossings[i] is not null && terms.Thresholds[i].Kind is ThresholdKind.Left or ThresholdKind.Used)
            {
                return ClockState.Warning;
            }
        }

        return ClockState.Running;
    }
}
