using System.Collections.Immutable;
using System.Text;

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

    private ImmutableArray<(int Start, SourceLocation Of)> Parts { get; init; } = [];

    /// <summary>
    /// A text joined from stretches of others, each a line of its own behind so many spaces: a provision as amended. Places in it lead back to
    /// where they were written.
    /// </summary>
    internal static SourceText Joined(params ReadOnlySpan<(int Indent, SourceLocation Of)> stretches)
    {
        var text = new StringBuilder();
        var parts = ImmutableArray.CreateBuilder<(int, SourceLocation)>();
        foreach (var (indent, of) in stretches)
        {
            text.Append(' ', indent);
            parts.Add((text.Length, of));
            text.Append(of.Source.Slice(of.Span)).Append('\n');
        }

        return new SourceText(stretches[0].Of.Source.Path, text.ToString()) { Parts = parts.ToImmutable() };
    }

    /// <summary>Where a stretch of it was written.</summary>
    internal SourceLocation WrittenAt(TextSpan span)
    {
        if (Parts.IsEmpty)
        {
            return new SourceLocation(this, span);
        }

        var (first, from) = PartAt(span.Start);
        var (last, to) = PartAt(Math.Max(span.Start, span.End - 1));
        var start = Math.Min(from.Span.Start + span.Start - first, from.Span.End);
        var end = from.Source == to.Source ? Math.Min(to.Span.Start + span.End - last, to.Span.End) : from.Span.End;
        return from.Source.WrittenAt(TextSpan.FromBounds(start, Math.Max(start, end)));
    }

    private (int Start, SourceLocation Of) PartAt(int offset) => Parts.Last(p => p.Start <= offset || p.Start == 0);

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
public readonly record struct SourceLocation(SourceText Source, TextSpan Span)
{
    /// <summary>The place in the file that an author wrote, where the text was joined from several (a provision and its amendment).</summary>
    internal SourceLocation Written => Source.WrittenAt(Span);
}
