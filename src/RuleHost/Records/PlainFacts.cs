using System.Text;
using System.Text.Json;
using RuleHost.Documents;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Records;

/// <summary>What the plainest facts document says: the records of one type, and as of when.</summary>
internal sealed record PlainFacts(FactType Type, List<FactRecord> Records, DateTime AsOf);

/// <summary>
/// Reads the plainest facts document, JSON with an as-of and a list of records of one type, straight into typed slots. Of anything else
/// (events, subjects, lists, what does not fit) it makes nothing: the general reader reads it again, and says what is wrong. Thread-safe.
/// </summary>
internal sealed class PlainFactsReader(RulebookDefinition definition, FactBinder binder)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly ValueReader _values = new(definition, new RecordKeys(definition));
    private readonly Dictionary<string, byte[][]> _names = definition.Facts.Values
        .Where(t => !t.BuiltIn)
        .ToDictionary(t => t.Name, t => Array.ConvertAll([.. t.Fields], f => Strict.GetBytes(f.Name)), StringComparer.Ordinal);

    // Mostly one document after another is read as of one instant.
    private KnownAsOf? _asOf;

    /// <summary>The records; null where the general reader must read the document.</summary>
    public PlainFacts? Read(ReadOnlySpan<byte> document)
    {
        try
        {
            var reader = new Utf8JsonReader(document);
            return Document(ref reader);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private PlainFacts? Document(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        DateTime? asOf = null;
        (FactType Type, List<FactRecord> Records)? given = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (asOf is null && Is(ref reader, FactsReader.AsOf) && AsOf(ref reader) is { } instant)
            {
                asOf = instant;
            }
            else if (given is null && Is(ref reader, FactsReader.Given) && Given(ref reader) is { } records)
            {
                given = records;
            }
            else
            {
                return null;
            }
        }

        return asOf is { } at && given is { } found && !reader.Read() ? new PlainFacts(found.Type, found.Records, at) : null;
    }

    private static bool Is(ref Utf8JsonReader reader, (string Chinese, string English) key) => reader.ValueTextEquals(key.English) || reader.ValueTextEquals(key.Chinese);

    private DateTime? AsOf(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped)
        {
            return null;
        }

        if (Volatile.Read(ref _asOf) is { } known && reader.ValueSpan.SequenceEqual(known.Text))
        {
            return known.Utc;
        }

        var diagnostics = new DiagnosticBag();
        var utc = binder.ReadAsOf(Nowhere.Text(reader.GetString()!), diagnostics);
        if (utc is { } read)
        {
            Volatile.Write(ref _asOf, new KnownAsOf(reader.ValueSpan.ToArray(), read));
        }

        return utc;
    }

    private (FactType Type, List<FactRecord> Records)? Given(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return null;
        }

        if (!definition.Facts.TryGetValue(reader.GetString()!, out var type) || type.BuiltIn || !reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        var records = new List<FactRecord>();
        HashSet<RecordKey>? keys = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (Record(ref reader, type) is not { } record)
            {
                return null;
            }

            if (records.Count > 0 && !(keys ??= [records[0].Key]).Add(record.Key))
            {
                return null;
            }

            records.Add(record);
        }

        return reader.TokenType == JsonTokenType.EndArray && reader.Read() && reader.TokenType == JsonTokenType.EndObject ? (type, records) : null;
    }

    private FactRecord? Record(ref Utf8JsonReader reader, FactType type)
    {
        var names = _names[type.Name];
        var slots = new Value[names.Length];
        Span<bool> seen = names.Length <= 128 ? stackalloc bool[names.Length] : new bool[names.Length];
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // Fields mostly come in the order of their declaration.
            var slot = SlotOf(ref reader, names, next);
            if (slot < 0 || seen[slot] || type.Fields[slot].Computed || !reader.Read() || Given(ref reader, type.Fields[slot].Type) is not { } value)
            {
                return null;
            }

            (seen[slot], slots[slot], next) = (true, value, slot + 1);
        }

        foreach (var slot in type.Key)
        {
            if (slots[slot].Kind is ValueKind.Unknown or ValueKind.None || (slots[slot].Kind == ValueKind.Text && string.IsNullOrWhiteSpace(slots[slot].TextValue)))
            {
                return null;
            }
        }

        return new FactRecord(type, new RecordKey(type.Name, RecordKeys.Of(type, slots)), slots);
    }

    private static int SlotOf(ref Utf8JsonReader reader, byte[][] names, int first)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var slot = first + i < names.Length ? first + i : first + i - names.Length;
            if (reader.ValueTextEquals(names[slot]))
            {
                return slot;
            }
        }

        return -1;
    }

    /// <summary>A value as <see cref="ValueReader"/> reads it; null where that is for the general reader.</summary>
    private Value? Given(ref Utf8JsonReader reader, DataType type)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null when type.Optional:
                return Value.None;
            case JsonTokenType.True when type.Kind == TypeKind.Bool:
                return Value.True;
            case JsonTokenType.False when type.Kind == TypeKind.Bool:
                return Value.False;
            case JsonTokenType.Number when type.Kind is TypeKind.Integer or TypeKind.Decimal && reader.ValueSpan[0] != '-' && reader.ValueSpan.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && reader.TryGetInt32(out var number):
                return Value.OfNumber(number);
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False when type.Kind != TypeKind.List:
                var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : Strict.GetString(reader.ValueSpan);
                return text == "无" ? null : _values.ReadText(text, type, out _);
            default:
                return null;
        }
    }

    private sealed record KnownAsOf(byte[] Text, DateTime Utc);
}
