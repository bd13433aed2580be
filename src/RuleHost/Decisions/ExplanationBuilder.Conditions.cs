using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>Conditions as the author wrote them, with the values that they met.</summary>
internal sealed partial class ExplanationBuilder
{
    /// <summary>A condition of a clause, behind what introduces it: 当, 从重 当, the name of an element.</summary>
    private Explanation Labelled(Localized label, Formula formula, in Frame frame) => Labelled(label, formula.Body, Walk(formula, frame));

    private Explanation Labelled(Localized label, BoundExpression expression, FormulaWalk walk)
    {
        var condition = Condition(expression, walk);
        return condition.With(Prefix(label, condition.Text));
    }

    private Explanation Condition(BoundExpression expression, FormulaWalk walk) =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Examined(expression, walk) : OnFreshStack(expression, walk);

    private Explanation OnFreshStack(BoundExpression expression, FormulaWalk walk) => FreshStack.Run(() => Examined(expression, walk));

    private Explanation Examined(BoundExpression expression, FormulaWalk walk)
    {
        var value = walk.Condition(expression);
        if (++_nodes > MostNodes)
        {
            return new Explanation(Written(expression), ExplanationWords.State(value.Truth), default, value.Missing, expression.Origin);
        }

        var (text, children) = expression switch
        {
            LogicalExpression logical => (logical.IsAnd ? ExplanationWords.AllOf : ExplanationWords.AnyOf, Each(logical.Operands, walk)),
            BlockExpression block => (Block(block), [.. block.Items.Select(item => Labelled(Localized.Same(item.Mark), item.Condition, walk))]),
            NotExpression { Operand: LogicalExpression or BlockExpression or IfExpression } not => (ExplanationWords.Not, [Condition(not.Operand, walk)]),
            NotExpression not => (Substituted(expression, not.Operand, walk), Details(not.Operand, walk)),
            IfExpression @if => (Written(expression), If(@if, walk)),
            ConsecutiveExpression consecutive => (Written(expression), Periods(consecutive, walk)),
            _ => (Substituted(expression, expression, walk), Details(expression, walk)),
        };
        return new Explanation(text, ExplanationWords.State(value.Truth), children, value.Missing, expression.Origin);
    }

    private ImmutableArray<Explanation> Each(ImmutableArray<BoundExpression> operands, FormulaWalk walk) =>
        [.. operands.Select(operand => Condition(operand, walk))];

    private static Localized Block(BlockExpression block) => block.Kind switch
    {
        BlockKind.Any => new("有下列情形之一", "any of the following"),
        BlockKind.All => new("同时具备下列情形", "all of the following"),
        _ => new($"下列至少 {block.AtLeast}项", $"at least {block.AtLeast} of the following"),
    };

    private ImmutableArray<Explanation> If(IfExpression @if, FormulaWalk walk)
    {
        var condition = walk.Condition(@if.Condition).Truth;
        var children = ImmutableArray.CreateBuilder<Explanation>();
        children.Add(Labelled(new("若", "if"), @if.Condition, walk));
        if (condition != Truth.False)
        {
            children.Add(Branch(new("则", "then"), @if.Then, walk));
        }

        if (condition != Truth.True)
        {
            children.Add(Branch(new("否则", "else"), @if.Else, walk));
        }

        return children.ToImmutable();
    }

    private Explanation Branch(Localized label, BoundExpression expression, FormulaWalk walk) =>
        expression.Type.Kind == TypeKind.Bool ? Labelled(label, expression, walk) : Detail(label, expression, walk);

    private ImmutableArray<Explanation> Periods(ConsecutiveExpression consecutive, FormulaWalk walk)
    {
        var children = ImmutableArray.CreateBuilder<Explanation>();
        for (var i = 0; i < consecutive.Periods; i++)
        {
            if (i > 0)
            {
                if (evaluation.Earlier(walk.Subject, consecutive.Months).Value is not { Kind: ValueKind.Record } record)
                {
                    break;
                }

                walk = walk.Over(record);
                if (!evaluation.Knows(record.RecordKey))
                {
                    var name = record.RecordKey.ToString();
                    children.Add(new Explanation(new($"{name} 没有记录", $"there is no record of {name}"), "unknown", default, [name]));
                    continue;
                }
            }

            children.Add(Labelled(Localized.Same(walk.Subject.RecordKey.ToString()), consecutive.Condition, walk));
        }

        return children.ToImmutable();
    }

    private static Localized Written(BoundExpression expression) => Localized.Same(AuthorText.Of(expression.Origin.Source, expression.Origin.Span));

    /// <summary>The condition as written, and behind it with its values: <c>到会人数 不大于 应到人数 / 2 — 4 不大于 4.5</c>.</summary>
    private Localized Substituted(BoundExpression whole, BoundExpression core, FormulaWalk walk)
    {
        var written = Written(whole);
        var met = core switch
        {
            CompareExpression compare => Met(walk, compare.Left, compare.Right),
            BetweenExpression between => Met(walk, between.Operand, between.Low, between.High),
            ConstantExpression => null,
            KnownExpression known => Prose(walk.Evaluate(known.Operand).Value, known.Operand.Type),
            _ => Prose(walk.Evaluate(core).Value, core.Type),
        };
        return met is null ? written : new($"{written.Chinese} — {met.Chinese}", $"{written.English} — {met.English}");
    }

    /// <summary>Operands by their values, with what stands between them as written.</summary>
    private Localized Met(FormulaWalk walk, params ReadOnlySpan<BoundExpression> operands)
    {
        var met = Operand(operands[0], walk);
        for (var i = 1; i < operands.Length; i++)
        {
            var (left, right) = (operands[i - 1].Origin, operands[i].Origin);
            var between = Localized.Same(AuthorText.Of(left.Source.Slice(TextSpan.FromBounds(left.Span.End, Math.Max(left.Span.End, right.Span.Start)))));
            met = Prefix(Prefix(met, between), Operand(operands[i], walk));
        }

        return met;
    }

    private Localized Operand(BoundExpression operand, FormulaWalk walk) => operand switch
    {
        ConstantExpression or ListExpression => Written(operand),
        _ => Prose(walk.Evaluate(operand).Value, operand.Type),
    };
}
