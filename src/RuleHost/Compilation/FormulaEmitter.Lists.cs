using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Values;
using Linq = System.Linq.Expressions.Expression;

namespace RuleHost.Compilation;

/// <summary>Functions over lists: a loop around the shared <see cref="ListFold"/> (semantics S7).</summary>
internal sealed partial class FormulaEmitter
{
    /// <summary>Over a population asked of the evaluation first, which may have the answer of another asker.</summary>
    private Linq Aggregate(AggregateExpression aggregate)
    {
        if (Population.Of(aggregate) is null)
        {
            return Walked(aggregate);
        }

        var value = Declare(typeof(Value));
        var shared = Linq.Call(_evaluation, nameof(Evaluation.TryPopulationValue), null, Linq.Constant(aggregate), _frame, value);
        Add(Linq.IfThen(Linq.Not(shared), Nested(() => Linq.Assign(value, Walked(aggregate)))));
        return value;
    }

    private Linq Walked(AggregateExpression aggregate)
    {
        var list = Declare(typeof(ListValue));
        var fold = Declare(typeof(ListFold));
        var index = Declare(typeof(int));
        var count = Declare(typeof(int));
        var next = Declare(typeof((Value, bool)));
        var truth = Declare(typeof(Truth));
        var end = Linq.Label();

        Add(Linq.Assign(list, Linq.Call(typeof(ValueOperators), nameof(ValueOperators.AsList), null, ValueOf(aggregate.List))));
        if (aggregate.Function == AggregateFunction.Run)
        {
            Add(Linq.Assign(list, Linq.Call(_evaluation, nameof(Evaluation.InOrder), null, list)));
        }

        Add(Linq.Assign(fold, Linq.New(typeof(ListFold).GetConstructors()[0], Linq.Constant(aggregate), Linq.Property(list, nameof(ListValue.Complete)), Linq.Property(_evaluation, nameof(Evaluation.Time)))));
        Add(Linq.Assign(index, Linq.Constant(0)));
        Add(Linq.Assign(count, Linq.Property(list, nameof(ListValue.Length))));
        var shown = ShowWindows(aggregate, count);
        var element = Show(new ScopeKey(aggregate.Slot, null));
        Add(Linq.Loop(
            Nested(() =>
            {
                Add(Linq.IfThen(Linq.OrElse(Linq.GreaterThanOrEqual(index, count), Linq.Property(fold, nameof(ListFold.Settled))), Linq.Break(end)));
                Add(Linq.Assign(next, Linq.Call(fold, nameof(ListFold.At), null, list, index)));
                Add(Linq.PreIncrementAssign(index));
                Add(Linq.Assign(element, Linq.Field(next, "Item1")));
                Add(Linq.Assign(truth, aggregate.Filter is null ? True : TruthOf(aggregate.Filter)));
                return Linq.IfThen(
                    Linq.NotEqual(truth, False),
                    Nested(() => Linq.Call(fold, nameof(ListFold.Add), null, Linq.Field(next, "Item2"), truth, Gives(aggregate, element))));
            }),
            end));
        Hide(shown + 1);
        return Linq.Call(fold, nameof(ListFold.Result), null, Linq.Property(list, nameof(ListValue.Missing)));
    }

    /// <summary>What an element gives to the fold: of 存在 and 每个 a truth, of 计数 nothing, of the others a value.</summary>
    private Linq Gives(AggregateExpression aggregate, Linq element)
    {
        switch (aggregate.Function)
        {
            case AggregateFunction.Count:
                return Constant(Value.None);
            case AggregateFunction.Exists or AggregateFunction.Every or AggregateFunction.Run:
                return aggregate.Selector is null
                    ? Constant(Value.True)
                    : Linq.Call(typeof(Value), nameof(Value.Of), null, TruthOf(aggregate.Selector));
            default:
                return aggregate.Selector is null ? element : ValueOf(aggregate.Selector);
        }
    }

    /// <summary>
    /// A window that does not depend on the element is reckoned once before the walk, if there is anything to walk: it is a pure
    /// function of frame and as-of, so each element would see the same. One inside 连续 runs in other frames and is left there.
    /// </summary>
    private int ShowWindows(AggregateExpression aggregate, Linq count)
    {
        var shown = 0;
        foreach (var window in Windows(aggregate.Filter).Concat(Windows(aggregate.Selector)))
        {
            var key = new ScopeKey(0, window);
            if (!Sees(key) && IsInvariant(window, aggregate.Slot))
            {
                var result = Declare(typeof(Value));
                Add(Linq.IfThen(Linq.GreaterThan(count, Linq.Constant(0)), Nested(() => Linq.Assign(result, Window(window)))));
                _visible.Add((key, result));
                shown++;
            }
        }

        return shown;
    }

    private static IEnumerable<BoundExpression> Windows(BoundExpression? expression) => expression switch
    {
        null or ConsecutiveExpression => [],
        RecentExpression or PeriodExpression => [expression],
        _ => BoundChildren.Of(expression).SelectMany(Windows),
    };

    /// <summary>Whether it reads no element but those of lists further out.</summary>
    private bool IsInvariant(BoundExpression expression, int slot) => expression switch
    {
        LocalExpression local => local.Slot != slot && Sees(new ScopeKey(local.Slot, null)),
        AggregateExpression or ConsecutiveExpression => false,
        _ => BoundChildren.Of(expression).All(e => IsInvariant(e, slot)),
    };
}
