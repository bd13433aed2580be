namespace RuleHost.Syntax;

/// <summary>The first word of a line, as a clause keyword or the kind of a provision.</summary>
internal static class ClauseWords
{
    /// <summary>The clause keyword that folded text begins with, and how long it is written; null if the first word is none.</summary>
    public static Keyword? At(ReadOnlySpan<char> text, out int length)
    {
        length = Length(text);
        var word = text[..length];
        if (Keywords.Clauses.Find(word) is { } keyword)
        {
            return keyword;
        }

        // English says 不适用 当 in one word.
        return word is "not-applicable-when" ? Keywords.Clauses["不适用"] : null;
    }

    /// <summary>How long the first word is, with the hyphens of an English keyword.</summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var end = Folding.WordEnd(text, 0);
        var best = end;
        if (end > 0 && char.IsAsciiLetter(text[0]))
        {
            while (end + 1 < text.Length && text[end] == '-' && char.IsAsciiLetter(text[end + 1]))
            {
                end = Folding.WordEnd(text, end + 1);
                best = Keywords.IsHyphenated(text[..end]) ? end : best;
            }
        }

        return best;
    }
}
