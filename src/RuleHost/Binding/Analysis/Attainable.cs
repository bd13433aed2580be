using RuleHost.Model;
using RuleHost.Syntax;

namespace RuleHost.Binding.Analysis;

/// <summary>What a grade, a score or a count can come to at all, by what is written of it: only bounds that nothing can break.</summary>
internal static class Attainable
{
    /// <summary>The grades that a 等次 can give in any of its texts, by 评, 升, 降, or as what a veto leaves of a promotion.</summary>
    public static IReadOnlySet<int> Grades(BoundGrade grade)
    {
        var all = new SortedSet<int>();
        foreach (var text in grade.Versions.IsEmpty ? [grade] : grade.Versions.OfType<BoundGrade>())
        {
            all.UnionWith(OfText(text, grade.Type.Enum!.Values.Length));
        }

        return all;
    }

    private static SortedSet<int> OfText(BoundGrade grade, int steps)
    {
        var given = new SortedSet<int>(grade.Awards.Select(a => a.Grade));
        foreach (var shift in grade.Shifts)
        {
            given.UnionWith(given.Select(from => shift.Steps >= 0
                ? Math.Max(from, Math.Min(from + shift.Steps, shift.Limit ?? steps - 1))
                : Math.Min(from, Math.Max(from + shift.Steps, shift.Limit ?? 0))).ToList());
        }

        if (!grade.Shifts.IsEmpty)
        {
            // What a promotion reached and a veto forbids falls to the step below the forbidden one, whether or not a 评 gives it.
            given.UnionWith(ForbiddenBy(grade).Where(v => v > 0 && given.Max >= v).Select(v => v - 1).ToList());
        }

        return given;
    }

    /// <summary>The grades that vetoes forbid.</summary>
    private static IEnumerable<int> ForbiddenBy(BoundGrade grade) =>
        from veto in grade.Vetoes
        from text in veto.Versions.IsEmpty ? [veto] : veto.Versions.OfType<BoundJudgement>()
        from judgement in text.Generals.Prepend(text)
        from forbid in judgement.Forbids
        where forbid.IsGrading
        from name in forbid.Names.Where((_, i) => forbid.Scales[i] == grade.Type.Enum!.Name)
        select grade.Type.Enum!.IndexOf(name);

    /// <summary>The most that a score's total can be; null where 加 may lift it beyond full marks, or full marks are no constant.</summary>
    public static decimal? Highest(BoundScore score) =>
        score is { Versions.IsEmpty: true, OutOf.Body: ConstantExpression { Value.Kind: Values.ValueKind.Number } full }
        && !score.Points.Concat(score.Contributors.SelectMany(Written).SelectMany(j => j.Points).Where(p => p.Into == score.Id)).Any(p => p.IsPlus || p.Amount.Body is not ConstantExpression { Value.Number: >= 0 })
            ? full.Value.Number
            : null;

    private static IEnumerable<BoundJudgement> Written(BoundJudgement judgement) =>
        (judgement.Versions.IsEmpty ? [judgement] : judgement.Versions.OfType<BoundJudgement>()).SelectMany(j => j.Generals.Prepend(j));

    /// <summary>
    /// The most elements that a count can find: of records that stand under one owner by year or month, as many as the stretch of time has years
    /// or months; null where nothing bounds it.
    /// </summary>
    public static int? Most(AggregateExpression count)
    {
        if (count is not { Function: AggregateFunction.Count or AggregateFunction.Run, List: ReferrersExpression { FactType: { Key: [var first, var second], Predecessor: null } type } list, Filter: { } filter }
            || (list.Slot != first && list.Slot != second)
            || type.Fields[list.Slot].Type.Kind != Values.TypeKind.Record)
        {
            return null;
        }

        var period = type.Fields[list.Slot == first ? second : first];
        var months = period.Type.Kind switch { Values.TypeKind.Month => 1, Values.TypeKind.Year => 12, _ => 0 };
        return months == 0 ? null : Parts(filter)
            .OfType<CompareExpression>()
            .Where(c => c is { Operator: ComparisonOperator.In, Left: FieldExpression { Target: LocalExpression local } field } && local.Slot == count.Slot && field.Field.Name == period.Name)
            .Select(c => Periods(c.Right, months))
            .Min();
    }

    /// <summary>How many years or months a stretch of time touches at most.</summary>
    private static int? Periods(BoundExpression window, int months) => window switch
    {
        PeriodExpression { Period: CalendarPeriod.ThisYear or CalendarPeriod.LastYear } => 12 / months,
        PeriodExpression { Period: CalendarPeriod.FirstHalf or CalendarPeriod.SecondHalf or CalendarPeriod.ThisHalf } => Math.Max(1, 6 / months),
        PeriodExpression { Period: CalendarPeriod.ThisQuarter or CalendarPeriod.LastQuarter } => Math.Max(1, 3 / months),
        PeriodExpression { Period: CalendarPeriod.ThisMonth or CalendarPeriod.LastMonth } => 1,

        // A stretch up to a day within a month touches one more than its length.
        RecentExpression { Length: { Kind: Values.ValueKind.Span, Unit.Family: Values.SpanFamily.Months } length } => (int)Math.Min(10_000, decimal.Ceiling(length.Number * length.Unit.Factor / months) + 1),
        _ => null,
    };

    /// <summary>Whether a quotient is a share: a count of some elements by the count of them all.</summary>
    public static bool IsShare(BoundExpression expression) =>
        expression is ArithmeticExpression { Operators: [ArithmeticOperator.Divide], Operands: [AggregateExpression { Function: AggregateFunction.Count } part, AggregateExpression { Function: AggregateFunction.Count } whole] }
        && TermKey.Of(part.List) is { } list && list == TermKey.Of(whole.List)
        && (whole.Filter is null || Keys(part) is { } narrow && Keys(whole) is { } wide && wide.IsSubsetOf(narrow));

    /// <summary>What the elements of a count must satisfy, one by one; null where something is too large to compare.</summary>
    private static HashSet<string>? Keys(AggregateExpression count)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in count.Filter is null ? [] : Parts(count.Filter))
        {
            if (TermKey.Of(new AggregateExpression(count.Type, part.Origin, AggregateFunction.Exists, count.List, count.Slot, part, null)) is not { } key)
            {
                return null;
            }

            keys.Add(key);
        }

        return keys;
    }

    /// <summary>What 且 joins, one by one.</summary>
    public static IEnumerable<BoundExpression> Parts(BoundExpression condition) =>
        condition is LogicalExpression { IsAnd: true } and ? and.Operands.SelectMany(Parts) : [condition];
}
