using System.Text.Json;
using RuleHost.Text;

namespace RuleHost.Cli.Output;

/// <summary>Diagnostics as SARIF 2.1.0, which code hosts show beside the lines they are about.</summary>
internal static class SarifOutput
{
    public static void Write(Utf8JsonWriter writer, IReadOnlyCollection<Diagnostic> diagnostics, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        Tool(writer, diagnostics, language);
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach (var diagnostic in diagnostics)
        {
            Result(writer, diagnostic, language);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Tool(Utf8JsonWriter writer, IReadOnlyCollection<Diagnostic> diagnostics, Language language)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "rulehost");
        writer.WriteString("version", typeof(Rulebook).Assembly.GetName().Version!.ToString(3));
        writer.WriteStartArray("rules");
        foreach (var descriptor in diagnostics.Select(d => d.Descriptor).DistinctBy(d => d.Code).OrderBy(d => d.Code, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("id", descriptor.Code);
            writer.WriteStartObject("help");
            writer.WriteString("text", descriptor.Hint.In(language));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter writer, Diagnostic diagnostic, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", diagnostic.Code);
        writer.WriteString("level", diagnostic.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" });
        writer.WriteStartObject("message");
        var hint = diagnostic.Hint(language);
        writer.WriteString("text", hint.Length == 0 ? diagnostic.Message(language) : $"{diagnostic.Message(language)}\n{hint}");
        writer.WriteEndObject();
        if (diagnostic.Location is { } place)
        {
            writer.WriteStartArray("locations");
            writer.WriteStartObject();
            writer.WriteStartObject("physicalLocation");
            writer.WriteStartObject("artifactLocation");
            writer.WriteString("uri", Uri.EscapeDataString(place.Source.Path).Replace("%2F", "/", StringComparison.Ordinal));
            writer.WriteEndObject();
            var (line, column) = place.Source.Position(place.Span.Start);
            var (endLine, endColumn) = place.Source.Position(place.Span.End);
            writer.WriteStartObject("region");
            writer.WriteNumber("startLine", line);
            writer.WriteNumber("startColumn", column);
            writer.WriteNumber("endLine", endLine);
            writer.WriteNumber("endColumn", endColumn);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
