using RuleHost.Values;

namespace RuleHost.Compilation;

/// <summary>
/// Comparisons that try first what the static types promise. Each takes its short way only where both values are of the kinds that
/// <see cref="ValueOperators.Compare(Syntax.ComparisonOperator, Value, Value)"/> treats in exactly that way, and asks that operator
/// in every other case (unknown, 无, another currency, another unit): so it is equal to it whatever the values are, and a wrong
/// guess costs time only.
/// </summary>
internal static class FastComparisons
{
    /// <summary>Numbers, dates, instants, times of day, months, years: one kind on both sides is ordered by its number alone.</summary>
    public static Truth Scalar<TOrder>(Value a, Value b)
        where TOrder : struct, IOrder =>
        a.Kind == b.Kind && a.Kind is ValueKind.Number or ValueKind.Date or ValueKind.Instant or ValueKind.TimeOfDay or ValueKind.Month or ValueKind.Year
            ? TruthOperators.Of(TOrder.Holds(a.Number, b.Number))
            : ValueOperators.Compare(TOrder.Operator, a, b);

    /// <summary>Amounts of one currency are ordered by their amount (S10).</summary>
    public static Truth Money<TOrder>(Value a, Value b)
        where TOrder : struct, IOrder =>
        a.Kind == ValueKind.Money && b.Kind == ValueKind.Money && a.Currency == b.Currency
            ? TruthOperators.Of(TOrder.Holds(a.Number, b.Number))
            : ValueOperators.Compare(TOrder.Operator, a, b);

    /// <summary>Spans in one unit are ordered by their length; in two units of a family the general operator converts (S11).</summary>
    public static Truth Span<TOrder>(Value a, Value b)
        where TOrder : struct, IOrder =>
        a.Kind == ValueKind.Span && b.Kind == ValueKind.Span && ReferenceEquals(a.Unit, b.Unit)
            ? TruthOperators.Of(TOrder.Holds(a.Number, b.Number))
            : ValueOperators.Compare(TOrder.Operator, a, b);

    /// <summary>
    /// Values of one enumeration by their place in it. The general operator compares = and ≠ by name, which is the same because the
    /// compiler asks for this way only where the enumeration's names are distinct.
    /// </summary>
    public static Truth Enum<TOrder>(Value a, Value b)
        where TOrder : struct, IOrder =>
        a.Kind == ValueKind.Enum && b.Kind == ValueKind.Enum && ReferenceEquals(a.EnumType, b.EnumType)
            ? TruthOperators.Of(TOrder.Holds(a.Number, b.Number))
            : ValueOperators.Compare(TOrder.Operator, a, b);

    /// <summary>是否: a truth is held as the number 1 or −1, so = and ≠ of two truths are those of the numbers.</summary>
    public static Truth Bool<TOrder>(Value a, Value b)
        where TOrder : struct, IOrder =>
        a.Kind == ValueKind.Bool && b.Kind == ValueKind.Bool
            ? TruthOperators.Of(TOrder.Holds(a.Number, b.Number))
            : ValueOperators.Compare(TOrder.Operator, a, b);
}
