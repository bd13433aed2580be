using System.Collections.Immutable;
using System.Linq;
using RuleHost.Model;
using RuleHost.Syntax;

namespace RuleHost.Compilation;

/// <summary>
/// Pass: 有下列情形之一 is 或 over its items and 同时具备下列情形 is 且 (semantics S8). The marks matter to whoever cites the items, not to
/// the value, so a block gains the short circuit of a chain.
/// </summary>
internal sealed class BlocksAsChains : BoundRewriter
{
    protected override BoundExpression Change(BoundExpression expression) => expression is BlockExpression { Kind: not BlockKind.AtLeast } block
        ? new LogicalExpression(block.Origin, block.Kind == BlockKind.All, [.. block.Items.Select(i => i.Condition)])
        : expression;
}
