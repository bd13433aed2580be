using System.Collections.Immutable;
using RuleHost.Model;

namespace RuleHost.Compilation;

/// <summary>
/// The identity over bound expressions: rebuilds a node only where a child changed. Each pass of the compiler derives from it and
/// says only what it changes; children are rewritten before their parents.
/// </summary>
internal abstract class BoundRewriter
{
    public BoundExpression Rewrite(BoundExpression expression) => Change(Children(expression));

    /// <summary>What the pass makes of a node whose children it has already rewritten.</summary>
    protected abstract BoundExpression Change(BoundExpression expression);

    private BoundExpression Children(BoundExpression e) => e switch
    {
        ErrorExpression or ConstantExpression or SubjectExpression or LocalExpression or ParameterExpression or RecordsExpression
            or RowsExpression or NowExpression or PeriodExpression or TimeoutExpression => e,
        FieldExpression x => Rewrite(x.Target) is var t && Same(t, x.Target) ? e : new FieldExpression(x.Type, x.Origin, t, x.Field, x.Slot),
        EventsExpression x => Rewrite(x.Target) is var t && Same(t, x.Target) ? e : new EventsExpression(x.Type, x.Origin, t, x.Event),
        EventMemberExpression x => Rewrite(x.Target) is var t && Same(t, x.Target) ? e : new EventMemberExpression(x.Type, x.Origin, t, x.Member, x.Slot),
        CellExpression x => Rewrite(x.Target) is var t && Same(t, x.Target) ? e : new CellExpression(x.Type, x.Origin, t, x.Column),
        DefinitionExpression x => Rewrite(x.Target) is var t && Same(t, x.Target) ? e : new DefinitionExpression(x.Type, x.Origin, t, x.Definition),
        JudgementExpression x => Rewrite(x.Target) is var t && Same(t, x.Target) ? e : new JudgementExpression(x.Origin, t, x.Judgement),
        LimitMemberExpression x => Rewrite(x.Target) is var t && Same(t, x.Target) ? e : new LimitMemberExpression(x.Type, x.Origin, t, x.Limit, x.Member),
        OutcomeExpression x => Rewrite(x.Target) is var t && Same(t, x.Target) ? e : new OutcomeExpression(x.Type, x.Origin, t, x.Provision, x.Member),
        RowExpression x => Rewrite(x.Key) is var k && Same(k, x.Key) ? e : new RowExpression(x.Type, x.Origin, x.Table, k),
        ReferrersExpression x => Rewrite(x.Target) is var t && Same(t, x.Target) ? e : new ReferrersExpression(x.Type, x.Origin, t, x.FactType, x.Slot),
        EarlierExpression x => Rewrite(x.Target) is var t && Same(t, x.Target) ? e : new EarlierExpression(x.Type, x.Origin, t, x.Months),
        LogicalExpression x => All(x.Operands) is var o && o == x.Operands ? e : new LogicalExpression(x.Origin, x.IsAnd, o),
        NotExpression x => Rewrite(x.Operand) is var o && Same(o, x.Operand) ? e : new NotExpression(x.Origin, o),
        CompareExpression x => Rewrite(x.Left) is var l && Rewrite(x.Right) is var r && Same(l, x.Left) && Same(r, x.Right) ? e : new CompareExpression(x.Origin, l, x.Operator, r),
        BetweenExpression x => Between(x),
        ArithmeticExpression x => All(x.Operands) is var o && o == x.Operands ? e : new ArithmeticExpression(x.Type, x.Origin, o, x.Operators),
        NegateExpression x => Rewrite(x.Operand) is var o && Same(o, x.Operand) ? e : new NegateExpression(x.Type, x.Origin, o),
        IfExpression x => If(x),
        BlockExpression x => Block(x),
        CasesExpression x => Cases(x),
        AggregateExpression x => Aggregate(x),
        ExtremeExpression x => All(x.Operands) is var o && o == x.Operands ? e : new ExtremeExpression(x.Type, x.Origin, x.IsMax, o),
        DefaultExpression x => Rewrite(x.Operand) is var o && Rewrite(x.Fallback) is var f && Same(o, x.Operand) && Same(f, x.Fallback) ? e : new DefaultExpression(x.Type, x.Origin, o, f),
        KnownExpression x => Rewrite(x.Operand) is var o && Same(o, x.Operand) ? e : new KnownExpression(x.Origin, o, x.Missing),
        DateOfExpression x => Rewrite(x.Operand) is var o && Same(o, x.Operand) ? e : new DateOfExpression(x.Type, x.Origin, o),
        RecentExpression x => Maybe(x.AsOf) is var a && Same(a, x.AsOf) ? e : new RecentExpression(x.Origin, x.Length, a),
        ConsecutiveExpression x => Rewrite(x.Condition) is var c && Same(c, x.Condition) ? e : new ConsecutiveExpression(x.Origin, x.Periods, x.Months, c),
        ListExpression x => All(x.Items) is var i && i == x.Items ? e : new ListExpression(x.Type, x.Origin, i),
        _ => throw new InvalidOperationException(e.GetType().Name),
    };

    private BoundExpression Between(BetweenExpression x)
    {
        var (operand, low, high) = (Rewrite(x.Operand), Rewrite(x.Low), Rewrite(x.High));
        return Same(operand, x.Operand) && Same(low, x.Low) && Same(high, x.High) ? x : new BetweenExpression(x.Origin, operand, low, high);
    }

    private BoundExpression If(IfExpression x)
    {
        var (condition, then, @else) = (Rewrite(x.Condition), Rewrite(x.Then), Rewrite(x.Else));
        return Same(condition, x.Condition) && Same(then, x.Then) && Same(@else, x.Else) ? x : new IfExpression(x.Type, x.Origin, condition, then, @else);
    }

    private BoundExpression Block(BlockExpression x)
    {
        var changed = false;
        var items = ImmutableArray.CreateBuilder<BlockItem>(x.Items.Length);
        foreach (var item in x.Items)
        {
            var condition = Rewrite(item.Condition);
            changed |= !Same(condition, item.Condition);
            items.Add(new BlockItem(item.Mark, condition));
        }

        return changed ? new BlockExpression(x.Origin, x.Kind, x.AtLeast, items.MoveToImmutable()) : x;
    }

    private BoundExpression Cases(CasesExpression x)
    {
        var otherwise = Maybe(x.Otherwise);
        var changed = !Same(otherwise, x.Otherwise);
        var cases = ImmutableArray.CreateBuilder<CaseItem>(x.Cases.Length);
        foreach (var item in x.Cases)
        {
            var (condition, result) = (Rewrite(item.Condition), Rewrite(item.Result));
            changed |= !Same(condition, item.Condition) || !Same(result, item.Result);
            cases.Add(new CaseItem(item.Mark, condition, result));
        }

        return changed ? new CasesExpression(x.Type, x.Origin, cases.MoveToImmutable(), otherwise, x.Name) : x;
    }

    private BoundExpression Aggregate(AggregateExpression x)
    {
        var (list, filter, selector) = (Rewrite(x.List), Maybe(x.Filter), Maybe(x.Selector));
        return Same(list, x.List) && Same(filter, x.Filter) && Same(selector, x.Selector)
            ? x
            : new AggregateExpression(x.Type, x.Origin, x.Function, list, x.Slot, filter, selector);
    }

    private BoundExpression? Maybe(BoundExpression? expression) => expression is null ? null : Rewrite(expression);

    /// <summary>The same array where nothing in it changed.</summary>
    private ImmutableArray<BoundExpression> All(ImmutableArray<BoundExpression> expressions)
    {
        ImmutableArray<BoundExpression>.Builder? changed = null;
        for (var i = 0; i < expressions.Length; i++)
        {
            var rewritten = Rewrite(expressions[i]);
            if (changed is null && !Same(rewritten, expressions[i]))
            {
                changed = ImmutableArray.CreateBuilder<BoundExpression>(expressions.Length);
                changed.AddRange(expressions.AsSpan()[..i]);
            }

            changed?.Add(rewritten);
        }

        return changed?.MoveToImmutable() ?? expressions;
    }

    private static bool Same(BoundExpression? a, BoundExpression? b) => ReferenceEquals(a, b);
}
