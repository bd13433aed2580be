using RuleHost.Model;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding.Analysis;

/// <summary>Conditions that can never hold, and such as always do (RH0402, RH0403), told at the smallest part that is so.</summary>
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

        reporter.Report(descriptor, expression.Origin, [Short.Of(expression.Text)]);
        return true;
    }
}
