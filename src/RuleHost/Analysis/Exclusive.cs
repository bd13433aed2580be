using System.Collections.Immutable;
using RuleHost.Binding;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Analysis;

/// <summary>
/// Cases for what is meant to be exclusive and whole and is not: 分情形 of a definition, several 限 of a limit, the bands of a grade (RH0405,
/// RH0406), a band that is never reached (RH0416) or that those fall past who lose a better one (RH0474).
/// </summary>
internal static class Exclusive
{
    public static Diagnostic WithExample(Diagnostic found, AnalysisReport report)
    {
        if (found.Witness is not ImmutableDictionary<string, (Term Term, ValueSet Set)> values
            || report.Model.Provisions.FirstOrDefault(p => p.Id == found.Provision && p.Syntax.Source == found.Location?.Source) is not { Subject: { } subject } provision)
        {
            return found;
        }

        if (provision is BoundGrade grade)
        {
            return found with { Example = Graded(found, grade, values, report) };
        }

        if (provision is not (BoundDefinition or BoundLimit))
        {
            return found;
        }

        var gap = found.Code == AnalysisDiagnostics.Gap.Code;
        var name = gap
            ? new Localized($"{provision.Id}：没有写到的情况", $"{provision.Id}: a case that is not covered")
            : new Localized($"{provision.Id}：两项同时成立", $"{provision.Id}: two at once");
        return found with { Example = report.Examples.Show(subject, values, name, [provision], outcomes => Expected(outcomes, provision, gap)) };
    }

    private static Localized? Graded(Diagnostic found, BoundGrade grade, ImmutableDictionary<string, (Term Term, ValueSet Set)> values, AnalysisReport report)
    {
        if (found.Code == ScoringDiagnostics.BandWithUpperEnd.Code)
        {
            var name = new Localized($"{grade.Id}：没有得到“{found.Arguments[0]}”的", $"{grade.Id}: one who misses “{found.Arguments[0]}”");
            var next = grade.Type.Enum!.IndexOf((string)found.Arguments[1]);
            return report.Examples.Show(grade.Subject!, Vetoed(grade, (string)found.Arguments[0], values), name, [grade], outcomes =>
                outcomes.GradeOf(grade) is { } lower ? lower < next ? [outcomes.Grade(grade)] : null : IsNowhere(outcomes, grade) ? [outcomes.Grade(grade)] : null);
        }

        if (found.Code == AnalysisDiagnostics.UnreachableBand.Code)
        {
            var name = new Localized($"{grade.Id}：轮不到“{found.Arguments[1]}”", $"{grade.Id}: “{found.Arguments[1]}” is not reached");
            return report.Examples.Show(grade.Subject!, values, name, [grade], outcomes =>
                outcomes.GradeOf(grade) is { } better && better != grade.Type.Enum!.IndexOf((string)found.Arguments[1]) ? [outcomes.Grade(grade)] : null);
        }

        return report.Examples.Show(
            grade.Subject!,
            values,
            new Localized($"{grade.Id}：没有写到的情况", $"{grade.Id}: a case that is not covered"),
            [grade],
            outcomes => IsNowhere(outcomes, grade) ? [outcomes.Grade(grade)] : null);
    }

    /// <summary>The same values with a veto on a grade where there is one; without, one entrant alone has no place in a quota by share.</summary>
    private static ImmutableDictionary<string, (Term Term, ValueSet Set)> Vetoed(BoundGrade grade, string name, ImmutableDictionary<string, (Term Term, ValueSet Set)> values)
    {
        if (grade.Vetoes.FirstOrDefault(v => v.Forbids.Any(f => f.IsGrading && f.When is null && f.Names.Contains(name))) is not { } veto)
        {
            return values;
        }

        var place = new SourceLocation(veto.Syntax.Source, veto.Syntax.HeadSpan);
        var holds = new JudgementExpression(place, new SubjectExpression(Values.DataType.RecordOf(grade.Subject!.Name), place), veto);
        return values.SetItem("? veto", (new Term("? veto", veto.Id, DiscreteSet.Of(["是", "否"]), null, holds), DiscreteSet.Of(["是"])));
    }

    private static bool IsNowhere(CaseOutcomes outcomes, BoundProvision provision) =>
        outcomes.StateOf(provision) == "unknown" && outcomes.MissingOf(provision) is [var only] && only.EndsWith("无一项成立", StringComparison.Ordinal);

    private static IReadOnlyList<DraftExpectation>? Expected(CaseOutcomes outcomes, BoundProvision provision, bool gap) =>
        gap && IsNowhere(outcomes, provision) ? [outcomes.Unknown(provision)]
            : !gap && provision is BoundLimit && outcomes.StateOf(provision) == "conflict" ? [outcomes.State(provision)]
            : !gap && provision is BoundDefinition definition && outcomes.Value(definition) is { } value ? [value]
            : null;
}
