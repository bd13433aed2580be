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
    /// <param name="start">When the round started.</param>
    /// <param name="end">When it was answered.</param>
    /// <param name="endBefore">When the round before was answered: what was held then ended with it.</param>
    private (ClockHistory? History, ImmutableArray<string> Missing) History(BoundLimit limit, in Frame frame, DateTime start, DateTime? end, DateTime? endBefore)
    {
        var history = new ClockHistory(limit, start, end);
        foreach (var suspension in limit.Suspensions)
        {
            var from = Happened(suspension.From, frame.Subject);
            var until = Happened(suspension.Until, frame.Subject);
            if (from.Missing.Length + until.Missing.Length > 0)
            {
                return (null, Decisions.Missing.Union(from.Missing, until.Missing));
            }

            var (after, upTo) = (endBefore ?? DateTime.MinValue, end is { } closed && closed > start ? closed : AsOf);
            foreach (var (begun, over) in ClockRounds.Pair(from.Times?.Between(after, upTo), until.Times?.Between(after, AsOf), Zone))
            {
                if (over is null || over >= start)
                {
                    history.Hold(new Hold(begun, over < begun ? begun : over), from, until);
                }
            }
        }

        foreach (var extension in limit.Extensions)
        {
            if (Grants(extension, history, frame, start) is { IsEmpty: false } missing)
            {
                return (null, missing);
            }
        }

        return (history, []);
    }

    /// <summary>延长 当: it was granted at the event with which the condition came to hold, and taken back at the one with which it ceased to.</summary>
    /// <returns>What would have to be known.</returns>
    private ImmutableArray<string> Grants(BoundExtension extension, ClockHistory history, in Frame frame, DateTime start)
    {
        var marks = EventsRead(extension, frame);
        var present = ExtensionAt(extension, this, frame);
        if (present.Value.IsUnknown)
        {
            return present.Missing;
        }

        (DateTime At, Value Amount)? open = null;
        DateTime[] instants = [start, .. marks.Keys.Where(at => at > start)];
        for (var i = 0; i < instants.Length; i++)
        {
            var at = instants[i];
            var then = i == instants.Length - 1 ? present : ExtensionAt(extension, new Evaluation(this, at), frame);
            if (then.Value.Kind == ValueKind.Span && open is null)
            {
                open = (at, then.Value);
            }
            else if (then.Value.IsNone && open is { } granted)
            {
                history.Grant(new Grant(granted.At, granted.Amount) { Removed = at }, marks.GetValueOrDefault(granted.At), marks.GetValueOrDefault(at), extension);
                open = null;
            }
        }

        if (open is { } standing)
        {
            history.Grant(new Grant(standing.At, standing.Amount), marks.GetValueOrDefault(standing.At), null, extension);
        }

        return [];
    }

    /// <summary>How much an extension gives as things stand in an evaluation: a span, or 无.</summary>
    private static Traced ExtensionAt(BoundExtension extension, Evaluation then, in Frame frame)
    {
        if (extension.When is not null)
        {
            var holds = then.Run(extension.When, frame);
            if (holds.Truth != Truth.True)
            {
                return holds.Truth == Truth.False ? Value.None : holds;
            }
        }

        return then.Run(extension.Amount, frame);
    }

    /// <summary>The events that an extension looks at, by instant, in order; of several at one instant the last.</summary>
    private SortedDictionary<DateTime, EventRecord> EventsRead(BoundExtension extension, in Frame frame)
    {
        var found = new SortedDictionary<DateTime, EventRecord>();
        foreach (var formula in new[] { extension.When, extension.Amount })
        {
            if (formula is not null)
            {
                EventsRead(formula.Body, new FormulaWalk(this, frame, formula.LocalCount), found, []);
            }
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
