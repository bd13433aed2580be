using System.IO.Compression;
using System.Text;
using RuleHost.Text;

namespace RuleHost.Documents;

/// <summary>Reads text files within bounds: UTF-8 with or without BOM, UTF-16 with BOM, or GB18030 when it is not valid UTF-8; <c>.gz</c> too.</summary>
internal static class FileReader
{
    /// <summary>The file's text, or null with a diagnostic.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">How messages call it.</param>
    /// <param name="diagnostics">Gets what goes wrong, and the note on the encoding.</param>
    /// <param name="limits">Bounds; null: those in force.</param>
    /// <param name="mayWait">Whether a pipe is read too, however long its other end takes: for a file that the caller named on purpose.</param>
    public static SourceText? Read(string path, string shown, DiagnosticBag diagnostics, DocumentLimits? limits = null, bool mayWait = false)
    {
        limits ??= DocumentLimits.Current;
        if (ReadBytes(path, shown, diagnostics, limits, mayWait) is not { } bytes)
        {
            return null;
        }

        if (Decode(bytes, shown, diagnostics) is not { } text)
        {
            diagnostics.Report(DocumentDiagnostics.BadCharacters, FirstBad(bytes, shown), shown);
            return null;
        }

        return new SourceText(shown, text);
    }

    private static byte[]? ReadBytes(string path, string shown, DiagnosticBag diagnostics, DocumentLimits limits, bool mayWait)
    {
        try
        {
            if (!mayWait && !FileKind.IsRegular(path))
            {
                diagnostics.Report(DocumentDiagnostics.NotAFile, null, shown);
                return null;
            }

            using var file = OpenRead(path);
            using var buffer = new MemoryStream();
            var chunk = new byte[81920];
            int read;
            while ((read = file.Read(chunk, 0, chunk.Length)) > 0)
            {
                if (buffer.Length + read > limits.MaxBytes)
                {
                    diagnostics.Report(DocumentDiagnostics.TooLarge, null, shown, limits.MaxSize);
                    return null;
                }

                buffer.Write(chunk, 0, read);
            }

            return buffer.ToArray();
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            diagnostics.Report(DocumentDiagnostics.NotFound, null, shown);
        }
        catch (InvalidDataException)
        {
            diagnostics.Report(DocumentDiagnostics.CannotUnpack, null, shown);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            diagnostics.Report(DocumentDiagnostics.CannotOpen, null, shown);
        }

        return null;
    }

    /// <summary>Where a text stops being one, so that a damaged line can be found; null in a file that is no text from its first line on.</summary>
    private static SourceLocation? FirstBad(ReadOnlySpan<byte> bytes, string shown)
    {
        var source = new SourceText(shown, Encoding.UTF8.GetString(bytes));
        var at = source.Content.AsSpan().IndexOfAny('\uFFFD', '\0');
        return at > 0 && source.Content.IndexOf('\n', 0, at) >= 0 ? new SourceLocation(source, new TextSpan(at, 1)) : null;
    }

    /// <summary>Opens a file, unpacking <c>.gz</c>.</summary>
    public static Stream OpenRead(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>The bytes as text; null where they are no text in any of the encodings.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, string shown, DiagnosticBag diagnostics)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Utf16(bytes[2..], bigEndian: false);
        }
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Utf16(bytes[2..], bigEndian: true);
        }

        // No text holds a zero; UTF-16 without its mark, pictures and spreadsheets do.
        if (bytes.Contains((byte)0))
        {
            return null;
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        try
        {
            var text = Gb18030().GetString(bytes);
            diagnostics.Report(DocumentDiagnostics.ReadAsGb18030, null, shown);
            return text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>
    /// UTF-8 where every byte of the file is valid UTF-8 (or a mark says UTF-16), else GB18030; null where it is none: decided by the whole
    /// file, not by its beginning.
    /// </summary>
    public static Encoding? EncodingOf(string path)
    {
        using (var stream = OpenRead(path))
        {
            Span<byte> mark = stackalloc byte[2];
            if (stream.ReadAtLeast(mark, 2, throwOnEndOfStream: false) == 2 && (mark is [0xFF, 0xFE] or [0xFE, 0xFF]))
            {
                return new UTF8Encoding(false);
            }
        }

        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
        return IsValid(path, utf8) ? utf8 : IsValid(path, Gb18030()) ? Gb18030() : null;
    }

    private static bool IsValid(string path, Encoding encoding)
    {
        using var stream = OpenRead(path);
        var decoder = encoding.GetDecoder();
        var bytes = new byte[1 << 16];
        var chars = new char[encoding.GetMaxCharCount(bytes.Length)];
        try
        {
            int read;
            do
            {
                read = stream.Read(bytes);
                decoder.GetChars(bytes, 0, read, chars, 0, flush: read == 0);
            }
            while (read > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static string? Utf16(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        try
        {
            return new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The encoding in which Excel and WPS save Chinese CSV where not told otherwise; refuses what is not it.</summary>
    public static Encoding Gb18030() =>
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
