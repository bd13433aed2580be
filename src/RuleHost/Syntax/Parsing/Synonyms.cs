using System.Collections.Frozen;
using System.Collections.Immutable;

namespace RuleHost.Syntax;

/// <summary>Words that people write for a keyword and that are none. They are never read as one; the message names the right one.</summary>
internal static class Synonyms
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Words = new Dictionary<string, ImmutableArray<string>>
    {
        ["给"] = ["予"],
        ["给予"] = ["予"],
        ["向"] = ["予"],
        ["到"] = ["至"],
        ["止"] = ["至"],
        ["从"] = ["自"],
        ["和"] = ["与", "且"],
        ["及"] = ["与", "且"],
        ["以及"] = ["与", "且"],
        ["并且"] = ["且"],
        ["而且"] = ["且"],
        ["同时"] = ["且"],
        ["或者"] = ["或"],
        ["不"] = ["非"],
        ["没有"] = ["非"],
        ["如果"] = ["当", "若"],
        ["若是"] = ["若"],
        ["那么"] = ["则"],
        ["等于"] = ["="],
        ["不等于"] = ["≠"],
        ["大于等于"] = ["不小于"],
        ["大于或等于"] = ["不小于"],
        ["不低于"] = ["不小于"],
        ["不少于"] = ["不小于"],
        ["小于等于"] = ["不大于"],
        ["小于或等于"] = ["不大于"],
        ["不高于"] = ["不大于"],
        ["高于"] = ["大于"],
        ["多于"] = ["大于"],
        ["低于"] = ["小于"],
        ["少于"] = ["小于"],
        ["在"] = ["属于"],
        ["不在"] = ["不属于"],
        ["最多"] = ["至多"],
        ["不多于"] = ["至多", "不大于"],
        ["记入"] = ["计入"],
        ["equals"] = ["="],
        ["with"] = ["and"],
        ["if"] = ["when"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ClauseWords = new Dictionary<string, string>
    {
        ["从"] = "自",
        ["如果"] = "当",
        ["条件"] = "当",
        ["期限"] = "限",
        ["根据"] = "依据",
        ["备注"] = "说明",
        ["注"] = "说明",
        ["例如"] = "例",
        ["示例"] = "例",
        ["适用于"] = "适用",
        ["除外"] = "不适用",
        ["暂停"] = "中止",
        ["生效"] = "施行",
        ["起施行"] = "施行",
        ["扣分"] = "扣",
        ["加分"] = "加",
        ["处分"] = "问责",
        ["处理"] = "问责",
        ["奖励"] = "给予",
        ["if"] = "when",
        ["from"] = "since",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The clause keyword that was probably meant by a word that begins a line.</summary>
    public static string? OfClause(string word) => ClauseWords.GetValueOrDefault(word);

    /// <summary>The keyword that was probably meant, if it may stand there.</summary>
    public static string? Of(string word, KindSet wanted)
    {
        if (!Words.TryGetValue(word, out var meant))
        {
            return null;
        }

        foreach (var candidate in meant)
        {
            var kind = candidate switch
            {
                "=" => TokenKind.Equals,
                "≠" => TokenKind.Compare,
                "自" => TokenKind.FromEvent,
                _ => Keywords.Reserved.Find(candidate)!.Kind,
            };
            if (wanted.Has(kind))
            {
                return candidate;
            }
        }

        return null;
    }
}
