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

    /// <summary>The changes that came while a clock ran and that touch days between its start and its due day: for the explanation.</summary>
    public static IEnumerable<CalendarChange> ChangedUnderWay(DateTime startUtc, DateOnly dueDate, ClockTerms terms)
    {
        var started = DuePoint.LocalDate(startUtc, terms.Zone);
        return terms.Calendar.Changes.Where(c => c.Announced > started && c.First <= dueDate && c.Last > started && terms.Calendar.Knows(c));
    }
}
