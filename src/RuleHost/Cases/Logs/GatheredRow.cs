using RuleHost.Records;

namespace RuleHost.Cases.Logs;

/// <summary>A row that passed the first reading, kept until the rows of its case are together.</summary>
internal sealed class GatheredRow
{
    /// <summary>The record that it speaks of.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>0: the row's case; n: the n-th of the map's further records.</summary>
    public int Part { get; init; }

    /// <summary>Its place in the log, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The line at which it begins.</summary>
    public long Line { get; init; }

    /// <summary>Its digest, where it is told from others by its contents.</summary>
    public UInt128 Digest { get; init; }

    /// <summary>The cells by the log's columns; null where a column is not needed.</summary>
    public string?[] Cells { get; init; } = [];

    /// <summary>By record, then as the log has them: the order of the results.</summary>
    public static int Compare(GatheredRow a, GatheredRow b)
    {
        var order = string.CompareOrdinal(a.Key.Key, b.Key.Key);
        order = order != 0 ? order : string.CompareOrdinal(a.Key.Type, b.Key.Type);
        return order != 0 ? order : a.Number.CompareTo(b.Number);
    }
}

/// <summary>Gathered rows in the form of the log's own, for the second reading.</summary>
/// <param name="log">The log that they come from: columns keep their places.</param>
internal sealed class GatheredRows(LogRows log) : LogRows
{
    private GatheredRow _row = new() { Key = new RecordKey("", ""), Number = 0 };

    public override IReadOnlyList<string> Columns => log.Columns;

    public int Part => _row.Part;

    public override string? this[int column] => column >= 0 && column < _row.Cells.Length ? _row.Cells[column] : null;

    public override int ColumnOf(string name) => log.ColumnOf(name);

    public void Show(GatheredRow row)
    {
        _row = row;
        (Line, Number) = (row.Line, row.Number);
    }

    public override UInt128 Digest() => _row.Digest;

    /// <summary>Which row it is, is said by <see cref="Show"/>.</summary>
    protected override bool Next() => false;

    protected override void Close()
    {
    }
}
