using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Analysis;

/// <summary>Where findings go, and who makes cases of them.</summary>
internal sealed class AnalysisReport(RulebookModel model, DiagnosticBag diagnostics)
{
    public Counterexample Examples { get; } = new(model);

    public RulebookModel Model => model;

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
