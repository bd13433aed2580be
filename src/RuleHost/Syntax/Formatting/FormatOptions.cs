namespace RuleHost.Syntax;

/// <summary>How a text is formatted.</summary>
/// <param name="To">The writing that keywords are put into; null leaves each as it is.</param>
internal sealed record FormatOptions(KeywordLanguage? To = null);
