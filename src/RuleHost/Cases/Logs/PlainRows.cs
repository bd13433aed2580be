using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cases.Logs;

/// <summary>
/// A log without a map: columns (or keys) <c>record,event,at</c> and perhaps <c>id,recorded,by</c>, or the Chinese words that a facts document
/// has for them; the rest are the fields of the row's event.
/// </summary>
internal sealed class PlainRows : IRowReader
{
    private readonly LogRows _rows;
    private readonly LogTally _tally;
    private readonly RulebookDefinition _definition;
    private readonly FactBinder _binder;
    private readonly LogTimes _times;
    private readonly CellReader _cells;
    private readonly int[] _record;
    private readonly int[] _event;
    private readonly int[] _at;
    private readonly int[] _id;
    private readonly int[] _recorded;
    private readonly int[] _by;

    private PlainRows(LogRows rows, RulebookDefinition definition, LogTally tally)
    {
        _rows = rows;
        _tally = tally;
        _definition = definition;
        _binder = new FactBinder(definition);
        _times = new LogTimes(definition.Zone, []);
        _cells = new CellReader(new ValueReader(definition, new RecordKeys(definition)), tally.Notes);
        var taken = definition.Facts.Values.SelectMany(f => f.Events).SelectMany(e => e.Fields).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        _record = Columns(FactsReader.EventRecord);
        _event = Columns(FactsReader.EventName);
        _at = Columns(FactsReader.EventAt, SpokenAt);
        _id = Columns(FactsReader.EventId);
        _recorded = Columns(FactsReader.EventRecorded);
        _by = Columns(FactsReader.EventBy);

        // A Chinese word that is the name of an event's field stays that field's column.
        int[] Columns((string Chinese, string English) word, params ReadOnlySpan<string> spoken)
        {
            var columns = new List<int> { rows.ColumnOf(word.English) };
            foreach (var name in (ReadOnlySpan<string>)[word.Chinese, .. spoken])
            {
                if (!taken.Contains(name))
                {
                    columns.Add(rows.ColumnOf(name));
                }
            }

            return [.. columns.Where(c => c >= 0)];
        }
    }

    /// <summary>What people write over the column of instants.</summary>
    private const string SpokenAt = "时间";

    public static PlainRows? Of(LogRows rows, RulebookDefinition definition, LogTally tally, DiagnosticBag diagnostics)
    {
        var reader = new PlainRows(rows, definition, tally);
        if (reader._record.Length > 0 && reader._event.Length > 0 && reader._at.Length > 0)
        {
            return reader;
        }

        diagnostics.Add(new Diagnostic(LogDiagnostics.NoPlainColumns, null, [rows.Name])
        {
            SpecialHint = rows.Columns is [var only] && only.Contains('，', StringComparison.Ordinal)
                ? new("表头用了全角逗号“，”，整行读成了一列；把逗号都改成半角。", "The header is written with full-width commas \"，\" and was read as one column; write plain commas.")
                : null,
        });
        return null;
    }

    public void Screen(RowGatherer gatherer)
    {
        if (Named(out var problem) is not var (key, _))
        {
            _tally.Reject(_rows, problem!);
            return;
        }

        var written = Cell(_at)?.Trim() ?? "";
        if (_times.Read(written, out var local) is not { } at)
        {
            _tally.Reject(_rows, written.Length == 0 ? new("没有时刻", "no time") : new($"“{written}”不是时刻", $"\"{written}\" is not an instant"));
            return;
        }

        _tally.See(at);
        _tally.WithoutZone += local ? 1 : 0;
        gatherer.Keep(key, Cell(_id), [.. Enumerable.Range(0, _rows.Columns.Count)]);
    }

    public void Take(int part, LogBuilder builder)
    {
        if (Named(out _) is not var (key, item) || _times.Read(Cell(_at)?.Trim() ?? "") is not { } at)
        {
            return;
        }

        var id = Cell(_id);
        if (builder.IsRepeated(id, _rows))
        {
            _tally.Duplicate++;
            return;
        }

        builder.NoteOrder(key, at);
        var recorded = Cell(_recorded) is { } when && !string.IsNullOrWhiteSpace(when) ? _times.Read(when) : null;
        var by = Cell(_by) is { } who && !string.IsNullOrWhiteSpace(who) ? who.Trim() : null;
        builder.Add(key, item, at, Logs.Take.All, recorded, by, string.IsNullOrWhiteSpace(id) ? null : id.Trim(), Fields(item));
    }

    /// <summary>The record and the event of the current row; null, with the reason, where it names none.</summary>
    private (RecordKey Key, EventDefinition Event)? Named(out Localized? problem)
    {
        problem = null;
        var problems = new DiagnosticBag();
        if (_binder.ReadKey(Nowhere.Text(Cell(_record)?.Trim() ?? ""), problems) is not { } key)
        {
            problem = Reason(problems);
            return null;
        }

        var type = _definition.Facts[key.Type];
        var name = Cell(_event)?.Trim() ?? "";
        if (type.FindEvent(name) is { } item)
        {
            return (key, item);
        }

        if (name.Length == 0)
        {
            problem = new("没有写是什么事件", "no event is named");
            return null;
        }

        var near = DidYouMean.Nearest(name, type.Events.Select(e => e.Name));
        problem = new(
            $"“{type.Name}”没有“{name}”这种事件{(near is null ? "" : $"，是不是“{near}”")}",
            $"nothing called \"{name}\" can happen to a {type.Name}{(near is null ? "" : $"; did you mean \"{near}\"?")}");
        return null;
    }

    /// <summary>The first of some columns that says something in the current row.</summary>
    private string? Cell(int[] columns)
    {
        foreach (var column in columns)
        {
            if (_rows[column] is { } cell && !string.IsNullOrWhiteSpace(cell))
            {
                return cell;
            }
        }

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
