using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>Rows of a CSV file as Excel and WPS save it: quotes, line breaks in cells, comma, semicolon or tab between cells.</summary>
internal sealed class CsvRows : LogRows
{
    private readonly CsvParser _parser;
    private readonly string[] _columns;
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly long _maxBytes;

    /// <summary>Reads the header.</summary>
    /// <param name="reader">The text; closed with the rows.</param>
    /// <param name="delimiter">What stands between cells.</param>
    /// <param name="maxBytes">The longest cell, so that a quote that is never closed costs bounded memory.</param>
    public CsvRows(TextReader reader, char delimiter, long maxBytes)
    {
        _maxBytes = maxBytes;
        _parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            BadDataFound = null,
            IgnoreBlankLines = true,
            MaxFieldSize = maxBytes,
        });
        _columns = _parser.Read() ? [.. (_parser.Record ?? []).Select(c => c.Trim())] : [];
        for (var i = 0; i < _columns.Length; i++)
        {
            _index.TryAdd(_columns[i], i);
        }
    }

    public override IReadOnlyList<string> Columns => _columns;

    public override int ColumnOf(string name) => _index.GetValueOrDefault(name, -1);

    /// <summary>A cell is made when it is asked for: most cells of a log are not.</summary>
    public override string? this[int column] => column >= 0 && column < _parser.Count ? _parser[column] : null;

    /// <summary>A row that is short of cells and holds full-width commas was typed with them; so was a header of one column.</summary>
    public override Localized? Suspicion
    {
        get
        {
            if (_parser.Count >= _columns.Length || !Array.Exists(_parser.Record ?? [], c => c.Contains('，', StringComparison.Ordinal)))
            {
                return null;
            }

            return new(
                $"这一行用了全角逗号“，”，只分出 {_parser.Count} 格，表头有 {_columns.Length} 格；改成半角逗号",
                $"the row is written with full-width commas \"，\": it has {_parser.Count} cells, the header {_columns.Length}; write plain commas");
        }
    }

    protected override bool Next()
    {
        // RawRow counts lines up to the end of the row just read: the next one begins behind it.
        Line = _parser.RawRow + 1;
        try
        {
            if (!_parser.Read())
            {
                return false;
            }
        }
        catch (MaxFieldSizeException)
        {
            throw new RulebookException([new Diagnostic(LogDiagnostics.LineTooLong, null, [Name, Line, _maxBytes])]);
        }

        Problem = _parser.Count == _columns.Length ? null : FindProblem();
        return true;
    }

    private RowProblem? FindProblem()
    {
        var cells = _parser.Record ?? [];
        if (cells.Length > _columns.Length && Array.Exists(cells[_columns.Length..], c => !string.IsNullOrWhiteSpace(c)))
        {
            return new RowProblem(new($"这一行有 {cells.Length} 格，表头只有 {_columns.Length} 格", $"the row has {cells.Length} cells, the header {_columns.Length}"));
        }

        // What was typed with full-width commas alone reads as a key and nothing else.
        if (cells.Length < _columns.Length && cells[0].Contains('，', StringComparison.Ordinal) && cells.Length + cells.Sum(c => c.Count(s => s == '，')) == _columns.Length)
        {
            return new RowProblem(Suspicion!);
        }

        // A quote that is not closed swallows the lines behind it into one cell, and the row comes out short.
        return cells.Length < _columns.Length && Array.Exists(cells, c => c.Contains('\n', StringComparison.Ordinal))
            ? new RowProblem(new("这一行起有引号没有配对，后面的行被并进了一格", "a quote that begins in this row is not closed: the lines behind it ran into one cell"))
            : null;
    }

    protected override void Close() => _parser.Dispose();
}
