using System.Globalization;
using System.Text.Json;
using RuleHost.Abstractions;
using RuleHost.Plugins;

namespace RuleHost.Scripting;

/// <summary>The input of a function as JSON between two of our own processes: each value with its kind, so that nothing has to be guessed.</summary>
internal static class FactValueJson
{
    public static void Write(Utf8JsonWriter writer, FunctionInput input, FunctionArguments names)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("fields");
        foreach (var (name, _) in names.Fields)
        {
            writer.WritePropertyName(name);
            Write(writer, input[name]);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("events");
        foreach (var (name, _) in names.Events)
        {
            writer.WriteStartArray(name);
            foreach (var happened in input.Events(name))
            {
                writer.WriteStartObject();
                writer.WriteString("at", happened.At);
                writer.WriteStartObject("fields");
                foreach (var (field, value) in happened.Fields)
                {
                    writer.WritePropertyName(field);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    public static FunctionInput Read(JsonElement element) => new(
        Fields(element.GetProperty("fields")),
        element.GetProperty("events").EnumerateObject().ToDictionary(
            e => e.Name,
            e => (IReadOnlyList<PastEvent>)[.. e.Value.EnumerateArray().Select(x => new PastEvent(x.GetProperty("at").GetDateTimeOffset(), Fields(x.GetProperty("fields"))))],
            StringComparer.Ordinal));

    private static Dictionary<string, FactValue> Fields(JsonElement element) => element.EnumerateObject().ToDictionary(f => f.Name, f => Value(f.Value), StringComparer.Ordinal);

    /// <summary>A list of kind, text and unit; a list value has its items instead of a text.</summary>
    private static void Write(Utf8JsonWriter writer, FactValue value)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Kind.ToString());
        switch (value.Kind)
        {
            case FactKind.Unknown or FactKind.None:
                break;
            case FactKind.List:
                foreach (var item in value.Items)
                {
                    Write(writer, item);
                }

                break;
            case FactKind.Money or FactKind.Span:
                writer.WriteStringValue(value.Number.ToString(CultureInfo.InvariantCulture));
                writer.WriteStringValue(value.Unit);
                break;
            case FactKind.Truth:
                writer.WriteBooleanValue(value.Truth);
                break;
            case FactKind.Instant:
                writer.WriteStringValue(value.Instant);
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }

        writer.WriteEndArray();
    }

    private static FactValue Value(JsonElement element)
    {
        string Text() => element[1].GetString()!;
        decimal Number() => decimal.Parse(Text(), NumberStyles.Number, CultureInfo.InvariantCulture);
        return Enum.Parse<FactKind>(element[0].GetString()!) switch
        {
            FactKind.None => FactValue.None,
            FactKind.Truth => FactValue.Of(element[1].GetBoolean()),
            FactKind.Number => FactValue.Of(Number()),
            FactKind.Money => FactValue.OfMoney(Number(), element[2].GetString()!),
            FactKind.Span => FactValue.OfSpan(Number(), element[2].GetString()!),
            FactKind.Text => FactValue.Of(Text()),
            FactKind.Date => FactValue.Of(DateOnly.ParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            FactKind.Instant => FactValue.Of(element[1].GetDateTimeOffset()),
            FactKind.List => FactValue.OfList(element.EnumerateArray().Skip(1).Select(Value)),
            _ => FactValue.Unknown,
        };
    }
}
