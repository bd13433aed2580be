namespace RuleHost.Text;

/// <summary>A file's text with its path as the user knows it (relative to the rulebook's folder) and its line starts.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <summary>Wraps a text.</summary>
    /// <param name="path">The path shown in messages.</param>
    /// <param name="content">The text, line ends as read.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        var starts = new List<int> { 0 };
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }

        _lineStarts = [.. starts];
    }

    /// <summary>The path shown in messages.</summary>
    public string Path { get; }

    /// <summary>The text.</summary>
    public string Content { get; }

    /// <summary>Number of lines; an empty text has one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>Line and column of an offset, both counted from 1; the column in UTF-16 units.</summary>
    public (int Line, int Column) Position(int offset)
    {
        offset = Math.Clamp(offset, 0, Content.Length);
        var line = Array.BinarySearch(_lineStarts, offset);
        if (line < 0)
        {
            line = ~line - 1;
        }

        return (line + 1, offset - _lineStarts[line] + 1);
    }

    /// <summary>The span of a line (counted from 1) without its line end.</summary>
    public TextSpan LineSpan(int line)
    {
        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Length ? _lineStarts[line] - 1 : Content.Length;
        if (end > start && Content[end - 1] == '\r')
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The characters of a span.</summary>
    public ReadOnlySpan<char> Slice(TextSpan span) => Content.AsSpan(span.Start, span.Length);

    /// <inheritdoc/>
    public override string ToString() => Path;
}

/// <summary>A place in a source text.</summary>
/// <param name="Source">The text.</param>
/// <param name="Span">The stretch of it.</param>
public readonly record struct SourceLocation(SourceText Source, TextSpan Span);
