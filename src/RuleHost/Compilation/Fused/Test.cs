using System.Collections.Immutable;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Compilation.Fused;

/// <summary>
/// A condition over the slots of one record: what is left of a bound expression that asks nothing but the record's own fields,
/// parameters, the as-of and constants. What unknown and 无 give in each comparison was asked of the shared operators when the test
/// was made, so that it says what they say.
/// </summary>
internal abstract record Test
{
    public static FixedTest True { get; } = new(Truth.True);

    public static FixedTest False { get; } = new(Truth.False);

    /// <summary>How many comparisons it makes: what a unit's size is counted in.</summary>
    public abstract int Weight { get; }
}

internal sealed record FixedTest(Truth Truth) : Test
{
    public override int Weight => 0;
}

/// <summary>且 or 或.</summary>
internal sealed record ChainTest(bool IsAnd, ImmutableArray<Test> Operands) : Test
{
    public override int Weight => Operands.Sum(o => o.Weight);

    /// <summary>A chain without what cannot matter to it.</summary>
    public static Test Of(bool isAnd, IEnumerable<Test> operands)
    {
        var neutral = isAnd ? Truth.True : Truth.False;
        var kept = operands.Where(o => o is not FixedTest known || known.Truth != neutral).ToImmutableArray();
        return kept.Any(o => o is FixedTest known && known.Truth == neutral.Not()) ? new FixedTest(neutral.Not())
            : kept.Length switch { 0 => new FixedTest(neutral), 1 => kept[0], _ => new ChainTest(isAnd, kept) };
    }
}

/// <summary>非.</summary>
internal sealed record NotTest(Test Operand) : Test
{
    public override int Weight => Operand.Weight;

    public static Test Of(Test operand) => operand is FixedTest known ? new FixedTest(known.Truth.Not()) : new NotTest(operand);
}

/// <summary>下列至少 n 项.</summary>
internal sealed record AtLeastTest(int Count, ImmutableArray<Test> Items) : Test
{
    public override int Weight => Items.Sum(o => o.Weight);
}

/// <summary>A 是否 slot as a condition; 无 is unknown there.</summary>
internal sealed record TruthTest(int Slot) : Test
{
    public override int Weight => 1;
}

/// <summary>缺失 or its opposite.</summary>
internal sealed record KnownTest(int Slot, bool Missing) : Test
{
    public override int Weight => 1;
}

/// <summary>A slot against a constant.</summary>
/// <param name="WhenNone">What comes out where the slot is 无.</param>
internal sealed record ConstantTest(int Slot, ComparisonOperator Operator, long Rank, Truth WhenNone) : Test
{
    public override int Weight => 1;
}

/// <summary>A slot against a written list of texts or of values of its enumeration.</summary>
internal sealed record SetTest(int Slot, ImmutableArray<long> Ranks, Truth WhenNone) : Test
{
    public override int Weight => 1;
}

/// <summary>Two slots against each other.</summary>
/// <param name="WhenOneNone">What comes out where one of them is 无.</param>
/// <param name="WhenBothNone">What comes out where both are.</param>
internal sealed record PairTest(int Left, ComparisonOperator Operator, int Right, Truth WhenOneNone, Truth WhenBothNone) : Test
{
    public override int Weight => 1;
}
