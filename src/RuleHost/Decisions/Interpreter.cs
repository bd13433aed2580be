using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// The evaluator that explains: it walks the bound tree and, where a value is unknown, names what would settle it (semantics S8).
/// Stateless and thread-safe.
/// </summary>
internal sealed class Interpreter : IFormulaRunner
{
    public static Interpreter Instance { get; } = new();

    public Traced Run(Formula formula, Evaluation evaluation, in Frame frame) =>
        new FormulaWalk(evaluation, frame, formula.LocalCount).Evaluate(formula.Body);

    /// <summary>
    /// Which items of the outermost block of a condition hold: the （一）（二） that an outcome cites. Empty where it has no block.
    /// </summary>
    public static ImmutableArray<string> ItemsThatHold(Formula formula, Evaluation evaluation, in Frame frame)
    {
        if (OutermostBlock(formula.Body) is not { } block)
        {
            return [];
        }

        var walk = new FormulaWalk(evaluation, frame, formula.LocalCount);
        var marks = ImmutableArray.CreateBuilder<string>();
        foreach (var item in block.Items)
        {
            if (walk.Condition(item.Condition).Truth == Truth.True)
            {
                marks.Add(item.Mark);
            }
        }

        return marks.ToImmutable();
    }

    /// <summary>Whether a condition has items to name.</summary>
    public static bool HasItems(Formula formula) => OutermostBlock(formula.Body) is not null;

    private static BlockExpression? OutermostBlock(BoundExpression expression)
    {
        switch (expression)
        {
            case BlockExpression block:
                return block;
            case LogicalExpression logical:
                // A block takes every item to the end of its clause, so it can only be the last operand.
                return OutermostBlock(logical.Operands[^1]);
            default:
                return null;
        }
    }
}
