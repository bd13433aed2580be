using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Records;

/// <summary>A record that was given: its fields in slots, in the order of <see cref="FactType.Fields"/>; an empty slot is unknown.</summary>
internal sealed class FactRecord(FactType type, RecordKey key, Value[] slots)
{
    public FactType Type { get; } = type;

    public RecordKey Key { get; } = key;

    public Value this[int slot] => slots[slot];

    public override string ToString() => Key.ToString();
}
