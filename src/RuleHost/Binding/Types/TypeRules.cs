using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>Why two types do not meet.</summary>
internal enum Mismatch
{
    None,

    /// <summary>Nothing in common: a number and a date.</summary>
    Unlike,

    /// <summary>Two families of time span (semantics S11).</summary>
    Families,

    /// <summary>Two fixed currencies (semantics S10).</summary>
    Currencies,

    /// <summary>A date and an instant: 日期(x) makes one of the other.</summary>
    DateAndInstant,

    /// <summary>A whole number and a percentage: 80 where 80% was meant.</summary>
    PercentAndCount,
}

/// <summary>Which types meet in a comparison, join in two branches, and come out of arithmetic (semantics S9 to S12). Knows no text.</summary>
internal static class TypeRules
{
    /// <summary>Whether values of two types may be compared for sameness, 无 apart.</summary>
    public static Mismatch Compare(DataType a, DataType b)
    {
        if (a.Kind == TypeKind.Error || b.Kind == TypeKind.Error)
        {
            return Mismatch.None;
        }

        if (a.IsNumeric && b.IsNumeric)
        {
            return (a.Kind, b.Kind) is (TypeKind.Percent, TypeKind.Integer or TypeKind.Points) or (TypeKind.Integer or TypeKind.Points, TypeKind.Percent)
                ? Mismatch.PercentAndCount
                : Mismatch.None;
        }

        if (a.Kind != b.Kind)
        {
            return (a.Kind, b.Kind) switch
            {
                (TypeKind.Year, TypeKind.Integer) or (TypeKind.Integer, TypeKind.Year) => Mismatch.None,
                (TypeKind.Date, TypeKind.Instant) or (TypeKind.Instant, TypeKind.Date) => Mismatch.DateAndInstant,
                _ => Mismatch.Unlike,
            };
        }

        return a.Kind switch
        {
            TypeKind.Money => a.Currency is null || b.Currency is null || a.Currency == b.Currency ? Mismatch.None : Mismatch.Currencies,
            TypeKind.Span => a.Unit is null || b.Unit is null || a.Unit.Family == b.Unit.Family ? Mismatch.None : Mismatch.Families,
            TypeKind.Enum => a.Enum!.Name == b.Enum!.Name ? Mismatch.None : Mismatch.Unlike,
            TypeKind.Record or TypeKind.Group or TypeKind.Row => a.Name == b.Name ? Mismatch.None : Mismatch.Unlike,
            TypeKind.Event => a.Event!.Equals(b.Event) ? Mismatch.None : Mismatch.Unlike,
            TypeKind.List or TypeKind.Window or TypeKind.Limit or TypeKind.Score or TypeKind.Vote or TypeKind.None => Mismatch.Unlike,
            _ => Mismatch.None,
        };
    }

    /// <summary>Whether values of a type have an order that 大于 and 早于 go by.</summary>
    public static bool IsOrdered(DataType type) => type.Kind switch
    {
        TypeKind.Error or TypeKind.Integer or TypeKind.Decimal or TypeKind.Percent or TypeKind.Points or TypeKind.Money or TypeKind.Date
            or TypeKind.Instant or TypeKind.TimeOfDay or TypeKind.Month or TypeKind.Year or TypeKind.Span => true,
        TypeKind.Enum => type.Enum!.Ordered,
        _ => false,
    };

    /// <summary>The type that holds values of both; null where there is none. 无 joins with anything.</summary>
    public static DataType? Join(DataType a, DataType b)
    {
        if (a.Kind == TypeKind.Error || b.Kind == TypeKind.Error)
        {
            return DataType.Error;
        }

        if (a.Kind == TypeKind.None || b.Kind == TypeKind.None)
        {
            return (a.Kind == TypeKind.None ? b : a).OrNone();
        }

        var optional = a.Optional || b.Optional;
        var (left, right) = (a.WithoutNone(), b.WithoutNone());
        var joined = JoinPlain(left, right);
        return joined is not null && optional ? joined.OrNone() : joined;
    }

    private static DataType? JoinPlain(DataType a, DataType b)
    {
        if (a == b)
        {
            return a;
        }

        if (a.IsNumeric && b.IsNumeric)
        {
            return a.Kind == TypeKind.Points || b.Kind == TypeKind.Points ? DataType.Points : DataType.Decimal;
        }

        if (a.Kind == TypeKind.List && b.Kind == TypeKind.List)
        {
            return Join(a.Element!, b.Element!) is { } element ? DataType.ListOf(element) : null;
        }

        if (Compare(a, b) != Mismatch.None)
        {
            return null;
        }

        return a.Kind switch
        {
            TypeKind.Money => DataType.OpenMoney,
            TypeKind.Span => a.Unit is null || b.Unit is null ? DataType.OpenSpan : a.Unit.Factor <= b.Unit.Factor ? a : b,
            TypeKind.Year or TypeKind.Integer => DataType.Integer,
            _ => a,
        };
    }

    /// <summary>Whether a value of one type may stand where another is wanted. 无 passes: what reads the value says what it means there.</summary>
    public static bool Fits(DataType actual, DataType wanted)
    {
        if (actual.Kind == TypeKind.Error || wanted.Kind == TypeKind.Error)
        {
            return true;
        }

        if (actual.Kind == TypeKind.None)
        {
            return wanted.Optional;
        }

        if (actual.Kind == TypeKind.List || wanted.Kind == TypeKind.List)
        {
            return actual.Kind == wanted.Kind && Fits(actual.Element!, wanted.Element!);
        }

        return Compare(actual, wanted) == Mismatch.None;
    }

    /// <summary>The type of <c>a op b</c>, 无 apart; null where there is none, with why.</summary>
    public static DataType? Arithmetic(ArithmeticOperator @operator, DataType a, DataType b, out Mismatch why)
    {
        why = Mismatch.None;
        if (a.Kind == TypeKind.Error || b.Kind == TypeKind.Error)
        {
            return DataType.Error;
        }

        var result = @operator switch
        {
            ArithmeticOperator.Add => Moved(a, b) ?? Moved(b, a) ?? Sum(a, b, ref why),
            ArithmeticOperator.Subtract => Moved(a, b) ?? Difference(a, b) ?? Sum(a, b, ref why),
            ArithmeticOperator.Multiply => Product(a, b),
            ArithmeticOperator.WholeTimes => (a.IsNumeric && b.IsNumeric) || (a.Kind is TypeKind.Money or TypeKind.Span && a.Kind == b.Kind && Compare(a, b) == Mismatch.None) ? DataType.Integer : null,
            ArithmeticOperator.Round => a.IsNumeric || a.Kind is TypeKind.Money or TypeKind.Span ? a : null,
            _ => Quotient(a, b, ref why),
        };
        if (result is null && why == Mismatch.None)
        {
            why = Compare(a, b) is var mismatch && mismatch == Mismatch.None ? Mismatch.Unlike : mismatch;
        }

        return result;
    }

    /// <summary>A date moves by days, months and working days, an instant by all but working hours.</summary>
    private static DataType? Moved(DataType point, DataType span)
    {
        if (span.Kind != TypeKind.Span)
        {
            return null;
        }

        return (point.Kind, span.Unit?.Family) switch
        {
            (TypeKind.Date, not (SpanFamily.Clock or SpanFamily.WorkingHours)) => DataType.Date,
            (TypeKind.Instant, not SpanFamily.WorkingHours) => DataType.Instant,
            _ => null,
        };
    }

    private static DataType? Difference(DataType a, DataType b) => (a.Kind, b.Kind) switch
    {
        (TypeKind.Date, TypeKind.Date) => DataType.SpanOf(SpanUnit.Day),
        (TypeKind.Instant, TypeKind.Instant) => DataType.SpanOf(SpanUnit.Hour),
        _ => null,
    };

    private static DataType? Sum(DataType a, DataType b, ref Mismatch why)
    {
        if (a.IsNumeric && b.IsNumeric)
        {
            return a.Kind == b.Kind ? a.WithoutNone() : JoinPlain(a.WithoutNone(), b.WithoutNone());
        }

        if (a.Kind != b.Kind || a.Kind is not (TypeKind.Money or TypeKind.Span))
        {
            return null;
        }

        why = Compare(a, b);
        return why == Mismatch.None ? JoinPlain(a.WithoutNone(), b.WithoutNone()) : null;
    }

    private static DataType? Product(DataType a, DataType b)
    {
        if (a.IsNumeric && b.IsNumeric)
        {
            return (a.Kind, b.Kind) switch
            {
                (TypeKind.Integer, TypeKind.Integer) => DataType.Integer,
                (TypeKind.Points, TypeKind.Points) => null,
                (TypeKind.Points, _) or (_, TypeKind.Points) => DataType.Points,
                _ => DataType.Decimal,
            };
        }

        return a.IsNumeric && b.Kind is TypeKind.Money or TypeKind.Span ? b.WithoutNone()
            : b.IsNumeric && a.Kind is TypeKind.Money or TypeKind.Span ? a.WithoutNone()
            : null;
    }

    private static DataType? Quotient(DataType a, DataType b, ref Mismatch why)
    {
        if (a.IsNumeric && b.IsNumeric)
        {
            return a.Kind == TypeKind.Points && b.Kind != TypeKind.Points ? DataType.Points : DataType.Decimal;
        }

        if (a.Kind is TypeKind.Money or TypeKind.Span)
        {
            if (b.IsNumeric)
            {
                return a.WithoutNone();
            }

            if (a.Kind == b.Kind)
            {
                why = Compare(a, b);
                return why == Mismatch.None ? DataType.Decimal : null;
            }
        }

        return null;
    }
}
