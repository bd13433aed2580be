using System.Collections.Immutable;
using RuleHost.Binding;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Analysis;

/// <summary>Cases for what is meant to be exclusive and whole and is not (RH0405, RH0406): 分情形 of a definition, several 限 of a limit.</summary>
internal static class Exclusive
{
    public static Diagnostic WithExample(Diagnostic found, AnalysisReport report)
    {
        if (found.Witness is not ImmutableDictionary<string, (Term Term, ValueSet Set)> values
            || report.Model.Provisions.FirstOrDefault(p => p.Id == found.Provision && p.Syntax.Source == found.Location?.Source) is not { Subject: { } subject } provision
            || provision is not (BoundDefinition or BoundLimit))
        {
            return found;
        }

        var gap = found.Code == AnalysisDiagnostics.Gap.Code;
        var name = gap
            ? new Localized($"{provision.Id}：没有写到的情况", $"{provision.Id}: a case that is not covered")
            : new Localized($"{provision.Id}：两项同时成立", $"{provision.Id}: two at once");
        return found with { Example = report.Examples.Show(subject, values, name, [provision], outcomes => Expected(outcomes, provision, gap)) };
    }

    private static IReadOnlyList<DraftExpectation>? Expected(CaseOutcomes outcomes, BoundProvision provision, bool gap)
    {
        var missing = outcomes.MissingOf(provision);
        return gap && outcomes.StateOf(provision) == "unknown" && missing is [var only] && only.EndsWith("无一项成立", StringComparison.Ordinal) ? [outcomes.Unknown(provision)]
            : !gap && provision is BoundLimit && outcomes.StateOf(provision) == "conflict" ? [outcomes.State(provision)]
            : !gap && provision is BoundDefinition definition && outcomes.Value(definition) is { } value ? [value]
            : null;
    }
}
