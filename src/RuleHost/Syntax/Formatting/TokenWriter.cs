using System.Text;

namespace RuleHost.Syntax;

/// <summary>Writes the tokens of a clause in canonical spacing, keywords and units in the wanted writing, names and literals as they are.</summary>
internal sealed class TokenWriter(ClauseText text, KeywordLanguage? to)
{
    private const string Continuation = "    ";
    private const string InsideItem = "      ";

    private readonly StringBuilder _out = new();

    /// <summary>Writes tokens that stand between two offsets; comments and line breaks between them are kept.</summary>
    public string Write(Token[] tokens, int count, int start, int end)
    {
        _out.Clear();
        var inItems = false;
        var fresh = true;
        var at = start;
        var order = Order(tokens, count);
        for (var i = 0; i < order.Length; i++)
        {
            var index = order[i];
            var token = tokens[index];
            if (token.At > at && Gap(at, token.At))
            {
                inItems |= token.Kind == TokenKind.ItemMark;
                _out.Append(inItems && token.Kind != TokenKind.ItemMark ? InsideItem : Continuation);
                fresh = true;
            }

            at = Math.Max(at, token.At + token.Length);
            if (IsFused(tokens, index))
            {
                // Said by the word before, not-applicable-when.
                continue;
            }

            if (!fresh && NeedsSpace(tokens, i > 0 ? order[i - 1] : 0, index))
            {
                _out.Append(' ');
            }

            _out.Append(Text(tokens.AsSpan(0, count), index));
            fresh = false;
        }

        Gap(at, end);
        return _out.ToString();
    }

    /// <summary>A keyword in the wanted writing.</summary>
    public string Word(Keyword word, string written) => to is { } language ? word.In(language) : written;

    /// <summary>What stands between two tokens: a comment at the end of the line, further lines of comments or blank ones. True if the line ends there.</summary>
    private bool Gap(int start, int end)
    {
        var lines = text.Folded[start..end].Split('\n');
        var offset = start;
        for (var i = 0; i < lines.Length; i++)
        {
            var comment = lines[i].IndexOf('#', StringComparison.Ordinal);
            if (i > 0)
            {
                _out.Append('\n');
            }

            if (comment >= 0)
            {
                _out.Append(i == 0 ? "  " : comment == 0 ? "" : Continuation).Append('#').Append(text.Original.AsSpan(offset + comment + 1, lines[i].Length - comment - 1).TrimEnd(" \t\r\u3000"));
            }

            offset += lines[i].Length + 1;
        }

        return lines.Length > 1;
    }

    /// <summary>In English a date of 施行 stands behind its word, in Chinese before it.</summary>
    private int[] Order(Token[] tokens, int count)
    {
        var order = new int[count - 1];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        if (to is { } language && count > 3 && tokens[0].Word?.Canonical == "施行" && tokens[0].Kind == TokenKind.ClauseWord && tokens[1].Kind != TokenKind.To
            && !text.Folded.AsSpan(tokens[1].At, tokens[2].At - tokens[1].At).Contains('\n'))
        {
            var sinceFirst = tokens[1].Kind == TokenKind.Since;
            if (sinceFirst != (language == KeywordLanguage.English))
            {
                (order[1], order[2]) = (2, 1);
            }
        }

        return order;
    }

    /// <summary>Whether a 当 is said together with the 不适用 before it, which is what English does where both stand on one line.</summary>
    private bool IsFused(Token[] tokens, int index)
    {
        if (index != 1 || tokens[1].Kind != TokenKind.When || tokens[0] is not { Kind: TokenKind.ClauseWord, Word.Canonical: "不适用" })
        {
            return false;
        }

        return to switch
        {
            null => tokens[1].Length == 0,
            KeywordLanguage.English => tokens[1].Length == 0 || !text.Folded.AsSpan(tokens[0].At, tokens[1].At - tokens[0].At).Contains('\n'),
            _ => false,
        };
    }

    private string Text(ReadOnlySpan<Token> tokens, int index)
    {
        var token = tokens[index];
        var written = text.Folded.Substring(token.At, token.Length);
        if (TokenRoles.WordOf(tokens, index) is { } word)
        {
            var fused = index == 0 && tokens.Length > 1 && IsFused([tokens[0], tokens[1]], 1);
            return fused ? "not-applicable-when" : Word(word, written);
        }

        return token.Kind switch
        {
            TokenKind.Name when token.Detail == 1 => text.Original.Substring(token.At, token.Length),
            TokenKind.Number => NumberWriter.Write(written, to),
            TokenKind.Text => Quoted(token),
            TokenKind.Arrow => "→",
            TokenKind.Compare => (ComparisonOperator)token.Detail switch
            {
                ComparisonOperator.NotEqual => "≠",
                ComparisonOperator.GreaterOrEqual => "≥",
                ComparisonOperator.LessOrEqual => "≤",
                _ => written,
            },
            _ => written,
        };
    }

    /// <summary>A text in straight quotes, unless straight quotes are in it.</summary>
    private string Quoted(in Token token)
    {
        var original = text.Original.Substring(token.At, token.Length);
        var content = original[1..^1];
        return content.Contains('"', StringComparison.Ordinal) || content.Contains('\uFF02', StringComparison.Ordinal) || content.Contains('”', StringComparison.Ordinal)
            ? original.Replace('\uFF02', '"')
            : $"\"{content}\"";
    }

    private static bool NeedsSpace(Token[] tokens, int before, int index)
    {
        var (left, right) = (tokens[before].Kind, tokens[index].Kind);
        if (left is TokenKind.LeftParen or TokenKind.LeftBracket or TokenKind.Dot || right is TokenKind.RightParen or TokenKind.RightBracket or TokenKind.Dot or TokenKind.Comma or TokenKind.Colon)
        {
            return false;
        }

        if (left == TokenKind.Comma)
        {
            return tokens[before].Detail == 0;
        }

        if (left == TokenKind.Minus && IsSign(tokens, before))
        {
            return false;
        }

        // f(…), table[…]; but 属于 [a、b] and 且 (…).
        return !(right == TokenKind.LeftParen && left == TokenKind.Name)
            && !(right == TokenKind.LeftBracket && left is TokenKind.Name or TokenKind.RightParen or TokenKind.RightBracket);
    }

    /// <summary>A minus that begins an operand.</summary>
    private static bool IsSign(Token[] tokens, int index) => index == 0 || !ClauseLexer.EndsOperand(tokens[index - 1].Kind);
}
