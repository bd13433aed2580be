namespace RuleHost.Syntax;

/// <summary>Marks of items: (一), (十二), (3).</summary>
internal static class ItemMarks
{
    private const string ChineseNumerals = "〇零一二三四五六七八九十百";

    /// <summary>The length of the mark that begins at an offset of folded text; 0 if there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] != '(')
        {
            return 0;
        }

        var rest = text[(at + 1)..];
        var inside = rest.IndexOfAnyExcept(ChineseNumerals);
        if (inside == 0)
        {
            inside = rest.IndexOfAnyExceptInRange('0', '9');
        }

        return inside > 0 && rest[inside] == ')' ? inside + 2 : 0;
    }
}
