using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>row: event — a row is one event of a case; fields of the case come from the first row that fills them.</summary>
internal sealed class EventRows : IRowReader
{
    private readonly LogRows _rows;
    private readonly LogTally _tally;
    private readonly LogTimes _times;
    private readonly RecordColumns _case;
    private readonly ImmutableArray<RecordColumns> _records;
    private readonly Dictionary<string, List<EventColumns>> _byActivity = new(StringComparer.Ordinal);
    private readonly int _activity;
    private readonly int _time;
    private readonly int _recorded;
    private readonly int _id;
    private readonly int[] _used;

    private EventRows(LogRows rows, RulebookDefinition definition, CaseMap map, LogTally tally, DiagnosticBag diagnostics)
    {
        _rows = rows;
        _tally = tally;
        _times = new LogTimes(map.Zone, map.Times);
        _case = new RecordColumns(map.Case, rows, definition, tally.Notes, diagnostics);
        _records = [.. map.Records.Select(r => new RecordColumns(r, rows, definition, tally.Notes, diagnostics))];
        _activity = Column(map.Activity, diagnostics);
        _time = Column(map.Time, diagnostics);
        _recorded = Column(map.Recorded, diagnostics);
        _id = Column(map.Id, diagnostics);
        foreach (var item in map.Events)
        {
            var columns = new EventColumns(item, rows, definition, tally.Notes, diagnostics);
            foreach (var activity in item.Activities)
            {
                if (!_byActivity.TryGetValue(activity, out var events))
                {
                    _byActivity[activity] = events = [];
                }

                events.Add(columns);
            }
        }

        _used = [_activity, _time, _recorded, _id, .. _case.Columns, .. _byActivity.Values.SelectMany(e => e).SelectMany(e => e.Columns)];
    }

    public static EventRows? Of(LogRows rows, RulebookDefinition definition, CaseMap map, LogTally tally, DiagnosticBag diagnostics)
    {
        var reader = new EventRows(rows, definition, map, tally, diagnostics);
        return diagnostics.HasErrors ? null : reader;
    }

    public void Screen(RowGatherer gatherer)
    {
        if (_case.Key(out var problem) is not { } key)
        {
            _tally.Reject(_rows, problem!);
            return;
        }

        var activity = _rows[_activity]?.Trim() ?? "";
        var named = _byActivity.ContainsKey(activity);
        var written = _rows[_time]?.Trim() ?? "";
        var at = _times.Read(written, out var local);
        if (at is { } seen)
        {
            _tally.See(seen);
        }

        if (!named)
        {
            _tally.Ignore(activity);
        }
        else if (at is null)
        {
            _tally.Reject(_rows, written.Length == 0 ? new("没有时刻", "no time") : new($"“{written}”不是时刻", $"\"{written}\" is not an instant"));
        }

        if (named && at is not null)
        {
            _tally.WithoutZone += local ? 1 : 0;
            gatherer.Keep(key, _rows[_id], _used);
        }
        else
        {
            gatherer.KeepFields(key, 0, _case.FillsAll(), _used);
        }

        for (var i = 0; i < _records.Length; i++)
        {
            if (_records[i].Key(out _) is { } other)
            {
                gatherer.KeepFields(other, i + 1, _records[i].FillsAll(), _records[i].Columns);
            }
        }
    }

    public void Take(int part, LogBuilder builder)
    {
        if (part > 0)
        {
            _records[part - 1].Take(builder);
            return;
        }

        if (_case.Take(builder) is not { } key
            || !_byActivity.TryGetValue(_rows[_activity]?.Trim() ?? "", out var events)
            || _times.Read(_rows[_time]?.Trim() ?? "") is not { } at)
        {
            return;
        }

        var id = _rows[_id];
        if (builder.IsRepeated(id, _rows))
        {
            _tally.Duplicate++;
            return;
        }

        builder.NoteOrder(key, at);
        var recorded = _rows[_recorded] is { } when && !string.IsNullOrWhiteSpace(when) ? _times.Read(when) : null;
        foreach (var item in events)
        {
            // One row may be two events of a case (an activity named twice): then the id names the row, not either event.
            builder.Add(key, item.Event, at, item.Take, recorded, null, events.Count == 1 && !string.IsNullOrWhiteSpace(id) ? id.Trim() : null, item.Fields());
        }
    }

    private int Column(ColumnName? column, DiagnosticBag diagnostics) => column is null ? -1 : EventLogReader.ColumnOf(_rows, column, diagnostics);
}
