using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Decisions;

internal sealed partial class FormulaWalk
{
    /// <summary>A function over a list (semantics S7): the walk names, <see cref="ListFold"/> says what comes out.</summary>
    private Traced Aggregate(AggregateExpression aggregate)
    {
        var source = Evaluate(aggregate.List);
        var list = ValueOperators.AsList(source.Value);
        list = aggregate.Function == AggregateFunction.Run ? _evaluation.InOrder(list) : list;
        var ofList = source.Value.IsUnknown ? source.Missing : list.Missing;
        var fold = new ListFold(aggregate, list.Complete, _evaluation.Time);
        var missing = list.Complete ? ImmutableArray<string>.Empty : ofList;

        var count = list.Sure.Length + list.Possible.Length;
        for (var i = 0; i < count && !fold.Settled; i++)
        {
            var (element, sure) = fold.At(list, i);
            _locals[aggregate.Slot] = element.IsUnknown ? new Traced(element, ofList) : element;
            var filter = aggregate.Filter is null ? Traced.Known(Value.True) : Condition(aggregate.Filter);
            if (filter.Truth == Truth.False)
            {
                continue;
            }

            var value = Selected(aggregate, _locals[aggregate.Slot]);
            fold.Add(sure, filter.Truth, value.Value);
            if (Matters(aggregate, sure && filter.Truth == Truth.True, value))
            {
                missing = Missing.Union(sure ? missing : Missing.Union(missing, ofList), filter.Missing);
                missing = Missing.Union(missing, value.Missing);
            }
        }

        var result = fold.Result(missing);
        return result.IsUnknown ? new Traced(result, missing) : result;
    }

    /// <summary>Puts an element where the filter and the selector of a list function see it.</summary>
    public void Bind(AggregateExpression aggregate, Value element) => _locals[aggregate.Slot] = element;

    /// <summary>What an element gives; a number that is wanted and absent is unknown, named as empty.</summary>
    private Traced Selected(AggregateExpression aggregate, Traced element)
    {
        var function = aggregate.Function;
        if (function is AggregateFunction.Exists or AggregateFunction.Every or AggregateFunction.Run)
        {
            return aggregate.Selector is null ? Value.True : Condition(aggregate.Selector);
        }

        if (function == AggregateFunction.Count)
        {
            return Value.None;
        }

        var value = aggregate.Selector is null ? element : Evaluate(aggregate.Selector);
        var wantsNumber = function is AggregateFunction.Sum or AggregateFunction.Average or AggregateFunction.Max or AggregateFunction.Min;
        return wantsNumber && value.Value.IsNone ? Traced.Unknown(NameOf(aggregate.Selector ?? aggregate.List, Fault.Empty)) : value;
    }

    /// <summary>Whether what an element misses can change the result: not where it is surely in and gives a value, nor where it cannot tip the scale.</summary>
    private static bool Matters(AggregateExpression aggregate, bool member, Traced value) => aggregate.Function switch
    {
        AggregateFunction.Exists => !member ? value.Truth != Truth.False : value.Truth == Truth.Unknown,
        AggregateFunction.Every => !member ? value.Truth != Truth.True : value.Truth == Truth.Unknown,
        AggregateFunction.Count => !member,
        _ => !member || value.Value.IsUnknown || value.Value.Kind == ValueKind.List,
    };
}
