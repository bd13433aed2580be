using RuleHost.Syntax;

namespace RuleHost.Values;

internal static partial class ValueOperators
{
    /// <summary>+ − × ÷ on two values. Known operands that give no value say why in <paramref name="fault"/>.</summary>
    /// <param name="operator">Which.</param>
    /// <param name="a">Left.</param>
    /// <param name="b">Right.</param>
    /// <param name="time">For dates and instants.</param>
    /// <param name="fault">Why there is no value although both operands are known.</param>
    public static Value Arithmetic(ArithmeticOperator @operator, Value a, Value b, TimeRules time, out Fault fault)
    {
        fault = Fault.None;
        if (a.IsUnknown || b.IsUnknown)
        {
            // 0 × unknown stays unknown as well (S8).
            return Value.Unknown;
        }

        if (a.IsNone || b.IsNone)
        {
            fault = Fault.Empty;
            return Value.Unknown;
        }

        try
        {
            return @operator switch
            {
                ArithmeticOperator.Add => Add(a, b, time, out fault),
                ArithmeticOperator.Subtract => Subtract(a, b, time, out fault),
                ArithmeticOperator.Multiply => Multiply(a, b, out fault),
                ArithmeticOperator.Round => Round(a, b, out fault),
                ArithmeticOperator.WholeTimes => WholeTimes(a, b, out fault),
                _ => Divide(a, b, out fault),
            };
        }
        catch (OverflowException)
        {
            fault = Fault.Overflow;
            return Value.Unknown;
        }
    }

    /// <summary>The same without the reason.</summary>
    public static Value Arithmetic(ArithmeticOperator @operator, Value a, Value b, TimeRules time) => Arithmetic(@operator, a, b, time, out _);

    /// <summary>−x of a number, an amount or a span.</summary>
    public static Value Negate(Value value, out Fault fault)
    {
        fault = value.IsNone ? Fault.Empty : Fault.None;
        return value.Kind switch
        {
            ValueKind.Number => Value.OfNumber(-value.Number),
            ValueKind.Money => Value.OfMoney(-value.Number, value.Currency),
            ValueKind.Span => Value.OfSpan(-value.Number, value.Unit),
            _ => Value.Unknown,
        };
    }

    /// <summary>The same without the reason.</summary>
    public static Value Negate(Value value) => Negate(value, out _);

    /// <summary>四舍五入 (semantics S12): half away from zero, of numbers, amounts and spans.</summary>
    private static Value Round(Value value, Value places, out Fault fault)
    {
        const int MostPlaces = 28;
        fault = places.Kind != ValueKind.Number ? Fault.Kinds : decimal.IsInteger(places.Number) && places.Number is >= 0 and <= MostPlaces ? Fault.None : Fault.NotWhole;
        if (fault != Fault.None)
        {
            return Value.Unknown;
        }

        var rounded = value.Kind is ValueKind.Number or ValueKind.Money or ValueKind.Span ? decimal.Round(value.Number, (int)places.Number, MidpointRounding.AwayFromZero) : 0;
        switch (value.Kind)
        {
            case ValueKind.Number:
                return Value.OfNumber(rounded);
            case ValueKind.Money:
                return Value.OfMoney(rounded, value.Currency);
            case ValueKind.Span:
                return Value.OfSpan(rounded, value.Unit);
            default:
                fault = Fault.Kinds;
                return Value.Unknown;
        }
    }

    /// <summary>满: the remainder is left out first, so that no division rounds a step into being.</summary>
    private static Value WholeTimes(Value value, Value step, out Fault fault)
    {
        fault = WhyIncomparable(ComparisonOperator.Less, value, step);
        if (fault == Fault.None && (value.Kind != step.Kind || value.Kind is not (ValueKind.Number or ValueKind.Money or ValueKind.Span)))
        {
            fault = Fault.Kinds;
        }

        if (fault != Fault.None)
        {
            return Value.Unknown;
        }

        var size = value.Kind == ValueKind.Span ? In(step, value.Unit) : step.Number;
        if (size <= 0)
        {
            fault = Fault.DivisionByZero;
            return Value.Unknown;
        }

        return Value.OfNumber(value.Number <= 0 ? 0 : decimal.Round((value.Number - (value.Number % size)) / size));
    }

    private static Value Add(Value a, Value b, TimeRules time, out Fault fault)
    {
        switch (a.Kind, b.Kind)
        {
            case (ValueKind.Date or ValueKind.Instant, ValueKind.Span):
                return Move(a, b, 1, time, out fault);
            case (ValueKind.Span, ValueKind.Date or ValueKind.Instant):
                return Move(b, a, 1, time, out fault);
            default:
                return Sum(a, b, 1, out fault);
        }
    }

    private static Value Subtract(Value a, Value b, TimeRules time, out Fault fault)
    {
        fault = Fault.None;
        switch (a.Kind, b.Kind)
        {
            case (ValueKind.Date or ValueKind.Instant, ValueKind.Span):
                return Move(a, b, -1, time, out fault);
            case (ValueKind.Date, ValueKind.Date):
                return Value.OfSpan(a.Number - b.Number, SpanUnit.Day);
            case (ValueKind.Instant, ValueKind.Instant):
                return Value.OfSpan((a.Number - b.Number) / TimeSpan.TicksPerHour, SpanUnit.Hour);
            default:
                return Sum(a, b, -1, out fault);
        }
    }

    /// <summary>Like with like: numbers, amounts of one currency, spans of one family.</summary>
    private static Value Sum(Value a, Value b, int sign, out Fault fault)
    {
        fault = Fault.None;
        switch (a.Kind, b.Kind)
        {
            case (ValueKind.Number, ValueKind.Number):
                return Value.OfNumber(a.Number + (sign * b.Number));
            case (ValueKind.Money, ValueKind.Money) when a.Currency == b.Currency:
                return Value.OfMoney(a.Number + (sign * b.Number), a.Currency);
            case (ValueKind.Money, ValueKind.Money):
                fault = Fault.Currency;
                return Value.Unknown;
            case (ValueKind.Span, ValueKind.Span) when a.Unit.Family == b.Unit.Family:
                // The finer of the two units, into which both convert exactly.
                var unit = a.Unit.Factor <= b.Unit.Factor ? a.Unit : b.Unit;
                return Value.OfSpan(In(a, unit) + (sign * In(b, unit)), unit);
            case (ValueKind.Span, ValueKind.Span):
                fault = Fault.Unit;
                return Value.Unknown;
            default:
                fault = Fault.Kinds;
                return Value.Unknown;
        }
    }

    private static Value Multiply(Value a, Value b, out Fault fault)
    {
        fault = Fault.None;
        switch (a.Kind, b.Kind)
        {
            case (ValueKind.Number, ValueKind.Number):
                return Value.OfNumber(a.Number * b.Number);
            case (ValueKind.Money, ValueKind.Number):
                return Value.OfMoney(a.Number * b.Number, a.Currency);
            case (ValueKind.Number, ValueKind.Money):
                return Value.OfMoney(a.Number * b.Number, b.Currency);
            case (ValueKind.Span, ValueKind.Number):
                return Value.OfSpan(a.Number * b.Number, a.Unit);
            case (ValueKind.Number, ValueKind.Span):
                return Value.OfSpan(a.Number * b.Number, b.Unit);
            default:
                fault = Fault.Kinds;
                return Value.Unknown;
        }
    }

    /// <summary>Division is carried to 28 digits and never rounded otherwise (S12); like by like gives a number (S10, S11).</summary>
    private static Value Divide(Value a, Value b, out Fault fault)
    {
        fault = Fault.None;
        if (b.Kind is ValueKind.Number or ValueKind.Money or ValueKind.Span && b.Number == 0)
        {
            fault = Fault.DivisionByZero;
            return Value.Unknown;
        }

        switch (a.Kind, b.Kind)
        {
            case (ValueKind.Number, ValueKind.Number):
                return Value.OfNumber(a.Number / b.Number);
            case (ValueKind.Money, ValueKind.Number):
                return Value.OfMoney(a.Number / b.Number, a.Currency);
            case (ValueKind.Span, ValueKind.Number):
                return Value.OfSpan(a.Number / b.Number, a.Unit);
            case (ValueKind.Money, ValueKind.Money) when a.Currency == b.Currency:
                return Value.OfNumber(a.Number / b.Number);
            case (ValueKind.Money, ValueKind.Money):
                fault = Fault.Currency;
                return Value.Unknown;
            case (ValueKind.Span, ValueKind.Span) when a.Unit.Family == b.Unit.Family:
                return Value.OfNumber(ReferenceEquals(a.Unit, b.Unit) ? a.Number / b.Number : a.Number * a.Unit.Factor / (b.Number * b.Unit.Factor));
            case (ValueKind.Span, ValueKind.Span):
                fault = Fault.Unit;
                return Value.Unknown;
            default:
                fault = Fault.Kinds;
                return Value.Unknown;
        }
    }

    private static decimal In(Value span, SpanUnit unit) =>
        ReferenceEquals(span.Unit, unit) ? span.Number : span.Number * span.Unit.Factor / unit.Factor;

    /// <summary>
    /// A span in its family's smallest measure, for comparing across units; null where it is too large to say. Hours and minutes
    /// meet on the tick, so that a difference of two instants, a third of an hour, equals 20分钟.
    /// </summary>
    private static decimal? Smallest(Value span)
    {
        try
        {
            return span.Unit.Family == SpanFamily.Clock
                ? decimal.Round(span.Number * span.Unit.Factor * TimeSpan.TicksPerMinute)
                : span.Number * span.Unit.Factor;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
