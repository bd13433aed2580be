using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RuleHost.Text;

namespace RuleHost.Cli.Output;

/// <summary>JSON on standard output: one object a line, Chinese readable.</summary>
internal static class JsonOutput
{
    // An explanation may nest as deep as conditions and the definitions they lead to.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 8192 };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    public static void Diagnostic(Utf8JsonWriter writer, Diagnostic diagnostic, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("code", diagnostic.Code);
        writer.WriteString("severity", diagnostic.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" });
        if (diagnostic.Location is { } location)
        {
            var (line, column) = location.Source.Position(location.Span.Start);
            var (endLine, endColumn) = location.Source.Position(location.Span.End);
            writer.WriteString("file", location.Source.Path);
            writer.WriteNumber("line", line);
            writer.WriteNumber("column", column);
            writer.WriteNumber("endLine", endLine);
            writer.WriteNumber("endColumn", endColumn);
        }

        writer.WriteString("message", diagnostic.Message(language));
        writer.WriteString("hint", diagnostic.Hint(language));
        if (diagnostic.Fix is { } fix)
        {
            writer.WriteString("fix", fix);
        }

        if (diagnostic.Example is { } example)
        {
            writer.WriteString("example", example.In(language));
        }

        if (diagnostic.Provision is { } provision)
        {
            writer.WriteString("provision", provision);
        }

        if (diagnostic.Clause is { } clause)
        {
            writer.WriteString("clause", clause);
        }

        writer.WriteEndObject();
    }
}
