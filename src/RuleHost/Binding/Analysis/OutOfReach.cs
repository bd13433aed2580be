using RuleHost.Model;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding.Analysis;

/// <summary>
/// Why a comparison always comes out the same (RH0566 to RH0569): it asks a grade for what it never gives, a total for more than full marks, a
/// stretch of time for more years or months than it has, a share for more than the whole.
/// </summary>
internal static class OutOfReach
{
    /// <summary>Tells it of a comparison that is settled one way; false where the reason is another.</summary>
    /// <param name="holds">Whether it always holds; else it never does.</param>
    public static bool Tell(BoundExpression comparison, bool holds, Reporter reporter)
    {
        if (comparison is not (CompareExpression or BetweenExpression))
        {
            return false;
        }

        var outcome = holds ? new Localized("总是成立", "always holds") : new Localized("永远不成立", "never holds");
        var text = Short.Of(comparison.Text);
        foreach (var term in Terms(ConditionReader.Read(comparison, holds)).Where(t => t.With is null).Select(t => t.Of).Distinct())
        {
            switch (term)
            {
                case OutcomeExpression { Provision: BoundGrade grade, Member: null }:
                    var values = grade.Type.Enum!.Values;
                    reporter.Report(ReachDiagnostics.GradeNeverGiven, comparison.Origin, [text, outcome, grade.Id, Listing.Of([.. Attainable.Grades(grade).Reverse().Select(g => values[g])])], related: Head(grade));
                    return true;
                case OutcomeExpression { Provision: BoundScore score, Member: "总分" } when Attainable.Highest(score) is { } most && Asked(comparison) >= most:
                    reporter.Report(ReachDiagnostics.TotalOutOfReach, comparison.Origin, [text, outcome, score.Id, ValueText.Number(most)], related: Head(score));
                    return true;
                case AggregateExpression count when Attainable.Most(count) is { } most && Asked(comparison) >= most:
                    reporter.Report(ReachDiagnostics.WindowHoldsLess, comparison.Origin, [text, outcome, most]);
                    return true;
                case var share when Attainable.IsShare(share) && Asked(comparison) >= 1:
                    reporter.Report(ReachDiagnostics.ShareBeyondWhole, comparison.Origin, [text, outcome]);
                    return true;
                default:
                    break;
            }
        }

        return false;
    }

    /// <summary>The largest figure that a comparison names: what is settled by nought has another reason.</summary>
    private static decimal? Asked(BoundExpression comparison) => BoundChildren.Of(comparison)
        .OfType<ConstantExpression>()
        .Where(c => c.Value.Kind == ValueKind.Number)
        .Select(c => (decimal?)c.Value.Number)
        .Max();

    private static (SourceLocation, Localized) Head(BoundProvision provision) =>
        (new SourceLocation(provision.Syntax.Source, provision.Syntax.HeadSpan), new Localized($"“{provision.Id}”", $"“{provision.Id}”"));

    private static IEnumerable<Term> Terms(Condition condition) => condition switch
    {
        Atom atom => [atom.Term],
        AllOf all => all.Parts.SelectMany(Terms),
        AnyOf any => any.Parts.SelectMany(Terms),
        _ => [],
    };
}
