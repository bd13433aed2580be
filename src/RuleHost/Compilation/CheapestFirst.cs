using System.Collections.Immutable;
using System.Linq;
using RuleHost.Model;

namespace RuleHost.Compilation;

/// <summary>
/// Pass: within a chain of 且 or 或 what costs little is asked before what walks lists, so that a cheap answer spares the dear one.
/// The order of evaluation never matters to the value (semantics S8): every operand is a pure function of facts and as-of.
/// </summary>
internal sealed class CheapestFirst : BoundRewriter
{
    protected override BoundExpression Change(BoundExpression expression) => expression is LogicalExpression chain
        ? new LogicalExpression(chain.Origin, chain.IsAnd, [.. chain.Operands.OrderBy(Weights.CostOf)])
        : expression;
}
