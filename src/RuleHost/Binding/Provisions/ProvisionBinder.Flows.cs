using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>流程 (semantics S25): steps, arrows, who does them; checked in full, run in a later version.</summary>
internal sealed partial class ProvisionBinder
{
    private void Flow(BoundUnjudged flow, Scope scope)
    {
        var steps = new Dictionary<string, StepClause>(StringComparer.Ordinal);
        foreach (var step in Clauses<StepClause>(flow))
        {
            _reporter.Clause = step.Keyword;
            if (!steps.TryAdd(step.Name.Name, step))
            {
                _reporter.Report(
                    BindingDiagnostics.NameTwice,
                    Place(flow, step.Name.Span),
                    [step.Name.Name, step.Keyword],
                    related: (Place(flow, steps[step.Name.Name].Name.Span), new Localized("第一次写在此处", "first written here")));
            }
        }

        foreach (var step in Clauses<StepClause>(flow))
        {
            _reporter.Clause = step.Keyword;
            Step(flow, step, scope, steps);
        }
    }

    private void Step(BoundUnjudged flow, StepClause step, Scope scope, Dictionary<string, StepClause> steps)
    {
        foreach (var by in step.By)
        {
            Checked(scope, by, Want.Recipient);
        }

        if (step.Within is { } within && !IsLimit(flow, within))
        {
            var span = Checked(scope, within, Want.Of(DataType.OpenSpan));
            if (step.ExtendableBy is { } more)
            {
                Checked(scope, more, Want.Of(span.Type.Kind == TypeKind.Span ? span.Type.WithoutNone() : DataType.OpenSpan));
            }
        }
        else if (step.ExtendableBy is { } more)
        {
            Checked(scope, more, Want.Of(DataType.OpenSpan));
        }

        if (step.ExtendableWhen is { } when)
        {
            Checked(scope, when, Want.Condition);
        }

        if (step.Records is { } records && _vocabulary.FactType(records.Name) is null)
        {
            _reporter.ReportUnknown(BindingDiagnostics.UnknownFactType, Place(flow, records.Span), records.Name, [.. session.Definition.Facts.Keys.Order(StringComparer.Ordinal)]);
        }

        foreach (var target in step.Targets)
        {
            foreach (var next in target.Steps)
            {
                if (!steps.ContainsKey(next.Name))
                {
                    _reporter.ReportUnknown(BindingDiagnostics.UnknownFlowStep, Place(flow, next.Span), next.Name, steps.Keys, flow.Id);
                }
            }

            if (target.When is { } condition)
            {
                Checked(scope, condition, Want.Condition);
            }
        }
    }

    /// <summary>限 of a step may be the id of a 时限 of the same subject: that clock governs.</summary>
    private bool IsLimit(BoundUnjudged flow, ExpressionSyntax within) =>
        within is NameSyntax name && flow.Subject is { } subject && _vocabulary.Provision(subject, _vocabulary.Resolve(name.Name)) is BoundLimit { Kind: ProvisionKind.Limit };
}
