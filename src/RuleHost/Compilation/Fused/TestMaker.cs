using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Compilation.Fused;

/// <summary>
/// Makes tests of bound conditions. Null: the condition asks for more than a record's own fields, parameters, the as-of and constants
/// (events, lists, other records, limits, arithmetic), or for values without ranks; its provision is then judged the general way.
/// </summary>
internal sealed class TestMaker(RulebookModel model, SlotTable slots)
{
    private const int DeepestNesting = 24;

    private readonly HashSet<BoundProvision> _within = [];

    /// <summary>The decimal places that the numbers among the constants of some formulas have, as far as scaling goes.</summary>
    public static int PlacesOf(RulebookModel model, IEnumerable<Formula> formulas)
    {
        var most = 2;
        void Look(Value value)
        {
            if (value.Kind is ValueKind.Number or ValueKind.Money or ValueKind.Span && value.Number.Scale is var places and <= Ranks.MostPlaces)
            {
                most = Math.Max(most, places);
            }
        }

        void Walk(BoundExpression expression)
        {
            if (expression is ConstantExpression constant)
            {
                Look(constant.Value);
            }

            foreach (var child in BoundChildren.Of(expression))
            {
                Walk(child);
            }
        }

        foreach (var formula in formulas)
        {
            if (Weights.SizeOf(formula.Body) < 2000)
            {
                Walk(formula.Body);
            }
        }

        foreach (var version in model.Definition.Parameters.Values.SelectMany(p => p.Values))
        {
            Look(version.Value);
        }

        return most;
    }

    /// <summary>
    /// A judgement as two tests: whether it is 不适用, and whether its conditions hold; joined as <see cref="Decisions.Evaluation.Verdict"/>
    /// joins them. Null where one of its formulas is none.
    /// </summary>
    public (Test Excluded, Test Holds)? Of(BoundJudgement judgement)
    {
        if (!judgement.Versions.IsEmpty || Outside(judgement) is not { } outside)
        {
            return null;
        }

        var excluded = new List<Test?> { outside };
        var holds = new List<Test?>();
        excluded.AddRange(judgement.NotApplicable.Select(Of));
        holds.AddRange(judgement.When.Select(Of));
        foreach (var general in judgement.Generals)
        {
            if (Outside(general) is not { } unreached)
            {
                return null;
            }

            excluded.AddRange(general.NotApplicable.Select(c => Of(c) is { } applies ? ChainTest.Of(true, [NotTest.Of(unreached), applies]) : null));
            holds.AddRange(general.When.Select(c => Of(c) is { } condition ? ChainTest.Of(false, [unreached, condition]) : null));
        }

        return excluded.Contains(null) || holds.Contains(null) ? null : (ChainTest.Of(false, excluded!), ChainTest.Of(true, holds!));
    }

    private Test? Of(Formula formula) => Weights.SizeOf(formula.Body) > FusedUnit.MostComparisons * 8 ? null : Of(formula.Body, 0);

    /// <summary>Outside 施行 or 对's filter.</summary>
    private Test? Outside(BoundProvision provision)
    {
        var outside = new List<Test>();
        if (provision.InForceFrom is { } from)
        {
            outside.Add(new ConstantTest(slots.OfApplicable(), ComparisonOperator.Less, from.DayNumber, Truth.Unknown));
        }

        if (provision.InForceUntil is { } until)
        {
            outside.Add(new ConstantTest(slots.OfApplicable(), ComparisonOperator.Greater, until.DayNumber, Truth.Unknown));
        }

        if (provision.Filter is { } filter)
        {
            if (Of(filter) is not { } inside)
            {
                return null;
            }

            outside.Add(NotTest.Of(inside));
        }

        return ChainTest.Of(false, outside);
    }

    private Test? Of(BoundExpression expression, int depth) => depth > DeepestNesting ? null : expression switch
    {
        ConstantExpression x => new FixedTest(x.Value.Truth),
        LogicalExpression x => All(x.Operands, depth) is { } operands ? ChainTest.Of(x.IsAnd, operands) : null,
        BlockExpression x => All(x.Items.Select(i => i.Condition), depth) is { } items
            ? x.Kind == BlockKind.AtLeast ? new AtLeastTest(x.AtLeast, items) : ChainTest.Of(x.Kind == BlockKind.All, items)
            : null,
        NotExpression x => Of(x.Operand, depth + 1) is { } operand ? NotTest.Of(operand) : null,
        CompareExpression x => Compare(x),
        BetweenExpression x => Compare(x.Operand, ComparisonOperator.GreaterOrEqual, x.Low) is { } low && Compare(x.Operand, ComparisonOperator.LessOrEqual, x.High) is { } high
            ? ChainTest.Of(true, [low, high])
            : null,
        KnownExpression x => SlotOf(x.Operand) is { } known ? new KnownTest(known.Index, x.Missing) : null,
        DefinitionExpression x => Defined(x, depth),
        JudgementExpression { Target: SubjectExpression } x => Judged(x.Judgement),
        FieldExpression { Type.Kind: TypeKind.Bool } x => SlotOf(x) is { } slot ? new TruthTest(slot.Index) : null,
        ParameterExpression { Type.Kind: TypeKind.Bool } x => SlotOf(x) is { } slot ? new TruthTest(slot.Index) : null,
        _ => null,
    };

    private ImmutableArray<Test>? All(IEnumerable<BoundExpression> expressions, int depth)
    {
        var tests = ImmutableArray.CreateBuilder<Test>();
        foreach (var expression in expressions)
        {
            if (Of(expression, depth + 1) is not { } test)
            {
                return null;
            }

            tests.Add(test);
        }

        return tests.ToImmutable();
    }

    /// <summary>A definition of the record itself, always in force: what it says.</summary>
    private Test? Defined(DefinitionExpression expression, int depth)
    {
        if (Body(expression) is not { } body || !_within.Add(expression.Definition))
        {
            return null;
        }

        var test = Of(body, depth + 1);
        _within.Remove(expression.Definition);
        return test;
    }

    private static BoundExpression? Body(DefinitionExpression expression) =>
        expression is { Target: SubjectExpression, Definition: { InForceFrom: null, InForceUntil: null, Broken: false } definition } ? definition.Body.Body : null;

    /// <summary>Another judgement of the record, which no person must confirm: it holds where it is applicable and its conditions hold.</summary>
    private Test? Judged(BoundJudgement judgement)
    {
        if (judgement.ConfirmBy is not null || judgement.Broken || !_within.Add(judgement))
        {
            return null;
        }

        var tests = Of(judgement);
        _within.Remove(judgement);
        return tests is { } made ? ChainTest.Of(true, [NotTest.Of(made.Excluded), made.Holds]) : null;
    }

    private Test? Compare(CompareExpression compare) => compare.Operator switch
    {
        ComparisonOperator.In => Within(compare.Left, compare.Right),
        ComparisonOperator.NotIn => Within(compare.Left, compare.Right) is { } within ? NotTest.Of(within) : null,
        ComparisonOperator.Contains => null,
        _ => Compare(compare.Left, compare.Operator, compare.Right),
    };

    private Test? Compare(BoundExpression left, ComparisonOperator @operator, BoundExpression right)
    {
        if (right is ConstantExpression constant)
        {
            return SlotOf(left) is { } slot ? Compare(slot, @operator, constant.Value) : null;
        }

        if (left is ConstantExpression first)
        {
            return SlotOf(right) is { } slot ? Compare(slot, Mirrored(@operator), first.Value) : null;
        }

        if (SlotOf(left) is not { } a || SlotOf(right) is not { } b || !SlotTable.Meet(a.Type, b.Type))
        {
            return null;
        }

        // Parameters are constants of a sort: their ranks are exact. Two fields must both be.
        if (a.Field is { } one && b.Field is { } other)
        {
            (one.MustBeExact, other.MustBeExact) = (true, true);
        }

        return new PairTest(a.Index, @operator, b.Index, ValueOperators.Compare(@operator, Value.None, Value.True), ValueOperators.Compare(@operator, Value.None, Value.None));
    }

    private Test? Compare(Operand slot, ComparisonOperator @operator, Value constant)
    {
        var whenNone = ValueOperators.Compare(@operator, Value.None, constant);
        if (slot.Field is { Kind: RankKind.Text } text)
        {
            return constant.Kind == ValueKind.Text && @operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual
                ? new ConstantTest(slot.Index, @operator, RankOf(text, constant.TextValue), whenNone)
                : null;
        }

        return slots.OfConstant(constant, slot.Type, slot.Kind) is { } rank ? new ConstantTest(slot.Index, @operator, rank, whenNone) : null;
    }

    /// <summary>属于 a written list.</summary>
    private SetTest? Within(BoundExpression item, BoundExpression list)
    {
        if (Items(list) is not { Length: > 0 } items || SlotOf(item) is not { Field: { } slot })
        {
            return null;
        }

        var ranks = ImmutableArray.CreateBuilder<long>();
        foreach (var value in items)
        {
            if (slot.Kind == RankKind.Text ? value.Kind != ValueKind.Text : slots.OfConstant(value, slot.Type, slot.Kind) is null)
            {
                return null;
            }

            ranks.Add(slot.Kind == RankKind.Text ? RankOf(slot, value.TextValue) : slots.OfConstant(value, slot.Type, slot.Kind)!.Value);
        }

        return new SetTest(slot.Index, ranks.ToImmutable(), ValueOperators.In(Value.None, Value.OfList(ListValue.Of(items)), model.Definition.Zone));
    }

    private static ImmutableArray<Value> Items(BoundExpression list) => list switch
    {
        ConstantExpression { Value: { Kind: ValueKind.List, List: { Complete: true, Possible.IsEmpty: true } items } } => items.Sure,
        ListExpression written when written.Items.All(i => i is ConstantExpression) => [.. written.Items.Select(i => ((ConstantExpression)i).Value)],
        _ => [],
    };

    private static long RankOf(FieldSlot slot, string text)
    {
        if (!slot.Texts.TryGetValue(text, out var rank))
        {
            slot.Texts[text] = rank = slot.Texts.Count;
        }

        return rank;
    }

    private static ComparisonOperator Mirrored(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        _ => @operator,
    };

    /// <summary>The slot of a value that a comparison takes; null where it is more than a look-up.</summary>
    private Operand? SlotOf(BoundExpression expression)
    {
        switch (expression)
        {
            case FieldExpression { Target: SubjectExpression } field:
                var place = field.Slot >= 0 ? field.Slot : slots.Type.SlotOf(field.Field.Name);
                return place >= 0 && slots.OfField(place) is { } slot ? new Operand(slot.Index, slot.Type, slot.Kind, slot) : null;
            case ParameterExpression parameter:
                return slots.OfParameter(parameter.Parameter) is { } held ? new Operand(held.Index, parameter.Parameter.Type, held.Kind, null) : null;
            case NowExpression:
                return new Operand(slots.OfNow(), DataType.Instant, RankKind.Ordinal, null);
            case DateOfExpression { Operand: NowExpression }:
                return new Operand(slots.OfToday(), DataType.Date, RankKind.Ordinal, null);
            case DefinitionExpression definition when Body(definition) is { } body && _within.Add(definition.Definition):
                var named = SlotOf(body);
                _within.Remove(definition.Definition);
                return named;
            default:
                return null;
        }
    }

    private sealed record Operand(int Index, DataType Type, RankKind Kind, FieldSlot? Field);
}
