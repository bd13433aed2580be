using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>One token of a clause.</summary>
/// <param name="Kind">What it is to the grammar.</param>
/// <param name="Span">Its place in the file.</param>
/// <param name="At">Its offset in the text that was lexed: the span's start, except in text embedded in YAML.</param>
/// <param name="Length">Its length there.</param>
/// <param name="Detail">Which of its kind: an operator, pronoun, threshold, …; 1 for a quoted name.</param>
/// <param name="Word">The keyword, of a token that is one.</param>
/// <param name="Value">The name, the <see cref="LiteralSyntax"/>, the item mark, or the <see cref="LexicalMistake"/>.</param>
internal readonly record struct Token(TokenKind Kind, TextSpan Span, int At, int Length, int Detail = 0, Keyword? Word = null, object? Value = null)
{
    public string Name => (string)Value!;

    public LiteralSyntax Literal => (LiteralSyntax)Value!;
}

/// <summary>Why something is no token, as it will be reported.</summary>
/// <param name="Descriptor">The diagnostic.</param>
/// <param name="Arguments">What fills its placeholders.</param>
internal sealed record LexicalMistake(DiagnosticDescriptor Descriptor, params object[] Arguments)
{
    /// <summary>A better hint than the descriptor's.</summary>
    public Localized? Hint { get; init; }

    /// <summary>What would mend it, put in its place.</summary>
    public string? Fix { get; init; }
}
