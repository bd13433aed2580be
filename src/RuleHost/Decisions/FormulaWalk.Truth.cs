using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>且 或 非, item blocks, 若, 分情形, 连续 (semantics S8, S21).</summary>
internal sealed partial class FormulaWalk
{
    private static Traced Not(Traced operand) => operand.Value.IsUnknown ? new Traced(Value.Unknown, operand.Missing) : Value.Of(operand.Truth.Not());

    private Traced Logical(LogicalExpression logical)
    {
        var kleene = new Kleene(logical.IsAnd);
        foreach (var operand in logical.Operands)
        {
            if (kleene.Add(Condition(operand)))
            {
                break;
            }
        }

        return kleene.Result;
    }

    private Traced Block(BlockExpression block)
    {
        if (block.Kind != BlockKind.AtLeast)
        {
            var kleene = new Kleene(block.Kind == BlockKind.All);
            foreach (var item in block.Items)
            {
                if (kleene.Add(Condition(item.Condition)))
                {
                    break;
                }
            }

            return kleene.Result;
        }

        var (holding, unknown) = (0, 0);
        var missing = ImmutableArray<string>.Empty;
        foreach (var item in block.Items)
        {
            var condition = Condition(item.Condition);
            holding += condition.Truth == Truth.True ? 1 : 0;
            unknown += condition.Truth == Truth.Unknown ? 1 : 0;
            missing = Missing.Union(missing, condition.Missing);
        }

        var truth = TruthOperators.AtLeast(block.AtLeast, holding, unknown);
        return truth == Truth.Unknown ? new Traced(Value.Unknown, missing) : Value.Of(truth);
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
        var kleene = new Kleene(true);
        var walk = this;
        for (var i = 0; i < consecutive.Periods; i++)
        {
            if (i > 0)
            {
                var record = _evaluation.Earlier(walk.Subject, consecutive.Months);
                if (record.Value.Kind != ValueKind.Record)
                {
                    kleene.Add(new Traced(Value.Unknown, record.Missing));
                    break;
                }

                walk = walk.Over(record.Value);
                if (!_evaluation.Knows(record.Value.RecordKey))
                {
                    kleene.Add(Traced.Unknown(record.Value.RecordKey.ToString()));
                    continue;
                }
            }

            if (kleene.Add(walk.Condition(consecutive.Condition)))
            {
                break;
            }
        }

        return kleene.Result;
    }

    /// <summary>且 or 或 over any number of operands, which may come in any order.</summary>
    private struct Kleene(bool isAnd)
    {
        private Truth _truth = isAnd ? Truth.True : Truth.False;
        private ImmutableArray<string> _missing = [];

        /// <summary>Takes an operand; true when nothing further matters.</summary>
        public bool Add(Traced operand)
        {
            _truth = isAnd ? _truth.And(operand.Truth) : _truth.Or(operand.Truth);
            _missing = Missing.Union(_missing, operand.Missing);
            return _truth == (isAnd ? Truth.False : Truth.True);
        }

        public readonly Traced Result => _truth == Truth.Unknown ? new Traced(Value.Unknown, _missing) : Value.Of(_truth);
    }
}
