using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Values;
using Linq = System.Linq.Expressions.Expression;
using Variable = System.Linq.Expressions.ParameterExpression;

namespace RuleHost.Compilation;

/// <summary>若, 分情形, 缺省, arithmetic, and written lists.</summary>
internal sealed partial class FormulaEmitter
{
    /// <summary>A branch that the condition rules out is not evaluated; under an unknown one both are, as they may be equal (S8).</summary>
    private Linq If(IfExpression @if)
    {
        var condition = Declare(typeof(Truth));
        var then = Declare(typeof(Value));
        var @else = Declare(typeof(Value));
        Add(Linq.Assign(condition, TruthOf(@if.Condition)));
        AddUnless(condition, Truth.False, then, @if.Then);
        AddUnless(condition, Truth.True, @else, @if.Else);
        return Linq.Call(typeof(ValueOperators), nameof(ValueOperators.Choose), null, condition, then, @else);
    }

    private void AddUnless(Linq condition, Truth excluded, Variable result, BoundExpression branch)
    {
        Add(Linq.Assign(result, Linq.Default(typeof(Value))));
        Add(Linq.IfThen(Linq.NotEqual(condition, Linq.Constant(excluded)), Nested(() => Linq.Assign(result, ValueOf(branch)))));
    }

    /// <summary>分情形: the shared <see cref="CasesFold"/> over the items that do not fail.</summary>
    private Linq Cases(CasesExpression cases)
    {
        var fold = Declare(typeof(CasesFold));
        var truth = Declare(typeof(Truth));
        var otherwise = Declare(typeof(Value?));
        Add(Linq.Assign(fold, Linq.Default(typeof(CasesFold))));
        foreach (var item in cases.Cases)
        {
            Add(Linq.Assign(truth, TruthOf(item.Condition)));
            Add(Linq.IfThen(Linq.NotEqual(truth, False), Nested(() => Linq.Call(fold, nameof(CasesFold.Add), null, truth, ValueOf(item.Result)))));
        }

        Add(Linq.Assign(otherwise, Linq.Default(typeof(Value?))));
        if (cases.Otherwise is { } rest)
        {
            Add(Linq.IfThen(Linq.Property(fold, nameof(CasesFold.Open)), Nested(() => Linq.Assign(otherwise, Linq.Convert(ValueOf(rest), typeof(Value?))))));
        }

        return Linq.Call(fold, nameof(CasesFold.Result), null, otherwise);
    }

    /// <summary>
    /// Left to right, as written: regrouping could move a rounding or an overflow. A long run is cut into parts, each of which takes
    /// up where the one before stopped.
    /// </summary>
    private Linq Arithmetic(ArithmeticExpression run) => Run(run, run.Operands, (emitter, result, i) => Linq.Call(
        typeof(ValueOperators),
        nameof(ValueOperators.Arithmetic),
        null,
        Linq.Constant(run.Operators[i - 1]),
        result,
        emitter.ValueOf(run.Operands[i]),
        Linq.Property(emitter._evaluation, nameof(Evaluation.Time))));

    /// <summary>最大(a, b, …): left to right as well, so that the first of two equal ones stays.</summary>
    private Linq Extreme(ExtremeExpression extreme) => Run(extreme, extreme.Operands, (emitter, result, i) => Linq.Call(
        typeof(ValueOperators),
        nameof(ValueOperators.Extreme),
        null,
        Linq.Constant(extreme.IsMax),
        result,
        emitter.ValueOf(extreme.Operands[i]),
        emitter.Declare(typeof(Fault))));

    private Linq Run(BoundExpression owner, ImmutableArray<BoundExpression> operands, Func<FormulaEmitter, Variable, int, Linq> next)
    {
        var key = new ScopeKey(0, owner);
        var result = Show(key);
        Add(Linq.Assign(result, ValueOf(operands[0])));
        var stretches = Stretches(operands);
        foreach (var (start, end) in stretches)
        {
            if (stretches.Count == 1)
            {
                Steps(this, start, end);
            }
            else
            {
                Add(Linq.Assign(result, Part<Value>(inner => Steps(inner, start, end))));
            }
        }

        Hide(1);
        return result;

        Variable Steps(FormulaEmitter emitter, int start, int end)
        {
            var running = emitter.Seen(key);
            for (var i = Math.Max(start, 1); i < end; i++)
            {
                emitter.Add(Linq.Assign(running, next(emitter, running, i)));
            }

            return running;
        }
    }

    /// <summary>缺省: the fallback is evaluated only where the value is 无.</summary>
    private Linq Default(DefaultExpression @default)
    {
        var value = Declare(typeof(Value));
        Add(Linq.Assign(value, ValueOf(@default.Operand)));
        Add(Linq.IfThen(Linq.Property(value, nameof(Value.IsNone)), Nested(() => Linq.Assign(value, ValueOf(@default.Fallback)))));
        return value;
    }

    private Linq List(ListExpression list)
    {
        var items = Linq.Call(typeof(ImmutableCollectionsMarshal), nameof(ImmutableCollectionsMarshal.AsImmutableArray), [typeof(Value)], Linq.NewArrayInit(typeof(Value), list.Items.Select(ValueOf)));
        return Linq.Call(typeof(Value), nameof(Value.OfList), null, Linq.Call(typeof(ListValue), nameof(ListValue.Of), null, items));
    }
}
