using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using RuleHost.Decisions;

namespace RuleHost.Plugins;

/// <summary>Which call gave a value: the function, its code, its input, and for one that is not pure the as-of.</summary>
internal readonly record struct ComputedKey(string Plugin, string Function, string Code, string Input, DateTime? AsOf);

/// <summary>
/// Values that functions gave, so that none is called again for what it decided before. With a file, a line a value (NDJSON): a replay that is
/// handed the file runs no script. Thread-safe.
/// </summary>
internal sealed class ComputedLog : IDisposable
{
    private const int MostKept = 200_000;

    private readonly ConcurrentDictionary<ComputedKey, string?> _values = [];
    private readonly Lock _turn = new();
    private readonly FileStream? _file;

    /// <summary>A log in memory, or one that begins with what a file holds and goes on in it.</summary>
    /// <exception cref="IOException">The file cannot be read and written.</exception>
    /// <exception cref="UnauthorizedAccessException">Neither may it.</exception>
    public ComputedLog(string? path = null)
    {
        if (path is null)
        {
            return;
        }

        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        using var reader = new StreamReader(_file, Encoding.UTF8, false, 1 << 16, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            Take(line);
        }

        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>The recorded value as JSON, empty where the function could not tell; null where nothing is recorded.</summary>
    public string? Find(ComputedKey key) => _values.TryGetValue(key, out var json) ? json ?? "" : null;

    /// <summary>Records a value; null: the function cannot tell.</summary>
    public void Record(ComputedKey key, string? json)
    {
        if (_file is null && _values.Count >= MostKept)
        {
            _values.Clear();
        }

        if (!_values.TryAdd(key, json) || _file is null)
        {
            return;
        }

        var line = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(line, DecisionJson.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("plugin", key.Plugin);
            writer.WriteString("function", key.Function);
            writer.WriteString("code", key.Code);
            writer.WriteString("input", key.Input);
            if (key.AsOf is { } asOf)
            {
                writer.WriteString("asOf", asOf.ToString("O", CultureInfo.InvariantCulture));
            }

            if (json is not null)
            {
                writer.WritePropertyName("value");
                writer.WriteRawValue(json);
            }

            writer.WriteEndObject();
        }

        line.Write("\n"u8);
        lock (_turn)
        {
            _file.Write(line.WrittenSpan);
            _file.Flush();
        }
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>A line that is none (cut off by a crash) is passed over: the function is called again.</summary>
    private void Take(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var asOf = root.TryGetProperty("asOf", out var at) ? DateTime.Parse(at.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : (DateTime?)null;
            string Text(string name) => root.GetProperty(name).GetString()!;
            _values.TryAdd(new ComputedKey(Text("plugin"), Text("function"), Text("code"), Text("input"), asOf), root.TryGetProperty("value", out var value) ? value.GetRawText() : null);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
        }
    }
}
