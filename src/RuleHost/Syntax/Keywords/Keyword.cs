namespace RuleHost.Syntax;

/// <summary>The writings that keywords exist in.</summary>
internal enum KeywordLanguage
{
    /// <summary>Simplified Chinese, the canonical one.</summary>
    Simplified,

    /// <summary>Traditional Chinese.</summary>
    Traditional,

    English,
}

/// <summary>One word of the language, in its three writings.</summary>
/// <param name="Canonical">Simplified Chinese; what the syntax tree and diagnostics use.</param>
/// <param name="Traditional">Traditional Chinese.</param>
/// <param name="English">English; hyphens join what is one word.</param>
/// <param name="Kind">What it is to the grammar, where it is a token of its own.</param>
/// <param name="Detail">Which of its kind.</param>
internal sealed record Keyword(string Canonical, string Traditional, string English, TokenKind Kind = TokenKind.Name, int Detail = 0)
{
    public string In(KeywordLanguage language) => language switch
    {
        KeywordLanguage.Simplified => Canonical,
        KeywordLanguage.Traditional => Traditional,
        _ => English,
    };

    public override string ToString() => Canonical;
}
