using System.Text;
using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>Opens event logs: CSV, NDJSON or XES by name, each also <c>.gz</c>; the first two in UTF-8 with or without byte order mark, else GB18030.</summary>
internal static class LogFile
{
    /// <summary>Opens a log.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="limits">Bounds on a line.</param>
    /// <param name="diagnostics">Where a note on the encoding goes.</param>
    /// <exception cref="RulebookException">It is not there, cannot be opened, is no text, is empty, or a line of it is too long.</exception>
    public static LogRows Open(string path, DocumentLimits limits, DiagnosticBag diagnostics)
    {
        try
        {
            // A log is read several times over; what comes through a pipe can be read once.
            return !FileKind.IsRegular(path) ? throw Refused(DocumentDiagnostics.NotAFile, path) : OpenRows(path, limits, diagnostics);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refused(DocumentDiagnostics.NotFound, path);
        }
        catch (InvalidDataException)
        {
            throw Refused(DocumentDiagnostics.CannotUnpack, path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Refused(DocumentDiagnostics.CannotOpen, path);
        }
    }

    private static LogRows OpenRows(string path, DocumentLimits limits, DiagnosticBag diagnostics)
    {
        var name = Path.GetFileName(path);
        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        if (Path.GetExtension(plain).Equals(".xes", StringComparison.OrdinalIgnoreCase))
        {
            // XML says its own encoding.
            return new XesRows(FileReader.OpenRead(path), limits.MaxBytes) { Name = name };
        }

        var encoding = FileReader.EncodingOf(path) ?? throw Refused(DocumentDiagnostics.BadCharacters, path);
        if (encoding is not UTF8Encoding)
        {
            diagnostics.Report(DocumentDiagnostics.ReadAsGb18030, (SourceLocation?)null, name);
        }

        var text = new BoundedReader(new StreamReader(FileReader.OpenRead(path), encoding, detectEncodingFromByteOrderMarks: true, 1 << 16), name, limits.MaxBytes);
        if (Path.GetExtension(plain).ToUpperInvariant() is ".NDJSON" or ".JSONL" or ".JSON")
        {
            return new NdjsonRows(text) { Name = name };
        }

        var rows = new CsvRows(text, DelimiterOf(path, encoding), limits.MaxBytes) { Name = name };
        if (rows.Columns.Count == 0)
        {
            rows.Dispose();
            throw Refused(LogDiagnostics.EmptyLog, name);
        }

        return rows;
    }

    private static RulebookException Refused(DiagnosticDescriptor descriptor, string path) => new([new Diagnostic(descriptor, null, [path])]);

    /// <summary>What stands between the cells of the header: comma, semicolon or tab, whichever it holds most of.</summary>
    private static char DelimiterOf(string path, Encoding encoding)
    {
        using var reader = new StreamReader(FileReader.OpenRead(path), encoding);
        var header = new char[4096];
        var line = header.AsSpan(0, reader.ReadBlock(header));
        var end = line.IndexOf('\n');
        line = end < 0 ? line : line[..end];
        var (best, most) = (',', line.Count(','));
        foreach (var candidate in (ReadOnlySpan<char>)[';', '\t'])
        {
            if (line.Count(candidate) > most)
            {
                (best, most) = (candidate, line.Count(candidate));
            }
        }

        return best;
    }
}
