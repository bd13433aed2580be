using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Compilation.Fused;

/// <summary>Tests by walking them: what a unit does until it is compiled, and what the compiled ones must agree with.</summary>
internal static class TestWalk
{
    public static Truth Of(Test test, ReadOnlySpan<long> ranks) => test switch
    {
        FixedTest x => x.Truth,
        NotTest x => Of(x.Operand, ranks).Not(),
        ChainTest x => Chain(x, ranks),
        TruthTest x => ranks[x.Slot] switch { Ranks.Unknown or Ranks.None => Truth.Unknown, var rank => (Truth)rank },
        KnownTest x => TruthOperators.Of((ranks[x.Slot] == Ranks.Unknown) == x.Missing),
        ConstantTest x => ranks[x.Slot] switch { Ranks.Unknown => Truth.Unknown, Ranks.None => x.WhenNone, var rank => TruthOperators.Of(Holds(rank, x.Operator, x.Rank)) },
        SetTest x => ranks[x.Slot] switch { Ranks.Unknown => Truth.Unknown, Ranks.None => x.WhenNone, var rank => TruthOperators.Of(x.Ranks.Contains(rank)) },
        PairTest x => Pair(x, ranks[x.Left], ranks[x.Right]),
        AtLeastTest x => AtLeast(x, ranks),
        _ => throw new InvalidOperationException(test.GetType().Name),
    };

    private static Truth Chain(ChainTest chain, ReadOnlySpan<long> ranks)
    {
        var truth = chain.IsAnd ? Truth.True : Truth.False;
        var end = truth.Not();
        foreach (var operand in chain.Operands)
        {
            var next = Of(operand, ranks);
            truth = chain.IsAnd ? truth.And(next) : truth.Or(next);
            if (truth == end)
            {
                break;
            }
        }

        return truth;
    }

    private static Truth AtLeast(AtLeastTest test, ReadOnlySpan<long> ranks)
    {
        var (holding, unknown) = (0, 0);
        foreach (var item in test.Items)
        {
            var truth = Of(item, ranks);
            holding += truth == Truth.True ? 1 : 0;
            unknown += truth == Truth.Unknown ? 1 : 0;
        }

        return TruthOperators.AtLeast(test.Count, holding, unknown);
    }

    private static Truth Pair(PairTest test, long left, long right) =>
        left == Ranks.Unknown || right == Ranks.Unknown ? Truth.Unknown
        : left == Ranks.None || right == Ranks.None ? (left == right ? test.WhenBothNone : test.WhenOneNone)
        : TruthOperators.Of(Holds(left, test.Operator, right));

    private static bool Holds(long a, ComparisonOperator @operator, long b) => @operator switch
    {
        ComparisonOperator.Equal => a == b,
        ComparisonOperator.NotEqual => a != b,
        ComparisonOperator.Greater => a > b,
        ComparisonOperator.GreaterOrEqual => a >= b,
        ComparisonOperator.Less => a < b,
        _ => a <= b,
    };
}
