using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Syntax;

/// <summary>What a clause wants of a literal: a span with its unit, a whole number, a date.</summary>
internal static class Literals
{
    private static readonly Localized ASpan = new("时长（如 3个工作日）", "a span of time (3个工作日)");
    private static readonly Localized ADate = new("日期（如 2011-03-01）", "a date (2011-03-01)");
    private static readonly Localized ACount = new("整数（如 2）", "a whole number (2)");

    /// <summary>An amount of time written as one literal must have a unit of time; an expression is the binder's.</summary>
    public static void WantSpan(ParseContext context, ExpressionSyntax? amount, string clause, bool orPercent = false)
    {
        if (amount is not LiteralSyntax literal || literal.Kind == LiteralKind.Span || (orPercent && literal.Kind == LiteralKind.Percent))
        {
            return;
        }

        var number = literal.Kind == LiteralKind.Number ? ValueText.Number(literal.Value.Number) : null;
        context.Complaints.Add(new(literal.Span, number is null
            ? new LexicalMistake(SyntaxDiagnostics.WrongLiteral, ASpan, clause)
            : new LexicalMistake(SyntaxDiagnostics.MissingUnit, number)));
    }

    public static DateOnly? WantDate(ParseContext context, LiteralSyntax literal, string clause)
    {
        if (literal.Kind == LiteralKind.Date)
        {
            return literal.Value.DateValue;
        }

        context.Complaints.Add(new(literal.Span, new LexicalMistake(SyntaxDiagnostics.WrongLiteral, ADate, clause)));
        return null;
    }

    /// <summary>A whole number, perhaps with a documentary counter.</summary>
    public static int WantCount(ParseContext context, LiteralSyntax literal, string clause, int most = 1000)
    {
        if (literal.Kind == LiteralKind.Number && decimal.IsInteger(literal.Value.Number) && literal.Value.Number <= most)
        {
            return (int)literal.Value.Number;
        }

        context.Complaints.Add(new(literal.Span, new LexicalMistake(SyntaxDiagnostics.WrongLiteral, ACount, clause)));
        return 0;
    }
}
