using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;
using Linq = System.Linq.Expressions.Expression;
using Variable = System.Linq.Expressions.ParameterExpression;

namespace RuleHost.Compilation;

/// <summary>Conditions, as truths (semantics S8).</summary>
internal sealed partial class FormulaEmitter
{
    private static readonly Linq True = Linq.Constant(Truth.True);
    private static readonly Linq False = Linq.Constant(Truth.False);

    /// <summary>
    /// Emits a condition. What is not by nature a truth counts by its <see cref="Value.Truth"/>, where unknown, and 无 where a
    /// condition is wanted, are 待查.
    /// </summary>
    private Linq TruthOf(BoundExpression expression) =>
        Fits(expression) ? EmitTruth(expression) : Part<Truth>(inner => inner.TruthOf(expression));

    private Linq EmitTruth(BoundExpression expression) => expression switch
    {
        ConstantExpression x => Linq.Constant(x.Value.Truth),
        LogicalExpression x => Chain(x),
        NotExpression x => Linq.Call(typeof(TruthOperators), nameof(TruthOperators.Not), null, TruthOf(x.Operand)),
        CompareExpression x => Compare(x),
        BetweenExpression x => Between(x),
        BlockExpression x => Block(x),
        KnownExpression x => Known(x),
        ConsecutiveExpression x => Consecutive(x),
        _ => Linq.Property(ValueOf(expression), nameof(Value.Truth)),
    };

    /// <summary>
    /// 且 stops at the first 不成立 and 或 at the first 成立: whatever the others are, Kleene's tables give the same.
    /// </summary>
    private Linq Chain(LogicalExpression chain)
    {
        var stretches = Stretches(chain.Operands);
        if (stretches.Count == 1)
        {
            return Fold(chain.IsAnd, chain.Operands.Select(o => (Func<Linq>)(() => TruthOf(o))));
        }

        return Fold(chain.IsAnd, stretches.Select(s => (Func<Linq>)(() => Part<Truth>(inner =>
            inner.Fold(chain.IsAnd, chain.Operands[s.Start..s.End].Select(o => (Func<Linq>)(() => inner.TruthOf(o))))))));
    }

    private Linq Fold(bool isAnd, IEnumerable<Func<Linq>> operands)
    {
        var result = Declare(typeof(Truth));
        var end = Linq.Label();
        var combine = isAnd ? nameof(TruthOperators.And) : nameof(TruthOperators.Or);
        Add(Linq.Assign(result, isAnd ? True : False));
        foreach (var operand in operands)
        {
            Add(Linq.Assign(result, Linq.Call(typeof(TruthOperators), combine, null, result, operand())));
            Add(Linq.IfThen(Linq.Equal(result, isAnd ? False : True), Linq.Goto(end)));
        }

        Add(Linq.Label(end));
        return result;
    }

    private Linq Compare(CompareExpression compare)
    {
        var left = compare.Left;
        var right = compare.Right;
        if (compare.Operator is ComparisonOperator.In or ComparisonOperator.NotIn && right is ConstantExpression list && ConstantSet.Of(list.Value, TimeZoneInfo.Utc) is { } set)
        {
            var found = Linq.Call(Linq.Constant(set), nameof(ConstantSet.Contains), null, ValueOf(left));
            return compare.Operator == ComparisonOperator.In ? found : Linq.Call(typeof(TruthOperators), nameof(TruthOperators.Not), null, found);
        }

        return compare.Operator is ComparisonOperator.In or ComparisonOperator.NotIn or ComparisonOperator.Contains
            ? Linq.Call(typeof(ValueOperators), nameof(ValueOperators.Compare), null, Linq.Constant(compare.Operator), ValueOf(left), ValueOf(right), Linq.Property(_evaluation, nameof(Evaluation.Zone)))
            : Compare(compare.Operator, left.Type, ValueOf(left), right.Type, ValueOf(right));
    }

    private static Linq Compare(ComparisonOperator @operator, DataType leftType, Linq left, DataType rightType, Linq right) =>
        ComparisonChoice.Of(@operator, leftType, rightType) is { } fast
            ? Linq.Call(fast, left, right)
            : Linq.Call(typeof(ValueOperators), nameof(ValueOperators.Compare), null, Linq.Constant(@operator), left, right);

    /// <summary>介于 is ≥ the one and ≤ the other of a value evaluated once.</summary>
    private Linq Between(BetweenExpression between)
    {
        var operand = Declare(typeof(Value));
        Add(Linq.Assign(operand, ValueOf(between.Operand)));
        return Fold(
            true,
            [
                () => Compare(ComparisonOperator.GreaterOrEqual, between.Operand.Type, operand, between.Low.Type, ValueOf(between.Low)),
                () => Compare(ComparisonOperator.LessOrEqual, between.Operand.Type, operand, between.High.Type, ValueOf(between.High)),
            ]);
    }

    /// <summary>下列至少 n 项, by interval (S8). The other kinds of block have become chains.</summary>
    private Linq Block(BlockExpression block)
    {
        if (block.Kind != BlockKind.AtLeast)
        {
            throw new InvalidOperationException("a block of this kind is a chain by now");
        }

        var holding = Declare(typeof(int));
        var unknown = Declare(typeof(int));
        var truth = Declare(typeof(Truth));
        Add(Linq.Assign(holding, Linq.Constant(0)));
        Add(Linq.Assign(unknown, Linq.Constant(0)));
        foreach (var item in block.Items)
        {
            Add(Linq.Assign(truth, TruthOf(item.Condition)));
            Add(CountIf(truth, Truth.True, holding));
            Add(CountIf(truth, Truth.Unknown, unknown));
        }

        return Linq.Call(typeof(TruthOperators), nameof(TruthOperators.AtLeast), null, Linq.Constant(block.AtLeast), holding, unknown);
    }

    private static Linq CountIf(Variable truth, Truth wanted, Variable count) =>
        Linq.IfThen(Linq.Equal(truth, Linq.Constant(wanted)), Linq.PreIncrementAssign(count));

    private Linq Known(KnownExpression known)
    {
        var isKnown = Linq.Call(typeof(ValueOperators), nameof(ValueOperators.IsKnown), null, ValueOf(known.Operand));
        return Linq.Condition(isKnown, known.Missing ? False : True, known.Missing ? True : False);
    }

    /// <summary>连续: the condition is a part of its own, because it runs in the frames of several years or months.</summary>
    private Linq Consecutive(ConsecutiveExpression consecutive)
    {
        var (condition, scope) = CompilePart<Truth>(inner => inner.TruthOf(consecutive.Condition));
        return Linq.Call(typeof(ConsecutivePeriods), nameof(ConsecutivePeriods.Hold), null, Linq.Constant(condition), Linq.Constant(consecutive.Periods), Linq.Constant(consecutive.Months), _evaluation, _frame, scope);
    }
}
