using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Binding.Analysis;

/// <summary>
/// A text that two expressions share exactly when they are the same expression: what they are, not how they are written. The element of a
/// list within it is told by its depth, that of a list around it by its local.
/// </summary>
internal static class TermKey
{
    private const int MaxLength = 4_000;

    /// <summary>The key; null for an expression too large to compare.</summary>
    public static string? Of(BoundExpression expression)
    {
        var text = new StringBuilder();
        return Write(expression, text, []) && text.Length <= MaxLength ? text.ToString() : null;
    }

    private static bool Write(BoundExpression expression, StringBuilder text, ImmutableArray<int> slots)
    {
        if (text.Length > MaxLength || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }

        text.Append(expression.GetType().Name).Append(':').Append(Detail(expression, slots)).Append('(');
        if (expression is AggregateExpression aggregate)
        {
            slots = slots.Add(aggregate.Slot);
        }

        foreach (var child in BoundChildren.Of(expression))
        {
            if (!Write(child, text, slots))
            {
                return false;
            }

            text.Append(',');
        }

        text.Append(')');
        return true;
    }

    /// <summary>What tells an expression from others of its kind with the same parts.</summary>
    private static string Detail(BoundExpression expression, ImmutableArray<int> slots) => expression switch
    {
        ConstantExpression x => $"{x.Type}={ValueText.Canonical(x.Value)}",
        LocalExpression x => Local(x.Slot, slots),
        FieldExpression x => x.Field.Name,
        EventsExpression x => x.Event.Name,
        EventMemberExpression x => string.Create(CultureInfo.InvariantCulture, $"{x.Member}{x.Slot}"),
        CellExpression x => x.Column.ToString(CultureInfo.InvariantCulture),
        DefinitionExpression x => x.Definition.Id,
        JudgementExpression x => x.Judgement.Id,
        LimitMemberExpression x => $"{x.Limit.Id}.{x.Member}",
        OutcomeExpression x => $"{x.Provision.Id}.{x.Member}",
        ParameterExpression x => x.Parameter.Name,
        RowExpression x => x.Table.Name,
        RecordsExpression x => x.FactType.Name,
        RowsExpression x => x.Table.Name,
        ReferrersExpression x => string.Create(CultureInfo.InvariantCulture, $"{x.FactType.Name}#{x.Slot}"),
        EarlierExpression x => x.Months.ToString(CultureInfo.InvariantCulture),
        LogicalExpression x => x.IsAnd.ToString(),
        CompareExpression x => x.Operator.ToString(),
        ArithmeticExpression x => string.Join(' ', x.Operators),
        BlockExpression x => string.Create(CultureInfo.InvariantCulture, $"{x.Kind}{x.AtLeast}"),
        CasesExpression x => (x.Otherwise is not null).ToString(),
        AggregateExpression x => $"{x.Function}{x.Filter is not null}{x.Selector is not null}",
        ExtremeExpression x => x.IsMax.ToString(),
        KnownExpression x => x.Missing.ToString(),
        RecentExpression x => ValueText.Canonical(x.Length),
        PeriodExpression x => x.Period.ToString(),
        ConsecutiveExpression x => string.Create(CultureInfo.InvariantCulture, $"{x.Periods}×{x.Months}"),
        _ => "",
    };

    private static string Local(int slot, ImmutableArray<int> slots)
    {
        var depth = slots.LastIndexOf(slot);
        return depth >= 0 ? string.Create(CultureInfo.InvariantCulture, $"%{depth}") : string.Create(CultureInfo.InvariantCulture, $"§{slot}");
    }
}
