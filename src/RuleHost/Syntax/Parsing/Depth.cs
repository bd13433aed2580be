using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>What must be known of a clause before its grammar may recurse over it: how deep it nests, and whether its item block may stand where it does.</summary>
internal static class Depth
{
    public const int Limit = 256;

    /// <summary>Counts brackets, prefix operators and 若; gives the mistake, if any, and the deepest nesting.</summary>
    public static LexicalMistakeAt? Check(Token[] tokens, int count, out int deepest)
    {
        deepest = 0;
        Stack<int>? open = null;
        var (inner, prefixes, block) = (0, 0, false);
        for (var i = 0; i < count; i++)
        {
            var token = tokens[i];
            switch (token.Kind)
            {
                case TokenKind.LeftParen or TokenKind.LeftBracket:
                    (open ??= new Stack<int>()).Push(inner);
                    inner += prefixes + 1;
                    prefixes = 0;
                    break;
                case TokenKind.RightParen or TokenKind.RightBracket:
                    inner = open is { Count: > 0 } ? open.Pop() : 0;
                    prefixes = 0;
                    break;
                case TokenKind.Not or TokenKind.Consecutive or TokenKind.Minus:
                    prefixes++;
                    break;
                case TokenKind.If:
                    inner++;
                    break;
                case TokenKind.Block or TokenKind.BlockAtLeast or TokenKind.CaseBlock when block:
                    return new(token.Span, new LexicalMistake(SyntaxDiagnostics.Items, new Localized("清单里不能再套清单", "a list of items cannot stand inside another")));
                case TokenKind.Block or TokenKind.BlockAtLeast or TokenKind.CaseBlock when open is { Count: > 0 }:
                    return new(token.Span, new LexicalMistake(SyntaxDiagnostics.Items, new Localized("清单不能写在括号里", "a list of items cannot stand inside brackets")));
                case TokenKind.Block or TokenKind.BlockAtLeast or TokenKind.CaseBlock:
                    block = true;
                    break;
                case TokenKind.Name or TokenKind.Number or TokenKind.Text:
                    prefixes = 0;
                    break;
            }

            deepest = Math.Max(deepest, inner + prefixes);
            if (inner + prefixes > Limit)
            {
                return new(token.Span, new LexicalMistake(SyntaxDiagnostics.TooDeep, Limit));
            }
        }

        return null;
    }
}
