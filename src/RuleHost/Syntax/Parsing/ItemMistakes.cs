using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>Where an item of a list is due, the ways in which documents write items and this language does not.</summary>
internal static class ItemMistakes
{
    /// <summary>The mistake, with the token widened to what has to be replaced; null if it is none of these.</summary>
    public static LexicalMistake? Of(ParseContext context, ClauseText text, ref Token token)
    {
        if (!context.Wanted.Has(TokenKind.ItemMark) || context.Far == 0)
        {
            return null;
        }

        if (token.Kind == TokenKind.Colon)
        {
            var opener = text.Original[context.Tokens[context.Far - 1].At..token.At].Trim();
            return new(SyntaxDiagnostics.Items, new Localized($"“{opener}”后面不写冒号", $"no colon stands behind “{opener}”"))
            {
                Hint = new("删去冒号；各项另起一行，再缩进两格，以“(一) ”开头。", "Remove the colon; each item stands on a line of its own, indented two columns more, and begins with “(一) ”."),
                Fix = "",
            };
        }

        var next = context.Tokens[context.Far + 1];
        if (next.Kind is not (TokenKind.Comma or TokenKind.Dot) || !LineStarts.At(text, token.At) || Numeral(token, text) is not { } numeral)
        {
            return null;
        }

        token = token with { Span = token.Span.To(next.Span), Length = next.At + next.Length - token.At };
        var written = text.Original.Substring(token.At, token.Length);
        return new(SyntaxDiagnostics.Items, new Localized($"“{written}”不是项的标号", $"“{written}” does not mark an item"))
        {
            Hint = new($"项的标号写成“({numeral}) ”，括号后空一格。", $"An item is marked “({numeral}) ”, with a space behind the bracket."),
            Fix = $"({numeral}) ",
        };
    }

    private static string? Numeral(in Token token, ClauseText text) => token switch
    {
        { Kind: TokenKind.Name, Detail: 0 } when ChineseNumerals.Digits(token.Name) is not null => token.Name,
        { Kind: TokenKind.Number } when text.Folded.AsSpan(token.At, token.Length) is var digits && !digits.ContainsAnyExceptInRange('0', '9') => digits.ToString(),
        _ => null,
    };
}
