namespace RuleHost.Syntax;

/// <summary>Text that is kept as written: titles, citations, notes.</summary>
internal static class RawLines
{
    /// <summary>A line without its comment and the space around it.</summary>
    public static string Strip(string line) => line[..CommentStart(line)].Trim(' ', '\t', '\r', '\u3000', '\u00A0');

    /// <summary>Where the comment begins, or the length: # is first on the line or follows a space.</summary>
    public static int CommentStart(ReadOnlySpan<char> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '#' && (i == 0 || line[i - 1] is ' ' or '\t' or '\u3000'))
            {
                return i;
            }
        }

        return line.Length;
    }
}
