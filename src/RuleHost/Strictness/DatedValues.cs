using System.Collections.Immutable;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Strictness;

/// <summary>Parameters of the base and of the text in force: their values by date, and where they differ.</summary>
internal sealed class DatedValues
{
    private readonly HashSet<string> _changedParameters = new(StringComparer.Ordinal);

    private readonly RulebookModel _before;

    public DatedValues(RulebookModel before, RulebookModel after)
    {
        (_before, After) = (before, after.Definition);
        foreach (var (name, parameter) in before.Definition.Parameters)
        {
            if (!after.Definition.Parameters.TryGetValue(name, out var now) || !Same(parameter, now))
            {
                _changedParameters.Add(name);
            }
        }
    }

    /// <summary>What the base declares.</summary>
    public RulebookDefinition Before => _before.Definition;

    /// <summary>What is declared in force.</summary>
    public RulebookDefinition After { get; }

    /// <summary>Whether some formula of the base asks for an event of a fact type.</summary>
    public bool ReadsEvent(FactType? type, EventDefinition happening) =>
        _before.Formulas.SelectMany(f => Each(f.Body)).Any(e => e is EventsExpression events && events.Target.Type.Name == type?.Name && events.Event.Name == happening.Name);

    /// <summary>Names of parameters whose values differ.</summary>
    public IReadOnlySet<string> Changed => _changedParameters;

    /// <summary>Days from which some parameter of the expressions has another value; the first stands for all before.</summary>
    public static IEnumerable<DateOnly> Days(params IEnumerable<BoundExpression> expressions)
    {
        var days = new SortedSet<DateOnly> { DateOnly.MinValue };
        foreach (var parameter in expressions.SelectMany(Parameters))
        {
            days.UnionWith(parameter.Values.Select(v => v.From ?? DateOnly.MinValue));
        }

        return days;
    }

    /// <summary>The expression with the values of a day in the places of its parameters.</summary>
    public static BoundExpression On(DateOnly day, BoundExpression expression) => expression switch
    {
        ParameterExpression { Parameter: var parameter } when parameter.On(day) is { IsUnknown: false } value => new ConstantExpression(expression.Type, expression.Origin, value),
        LogicalExpression x => new LogicalExpression(x.Origin, x.IsAnd, [.. x.Operands.Select(o => On(day, o))]),
        NotExpression x => new NotExpression(x.Origin, On(day, x.Operand)),
        BlockExpression x => new BlockExpression(x.Origin, x.Kind, x.AtLeast, [.. x.Items.Select(i => i with { Condition = On(day, i.Condition) })]),
        CompareExpression x => new CompareExpression(x.Origin, On(day, x.Left), x.Operator, On(day, x.Right)),
        BetweenExpression x => new BetweenExpression(x.Origin, On(day, x.Operand), On(day, x.Low), On(day, x.High)),
        _ => expression,
    };

    /// <summary>Whether a parameter of the expression has no value on a day.</summary>
    public static bool LacksValue(DateOnly day, BoundExpression expression) => Parameters(expression).Any(p => p.On(day).IsUnknown);

    /// <summary>
    /// Whether a parameter of the expression has other values than in the base, where <see cref="On"/> cannot put them in its place. A definition
    /// that changed is told by itself, once, and not wherever it is used.
    /// </summary>
    public bool MentionsChange(BoundExpression expression) => Parameters(expression).Any(p => _changedParameters.Contains(p.Name));

    private static IEnumerable<ParameterDefinition> Parameters(BoundExpression expression) => Each(expression).OfType<ParameterExpression>().Select(p => p.Parameter);

    /// <summary>The expression and everything in it.</summary>
    private static IEnumerable<BoundExpression> Each(BoundExpression expression)
    {
        var pending = new Stack<BoundExpression>([expression]);
        while (pending.TryPop(out var next))
        {
            yield return next;
            foreach (var child in BoundChildren.Of(next))
            {
                pending.Push(child);
            }
        }
    }

    private static bool Same(ParameterDefinition a, ParameterDefinition b) =>
        a.Values.Length == b.Values.Length && a.Values.Zip(b.Values).All(p => p.First.From == p.Second.From && ValueText.Canonical(p.First.Value) == ValueText.Canonical(p.Second.Value));
}
