using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>How a clause that breaks off at a token is probably mended.</summary>
internal static class ParseHints
{
    public static Localized For(ParseContext context, ClauseText text, in Token token, KindSet wanted, bool isClause)
    {
        var before = context.Far > 0 ? context.Tokens[context.Far - 1].Kind : TokenKind.End;
        var written = text.Original.Substring(token.At, Math.Min(token.Length, 40));
        if (token is { Kind: TokenKind.Name, Detail: 0 })
        {
            if (before == TokenKind.Number && Units.TryRead(token.Name, out _, out _))
            {
                var number = context.Tokens[context.Far - 1];
                var joined = text.Original.Substring(number.At, number.Length) + written;
                return new($"数和单位之间不空格：{joined}", $"No space stands between a number and its unit: {joined}");
            }

            if (UnspacedRepair.LeadingKeyword(token.Name) is { } leading)
            {
                return new($"“{leading}”后面是否漏了空格？", $"Is a space missing behind “{leading}”?");
            }

        }

        if (token.At > 0 && LineStarts.At(text, token.At) && Keywords.Clauses.Find(text.Folded.AsSpan(token.At, token.Length)) is not null)
        {
            return AnotherClause(text, token.At, written);
        }

        if (token.Kind == TokenKind.Comma && before == TokenKind.Number && context.Tokens[context.Far + 1].Kind == TokenKind.Number)
        {
            return new("数字里不用千分位。", "Numbers are written without thousands separators.");
        }

        if (TokenNames.OneDue(TokenNames.Narrow(wanted, token.Kind)) is { } due)
        {
            return token.Kind == TokenKind.End
                ? new($"在末尾补上{due.Chinese}和后面的内容。", $"Add {due.English} and what follows it.")
                : new($"在“{written}”前面补上{due.Chinese}。", $"Put {due.English} before “{written}”.");
        }

        if (token.Kind == TokenKind.End)
        {
            return AtTheEnd(wanted, isClause);
        }

        if (wanted.HasAll(ExpressionGrammar.Atom))
        {
            return new($"“{written}”前面缺少条件、名称或数；补上它，或者删去多余的词。", $"A condition, name or number is missing before “{written}”: add it, or remove the word too many.");
        }

        if (before == TokenKind.Name && context.Tokens[context.Far - 1].Name is "没有" or "沒有" or "不" or "未" && ExpressionGrammar.Atom.Has(token.Kind))
        {
            return new($"否定写“非”：非 {written}。", $"A negation is written 非 (not): 非 {written}.");
        }

        if (wanted.Has(TokenKind.And))
        {
            return token.Kind == TokenKind.Comma
                ? new("条件之间不用逗号，用“且”或“或”。", "Conditions are joined by 且 or 或, not by commas.")
                : ExpressionGrammar.Atom.Has(token.Kind)
                    ? new("两个条件之间要写“且”或“或”，两个数之间要写运算符。", "Two conditions are joined by 且 or 或, two numbers by an operator.")
                    : new($"这个子句读到“{written}”之前就完整了：删去它后面的内容，或者另起一个子句。", $"The clause is complete before “{written}”: remove what follows, or begin another clause.");
        }

        if (wanted.Has(TokenKind.Name))
        {
            return new("这里写一个名称；名称里有空格或标点的，写在「」里。", "Write a name here; one with spaces or punctuation goes into 「」.");
        }

        return wanted.Has(TokenKind.End)
            ? new($"这个子句读到“{written}”之前就完整了：删去它后面的内容，或者另起一个子句。", $"The clause is complete before “{written}”: remove what follows, or begin another clause.")
            : new($"检查“{written}”和它前面的词。", $"Check “{written}” and the word before it.");
    }

    /// <summary>How a clause that is indented as a continuation is made a clause again.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the clause's keyword stands, first on its line.</param>
    /// <param name="written">The keyword.</param>
    public static Localized AnotherClause(ClauseText text, int at, string written) => LineStarts.IndentOf(text, at) switch
    {
        var indent when indent.Contains('\t') => new(
            $"“{written}”前面是制表符（Tab），算四格，这一行就成了上一行的续行；另起一个子句，把它换成两个空格。",
            $"A tab, which counts as four columns, stands before “{written}” and makes this line a continuation; to begin another clause put two spaces instead."),
        var indent when indent.Contains('\u3000') => new(
            $"“{written}”前面的全角空格每个算两格，这一行就成了上一行的续行；另起一个子句，与上面的子句对齐。",
            $"Each full-width space before “{written}” counts as two columns, which makes this line a continuation; to begin another clause put it in line with the clauses above."),
        _ => new(
            $"“{written}”如果另起一个子句，请与上面的子句对齐，不要再缩进。",
            $"If “{written}” begins another clause, put it in line with the clauses above; do not indent it more."),
    };

    private static Localized AtTheEnd(KindSet wanted, bool isClause)
    {
        if (wanted.Has(TokenKind.RightParen) || wanted.Has(TokenKind.RightBracket))
        {
            return wanted.Has(TokenKind.RightParen)
                ? new("有一个“(”没有对应的“)”。", "A “(” has no “)”.")
                : new("有一个“[”没有对应的“]”。", "A “[” has no “]”.");
        }

        if (!isClause)
        {
            return new("后面缺少内容。", "Something is missing behind it.");
        }

        return wanted.Has(TokenKind.ItemMark)
            ? new("各项另起一行，再缩进两格，以“(一) ”开头。", "Each item stands on a line of its own, indented two columns more, and begins with “(一) ”.")
            : new("后面缺少内容；如果写在下一行，下一行要比这个子句再缩进两格。", "Something is missing; if it stands on the next line, indent that line two columns more than this clause.");
    }
}
