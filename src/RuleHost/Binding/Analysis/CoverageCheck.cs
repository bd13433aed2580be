using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Binding.Analysis;

/// <summary>
/// What is meant to be exclusive and whole: 分情形, several 限 当, and the bands of a grade (RH0405, RH0406, RH0416). A gap or an overlap
/// comes with values that show it.
/// </summary>
internal static class CoverageCheck
{
    private const int MaxCases = 40;

    public static void Check(BoundProvision provision, BindingSession session, Reporter reporter)
    {
        foreach (var root in session.RootsOf(provision))
        {
            reporter.Clause = root.Clause;
            foreach (var cases in All(root.Body).OfType<CasesExpression>())
            {
                Cases(cases, reporter);
            }
        }

        if (provision is BoundLimit { Budgets.Length: > 1 } limit && limit.Budgets.All(b => b.When is not null))
        {
            reporter.Clause = "限";
            Budgets(limit, reporter);
        }

        if (provision is BoundGrade grade)
        {
            reporter.Clause = "评";
            Bands(grade, session, reporter);
        }
    }

    private static IEnumerable<BoundExpression> All(BoundExpression root)
    {
        var pending = new Stack<BoundExpression>([root]);
        while (pending.TryPop(out var expression))
        {
            yield return expression;
            foreach (var child in BoundChildren.Of(expression))
            {
                pending.Push(child);
            }
        }
    }

    private static void Cases(CasesExpression cases, Reporter reporter)
    {
        if (cases.Cases.Length > MaxCases)
        {
            return;
        }

        var conditions = cases.Cases.Select(c => (Name: c.Mark, c.Condition)).ToList();
        if (cases.Otherwise is null)
        {
            Gap(conditions, [], cases.Origin, reporter);
        }

        Overlaps(conditions, [], i => cases.Cases[i].Condition.Origin, reporter);
    }

    private static void Budgets(BoundLimit limit, Reporter reporter)
    {
        List<Condition> given = limit.Filter is null ? [] : [ConditionReader.Read(limit.Filter.Body)];
        var conditions = limit.Budgets.Select(b => (Name: $"“{Short.Of(b.When!.Body.Text)}”", Condition: b.When!.Body)).ToList();
        Gap(conditions, given, new SourceLocation(limit.Syntax.Source, limit.Budgets[^1].Syntax.Span), reporter, new(
            "再加一行“限 … 当 …”，写明这种情况的期限。", "Add a line “限 … 当 …” that says the limit in that case."));
        Overlaps(conditions, given, i => limit.Budgets[i].When!.Body.Origin, reporter);
    }

    private static void Gap(List<(string Name, BoundExpression Condition)> conditions, List<Condition> given, SourceLocation place, Reporter reporter, Localized? hint = null)
    {
        if (Solver.Find([.. given, .. conditions.Select(c => ConditionReader.Read(c.Condition, negated: true))]) is { } values)
        {
            reporter.Report(AnalysisDiagnostics.Gap, place, [Witness.Of(values)], hint, witness: values);
        }
    }

    private static void Overlaps(List<(string Name, BoundExpression Condition)> conditions, List<Condition> given, Func<int, SourceLocation> place, Reporter reporter)
    {
        for (var second = 1; second < conditions.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                if (Solver.Find([.. given, ConditionReader.Read(conditions[first].Condition), ConditionReader.Read(conditions[second].Condition)]) is { } values)
                {
                    reporter.Report(AnalysisDiagnostics.Overlap, place(second), [conditions[first].Name, conditions[second].Name, Witness.Of(values)], witness: values);
                    break;
                }
            }
        }
    }

    /// <summary>Bands are tried from the best down: one that lies wholly within those before it is never reached.</summary>
    private static void Bands(BoundGrade grade, BindingSession session, Reporter reporter)
    {
        var conditions = session.RootsOf(grade).Where(r => r.Clause == "评").ToList();
        var bands = grade.Syntax.Clauses.OfType<AwardClause>().Where(a => a.When is not null).ToList();
        if (conditions.Count != bands.Count || conditions.Count > MaxCases)
        {
            return;
        }

        var before = new List<Condition>();
        for (var i = 0; i < bands.Count; i++)
        {
            var condition = ConditionReader.Read(conditions[i].Body);
            if (i > 0 && Solver.Find(condition) is { } alone && Solver.IsImpossible([.. before, condition]))
            {
                reporter.Report(AnalysisDiagnostics.UnreachableBand, conditions[i].Body.Origin, [grade.Id, bands[i].Grade.Name], witness: alone);
            }

            before.Add(ConditionReader.Read(conditions[i].Body, negated: true));
        }

        if (bands.Count == grade.Syntax.Clauses.OfType<AwardClause>().Count() && Solver.Find([.. before]) is { } values)
        {
            reporter.Report(AnalysisDiagnostics.Gap, new SourceLocation(grade.Syntax.Source, bands[^1].Span), [Witness.Of(values)], new(
                "再加一行“评 等次 当 …”，或者给最后一行去掉“当”，作为其余。", "Add a line “评 grade 当 …”, or take the “当” off the last line, which then takes what is left."), witness: values);
        }
    }
}
