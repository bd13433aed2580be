using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>
/// The text that clauses are lexed from, folded and as written, and how its offsets lie in the file: the file itself, or a piece of
/// rule language embedded in YAML.
/// </summary>
internal sealed class ClauseText
{
    private readonly int[]? _offsets;

    public ClauseText(SourceText source)
    {
        Source = source;
        Original = source.Content;
        Folded = Folding.Fold(Original);
    }

    /// <param name="source">The file that the spans will point into.</param>
    /// <param name="text">The embedded text.</param>
    /// <param name="offsets">For each character of the text, and for its end, the offset in the file.</param>
    public ClauseText(SourceText source, string text, int[] offsets)
    {
        Source = source;
        Original = text;
        Folded = Folding.Fold(text);
        _offsets = offsets;
    }

    public SourceText Source { get; }

    public string Original { get; }

    public string Folded { get; }

    /// <summary>The place in the file of a stretch of the text.</summary>
    public TextSpan Span(int start, int end) => _offsets is null
        ? TextSpan.FromBounds(start, end)
        : TextSpan.FromBounds(_offsets[start], end > start ? Math.Max(_offsets[end - 1] + 1, _offsets[start]) : _offsets[start]);
}
