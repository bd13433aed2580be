using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>Turns the furthest failure of a clause into one diagnostic that names what is wrong and how to mend it.</summary>
internal static class ParseErrors
{
    public static Diagnostic Describe(ParseContext context, ClauseText text, string? clause)
    {
        var token = context.Tokens[context.Far];
        if (token.Kind == TokenKind.Bad)
        {
            return Of(text, token.Span, (LexicalMistake)token.Value!);
        }

        var mistake = Explain(context, text, clause, ref token);
        return Of(text, token.Span, mistake);
    }

    public static Diagnostic Of(ClauseText text, TextSpan span, LexicalMistake mistake) =>
        new(mistake.Descriptor, new SourceLocation(text.Source, span), [.. mistake.Arguments]) { SpecialHint = mistake.Hint, Fix = mistake.Fix };

    private static LexicalMistake Explain(ParseContext context, ClauseText text, string? clause, ref Token token)
    {
        var wanted = context.Wanted;
        var written = text.Original.Substring(token.At, Math.Min(token.Length, 40));
        if (token.Kind is TokenKind.RightParen or TokenKind.RightBracket && !wanted.Has(token.Kind) && !wanted.HasAll(ExpressionGrammar.Atom) && !IsOpen(context, token.Kind))
        {
            var round = token.Kind == TokenKind.RightParen;
            return new(SyntaxDiagnostics.ExtraBracket, written, round ? "(" : "[") { Fix = "" };
        }

        if (token.Kind == TokenKind.Arrow && written.Length == 2 && written[0] is '=' or '＝' && wanted.Has(TokenKind.Compare))
        {
            return new(SyntaxDiagnostics.UnknownOperator, written, ">=") { Fix = ">=" };
        }

        if (token.Kind is TokenKind.Equals or TokenKind.Compare or TokenKind.IsOrEquals or TokenKind.Between or TokenKind.Yes
            && wanted.Has(TokenKind.And) && !wanted.Has(TokenKind.Compare))
        {
            return new(SyntaxDiagnostics.ChainedComparison);
        }

        if (token.Kind == TokenKind.ItemMark && !wanted.Has(TokenKind.ItemMark) && !HasBlock(context))
        {
            return new(SyntaxDiagnostics.Items, new Localized($"“{written}”上面没有打开的清单", $"no list is opened above “{written}”"));
        }

        if (ItemMistakes.Of(context, text, ref token) is { } item)
        {
            return item;
        }

        if (clause == "例" && token.Kind == TokenKind.End && context.Far > 1 && context.Tokens[context.Far - 1].Kind == TokenKind.Name && context.Tokens[context.Far - 2].Kind == TokenKind.Arrow)
        {
            token = context.Tokens[context.Far - 1];
            return OutcomeMisspelt(token, text);
        }

        // 从重 责任人.次数 >= 2: what was read as the addressee is the condition, and the word before it is missing.
        if (clause is "从重" or "从轻" or "加重" or "减轻" or "免予" && context.Far > 1 && wanted.Has(TokenKind.When) && token.Kind != TokenKind.End)
        {
            token = context.Tokens[1];
            written = text.Original.Substring(token.At, Math.Min(token.Length, 40));
            return new(SyntaxDiagnostics.Unexpected, TokenNames.Wanted(TokenKind.When, token.Kind), TokenNames.Found(token, text.Original))
            {
                Hint = new($"条件前面写“当”：{clause} 当 {written} …", $"“当” stands before the condition: {clause} 当 {written} …"),
                Fix = "当 " + written,
            };
        }

        if (token.Word is not null && wanted.Has(TokenKind.Name) && Keywords.IsReserved(text.Folded.AsSpan(token.At, token.Length)) && NameWasMeant(context, token))
        {
            return new(SyntaxDiagnostics.KeywordAsName, written) { Fix = $"「{written}」" };
        }

        var unexpected = new LexicalMistake(SyntaxDiagnostics.Unexpected, TokenNames.Wanted(wanted, token.Kind), TokenNames.Found(token, text.Original));
        if (token is { Kind: TokenKind.Name, Detail: 0 } && Synonyms.Of(token.Name, wanted) is { } word)
        {
            return unexpected with { Hint = new($"这里写“{word}”，不写“{written}”。", $"Write “{word}” here, not “{written}”."), Fix = word };
        }

        if (token.Kind == TokenKind.Name && token.Detail == 0 && UnspacedRepair.Keywords(token.Name) is { } cut)
        {
            return new(SyntaxDiagnostics.Unspaced, written, cut) { Fix = cut };
        }

        if (token.Kind == TokenKind.Equals && clause == "定义" && wanted.Has(TokenKind.Is))
        {
            return unexpected with { Hint = new($"定义用“为”，不用“{written}”。", $"A definition is written with “为”, not “{written}”."), Fix = "为" };
        }

        if (clause == "于" && ThresholdHints.For(context, text, ref token) is (var hint, var fix))
        {
            return unexpected with { Hint = hint, Fix = fix };
        }

        if (token.Kind == TokenKind.Is && wanted.Has(TokenKind.Equals))
        {
            return unexpected with { Hint = new($"相等写“=”，不写“{written}”。", $"Equality is written “=”, not “{written}”."), Fix = "=" };
        }

        if (token.Kind == TokenKind.Comma && BareList(context, text, ref token) is { } list)
        {
            return unexpected with { Hint = new($"几个值写在方括号里：{list}", $"Several values stand in square brackets: {list}"), Fix = list };
        }

        return unexpected with { Hint = ParseHints.For(context, text, token, wanted, clause is not (null or "定义")) };
    }

    /// <summary>→ 成里: what stands behind the arrow alone is an outcome.</summary>
    private static LexicalMistake OutcomeMisspelt(in Token token, ClauseText text)
    {
        string[] outcomes = ["成立", "不成立", "待查", "不适用"];
        var mistake = new LexicalMistake(SyntaxDiagnostics.Unexpected, TokenNames.Wanted(TokenKind.Outcome, token.Kind), TokenNames.Found(token, text.Original));
        return DidYouMean.Nearest(token.Name, outcomes) is { } near
            ? mistake with { Hint = new($"是不是“{near}”？", $"Did you mean “{near}”?"), Fix = near }
            : mistake with { Hint = new("要写某一项的值，写成“→ 名称 = 值”。", "For the value of something write “→ name = value”.") };
    }

    /// <summary>
    /// 类别 属于 咨询、报修: values listed without brackets behind a comparison. The token grows over the sign and the values, so that what
    /// is proposed takes their place.
    /// </summary>
    private static string? BareList(ParseContext context, ClauseText text, ref Token token)
    {
        var values = KindSet.Of(TokenKind.Name, TokenKind.Number, TokenKind.Text);
        var tokens = context.Tokens;
        var comma = context.Far;
        if (comma < 2 || !values.Has(tokens[comma - 1].Kind)
            || tokens[comma - 2] is not ({ Kind: TokenKind.Equals } or { Kind: TokenKind.Compare, Detail: (int)ComparisonOperator.NotEqual or (int)ComparisonOperator.In or (int)ComparisonOperator.NotIn } or { Kind: TokenKind.Yes }))
        {
            return null;
        }

        var sign = tokens[comma - 2];
        var last = comma - 1;
        while (tokens[last + 1].Kind == TokenKind.Comma && values.Has(tokens[last + 2].Kind) && !ExpressionGrammar.Comparisons.Has(tokens[last + 3].Kind))
        {
            last += 2;
        }

        if (last == comma - 1 || (sign.Detail is not ((int)ComparisonOperator.In or (int)ComparisonOperator.NotIn) && tokens[comma].Detail == 0))
        {
            // 类别 = 咨询，紧急: two conditions, more likely than two values.
            return null;
        }

        var first = tokens[comma - 1].At;
        var end = tokens[last].At + tokens[last].Length;
        token = token with { Span = sign.Span.To(tokens[last].Span), At = sign.At, Length = end - sign.At };
        var @operator = sign.Detail is (int)ComparisonOperator.NotEqual or (int)ComparisonOperator.NotIn ? "不属于" : "属于";
        return $"{@operator} [{text.Original[first..end]}]";
    }

    /// <summary>A reserved word where a name must stand is meant as a name when the clause goes on behind it as behind a name.</summary>
    private static bool NameWasMeant(ParseContext context, in Token token)
    {
        var next = context.Tokens[context.Far + 1].Kind;
        var joins = KindSet.Of(
            TokenKind.And, TokenKind.Or, TokenKind.AndOrWith, TokenKind.Plus, TokenKind.Minus, TokenKind.TimesOrDivide, TokenKind.When, TokenKind.Arrow,
            TokenKind.Colon, TokenKind.Comma, TokenKind.Dot, TokenKind.RightParen, TokenKind.RightBracket, TokenKind.Of) | ExpressionGrammar.Comparisons;
        var before = context.Far > 0 ? context.Tokens[context.Far - 1].Kind : TokenKind.End;
        return (joins.Has(next) && !KindSet.Of(TokenKind.And, TokenKind.Or, TokenKind.AndOrWith).Has(token.Kind) && next != TokenKind.When)
            || (next == TokenKind.End && before is not (TokenKind.And or TokenKind.Or or TokenKind.Not) && !ExpressionGrammar.Comparisons.Has(token.Kind));
    }

    private static bool IsOpen(ParseContext context, TokenKind closing)
    {
        var opening = closing == TokenKind.RightParen ? TokenKind.LeftParen : TokenKind.LeftBracket;
        var open = 0;
        for (var i = 0; i < context.Far; i++)
        {
            open += context.Tokens[i].Kind == opening ? 1 : context.Tokens[i].Kind == closing ? -1 : 0;
        }

        return open > 0;
    }

    private static bool HasBlock(ParseContext context)
    {
        for (var i = 0; i < context.Far; i++)
        {
            if (context.Tokens[i].Kind is TokenKind.Block or TokenKind.BlockAtLeast or TokenKind.CaseBlock)
            {
                return true;
            }
        }

        return false;
    }
}
