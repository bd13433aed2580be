using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>One event counted by two vetoes is one (semantics S20): which events a veto counts, and whether others count them all.</summary>
internal sealed partial class Evaluation
{
    private Memo<(BoundProvision Provision, RecordKey Record), EventSet> _vetoEvents;

    /// <summary>The events that a veto counts on a record.</summary>
    public EventSet EventsOf(BoundJudgement veto, Value record)
    {
        var key = ((BoundProvision)veto, record.RecordKey);
        if (!_vetoEvents.TryGetValue(key, out var events))
        {
            var frame = FrameOf(record);
            _vetoEvents[key] = events = veto.Events is { } written ? EventSet.Of(Run(written, frame)) : new EventFinder(this, frame).Find(veto.VetoConditions);
        }

        return events;
    }

    /// <summary>Whether all events of a veto are counted by others that hold.</summary>
    public Traced IsCounted(BoundJudgement veto, Value record, IReadOnlyCollection<BoundJudgement> others)
    {
        if (others.Count == 0)
        {
            return Value.False;
        }

        var events = EventsOf(veto, record);
        var (sure, possible) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var missing = events.Missing;
        foreach (var other in others)
        {
            var judged = Judgement(other, record);
            var counted = judged.Truth == Truth.False ? EventSet.None : EventsOf(other, record);
            (judged.Truth == Truth.True ? sure : possible).UnionWith(counted.Names);
            missing = Decisions.Missing.Union(missing, Decisions.Missing.Union(judged.Missing, counted.Missing));
        }

        possible.UnionWith(sure);
        var mayMatch = !missing.IsEmpty && (events.Names.IsEmpty || events.Names.Any(possible.Contains));
        return !events.Names.IsEmpty && events.Missing.IsEmpty && sure.IsSupersetOf(events.Names) ? Value.True
            : mayMatch || (!missing.IsEmpty && possible.IsSupersetOf(events.Names)) ? new Traced(Value.Unknown, missing)
            : Value.False;
    }
}

/// <summary>Names of events, in order of mention, and what would tell of more.</summary>
internal sealed record EventSet(ImmutableArray<string> Names, ImmutableArray<string> Missing)
{
    public static readonly EventSet None = new([], []);

    /// <summary>The events that 事件 lists: records and events by their keys, texts as they are.</summary>
    public static EventSet Of(Traced written)
    {
        if (written.Value.IsUnknown)
        {
            return new([], written.Missing);
        }

        var list = ValueOperators.AsList(written.Value);
        var known = list.Sure.Where(v => !v.IsUnknown && !v.IsNone).ToList();
        return new([.. known.Select(Name).Distinct()], list.Complete && list.Possible.IsEmpty && known.Count == list.Sure.Length ? [] : list.Missing.IsDefault ? [] : list.Missing);
    }

    public static string Name(Value value) => value.Kind switch
    {
        ValueKind.Record => value.RecordKey.ToString(),
        ValueKind.Event => $"{value.EventRecord} {ValueText.Canonical(Value.OfInstant(value.EventRecord.At))}",
        _ => ValueText.Canonical(value),
    };
}
