using System.Globalization;
using System.Text;

namespace RuleHost.Syntax;

/// <summary>
/// Normalisation before lexing: every character is replaced by at most one other, so that offsets stay true. Full-width forms
/// become half-width ones, any space a space, × ÷ * and /. Titles, citations and texts are cut from the original.
/// </summary>
internal static class Folding
{
    /// <summary>The folded text; the very same string when nothing needed folding.</summary>
    public static string Fold(string text)
    {
        var first = FirstToFold(text);
        return first < 0 ? text : string.Create(text.Length, (text, first), static (target, state) =>
        {
            state.text.CopyTo(target);
            for (var i = state.first; i < target.Length; i++)
            {
                target[i] = Fold(target[i]);
            }
        });
    }

    public static char Fold(char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E')
        {
            return (char)(c - 0xFEE0);
        }

        return c switch
        {
            < '\u0080' => c,
            '\u3000' => ' ',
            '×' => '*',
            '÷' => '/',
            '\uFF61' => '。',
            '\uFF64' => '、',
            // Pasted from a web page or a word processor; CJK text has none of these.
            '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' => ' ',
            _ => c,
        };
    }

    /// <summary>Whether the character that begins at an offset may be part of a word; its length in UTF-16 units.</summary>
    public static bool IsWordPart(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 1;
        var c = text[at];
        if (c < '\u0080')
        {
            return char.IsAsciiLetterOrDigit(c) || c == '_';
        }

        if (c is (>= '\u4E00' and <= '\u9FFF') or '〇' or '·')
        {
            return true;
        }

        if (Rune.DecodeFromUtf16(text[at..], out var rune, out length) != System.Buffers.OperationStatus.Done)
        {
            length = 1;
            return false;
        }

        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
    }

    /// <summary>The end of the run of letters and digits that begins at an offset.</summary>
    public static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsWordPart(text, at, out var length))
        {
            at += length;
        }

        return at;
    }

    private static int FirstToFold(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] >= '\u0080' && Fold(text[i]) != text[i])
            {
                return i;
            }
        }

        return -1;
    }
}
