using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding.Analysis;

/// <summary>Conditions that can never hold, and such as always do (RH0402, RH0403), told at the smallest part that is so, and a count against a fraction (RH0570).</summary>
internal sealed class ConditionCheck(Reporter reporter)
{
    /// <summary>Conditions told about, so that nothing around them is told again.</summary>
    private readonly HashSet<BoundExpression> _told = [];

    public void Check(BoundRoot root)
    {
        reporter.Clause = root.Clause;
        Visit(root.Body);
    }

    public bool IsTold(BoundExpression expression) => _told.Contains(expression);

    private bool Visit(BoundExpression expression)
    {
        var told = false;
        foreach (var child in BoundChildren.Of(expression))
        {
            told |= Visit(child);
        }

        if (expression is CompareExpression { Operator: <= ComparisonOperator.LessOrEqual } compare && FractionOf(compare) is { } fraction)
        {
            reporter.Report(ReachDiagnostics.CountAgainstFraction, expression.Origin, [Short.Of(expression.Text), ValueText.Number(fraction), ValueText.Number(fraction * 100) + "%"]);
            return true;
        }

        if (!told && expression is LogicalExpression or BlockExpression or CompareExpression or BetweenExpression)
        {
            told = Tell(expression);
        }

        if (told)
        {
            _told.Add(expression);
        }

        // What a list's filter says is a matter of its own: whatever it is, the function around it may be either.
        return told && expression is not AggregateExpression;
    }

    /// <summary>The fraction that a count is compared with; null where there is none.</summary>
    private static decimal? FractionOf(CompareExpression compare) =>
        (compare.Left is AggregateExpression { Type.Kind: TypeKind.Integer } ? compare.Right : compare.Right is AggregateExpression { Type.Kind: TypeKind.Integer } ? compare.Left : null) switch
        {
            ConstantExpression { Value: { Kind: ValueKind.Number } value } => Fraction(value),
            ParameterExpression { Parameter.Values: { Length: > 0 } values } => values.Select(v => v.Value.Kind == ValueKind.Number ? Fraction(v.Value) : null).FirstOrDefault(f => f is not null),
            _ => null,
        };

    private static decimal? Fraction(Value value) => value.Number is > 0 and < 1 ? value.Number : null;

    private bool Tell(BoundExpression expression)
    {
        if (expression.Type.Kind == TypeKind.Error)
        {
            return true;
        }

        var descriptor = Solver.IsImpossible(ConditionReader.Read(expression)) ? AnalysisDiagnostics.Impossible
            : Solver.IsImpossible(ConditionReader.Read(expression, negated: true)) ? AnalysisDiagnostics.AlwaysTrue
            : null;
        if (descriptor is null)
        {
            return false;
        }

        if (!OutOfReach.Tell(expression, descriptor == AnalysisDiagnostics.AlwaysTrue, reporter))
        {
            reporter.Report(descriptor, expression.Origin, [Short.Of(expression.Text)]);
        }

        return true;
    }
}
