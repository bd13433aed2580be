using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>于 剩余2个工作日, 于 逾期 5个工作日: thresholds as prose says them.</summary>
internal static class ThresholdHints
{
    private static readonly (string Prose, string Word)[] Words =
    [
        ("剩余", "剩"), ("还剩", "剩"), ("剩下", "剩"), ("到期前", "剩"), ("剩", "剩"), ("逾期满", "逾期满"), ("逾期超过", "逾期满"), ("逾期", "逾期满"), ("超期", "逾期满"), ("超过", "逾期满"),
        ("用满", "用满"), ("已用", "用满"),
    ];

    /// <summary>What to write, with the token widened to what it takes the place of; null where no threshold was meant.</summary>
    public static (Localized Hint, string Fix)? For(ParseContext context, ClauseText text, ref Token token)
    {
        var before = context.Far > 0 ? context.Tokens[context.Far - 1] : default;
        if (token.Kind == TokenKind.Number && before.Kind == TokenKind.Overdue)
        {
            token = token with { Span = before.Span.To(token.Span), At = before.At, Length = token.At + token.Length - before.At };
            return Say("逾期满", text.Original.Substring(context.Tokens[context.Far].At, context.Tokens[context.Far].Length));
        }

        if (token is not { Kind: TokenKind.Name, Detail: 0 } || context.Far != 1)
        {
            return null;
        }

        foreach (var (prose, word) in Words)
        {
            if (!token.Name.StartsWith(prose, StringComparison.Ordinal))
            {
                continue;
            }

            var amount = token.Name[prose.Length..];
            var next = context.Tokens[context.Far + 1];
            if (amount.Length == 0 && next.Kind == TokenKind.Number)
            {
                amount = text.Original.Substring(next.At, next.Length);
                token = token with { Span = token.Span.To(next.Span), Length = next.At + next.Length - token.At };
                return Say(word, amount);
            }

            return ChineseNumerals.Literal(amount) is { } digits ? Say(word, digits)
                : amount.Length > 0 && NumberReader.IsLiteral(amount) ? Say(word, amount)
                : null;
        }

        return null;
    }

    private static (Localized Hint, string Fix) Say(string word, string amount) => (new($"写成：{word} {amount}", $"Write: {word} {amount}"), $"{word} {amount}");
}
