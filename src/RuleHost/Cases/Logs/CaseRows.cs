using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>row: case — a row is a case, with the times of its events in columns; an empty cell says that it did not happen.</summary>
internal sealed class CaseRows : IRowReader
{
    private readonly LogRows _rows;
    private readonly LogTally _tally;
    private readonly LogTimes _times;
    private readonly RecordColumns _case;
    private readonly ImmutableArray<RecordColumns> _records;
    private readonly ImmutableArray<EventColumns> _events;
    private readonly DateTime?[] _at;
    private readonly int[] _used;

    private CaseRows(LogRows rows, RulebookDefinition definition, CaseMap map, LogTally tally, DiagnosticBag diagnostics)
    {
        _rows = rows;
        _tally = tally;
        _times = new LogTimes(map.Zone, map.Times);
        _case = new RecordColumns(map.Case, rows, definition, tally.Notes, diagnostics);
        _records = [.. map.Records.Select(r => new RecordColumns(r, rows, definition, tally.Notes, diagnostics))];
        _events = [.. map.Events.Select(e => new EventColumns(e, rows, definition, tally.Notes, diagnostics))];
        _at = new DateTime?[_events.Length];
        _used = [.. _case.Columns, .. _events.Select(e => e.Time), .. _events.SelectMany(e => e.Columns)];
    }

    public static CaseRows? Of(LogRows rows, RulebookDefinition definition, CaseMap map, LogTally tally, DiagnosticBag diagnostics)
    {
        var reader = new CaseRows(rows, definition, map, tally, diagnostics);
        return diagnostics.HasErrors ? null : reader;
    }

    public void Screen(RowGatherer gatherer)
    {
        if (_case.Key(out var problem) is not { } key)
        {
            _tally.Reject(_rows, problem!);
            return;
        }

        var without = 0;
        for (var i = 0; i < _events.Length; i++)
        {
            var cell = _rows[_events[i].Time];
            _at[i] = string.IsNullOrWhiteSpace(cell) ? null : _times.Read(cell, out var local) is { } at ? Count(at, local) : null;
            if (_at[i] is null && !string.IsNullOrWhiteSpace(cell))
            {
                var column = _events[i].TimeName;
                _tally.Reject(_rows, new($"“{column}”一列的“{cell.Trim()}”不是时刻", $"\"{cell.Trim()}\" in the column \"{column}\" is not an instant"));
                return;
            }
        }

        foreach (var at in _at)
        {
            if (at is { } seen)
            {
                _tally.See(seen);
            }
        }

        _tally.WithoutZone += without;
        gatherer.Keep(key, null, _used);
        for (var i = 0; i < _records.Length; i++)
        {
            if (_records[i].Key(out _) is { } other)
            {
                gatherer.KeepFields(other, i + 1, _records[i].FillsAll(), _records[i].Columns);
            }
        }

        DateTime Count(DateTime at, bool local)
        {
            without += local ? 1 : 0;
            return at;
        }
    }

    public void Take(int part, LogBuilder builder)
    {
        if (part > 0)
        {
            _records[part - 1].Take(builder);
            return;
        }

        if (_case.Key(out _) is not { } key)
        {
            return;
        }

        for (var i = 0; i < _events.Length; i++)
        {
            _at[i] = _rows[_events[i].Time] is { } cell && !string.IsNullOrWhiteSpace(cell) ? _times.Read(cell) : null;
        }

        if (builder.IsRepeated(null, _rows))
        {
            _tally.Duplicate += _at.LongCount(a => a is not null);
            return;
        }

        if (builder.GivenOn(key, _rows.Line) is { } before)
        {
            _tally.Reject(_rows, new($"“{key.Key}”已见于第 {before} 行，内容不同", $"\"{key.Key}\" was on line {before} already, with other contents"));
            return;
        }

        _case.Take(builder);
        for (var i = 0; i < _events.Length; i++)
        {
            if (_at[i] is { } at)
            {
                builder.Add(key, _events[i].Event, at, Logs.Take.All, null, null, null, _events[i].Fields());
            }
        }
    }
}
