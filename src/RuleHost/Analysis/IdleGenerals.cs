using System.Collections.Immutable;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Analysis;

/// <summary>A 通则 that reaches provisions by name and none by its condition (RH0435): 对 … 其中 contradicts each of them.</summary>
internal sealed class IdleGenerals(AnalysisReport report)
{
    public void Check(ImmutableArray<BoundProvision> provisions)
    {
        var judgements = provisions.OfType<BoundJudgement>().Where(j => j.Kind != ProvisionKind.General).ToList();
        foreach (var general in provisions.OfType<BoundJudgement>().Where(g => g is { Kind: ProvisionKind.General, Filter: not null }))
        {
            var filter = ConditionReader.Read(general.Filter!.Body);
            if (Solver.IsImpossible(filter))
            {
                // Told already, as a condition that never holds.
                continue;
            }

            var reached = judgements.FindAll(j => j.Generals.Contains(general));
            if (reached.Count > 0 && reached.TrueForAll(j => Solver.IsImpossible([filter, .. report.ConditionsOf(j)])) && reached.Find(j => !Solver.IsImpossible([.. report.ConditionsOf(j)])) is { } sample)
            {
                report.Tell(JudgementDiagnostics.GeneralIdle, general, "对", general.Filter.Body.Origin, [general.Id], Example(general, sample));
            }
        }
    }

    private Localized? Example(BoundJudgement general, BoundJudgement sample) => sample.Subject is { } subject && Solver.Find([.. JudgementConditions.WithGenerals(sample)]) is { } values
        ? report.Examples.Show(
            subject,
            values,
            new($"{sample.Id}成立，通则“{general.Id}”不起作用", $"{sample.Id} holds without the general provision {general.Id}"),
            [sample],
            outcomes => outcomes.StateOf(sample) == "holds" ? [outcomes.State(sample)] : null)
        : null;
}
