using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Strictness;

/// <summary>Compares conditions and amounts of two texts, on every day on which a parameter of theirs has a value of its own.</summary>
internal sealed class Comparer(DatedValues dated)
{
    /// <summary>Whether two expressions mean the same.</summary>
    public bool Same(BoundExpression? before, BoundExpression? after) =>
        before is null || after is null
            ? before is null && after is null
            : TermKey.Of(before) is { } key && key == TermKey.Of(after) && !dated.MentionsChange(before) && !dated.MentionsChange(after);

    public bool Same(Formula? before, Formula? after) => Same(before?.Body, after?.Body);

    /// <summary>
    /// Whether <paramref name="narrow"/> is proven to imply <paramref name="wide"/>. Each side is a list of
    /// conditions, joined by 且 or 或; an empty list is what <paramref name="isAnd"/> makes of it. Days on which the base (the narrow side, or
    /// with <paramref name="baseIsWide"/> the wide one) has no value for a parameter decide nothing: there it settles no case itself.
    /// </summary>
    public bool Implies(IReadOnlyList<BoundExpression> narrow, IReadOnlyList<BoundExpression> wide, bool isAnd, bool baseIsWide = false)
    {
        if (narrow.Count == wide.Count && narrow.Zip(wide).All(p => Same(p.First, p.Second)))
        {
            return true;
        }

        foreach (var day in DatedValues.Days([.. narrow, .. wide]))
        {
            var (a, b) = (On(day, narrow), On(day, wide));
            if ((baseIsWide ? wide : narrow).Any(e => DatedValues.LacksValue(day, e)))
            {
                continue;
            }

            if (a.Concat(b).Any(dated.MentionsChange) || !ConditionPair.Implies(Join(a), Join(b)))
            {
                return false;
            }
        }

        return true;

        ConditionPair Join(List<BoundExpression> parts) => isAnd ? ConditionPair.All(parts.Select(ConditionPair.Of)) : ConditionPair.Any(parts.Select(ConditionPair.Of));
    }

    /// <summary>The same of two conditions of which none is always met.</summary>
    public bool Implies(Formula? narrow, Formula? wide, bool baseIsWide = false) => Implies(List(narrow), List(wide), isAnd: true, baseIsWide);

    /// <summary>−1 where the amount in force is smaller on some day and greater on none, 1 the other way, 0 where the two are equal, null where that cannot be told.</summary>
    public int? Amount(BoundExpression? before, BoundExpression? after)
    {
        if (Same(before, after))
        {
            return 0;
        }

        if (before is null || after is null)
        {
            return null;
        }

        int? order = 0;
        foreach (var day in DatedValues.Days([before, after]))
        {
            var (a, b) = (Constant(day, before), Constant(day, after));
            if (DatedValues.LacksValue(day, before))
            {
                continue;
            }

            if (a is not { } one || b is not { } other || Order(one, other) is not { } step || (order != 0 && step != 0 && order != step))
            {
                return null;
            }

            order = order == 0 ? step : order;
        }

        return order;
    }

    /// <summary>
    /// −1 where the second end of a due day comes earlier, 1 where later, 0 where at the same time; null where it hangs on office hours or on the
    /// start. Without a 截止 the convention of its rulebook holds.
    /// </summary>
    public int? Cutoff(CutoffClause? before, CutoffClause? after) => EndOfDay.Order(EndOfDay.Of(before, dated.Before.Conventions), EndOfDay.Of(after, dated.After.Conventions));

    /// <summary>Whether some formula of the base asks for an event of a fact type.</summary>
    public bool ReadsEvent(FactType? type, EventDefinition happening) => dated.ReadsEvent(type, happening);

    /// <summary>How the second lies to the first; null where they are of different sorts.</summary>
    public static int? Order(Value first, Value second) =>
        ValueOperators.Compare(ComparisonOperator.Less, second, first) == Truth.True ? -1
            : ValueOperators.Compare(ComparisonOperator.Greater, second, first) == Truth.True ? 1
            : ValueOperators.Compare(ComparisonOperator.Equal, second, first) == Truth.True ? 0
            : null;

    /// <summary>The value of an amount on a day; null where it is known by no text.</summary>
    public static Value? Constant(DateOnly day, BoundExpression expression) => DatedValues.On(day, expression) is ConstantExpression { Value: { IsUnknown: false } value } ? value : null;

    private static List<BoundExpression> On(DateOnly day, IReadOnlyList<BoundExpression> expressions) => [.. expressions.Select(e => DatedValues.On(day, e))];

    private static IReadOnlyList<BoundExpression> List(Formula? formula) => formula is null ? [] : [formula.Body];
}
