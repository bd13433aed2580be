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
        var answered = endUtc <= asOfUtc ? endUtc : null;
        var moment = answered ?? asOfUtc;
        var due = terms.Unlimited ? new DuePoint(null, null, false, DayCertainty.Known, null) : DuePoint.Of(startUtc, terms);
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
        var start = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(startUtc, terms.Zone));
        var workingDays = terms.Budget is { Unit.Family: SpanFamily.WorkingDays or SpanFamily.WorkingHours };
        var from = workingDays || terms.Budget is not { Unit.Family: SpanFamily.Days or SpanFamily.Months } ? start : DuePoint.Unrolled(start, terms.Budget.Value).AddDays(-1);
        if (!workingDays && terms.Budget is not { Unit.Family: SpanFamily.Days or SpanFamily.Months })
        {
            yield break;
        }

        for (var day = from.AddDays(1); day <= dueDate; day = day.AddDays(1))
        {
            var info = terms.Calendar.Explain(day);
            if (!info.Counts)
            {
                yield return (day, info.Why);
            }
        }
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
