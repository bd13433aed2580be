using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Strictness;

/// <summary>
/// Conventions that an overlay sets where its base leaves them open: they govern the provisions of the base, too, and loosen none of them
/// (semantics S23). No 可调 opens a convention: the base says it itself, or keeps what holds where nobody says anything.
/// </summary>
internal static class ConventionStrictness
{
    /// <param name="before">The base, bound alone.</param>
    /// <param name="after">The text in force.</param>
    /// <param name="diagnostics">Where findings go.</param>
    public static void Check(RulebookModel before, RulebookModel after, DiagnosticBag diagnostics)
    {
        var (old, now) = (before.Definition.Conventions, after.Definition.Conventions);
        var (clocks, quotas) = (before.Provisions.Any(p => p is BoundLimit), before.Provisions.Any(p => p is BoundGrade { Quotas.IsEmpty: false }));
        foreach (var (name, looser) in new[]
        {
            ("日前", clocks && !old.DateBeforeIncludesDay && now.DateBeforeIncludesDay),
            ("截止", before.Provisions.Any(p => p is BoundLimit { Cutoff: null }) && EndOfDay.Order(EndOfDay.Of(null, old), EndOfDay.Of(null, now)) is not <= 0),
            ("固定日期顺延", clocks && !old.RollFixedDates && now.RollFixedDates),
            ("新旧", before.Provisions.Any(p => p is BoundJudgement) && !old.Milder && now.Milder),
            ("名额取整", quotas && (Upwards(now.QuotaRounding) > Upwards(old.QuotaRounding) || (!old.AtLeastOnePlace && now.AtLeastOnePlace))),
            ("并列", quotas && !old.TiesAreIn && now.TiesAreIn),
        })
        {
            if (looser)
            {
                diagnostics.Report(StrictnessDiagnostics.ConventionLoosens, after.Definition.Places[$"conventions.{name}"], name, now.Raw.GetValueOrDefault(name, ""));
            }
        }
    }

    /// <summary>The more often a fraction becomes a place, the higher.</summary>
    private static int Upwards(QuotaRounding rounding) => rounding switch
    {
        QuotaRounding.Down => 0,
        QuotaRounding.HalfUp => 1,
        _ => 2,
    };
}
