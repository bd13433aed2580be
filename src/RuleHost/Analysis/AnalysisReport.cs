using System.Collections.Immutable;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Analysis;

/// <summary>Where findings go, and who makes cases of them.</summary>
internal sealed class AnalysisReport(RulebookModel model, DiagnosticBag diagnostics)
{
    public Counterexample Examples { get; } = new(model);

    public RulebookModel Model => model;

    private readonly Dictionary<BoundJudgement, ImmutableArray<Condition>> _conditions = [];

    /// <summary>What must be so for a judgement to hold, its 通则 left out; read once.</summary>
    public ImmutableArray<Condition> ConditionsOf(BoundJudgement judgement)
    {
        if (!_conditions.TryGetValue(judgement, out var conditions))
        {
            _conditions[judgement] = conditions = JudgementConditions.Of(judgement);
        }

        return conditions;
    }

    /// <summary>Whether something is told at or within a place already.</summary>
    public bool IsTold(SourceLocation place) =>
        diagnostics.Items.Any(d => d.Location is { } at && d.Severity != Severity.Info && at.Source == place.Source && at.Span.Start >= place.Span.Start && at.Span.End <= place.Span.End);

    public void Tell(
        DiagnosticDescriptor descriptor,
        BoundProvision? provision,
        string? clause,
        SourceLocation place,
        ReadOnlySpan<object> arguments,
        Localized? example,
        (SourceLocation, Localized)? related = null) => diagnostics.Add(new Diagnostic(descriptor, place, [.. arguments])
        {
            Example = example,
            Provision = provision?.Id,
            Clause = clause,
            Related = related is { } other ? [other] : [],
        });
}
