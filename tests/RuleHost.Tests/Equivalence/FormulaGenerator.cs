using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Tests.Equivalence;

/// <summary>
/// Random well-typed formulas over a vocabulary, each with a text of its own, so that a failure shows what was evaluated. Every kind
/// of bound expression and every operator on every type comes up (a test asserts it).
/// </summary>
/// <param name="random">Seeded.</param>
/// <param name="vocabulary">What is written over.</param>
/// <param name="subject">The fact type judged.</param>
/// <param name="provisions">Provisions that stand before, which the formula may refer to.</param>
/// <param name="withoutCards">For what a limit reads: cards come from limits.</param>
internal sealed partial class FormulaGenerator(Random random, Vocabulary vocabulary, FactType subject, IReadOnlyList<BoundProvision> provisions, bool withoutCards = false)
{
    private readonly List<LocalExpression> _locals = [];
    private int _slots;

    /// <summary>A formula of a type.</summary>
    public Formula Formula(int index, DataType type, int depth)
    {
        _locals.Clear();
        _slots = 0;
        var body = type.Kind switch
        {
            TypeKind.List => List(depth).List,
            TypeKind.Window => Window(depth),
            _ => Expression(type, depth),
        };
        return new Formula(index, body, _slots);
    }

    /// <summary>A condition that tests a field of the subject against constants, as filters do, alone or beside other conditions.</summary>
    public Formula Discriminating(int index)
    {
        _locals.Clear();
        _slots = 0;
        var body = Discriminating();
        if (random.Next(2) == 0)
        {
            var other = Condition(1);
            body = new LogicalExpression(At($"{body.Text} 且 {other.Text}"), true, [body, other]);
        }

        return new Formula(index, body, _slots);
    }

    /// <summary>The events of a name, as 自 and 至 read them.</summary>
    public Formula Events(int index, string name)
    {
        var definition = subject.FindEvent(name)!;
        return new Formula(index, new EventsExpression(DataType.ListOf(DataType.EventOf(definition)), At(name), Subject(), definition), 0);
    }

    private BoundExpression Discriminating()
    {
        var slot = RandomValue.Pick(random, [.. Enumerable.Range(0, subject.Fields.Length).Where(i => subject.Fields[i].Type.Kind is TypeKind.Enum or TypeKind.Text)]);
        var (type, field) = (subject.Fields[slot].Type.WithoutNone(), Field(Subject(), subject, slot));
        var value = Constant(type, RandomValue.Of(type, random));
        switch (random.Next(4))
        {
            case 0:
                return new CompareExpression(At($"{value.Text} = {field.Text}"), value, ComparisonOperator.Equal, field);
            case 1:
                var list = new ListExpression(DataType.ListOf(type), At($"[{value.Text}, …]"), [value, Constant(type, RandomValue.Of(type, random))]);
                return new CompareExpression(At($"{field.Text} 属于 {Join(", ", list.Items)}"), field, ComparisonOperator.In, list);
            case 2:
                var either = Constant(type, RandomValue.Of(type, random));
                return new LogicalExpression(
                    At($"{field.Text} = {value.Text} 或 {field.Text} = {either.Text}"),
                    false,
                    [new CompareExpression(field.Origin, field, ComparisonOperator.Equal, value), new CompareExpression(field.Origin, field, ComparisonOperator.Equal, either)]);
            default:
                return new CompareExpression(At($"{field.Text} = {value.Text}"), field, ComparisonOperator.Equal, value);
        }
    }

    private BoundExpression Expression(DataType type, int depth)
    {
        if (type.Kind == TypeKind.Bool)
        {
            return Condition(depth);
        }

        if (depth <= 0)
        {
            return Leaf(type);
        }

        return random.Next(10) switch
        {
            < 2 => Leaf(type),
            2 => If(type, depth),
            3 => Cases(type, depth),
            4 => Default(type, depth),
            5 when type.IsNumeric || type.Kind is TypeKind.Money or TypeKind.Span => Negate(type, depth),
            6 when IsOrdered(type) => Extreme(type, depth),
            7 when type.Kind is not TypeKind.TimeOfDay => Picked(type, depth),
            _ => Reckoned(type, depth),
        };
    }

    private IfExpression If(DataType type, int depth)
    {
        var (condition, then, @else) = (Condition(depth - 1), Expression(type, depth - 1), Expression(type, depth - 1));
        return new(type, At($"若 {condition.Text} 则 {then.Text} 否则 {@else.Text}"), condition, then, @else);
    }

    private CasesExpression Cases(DataType type, int depth)
    {
        var cases = Enumerable.Range(1, random.Next(1, 4)).Select(i => new CaseItem($"（{i}）", Condition(depth - 1), Expression(type, depth - 1))).ToImmutableArray();
        var otherwise = random.Next(2) == 0 ? null : Expression(type, depth - 1);
        return new(type, At($"分情形 {string.Join(' ', cases.Select(c => $"{c.Mark} {c.Condition.Text} → {c.Result.Text}"))} 其余 → {otherwise?.Text}"), cases, otherwise, "分情形");
    }

    private DefaultExpression Default(DataType type, int depth)
    {
        var (operand, fallback) = (Expression(type, depth - 1), Expression(type, depth - 1));
        return new(type, At($"缺省({operand.Text}, {fallback.Text})"), operand, fallback);
    }

    private NegateExpression Negate(DataType type, int depth)
    {
        var operand = Expression(type, depth - 1);
        return new(type, At($"-{operand.Text}"), operand);
    }

    private ExtremeExpression Extreme(DataType type, int depth)
    {
        var (isMax, operands) = (random.Next(2) == 0, Many(() => Expression(type, depth - 1)));
        return new(type, At($"{(isMax ? "最大" : "最小")}({Join(", ", operands)})"), isMax, operands);
    }

    /// <summary>A number, a name or a path of a type.</summary>
    private BoundExpression Leaf(DataType type)
    {
        var choices = new List<Func<BoundExpression>> { () => Constant(type, RandomValue.Of(type, random)) };
        if (random.Next(12) == 0)
        {
            choices.Add(() => Constant(type.OrNone(), Value.None));
        }

        foreach (var local in _locals)
        {
            if (local.Type.WithoutNone() == type)
            {
                choices.Add(() => local);
                choices.Add(() => local);
            }
        }

        if (type == DataType.Instant)
        {
            choices.Add(() => new NowExpression(At("现在")));
        }

        if (vocabulary.Definition.Parameters.Values.FirstOrDefault(p => p.Type == type) is { } parameter)
        {
            choices.Add(() => new ParameterExpression(type, At(parameter.Name), parameter));
        }

        if (Paths(type) is { Count: > 0 } paths)
        {
            choices.Add(() => paths[random.Next(paths.Count)]);
            choices.Add(() => paths[random.Next(paths.Count)]);
            choices.Add(() => paths[random.Next(paths.Count)]);
        }

        return choices[random.Next(choices.Count)]();
    }

    private ImmutableArray<BoundExpression> Many(Func<BoundExpression> make) => [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => make())];

    private static string Join(string separator, IEnumerable<BoundExpression> expressions) => string.Join(separator, expressions.Select(e => e.Text));

    private ConstantExpression Constant(DataType type, Value value) => new(type, At(ValueText.Canonical(value)), value);

    public static bool IsOrdered(DataType type) => type.Kind is not (TypeKind.Bool or TypeKind.Record or TypeKind.Text) && type.Enum is null or { Ordered: true };

    private static SourceLocation At(string text) => new(new SourceText("随机.rule", text), new TextSpan(0, text.Length));
}
