using System.Collections.Immutable;
using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>From events to the ledger of a clock (semantics S15): when it was held, and when it was extended.</summary>
internal sealed partial class Evaluation
{
    /// <summary>The ledger of one round, or what would have to be known for it.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="frame">On what, by which text.</param>
    /// <param name="terms">What the clock runs under.</param>
    /// <param name="span">When the round started and ended, and what began and answered it.</param>
    private (ClockHistory? History, ImmutableArray<string> Missing) History(BoundLimit limit, in Frame frame, ClockTerms terms, in RoundSpan span)
    {
        var history = new ClockHistory(limit, span.Start) { End = span.End, Started = span.Started, Answered = span.Answered };
        foreach (var suspension in limit.Suspensions)
        {
            if (Holds(suspension, history, frame, terms, span) is { IsEmpty: false } missing)
            {
                return (null, missing);
            }
        }

        foreach (var extension in limit.Extensions)
        {
            if (Grants(extension, history, frame, span.Start) is { IsEmpty: false } missing)
            {
                return (null, missing);
            }
        }

        foreach (var restart in limit.Restarts)
        {
            var happened = Happened(restart, frame.Subject);
            if (!happened.Missing.IsEmpty)
            {
                return (null, happened.Missing);
            }

            for (var after = span.Start; ClockRounds.First(happened.Times, after) is { } at && !(at > span.End); after = at)
            {
                history.Restart(at, happened.At(at));
            }
        }

        return (history, []);
    }

    private ImmutableArray<string> Holds(BoundSuspension suspension, ClockHistory history, in Frame frame, ClockTerms terms, in RoundSpan span)
    {
        var from = Happened(suspension.From, frame.Subject);
        var until = Happened(suspension.Until, frame.Subject);
        var most = suspension.AtMost is null ? Value.None : Run(suspension.AtMost, frame);
        if (from.Missing.Length + until.Missing.Length > 0 || most.Value.IsUnknown)
        {
            return Decisions.Missing.Union(Decisions.Missing.Union(from.Missing, until.Missing), most.Missing);
        }

        var (after, upTo) = (span.EndBefore ?? DateTime.MinValue, span.End is { } closed && closed > span.Start ? closed : AsOf);
        foreach (var (begun, ended) in ClockRounds.Pair(from.Times?.Between(after, upTo), until.Times?.Between(after, AsOf), Zone))
        {
            var (over, cause) = (ended < begun ? begun : ended, until.At(ended));
            if (most.Value.Kind == ValueKind.Span && ClockThresholds.HeldFor(begun, most.Value, terms) is { } bound && bound <= AsOf && !(over <= bound))
            {
                // At its bound a stretch of 中止 ends by itself, within its last day, and the clock runs on.
                (over, cause) = (bound.AddTicks(-1), null);
            }

            if (over is null || over >= span.Start)
            {
                history.Hold(new Hold(begun, over), from.At(begun), cause);
            }
        }

        return [];
    }

    /// <summary>
    /// 延长: granted by each event of 每 or 自; without them, at the event with which the condition came to hold. Where the condition ceases to
    /// hold, what it granted is taken back.
    /// </summary>
    /// <returns>What would have to be known.</returns>
    private ImmutableArray<string> Grants(BoundExtension extension, ClockHistory history, in Frame frame, DateTime start)
    {
        var marks = EventsRead(extension.When, frame);
        var stretches = extension.When is null ? [(extension.Each is null ? start : DateTime.MinValue, (DateTime?)null)] : Stretches(extension.When, frame, start, marks);
        if (stretches is null)
        {
            return Run(extension.When!, frame).Missing;
        }

        if (stretches.Count == 0)
        {
            return [];
        }

        var amount = Run(extension.Amount, frame);
        var each = extension.Each is null ? Value.None : Run(extension.Each, frame);
        var most = extension.AtMost is null ? Value.None : Run(extension.AtMost, frame);
        if (amount.Value.IsUnknown || each.Value.IsUnknown || most.Value.IsUnknown)
        {
            return Decisions.Missing.Union(Decisions.Missing.Union(amount.Missing, each.Missing), most.Missing);
        }

        var granted = new List<(DateTime At, DateTime? Removed, Value Amount, EventRecord? Event)>();
        if (extension.Each is null)
        {
            granted.AddRange(stretches.Where(_ => amount.Value.Kind == ValueKind.Span).Select(s => (s.From, s.To, amount.Value, marks.GetValueOrDefault(s.From))));
        }
        else
        {
            var (events, amounts) = (each.Value.List, amount.Value.List);
            if (!events.Possible.IsEmpty || amounts.Sure.Length != events.Sure.Length || amounts.Sure.Any(a => a.Kind != ValueKind.Span))
            {
                return events.Missing.IsDefaultOrEmpty && amount.Missing.IsDefaultOrEmpty ? [$"{frame.Subject.RecordKey}.{extension.Each}"] : Decisions.Missing.Union(events.Missing, amount.Missing);
            }

            for (var i = 0; i < events.Sure.Length; i++)
            {
                var at = events.Sure[i].EventRecord.At;
                if (stretches.Exists(s => s.To is null || s.To > at))
                {
                    var stretch = stretches.Find(s => s.To is null || s.To > at);
                    granted.Add((stretch.From > at ? stretch.From : at, stretch.To, amounts.Sure[i], events.Sure[i].EventRecord));
                }
            }
        }

        foreach (var (at, removed, wanted, cause) in Capped(granted, most.Value, history, extension))
        {
            history.Grant(new Grant(at, wanted) { Removed = removed, FromToday = extension.Syntax.FromToday }, cause, marks.GetValueOrDefault(removed ?? default), extension);
        }

        return [];
    }

    /// <summary>至多: so many times, or so much in all; what goes beyond is refused, or cut.</summary>
    private static IEnumerable<(DateTime At, DateTime? Removed, Value Amount, EventRecord? Event)> Capped(
        List<(DateTime At, DateTime? Removed, Value Amount, EventRecord? Event)> granted, Value most, ClockHistory history, BoundExtension extension)
    {
        var used = 0m;
        foreach (var grant in granted.OrderBy(g => g.At))
        {
            var each = most.Kind == ValueKind.Span ? grant.Amount.Number * grant.Amount.Unit.Factor / most.Unit.Factor : 1;
            var room = most.IsNone ? each : most.Number - used;
            if (room <= 0)
            {
                history.Refuse(grant.At, grant.Amount, grant.Event, extension);
                continue;
            }

            used += Math.Min(each, room);
            yield return room < each ? grant with { Amount = Value.OfSpan(room, most.Unit) } : grant;
        }
    }

    /// <summary>The stretches of time in which a condition held, as the events that it looks at came; null where it is unknown now.</summary>
    private List<(DateTime From, DateTime? To)>? Stretches(Formula condition, in Frame frame, DateTime start, SortedDictionary<DateTime, EventRecord> marks)
    {
        var present = Run(condition, frame).Truth;
        if (present == Truth.Unknown)
        {
            return null;
        }

        var stretches = new List<(DateTime From, DateTime? To)>();
        DateTime? since = null;
        DateTime[] instants = [start, .. marks.Keys.Where(at => at > start)];
        for (var i = 0; i < instants.Length; i++)
        {
            var holds = i == instants.Length - 1 ? present : new Evaluation(this, instants[i]).Run(condition, frame).Truth;
            if (holds == Truth.True && since is null)
            {
                since = instants[i];
            }
            else if (holds == Truth.False && since is { } begun)
            {
                stretches.Add((begun, instants[i]));
                since = null;
            }
        }

        if (since is { } standing)
        {
            stretches.Add((standing, null));
        }

        return stretches;
    }

    /// <summary>The events that a condition looks at, by instant, in order; of several at one instant the last.</summary>
    private SortedDictionary<DateTime, EventRecord> EventsRead(Formula? condition, in Frame frame)
    {
        var found = new SortedDictionary<DateTime, EventRecord>();
        if (condition is not null)
        {
            EventsRead(condition.Body, new FormulaWalk(this, frame, condition.LocalCount), found, []);
        }

        return found;
    }

    private void EventsRead(BoundExpression expression, FormulaWalk walk, SortedDictionary<DateTime, EventRecord> found, HashSet<BoundDefinition> seen)
    {
        if (expression is EventsExpression { Target: SubjectExpression or FieldExpression { Target: SubjectExpression } } events)
        {
            foreach (var item in walk.Evaluate(events).Value is { Kind: ValueKind.List } list ? list.List.Sure : [])
            {
                found[item.EventRecord.At] = item.EventRecord;
            }
        }
        else if (expression is EventsExpression elsewhere)
        {
            // Of elements of a list: whichever record it is, its events of that name.
            foreach (var item in Facts.AllEvents.Where(e => e.Definition.Equals(elsewhere.Event) && e.At <= AsOf))
            {
                found[item.At] = item;
            }
        }
        else if (expression is DefinitionExpression { Target: SubjectExpression } definition && seen.Add(definition.Definition))
        {
            EventsRead(definition.Definition.Body.Body, walk, found, seen);
        }

        foreach (var part in BoundChildren.Of(expression))
        {
            EventsRead(part, walk, found, seen);
        }
    }

    /// <summary>When the events of a 自, 至 or 中止 happened, and what they were.</summary>
    private Happenings Happened(BoundWhenEvent? when, Value record)
    {
        if (when is null)
        {
            return Happenings.Nothing;
        }

        var times = ImmutableArray.CreateBuilder<ImmutableArray<DateTime>>(when.Events.Length);
        var records = ImmutableArray.CreateBuilder<EventRecord>();
        foreach (var formula in when.Events)
        {
            var events = Run(formula, new Frame(record, AsOf));
            if (events.Value.Kind != ValueKind.List)
            {
                return new Happenings(null, [], events.Missing.IsEmpty ? [$"{record.RecordKey}.{formula}"] : events.Missing);
            }

            var sure = events.Value.List.Sure;
            var instants = ImmutableArray.CreateBuilder<DateTime>(sure.Length);
            foreach (var item in sure)
            {
                instants.Add(item.EventRecord.At);
                records.Add(item.EventRecord);
            }

            times.Add(instants.MoveToImmutable());
        }

        return new Happenings(new EventTimes(times.MoveToImmutable(), when.IsAll), records.ToImmutable(), []);
    }
}
