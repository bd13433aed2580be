using System.Globalization;

namespace RuleHost;

/// <summary>The language of prose: messages, hints, explanations. Keys, states and spans never change with it.</summary>
public enum Language
{
    /// <summary>Simplified Chinese.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}

/// <summary>The language of those who do not say.</summary>
internal static class Languages
{
    /// <summary>Chinese where the current UI culture is, else English; the locale decides where the program runs without cultures.</summary>
    public static Language OfCulture()
    {
        var culture = CultureInfo.CurrentUICulture;
        return culture.Name.Length == 0 ? OfLocale() : culture.TwoLetterISOLanguageName == "zh" ? Language.Chinese : Language.English;
    }

    /// <summary>Chinese where the locale is, else English: LC_ALL, LC_MESSAGES, LANG, the first that is set.</summary>
    public static Language OfLocale()
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
