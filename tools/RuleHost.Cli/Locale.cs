namespace RuleHost.Cli;

/// <summary>The language of prose where <c>--lang</c> does not say: LC_ALL, LC_MESSAGES, LANG, the first that is set.</summary>
internal static class Locale
{
    public static Language Default()
    {
        foreach (var variable in new[] { "LC_ALL", "LC_MESSAGES", "LANG" })
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value)
            {
                return value.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;
            }
        }

        return Language.English;
    }
}
