using System.Buffers;
using System.Text.Json;
using RuleHost.Decisions;
using RuleHost.Text;

namespace RuleHost.Cases;

/// <summary>
/// Claims in a file of one JSON object a line, which only ever grows. Whoever claims holds the file alone, reads what others have claimed
/// since, and adds what is new, down to the disk. A last line without its end is of somebody who was stopped while writing it: it claims
/// nothing, and is cut off.
/// </summary>
/// <param name="path">The file; made where there is none.</param>
/// <param name="patience">How long to wait for another who holds it; null: half a minute.</param>
internal sealed class FileClaims(string path, TimeSpan? patience = null) : IClaims
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private long _read;
    private long _lines;

    /// <inheritdoc/>
    /// <exception cref="RulebookException">The file cannot be opened, is held by another for too long, or holds a line that is no claim.</exception>
    public int Claim(IReadOnlyList<Claim> claims)
    {
        using var file = OpenAlone();
        ReadOn(file);
        var buffer = new ArrayBufferWriter<byte>();
        var added = new List<string>();
        foreach (var claim in claims)
        {
            if (_keys.Add(claim.Key))
            {
                added.Add(claim.Key);
                using var writer = new Utf8JsonWriter(buffer, DecisionJson.Options);
                claim.Write(writer);
                writer.Flush();
                buffer.Write("\n"u8);
            }
        }

        if (added.Count == 0)
        {
            return 0;
        }

        try
        {
            file.Write(buffer.WrittenSpan);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // Whatever of it reached the disk is read again before anybody claims more.
            _keys.ExceptWith(added);
            throw Refused(ClaimDiagnostics.CannotWrite);
        }

        (_read, _lines) = (file.Position, _lines + added.Count);
        return added.Count;
    }

    private FileStream OpenAlone()
    {
        var until = DateTime.UtcNow + (patience ?? Usual);
        while (true)
        {
            try
            {
                var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16);
                if (file.CanSeek)
                {
                    return file;
                }

                // A pipe or a device keeps nothing.
                file.Dispose();
                throw Refused(ClaimDiagnostics.CannotWrite);
            }
            catch (Exception problem) when (problem is UnauthorizedAccessException or DirectoryNotFoundException)
            {
                throw Refused(ClaimDiagnostics.CannotWrite);
            }
            catch (IOException)
            {
                if (DateTime.UtcNow >= until)
                {
                    throw Refused(ClaimDiagnostics.Held);
                }

                Thread.Sleep(Pause);
            }
        }
    }

    /// <summary>Reads what was claimed since the last time, and cuts off a line without its end.</summary>
    private void ReadOn(FileStream file)
    {
        file.Position = _read;
        var rest = new byte[file.Length - _read];
        file.ReadExactly(rest);
        var text = rest.AsSpan();
        while (text.IndexOf((byte)'\n') is >= 0 and var end)
        {
            _lines++;
            _keys.Add(KeyOf(text[..end]) ?? throw Refused(ClaimDiagnostics.NoClaim, _lines));
            text = text[(end + 1)..];
            _read += end + 1;
        }

        if (!text.IsEmpty)
        {
            file.SetLength(_read);
        }

        file.Position = _read;
    }

    private static string? KeyOf(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            return JsonElement.TryParseValue(ref json, out var claim) && claim is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String
                ? key.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private RulebookException Refused(DiagnosticDescriptor descriptor, params object[] more) => new([new Diagnostic(descriptor, null, [path, .. more])]);
}
