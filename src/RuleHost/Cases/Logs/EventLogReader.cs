using RuleHost.Documents;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>
/// Reads event logs by a map, or in the plain form <c>record,event,at</c>. Dirt by rule: a repeated id, or without ids a wholly equal row,
/// counts once; order in the file does not matter; a row without key or with an unreadable time is rejected, and the reading goes on.
/// </summary>
internal static class EventLogReader
{
    private const long ProgressEvery = 20_000;

    /// <summary>Reads a log to its end.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="definition">The rulebook's vocabulary.</param>
    /// <param name="map">What its columns mean; null: the plain form.</param>
    /// <param name="given">Facts that the log lacks.</param>
    /// <param name="rejected">Gets each rejected row, in order.</param>
    /// <param name="diagnostics">What is wrong with the log as a whole: then nothing is read.</param>
    /// <param name="progress">Gets the number of rows read, now and then.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    public static EventLog Read(
        LogRows rows,
        RulebookDefinition definition,
        CaseMap? map,
        FactStore? given,
        Action<RejectedRow> rejected,
        DiagnosticBag diagnostics,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        var builder = new LogBuilder(definition, rejected);
        IRowReader? reader = map is null ? PlainRows.Of(rows, definition, builder, diagnostics)
            : map.RowIsEvent ? EventRows.Of(rows, definition, map, builder, diagnostics)
            : CaseRows.Of(rows, definition, map, builder, diagnostics);
        if (reader is null)
        {
            return builder.Build(given, map?.Case.Type.Name);
        }

        long count = 0;
        while (rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (rows.Problem is { } problem)
            {
                builder.Reject(rows.Line, problem.Reason);
            }
            else
            {
                reader.Take();
            }

            if (++count % ProgressEvery == 0)
            {
                progress?.Report(count);
            }
        }

        progress?.Report(count);
        if (map is not null && rows.NeverMet.ToArray() is { Length: > 0 } missing)
        {
            builder.Notes.Add(new(
                $"对应表提到的这些键，日志里一行也没有：{string.Join("、", missing)}",
                $"no line of the log has these keys, which the map names: {string.Join(", ", missing)}"));
        }

        return builder.Build(given, map?.Case.Type.Name);
    }

    /// <summary>The index of a field's column; −1 where the map gives a constant, or allows a log without the column.</summary>
    public static int ColumnOf(LogRows rows, FieldMap field, DiagnosticBag diagnostics) =>
        field.Column is not { } column ? -1 : field.Optional ? rows.ColumnOf(column.Name) : ColumnOf(rows, column, diagnostics);

    /// <summary>The index of a column that the map names; −1, with a diagnostic, where the log surely has none.</summary>
    public static int ColumnOf(LogRows rows, ColumnName column, DiagnosticBag diagnostics)
    {
        var index = rows.ColumnOf(column.Name);
        if (index < 0)
        {
            diagnostics.Add(new Diagnostic(LogDiagnostics.UnknownColumn, Nowhere.Of(column.Place), [column.Name, rows.Name]) { SpecialHint = DidYouMean.Hint(column.Name, rows.Columns) });
        }

        return index;
    }
}

/// <summary>Takes the current row of a log.</summary>
internal interface IRowReader
{
    void Take();
}

/// <summary>The columns of a record's key and fields, found once.</summary>
internal sealed class RecordColumns
{
    private readonly RecordMap _map;
    private readonly int[] _key;
    private readonly int[] _fields;
    private readonly LogRows _rows;
    private readonly RecordKeys _keys;
    private readonly ValueReader _values;
    private readonly CellReader _cells;

    public RecordColumns(RecordMap map, LogRows rows, RulebookDefinition definition, LogNotes notes, DiagnosticBag diagnostics)
    {
        _map = map;
        _rows = rows;
        _keys = new RecordKeys(definition);
        _values = new ValueReader(definition, _keys);
        _cells = new CellReader(_values, notes);
        _key = [.. map.Key.Select(k => EventLogReader.ColumnOf(rows, k, diagnostics))];
        _fields = [.. map.Fields.Select(f => EventLogReader.ColumnOf(rows, f, diagnostics))];
    }

    public FactType Type => _map.Type;

    /// <summary>The key in the current row; null, with the reason, where there is none.</summary>
    public RecordKey? Key(out Localized? problem)
    {
        problem = null;
        var parts = new string[_key.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = _rows[_key[i]]?.Trim() ?? "";
            if (parts[i].Length == 0)
            {
                var column = _map.Key[i].Name;
                problem = new($"没有键：“{column}”一列是空的", $"no key: the column \"{column}\" is empty");
                return null;
            }
        }

        var written = string.Join('/', parts);
        if (_keys.Canonical(Type, written) is { } key)
        {
            return new RecordKey(Type.Name, key);
        }

        problem = new($"“{written}”不能是“{Type.Name}”的键", $"\"{written}\" cannot be the key of a {Type.Name}");
        return null;
    }

    /// <summary>Fills the slots that are still open from the current row.</summary>
    public void Fill(Values.Value[] slots)
    {
        for (var i = 0; i < _key.Length && i < Type.Key.Length; i++)
        {
            var slot = Type.Key[i];
            if (slots[slot].IsUnknown && _values.ReadText(_rows[_key[i]]!.Trim(), Type.Fields[slot].Type, out _) is { } part)
            {
                slots[slot] = part;
            }
        }

        for (var i = 0; i < _fields.Length; i++)
        {
            var field = _map.Fields[i];
            if (slots[field.Slot].IsUnknown)
            {
                slots[field.Slot] = _cells.Read(field, _rows, _fields[i], Type.Name);
            }
        }
    }
}
