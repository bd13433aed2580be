using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// One function over a list (semantics S7), shared by both evaluators: they walk the elements and say of each how surely it is in
/// the list, whether it passes the filter and what it gives; this says what comes out. The order of walking is
/// <see cref="At"/>'s, and it may end when <see cref="Settled"/>.
/// </summary>
/// <param name="aggregate">The function.</param>
/// <param name="complete">Whether the list is complete.</param>
/// <param name="time">For sums.</param>
internal struct ListFold(AggregateExpression aggregate, bool complete, TimeRules time)
{
    private Truth _truth = Initial(aggregate.Function, complete);
    private int _sure;
    private int _possible;
    private bool _unknownValue;
    private Value _value = Value.None;
    private ImmutableArray<Value>.Builder? _sureItems;
    private ImmutableArray<Value>.Builder? _possibleItems;
    private RunCount _run;

    /// <summary>
    /// The index-th element to look at, of sure and possible ones together. 末 is 首 from the end; for both a possible element,
    /// which may stand anywhere, comes before all that settle them.
    /// </summary>
    public readonly (Value Element, bool Sure) At(ListValue list, int index)
    {
        var (sure, possible) = (list.Sure.Length, list.Possible.Length);
        return aggregate.Function switch
        {
            AggregateFunction.First or AggregateFunction.Last when index < possible => (list.Possible[index], false),
            AggregateFunction.First => (list.Sure[index - possible], true),
            AggregateFunction.Last => (list.Sure[sure - 1 - (index - possible)], true),
            _ => index < sure ? (list.Sure[index], true) : (list.Possible[index - sure], false),
        };
    }

    /// <summary>Whether no further element can change the result.</summary>
    public readonly bool Settled => aggregate.Function switch
    {
        AggregateFunction.Exists => _truth == Truth.True,
        AggregateFunction.Every => _truth == Truth.False,
        AggregateFunction.First or AggregateFunction.Last => _sure > 0,
        _ => false,
    };

    /// <summary>Takes so many elements that are surely in the list and pass the filter, of 计数 and of 存在 without a selector.</summary>
    public void AddSure(int count)
    {
        _sure += count;
        _truth = count > 0 ? Truth.True : _truth;
    }

    /// <summary>Takes the next element.</summary>
    /// <param name="sure">Whether it is surely in the list.</param>
    /// <param name="filter">Whether it passes 其中; true without one.</param>
    /// <param name="value">What it gives: the selector's value, or the element itself without one.</param>
    public void Add(bool sure, Truth filter, Value value)
    {
        var member = sure ? filter : filter.And(Truth.Unknown);
        if (member == Truth.False)
        {
            return;
        }

        switch (aggregate.Function)
        {
            case AggregateFunction.Exists:
                _truth = _truth.Or(aggregate.Selector is null ? member : member.And(value.Truth));
                return;
            case AggregateFunction.Every:
                _truth = _truth.And(member.Not().Or(value.Truth));
                return;
            case AggregateFunction.Map:
                (member == Truth.True ? _sureItems ??= ImmutableArray.CreateBuilder<Value>() : _possibleItems ??= ImmutableArray.CreateBuilder<Value>()).Add(value);
                return;
            case AggregateFunction.Run:
                _run.Add(sure, filter, value.Truth);
                return;
            default:
                break;
        }

        if (member == Truth.Unknown)
        {
            _possible++;
            return;
        }

        _sure++;
        switch (aggregate.Function)
        {
            case AggregateFunction.First or AggregateFunction.Last:
                _value = value;
                break;
            case AggregateFunction.Sum or AggregateFunction.Average:
                Take(value, _value.IsNone ? value : ValueOperators.Arithmetic(ArithmeticOperator.Add, _value, value, time));
                break;
            case AggregateFunction.Max or AggregateFunction.Min:
                Take(value, _value.IsNone ? value : ValueOperators.Extreme(aggregate.Function == AggregateFunction.Max, _value, value, out _));
                break;
            default:
                break;
        }
    }

    /// <summary>What comes out.</summary>
    /// <param name="missing">What would settle the list: carried by the list that 各 gives.</param>
    public readonly Value Result(ImmutableArray<string> missing)
    {
        switch (aggregate.Function)
        {
            case AggregateFunction.Exists or AggregateFunction.Every:
                return Value.Of(_truth);
            case AggregateFunction.Map:
                return Value.OfList(new ListValue(_sureItems?.ToImmutable() ?? [], _possibleItems?.ToImmutable() ?? [], complete, missing));
            case AggregateFunction.Count:
                return complete && _possible == 0
                    ? Value.OfNumber(_sure)
                    : Value.UnknownWithin(new ValueBounds(Value.OfNumber(_sure), complete ? Value.OfNumber(_sure + _possible) : Value.Unknown));
            case AggregateFunction.Run:
                return _run.Result(complete);
            case AggregateFunction.First or AggregateFunction.Last:
                return complete && _possible == 0 ? _value : Value.Unknown;
            default:
                break;
        }

        if (complete && _possible == 0 && !_unknownValue)
        {
            return aggregate.Function switch
            {
                AggregateFunction.Sum => _value.IsNone ? ZeroOf(aggregate.Type) : _value,
                AggregateFunction.Average => _value.IsNone ? Value.None : ValueOperators.Arithmetic(ArithmeticOperator.Divide, _value, Value.OfNumber(_sure), time),
                _ => _value,
            };
        }

        // A comparison may still be decided by an element that is known (S7).
        return (aggregate.Function, _value.IsNone || _value.IsUnknown) switch
        {
            (AggregateFunction.Max, false) => Value.UnknownWithin(new ValueBounds(_value, Value.Unknown)),
            (AggregateFunction.Min, false) => Value.UnknownWithin(new ValueBounds(Value.Unknown, _value)),
            _ => Value.Unknown,
        };
    }

    private static Truth Initial(AggregateFunction function, bool complete) => function switch
    {
        AggregateFunction.Exists => complete ? Truth.False : Truth.Unknown,
        AggregateFunction.Every => complete ? Truth.True : Truth.Unknown,
        _ => Truth.Unknown,
    };

    /// <summary>The sum of an empty list, of the type that the sum has; of open amounts and spans nobody knows of what.</summary>
    private static Value ZeroOf(DataType type) => type.Kind switch
    {
        TypeKind.Money => type.Currency is { } currency ? Value.OfMoney(0, currency) : Value.Unknown,
        TypeKind.Span => type.Unit is { } unit ? Value.OfSpan(0, unit) : Value.Unknown,
        _ => Value.OfNumber(0),
    };

    /// <summary>An element that is unknown or 无 leaves the result unknown; what is known so far still bounds it.</summary>
    private void Take(Value value, Value result)
    {
        if (value.IsUnknown || value.IsNone)
        {
            _unknownValue = true;
            return;
        }

        _unknownValue |= result.IsUnknown;
        _value = result.IsUnknown ? Value.Unknown : result;
    }
}
