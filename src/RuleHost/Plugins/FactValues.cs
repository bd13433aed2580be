using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RuleHost.Abstractions;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Plugins;

/// <summary>Values on their way between host and plugin.</summary>
internal static class FactValues
{
    /// <summary>What a function of an assembly is given.</summary>
    public static FunctionInput Input(FunctionArguments arguments, TimeZoneInfo zone) => new(
        arguments.Fields.ToDictionary(f => f.Name, f => Of(f.Value, zone), StringComparer.Ordinal),
        arguments.Events.ToDictionary(e => e.Name, e => (IReadOnlyList<PastEvent>)[.. e.Events.Select(x => Of(x, zone))], StringComparer.Ordinal));

    public static FactValue Of(Value value, TimeZoneInfo zone) => value.Kind switch
    {
        ValueKind.Unknown => FactValue.Unknown,
        ValueKind.None => FactValue.None,
        ValueKind.Bool => FactValue.Of(value.Truth == Truth.True),
        ValueKind.Number or ValueKind.Year => FactValue.Of(value.Number),
        ValueKind.Money => FactValue.OfMoney(value.Number, value.Currency),
        ValueKind.Span => FactValue.OfSpan(value.Number, value.Unit.Name),
        ValueKind.Date => FactValue.Of(value.DateValue),
        ValueKind.Instant => FactValue.Of(Local(value.InstantUtc, zone)),
        ValueKind.List => FactValue.OfList(value.List.Sure.Select(v => Of(v, zone))),
        _ => FactValue.Of(ValueText.Canonical(value)),
    };

    /// <summary>A value as JSON, to be typed by the field; null: unknown.</summary>
    public static string? Json(FactValue? value)
    {
        if (value is null or { Kind: FactKind.Unknown })
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DecisionJson.Options))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A value as a facts document would have it; null: unknown.</summary>
    public static DocumentNode? Node(FactValue? value) => value switch
    {
        null or { Kind: FactKind.Unknown } => null,
        { Kind: FactKind.None } => new ScalarNode(Nowhere.Place, "null", ScalarStyle.Json),
        { Kind: FactKind.List } => new SequenceNode(Nowhere.Place, [.. value.Items.Select(Node).OfType<DocumentNode>()]),
        _ => Nowhere.Text(value.ToString()),
    };

    /// <summary>Fields as a facts document would have them; those that are unknown are left out.</summary>
    public static MappingNode Fields(IReadOnlyDictionary<string, FactValue>? fields)
    {
        var entries = ImmutableArray.CreateBuilder<(ScalarNode, DocumentNode)>();
        foreach (var (name, value) in fields ?? ImmutableDictionary<string, FactValue>.Empty)
        {
            if (Node(value) is { } node)
            {
                entries.Add((Nowhere.Text(name), node));
            }
        }

        return new MappingNode(Nowhere.Place, entries.ToImmutable());
    }

    private static PastEvent Of(EventRecord item, TimeZoneInfo zone)
    {
        var fields = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        for (var i = 0; i < item.Definition.Fields.Length; i++)
        {
            fields[item.Definition.Fields[i].Name] = Of(item.Fields[i], zone);
        }

        return new PastEvent(Local(item.At, zone), fields);
    }

    private static void Write(Utf8JsonWriter writer, FactValue value)
    {
        switch (value.Kind)
        {
            case FactKind.Unknown or FactKind.None:
                writer.WriteNullValue();
                break;
            case FactKind.Truth:
                writer.WriteBooleanValue(value.Truth);
                break;
            case FactKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case FactKind.List:
                writer.WriteStartArray();
                foreach (var item in value.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }

    private static DateTimeOffset Local(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), zone);
}
