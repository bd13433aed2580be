using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Binding.Analysis;

/// <summary>
/// A provision whose 对, 当 and 不适用 cannot hold together, and a measure, prohibition or budget whose own 当 contradicts them (RH0404).
/// </summary>
internal static class TogetherCheck
{
    public static void Check(BoundProvision provision, ConditionCheck alone, Reporter reporter)
    {
        switch (provision)
        {
            case BoundJudgement judgement:
                Judgement(judgement, alone, reporter);
                break;
            case BoundLimit limit:
                Limit(limit, alone, reporter);
                break;
            default:
                break;
        }
    }

    private static void Judgement(BoundJudgement judgement, ConditionCheck alone, Reporter reporter)
    {
        var conditions = Base(judgement, judgement.When, judgement.NotApplicable);
        if (conditions.Exists(c => alone.IsTold(c.Expression)))
        {
            return;
        }

        if (Solver.IsImpossible([.. conditions.Select(c => c.Condition)]))
        {
            if (conditions.Count > 1)
            {
                var at = judgement.When.Length > 0 ? judgement.When[0].Body : conditions[0].Expression;
                reporter.Clause = judgement.When.Length > 0 ? "当" : "对";
                reporter.Report(AnalysisDiagnostics.ImpossibleTogether, at.Origin, [Short.Of(at.Text)]);
            }

            return;
        }

        Parts(judgement.Measures.Select(m => (m.When, m.Syntax.Keyword)), conditions, alone, reporter);
        Parts(judgement.Modifiers.Select(m => ((Formula?)m.When, m.Syntax.Keyword)), conditions, alone, reporter);
        Parts(judgement.Forbids.Select(f => (f.When, f.Syntax.Keyword)), conditions, alone, reporter);
        Parts(judgement.Points.Select(p => (p.When, p.Syntax.Keyword)), conditions, alone, reporter);
    }

    private static void Limit(BoundLimit limit, ConditionCheck alone, Reporter reporter)
    {
        var conditions = Base(limit, [], limit.NotApplicable);
        if (conditions.Count == 0 || conditions.Exists(c => alone.IsTold(c.Expression)))
        {
            return;
        }

        if (Solver.IsImpossible([.. conditions.Select(c => c.Condition)]))
        {
            reporter.Clause = "对";
            reporter.Report(AnalysisDiagnostics.ImpossibleTogether, conditions[0].Expression.Origin, [Short.Of(conditions[0].Expression.Text)]);
            return;
        }

        Parts(limit.Budgets.Select(b => (b.When, b.Syntax.Keyword)), conditions, alone, reporter);
        Parts(limit.Unlimited.Select(u => ((Formula?)u, "免限")), conditions, alone, reporter);
        Parts(limit.Extensions.Select(e => (e.When, e.Syntax.Keyword)), conditions, alone, reporter);
        Parts(limit.Ons.Select(o => (o.When, o.Syntax.Keyword)), conditions, alone, reporter);
    }

    private static List<(BoundExpression Expression, Condition Condition)> Base(BoundProvision provision, IEnumerable<Formula> when, IEnumerable<Formula> notApplicable)
    {
        var conditions = new List<(BoundExpression, Condition)>();
        if (provision.Filter is { } filter)
        {
            conditions.Add((filter.Body, ConditionReader.Read(filter.Body)));
        }

        conditions.AddRange(when.Select(w => (w.Body, ConditionReader.Read(w.Body))));
        conditions.AddRange(notApplicable.Select(n => (n.Body, ConditionReader.Read(n.Body, negated: true))));
        return conditions;
    }

    private static void Parts(
        IEnumerable<(Formula? When, string Clause)> parts, List<(BoundExpression Expression, Condition Condition)> conditions, ConditionCheck alone, Reporter reporter)
    {
        foreach (var (when, clause) in parts)
        {
            if (when is null || alone.IsTold(when.Body) || conditions.Count == 0)
            {
                continue;
            }

            if (Solver.IsImpossible([.. conditions.Select(c => c.Condition), ConditionReader.Read(when.Body)]))
            {
                reporter.Clause = clause;
                reporter.Report(AnalysisDiagnostics.ImpossibleTogether, when.Body.Origin, [Short.Of(when.Body.Text)]);
            }
        }
    }
}
