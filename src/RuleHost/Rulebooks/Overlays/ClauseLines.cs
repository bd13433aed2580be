using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Rulebooks.Overlays;

/// <summary>
/// A provision's head and clauses as lines that can be put together with those of another file: all clauses at one column, however far each
/// file indents them, and what a definition is defined as on a line of its own.
/// </summary>
internal static class ClauseLines
{
    private const int Column = 2;

    /// <summary>The head line; of a definition without its 为.</summary>
    public static (int Indent, SourceLocation Of) Head(ProvisionSyntax provision)
    {
        var head = provision.HeadSpan;
        if (provision.Clauses.OfType<IsClause>().FirstOrDefault(c => c.KeywordSpan.Start < head.End) is { } value)
        {
            head = TextSpan.FromBounds(head.Start, value.KeywordSpan.Start);
        }

        return (0, new SourceLocation(provision.Source, head));
    }

    /// <summary>The lines of a clause, those that continue it as much deeper as they were.</summary>
    public static IEnumerable<(int Indent, SourceLocation Of)> Of(SourceText source, ClauseSyntax clause)
    {
        var shift = Column - ColumnOf(source, clause.Span.Start);
        for (var start = clause.Span.Start; start < clause.Span.End;)
        {
            var lineEnd = source.Content.IndexOf('\n', start, clause.Span.End - start);
            var end = lineEnd < 0 ? clause.Span.End : lineEnd;
            yield return (start == clause.Span.Start ? Column : Math.Max(Column + 2, ColumnOf(source, start) + shift), new SourceLocation(source, TextSpan.FromBounds(start, end > start && source.Content[end - 1] == '\r' ? end - 1 : end)));
            for (start = end; start < clause.Span.End && char.IsWhiteSpace(source.Content[start]); start++)
            {
            }
        }
    }

    /// <summary>The column as the layout rule counts it: a tab is four, a full-width space two.</summary>
    private static int ColumnOf(SourceText source, int offset)
    {
        var column = 0;
        for (var i = offset - 1; i >= 0 && source.Content[i] != '\n'; i--)
        {
            column += source.Content[i] switch { '\t' => 4, '\u3000' => 2, _ => 1 };
        }

        return column;
    }
}
