namespace RuleHost.Syntax;

/// <summary>Names that the language itself gives a meaning by where they stand: functions, periods, words of the calendar, kinds, clauses.</summary>
internal static class TokenRoles
{
    private static readonly KindSet Operands = KindSet.Of(TokenKind.Name, TokenKind.Number);

    /// <summary>The keyword that a token is, names in such a place included; null for a name of the rulebook's own.</summary>
    public static Keyword? WordOf(ReadOnlySpan<Token> tokens, int index)
    {
        var token = tokens[index];
        if (token.Kind != TokenKind.Name || token.Detail == 1)
        {
            return token.Word;
        }

        var clause = tokens[0].Kind == TokenKind.ClauseWord ? tokens[0].Word!.Canonical : null;
        var before = index > 0 ? tokens[index - 1] : default;
        var behind = index + 1 < tokens.Length ? tokens[index + 1].Kind : TokenKind.End;
        if (before.Kind is TokenKind.Dot or TokenKind.Of)
        {
            return null;
        }

        if (behind == TokenKind.LeftParen)
        {
            return Keywords.Functions.Find(token.Name);
        }

        if (before.Kind == TokenKind.Compare && (ComparisonOperator)before.Detail is ComparisonOperator.In or ComparisonOperator.NotIn && behind is not (TokenKind.Dot or TokenKind.LeftBracket))
        {
            return Keywords.Periods.Find(token.Name);
        }

        return clause switch
        {
            "每" => Keywords.DateWords.Find(token.Name),
            // Two operands in a row are no expression but a point of the calendar.
            "限" when Operands.Has(before.Kind) || Operands.Has(behind) => Keywords.DateWords.Find(token.Name),
            "适用" => Keywords.Kinds.Find(token.Name),
            "可调" when index == 1 => Keywords.Clauses.Find(token.Name) ?? Keywords.Amendments.Find(token.Name),
            _ => null,
        };
    }
}
