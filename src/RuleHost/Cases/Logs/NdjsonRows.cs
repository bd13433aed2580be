using System.Text;
using System.Text.Json;

namespace RuleHost.Cases.Logs;

/// <summary>Rows of NDJSON: one JSON object a line, its keys the columns.</summary>
internal sealed class NdjsonRows(TextReader reader) : LogRows
{
    private readonly List<string> _columns = [];
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<string?> _cells = [];
    private long _line;

    public override IReadOnlyList<string> Columns => _columns;

    public override bool KnowsColumns => false;

    public override string? this[int column] => column >= 0 && column < _cells.Count ? _cells[column] : null;

    public override int ColumnOf(string name)
    {
        if (!_index.TryGetValue(name, out var column))
        {
            _index[name] = column = _columns.Count;
            _columns.Add(name);
        }

        return column;
    }

    public override bool Read()
    {
        string? text;
        do
        {
            text = reader.ReadLine();
            _line++;
        }
        while (text is not null && string.IsNullOrWhiteSpace(text));

        if (text is null)
        {
            return false;
        }

        Line = _line;
        _cells.Clear();
        Problem = Parse(text);
        return true;
    }

    protected override void Close() => reader.Dispose();

    private RowProblem? Parse(string text)
    {
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = 64 });
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return new RowProblem(new("这一行不是一个 JSON 对象", "the line is not a JSON object"));
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var name = json.GetString()!;
                json.Read();
                if (json.TokenType == JsonTokenType.StartObject)
                {
                    return new RowProblem(new($"“{name}”的值是一个对象,这里只认单个值", $"\"{name}\" holds an object; only single values are read"));
                }

                Set(ColumnOf(name), Cell(ref json));
            }

            return json.Read() ? new RowProblem(new("JSON 对象之后还有别的内容", "something follows the JSON object")) : null;
        }
        catch (JsonException fault)
        {
            return new RowProblem(new($"不是有效的 JSON(第 {fault.BytePositionInLine + 1} 字节)", $"not valid JSON (byte {fault.BytePositionInLine + 1})"));
        }
    }

    /// <summary>A single value as text; a list of them joined by 、.</summary>
    private static string? Cell(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return json.GetString();
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return "是";
            case JsonTokenType.False:
                return "否";
            case JsonTokenType.StartArray:
                var items = new List<string?>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Cell(ref json));
                }

                return string.Join('、', items);
            default:
                return Encoding.UTF8.GetString(json.ValueSpan);
        }
    }

    private void Set(int column, string? cell)
    {
        while (_cells.Count <= column)
        {
            _cells.Add(null);
        }

        _cells[column] = cell;
    }
}
