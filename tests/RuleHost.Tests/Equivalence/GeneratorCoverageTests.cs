using RuleHost.Compilation;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Equivalence;

/// <summary>What the generator never writes is never compared: so it must write everything the model can say.</summary>
public sealed class GeneratorCoverageTests
{
    private static readonly Lazy<List<BoundExpression>> Nodes = new(() =>
        [.. Enumerable.Range(0, 300).SelectMany(seed => new RandomRulebook(seed).Model.Formulas).SelectMany(f => Descendants(f.Body))]);

    [Fact]
    public void Every_kind_of_bound_expression_is_generated()
    {
        var kinds = typeof(BoundExpression).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(BoundExpression)) && !t.IsAbstract);

        // What could not be bound is never evaluated, and a bare limit stands only before a dot.
        var wanted = kinds.Except([typeof(ErrorExpression), typeof(global::RuleHost.Binding.LimitReference)]).Select(t => t.Name).Order(StringComparer.Ordinal);
        Assert.Equal(wanted, Nodes.Value.Select(n => n.GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_comparison_is_generated_on_every_type_that_has_it()
    {
        var seen = Nodes.Value.OfType<CompareExpression>().Select(c => (c.Operator, Of(c.Left.Type))).ToHashSet();
        foreach (var type in Vocabulary.Scalars)
        {
            Assert.Contains((ComparisonOperator.Equal, Of(type)), seen);
            Assert.Contains((ComparisonOperator.NotEqual, Of(type)), seen);
            Assert.Contains((ComparisonOperator.In, Of(type)), seen);
            Assert.Contains((ComparisonOperator.NotIn, Of(type)), seen);
            if (FormulaGenerator.IsOrdered(type))
            {
                Assert.Contains((ComparisonOperator.Greater, Of(type)), seen);
                Assert.Contains((ComparisonOperator.GreaterOrEqual, Of(type)), seen);
                Assert.Contains((ComparisonOperator.Less, Of(type)), seen);
                Assert.Contains((ComparisonOperator.LessOrEqual, Of(type)), seen);
            }
        }

        Assert.Contains((ComparisonOperator.Contains, "列表"), seen);
        Assert.Contains(Nodes.Value.OfType<CompareExpression>(), c => c.Right.Type.Kind == TypeKind.Window);
    }

    [Fact]
    public void Every_arithmetic_operator_is_generated_on_every_pair_of_types_that_meet()
    {
        var seen = Nodes.Value.OfType<ArithmeticExpression>()
            .SelectMany(a => a.Operators.Select((o, i) => (o, i == 0 ? a.Operands[0].Type.Kind : a.Type.Kind, a.Operands[i + 1].Type.Kind))).ToHashSet();
        TypeKind[] numbers = [TypeKind.Integer, TypeKind.Decimal, TypeKind.Percent, TypeKind.Points];
        foreach (var kind in numbers)
        {
            Assert.All(Enum.GetValues<ArithmeticOperator>(), o => Assert.Contains((o, kind, kind), seen));
        }

        foreach (var kind in new[] { TypeKind.Money, TypeKind.Span })
        {
            Assert.Contains((ArithmeticOperator.Add, kind, kind), seen);
            Assert.Contains((ArithmeticOperator.Subtract, kind, kind), seen);
            Assert.Contains((ArithmeticOperator.Multiply, kind, TypeKind.Decimal), seen);
            Assert.Contains((ArithmeticOperator.Multiply, TypeKind.Integer, kind), seen);
            Assert.Contains((ArithmeticOperator.Divide, kind, TypeKind.Integer), seen);
            Assert.Contains((ArithmeticOperator.Divide, kind, kind), seen);
        }

        foreach (var kind in new[] { TypeKind.Date, TypeKind.Instant })
        {
            Assert.Contains((ArithmeticOperator.Add, kind, TypeKind.Span), seen);
            Assert.Contains((ArithmeticOperator.Subtract, kind, TypeKind.Span), seen);
            Assert.Contains((ArithmeticOperator.Subtract, kind, kind), seen);
        }
    }

    [Fact]
    public void Every_function_over_lists_and_every_member_and_period_is_generated()
    {
        Assert.Equal(Enum.GetValues<AggregateFunction>(), Nodes.Value.OfType<AggregateExpression>().Select(a => a.Function).Distinct().Order());
        Assert.Equal(Enum.GetValues<CalendarPeriod>(), Nodes.Value.OfType<PeriodExpression>().Select(p => p.Period).Distinct().Order());
        Assert.Equal(Enum.GetValues<EventMember>(), Nodes.Value.OfType<EventMemberExpression>().Select(e => e.Member).Distinct().Order());
        Assert.Equal(Enum.GetValues<BlockKind>(), Nodes.Value.OfType<BlockExpression>().Select(b => b.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<LimitMember>(), Nodes.Value.OfType<LimitMemberExpression>().Select(l => l.Member).Distinct().Order());
    }

    [Fact]
    public void Discriminators_of_filters_and_of_conditions_are_generated()
    {
        var discriminators = Enumerable.Range(0, 50).SelectMany(seed => new RandomRulebook(seed).Model.Provisions).SelectMany(Discriminator.Of).ToList();
        Assert.Contains(discriminators, d => d.Otherwise == JudgementState.NotApplicable);
        Assert.Contains(discriminators, d => d.Otherwise == JudgementState.Fails && d.Names.Count > 1);
    }

    private static string Of(DataType type) => type.Kind == TypeKind.List ? "列表" : type.WithoutNone().ToString();

    private static IEnumerable<BoundExpression> Descendants(BoundExpression expression) =>
        BoundChildren.Of(expression).SelectMany(Descendants).Prepend(expression);
}
