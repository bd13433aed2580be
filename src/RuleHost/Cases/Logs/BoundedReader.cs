using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>
/// Text of a log in which no line, and no run of blank lines, is longer than the limit, so that a missing quote or a broken file costs bounded memory. The limit is in
/// bytes of UTF-8 at most: a UTF-16 unit counts as one at least.
/// </summary>
internal sealed class BoundedReader(TextReader inner, string name, long maxBytes) : TextReader
{
    private long _line = 1;
    private long _length;
    private long _blank;

    public override int Peek() => inner.Peek();

    public override int Read()
    {
        var c = inner.Read();
        if (c >= 0)
        {
            Count((char)c);
        }

        return c;
    }

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var read = inner.Read(buffer);
        var rest = (ReadOnlySpan<char>)buffer[..read];
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf('\n');
            if (end < 0)
            {
                Lengthen(rest.Length);
                break;
            }

            EndLine(end);
            rest = rest[(end + 1)..];
        }

        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Count(char c)
    {
        if (c == '\n')
        {
            EndLine(0);
        }
        else
        {
            Lengthen(1);
        }
    }

    /// <summary>Blank lines in a row count together: they are no rows, and a packed file may hold them without end.</summary>
    private void EndLine(int rest)
    {
        Lengthen(rest);
        _line++;
        _blank = _length <= 1 ? _blank + 1 : 0;
        _length = 0;
        Bound(_blank);
    }

    private void Lengthen(int by)
    {
        _length += by;
        Bound(_length);
    }

    private void Bound(long length)
    {
        if (length > maxBytes)
        {
            throw new RulebookException([new Diagnostic(LogDiagnostics.LineTooLong, null, [name, _line, maxBytes])]);
        }
    }
}
