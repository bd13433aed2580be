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

        // 从重 责任人.次数 >= 2: what was read as the addressee is the condition, and the word before it is missing.
        if (clause is "从重" or "从轻" or "加重" or "减轻" or "免予" && context.Far > 1 && wanted.Has(TokenKind.When) && token.Kind != TokenKind.End)
        {
            token = context.Tokens[1];
            written = text.Original.Substring(token.At, Math.Min(token.Length, 40));
            return new(SyntaxDiagnostics.Unexpected, TokenNames.Wanted(TokenKind.When, token.Kind), TokenNames.Found(token, text.Original)) { Fix = "当 " + written };
        }

        if (token.Word is not null && wanted.Has(TokenKind.Name) && Keywords.IsReserved(text.Folded.AsSpan(token.At, token.Length)) && NameWasMeant(context, token))
        {
            return new(SyntaxDiagnostics.KeywordAsName, written) { Fix = $"「{written}」" };
        }

        if (token.Kind == TokenKind.Name && token.Detail == 0 && UnspacedRepair.Keywords(token.Name) is { } cut)
        {
            return new(SyntaxDiagnostics.Unspaced, written, cut) { Fix = cut };
        }

        var unexpected = new LexicalMistake(SyntaxDiagnostics.Unexpected, TokenNames.Wanted(wanted, token.Kind), TokenNames.Found(token, text.Original));
        if (token is { Kind: TokenKind.Name, Detail: 0 } && Synonyms.Of(token.Name, wanted) is { } word)
        {
            return unexpected with { Hint = new($"这里写“{word}”，不写“{written}”。", $"Write “{word}” here, not “{written}”."), Fix = word };
        }

        return unexpected with { Hint = ParseHints.For(context, text, token, wanted, clause is not (null or "定义")) };
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
