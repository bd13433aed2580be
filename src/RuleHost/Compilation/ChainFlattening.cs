using System.Collections.Immutable;
using RuleHost.Model;

namespace RuleHost.Compilation;

/// <summary>
/// Pass: 且 within 且, and 或 within 或, become one chain: both are associative on the three truths, so one short circuit serves the
/// whole. (Arithmetic is left alone: regrouping it could move a rounding or an overflow.)
/// </summary>
internal sealed class ChainFlattening : BoundRewriter
{
    protected override BoundExpression Change(BoundExpression expression)
    {
        if (expression is not LogicalExpression chain || !chain.Operands.Any(o => IsLink(o, chain.IsAnd)))
        {
            return expression;
        }

        var operands = ImmutableArray.CreateBuilder<BoundExpression>();
        foreach (var operand in chain.Operands)
        {
            // Children come first, so what is inside is flat already.
            if (IsLink(operand, chain.IsAnd))
            {
                operands.AddRange(((LogicalExpression)operand).Operands);
            }
            else
            {
                operands.Add(operand);
            }
        }

        return new LogicalExpression(chain.Origin, chain.IsAnd, operands.ToImmutable());
    }

    private static bool IsLink(BoundExpression operand, bool isAnd) => operand is LogicalExpression inner && inner.IsAnd == isAnd;
}
