using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RuleHost.Benchmarks.Measuring;
using RuleHost.Benchmarks.Workload;

namespace RuleHost.Benchmarks;

/// <summary>A document of facts in, a decision as JSON out, against reading and writing the same bytes and nothing else.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task MeasureAsync(WorkloadFile workload, Report report)
    {
        using var folder = WorkloadRulebook.Write(workload.Main.Rules);
        await using var rulebook = await Suite.LoadAsync(folder);
        var documents = workload.Main.Cases.Take(2000).Select(Document).ToList();
        var decisions = documents.ConvertAll(d => Tokens(Encoding.UTF8.GetBytes(rulebook.DecideAll(Facts.Parse(d)).Single().ToJson())));
        var sink = 0L;
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        var writer = new Utf8JsonWriter(buffer, Options);
        var measured = Rounds.Run(
        [
            new Contender("reading and writing the same bytes, no rules", documents.Count, () =>
            {
                for (var i = 0; i < documents.Count; i++)
                {
                    sink += Read(documents[i]);
                    buffer.ResetWrittenCount();
                    writer.Reset();
                    Write(writer, decisions[i]);
                    sink += buffer.WrittenCount;
                }
            }),
            new Contender("`Rulebook.DecideJson`", documents.Count, () =>
            {
                foreach (var document in documents)
                {
                    buffer.ResetWrittenCount();
                    rulebook.DecideJson(document, buffer);
                    sink += buffer.WrittenCount;
                }
            }),
            new Contender("`Facts.Parse`, `DecideAll`, `ToJson`", documents.Count, () =>
            {
                foreach (var document in documents)
                {
                    foreach (var decision in rulebook.DecideAll(Facts.Parse(document)))
                    {
                        sink += decision.ToJson().Length;
                    }
                }
            }),
        ]);
        var share = measured[0].Nanoseconds.Zip(measured[1].Nanoseconds, (bare, ours) => bare / ours).ToList();
        report.Target("JSON in and out by `Rulebook.DecideJson` (plain documents), as a share of the speed of reading and writing the same bytes without rules", "at least 0.5", Figures.Spread(share), Figures.Median(share) >= 0.5);
        report.Section("JSON", $"A facts document of one case in (about {documents.Average(d => d.Length):N0} bytes), the decision as one line of JSON out; {documents.Count:N0} cases.");
        report.Table(
            ["way", "ns a case", "× the bare bytes", "bytes allocated a case"],
            measured.Select(m => (IReadOnlyList<string>)[m.Name, Figures.Short(m.Median), Figures.Spread(Figures.Ratios(m, measured[0])), Figures.Short(m.BytesPerCase)]));
    }

    private static byte[] Document(CaseFact c)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("as-of", Contest.AsOf);
            writer.WriteStartObject("given");
            writer.WriteStartArray("案件");
            writer.WriteStartObject();
            foreach (var property in typeof(CaseFact).GetProperties())
            {
                var name = ConditionText.NameOf(property);
                switch (property.GetValue(c))
                {
                    case string text: writer.WriteString(name, text); break;
                    case bool flag: writer.WriteBoolean(name, flag); break;
                    case int number: writer.WriteNumber(name, number); break;
                    case decimal number: writer.WriteNumber(name, number); break;
                    case DateOnly date: writer.WriteString(name, date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)); break;
                    case Enum member: writer.WriteString(name, ConditionText.NameOf(member.GetType().GetField(member.ToString())!)); break;
                    default: break;
                }
            }

            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Every token, with its value.</summary>
    private static long Read(byte[] document)
    {
        var reader = new Utf8JsonReader(document);
        var sum = 0L;
        while (reader.Read())
        {
            sum += reader.TokenType switch
            {
                JsonTokenType.PropertyName or JsonTokenType.String => reader.GetString()!.Length,
                JsonTokenType.Number => (long)reader.GetDecimal(),
                _ => 1,
            };
        }

        return sum;
    }

    private static List<(JsonTokenType Type, string? Text)> Tokens(byte[] document)
    {
        var tokens = new List<(JsonTokenType, string?)>();
        var reader = new Utf8JsonReader(document);
        while (reader.Read())
        {
            tokens.Add((reader.TokenType, reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String ? reader.GetString() : null));
        }

        return tokens;
    }

    private static void Write(Utf8JsonWriter writer, List<(JsonTokenType Type, string? Text)> tokens)
    {
        foreach (var (type, text) in tokens)
        {
            switch (type)
            {
                case JsonTokenType.StartObject: writer.WriteStartObject(); break;
                case JsonTokenType.EndObject: writer.WriteEndObject(); break;
                case JsonTokenType.StartArray: writer.WriteStartArray(); break;
                case JsonTokenType.EndArray: writer.WriteEndArray(); break;
                case JsonTokenType.PropertyName: writer.WritePropertyName(text!); break;
                case JsonTokenType.String: writer.WriteStringValue(text); break;
                case JsonTokenType.True: writer.WriteBooleanValue(true); break;
                case JsonTokenType.False: writer.WriteBooleanValue(false); break;
                case JsonTokenType.Number: writer.WriteNumberValue(1); break;
                default: writer.WriteNullValue(); break;
            }
        }

        writer.Flush();
    }
}
