using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Records;

/// <summary>A record that was given: its fields in slots, in the order of <see cref="FactType.Fields"/>; an empty slot is unknown.</summary>
internal sealed class FactRecord(FactType type, RecordKey key, Value[] slots)
{
    public FactType Type { get; } = type;

    public RecordKey Key { get; } = key;

    public Value this[int slot] => slots[slot];

    /// <summary>Whether one of its fields is a reference to a record, or a list that holds one.</summary>
    public bool RefersTo(RecordKey record)
    {
        foreach (var value in slots)
        {
            if ((value.Kind == ValueKind.Record && value.RecordKey == record)
                || (value.Kind == ValueKind.List && value.List.Sure.Any(v => v.Kind == ValueKind.Record && v.RecordKey == record)))
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => Key.ToString();
}
