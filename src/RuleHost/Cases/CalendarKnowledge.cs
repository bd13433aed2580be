using RuleHost.Calendars;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// By which state of knowledge of its calendar a clock is judged: a change of holidays moves a clock that runs when it is announced, never
/// one that was closed, and never one whose limit was broken by then.
/// </summary>
internal static class CalendarKnowledge
{
    /// <summary>The terms with the calendar as it was known when the clock was closed, or is known as of now.</summary>
    public static ClockTerms Known(ClockLedger ledger, ClockTerms terms, DateTime asOfUtc)
    {
        var changes = terms.Calendar.Changes;
        var started = DuePoint.LocalDate(ledger.Start, terms.Zone);
        if (changes.IsEmpty || changes[^1].Announced <= started)
        {
            return terms;
        }

        var known = terms with { Calendar = terms.Calendar.KnownOn(started) };
        var moment = ledger.End < asOfUtc ? ledger.End.Value : asOfUtc;
        foreach (var change in changes)
        {
            var at = ZoneTime.StartOf(change.Announced, terms.Zone);
            if (change.Announced <= started)
            {
                continue;
            }

            if (at > moment || ClockReckoner.Read(ledger, known, at).State == Model.ClockState.Overdue)
            {
                break;
            }

            known = known with { Calendar = terms.Calendar.KnownOn(change.Announced) };
        }

        return known;
    }

    /// <summary>
    /// The changes that came while a clock ran and touch days between its start and its due day, each with the due day before and after it.
    /// </summary>
    /// <param name="ledger">The clock.</param>
    /// <param name="terms">Its terms, with the calendar as it came to be known.</param>
    public static IEnumerable<(CalendarChange Change, DateTime AnnouncedAt, DateOnly? Before, DateOnly? After)> Moves(ClockLedger ledger, ClockTerms terms)
    {
        var started = DuePoint.LocalDate(ledger.Start, terms.Zone);
        var known = terms.Calendar.KnownOn(started);
        foreach (var change in terms.Calendar.Changes)
        {
            if (change.Announced <= started || !terms.Calendar.Knows(change))
            {
                continue;
            }

            var at = ZoneTime.StartOf(change.Announced, terms.Zone);
            var (before, changed) = (Due(known, at), terms.Calendar.KnownOn(change.Announced));
            var after = Due(changed, at);
            known = changed;
            if (change.Last > started && change.First <= (before > after ? before : after))
            {
                yield return (change, at, before, after);
            }
        }

        DateOnly? Due(WorkCalendar calendar, DateTime at) => ClockReckoner.Read(ledger, terms with { Calendar = calendar }, at).DueDate;
    }
}
