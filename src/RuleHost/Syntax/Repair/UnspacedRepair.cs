namespace RuleHost.Syntax;

/// <summary>
/// Repairs text that was typed without spaces: cuts a run into declared names, keywords and literals. It never decides what a text means;
/// it only proposes what to write.
/// </summary>
internal static partial class UnspacedRepair
{
    /// <summary>The keyword that a word begins with, if it is longer than the keyword: 且 of 且非.</summary>
    public static string? LeadingKeyword(string word) => Leading(word, Syntax.Keywords.Reserved);

    public static string? LeadingClause(string word) => Leading(word, Syntax.Keywords.Clauses);

    public static string? LeadingKind(string word) => Leading(word, Syntax.Keywords.Kinds) ?? Leading(word, Syntax.Keywords.Amendments);

    /// <summary>A word that is nothing but keywords, cut: 且非 gives 且 非. Null if it is anything else.</summary>
    public static string? Keywords(string word)
    {
        var parts = new List<string>();
        for (var at = 0; at < word.Length;)
        {
            var part = LongestReserved(word.AsSpan(at));
            if (part == 0)
            {
                return null;
            }

            parts.Add(word.Substring(at, part));
            at += part;
        }

        return parts.Count > 1 ? string.Join(' ', parts) : null;
    }

    /// <summary>What follows a number: a unit run together with keywords is cut (Whole); else the unit it begins with, if a keyword follows (Unit).</summary>
    public static (string? Whole, string? Unit) BehindNumber(string number, string run)
    {
        for (var length = run.Length - 1; length > 0; length--)
        {
            if (!Units.TryRead(run.AsSpan(0, length), out _, out _))
            {
                continue;
            }

            var rest = run[length..];
            if (Syntax.Keywords.IsReserved(rest) || Syntax.Keywords.DateWords.Find(rest) is not null)
            {
                return ($"{number}{run[..length]} {rest}", null);
            }

            if (Keywords(rest) is { } keywords)
            {
                return ($"{number}{run[..length]} {keywords}", null);
            }

            if (LongestReserved(rest) > 0)
            {
                return (null, run[..length]);
            }
        }

        return default;
    }

    private static int LongestReserved(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(text.Length, 8); length > 0; length--)
        {
            if (Syntax.Keywords.IsReserved(text[..length]))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Only Chinese words run together; English ones that begin alike (information) do not.</summary>
    private static string? Leading(string word, WordTable table)
    {
        for (var length = Math.Min(word.Length - 1, 8); length > 0; length--)
        {
            if (word[0] >= '\u0080' && table.Find(word.AsSpan(0, length)) is not null)
            {
                return word[..length];
            }
        }

        return null;
    }
}
