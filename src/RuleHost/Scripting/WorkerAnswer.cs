using System.Buffers;
using System.Text;
using System.Text.Json;
using RuleHost.Decisions;

namespace RuleHost.Scripting;

/// <summary>What a worker answers where it has no value: one key that says what happened, and a text.</summary>
internal static class WorkerAnswer
{
    public static string Of(string key, string text)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DecisionJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteString(key, text);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
