using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>Rows that name their cells themselves, as lines of JSON and events of XES do: which columns there are shows only on the way.</summary>
internal abstract class OpenRows : LogRows
{
    /// <summary>No log of an office has as many; a broken one, with a name of its own in each row, would take time and memory without end.</summary>
    private const int MostColumns = 10_000;

    private readonly List<string> _columns = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<string?> _cells = [];
    private readonly HashSet<int> _met = [];

    public override IReadOnlyList<string> Columns => _columns;

    public override IEnumerable<string> NeverMet => _columns.Where((_, i) => !_met.Contains(i));

    public override string? this[int column] => column >= 0 && column < _cells.Count ? _cells[column] : null;

    public override int ColumnOf(string name)
    {
        if (!_index.TryGetValue(name, out var column))
        {
            if (_columns.Count == MostColumns)
            {
                throw new RulebookException([new Diagnostic(LogDiagnostics.TooManyColumns, null, [Name, MostColumns])]);
            }

            _index[name] = column = _columns.Count;
            _columns.Add(name);
        }

        return column;
    }

    /// <summary>A row begins, without cells.</summary>
    protected void Begin() => _cells.Clear();

    protected void Set(string name, string? cell) => Set(ColumnOf(name), cell);

    protected void Set(int column, string? cell)
    {
        while (_cells.Count <= column)
        {
            _cells.Add(null);
        }

        _cells[column] = cell;
        _met.Add(column);
    }
}
