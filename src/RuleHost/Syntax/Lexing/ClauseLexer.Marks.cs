using System.Text;
using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>Punctuation, operators, words that are keywords at one place only, and characters that are none of these.</summary>
internal sealed partial class ClauseLexer
{
    private static readonly KindSet OperandEnds = KindSet.Of(
        TokenKind.Name, TokenKind.Number, TokenKind.Text, TokenKind.RightParen, TokenKind.RightBracket,
        TokenKind.Yes, TokenKind.No, TokenKind.None, TokenKind.Pronoun);

    /// <summary>Whether an operand may end with such a token.</summary>
    public static bool EndsOperand(TokenKind kind) => OperandEnds.Has(kind);

    /// <summary>A word that is a keyword at this place of this clause and a name anywhere else.</summary>
    private Keyword? Local(ReadOnlySpan<char> word, ReadOnlySpan<char> behind)
    {
        var last = _tokens[_count - 1].Kind;
        var wanted = _clause switch
        {
            "问责" or "给予" when last is TokenKind.Colon && _depth == 0 => KindSet.Of(TokenKind.Always, TokenKind.Interim),
            "问责" or "给予" when last is TokenKind.Always => TokenKind.Interim,
            "不得" when _count == 1 => TokenKind.GradingAs,
            "项" when OperandEnds.Has(last) => TokenKind.MeasuredOnly,
            "扣" or "加" when OperandEnds.Has(last) && _depth == 0 => TokenKind.Step,
            "于" when _count == 1 => KindSet.Of(TokenKind.ThresholdOf, TokenKind.Overdue),
            "中止" or "重计" when _count == 1 => TokenKind.FromEvent,
            "中止" when last is TokenKind.CountedIn => TokenKind.Measure,
            "中止" when OperandEnds.Has(last) => TokenKind.CountedIn,
            "延长" when OperandEnds.Has(last) && _depth == 0 => TokenKind.FromEvent,
            "于" when last is TokenKind.Name && _tokens[_count - 2].Kind is TokenKind.Deem => TokenKind.FromEvent,
            "截止" when _count == 1 => TokenKind.Cutoff,
            "施行" when _count > 2 => TokenKind.RunningToo,
            "可调" when _count == 2 => TokenKind.From,
            "步骤" when last is TokenKind.Await => TokenKind.AllOrAny,
            "例" when last is TokenKind.Arrow && _depth == 0 && !IsBound(behind) => TokenKind.Outcome,
            _ => default(KindSet),
        };
        if (last is TokenKind.Number && _count > 1 && _tokens[_count - 2].Kind == TokenKind.Within)
        {
            wanted = TokenKind.AsOf;
        }

        if (wanted.IsEmpty || Keywords.Local.Find(word) is not { } local)
        {
            return null;
        }

        return wanted.Has(local.Kind) ? local : null;
    }

    private static bool IsBound(ReadOnlySpan<char> behind) => behind.TrimStart() is ['=' or '.' or '(' or '[', ..];

    private int Punctuation(ReadOnlySpan<char> text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        var (kind, length, detail) = (text[at], next) switch
        {
            ('(', _) => (TokenKind.LeftParen, 1, 0),
            (')', _) => (TokenKind.RightParen, 1, 0),
            ('[', _) => (TokenKind.LeftBracket, 1, 0),
            (']', _) => (TokenKind.RightBracket, 1, 0),
            (',', _) => (TokenKind.Comma, 1, 0),
            ('、', _) => (TokenKind.Comma, 1, 1),
            (':', _) => (TokenKind.Colon, 1, 0),
            ('.', _) => (TokenKind.Dot, 1, 0),
            ('|', '|') => default,
            ('|', _) => (TokenKind.Bar, 1, 0),
            ('→', _) => (TokenKind.Arrow, 1, 0),
            ('-', '>') or ('=', '>') => (TokenKind.Arrow, 2, 0),
            ('+', _) => (TokenKind.Plus, 1, (int)ArithmeticOperator.Add),
            ('-', _) => (TokenKind.Minus, 1, (int)ArithmeticOperator.Subtract),
            ('*', '*') or ('/', '/') => default,
            ('*', _) => (TokenKind.TimesOrDivide, 1, (int)ArithmeticOperator.Multiply),
            ('/', _) => (TokenKind.TimesOrDivide, 1, (int)ArithmeticOperator.Divide),
            ('=', '=' or '<') => default,
            ('=', _) => (TokenKind.Equals, 1, (int)ComparisonOperator.Equal),
            ('≠', _) => (TokenKind.Compare, 1, (int)ComparisonOperator.NotEqual),
            ('!', '=') or ('<', '>') => (TokenKind.Compare, 2, (int)ComparisonOperator.NotEqual),
            ('≥', _) => (TokenKind.Compare, 1, (int)ComparisonOperator.GreaterOrEqual),
            ('>', '=') => (TokenKind.Compare, 2, (int)ComparisonOperator.GreaterOrEqual),
            ('>', '>') or ('<', '<') => default,
            ('>', _) => (TokenKind.Compare, 1, (int)ComparisonOperator.Greater),
            ('≤', _) => (TokenKind.Compare, 1, (int)ComparisonOperator.LessOrEqual),
            ('<', '=') => (TokenKind.Compare, 2, (int)ComparisonOperator.LessOrEqual),
            ('<', _) => (TokenKind.Compare, 1, (int)ComparisonOperator.Less),
            _ => default,
        };
        if (length == 0)
        {
            return Unknown(text, at);
        }

        if (kind == TokenKind.Minus && !IsSpaced(text, at))
        {
            return Bad(at, 1, new LexicalMistake(SyntaxDiagnostics.MinusNeedsSpaces) { Fix = " - " });
        }

        _depth += kind switch { TokenKind.LeftParen or TokenKind.LeftBracket => 1, TokenKind.RightParen or TokenKind.RightBracket => -1, _ => 0 };
        Add(kind, at, length, detail);
        return length;
    }

    /// <summary>A binary minus needs spaces unless an operand is a bracket; one that begins an operand does not.</summary>
    private bool IsSpaced(ReadOnlySpan<char> text, int at)
    {
        if (_count == 0 || !OperandEnds.Has(_tokens[_count - 1].Kind))
        {
            return true;
        }

        var before = text[at - 1];
        var behind = at + 1 < text.Length ? text[at + 1] : ' ';
        return (before is ' ' or '\t' or '\n' && behind is ' ' or '\t' or '\n' or '\r') || before is ')' or ']' || behind is '(' or '[';
    }

    private int Unknown(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] is '=' or '<' or '>' or '!' or '&' or '|' or '*' or '/' or '~' or '^' or '—')
        {
            end++;
        }

        if (end > at)
        {
            var written = text[at..end].ToString();
            var behindOperand = _count > 0 && OperandEnds.Has(_tokens[_count - 1].Kind);
            var meant = written switch
            {
                "~" or "—" or "——" when behindOperand => "至",
                "—" => "-",
                "==" or "===" => "=",
                "=<" => "<=",
                "!" or "~" => "非",
                "!==" => "≠",
                "&&" or "&" => "且",
                "||" => "或",
                _ => null,
            };
            var unknown = new LexicalMistake(SyntaxDiagnostics.UnknownOperator, written, meant ?? "");
            return Bad(at, end - at, meant is null
                ? unknown with { Hint = new Localized("比较用 = ≠ > ≥ < ≤，运算用 + - * /，条件用 且 或 非。", "Compare with = ≠ > ≥ < ≤, reckon with + - * /, join conditions with 且 或 非.") }
                : unknown with { Fix = meant });
        }

        Rune.DecodeFromUtf16(_text.Original.AsSpan(at), out var rune, out var length);
        length = Math.Min(length, text.Length - at);
        var invisible = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format;
        var shown = invisible ? "□" : _text.Original.Substring(at, length);
        if (text[at] is ';' or '。')
        {
            return Bad(at, 1, new LexicalMistake(SyntaxDiagnostics.UnknownCharacter, shown, CodePoint(rune))
            {
                Hint = new Localized(
                    $"“{shown}”只能写在一行的末尾。条件之间用“且”“或”，名称之间用“、”，另一个子句另起一行。",
                    $"“{shown}” may stand only at the end of a line. Join conditions with 且 or 或, names with 、; another clause goes on a line of its own."),
            });
        }

        if (LookAlikes.Intended(text[at]) is { } intended)
        {
            return Bad(at, length, new LexicalMistake(SyntaxDiagnostics.LookAlike, shown, CodePoint(rune), intended) { Fix = intended });
        }

        var mistake = new LexicalMistake(SyntaxDiagnostics.UnknownCharacter, shown, CodePoint(rune));
        return Bad(at, length, !invisible ? mistake : mistake with
        {
            Hint = new Localized("这是一个看不见的字符，多半是从网页或文档里一起粘贴来的；删去它。", "This character is invisible; it probably came along when text was pasted. Remove it."),
            Fix = "",
        });
    }

    /// <summary>Where a Cyrillic or Greek letter stands among Latin ones, or passes for one; −1 if nowhere.</summary>
    private static int ForeignLetter(ReadOnlySpan<char> word)
    {
        var found = -1;
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] is >= '\u0370' and <= '\u052F')
            {
                if (LookAlikes.Latin(word[i]) == '\0')
                {
                    // A word really written in that script.
                    return -1;
                }

                found = found < 0 ? i : found;
            }
        }

        return found;
    }

    private int BadLetter(int at, ReadOnlySpan<char> word, int letter)
    {
        var latin = LookAlikes.Latin(word[letter]);
        var fix = string.Create(word.Length, word, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = LookAlikes.Latin(source[i]) is var c and not '\0' ? c : source[i];
            }
        });
        Add(TokenKind.Bad, at + letter, word.Length - letter, 0, null, new LexicalMistake(SyntaxDiagnostics.LookAlike, word[letter], CodePoint(new Rune(word[letter])), latin)
        {
            Hint = new Localized($"换成拉丁字母：{fix}", $"Use the Latin letter: {fix}"),
            Fix = fix[letter..],
        });
        return word.Length;
    }
}
