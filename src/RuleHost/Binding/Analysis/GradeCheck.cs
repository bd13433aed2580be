using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Binding.Analysis;

/// <summary>
/// What becomes of those who lose a grade, by a quota or a veto (semantics S20): they fall to the next band that holds. A band with an upper
/// end lets them through to the one below it (RH0474); below the lowest there is nothing (RH0475).
/// </summary>
internal static class GradeCheck
{
    public static void Check(BoundProvision provision, Reporter reporter)
    {
        if (provision is not BoundGrade { Type.Enum: not null } grade)
        {
            return;
        }

        reporter.Clause = "名额";
        foreach (var quota in grade.Quotas.Where(q => grade.Awards.All(a => a.Grade >= q.Grade)))
        {
            reporter.Report(ScoringDiagnostics.QuotaOnTheLowest, new SourceLocation(grade.Syntax.Source, quota.Syntax.Span), [quota.Syntax.Grade.Name]);
        }

        QuotaCheck.Check(grade, reporter);
        reporter.Clause = "评";
        for (var i = 0; i < grade.Awards.Length; i++)
        {
            var award = grade.Awards[i];
            var next = grade.Awards.Skip(i + 1).FirstOrDefault(a => a.Grade < award.Grade);
            if (award.When is { } better && next is { When: { } lower } && CanBeLost(grade, award.Grade)
                && Solver.Find([ConditionReader.Read(better.Body)]) is { } alone
                && Solver.Find([ConditionReader.Read(better.Body), ConditionReader.Read(lower.Body, negated: true)]) is { } values
                && values.Keys.All(alone.ContainsKey))
            {
                reporter.Report(ScoringDiagnostics.BandWithUpperEnd, lower.Body.Origin, [award.Syntax.Grade.Name, next.Syntax.Grade.Name, Witness.Of(values)], witness: values);
            }
        }
    }

    private static bool CanBeLost(BoundGrade grade, int ordinal) =>
        grade.Quotas.Any(q => q.Grade == ordinal)
        || grade.Vetoes.SelectMany(v => v.Generals.Prepend(v)).SelectMany(j => j.Forbids)
            .Any(f => f.IsGrading && f.Names.Where((_, i) => f.Scales[i] == grade.Type.Enum!.Name).Any(n => grade.Type.Enum!.IndexOf(n) <= ordinal));
}
