using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>row: case — a row is a case, with the times of its events in columns; an empty cell says that it did not happen.</summary>
internal sealed class CaseRows : IRowReader
{
    private readonly LogRows _rows;
    private readonly LogBuilder _builder;
    private readonly LogTimes _times;
    private readonly RecordColumns _case;
    private readonly ImmutableArray<RecordColumns> _records;
    private readonly ImmutableArray<EventColumns> _events;
    private readonly Dictionary<RecordKey, long> _lines = [];
    private readonly DateTime?[] _at;

    private CaseRows(LogRows rows, RulebookDefinition definition, CaseMap map, LogBuilder builder, DiagnosticBag diagnostics)
    {
        _rows = rows;
        _builder = builder;
        _times = new LogTimes(map.Zone, map.Times);
        _case = new RecordColumns(map.Case, rows, definition, builder.Notes, diagnostics);
        _records = [.. map.Records.Select(r => new RecordColumns(r, rows, definition, builder.Notes, diagnostics))];
        _events = [.. map.Events.Select(e => new EventColumns(e, rows, definition, builder.Notes, diagnostics))];
        _at = new DateTime?[_events.Length];
    }

    public static CaseRows? Of(LogRows rows, RulebookDefinition definition, CaseMap map, LogBuilder builder, DiagnosticBag diagnostics)
    {
        var reader = new CaseRows(rows, definition, map, builder, diagnostics);
        return diagnostics.HasErrors ? null : reader;
    }

    public void Take()
    {
        if (_case.Key(out var problem) is not { } key)
        {
            _builder.Reject(_rows.Line, problem!);
            return;
        }

        for (var i = 0; i < _events.Length; i++)
        {
            var cell = _rows[_events[i].Time];
            _at[i] = string.IsNullOrWhiteSpace(cell) ? null : _times.Read(cell);
            if (_at[i] is null && !string.IsNullOrWhiteSpace(cell))
            {
                var column = _events[i].TimeName;
                _builder.Reject(_rows.Line, new($"“{column}”一列的“{cell.Trim()}”不是时刻", $"\"{cell.Trim()}\" in the column \"{column}\" is not an instant"));
                return;
            }
        }

        if (_builder.IsRepeated(null, _rows))
        {
            _builder.CountDuplicate(_at.LongCount(a => a is not null));
            return;
        }

        if (!_lines.TryAdd(key, _rows.Line))
        {
            _builder.Reject(_rows.Line, new($"“{key.Key}”已见于第 {_lines[key]} 行，内容不同", $"\"{key.Key}\" was on line {_lines[key]} already, with other contents"));
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

        for (var i = 0; i < _events.Length; i++)
        {
            if (_at[i] is { } at)
            {
                _builder.Add(key, _events[i].Event, at, Logs.Take.All, null, null, null, _events[i].Fields());
            }
        }
    }
}
