namespace RuleHost.Text;

/// <summary>One piece of prose in both languages.</summary>
/// <param name="Chinese">The Chinese wording.</param>
/// <param name="English">The English wording.</param>
public sealed record Localized(string Chinese, string English)
{
    /// <summary>The wording in <paramref name="language"/>.</summary>
    public string In(Language language) => language == Language.Chinese ? Chinese : English;

    /// <summary>The same text in both languages: a name, a number, a quotation.</summary>
    public static Localized Same(string text) => new(text, text);
}
