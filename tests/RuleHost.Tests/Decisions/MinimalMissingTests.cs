using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;
using Xunit;
using static RuleHost.Tests.Decisions.TinyModel;

namespace RuleHost.Tests.Decisions;

/// <summary>
/// Semantics S8 on random conditions in which every fact stands once: what is decided stays decided whatever is learned later, and
/// what is named as missing is sufficient and minimal.
/// </summary>
public sealed class MinimalMissingTests
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    [Fact]
    public void S8_what_is_missing_is_a_minimal_sufficient_set()
    {
        var random = new Random(20110315);
        for (var round = 0; round < 3000; round++)
        {
            var facts = Names.ToDictionary(n => n, _ => (Truth)random.Next(-1, 2));
            var condition = Condition(random, [.. Names.OrderBy(_ => random.Next())]);
            var result = Run(condition, facts);
            var missing = result.Missing.IsDefault ? [] : result.Missing.Select(m => m["事项[X1].".Length..]).ToArray();
            Assert.All(missing, name => Assert.Equal(Truth.Unknown, facts[name]));
            Assert.Equal(result.Truth == Truth.Unknown, missing.Length > 0);

            var unknown = facts.Where(f => f.Value == Truth.Unknown).Select(f => f.Key).ToArray();
            var outcomes = Completions(facts, unknown).Select(f => Run(condition, f).Truth).ToHashSet();
            Assert.DoesNotContain(Truth.Unknown, outcomes);
            Assert.Equal(result.Truth == Truth.Unknown ? 2 : 1, outcomes.Count);
            Assert.True(result.Truth == Truth.Unknown || outcomes.Contains(result.Truth));

            // Sufficient: with these facts nothing else is needed. Minimal: each of them can tip the result.
            Assert.All(Completions(facts, missing), f => Assert.NotEqual(Truth.Unknown, Run(condition, f).Truth));
            Assert.All(missing, name => Assert.Contains(
                Completions(facts, [.. unknown.Where(n => n != name)]),
                f => Run(condition, With(f, name, Truth.True)).Truth != Run(condition, With(f, name, Truth.False)).Truth));
        }
    }

    private static BoundExpression Condition(Random random, ReadOnlySpan<string> names)
    {
        if (names.Length == 1)
        {
            return random.Next(3) == 0 ? Not(Of(names[0])) : Of(names[0]);
        }

        if (random.Next(4) == 0)
        {
            var items = new BoundExpression[names.Length];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = Of(names[i]);
            }

            return Block((BlockKind)random.Next(3), random.Next(1, items.Length + 1), items);
        }

        var cut = random.Next(1, names.Length);
        var (left, right) = (Condition(random, names[..cut]), Condition(random, names[cut..]));
        return random.Next(3) switch { 0 => And(left, right), 1 => Or(left, right), _ => Not(And(left, right)) };
    }

    private static IEnumerable<Dictionary<string, Truth>> Completions(Dictionary<string, Truth> facts, string[] names)
    {
        for (var bits = 0; bits < 1 << names.Length; bits++)
        {
            var completed = new Dictionary<string, Truth>(facts);
            for (var i = 0; i < names.Length; i++)
            {
                completed[names[i]] = TruthOperators.Of((bits & (1 << i)) != 0);
            }

            yield return completed;
        }
    }

    private static Dictionary<string, Truth> With(Dictionary<string, Truth> facts, string name, Truth truth) => new(facts) { [name] = truth };

    private static Traced Run(BoundExpression condition, Dictionary<string, Truth> facts) =>
        TinyModel.Run(condition, [.. facts.Select(f => (f.Key, Value.Of(f.Value)))]);
}
