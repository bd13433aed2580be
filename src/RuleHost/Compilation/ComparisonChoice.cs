using System.Collections.Immutable;
using System.Reflection;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Compilation;

/// <summary>Which of the <see cref="FastComparisons"/> fits the static types of two sides; null: the general operator.</summary>
internal static class ComparisonChoice
{
    public static MethodInfo? Of(ComparisonOperator @operator, DataType left, DataType right)
    {
        if (Order(@operator) is not { } order || Family(@operator, left, right) is not { } family)
        {
            return null;
        }

        return typeof(FastComparisons).GetMethod(family)!.MakeGenericMethod(order);
    }

    private static string? Family(ComparisonOperator @operator, DataType left, DataType right) => (left.Kind, right.Kind) switch
    {
        _ when left.IsNumeric && right.IsNumeric => nameof(FastComparisons.Scalar),
        (TypeKind.Date, TypeKind.Date)
            or (TypeKind.Instant, TypeKind.Instant)
            or (TypeKind.TimeOfDay, TypeKind.TimeOfDay)
            or (TypeKind.Month, TypeKind.Month)
            or (TypeKind.Year, TypeKind.Year) => nameof(FastComparisons.Scalar),
        (TypeKind.Money, TypeKind.Money) => nameof(FastComparisons.Money),
        (TypeKind.Span, TypeKind.Span) => nameof(FastComparisons.Span),
        (TypeKind.Enum, TypeKind.Enum) when ReferenceEquals(left.Enum, right.Enum) && HasDistinctNames(left.Enum!) => nameof(FastComparisons.Enum),
        (TypeKind.Bool, TypeKind.Bool) when @operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual => nameof(FastComparisons.Bool),
        _ => null,
    };

    /// <summary>Null for 属于, 不属于 and 包含, which are no orderings.</summary>
    private static Type? Order(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Equal => typeof(IsEqual),
        ComparisonOperator.NotEqual => typeof(IsNotEqual),
        ComparisonOperator.Greater => typeof(IsGreater),
        ComparisonOperator.GreaterOrEqual => typeof(IsGreaterOrEqual),
        ComparisonOperator.Less => typeof(IsLess),
        ComparisonOperator.LessOrEqual => typeof(IsLessOrEqual),
        _ => null,
    };

    /// <summary>Whether place and name of each value say the same.</summary>
    public static bool HasDistinctNames(EnumType type) => type.Values.Distinct(StringComparer.Ordinal).Count() == type.Values.Length;
}
