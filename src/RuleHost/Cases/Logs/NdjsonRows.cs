using System.Text;
using System.Text.Json;

namespace RuleHost.Cases.Logs;

/// <summary>Rows of NDJSON: one JSON object a line, its keys the columns.</summary>
internal sealed class NdjsonRows(TextReader reader) : OpenRows
{
    private long _line;

    protected override bool Next()
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
        Begin();
        Problem = Parse(text);
        return true;
    }

    protected override void Close() => reader.Dispose();

    private RowProblem? Parse(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 64 });
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
                Set(name, Cell(ref json, bytes));
            }

            return json.Read() ? new RowProblem(new("JSON 对象之后还有别的内容", "something follows the JSON object")) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair, written as an escape.
            return new RowProblem(new("这一行不是有效的 JSON", "the line is not valid JSON"));
        }
    }

    /// <summary>A single value as text; a list of them joined by 、; an object, which no field is, as it is written.</summary>
    private static string? Cell(ref Utf8JsonReader json, byte[] bytes)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return json.GetString();
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.StartArray:
                var items = new List<string?>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Cell(ref json, bytes));
                }

                return string.Join('、', items);
            case JsonTokenType.StartObject:
                var start = (int)json.TokenStartIndex;
                json.Skip();
                return Encoding.UTF8.GetString(bytes, start, (int)json.BytesConsumed - start);
            default:
                return Encoding.UTF8.GetString(json.ValueSpan);
        }
    }
}
