using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cases.Logs;

/// <summary>
/// A log without a map: columns (or keys) <c>record,event,at</c> and perhaps <c>id,recorded,by</c>; the rest are the fields of the row's
/// event.
/// </summary>
internal sealed class PlainRows : IRowReader
{
    private readonly LogRows _rows;
    private readonly LogTally _tally;
    private readonly RulebookDefinition _definition;
    private readonly FactBinder _binder;
    private readonly LogTimes _times;
    private readonly CellReader _cells;
    private readonly int _record;
    private readonly int _event;
    private readonly int _at;
    private readonly int _id;
    private readonly int _recorded;
    private readonly int _by;

    private PlainRows(LogRows rows, RulebookDefinition definition, LogTally tally)
    {
        _rows = rows;
        _tally = tally;
        _definition = definition;
        _binder = new FactBinder(definition);
        _times = new LogTimes(definition.Zone, []);
        _cells = new CellReader(new ValueReader(definition, new RecordKeys(definition)), tally.Notes);
        _record = rows.ColumnOf("record");
        _event = rows.ColumnOf("event");
        _at = rows.ColumnOf("at");
        _id = rows.ColumnOf("id");
        _recorded = rows.ColumnOf("recorded");
        _by = rows.ColumnOf("by");
    }

    public static PlainRows? Of(LogRows rows, RulebookDefinition definition, LogTally tally, DiagnosticBag diagnostics)
    {
        var reader = new PlainRows(rows, definition, tally);
        if (reader._record >= 0 && reader._event >= 0 && reader._at >= 0)
        {
            return reader;
        }

        diagnostics.Report(LogDiagnostics.NoPlainColumns, (SourceLocation?)null, rows.Name);
        return null;
    }

    public void Screen(RowGatherer gatherer)
    {
        if (Named(out var problem) is not var (key, _))
        {
            _tally.Reject(_rows.Line, problem!);
            return;
        }

        var written = _rows[_at]?.Trim() ?? "";
        if (_times.Read(written, out var local) is not { } at)
        {
            _tally.Reject(_rows.Line, written.Length == 0 ? new("没有时刻", "no time") : new($"“{written}”不是时刻", $"\"{written}\" is not an instant"));
            return;
        }

        _tally.See(at);
        _tally.WithoutZone += local ? 1 : 0;
        gatherer.Keep(key, _rows[_id], [.. Enumerable.Range(0, _rows.Columns.Count)]);
    }

    public void Take(int part, LogBuilder builder)
    {
        if (Named(out _) is not var (key, item) || _times.Read(_rows[_at]?.Trim() ?? "") is not { } at)
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
        var by = _rows[_by] is { } who && !string.IsNullOrWhiteSpace(who) ? who.Trim() : null;
        builder.Add(key, item, at, Logs.Take.All, recorded, by, string.IsNullOrWhiteSpace(id) ? null : id.Trim(), Fields(item));
    }

    /// <summary>The record and the event of the current row; null, with the reason, where it names none.</summary>
    private (RecordKey Key, EventDefinition Event)? Named(out Localized? problem)
    {
        problem = null;
        var problems = new DiagnosticBag();
        if (_binder.ReadKey(Nowhere.Text(_rows[_record]?.Trim() ?? ""), problems) is not { } key)
        {
            problem = Reason(problems);
            return null;
        }

        var type = _definition.Facts[key.Type];
        var name = _rows[_event]?.Trim() ?? "";
        if (type.FindEvent(name) is { } item)
        {
            return (key, item);
        }

        var near = DidYouMean.Nearest(name, type.Events.Select(e => e.Name));
        problem = new(
            $"“{type.Name}”没有“{name}”这种事件{(near is null ? "" : $",是不是“{near}”")}",
            $"nothing called \"{name}\" can happen to a {type.Name}{(near is null ? "" : $"; did you mean \"{near}\"?")}");
        return null;
    }

    private ImmutableArray<Value> Fields(EventDefinition item)
    {
        var fields = ImmutableArray.CreateBuilder<Value>(item.Fields.Length);
        for (var i = 0; i < item.Fields.Length; i++)
        {
            var column = _rows.ColumnOf(item.Fields[i].Name);
            fields.Add(_cells.Read(new FieldMap(item.Fields[i], i), _rows, column, $"{item.FactType}.{item.Name}"));
        }

        return fields.MoveToImmutable();
    }

    private static Localized Reason(DiagnosticBag problems) => new(problems.Items[0].Message(Language.Chinese), problems.Items[0].Message(Language.English));
}
