using System.Collections.Immutable;
using RuleHost.Model;

namespace RuleHost.Compilation;

/// <summary>How large an expression is, and about how dear to evaluate. Estimates: they steer the compiler, never a value.</summary>
internal static class Weights
{
    private const int Walk = 50;

    /// <summary>Nodes of the tree.</summary>
    public static int SizeOf(BoundExpression expression) => 1 + SumOf(expression, SizeOf);

    /// <summary>A field costs one, a definition or a table row ten, a list fifty and its filter for each of an assumed ten elements.</summary>
    public static int CostOf(BoundExpression expression) => expression switch
    {
        AggregateExpression x => Walk + CostOf(x.List) + (10 * ((x.Filter is null ? 0 : CostOf(x.Filter)) + (x.Selector is null ? 0 : CostOf(x.Selector)))),
        RecordsExpression or RowsExpression or ReferrersExpression or EventsExpression => Walk + SumOf(expression, CostOf),
        JudgementExpression or LimitMemberExpression => Walk + SumOf(expression, CostOf),
        ConsecutiveExpression x => x.Periods * (Walk + CostOf(x.Condition)),
        DefinitionExpression or RowExpression or ParameterExpression or EarlierExpression or PeriodExpression or RecentExpression => 10 + SumOf(expression, CostOf),
        _ => 1 + SumOf(expression, CostOf),
    };

    private static int SumOf(BoundExpression expression, Func<BoundExpression, int> of)
    {
        var sum = 0;
        foreach (var child in BoundChildren.Of(expression))
        {
            // Enough to compare by; a chain of chains must not overflow.
            sum = Math.Min(sum + of(child), int.MaxValue / 64);
        }

        return sum;
    }
}
