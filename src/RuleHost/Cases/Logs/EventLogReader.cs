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
    /// <param name="rejected">Gets each rejected row: those that cannot be read in order, then those that repeat a case with other contents.</param>
    /// <param name="diagnostics">What is wrong with the log as a whole: then the result is null.</param>
    /// <param name="progress">Gets the number of rows read, now and then.</param>
    /// <param name="cancellation">Stops between two rows.</param>
    public static EventLog? Read(
        LogRows rows,
        RulebookDefinition definition,
        CaseMap? map,
        Action<RejectedRow> rejected,
        DiagnosticBag diagnostics,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        var tally = new LogTally(rejected);
        if (Reader(rows, definition, map, tally, diagnostics) is not { } screen)
        {
            return null;
        }

        var gatherer = new RowGatherer(rows);
        try
        {
            Gather(rows, screen, gatherer, tally, progress, cancellation);
        }
        catch
        {
            gatherer.Dispose();
            throw;
        }

        if (map is not null && rows.NeverMet.ToArray() is { Length: > 0 } missing)
        {
            tally.Notes.Add(new(
                $"对应表提到的这些键，日志里一行也没有：{string.Join("、", missing)}",
                $"no line of the log has these keys, which the map names: {string.Join(", ", missing)}"));
        }

        var gathered = new GatheredRows(rows) { Name = rows.Name };
        return new EventLog(definition, gathered, Reader(gathered, definition, map, tally, diagnostics)!, gatherer, tally, map?.Case.Type.Name);
    }

    private static void Gather(LogRows rows, IRowReader reader, RowGatherer gatherer, LogTally tally, IProgress<long>? progress, CancellationToken cancellation)
    {
        long count = 0;
        while (rows.Read())
        {
            if (rows.Problem is { } problem)
            {
                tally.Reject(rows, problem.Reason);
            }
            else
            {
                reader.Screen(gatherer);
            }

            if (++count % ProgressEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(count);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        progress?.Report(count);
    }

    private static IRowReader? Reader(LogRows rows, RulebookDefinition definition, CaseMap? map, LogTally tally, DiagnosticBag diagnostics) =>
        map is null ? PlainRows.Of(rows, definition, tally, diagnostics)
        : map.RowIsEvent ? EventRows.Of(rows, definition, map, tally, diagnostics)
        : CaseRows.Of(rows, definition, map, tally, diagnostics);

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

/// <summary>Reads rows twice: in the order of the log, and again by record.</summary>
internal interface IRowReader
{
    /// <summary>The first reading of the current row: rejects and counts it, or has it kept.</summary>
    void Screen(RowGatherer gatherer);

    /// <summary>The second reading: what the row says enters its record.</summary>
    /// <param name="part">0: the row's case; n: the n-th of the map's further records.</param>
    /// <param name="builder">Gets the records and events.</param>
    void Take(int part, LogBuilder builder);
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
    private readonly CellReader _silent;

    public RecordColumns(RecordMap map, LogRows rows, RulebookDefinition definition, LogNotes notes, DiagnosticBag diagnostics)
    {
        _map = map;
        _rows = rows;
        _keys = new RecordKeys(definition);
        _values = new ValueReader(definition, _keys);
        _cells = new CellReader(_values, notes);
        _silent = new CellReader(_values, new LogNotes());
        _key = [.. map.Key.Select(k => EventLogReader.ColumnOf(rows, k, diagnostics))];
        _fields = [.. map.Fields.Select(f => EventLogReader.ColumnOf(rows, f, diagnostics))];
    }

    private FactType Type => _map.Type;

    /// <summary>The columns of the key and the fields.</summary>
    public int[] Columns => [.. _key, .. _fields];

    /// <summary>The key in the current row; null, with the reason, where there is none.</summary>
    public RecordKey? Key(out Localized? problem)
    {
        problem = null;
        if (_key.Length == 1 && _rows[_key[0]] is { Length: > 0 } whole && _keys.Canonical(_map.Type, whole) is { } single)
        {
            return new RecordKey(_map.Type.Name, single);
        }

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

    /// <summary>Whether the current row has a readable value for every field.</summary>
    public bool FillsAll()
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            var (field, column) = (_map.Fields[i], _fields[i]);
            if (column >= 0 && (string.IsNullOrWhiteSpace(_rows[column]) || _silent.Read(field, _rows, column, "").IsUnknown))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Fills the record's slots that are still open from the current row; the result is its key, null where there is none.</summary>
    public RecordKey? Take(LogBuilder builder)
    {
        if (Key(out _) is not { } key)
        {
            return null;
        }

        var slots = builder.Record(key, Type);
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

        return key;
    }
}
