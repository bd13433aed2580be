using System.Buffers;
using System.Text.Json;
using RuleHost.Decisions;

namespace RuleHost.Cases;

/// <summary>A file of one JSON object a line. Without a folder what is written goes nowhere.</summary>
internal sealed class NdjsonFile : IDisposable
{
    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private Utf8JsonWriter? _writer;

    /// <summary>Opens the file, replacing one of its name.</summary>
    public NdjsonFile(string? folder, string name)
    {
        if (folder is null)
        {
            _stream = Stream.Null;
            return;
        }

        Directory.CreateDirectory(folder);
        _stream = new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16);
    }

    /// <summary>Begins a line.</summary>
    public Utf8JsonWriter Begin()
    {
        _buffer.ResetWrittenCount();
        _writer ??= new Utf8JsonWriter(_buffer, DecisionJson.Options);
        _writer.Reset(_buffer);
        _writer.WriteStartObject();
        return _writer;
    }

    /// <summary>Ends the line.</summary>
    public void End()
    {
        _writer!.WriteEndObject();
        _writer.Flush();
        _stream.Write(_buffer.WrittenSpan);
        _stream.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer?.Dispose();
        _stream.Dispose();
    }
}
