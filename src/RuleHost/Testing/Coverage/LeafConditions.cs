using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Testing.Coverage;

/// <summary>
/// The leaf conditions of an expression: each comparison or truth that 且, 或, 非, an item, 若, 分情形, 其中 or 均 joins. What 存在(…) or a 计数(…)
/// counts by is a condition too, within the one around it.
/// </summary>
internal static class LeafConditions
{
    public static IEnumerable<BoundExpression> Of(BoundExpression root)
    {
        var pending = new Stack<(BoundExpression Expression, bool IsCondition)>([(root, root.Type.Kind == TypeKind.Bool)]);
        while (pending.TryPop(out var next))
        {
            var (expression, isCondition) = next;
            var joins = expression is LogicalExpression or NotExpression or BlockExpression or ConsecutiveExpression;
            if (isCondition && !joins && expression is not (IfExpression or CasesExpression or ConstantExpression or ErrorExpression))
            {
                yield return expression;
            }

            switch (expression)
            {
                case IfExpression choice:
                    pending.Push((choice.Condition, true));
                    pending.Push((choice.Then, isCondition));
                    pending.Push((choice.Else, isCondition));
                    break;
                case CasesExpression cases:
                    foreach (var item in cases.Cases)
                    {
                        pending.Push((item.Condition, true));
                        pending.Push((item.Result, isCondition));
                    }

                    if (cases.Otherwise is not null)
                    {
                        pending.Push((cases.Otherwise, isCondition));
                    }

                    break;
                case AggregateExpression aggregate:
                    pending.Push((aggregate.List, false));
                    if (aggregate.Filter is not null)
                    {
                        pending.Push((aggregate.Filter, true));
                    }

                    if (aggregate.Selector is not null)
                    {
                        pending.Push((aggregate.Selector, aggregate.Function is AggregateFunction.Exists or AggregateFunction.Every));
                    }

                    break;
                default:
                    foreach (var child in BoundChildren.Of(expression))
                    {
                        pending.Push((child, joins));
                    }

                    break;
            }
        }
    }
}
