using RuleHost.Records;

namespace RuleHost.Cases.Logs;

/// <summary>Keeps the rows that passed the first reading, each cut down to the columns that the map needs.</summary>
internal sealed class RowGatherer : IDisposable
{
    /// <summary>How many records are remembered as wholly known; a power of two.</summary>
    private const int Remembered = 1 << 12;

    private readonly LogRows _rows;
    private readonly RowSorter _sorter = new();
    private readonly RowSorter _ids = new();
    private readonly (RecordKey Key, int Part)[] _known = new (RecordKey, int)[Remembered];

    public RowGatherer(LogRows rows) => _rows = rows;

    /// <summary>How many rows are kept.</summary>
    public long Count => _sorter.Count;

    /// <summary>Keeps a row that is an event, or a case with its events.</summary>
    /// <param name="key">The case.</param>
    /// <param name="id">What tells it from other deliveries; null or blank: its contents.</param>
    /// <param name="columns">The columns needed; null: all.</param>
    public void Keep(RecordKey key, string? id, ReadOnlySpan<int> columns)
    {
        var digest = default(UInt128);
        if (string.IsNullOrWhiteSpace(id))
        {
            digest = _rows.Digest();
        }
        else
        {
            _ids.Add(new GatheredRow { Key = new RecordKey("", id.Trim()), Number = _rows.Number });
        }

        _sorter.Add(new GatheredRow { Key = key, Number = _rows.Number, Line = _rows.Line, Digest = digest, Cells = Cells(columns) });
    }

    /// <summary>Keeps a row for the fields of a record alone, unless all of them are known from an earlier row.</summary>
    /// <param name="key">The record.</param>
    /// <param name="part">Which of the map's records it is.</param>
    /// <param name="fillsAll">Whether the row has something for every field: then later rows say nothing new.</param>
    /// <param name="columns">The columns needed.</param>
    public void KeepFields(RecordKey key, int part, bool fillsAll, ReadOnlySpan<int> columns)
    {
        ref var known = ref _known[(key.Key.GetHashCode(StringComparison.Ordinal) ^ part) & (Remembered - 1)];
        if (known.Key is not null && known.Part == part && known.Key.Key == key.Key && known.Key.Type == key.Type)
        {
            return;
        }

        if (fillsAll)
        {
            known = (key, part);
        }

        _sorter.Add(new GatheredRow { Key = key, Part = part, Number = _rows.Number, Line = _rows.Line, Cells = Cells(columns) });
    }

    /// <summary>The rows by record.</summary>
    public IEnumerable<GatheredRow> ByRecord() => _sorter.Sorted();

    /// <summary>Numbers of the rows whose id an earlier row has.</summary>
    public HashSet<long> Repeated()
    {
        var repeated = new HashSet<long>();
        string? last = null;
        foreach (var row in _ids.Sorted())
        {
            if (row.Key.Key == last)
            {
                repeated.Add(row.Number);
            }

            last = row.Key.Key;
        }

        return repeated;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sorter.Dispose();
        _ids.Dispose();
    }

    private string?[] Cells(ReadOnlySpan<int> columns)
    {
        var cells = new string?[_rows.Columns.Count];
        foreach (var column in columns)
        {
            if (column >= 0)
            {
                cells[column] = _rows[column];
            }
        }

        return cells;
    }
}
