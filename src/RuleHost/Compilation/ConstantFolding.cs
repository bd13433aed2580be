using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Compilation;

/// <summary>
/// Pass: what no fact can change is reckoned once. It asks the same operators that would be asked at each evaluation, so a folded
/// value is the evaluated one. Arithmetic on dates is not folded: it may need the calendar, which is no part of the text.
/// </summary>
/// <param name="zone">The rulebook's zone.</param>
internal sealed class ConstantFolding(TimeZoneInfo zone) : BoundRewriter
{
    private readonly TimeRules _noCalendar = new(zone);

    protected override BoundExpression Change(BoundExpression expression) => expression switch
    {
        LogicalExpression chain => Chain(chain),
        NotExpression { Operand: ConstantExpression a } => Constant(expression, Value.Of(a.Value.Truth.Not())),
        CompareExpression { Left: ConstantExpression a, Right: ConstantExpression b } x => Constant(x, Value.Of(ValueOperators.Compare(x.Operator, a.Value, b.Value, zone))),
        BetweenExpression { Operand: ConstantExpression a, Low: ConstantExpression low, High: ConstantExpression high } => Constant(expression, Value.Of(ValueOperators.Between(a.Value, low.Value, high.Value))),
        NegateExpression { Operand: ConstantExpression a } => Constant(expression, ValueOperators.Negate(a.Value)),
        ArithmeticExpression x => Arithmetic(x),
        IfExpression { Condition: ConstantExpression { Value.Truth: Truth.True } } x => x.Then,
        IfExpression { Condition: ConstantExpression { Value.Truth: Truth.False } } x => x.Else,
        DefaultExpression { Operand: ConstantExpression a } x => a.Value.IsNone ? x.Fallback : a,
        KnownExpression { Operand: ConstantExpression a } x => Constant(x, Value.Of(ValueOperators.IsKnown(a.Value) != x.Missing)),
        ListExpression x => List(x),
        _ => expression,
    };

    private static ConstantExpression Constant(BoundExpression expression, Value value) => new(expression.Type, expression.Origin, value);

    /// <summary>
    /// The neutral truth leaves a chain, the absorbing one decides it. A single operand stays a chain of one: as an operand it counts
    /// only by its truth, while by itself it might be 无.
    /// </summary>
    private static BoundExpression Chain(LogicalExpression chain)
    {
        var absorbing = chain.IsAnd ? Truth.False : Truth.True;
        var kept = ImmutableArray.CreateBuilder<BoundExpression>(chain.Operands.Length);
        foreach (var operand in chain.Operands)
        {
            if (operand is not ConstantExpression constant || constant.Value.Truth == Truth.Unknown)
            {
                kept.Add(operand);
            }
            else if (constant.Value.Truth == absorbing)
            {
                return Constant(chain, Value.Of(absorbing));
            }
        }

        return kept.Count == chain.Operands.Length ? chain
            : kept.Count == 0 ? Constant(chain, Value.Of(absorbing.Not()))
            : new LogicalExpression(chain.Origin, chain.IsAnd, kept.ToImmutable());
    }

    private BoundExpression Arithmetic(ArithmeticExpression expression)
    {
        foreach (var operand in expression.Operands)
        {
            if (operand is not ConstantExpression { Value.Kind: ValueKind.Number or ValueKind.Money or ValueKind.Span })
            {
                return expression;
            }
        }

        var value = ((ConstantExpression)expression.Operands[0]).Value;
        for (var i = 1; i < expression.Operands.Length; i++)
        {
            value = ValueOperators.Arithmetic(expression.Operators[i - 1], value, ((ConstantExpression)expression.Operands[i]).Value, _noCalendar);
        }

        return Constant(expression, value);
    }

    private static BoundExpression List(ListExpression list)
    {
        var values = ImmutableArray.CreateBuilder<Value>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (item is not ConstantExpression constant)
            {
                return list;
            }

            values.Add(constant.Value);
        }

        return Constant(list, Value.OfList(ListValue.Of(values.MoveToImmutable())));
    }
}
