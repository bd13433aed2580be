using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace RuleHost.Cases.Logs;

/// <summary>Rows of a CSV file as Excel and WPS save it: quotes, line breaks in cells, comma, semicolon or tab between cells.</summary>
internal sealed class CsvRows : LogRows
{
    private readonly CsvParser _parser;
    private readonly string[] _columns;
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private string[] _cells = [];

    /// <summary>Reads the header.</summary>
    /// <param name="reader">The text; closed with the rows.</param>
    /// <param name="delimiter">What stands between cells.</param>
    public CsvRows(TextReader reader, char delimiter)
    {
        _parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            BadDataFound = null,
            IgnoreBlankLines = true,
            CacheFields = true,
        });
        _columns = _parser.Read() ? [.. (_parser.Record ?? []).Select(c => c.Trim())] : [];
        for (var i = 0; i < _columns.Length; i++)
        {
            _index.TryAdd(_columns[i], i);
        }
    }

    public override IReadOnlyList<string> Columns => _columns;

    public override int ColumnOf(string name) => _index.GetValueOrDefault(name, -1);

    public override string? this[int column] => column >= 0 && column < _cells.Length ? _cells[column] : null;

    public override bool Read()
    {
        // RawRow counts lines up to the end of the row just read: the next one begins behind it.
        var line = _parser.RawRow + 1;
        if (!_parser.Read())
        {
            return false;
        }

        Line = line;
        _cells = _parser.Record ?? [];
        Problem = _cells.Length > _columns.Length && Array.Exists(_cells[_columns.Length..], c => !string.IsNullOrWhiteSpace(c))
            ? new RowProblem(new($"这一行有 {_cells.Length} 格,表头只有 {_columns.Length} 格", $"the row has {_cells.Length} cells, the header {_columns.Length}"))
            : null;
        return true;
    }

    protected override void Close() => _parser.Dispose();
}
