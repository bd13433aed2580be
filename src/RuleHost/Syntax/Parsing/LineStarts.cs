namespace RuleHost.Syntax;

/// <summary>Where a word stands on its line; messages about layout need to know.</summary>
internal static class LineStarts
{
    /// <summary>Whether nothing but space stands before an offset on its line.</summary>
    public static bool At(ClauseText text, int at)
    {
        var start = Indent(text, at);
        return start == 0 || text.Folded[start - 1] == '\n';
    }

    /// <summary>The space that a line begins with, as written, up to an offset.</summary>
    public static ReadOnlySpan<char> IndentOf(ClauseText text, int at) => text.Original.AsSpan(Indent(text, at)..at);

    private static int Indent(ClauseText text, int at)
    {
        while (at > 0 && text.Folded[at - 1] is ' ' or '\t')
        {
            at--;
        }

        return at;
    }
}
