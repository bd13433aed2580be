using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// 定期 (semantics S16): each occurrence is a clock that opens at the previous due instant (or 施行), is due at its point of the calendar, and
/// is met by the first 至 event in between. Those that fell due inside 施行 stay due after it ends.
/// </summary>
internal sealed partial class Evaluation
{
    /// <summary>Longer than from one yearly occurrence to the next.</summary>
    private const int LookBack = 400;

    /// <summary>The occurrences of a duty on a record that have opened, and the next where those are all met.</summary>
    private LimitOutcome Occurrences(BoundLimit limit, Value record)
    {
        var until = Happened(limit.Until, record);
        var (calendar, unnamed) = CalendarOf(limit, new Frame(record, AsOf));
        if (calendar is null || !until.Missing.IsEmpty)
        {
            return new LimitOutcome([LimitRound.Unknown(calendar is null ? unnamed : until.Missing)]);
        }

        var begins = Begins(limit, record, until, calendar);
        if (begins.Missing.Length > 0)
        {
            return new LimitOutcome([LimitRound.Unknown(begins.Missing)]);
        }

        var rounds = ImmutableArray.CreateBuilder<LimitRound>();
        var present = -1;
        var opens = begins.Opens;
        foreach (var due in DatePoints.From(limit.Every!, DateOf(opens), Model.Definition.Conventions, calendar))
        {
            if (due.Value > limit.InForceUntil || (opens > AsOf && (present >= 0 || rounds.Count == 0)))
            {
                break;
            }

            if (due.Certainty == DayCertainty.NoData)
            {
                rounds.Add(LimitRound.Unknown([$"日历[{calendar.Id}/{due.LackingYear}]"]));
                break;
            }

            var terms = Terms(limit, calendar) with { DueDate = due.Value, DueDateCertainty = due.Certainty };
            var round = Occurrence(limit, record, terms, opens, until) with { Number = rounds.Count + 1 };
            rounds.Add(round);
            if (present < 0 && round.State is not (ClockState.Done or ClockState.NotApplicable))
            {
                present = rounds.Count - 1;
            }

            // The next one, named although it has not opened, says when something is due again.
            if (opens > AsOf)
            {
                break;
            }

            opens = DuePoint.Of(opens, terms).Instant ?? opens;
        }

        return rounds.Count == 0
            ? new LimitOutcome([LimitRound.Of(ClockState.NotApplicable)])
            : new LimitOutcome(rounds.ToImmutable()) { PresentIndex = present < 0 ? rounds.Count - 1 : present };
    }

    private LimitRound Occurrence(BoundLimit limit, Value record, ClockTerms terms, DateTime opens, Happenings until)
    {
        // Each occurrence goes by the text of its opening (S14).
        var frame = new Frame(record, opens);
        if (Excluded(limit, frame, inForce: true) is { } excluded)
        {
            return excluded with { Start = opens };
        }

        var due = DuePoint.Of(opens, terms);
        if (due.Missing is { } missing)
        {
            return LimitRound.Unknown([missing]);
        }

        if (opens > AsOf)
        {
            var ahead = new ClockReading { State = ClockState.NotStarted, Due = due.Instant, DueDate = due.Date, Original = due.Date, Provisional = due.Certainty == DayCertainty.Provisional };
            return new LimitRound { State = ClockState.NotStarted, Start = opens, Terms = terms, Reading = ahead };
        }

        // A reminder asks for no answer: it is over when its day is.
        var met = limit.Until is null
            ? due.Instant <= AsOf ? due.Instant!.Value.AddTicks(-1) : (DateTime?)null
            : until.Times!.First(opens, due);
        return Read(limit, frame, terms, null, new RoundSpan(opens, met, null, null, until.At(met))) with { Start = opens, Closed = limit.Until is null ? null : met };
    }

    /// <summary>
    /// From when a duty runs: 施行, else the record's own time, else, where the text says neither, the due before it was first met, or before now.
    /// </summary>
    private (DateTime Opens, ImmutableArray<string> Missing) Begins(BoundLimit limit, Value record, Happenings until, WorkCalendar calendar)
    {
        if (limit.InForceFrom is { } first)
        {
            return (StartOf(first), []);
        }

        if (limit.Until is not null && record.Kind == ValueKind.Record && Model.Times.ContainsKey(record.RecordKey.Type))
        {
            var time = ApplicableTime(record);
            return time.Value.Kind == ValueKind.Instant ? (time.Value.InstantUtc, []) : (AsOf, time.Missing);
        }

        var earliest = DateOf(until.Records.IsEmpty ? AsOf : until.Records.Min(r => r.At));
        DateTime? before = null;
        foreach (var due in DatePoints.From(limit.Every!, earliest.AddDays(-LookBack), Model.Definition.Conventions, calendar))
        {
            if (due.Value >= earliest || due.Certainty == DayCertainty.NoData)
            {
                break;
            }

            before = DuePoint.Of(AsOf, Terms(limit, calendar) with { DueDate = due.Value }).Instant;
        }

        return (before ?? StartOf(earliest), []);
    }
}
