using RuleHost.Syntax;

namespace RuleHost.Values;

/// <summary>
/// What every operator of the language means on values (semantics S7 to S12): the one place for both evaluators. Unknown in,
/// unknown out; no operator throws.
/// </summary>
internal static partial class ValueOperators
{
    /// <summary>
    /// A comparison. 无 is decided (S9): = and orderings with 无 on one side do not hold, ≠ does. An unknown side may still be
    /// decided by its bounds (S7). Different currencies and families of span stay unknown (S10, S11).
    /// </summary>
    /// <param name="operator">Which.</param>
    /// <param name="a">Left.</param>
    /// <param name="b">Right.</param>
    /// <param name="zone">Where an instant's date is read, for 属于 with a window.</param>
    public static Truth Compare(ComparisonOperator @operator, Value a, Value b, TimeZoneInfo zone) => @operator switch
    {
        ComparisonOperator.In => In(a, b, zone),
        ComparisonOperator.NotIn => In(a, b, zone).Not(),
        ComparisonOperator.Contains => In(b, a, zone),
        _ => Compare(@operator, a, b),
    };

    /// <summary>介于: both ends included.</summary>
    public static Truth Between(Value operand, Value low, Value high) =>
        Compare(ComparisonOperator.GreaterOrEqual, operand, low).And(Compare(ComparisonOperator.LessOrEqual, operand, high));

    /// <summary>A comparison other than 属于 and 包含.</summary>
    public static Truth Compare(ComparisonOperator @operator, Value a, Value b)
    {
        if (a.IsUnknown || b.IsUnknown)
        {
            return CompareBounds(@operator, a, b);
        }

        if (a.IsNone || b.IsNone)
        {
            return @operator switch
            {
                ComparisonOperator.Equal => TruthOperators.Of(a.IsNone && b.IsNone),
                ComparisonOperator.NotEqual => TruthOperators.Of(!(a.IsNone && b.IsNone)),
                _ => Truth.False,
            };
        }

        return @operator switch
        {
            ComparisonOperator.Equal => Equality(a, b),
            ComparisonOperator.NotEqual => Equality(a, b).Not(),
            _ => Order(a, b) is { } order ? TruthOperators.Of(Holds(@operator, order)) : Truth.Unknown,
        };
    }

    /// <summary>Whether two values are surely the same, 无 being the same as 无: what makes two branches of 若 equal (S8).</summary>
    public static bool Same(Value a, Value b) => Compare(ComparisonOperator.Equal, a, b) == Truth.True;

    /// <summary>Why two known values do not compare; <see cref="Fault.None"/> where they do.</summary>
    public static Fault WhyIncomparable(ComparisonOperator @operator, Value a, Value b)
    {
        if (a.IsUnknown || b.IsUnknown || a.IsNone || b.IsNone || Compare(@operator, a, b) != Truth.Unknown)
        {
            return Fault.None;
        }

        return (a.Kind, b.Kind) switch
        {
            (ValueKind.Money, ValueKind.Money) => Fault.Currency,
            (ValueKind.Span, ValueKind.Span) => Fault.Unit,
            _ => Fault.Kinds,
        };
    }

    /// <summary>缺失's opposite (S9): whether the host has an answer. 无 is one; a list is one only when it is complete.</summary>
    public static bool IsKnown(Value value) => value.Kind switch
    {
        ValueKind.Unknown => false,
        ValueKind.List => value.List is { Complete: true, Possible.IsEmpty: true },
        _ => true,
    };

    /// <summary>缺省(x, v): replaces 无, never unknown (S9).</summary>
    public static Value Default(Value value, Value fallback) => value.IsNone ? fallback : value;

    /// <summary>若 (S8): an unknown condition gives unknown unless both branches are the same.</summary>
    public static Value Choose(Truth condition, Value then, Value @else) => condition switch
    {
        Truth.True => then,
        Truth.False => @else,
        _ => Same(then, @else) ? then : Value.Unknown,
    };

    /// <summary>最大(a, b) or 最小(a, b) of plain values; of 无, unknown: empty.</summary>
    public static Value Extreme(bool isMax, Value a, Value b, out Fault fault)
    {
        fault = Fault.None;
        if (a.IsUnknown || b.IsUnknown)
        {
            return Value.Unknown;
        }

        if (a.IsNone || b.IsNone)
        {
            fault = Fault.Empty;
            return Value.Unknown;
        }

        if (Order(a, b) is not { } order)
        {
            fault = WhyIncomparable(ComparisonOperator.Less, a, b);
            return Value.Unknown;
        }

        return isMax == (order >= 0) ? a : b;
    }

    private static bool Holds(ComparisonOperator @operator, int order) => @operator switch
    {
        ComparisonOperator.Greater => order > 0,
        ComparisonOperator.GreaterOrEqual => order >= 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(@operator)),
    };

    private static Truth Equality(Value a, Value b) => (a.Kind, b.Kind) switch
    {
        (ValueKind.Bool, ValueKind.Bool) => TruthOperators.Of(a.Truth == b.Truth),
        (ValueKind.Enum, ValueKind.Enum) => TruthOperators.Of(a.EnumName == b.EnumName),
        (ValueKind.Record, ValueKind.Record) => TruthOperators.Of(a.RecordKey == b.RecordKey),
        (ValueKind.Event, ValueKind.Event) => TruthOperators.Of(ReferenceEquals(a.EventRecord, b.EventRecord)),
        (ValueKind.Row, ValueKind.Row) => TruthOperators.Of(ReferenceEquals(a.Row, b.Row)),
        _ => Order(a, b) is { } order ? TruthOperators.Of(order == 0) : Truth.Unknown,
    };

    /// <summary>Less, equal or greater; null where the two have no order.</summary>
    private static int? Order(Value a, Value b) => (a.Kind, b.Kind) switch
    {
        (ValueKind.Number or ValueKind.Year, ValueKind.Number or ValueKind.Year) => a.Number.CompareTo(b.Number),
        (ValueKind.Money, ValueKind.Money) => a.Currency == b.Currency ? a.Number.CompareTo(b.Number) : null,
        (ValueKind.Span, ValueKind.Span) => a.Unit.Family == b.Unit.Family ? OrderSpans(a, b) : null,
        (ValueKind.Enum, ValueKind.Enum) => a.EnumType.Name == b.EnumType.Name ? a.Number.CompareTo(b.Number) : null,
        (ValueKind.Text, ValueKind.Text) => string.CompareOrdinal(a.TextValue, b.TextValue),
        (ValueKind.Date, ValueKind.Date)
            or (ValueKind.Instant, ValueKind.Instant)
            or (ValueKind.TimeOfDay, ValueKind.TimeOfDay)
            or (ValueKind.Month, ValueKind.Month) => a.Number.CompareTo(b.Number),
        _ => null,
    };

    private static int? OrderSpans(Value a, Value b)
    {
        if (ReferenceEquals(a.Unit, b.Unit))
        {
            return a.Number.CompareTo(b.Number);
        }

        return Smallest(a) is { } left && Smallest(b) is { } right ? left.CompareTo(right) : null;
    }

    private static Truth CompareBounds(ComparisonOperator @operator, Value a, Value b)
    {
        if (a.IsNone || b.IsNone || (a.Bounds is null && b.Bounds is null))
        {
            return Truth.Unknown;
        }

        var (aLow, aHigh) = Ends(a);
        var (bLow, bHigh) = Ends(b);
        if (@operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            var disjoint = Sure(ComparisonOperator.Less, aHigh, bLow) || Sure(ComparisonOperator.Greater, aLow, bHigh)
                || a.Bounds?.Excludes(b) == true || b.Bounds?.Excludes(a) == true;
            return !disjoint ? Truth.Unknown : TruthOperators.Of(@operator == ComparisonOperator.NotEqual);
        }

        // An ordering holds where it holds at its hardest ends, and fails where its opposite holds at its easiest.
        var upward = @operator is ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual;
        var (hardA, easyA) = upward ? (aLow, aHigh) : (aHigh, aLow);
        var (hardB, easyB) = upward ? (bHigh, bLow) : (bLow, bHigh);
        return Sure(@operator, hardA, hardB) ? Truth.True : Sure(Opposite(@operator), easyA, easyB) ? Truth.False : Truth.Unknown;
    }

    private static (Value Low, Value High) Ends(Value value) =>
        !value.IsUnknown ? (value, value) : value.Bounds is { } bounds ? (bounds.Low, bounds.High) : default;

    private static ComparisonOperator Opposite(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.Less,
        ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
        _ => ComparisonOperator.Greater,
    };

    private static bool Sure(ComparisonOperator @operator, Value a, Value b) =>
        !a.IsUnknown && !b.IsUnknown && Order(a, b) is { } order && Holds(@operator, order);
}
