using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RuleHost.Decisions;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Plugins;

/// <summary>
/// What a function is given: the fields and events of a record that the manifest names, as values, as JSON, and as the hash of that JSON.
/// Money, spans and dates cross as text, because numbers of a script are binary and would round them.
/// </summary>
internal sealed class FunctionArguments
{
    private FunctionArguments(ImmutableArray<(string Name, Value Value)> fields, ImmutableArray<(string Name, ImmutableArray<EventRecord> Events)> events, string json)
    {
        (Fields, Events, Json) = (fields, events, json);
        Hash = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
    }

    public ImmutableArray<(string Name, Value Value)> Fields { get; }

    public ImmutableArray<(string Name, ImmutableArray<EventRecord> Events)> Events { get; }

    public string Json { get; }

    public string Hash { get; }

    /// <summary>The arguments; null where a field is unknown, then <paramref name="missing"/> names it.</summary>
    public static FunctionArguments? Of(FieldFunction function, FactRecord record, FactStore facts, DateTime asOf, TimeZoneInfo zone, out ImmutableArray<string> missing)
    {
        var unknown = function.Fields.Where(slot => record[slot].IsUnknown).ToList();
        missing = [.. unknown.Select(slot => $"{record.Key}.{function.Type.Fields[slot].Name}")];
        if (unknown.Count > 0)
        {
            return null;
        }

        var fields = function.Fields.Select(slot => (function.Type.Fields[slot].Name, record[slot])).ToImmutableArray();
        var events = function.Events.Select(e => (e.Name, facts.Events(record.Key, e.Name, asOf))).ToImmutableArray();
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DecisionJson.Options))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                writer.WritePropertyName(name);
                Write(writer, value, zone);
            }

            foreach (var (name, happened) in events)
            {
                writer.WriteStartArray(name);
                foreach (var item in happened)
                {
                    Write(writer, item, zone);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return new FunctionArguments(fields, events, Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter writer, EventRecord item, TimeZoneInfo zone)
    {
        writer.WriteStartObject();
        writer.WriteString("时刻", Instant(item.At, zone));
        for (var i = 0; i < item.Definition.Fields.Length; i++)
        {
            if (!item.Fields[i].IsUnknown)
            {
                writer.WritePropertyName(item.Definition.Fields[i].Name);
                Write(writer, item.Fields[i], zone);
            }
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Value value, TimeZoneInfo zone)
    {
        switch (value.Kind)
        {
            case ValueKind.Unknown or ValueKind.None:
                writer.WriteNullValue();
                break;
            case ValueKind.Bool:
                writer.WriteBooleanValue(value.Truth == Truth.True);
                break;
            case ValueKind.Number or ValueKind.Year:
                writer.WriteRawValue(ValueText.Number(value.Number));
                break;
            case ValueKind.Instant:
                writer.WriteStringValue(Instant(value.InstantUtc, zone));
                break;
            case ValueKind.List:
                writer.WriteStartArray();
                foreach (var item in value.List.Sure)
                {
                    Write(writer, item, zone);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(ValueText.Canonical(value));
                break;
        }
    }

    private static string Instant(DateTime utc, TimeZoneInfo zone) => DecisionJson.Instant(TimeZoneInfo.ConvertTime(new DateTimeOffset(utc, TimeSpan.Zero), zone));
}
