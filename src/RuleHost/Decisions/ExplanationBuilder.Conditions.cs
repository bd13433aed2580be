using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    private Explanation Labelled(Localized label, BoundExpression expression, FormulaWalk walk) => Condition(label, expression, walk);

    private Explanation Condition(Localized? label, BoundExpression expression, FormulaWalk walk) =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Examined(label, expression, walk) : OnFreshStack(label, expression, walk);

    private Explanation OnFreshStack(Localized? label, BoundExpression expression, FormulaWalk walk) => FreshStack.Run(() => Examined(label, expression, walk));

    /// <summary>A condition joined of others has the outcome that theirs come to: each is judged once.</summary>
    private Explanation Examined(Localized? label, BoundExpression expression, FormulaWalk walk)
    {
        if (++_nodes > MostNodes)
        {
            return Node(new WrittenSentence(label, expression), walk.Condition(expression), [], expression);
        }

        switch (expression)
        {
            case LogicalExpression logical:
                var operands = Each(logical.Operands, walk);
                return Node(Label(label, logical.IsAnd ? ExplanationWords.AllOf : ExplanationWords.AnyOf), Joined(ConditionFold.Of(logical), operands), operands, expression);
            case BlockExpression block:
                var items = Items(block, walk);
                return Node(Label(label, Block(block)), Joined(ConditionFold.Of(block), items), items, expression);
            case NotExpression { Operand: LogicalExpression or BlockExpression or IfExpression } not:
                var inner = Condition(null, not.Operand, walk);
                return Node(Label(label, ExplanationWords.Not), FormulaWalk.Not(Outcome(inner)), [inner], expression);
            case NotExpression not:
                var (sentence, value) = Met(label, expression, not.Operand, walk);
                return Node(sentence, FormulaWalk.Not(value), Details(not.Operand, walk), expression);
            case IfExpression @if:
                return Node(new WrittenSentence(label, expression), walk.Condition(expression), If(@if, walk), expression);
            case ConsecutiveExpression consecutive:
                return Node(new WrittenSentence(label, expression), walk.Condition(expression), Periods(consecutive, walk), expression);
            default:
                (sentence, value) = Met(label, expression, expression, walk);
                return Node(sentence, value, Details(expression, walk), expression);
        }
    }

    private static Explanation Node(Sentence sentence, in Traced value, ImmutableArray<Explanation> children, BoundExpression expression) =>
        Explanation.Of(sentence, ExplanationWords.State(value.Truth), children, value.Missing, expression.Origin);

    private static Explanation Node(Localized text, in Traced value, ImmutableArray<Explanation> children, BoundExpression expression) =>
        new(text, ExplanationWords.State(value.Truth), children, value.Missing, expression.Origin);

    private static Localized Label(Localized? label, Localized text) => label is null ? text : Prefix(label, text);

    private static Traced Joined(ConditionFold fold, ImmutableArray<Explanation> conditions)
    {
        foreach (var condition in conditions)
        {
            if (fold.Add(Outcome(condition)))
            {
                break;
            }
        }

        return fold.Result;
    }

    private static Traced Outcome(Explanation condition) =>
        new(condition.State switch { ExplanationWords.Holds => Value.True, ExplanationWords.Fails => Value.False, _ => Value.Unknown }, condition.Missing);

    private ImmutableArray<Explanation> Each(ImmutableArray<BoundExpression> operands, FormulaWalk walk)
    {
        var each = new Explanation[operands.Length];
        for (var i = 0; i < each.Length; i++)
        {
            each[i] = Condition(null, operands[i], walk);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(each);
    }

    private ImmutableArray<Explanation> Items(BlockExpression block, FormulaWalk walk)
    {
        var items = new Explanation[block.Items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Condition(Localized.Same(block.Items[i].Mark), block.Items[i].Condition, walk);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    /// <summary>A condition that is not joined of others: its values, and what it comes to with them.</summary>
    /// <param name="label">What introduces it.</param>
    /// <param name="whole">The condition as written, with its 非.</param>
    /// <param name="core">The condition without 非.</param>
    /// <param name="walk">The walk.</param>
    private (Sentence Sentence, Traced Value) Met(Localized? label, BoundExpression whole, BoundExpression core, FormulaWalk walk)
    {
        switch (core)
        {
            case CompareExpression compare:
                var (left, right) = (walk.Evaluate(compare.Left), walk.Evaluate(compare.Right));
                return (new ComparisonSentence(label, whole, compare, left.Value, right.Value, evaluation.Zone), walk.Compare(compare, left, right));
            case BetweenExpression between:
                var (operand, low, high) = (walk.Evaluate(between.Operand), walk.Evaluate(between.Low), walk.Evaluate(between.High));
                return (new BetweenSentence(label, whole, between, operand.Value, low.Value, high.Value, evaluation.Zone), walk.Between(between, operand, low, high));
            case ConstantExpression:
                return (new WrittenSentence(label, whole), walk.Condition(core));
            case KnownExpression known:
                return (new ValueSentence(label, whole, walk.Evaluate(known.Operand).Value, known.Operand.Type, evaluation.Zone), walk.Condition(core));
            default:
                var value = walk.Evaluate(core);
                return (new ValueSentence(label, whole, value.Value, core.Type, evaluation.Zone), walk.Answer(core, value));
        }
    }

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

    private static Localized Written(BoundExpression expression) => Localized.Same(expression.Written);
}
