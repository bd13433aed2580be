namespace RuleHost.Text;

/// <summary>A stretch of rule text for a message: on one line, and not the whole of a long one.</summary>
internal static class Short
{
    private const int Most = 60;

    public static string Of(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Most ? line : line[..Most] + "…";
    }
}
