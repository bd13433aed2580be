namespace RuleHost.Syntax;

/// <summary>Literals in another writing: only the unit changes, and a word that multiplies the number.</summary>
internal static class NumberWriter
{
    public static string Write(string written, KeywordLanguage? to)
    {
        if (to is not { } language)
        {
            return written;
        }

        var end = written.AsSpan().IndexOfAnyExcept("0123456789.");
        if (end < 0)
        {
            return written;
        }

        var number = written[..end];
        var space = written.IndexOf(' ', end);
        var run = space < 0 ? written[end..] : written[end..space];
        if (!Units.TryRead(run, out var scale, out var unit))
        {
            return written;
        }

        if (space >= 0)
        {
            unit = Units.FindEnglish(written.AsSpan(space + 1));
            if (unit is null)
            {
                // A date with a time of day.
                return written;
            }
        }

        var factor = scale is null ? "" : language == KeywordLanguage.Traditional ? scale.Traditional : scale.Canonical;
        return number + factor + unit?.Behind(scale is null ? number : "", language);
    }
}
