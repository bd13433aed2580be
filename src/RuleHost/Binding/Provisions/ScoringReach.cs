using System.Collections.Immutable;
using RuleHost.Model;

namespace RuleHost.Binding;

/// <summary>Which judgements reach a score (计入) or a grade (不得 评为): those about the same subject, and the 通则 over them.</summary>
internal static class ScoringReach
{
    public static void Fill(ImmutableArray<BoundProvision> provisions)
    {
        foreach (var outcome in provisions.OfType<BoundOutcome>())
        {
            var judgements = provisions.OfType<BoundJudgement>().Where(j => j.Kind != Syntax.ProvisionKind.General && !j.IsSuperseded && j.Subject is not null && j.Subject == outcome.Subject);
            switch (outcome)
            {
                case BoundScore score:
                    score.Contributors = [.. judgements.Where(j => Written(j).Any(w => w.Points.Any(p => p.Into == score.Id)))];
                    break;
                case BoundGrade { Type.Enum: { } scale } grade:
                    grade.Vetoes = [.. judgements.Where(j => Written(j).Any(w => w.Forbids.Any(f => f.IsGrading && f.Scales.Contains(scale.Name))))];
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>A judgement in all its texts and the 通则 that add to it.</summary>
    private static IEnumerable<BoundJudgement> Written(BoundJudgement judgement) =>
        (judgement.Versions.IsEmpty ? [judgement] : judgement.Versions.Cast<BoundJudgement>()).SelectMany(j => j.Generals.Prepend(j));
}
