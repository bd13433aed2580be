using System.Globalization;

namespace RuleHost.Syntax;

/// <summary>Marks of items: (一), (十二), (3).</summary>
internal static class ItemMarks
{
    private const string Numerals = "〇零一二三四五六七八九十百";

    /// <summary>The length of the mark that begins at an offset of folded text; 0 if there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] != '(')
        {
            return 0;
        }

        var rest = text[(at + 1)..];
        var inside = rest.IndexOfAnyExcept(Numerals);
        if (inside == 0)
        {
            inside = rest.IndexOfAnyExceptInRange('0', '9');
        }

        return inside > 0 && rest[inside] == ')' ? inside + 2 : 0;
    }

    /// <summary>The number that a mark stands for; null where it is none that is told here.</summary>
    public static int? Number(string mark)
    {
        var inside = Inside(mark);
        var digits = char.IsAsciiDigit(inside[0]) ? inside.ToString() : ChineseNumerals.Digits(inside);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>A number as a mark in the manner of another one: with digits, or in Chinese characters.</summary>
    public static string Write(int number, string like)
    {
        if (char.IsAsciiDigit(Inside(like)[0]) || number > 99)
        {
            return string.Create(CultureInfo.InvariantCulture, $"({number})");
        }

        var (tens, ones) = Math.DivRem(number, 10);
        return $"({(tens > 1 ? ChineseNumerals.Character(tens) : "")}{(tens > 0 ? "十" : "")}{(ones > 0 ? ChineseNumerals.Character(ones) : "")})";
    }

    private static ReadOnlySpan<char> Inside(string mark) => mark.AsSpan(1, mark.Length - 2);
}
