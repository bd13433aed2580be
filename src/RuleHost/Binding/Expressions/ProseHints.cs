using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>
/// Words of prose that run together with a declared name: 没有一次告知, 超过承诺期限. The nearest name alone would say the opposite, or half,
/// of what was meant.
/// </summary>
internal static class ProseHints
{
    private static readonly string[] Negations = ["没有", "尚未", "未", "没", "不", "非"];

    /// <summary>What to write, and the text that mends it where there is one; null where the word is nothing of the kind.</summary>
    /// <param name="word">The word that is declared nowhere.</param>
    /// <param name="known">Names that could stand there.</param>
    /// <param name="isEvent">Whether a name is an event.</param>
    public static (Localized Hint, string? Fix)? For(string word, List<string> known, Func<string, bool> isEvent)
    {
        foreach (var negation in Negations)
        {
            if (word.StartsWith(negation, StringComparison.Ordinal) && known.Contains(word[negation.Length..]))
            {
                var name = word[negation.Length..];
                var fix = isEvent(name) ? $"非 存在({name})" : $"非 {name}";
                return (new($"否定写“非”：{fix}。", $"Negation is written “非”: {fix}."), fix);
            }
        }

        for (var length = Math.Min(word.Length - 1, 4); length > 0; length--)
        {
            if (Keywords.Reserved.Find(word.AsSpan(0, length)) is { Kind: TokenKind.Compare } sign && known.Contains(word[length..]))
            {
                var rest = word[length..];
                return (new(
                    $"“{sign.Canonical}”是比较：前面写拿什么来比，后面空一格，例如 … {sign.Canonical} {rest}。",
                    $"“{sign.Canonical}” compares: what is compared stands before it, and a space behind, as in “… {sign.Canonical} {rest}”."), null);
            }
        }

        return null;
    }
}
