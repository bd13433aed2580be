using System.Text.Json;

namespace RuleHost.Decisions;

/// <summary>An explanation as JSON: the same tree, keys the same in both languages, prose in the one asked for.</summary>
internal static class ExplanationJson
{
    public static void Write(Utf8JsonWriter writer, Explanation explanation, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("text"u8, explanation.Text.In(language));
        if (explanation.State is { } state)
        {
            writer.WriteString("state"u8, state);
        }

        if (explanation.Place?.Written is { } place)
        {
            writer.WriteString("file"u8, place.Source.Path);
            writer.WriteNumber("line"u8, place.Source.Position(place.Span.Start).Line);
        }

        if (!explanation.Missing.IsEmpty)
        {
            writer.WriteStartArray("missing"u8);
            foreach (var name in explanation.Missing)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        if (!explanation.Children.IsEmpty)
        {
            writer.WriteStartArray("reasons"u8);
            foreach (var child in explanation.Children)
            {
                Write(writer, child, language);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
