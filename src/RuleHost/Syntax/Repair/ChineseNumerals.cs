using System.Globalization;

namespace RuleHost.Syntax;

/// <summary>
/// Numbers as regulations write them in prose: 五, 十五, 二十, 一百二十, 两千. The language reads digits alone; these are only recognised to
/// say what to write instead.
/// </summary>
internal static class ChineseNumerals
{
    private const string DigitCharacters = "零一二三四五六七八九";
    private const string All = "〇零一二三四五六七八九十百千两兩";

    /// <summary>How many characters at the beginning belong to such a number.</summary>
    public static int LengthOf(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(All);
        return length < 0 ? text.Length : length;
    }

    /// <summary>The number in digits; null where the characters make none.</summary>
    public static string? Digits(ReadOnlySpan<char> numeral)
    {
        if (numeral.IsEmpty || numeral.Length > 9 || LengthOf(numeral) < numeral.Length || numeral[0] is '百' or '千')
        {
            return null;
        }

        var total = 0;
        var digit = -1;
        var lastRank = 10_000;
        foreach (var c in numeral)
        {
            var rank = c switch { '十' => 10, '百' => 100, '千' => 1_000, _ => 1 };
            if (rank == 1)
            {
                if (digit > 0 || (digit == 0 && lastRank == 10_000))
                {
                    // 二五 is no number, 二〇一一 a year.
                    return null;
                }

                digit = DigitOf(c);
                continue;
            }

            if (rank >= lastRank || digit == 0)
            {
                return null;
            }

            total += rank * Math.Max(digit, 1);
            digit = -1;
            lastRank = rank;
        }

        total += Math.Max(digit, 0);
        return total > 0 ? total.ToString(CultureInfo.InvariantCulture) : null;
    }

    /// <summary>One digit as a character.</summary>
    public static string Character(int digit) => DigitCharacters[digit..(digit + 1)];

    private static int DigitOf(char c) => c switch
    {
        '两' or '兩' => 2,
        '〇' => 0,
        _ => DigitCharacters.IndexOf(c, StringComparison.Ordinal),
    };

    /// <summary>A word that is such a number, perhaps with a unit or behind 百分之, as it is written here: 三个工作日 gives 3个工作日, 半小时 30分钟.</summary>
    public static string? Literal(ReadOnlySpan<char> word)
    {
        const string Percent = "百分之";
        if (word.StartsWith(Percent, StringComparison.Ordinal))
        {
            return Digits(word[Percent.Length..]) is { } percent ? percent + "%" : null;
        }

        if (word is "半小时" or "半小時" or "半个小时" or "半個小時" or "半年")
        {
            return word is "半年" ? "6个月" : "30分钟";
        }

        // 五天内: a limit says so anyway.
        word = word.EndsWith("以内", StringComparison.Ordinal) || word.EndsWith("之内", StringComparison.Ordinal) ? word[..^2] : word.EndsWith("内", StringComparison.Ordinal) ? word[..^1] : word;
        var length = LengthOf(word);
        return Digits(word[..length]) is { } number && (length == word.Length || Units.TryRead(word[length..], out _, out _)) ? string.Concat(number, word[length..]) : null;
    }
}
