using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>Where the values of a condition come from: definitions opened up, elements of lists, parameters with their version.</summary>
internal sealed partial class ExplanationBuilder
{
    /// <summary>What stands behind the operands of a condition, one level; a plain field needs no more than its value.</summary>
    private ImmutableArray<Explanation> Details(BoundExpression condition, FormulaWalk walk)
    {
        if (condition is CompareExpression { Left: var one, Right: var other } && IsPlain(one) && IsPlain(other))
        {
            return [];
        }

        var children = ImmutableArray.CreateBuilder<Explanation>();
        switch (condition)
        {
            case CompareExpression compare:
                Behind(compare.Left, walk, children);
                Behind(compare.Right, walk, children);
                break;
            case BetweenExpression between:
                Behind(between.Operand, walk, children);
                Behind(between.Low, walk, children);
                Behind(between.High, walk, children);
                break;
            default:
                Behind(condition, walk, children);
                break;
        }

        return children.ToImmutable();
    }

    /// <summary>Whether nothing stands behind an operand: by far most are so.</summary>
    private static bool IsPlain(BoundExpression expression) => expression is FieldExpression or ConstantExpression or ListExpression or SubjectExpression or LocalExpression;

    private void Behind(BoundExpression expression, FormulaWalk walk, ImmutableArray<Explanation>.Builder children)
    {
        switch (expression)
        {
            case ArithmeticExpression arithmetic:
                foreach (var operand in arithmetic.Operands)
                {
                    Shown(operand, walk, children);
                }

                break;
            case ExtremeExpression extreme:
                foreach (var operand in extreme.Operands)
                {
                    Shown(operand, walk, children);
                }

                break;
            case NegateExpression negate:
                Shown(negate.Operand, walk, children);
                break;
            case DefaultExpression @default:
                Shown(@default.Operand, walk, children);
                break;
            case DateOfExpression { Operand: not NowExpression } date:
                Shown(date.Operand, walk, children);
                break;
            case CellExpression cell:
                Behind(cell.Target, walk, children);
                break;
            case EventMemberExpression member:
                Behind(member.Target, walk, children);
                break;
            case AggregateExpression aggregate:
                children.AddRange(Elements(aggregate, walk));
                break;
            case DefinitionExpression definition when _depth < DefinitionDepth && walk.Evaluate(definition.Target).Value is { Kind: ValueKind.Record } record:
                children.AddRange(Opened(Standing(definition.Definition, record), record));
                break;
            case LimitMemberExpression limit when walk.Evaluate(limit.Target).Value is { Kind: ValueKind.Record } record:
                children.Add(Summary(limit.Limit, record));
                break;
            case ParameterExpression parameter:
                children.Add(Parameter(parameter, walk));
                break;
            case CasesExpression cases:
                children.AddRange(CasesOf(cases, walk));
                break;
            case IfExpression @if:
                children.AddRange(If(@if, walk));
                break;
            default:
                break;
        }
    }

    /// <summary>An operand with its value, unless the text already says it.</summary>
    private void Shown(BoundExpression expression, FormulaWalk walk, ImmutableArray<Explanation>.Builder children)
    {
        if (expression is ArithmeticExpression or ExtremeExpression or NegateExpression)
        {
            Behind(expression, walk, children);
        }
        else if (expression is not (ConstantExpression or ParameterExpression))
        {
            children.Add(Detail(null, expression, walk));
        }
        else
        {
            Behind(expression, walk, children);
        }
    }

    /// <summary>An expression as written with its value, and what stands behind it.</summary>
    private Explanation Detail(Localized? label, BoundExpression expression, FormulaWalk walk)
    {
        var value = walk.Evaluate(expression);
        var (written, prose) = (Written(expression), Prose(value.Value, expression.Type));
        var text = expression is ConstantExpression ? written : new($"{written.Chinese} = {prose.Chinese}", $"{written.English} = {prose.English}");
        var children = ImmutableArray.CreateBuilder<Explanation>();
        if (++_nodes > MostNodes)
        {
            return new Explanation(label is null ? text : Prefix(label, text), null, default, value.Missing, expression.Origin);
        }

        Behind(expression, walk, children);
        return new Explanation(label is null ? text : Prefix(label, text), null, children.ToImmutable(), value.Missing, expression.Origin);
    }

    /// <summary>A definition's body: a condition, or a calculation and what it reads.</summary>
    private ImmutableArray<Explanation> Opened(BoundDefinition definition, Value record)
    {
        _depth++;
        var walk = Walk(definition.Body, evaluation.FrameOf(record));
        var body = definition.Body.Body;
        var label = new Localized($"{definition.Id} 为", $"{definition.Id} is");
        ImmutableArray<Explanation> opened = body switch
        {
            ConstantExpression => [],
            _ when definition.Type.Kind == TypeKind.Bool => [Labelled(label, body, walk)],
            _ => [Detail(label, body, walk)],
        };
        _depth--;
        return opened;
    }

    private Explanation Parameter(ParameterExpression parameter, FormulaWalk walk)
    {
        var value = walk.Evaluate(parameter);
        var definition = parameter.Parameter;
        if (value.Value.IsUnknown)
        {
            return new Explanation(new($"参数 {definition.Name} 没有施行中的值", $"parameter {definition.Name} has no value in force"), null, default, value.Missing);
        }

        ParameterValue? version = null;
        foreach (var candidate in definition.Values)
        {
            version = candidate.Value.Equals(value.Value) ? candidate : version;
        }

        var prose = Prose(value.Value, definition.Type);
        var since = version?.From is { } from ? ValueText.Date(from) : null;
        var source = version?.Source ?? definition.Source;
        var zh = (since is null ? "" : $"，{since} 起施行") + (source is null ? "" : $"，出自 {source}");
        var en = (since is null ? "" : $", in force since {since}") + (source is null ? "" : $", from {source}");
        return new Explanation(new($"参数 {definition.Name} = {prose.Chinese}{zh}", $"parameter {definition.Name} = {prose.English}{en}"));
    }

    private IEnumerable<Explanation> CasesOf(CasesExpression cases, FormulaWalk walk)
    {
        foreach (var item in cases.Cases)
        {
            var condition = Labelled(Localized.Same(item.Mark), item.Condition, walk);
            var result = Prose(walk.Evaluate(item.Result).Value, item.Result.Type);
            yield return condition.With(new($"{condition.Text.Chinese} → {result.Chinese}", $"{condition.Text.English} → {result.English}"));
        }

        if (cases.Otherwise is not null)
        {
            yield return Detail(new("其余 →", "otherwise →"), cases.Otherwise, walk);
        }
    }

    /// <summary>The elements of a list with what the filter, or what all must satisfy, says of each.</summary>
    private IEnumerable<Explanation> Elements(AggregateExpression aggregate, FormulaWalk walk)
    {
        var source = walk.Evaluate(aggregate.List);
        var list = ValueOperators.AsList(source.Value);
        var count = list.Sure.Length + list.Possible.Length;
        for (var i = 0; i < count && i < MostElements; i++)
        {
            var sure = i < list.Sure.Length;
            yield return Element(aggregate, sure ? list.Sure[i] : list.Possible[i - list.Sure.Length], sure, walk);
        }

        if (count > MostElements)
        {
            yield return new Explanation(new($"另有 {count - MostElements} 项", $"and {count - MostElements} more"));
        }

        if (!list.Complete)
        {
            var missing = source.Value.IsUnknown ? source.Missing : list.Missing;
            yield return new Explanation(new("清单没有声明完整，可能还有别的", "the list was not declared complete; there may be more"), null, default, missing);
        }
        else if (count == 0)
        {
            yield return new Explanation(new("清单为空", "the list is empty"));
        }
    }

    private Explanation Element(AggregateExpression aggregate, Value element, bool sure, FormulaWalk walk)
    {
        walk.Bind(aggregate, element);
        var elementType = aggregate.List.Type.Element ?? DataType.Error;
        var name = element.Kind == ValueKind.Record ? Localized.Same(element.RecordKey.ToString()) : Prose(element, elementType);
        if (!sure)
        {
            name = new($"{name.Chinese}（是否在清单内不明）", $"{name.English} (perhaps not in the list)");
        }

        if (aggregate.Function == AggregateFunction.Every && aggregate.Selector is { } all)
        {
            return aggregate.Filter is not null && walk.Condition(aggregate.Filter).Truth == Truth.False
                ? Labelled(Prefix(name, new("其中", "where")), aggregate.Filter, walk)
                : Labelled(Prefix(name, new("均", "all")), all, walk);
        }

        if (aggregate.Filter is not null)
        {
            return Labelled(name, aggregate.Filter, walk);
        }

        return aggregate.Selector is { } selector ? Detail(name, selector, walk) : new Explanation(name);
    }
}
