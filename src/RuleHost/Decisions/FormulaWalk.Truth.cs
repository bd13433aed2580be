using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>且 或 非, item blocks, 若, 分情形, 连续 (semantics S8, S21).</summary>
internal sealed partial class FormulaWalk
{
    public static Traced Not(Traced operand) => operand.Value.IsUnknown ? new Traced(Value.Unknown, operand.Missing) : Value.Of(operand.Truth.Not());

    private Traced Logical(LogicalExpression logical)
    {
        var fold = ConditionFold.Of(logical);
        foreach (var operand in logical.Operands)
        {
            if (fold.Add(Condition(operand)))
            {
                break;
            }
        }

        return fold.Result;
    }

    private Traced Block(BlockExpression block)
    {
        var fold = ConditionFold.Of(block);
        foreach (var item in block.Items)
        {
            if (fold.Add(Condition(item.Condition)))
            {
                break;
            }
        }

        return fold.Result;
    }

    private Traced If(IfExpression @if)
    {
        var condition = Condition(@if.Condition);
        if (condition.Truth != Truth.Unknown)
        {
            return Evaluate(condition.Truth == Truth.True ? @if.Then : @if.Else);
        }

        var then = Evaluate(@if.Then);
        var @else = Evaluate(@if.Else);
        var value = ValueOperators.Choose(Truth.Unknown, then.Value, @else.Value);
        return value.IsUnknown
            ? new Traced(value, Missing.Union(Missing.Union(condition.Missing, then.Missing), @else.Missing))
            : value;
    }

    private Traced Cases(CasesExpression cases)
    {
        var fold = default(CasesFold);
        var missing = ImmutableArray<string>.Empty;
        foreach (var item in cases.Cases)
        {
            var condition = Condition(item.Condition);
            var result = condition.Truth == Truth.False || (condition.Truth == Truth.True && !fold.Open) ? Traced.Known(Value.Unknown) : Evaluate(item.Result);
            fold.Add(condition.Truth, result.Value);
            missing = Missing.Union(Missing.Union(missing, condition.Missing), result.Missing);
        }

        if (fold.IsGap && cases.Otherwise is null)
        {
            return Traced.Unknown($"{cases.Name}:无一项成立");
        }

        Value? otherwise = null;
        if (fold.Open && cases.Otherwise is not null)
        {
            var result = Evaluate(cases.Otherwise);
            otherwise = result.Value;
            missing = Missing.Union(missing, result.Missing);
        }

        var value = fold.Result(otherwise);
        return value.IsUnknown ? new Traced(value, missing) : value;
    }

    /// <summary>连续 n年 c, 连续 n个月 c (semantics S21): a year or month of which there is no record is named, not taken for a break.</summary>
    private Traced Consecutive(ConsecutiveExpression consecutive)
    {
        var all = ConditionFold.All;
        var walk = this;
        for (var i = 0; i < consecutive.Periods; i++)
        {
            if (i > 0)
            {
                var record = _evaluation.Earlier(walk.Subject, consecutive.Months);
                if (record.Value.Kind != ValueKind.Record)
                {
                    all.Add(new Traced(Value.Unknown, record.Missing));
                    break;
                }

                walk = walk.Over(record.Value);
                if (!_evaluation.Knows(record.Value.RecordKey))
                {
                    all.Add(Traced.Unknown(record.Value.RecordKey.ToString()));
                    continue;
                }
            }

            if (all.Add(walk.Condition(consecutive.Condition)))
            {
                break;
            }
        }

        return all.Result;
    }
}
