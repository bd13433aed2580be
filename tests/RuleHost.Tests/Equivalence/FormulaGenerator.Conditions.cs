using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Tests.Equivalence;

internal sealed partial class FormulaGenerator
{
    private BoundExpression Condition(int depth)
    {
        if (depth <= 0)
        {
            return random.Next(3) == 0 ? Leaf(DataType.Bool) : Compare(0);
        }

        return random.Next(20) switch
        {
            < 4 => Logical(depth),
            4 => Not(depth),
            < 8 => Compare(depth),
            8 => Between(depth),
            9 or 10 => Belongs(depth),
            11 => Block(depth),
            12 => Known(depth),
            13 when subject.Name == "年度单位" => Consecutive(depth),
            14 or 15 => Quantified(depth),
            16 => If(DataType.Bool, depth),
            17 => Cases(DataType.Bool, depth),
            18 when random.Next(10) == 0 => new TimeoutExpression(At("超时")),
            _ => Leaf(DataType.Bool),
        };
    }

    private LogicalExpression Logical(int depth)
    {
        var isAnd = random.Next(2) == 0;
        var operands = Many(() => Condition(depth - 1));
        return new(At($"({Join(isAnd ? " 且 " : " 或 ", operands)})"), isAnd, operands);
    }

    private NotExpression Not(int depth)
    {
        var operand = Condition(depth - 1);
        return new(At($"非 ({operand.Text})"), operand);
    }

    /// <summary>Any of the six comparisons on two values of any one type; sometimes of two types that meet (open and fixed amounts).</summary>
    private CompareExpression Compare(int depth)
    {
        var type = random.Next(15) == 0 ? DataType.EnumOf(ClockStates.Enumeration) : RandomValue.Pick(random, Vocabulary.Scalars.AsSpan());
        var other = (type.Kind, random.Next(4)) switch
        {
            (TypeKind.Money, 0) => DataType.OpenMoney,
            (TypeKind.Span, 0) => DataType.OpenSpan,
            (TypeKind.Integer or TypeKind.Decimal or TypeKind.Points, 0) => DataType.Percent,
            _ => type,
        };
        var @operator = IsOrdered(type) ? (ComparisonOperator)random.Next(6) : (ComparisonOperator)random.Next(2);
        var (left, right) = (Expression(type, depth - 1), Expression(other, depth - 1));
        return new(At($"{left.Text} {@operator} {right.Text}"), left, @operator, right);
    }

    private BetweenExpression Between(int depth)
    {
        DataType type;
        do
        {
            type = RandomValue.Pick(random, Vocabulary.Scalars.AsSpan());
        }
        while (!IsOrdered(type));

        var (operand, low, high) = (Expression(type, depth - 1), Expression(type, depth - 1), Expression(type, depth - 1));
        return new(At($"{operand.Text} 介于 {low.Text} 与 {high.Text}"), operand, low, high);
    }

    /// <summary>属于 and 不属于 a list or a window, 包含.</summary>
    private CompareExpression Belongs(int depth)
    {
        var @operator = RandomValue.Pick(random, ComparisonOperator.In, ComparisonOperator.NotIn, ComparisonOperator.Contains);
        if (@operator != ComparisonOperator.Contains && random.Next(2) == 0)
        {
            var type = RandomValue.Pick(random, DataType.Date, DataType.Instant, DataType.Month, DataType.Year);
            var (item, window) = (Expression(type, depth - 1), Window(depth - 1));
            return new(At($"{item.Text} {@operator} {window.Text}"), item, @operator, window);
        }

        var element = RandomValue.Pick(random, Vocabulary.Scalars.AsSpan());
        var list = random.Next(2) == 0 ? WrittenList(element, depth - 1) : TypedList(element, depth - 1);
        var looked = Expression(element, depth - 1);
        return @operator == ComparisonOperator.Contains
            ? new(At($"{list.Text} 包含 {looked.Text}"), list, @operator, looked)
            : new(At($"{looked.Text} {@operator} {list.Text}"), looked, @operator, list);
    }

    private BlockExpression Block(int depth)
    {
        var kind = (BlockKind)random.Next(3);
        var items = Many(() => Condition(depth - 1)).Select((c, i) => new BlockItem($"（{i + 1}）", c)).ToImmutableArray();
        return new(At($"{kind} {string.Join(' ', items.Select(i => i.Mark + i.Condition.Text))}"), kind, random.Next(1, items.Length + 1), items);
    }

    private KnownExpression Known(int depth)
    {
        var missing = random.Next(2) == 0;
        var operand = random.Next(3) == 0 ? List(depth - 1).List : Expression(RandomValue.Pick(random, Vocabulary.Scalars.AsSpan()), depth - 1);
        return new(At($"{(missing ? "缺失" : "已知")}({operand.Text})"), operand, missing);
    }

    private ConsecutiveExpression Consecutive(int depth)
    {
        var (years, condition) = (random.Next(2, 4), Condition(depth - 1));
        return new(At($"连续 {years}年 ({condition.Text})"), years, 12, condition);
    }

    private BoundExpression Window(int depth)
    {
        if (random.Next(2) == 0)
        {
            var period = RandomValue.Pick(random, Enum.GetValues<CalendarPeriod>().AsSpan());
            return new PeriodExpression(At(period.ToString()), period);
        }

        var length = Value.OfSpan(random.Next(1, 4), RandomValue.Pick(random, SpanUnit.Day, SpanUnit.Week, SpanUnit.Month, SpanUnit.Year));
        var anchor = random.Next(3) == 0 ? Expression(RandomValue.Pick(random, DataType.Date, DataType.Instant), depth - 1) : null;
        return new RecentExpression(At($"近 {length} 截至 {anchor?.Text}"), length, anchor);
    }
}
