using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Decisions;

internal sealed partial class FormulaWalk
{
    /// <summary>A function over a list (semantics S7): the walk names, <see cref="ListFold"/> says what comes out.</summary>
    private Traced Aggregate(AggregateExpression aggregate) =>
        _watch is null && aggregate.List is RecordsExpression && _evaluation.TryPopulation(aggregate, _frame, out var shared) ? shared : Walked(aggregate);

    private Traced Walked(AggregateExpression aggregate)
    {
        var source = Evaluate(aggregate.List);
        var list = ValueOperators.AsList(source.Value);
        list = aggregate.Function == AggregateFunction.Run ? _evaluation.InOrder(list) : list;
        var ofList = source.Value.IsUnknown ? source.Missing : list.Missing;
        return Folded(aggregate, list, ofList, new ListFold(aggregate, list.Complete, _evaluation.Time));
    }

    private Traced Folded(AggregateExpression aggregate, ListValue list, ImmutableArray<string> ofList, ListFold fold)
    {
        var names = new MissingNames(list.Complete ? [] : ofList);
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
                names.Add(sure ? [] : ofList);
                names.Add(filter.Missing);
                names.Add(value.Missing);
            }
        }

        var missing = names.All;
        var result = fold.Result(missing);
        return result.IsUnknown ? new Traced(result, missing) : result;
    }

    /// <summary>The value of a function over a population by what its asker brings in; false where that is not known.</summary>
    public bool TryShared(Population population, PopulationAnswers answers, out Traced result)
    {
        result = default;
        var values = new Value[population.Inputs.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Evaluate(population.Inputs[i]).Value;
            if (values[i].IsUnknown || values[i].Kind == ValueKind.List)
            {
                return false;
            }
        }

        var input = new PopulationAnswers.Input(values);
        var aggregate = population.Aggregate;
        if (population.Rank is { } rank)
        {
            var asker = Evaluate(rank.Asker).Value;
            if (asker.Kind != ValueKind.Number)
            {
                return false;
            }

            if (answers.OrderedBy(input) is not { } ordered)
            {
                answers.Order(input, ordered = InOrder(population, rank));
            }

            var fold = new ListFold(aggregate, ordered.Open.Complete, _evaluation.Time);
            fold.AddSure(ordered.Count(rank.Operator, asker.Number));
            result = Folded(aggregate, ordered.Open, ordered.Open.Missing, fold);
            return true;
        }

        if (!answers.TryAnswer(input, out result))
        {
            result = Walked(aggregate);
            if (!result.Value.IsUnknown || population.NamesNoAsker)
            {
                answers.Answer(input, result);
            }
        }

        return true;
    }

    /// <summary>The figures of all who surely meet the other conditions, in order; whoever is not so sure stays in the list.</summary>
    private PopulationAnswers.Ordered InOrder(Population population, Population.Comparison rank)
    {
        var list = Evaluate(population.Aggregate.List).Value.List;
        var figures = new List<decimal>();
        var open = ImmutableArray.CreateBuilder<Value>();
        foreach (var element in list.Sure)
        {
            _locals[population.Aggregate.Slot] = element;
            var truth = Truth.True;
            for (var i = 0; i < population.Others.Length && truth != Truth.False; i++)
            {
                truth = truth.And(Condition(population.Others[i]).Truth);
            }

            if (truth == Truth.False)
            {
                continue;
            }

            var figure = truth == Truth.True ? Evaluate(rank.Element).Value : Value.Unknown;
            if (figure.Kind == ValueKind.Number)
            {
                figures.Add(figure.Number);
            }
            else
            {
                open.Add(element);
            }
        }

        figures.Sort();
        return new PopulationAnswers.Ordered([.. figures], new ListValue(open.ToImmutable(), list.Possible, list.Complete, list.Missing));
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
