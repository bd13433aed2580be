using System.Collections.Immutable;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>What came first: records by their own time, events by their instant (semantics S6).</summary>
internal sealed partial class Evaluation
{
    /// <summary>A list in order of time. An element whose time is not known may stand anywhere.</summary>
    public ListValue InOrder(ListValue list)
    {
        if (list.Sure is not [{ Kind: ValueKind.Record or ValueKind.Event }, ..])
        {
            return list;
        }

        var placed = new List<(DateTime At, Value Element)>(list.Sure.Length);
        var possible = list.Possible.ToBuilder();
        var missing = list.Missing.IsDefault ? [] : list.Missing;
        foreach (var element in list.Sure)
        {
            var time = element.Kind == ValueKind.Event ? Value.OfInstant(element.EventRecord.At) : TimeOf(element);
            if (time.Value.Kind == ValueKind.Instant)
            {
                placed.Add((time.Value.InstantUtc, element));
            }
            else
            {
                possible.Add(element);
                missing = Decisions.Missing.Union(missing, time.Missing);
            }
        }

        // Of one instant: events in order of arrival, records by key, whatever order they were given in.
        placed.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At)
            : a.Element.Kind == ValueKind.Event ? a.Element.EventRecord.Order.CompareTo(b.Element.EventRecord.Order)
            : string.CompareOrdinal(a.Element.RecordKey.Key, b.Element.RecordKey.Key));
        return new ListValue([.. placed.Select(p => p.Element)], possible.ToImmutable(), list.Complete, missing);
    }

    private static readonly ImmutableArray<string> BuiltInTimes = ["时刻", "日期"];

    /// <summary>A record's own time; of what the engine keeps, when it was issued, confirmed or decided.</summary>
    private Traced TimeOf(Value record)
    {
        if (record.Kind != ValueKind.Record || Model.Times.ContainsKey(record.RecordKey.Type))
        {
            return ApplicableTime(record);
        }

        var found = Find(record.RecordKey);
        var slot = found is null ? -1 : BuiltInTimes.Select(found.Type.SlotOf).FirstOrDefault(s => s >= 0, -1);
        return slot < 0 ? Traced.Unknown(record.RecordKey.ToString())
            : found![slot].Kind == ValueKind.Date ? Value.OfInstant(StartOf(found[slot].DateValue))
            : found[slot].Kind == ValueKind.Instant ? found[slot]
            : Traced.Unknown($"{record.RecordKey}.{BuiltInTimes.First(f => found.Type.SlotOf(f) == slot)}");
    }
}
