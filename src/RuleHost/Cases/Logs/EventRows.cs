using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>row: event — a row is one event of a case; fields of the case come from the first row that fills them.</summary>
internal sealed class EventRows : IRowReader
{
    private readonly LogRows _rows;
    private readonly LogBuilder _builder;
    private readonly LogTimes _times;
    private readonly RecordColumns _case;
    private readonly ImmutableArray<RecordColumns> _records;
    private readonly Dictionary<string, List<EventColumns>> _byActivity = new(StringComparer.Ordinal);
    private readonly int _activity;
    private readonly int _time;
    private readonly int _recorded;
    private readonly int _id;

    private EventRows(LogRows rows, RulebookDefinition definition, CaseMap map, LogBuilder builder, DiagnosticBag diagnostics)
    {
        _rows = rows;
        _builder = builder;
        _times = new LogTimes(map.Zone, map.Times);
        _case = new RecordColumns(map.Case, rows, definition, builder.Notes, diagnostics);
        _records = [.. map.Records.Select(r => new RecordColumns(r, rows, definition, builder.Notes, diagnostics))];
        _activity = Column(map.Activity, diagnostics);
        _time = Column(map.Time, diagnostics);
        _recorded = Column(map.Recorded, diagnostics);
        _id = Column(map.Id, diagnostics);
        foreach (var item in map.Events)
        {
            var columns = new EventColumns(item, rows, definition, builder.Notes, diagnostics);
            foreach (var activity in item.Activities)
            {
                if (!_byActivity.TryGetValue(activity, out var events))
                {
                    _byActivity[activity] = events = [];
                }

                events.Add(columns);
            }
        }
    }

    public static EventRows? Of(LogRows rows, RulebookDefinition definition, CaseMap map, LogBuilder builder, DiagnosticBag diagnostics)
    {
        var reader = new EventRows(rows, definition, map, builder, diagnostics);
        return diagnostics.HasErrors ? null : reader;
    }

    public void Take()
    {
        if (_case.Key(out var problem) is not { } key)
        {
            _builder.Reject(_rows.Line, problem!);
            return;
        }

        _case.Fill(_builder.Record(key, _case.Type, out _));
        foreach (var record in _records)
        {
            if (record.Key(out _) is { } other)
            {
                record.Fill(_builder.Record(other, record.Type, out _));
            }
        }

        var activity = _rows[_activity]?.Trim() ?? "";
        if (!_byActivity.TryGetValue(activity, out var events))
        {
            _builder.Ignore(activity);
            return;
        }

        var written = _rows[_time]?.Trim() ?? "";
        if (_times.Read(written) is not { } at)
        {
            _builder.Reject(_rows.Line, written.Length == 0 ? new("没有时刻", "no time") : new($"“{written}”不是时刻", $"\"{written}\" is not an instant"));
            return;
        }

        var id = _rows[_id];
        if (_builder.IsRepeated(id, _rows))
        {
            _builder.CountDuplicate(1);
            return;
        }

        var recorded = _rows[_recorded] is { } when && !string.IsNullOrWhiteSpace(when) ? _times.Read(when) : null;
        foreach (var item in events)
        {
            // One row may be two events of a case (an activity named twice): then the id names the row, not either event.
            _builder.Add(key, item.Event, at, item.Take, recorded, null, events.Count == 1 && !string.IsNullOrWhiteSpace(id) ? id.Trim() : null, item.Fields());
        }
    }

    private int Column(ColumnName? column, DiagnosticBag diagnostics) => column is null ? -1 : EventLogReader.ColumnOf(_rows, column, diagnostics);
}
