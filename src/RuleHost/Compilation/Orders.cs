using RuleHost.Syntax;

namespace RuleHost.Compilation;

/// <summary>
/// A comparison operator as a type, so that the comparison of two numbers compiles to one instruction instead of a choice among
/// nine operators at each call.
/// </summary>
internal interface IOrder
{
    static abstract ComparisonOperator Operator { get; }

    static abstract bool Holds(decimal a, decimal b);
}

internal readonly struct IsEqual : IOrder
{
    public static ComparisonOperator Operator => ComparisonOperator.Equal;

    public static bool Holds(decimal a, decimal b) => a == b;
}

internal readonly struct IsNotEqual : IOrder
{
    public static ComparisonOperator Operator => ComparisonOperator.NotEqual;

    public static bool Holds(decimal a, decimal b) => a != b;
}

internal readonly struct IsGreater : IOrder
{
    public static ComparisonOperator Operator => ComparisonOperator.Greater;

    public static bool Holds(decimal a, decimal b) => a > b;
}

internal readonly struct IsGreaterOrEqual : IOrder
{
    public static ComparisonOperator Operator => ComparisonOperator.GreaterOrEqual;

    public static bool Holds(decimal a, decimal b) => a >= b;
}

internal readonly struct IsLess : IOrder
{
    public static ComparisonOperator Operator => ComparisonOperator.Less;

    public static bool Holds(decimal a, decimal b) => a < b;
}

internal readonly struct IsLessOrEqual : IOrder
{
    public static ComparisonOperator Operator => ComparisonOperator.LessOrEqual;

    public static bool Holds(decimal a, decimal b) => a <= b;
}
