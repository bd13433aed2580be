using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Binding.Analysis;

/// <summary>
/// Reads bound conditions for the analysis: comparisons of a term with a constant or with another term, truths, and what 且 或 非 and the
/// blocks make of them. Whatever it does not understand is a truth of its own, which can be either.
/// </summary>
internal static class ConditionReader
{
    private const string Yes = "是";
    private const string No = "否";

    /// <summary>The condition, or its negation.</summary>
    public static Condition Read(BoundExpression expression, bool negated = false)
    {
        switch (expression)
        {
            case ConstantExpression { Value: { Kind: ValueKind.Bool } value }:
                return value.Truth == RuleHost.Truth.True != negated ? Condition.Always : Condition.Never;
            case LogicalExpression logical:
                return Join(logical.IsAnd, logical.Operands, negated);
            case NotExpression not:
                return Read(not.Operand, !negated);
            case BlockExpression block when block.Kind == BlockKind.All || block.AtLeast == block.Items.Length:
                return Join(true, [.. block.Items.Select(i => i.Condition)], negated);
            case BlockExpression block when block.Kind == BlockKind.Any || block.AtLeast == 1:
                return Join(false, [.. block.Items.Select(i => i.Condition)], negated);
            case IfExpression { Type.Kind: TypeKind.Bool } choice:
                return new AnyOf([
                    new AllOf([Read(choice.Condition), Read(choice.Then, negated)]),
                    new AllOf([Read(choice.Condition, true), Read(choice.Else, negated)])]);
            case BetweenExpression between:
                var low = new CompareExpression(between.Origin, between.Operand, ComparisonOperator.GreaterOrEqual, between.Low);
                var high = new CompareExpression(between.Origin, between.Operand, ComparisonOperator.LessOrEqual, between.High);
                return Join(true, [low, high], negated);
            case CompareExpression compare:
                return Compare(compare, negated);
            default:
                return Truth(expression, negated);
        }
    }

    private static Condition Join(bool isAnd, ImmutableArray<BoundExpression> operands, bool negated)
    {
        var parts = operands.Select(o => Read(o, negated)).ToImmutableArray();
        return isAnd != negated ? new AllOf(parts) : new AnyOf(parts);
    }

    private static Condition Truth(BoundExpression expression, bool negated)
    {
        var domain = DiscreteSet.Of([Yes, No], expression.Type.Optional);
        var yes = DiscreteSet.Of([Yes]);
        var key = TermKey.Of(expression) ?? $"? {expression.Origin.Span.Start}";
        return In(new Term(key, expression.Text, domain, null, expression), yes, negated);
    }

    private static Atom In(Term term, ValueSet set, bool negated)
    {
        var inside = term.Domain.Meet(set);
        return new Atom(term, negated ? term.Domain.Without(inside) : inside);
    }

    private static Condition Compare(CompareExpression compare, bool negated)
    {
        var (left, @operator, right) = (compare.Left, compare.Operator, compare.Right);
        if (left is ConstantExpression && right is not ConstantExpression)
        {
            (left, @operator, right) = (right, Flipped(@operator), left);
        }

        // 1 = 2 is how a rule is switched off where nobody sees it.
        if (left is ConstantExpression a && right is ConstantExpression b && @operator <= ComparisonOperator.LessOrEqual && ValueOperators.Compare(@operator, a.Value, b.Value) is not RuleHost.Truth.Unknown and var settled)
        {
            return settled == RuleHost.Truth.True != negated ? Condition.Always : Condition.Never;
        }

        var condition = @operator switch
        {
            ComparisonOperator.Contains => null,
            ComparisonOperator.In or ComparisonOperator.NotIn => right is ListExpression list ? Membership(left, list, negated != (@operator == ComparisonOperator.NotIn)) : null,
            _ when right is ConstantExpression constant => WithConstant(left, @operator, constant.Value, negated),
            _ => Relation(left, @operator, right, negated),
        };
        return condition ?? Truth(compare, negated);
    }

    /// <summary>The operator with its sides exchanged.</summary>
    public static ComparisonOperator Flipped(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        _ => @operator,
    };

    private static Atom? Membership(BoundExpression operand, ListExpression list, bool negated)
    {
        Term? term = null;
        ValueSet? union = null;
        foreach (var item in list.Items)
        {
            if (item is not ConstantExpression constant || TermReader.Of(operand, constant.Value) is not { } read)
            {
                return null;
            }

            if (term is not null && term.Key != read.Term.Key)
            {
                return null;
            }

            term = read.Term;
            var others = term.Domain.Without(read.Equal);
            union = union is null ? others : union.Meet(others);
        }

        return term is null ? null : In(term, term.Domain.Without(union!), negated);
    }

    private static Atom? WithConstant(BoundExpression operand, ComparisonOperator @operator, Value value, bool negated)
    {
        if (operand is ConstantExpression || TermReader.Of(operand, value) is not { } read)
        {
            return null;
        }

        var set = @operator switch
        {
            ComparisonOperator.Equal => read.Equal,
            ComparisonOperator.NotEqual => read.Term.Domain.Without(read.Equal),
            ComparisonOperator.Greater => read.Above?.Invoke(true),
            ComparisonOperator.GreaterOrEqual => read.Above?.Invoke(false),
            ComparisonOperator.Less => read.Below?.Invoke(true),
            _ => read.Below?.Invoke(false),
        };
        return set is null ? null : In(read.Term, set, negated);
    }

    /// <summary>Two terms: which of them is the larger is the one thing that can be said.</summary>
    private static Atom? Relation(BoundExpression left, ComparisonOperator @operator, BoundExpression right, bool negated)
    {
        if (TermKey.Of(left) is not { } leftKey || TermKey.Of(right) is not { } rightKey)
        {
            return null;
        }

        if (string.CompareOrdinal(leftKey, rightKey) > 0)
        {
            (left, @operator, right) = (right, Flipped(@operator), left);
            (leftKey, rightKey) = (rightKey, leftKey);
        }

        var same = leftKey == rightKey;
        var universe = new List<string> { "=" };
        universe.AddRange(same ? [] : ["<", ">"]);
        universe.AddRange(!same && (left.Type.Optional || right.Type.Optional) ? ["一无"] : []);
        universe.AddRange(left.Type.Optional && right.Type.Optional ? ["皆无"] : []);
        string[] holding = @operator switch
        {
            ComparisonOperator.Equal => ["=", "皆无"],
            ComparisonOperator.NotEqual => ["<", ">", "一无"],
            ComparisonOperator.Greater => [">"],
            ComparisonOperator.GreaterOrEqual => [">", "="],
            ComparisonOperator.Less => ["<"],
            _ => ["<", "="],
        };
        var term = new Term($"{leftKey} ? {rightKey}", $"{left.Text} ? {right.Text}", DiscreteSet.Of(universe), null, left) { With = right };
        return In(term, DiscreteSet.Of(holding), negated);
    }
}
