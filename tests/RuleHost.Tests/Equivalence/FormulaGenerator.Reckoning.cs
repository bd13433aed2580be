using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Tests.Equivalence;

internal sealed partial class FormulaGenerator
{
    /// <summary>A value of a type that is reckoned from others: + − × ÷ of every pair of types that meet, counts, dates of instants.</summary>
    private BoundExpression Reckoned(DataType type, int depth)
    {
        switch (type.Kind)
        {
            case TypeKind.Integer when random.Next(2) == 0:
                return random.Next(3) == 0 ? Aggregate(AggregateFunction.Run, DataType.Integer, depth, () => Condition(depth - 1)) : Aggregate(AggregateFunction.Count, DataType.Integer, depth, null);
            case TypeKind.Integer or TypeKind.Decimal or TypeKind.Percent or TypeKind.Points:
                return random.Next(4) switch
                {
                    0 => Binary(type, ArithmeticOperator.Divide, DataType.OpenMoney, DataType.MoneyOf("元"), depth),
                    1 => Binary(type, ArithmeticOperator.Divide, DataType.OpenSpan, DataType.SpanOf(SpanUnit.Day), depth),
                    _ => Run(type, random.Next(2) == 0, depth),
                };
            case TypeKind.Money or TypeKind.Span:
                return random.Next(6) switch
                {
                    0 => Binary(type, ArithmeticOperator.Multiply, type, DataType.Decimal, depth),
                    1 => Binary(type, ArithmeticOperator.Multiply, DataType.Integer, type, depth),
                    2 => Binary(type, ArithmeticOperator.Divide, type, DataType.Integer, depth),
                    3 when type.Unit == SpanUnit.Day => Binary(type, ArithmeticOperator.Subtract, DataType.Date, DataType.Date, depth),
                    3 when type.Unit == SpanUnit.Hour => Binary(type, ArithmeticOperator.Subtract, DataType.Instant, DataType.Instant, depth),
                    _ => Run(type, true, depth),
                };
            case TypeKind.Date when random.Next(3) == 0:
                var instant = Expression(DataType.Instant, depth - 1);
                return new DateOfExpression(type, At($"日期({instant.Text})"), instant);
            case TypeKind.Date or TypeKind.Instant:
                return Binary(type, (ArithmeticOperator)random.Next(2), type, RandomValue.Pick(random, DataType.OpenSpan, DataType.SpanOf(SpanUnit.Day), DataType.SpanOf(SpanUnit.WorkingDay), DataType.SpanOf(SpanUnit.Hour)), depth);
            case TypeKind.Record when subject.Name == "年度单位" && type.Name == subject.Name:
                return new EarlierExpression(type, At("上年"), Subject(), 12);
            default:
                return Leaf(type);
        }
    }

    private ArithmeticExpression Binary(DataType type, ArithmeticOperator @operator, DataType left, DataType right, int depth)
    {
        var (a, b) = (Expression(left, depth - 1), Expression(right, depth - 1));
        return new(type, At($"({a.Text} {@operator} {b.Text})"), [a, b], [@operator]);
    }

    /// <summary>A run of + − or of × ÷.</summary>
    private ArithmeticExpression Run(DataType type, bool isSum, int depth)
    {
        var operands = Many(() => Expression(type, depth - 1));
        var operators = Enumerable.Range(1, operands.Length - 1).Select(_ => (ArithmeticOperator)(isSum ? random.Next(2) : 2 + random.Next(4))).ToImmutableArray();
        return new(type, At($"({Join(isSum ? " ± " : " ×÷ ", operands)}; {string.Join(' ', operators)})"), operands, operators);
    }
}
