using System.Collections.Immutable;
using System.Diagnostics;
using RuleHost.Compilation;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Tests.Equivalence;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Compilation;

/// <summary>No width or depth of formula overflows a stack, or costs more than in proportion to its size.</summary>
public sealed class LongFormulaTests
{
    private static readonly SourceLocation Nowhere = new(new SourceText("长.rule", "长"), new TextSpan(0, 1));
    private static readonly RandomRulebook Rulebook = new(1);

    private readonly FactType _case = Rulebook.Vocabulary.Facts["案件"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_chain_of_10000_conditions_agrees_with_the_interpreter(bool isAnd) =>
        AssertAgrees(new LogicalExpression(Nowhere, isAnd, Many<BoundExpression>(10_000, i => Compare(Number(i % 7 == 0 ? 3 : 2), isAnd ? ComparisonOperator.Greater : ComparisonOperator.Less, 1))));

    [Fact]
    public void A_sum_of_5000_terms_agrees_with_the_interpreter() =>
        AssertAgrees(new ArithmeticExpression(DataType.Integer, Nowhere, Many(5_000, Number), Many(4_999, i => i % 3 == 0 ? ArithmeticOperator.Subtract : ArithmeticOperator.Add)));

    [Fact]
    public void The_largest_of_2000_values_agrees_with_the_interpreter() =>
        AssertAgrees(new ExtremeExpression(DataType.Integer, Nowhere, true, Many(2_000, Number)));

    [Fact]
    public void A_block_of_1000_items_agrees_with_the_interpreter() =>
        AssertAgrees(new BlockExpression(Nowhere, BlockKind.AtLeast, 500, Many(1_000, i => new BlockItem($"（{i}）", Compare(Number(i), ComparisonOperator.Greater, 0)))));

    [Fact]
    public void Conditions_nested_1000_deep_agree_with_the_interpreter()
    {
        BoundExpression body = Compare(Number(1), ComparisonOperator.Greater, 1);
        for (var i = 0; i < 1_000; i++)
        {
            body = (i % 3) switch
            {
                0 => new NotExpression(Nowhere, body),
                1 => new LogicalExpression(Nowhere, i % 2 == 0, [Compare(Number(i), ComparisonOperator.Less, 100), body]),
                _ => new IfExpression(DataType.Bool, Nowhere, Compare(Number(i), ComparisonOperator.Less, 100), body, new ConstantExpression(DataType.Bool, Nowhere, Value.False)),
            };
        }

        AssertAgrees(body);
    }

    private static void AssertAgrees(BoundExpression body)
    {
        var formula = new Formula(0, body, 0);
        var model = new RulebookModel
        {
            Definition = Rulebook.Model.Definition,
            Provisions = [],
            Formulas = [formula],
            Times = ImmutableDictionary<string, Formula>.Empty,
            Hash = "sha256:0",
            ById = ImmutableDictionary<string, BoundProvision>.Empty,
        };
        var record = new RecordKey("案件", "案1");
        var slots = new Value[Rulebook.Vocabulary.Facts["案件"].Fields.Length];
        slots[Rulebook.Vocabulary.Facts["案件"].SlotOf("整数")] = Value.OfNumber(4);
        var builder = new FactStoreBuilder();
        builder.Add(new FactRecord(Rulebook.Vocabulary.Facts["案件"], record, slots));
        var facts = builder.Build();
        var frame = new Frame(Value.OfRecord(record), RandomValue.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));

        var interpreted = new Evaluation(model, facts, frame.Applicable!.Value, Interpreter.Instance).Run(formula, frame).Value;
        var watch = Stopwatch.StartNew();
        var compiled = new Evaluation(model, facts, frame.Applicable!.Value, new CompiledPlan(model)).Run(formula, frame).Value;

        Assert.False(interpreted.IsUnknown);
        Assert.True(Sameness.Same(interpreted, compiled), $"{Sameness.Show(interpreted)} against {Sameness.Show(compiled)}");
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"compiled in {watch.Elapsed}");
    }

    private static ImmutableArray<T> Many<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];

    private static CompareExpression Compare(BoundExpression left, ComparisonOperator @operator, int right) =>
        new(Nowhere, left, @operator, new ConstantExpression(DataType.Integer, Nowhere, Value.OfNumber(right)));

    /// <summary>The case's number plus one: more than a leaf, so that it counts.</summary>
    private BoundExpression Number(int i)
    {
        var slot = _case.SlotOf("整数");
        var field = new FieldExpression(DataType.Integer, Nowhere, new SubjectExpression(DataType.RecordOf("案件"), Nowhere), _case.Fields[slot], slot);
        return new ArithmeticExpression(DataType.Integer, Nowhere, [field, new ConstantExpression(DataType.Integer, Nowhere, Value.OfNumber(i))], [ArithmeticOperator.Add]);
    }
}
