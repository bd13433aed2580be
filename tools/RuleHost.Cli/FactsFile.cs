using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Cli;

/// <summary>Opens facts files: one JSON or YAML document, or NDJSON with one document a line.</summary>
internal static class FactsFile
{
    public static bool IsNdjson(string path)
    {
        var name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The document of a file.</summary>
    /// <exception cref="RulebookException">It is not there, or cannot be read.</exception>
    public static Facts Read(string path, CliContext context)
    {
        var diagnostics = new DiagnosticBag();
        var source = FileReader.Read(path, path, diagnostics, mayWait: true);
        context.Report(diagnostics.Items.Where(d => d.Severity != Severity.Error));
        return source is null ? throw new RulebookException([.. diagnostics.Items], context.Language) : Facts.Parse(source.Content, path);
    }

    /// <summary>The lines of an NDJSON file with their numbers; a line over the limit comes as null.</summary>
    /// <exception cref="RulebookException">The file is not there, or cannot be opened.</exception>
    public static IEnumerable<(int Number, string? Text)> Lines(string path, CliContext context)
    {
        Stream stream;
        System.Text.Encoding encoding;
        var diagnostics = new DiagnosticBag();
        try
        {
            encoding = EncodingOf(path, diagnostics, context);
            stream = FileReader.OpenRead(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            diagnostics.Report(problem is InvalidDataException ? DocumentDiagnostics.CannotUnpack : File.Exists(path) ? DocumentDiagnostics.CannotOpen : DocumentDiagnostics.NotFound, null, path);
            throw new RulebookException([.. diagnostics.Items], context.Language);
        }

        using (stream)
        using (var reader = new StreamReader(stream, encoding, true, 1 << 16))
        {
            var limit = DocumentLimits.Current.MaxBytes;
            var line = new System.Text.StringBuilder();
            var (number, tooLong) = (1, false);
            var buffer = new char[1 << 15];
            int read;
            while ((read = reader.Read(buffer, 0, buffer.Length)) > 0)
            {
                var rest = buffer.AsMemory(0, read);
                while (rest.Length > 0)
                {
                    var end = rest.Span.IndexOf('\n');
                    var part = end < 0 ? rest : rest[..end];
                    tooLong |= line.Length + part.Length > limit;
                    if (!tooLong)
                    {
                        line.Append(part);
                    }

                    if (end < 0)
                    {
                        break;
                    }

                    yield return (number++, tooLong ? null : line.ToString());
                    line.Clear();
                    tooLong = false;
                    rest = rest[(end + 1)..];
                }
            }

            if (line.Length > 0 || tooLong)
            {
                yield return (number, tooLong ? null : line.ToString());
            }
        }
    }

    /// <summary>The encoding of a whole file, with a note where it is not UTF-8; what comes through a pipe can be read once and is UTF-8.</summary>
    private static System.Text.Encoding EncodingOf(string path, DiagnosticBag diagnostics, CliContext context)
    {
        if (!FileKind.IsRegular(path))
        {
            return System.Text.Encoding.UTF8;
        }

        if (FileReader.EncodingOf(path) is not { } encoding)
        {
            diagnostics.Report(DocumentDiagnostics.BadCharacters, null, path);
            throw new RulebookException([.. diagnostics.Items], context.Language);
        }

        if (encoding is not System.Text.UTF8Encoding)
        {
            diagnostics.Report(DocumentDiagnostics.ReadAsGb18030, null, path);
            context.Report(diagnostics.Items);
        }

        return encoding;
    }
}
