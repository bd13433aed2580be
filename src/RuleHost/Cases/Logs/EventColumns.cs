using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cases.Logs;

/// <summary>The columns of an event's own fields, found once.</summary>
internal sealed class EventColumns
{
    private readonly EventMap _map;
    private readonly int[] _columns;
    private readonly LogRows _rows;
    private readonly CellReader _cells;
    private readonly string _owner;

    public EventColumns(EventMap map, LogRows rows, RulebookDefinition definition, LogNotes notes, DiagnosticBag diagnostics)
    {
        _map = map;
        _rows = rows;
        _owner = $"{map.Event.FactType}.{map.Event.Name}";
        _cells = new CellReader(new ValueReader(definition, new RecordKeys(definition)), notes);
        _columns = [.. map.Fields.Select(f => EventLogReader.ColumnOf(rows, f, diagnostics))];
        Time = map.Time is { } time ? EventLogReader.ColumnOf(rows, time, diagnostics) : -1;
    }

    public EventDefinition Event => _map.Event;

    public IReadOnlyList<int> Columns => _columns;

    public Take Take => _map.Take;

    /// <summary>The time column of row: case.</summary>
    public int Time { get; }

    public string TimeName => _map.Time?.Name ?? "";

    public IReadOnlyList<string> Activities => _map.Activities;

    /// <summary>The event's fields in the current row; unknown where the map does not say.</summary>
    public ImmutableArray<Value> Fields()
    {
        if (Event.Fields.IsEmpty)
        {
            return [];
        }

        var slots = new Value[Event.Fields.Length];
        for (var i = 0; i < _columns.Length; i++)
        {
            var field = _map.Fields[i];
            slots[field.Slot] = _cells.Read(field, _rows, _columns[i], _owner);
        }

        return ImmutableArray.Create(slots);
    }
}
