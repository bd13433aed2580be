using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Analysis;

/// <summary>
/// Looks at whole judgements of a rulebook without errors (RH0430 to RH0459), and makes cases of what the binder's analysis found. The work is
/// bounded: what cannot be settled in it is not told.
/// </summary>
internal static class JudgementAnalysis
{
    /// <param name="model">The rulebook.</param>
    /// <param name="cases">Reads its test files, for which values they give.</param>
    /// <param name="diagnostics">What was found so far; findings go here.</param>
    public static void Run(RulebookModel model, Func<IReadOnlyList<SourceText>> cases, DiagnosticBag diagnostics)
    {
        if (!model.Definition.Extends.IsEmpty || !Stranded.IsAll(diagnostics.Items))
        {
            return;
        }

        var report = new AnalysisReport(model, diagnostics);
        if (diagnostics.HasErrors)
        {
            diagnostics.Replace(diagnostics.Items.Select(d => Stranded.WithExample(d, report)));
            return;
        }

        diagnostics.Replace(diagnostics.Items.Select(d => Exclusive.WithExample(d, report)));
        new Subsumption(report).Check(model.Provisions.OfType<BoundJudgement>());
        var parts = new PartsWithoutEffect(report);
        foreach (var provision in model.Provisions)
        {
            parts.Check(provision);
        }

        new IdleSteps(report).Check(model.Provisions.OfType<BoundJudgement>());
        new Histories(report).Check(model.Provisions);
        new Bands(report).Check(model.Provisions);
        new IdleGenerals(report).Check(model.Provisions);
        new UnnamedValues(report).Check(cases);
        new CardCounts(report).Check();
    }
}
