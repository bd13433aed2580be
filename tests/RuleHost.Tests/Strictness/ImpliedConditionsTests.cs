using System.Collections.Immutable;
using RuleHost.Strictness;
using RuleHost.Tests.Binding;
using Xunit;

namespace RuleHost.Tests.Strictness;

/// <summary>
/// Random pairs of conditions over small domains, each tried with every combination of known and missing facts: what the comparison takes for
/// proven must hold in all of them. A looser text that passes for a tighter one would let an overlay weaken its base.
/// </summary>
public sealed class ImpliedConditionsTests
{
    private const int Pairs = 400;

    [Fact]
    public void Nothing_is_proven_that_some_combination_of_facts_known_or_missing_refutes()
    {
        var random = new Random(20_261_125);
        var proven = 0;
        for (var i = 0; i < Pairs; i++)
        {
            var (narrow, wide) = (Make(random, 2), Make(random, 2));
            // A pair that has something to do with each other is proven more often.
            wide = random.Next(3) switch { 0 => new Or(narrow, wide), 1 => wide, _ => new Or(wide, narrow) };
            narrow = random.Next(3) == 0 ? new And(narrow, Make(random, 1)) : narrow;
            var (a, b) = (Pair(narrow), Pair(wide));
            if (!ConditionPair.Implies(a, b))
            {
                continue;
            }

            proven++;
            foreach (var facts in Facts)
            {
                var (one, other) = (narrow.Of(facts), wide.Of(facts));
                Assert.True((one != true || other == true) && (other != false || one == false), $"{narrow} ⇒ {wide} at {string.Join(", ", facts)}: {one} and {other}");
            }
        }

        Assert.True(proven > Pairs / 10, $"only {proven} pairs were proven: the test shows little");
    }

    private static ConditionPair Pair(Node node) => ConditionPair.Of(BoundRulebook.FromTexts(ClauseStrictnessTests.Yaml, $"情形 X\n  对 诉求\n  当 {node}\n  问责 承办人: 批评教育\n").When());

    /// <summary>次数 0 to 3 or missing, 紧急 and 瞒报 是, 否 or missing.</summary>
    private static readonly ImmutableArray<int?[]> Facts =
    [
        .. from count in new int?[] { null, 0, 1, 2, 3 }
           from urgent in new int?[] { null, 0, 1 }
           from hidden in new int?[] { null, 0, 1 }
           select new[] { count, urgent, hidden },
    ];

    private static Node Make(Random random, int depth) => depth == 0 || random.Next(4) == 0
        ? random.Next(3) switch { 0 => new Flag(1, "紧急"), 1 => new Flag(2, "瞒报"), _ => new Compared(random.Next(4), random.Next(4)) }
        : random.Next(3) switch
        {
            0 => new Or(Make(random, depth - 1), Make(random, depth - 1)),
            1 => new And(Make(random, depth - 1), Make(random, depth - 1)),
            _ => new Not(Make(random, depth - 1)),
        };

    private abstract record Node
    {
        public abstract bool? Of(int?[] facts);
    }

    private sealed record Flag(int Index, string Name) : Node
    {
        public override bool? Of(int?[] facts) => facts[Index] is { } value ? value == 1 : null;

        public override string ToString() => Name;
    }

    private sealed record Compared(int Operator, int Number) : Node
    {
        private static readonly string[] _words = ["大于", "不小于", "小于", "="];

        public override bool? Of(int?[] facts) => facts[0] is not { } count ? null : Operator switch
        {
            0 => count > Number,
            1 => count >= Number,
            2 => count < Number,
            _ => count == Number,
        };

        public override string ToString() => $"次数 {_words[Operator]} {Number}";
    }

    private sealed record Not(Node Inner) : Node
    {
        public override bool? Of(int?[] facts) => !Inner.Of(facts);

        public override string ToString() => $"非 ({Inner})";
    }

    private sealed record And(Node Left, Node Right) : Node
    {
        public override bool? Of(int?[] facts) => Left.Of(facts) & Right.Of(facts);

        public override string ToString() => $"({Left}) 且 ({Right})";
    }

    private sealed record Or(Node Left, Node Right) : Node
    {
        public override bool? Of(int?[] facts) => Left.Of(facts) | Right.Of(facts);

        public override string ToString() => $"({Left}) 或 ({Right})";
    }
}
