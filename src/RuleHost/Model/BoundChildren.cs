using System.Collections.Immutable;

namespace RuleHost.Model;

/// <summary>The direct parts of an expression, in order of writing.</summary>
internal static class BoundChildren
{
    public static IEnumerable<BoundExpression> Of(BoundExpression expression) => expression switch
    {
        ErrorExpression or ConstantExpression or SubjectExpression or LocalExpression or ParameterExpression or RecordsExpression
            or RowsExpression or NowExpression or PeriodExpression or TimeoutExpression => [],
        FieldExpression x => [x.Target],
        EventsExpression x => [x.Target],
        EventMemberExpression x => [x.Target],
        CellExpression x => [x.Target],
        DefinitionExpression x => [x.Target],
        JudgementExpression x => [x.Target],
        LimitMemberExpression x => [x.Target],
        OutcomeExpression x => [x.Target],
        RowExpression x => [x.Key],
        ReferrersExpression x => [x.Target],
        EarlierExpression x => [x.Target],
        LogicalExpression x => x.Operands,
        NotExpression x => [x.Operand],
        CompareExpression x => [x.Left, x.Right],
        BetweenExpression x => [x.Operand, x.Low, x.High],
        ArithmeticExpression x => x.Operands,
        NegateExpression x => [x.Operand],
        IfExpression x => [x.Condition, x.Then, x.Else],
        BlockExpression x => x.Items.Select(i => i.Condition),
        CasesExpression x => x.Cases.SelectMany<CaseItem, BoundExpression>(c => [c.Condition, c.Result]).Concat(Optional(x.Otherwise)),
        AggregateExpression x => [x.List, .. Optional(x.Filter), .. Optional(x.Selector)],
        ExtremeExpression x => x.Operands,
        DefaultExpression x => [x.Operand, x.Fallback],
        KnownExpression x => [x.Operand],
        DateOfExpression x => [x.Operand],
        RecentExpression x => Optional(x.AsOf),
        ConsecutiveExpression x => [x.Condition],
        ListExpression x => x.Items,
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private static IEnumerable<BoundExpression> Optional(BoundExpression? expression) => expression is null ? [] : [expression];
}
