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
    public static SourceText? Read(string path, string shown, DiagnosticBag diagnostics, DocumentLimits? limits = null)
    {
        limits ??= DocumentLimits.Current;
        if (ReadBytes(path, shown, diagnostics, limits) is not { } bytes)
        {
            return null;
        }

        if (Decode(bytes, shown, diagnostics) is not { } text)
        {
            diagnostics.Report(DocumentDiagnostics.BadCharacters, null, shown);
            return null;
        }

        return new SourceText(shown, text);
    }

    private static byte[]? ReadBytes(string path, string shown, DiagnosticBag diagnostics, DocumentLimits limits)
    {
        try
        {
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
