using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>What is read off an event or a table row, for both evaluators. What is no event or row (无, unknown) passes through.</summary>
internal static class Members
{
    /// <summary>时刻, 由, or a declared field of an event.</summary>
    public static Value OfEvent(Value item, EventMember member, int slot)
    {
        if (item.Kind != ValueKind.Event)
        {
            return item;
        }

        var record = item.EventRecord;
        return member switch
        {
            EventMember.At => Value.OfInstant(record.At),
            EventMember.By => record.By is { } by ? Value.OfText(by) : Value.Unknown,
            _ => slot < record.Fields.Length ? record.Fields[slot] : Value.Unknown,
        };
    }

    /// <summary>A cell of a table row.</summary>
    public static Value OfRow(Value row, int column) => row.Kind == ValueKind.Row ? row.Row.Cells[column] : row;
}
