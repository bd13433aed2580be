using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

internal sealed partial class FormulaWalk
{
    private Traced Compare(CompareExpression compare) => Compare(compare, Evaluate(compare.Left), Evaluate(compare.Right));

    /// <summary>A comparison of sides whose values are known already.</summary>
    public Traced Compare(CompareExpression compare, Traced left, Traced right)
    {
        var truth = ValueOperators.Compare(compare.Operator, left.Value, right.Value, _evaluation.Zone);
        return truth == Truth.Unknown ? new Traced(Value.Unknown, Undecided(compare.Left, left, compare.Operator, compare.Right, right)) : Value.Of(truth);
    }

    private Traced Between(BetweenExpression between) => Between(between, Evaluate(between.Operand), Evaluate(between.Low), Evaluate(between.High));

    /// <summary>介于 of values that are known already.</summary>
    public Traced Between(BetweenExpression between, Traced operand, Traced low, Traced high)
    {
        var truth = ValueOperators.Between(operand.Value, low.Value, high.Value);
        if (truth != Truth.Unknown)
        {
            return Value.Of(truth);
        }

        // Only the ends that are still open can change it.
        var missing = ImmutableArray<string>.Empty;
        if (ValueOperators.Compare(ComparisonOperator.GreaterOrEqual, operand.Value, low.Value) == Truth.Unknown)
        {
            missing = Undecided(between.Operand, operand, ComparisonOperator.GreaterOrEqual, between.Low, low);
        }

        if (ValueOperators.Compare(ComparisonOperator.LessOrEqual, operand.Value, high.Value) == Truth.Unknown)
        {
            missing = Missing.Union(missing, Undecided(between.Operand, operand, ComparisonOperator.LessOrEqual, between.High, high));
        }

        return new Traced(Value.Unknown, missing);
    }

    /// <summary>What would settle a comparison: what its sides miss, or, of two known ones, what does not fit.</summary>
    private ImmutableArray<string> Undecided(BoundExpression left, Traced leftValue, ComparisonOperator @operator, BoundExpression right, Traced rightValue)
    {
        var missing = Missing.Union(Names(leftValue), Names(rightValue));
        if (!missing.IsEmpty)
        {
            return missing;
        }

        return ValueOperators.WhyIncomparable(@operator, leftValue.Value, rightValue.Value) switch
        {
            Fault.None => [],
            var fault and (Fault.Currency or Fault.Unit) => [WantedName(left, leftValue.Value, right, rightValue.Value, fault)],
            var fault => [NameOf(left, fault)],
        };
    }

    /// <summary>What an operand misses: of a list, what would settle the list.</summary>
    private static ImmutableArray<string> Names(Traced operand) =>
        operand.Value.Kind == ValueKind.List ? operand.Value.List.Missing : operand.Missing;

    private Traced Arithmetic(ArithmeticExpression arithmetic)
    {
        var first = arithmetic.Operands[0];
        var result = Evaluate(first);
        for (var i = 0; i < arithmetic.Operators.Length; i++)
        {
            var operand = arithmetic.Operands[i + 1];
            var value = Evaluate(operand);
            var next = ValueOperators.Arithmetic(arithmetic.Operators[i], result.Value, value.Value, _evaluation.Time, out var fault);
            if (!next.IsUnknown)
            {
                result = next;
                continue;
            }

            var missing = Missing.Union(result.Missing, value.Missing);
            result = fault switch
            {
                Fault.None => new Traced(Value.Unknown, missing),
                Fault.Empty => Traced.Unknown(result.Value.IsNone ? NameOf(first, fault) : NameOf(operand, fault)),
                Fault.Currency or Fault.Unit => Traced.Unknown(WantedName(first, result.Value, operand, value.Value, fault)),
                _ => Traced.Unknown(NameOf(fault == Fault.DivisionByZero ? operand : arithmetic, fault)),
            };
        }

        return result;
    }

    private Traced Negate(NegateExpression negate)
    {
        var operand = Evaluate(negate.Operand);
        var value = ValueOperators.Negate(operand.Value, out var fault);
        return !value.IsUnknown ? value : fault == Fault.None ? new Traced(value, operand.Missing) : Traced.Unknown(NameOf(negate.Operand, fault));
    }

    private Traced Extreme(ExtremeExpression extreme)
    {
        var first = extreme.Operands[0];
        var result = Evaluate(first);
        for (var i = 1; i < extreme.Operands.Length; i++)
        {
            var operand = extreme.Operands[i];
            var value = Evaluate(operand);
            var next = ValueOperators.Extreme(extreme.IsMax, result.Value, value.Value, out var fault);
            result = !next.IsUnknown ? next : fault switch
            {
                Fault.None => new Traced(next, Missing.Union(result.Missing, value.Missing)),
                Fault.Currency or Fault.Unit => Traced.Unknown(WantedName(first, result.Value, operand, value.Value, fault)),
                _ => Traced.Unknown(result.Value.IsNone ? NameOf(first, fault) : NameOf(operand, fault)),
            };
        }

        return result;
    }

    private Traced Default(DefaultExpression @default)
    {
        var value = Evaluate(@default.Operand);
        return value.Value.IsNone ? Evaluate(@default.Fallback) : value;
    }
}
