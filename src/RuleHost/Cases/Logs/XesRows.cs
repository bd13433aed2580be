using System.Xml;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>
/// Rows of an XES log (IEEE 1849), one an event, read as a stream: the event's attributes by their keys, those of its trace under
/// <c>case:</c>. Attributes of attributes, extensions and classifiers say nothing here. A document type is refused, and nothing outside
/// the file is ever opened.
/// </summary>
internal sealed class XesRows : OpenRows
{
    private const string OfCase = "case:";

    private readonly XmlReader _reader;
    private readonly RowBound _bound;
    private readonly List<(int Column, string Value)> _trace = [];
    private bool _inTrace;

    /// <summary>Opens the log.</summary>
    /// <param name="stream">Its bytes; closed with the rows.</param>
    /// <param name="maxBytes">The most that one event, or the head of a trace, may take.</param>
    public XesRows(Stream stream, long maxBytes)
    {
        _bound = new RowBound(stream, maxBytes);
        _reader = XmlReader.Create(_bound, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = true,
        });
    }

    protected override bool Next()
    {
        try
        {
            return NextEvent();
        }
        catch (XmlException problem)
        {
            throw new RulebookException([new Diagnostic(LogDiagnostics.NotXes, null, [Name, Math.Max(1, problem.LineNumber)])]);
        }
        catch (RowBound.TooMuchException)
        {
            throw new RulebookException([new Diagnostic(LogDiagnostics.LineTooLong, null, [Name, LineNow, _bound.Most])]);
        }
    }

    protected override void Close() => _reader.Dispose();

    private long LineNow => _reader is IXmlLineInfo place && place.HasLineInfo() ? place.LineNumber : 0;

    private bool NextEvent()
    {
        while (_reader.Read())
        {
            if (_reader.NodeType == XmlNodeType.EndElement)
            {
                _inTrace &= _reader.LocalName != "trace";
                continue;
            }

            if (_reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (_reader.LocalName)
            {
                case "log" when _reader.Depth == 0:
                    break;
                case "trace" when _reader.Depth == 1:
                    _bound.Restart();
                    _trace.Clear();
                    _inTrace = !_reader.IsEmptyElement;
                    break;
                case "event" when _inTrace && _reader.Depth == 2:
                    _bound.Restart();
                    Line = LineNow;
                    ReadEvent();
                    return true;
                default:
                    if (_reader.Depth == 0)
                    {
                        throw new XmlException(null, null, (int)LineNow, 0);
                    }

                    if (_inTrace && _reader.Depth == 2 && Attribute() is { } attribute)
                    {
                        _trace.Add((ColumnOf(OfCase + attribute.Key), attribute.Value));
                    }

                    SkipInside();
                    break;
            }
        }

        return false;
    }

    private void ReadEvent()
    {
        Begin();
        foreach (var (column, value) in _trace)
        {
            Set(column, value);
        }

        if (!_reader.IsEmptyElement)
        {
            while (_reader.Read() && !(_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == 2))
            {
                if (_reader.NodeType == XmlNodeType.Element)
                {
                    if (Attribute() is { } attribute)
                    {
                        Set(attribute.Key, attribute.Value);
                    }

                    SkipInside();
                }
            }
        }
    }

    /// <summary>string, date, int, float, boolean, id: key and value. Lists and containers have no value.</summary>
    private (string Key, string Value)? Attribute() =>
        _reader.GetAttribute("key") is { } key && _reader.GetAttribute("value") is { } value ? (key, value) : null;

    /// <summary>Passes over what is inside the current element; its end is the current node then.</summary>
    private void SkipInside()
    {
        if (_reader.IsEmptyElement)
        {
            return;
        }

        var depth = _reader.Depth;
        while (_reader.Read() && _reader.Depth > depth)
        {
        }
    }

    /// <summary>The bytes of a log, of which no more than a bound may be read for one row.</summary>
    private sealed class RowBound(Stream inner, long most) : Stream
    {
        private const int Ahead = 1 << 16;
        private long _read;

        public long Most => most;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        /// <summary>A row begins.</summary>
        public void Restart() => _read = 0;

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            // What was read ahead of the row is little beside the bound, and is allowed on top of it.
            if (_read > most + Ahead)
            {
                throw new TooMuchException();
            }

            var read = inner.Read(buffer);
            _read += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }

        public sealed class TooMuchException : Exception;
    }
}
