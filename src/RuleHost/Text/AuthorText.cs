using System.Text;

namespace RuleHost.Text;

/// <summary>What the author wrote, on one line: comments left out, line ends and indentation turned into single spaces.</summary>
internal static class AuthorText
{
    /// <summary>What stands between two places of one text.</summary>
    public static string Between(SourceLocation left, SourceLocation right) =>
        Of(left.Source.Slice(TextSpan.FromBounds(left.Span.End, Math.Max(left.Span.End, right.Span.Start))));

    public static string Of(SourceText source, TextSpan span) => Of(source.Slice(span));

    public static string Of(ReadOnlySpan<char> written)
    {
        var text = new StringBuilder(written.Length);
        var (quoted, comment, space) = ('\0', false, false);
        foreach (var c in written)
        {
            if (comment)
            {
                comment = c != '\n';
                space = true;
                continue;
            }

            if (quoted == '\0' && c == '#')
            {
                comment = true;
                continue;
            }

            if (quoted == '\0' && char.IsWhiteSpace(c))
            {
                space = true;
                continue;
            }

            quoted = (quoted, c) switch
            {
                ('\0', '"') => '"',
                ('\0', '“') => '”',
                ('\0', '「') => '」',
                var (open, now) when open == now => '\0',
                _ => quoted,
            };
            if (space && text.Length > 0)
            {
                text.Append(' ');
            }

            space = false;
            text.Append(c);
        }

        return text.ToString();
    }
}
