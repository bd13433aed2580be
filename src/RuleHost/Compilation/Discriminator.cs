using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Compilation;

/// <summary>
/// What a provision demands of one enumeration or text field of its subject: where the field is known and is none of the names,
/// nothing else about the record needs looking at.
/// </summary>
/// <param name="Slot">The field's slot in the subject's fact type.</param>
/// <param name="Names">The values with which the provision may still apply.</param>
/// <param name="Otherwise">The state with any other known value.</param>
internal sealed record Discriminator(int Slot, ImmutableHashSet<string> Names, JudgementState Otherwise)
{
    /// <summary>
    /// Every discriminator of a provision. Those of 对's filter say 不适用. Those of 当 say 不成立, and count only where nothing could
    /// make the provision 不适用, which is reported before 不成立 (semantics S18).
    /// </summary>
    public static IEnumerable<Discriminator> Of(BoundProvision provision)
    {
        if (provision.Filter is { } filter)
        {
            return Of(filter, JudgementState.NotApplicable);
        }

        return provision is BoundJudgement judgement && AlwaysApplies(judgement) ? judgement.When.SelectMany(w => Of(w, JudgementState.Fails)) : [];
    }

    private static bool AlwaysApplies(BoundJudgement judgement) =>
        judgement.Filter is null
        && judgement.NotApplicable.IsEmpty
        && judgement.InForceFrom is null
        && judgement.InForceUntil is null
        && judgement.Generals.All(g => g.NotApplicable.IsEmpty);

    private static IEnumerable<Discriminator> Of(Formula formula, JudgementState otherwise) =>
        Conjuncts(formula.Body).Select(Demand).OfType<(int Slot, ImmutableHashSet<string> Names)>().Select(d => new Discriminator(d.Slot, d.Names, otherwise));

    private static IEnumerable<BoundExpression> Conjuncts(BoundExpression expression) => expression switch
    {
        LogicalExpression { IsAnd: true } x => x.Operands.SelectMany(Conjuncts),
        BlockExpression { Kind: BlockKind.All } x => x.Items.SelectMany(i => Conjuncts(i.Condition)),
        _ => [expression],
    };

    /// <summary><c>字段 = 值</c>, <c>字段 属于 [值, …]</c>, or several of these about one field joined by 或.</summary>
    private static (int Slot, ImmutableHashSet<string> Names)? Demand(BoundExpression expression) => expression switch
    {
        CompareExpression { Operator: ComparisonOperator.Equal } x => Demand(x.Left, [x.Right]) ?? Demand(x.Right, [x.Left]),
        CompareExpression { Operator: ComparisonOperator.In, Right: ListExpression list } x => Demand(x.Left, list.Items),
        LogicalExpression { IsAnd: false } x => Any(x.Operands),
        BlockExpression { Kind: BlockKind.Any } x => Any(x.Items.Select(i => i.Condition)),
        _ => null,
    };

    private static (int Slot, ImmutableHashSet<string> Names)? Demand(BoundExpression field, ImmutableArray<BoundExpression> values)
    {
        if (field is not FieldExpression { Target: SubjectExpression, Slot: >= 0, Type.Kind: TypeKind.Enum or TypeKind.Text } own)
        {
            return null;
        }

        var kind = own.Type.Kind == TypeKind.Enum ? ValueKind.Enum : ValueKind.Text;
        var names = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (value is not ConstantExpression constant || constant.Value.Kind != kind)
            {
                return null;
            }

            names.Add(NameOf(constant.Value)!);
        }

        return (own.Slot, names.ToImmutable());
    }

    private static (int Slot, ImmutableHashSet<string> Names)? Any(IEnumerable<BoundExpression> alternatives)
    {
        (int Slot, ImmutableHashSet<string> Names)? any = null;
        foreach (var alternative in alternatives)
        {
            if (Demand(alternative) is not { } demand || (any is { } before && before.Slot != demand.Slot))
            {
                return null;
            }

            any = (demand.Slot, any is { } known ? known.Names.Union(demand.Names) : demand.Names);
        }

        return any;
    }

    /// <summary>By what = compares a value of an enumeration or a text; null for what it could not decide by a name.</summary>
    public static string? NameOf(Value value) => value.Kind switch
    {
        ValueKind.Enum => value.EnumName,
        ValueKind.Text => value.TextValue,
        _ => null,
    };
}
