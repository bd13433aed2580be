using System.Globalization;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding.Analysis;

/// <summary>
/// Quotas and bands by rank that cannot hold together: a band that reaches further than its quota (RH0571), a first and a last band that take
/// more than all (RH0572), a quota that nobody meets or fills (RH0573), a band within the ranks of a better one (RH0416). Figures are constants, or parameters with one value.
/// </summary>
internal static class QuotaCheck
{
    public static void Check(BoundGrade grade, Reporter reporter)
    {
        reporter.Clause = "名额";
        foreach (var quota in grade.Quotas)
        {
            if (Idle(grade, quota) is { } why)
            {
                reporter.Report(ReachDiagnostics.QuotaIdle, Place(grade, quota), [Short.Of(grade.Syntax.Source.Slice(quota.Syntax.Span).ToString()), why]);
            }
        }

        reporter.Clause = "评";
        var bands = grade.Awards.Select(a => (Award: a, Bands: Bands(a))).ToList();
        foreach (var (award, own) in bands)
        {
            foreach (var quota in grade.Quotas.Where(q => q.Grade == award.Grade))
            {
                if (Number(quota.AtMost.Body) is { } places and > 0 && own.Find(b => b.IsTop && b.IsShare == quota.IsShare && b.Reach > places) is { } band)
                {
                    reporter.Report(
                        ReachDiagnostics.RankBeyondQuota,
                        band.Place,
                        [award.Syntax.Grade.Name, band.Name, Amount(places, quota.IsShare)],
                        related: (Place(grade, quota), new Localized("名额", "the quota")));
                    break;
                }
            }
        }

        for (var second = 1; second < bands.Count; second++)
        {
            var (lower, low) = bands[second];
            if (low.Find(b => b.IsTop) is { } late && bands.Take(second).Any(b => b is { Award.When: { } alone, Bands: [{ IsTop: true } early] } && Attainable.Parts(alone.Body).Count() == 1 && early.IsShare == late.IsShare && early.Reach >= late.Reach))
            {
                reporter.Report(AnalysisDiagnostics.UnreachableBand, late.Place, [grade.Id, lower.Syntax.Grade.Name]);
            }

            var last = low.Find(b => b is { IsTop: false, IsShare: true });
            for (var first = 0; last is not null && first < second; first++)
            {
                // What else a better band asks for may keep out whoever is ranked in both.
                if (bands[first] is { Award: { When: { } when } better, Bands: [{ IsTop: true, IsShare: true } top] } && Attainable.Parts(when.Body).Count() == 1 && top.Reach > last.Reach)
                {
                    var rank = (int)decimal.Floor(top.Reach * 100);
                    reporter.Report(
                        ReachDiagnostics.RankBandsOverlap,
                        last.Place,
                        [better.Syntax.Grade.Name, top.Name, lower.Syntax.Grade.Name, last.Name, rank > last.Reach * 100
                            ? new Localized($"一百个单位参评时，第 {rank} 名两边都算。", $"of a hundred entrants, number {rank} is in both.")
                            : new Localized("单位多了，就有名次两边都算。", "among many entrants some are in both.")],
                        related: (top.Place, new Localized("另一档", "the other band")));
                }
            }
        }
    }

    private static Localized? Idle(BoundGrade grade, BoundQuota quota)
    {
        if (grade.Awards.All(a => a.Grade != quota.Grade))
        {
            return new("没有“评”给这一等次，“升”“降”又不占名额。", "no “评” gives that grade, and “升” and “降” take no place.");
        }

        if (Number(quota.AtMost.Body) is not { } places)
        {
            return null;
        }

        if (places <= 0)
        {
            return new("一个名额也没有，条件再够也评不上。", "there is no place at all, so no condition is ever enough.");
        }

        if (quota.IsShare && places >= 1)
        {
            return new("全部参评的都装得下。", "it has room for all who take part.");
        }

        return grade.Quotas.FirstOrDefault(q => q != quota && q.Grade == quota.Grade && q.IsShare == quota.IsShare && Number(q.AtMost.Body) is { } other
                && (other < places || (other == places && grade.Quotas.IndexOf(q) < grade.Quotas.IndexOf(quota)))) is { } stricter
            ? new($"同一等次另有名额至多{Amount(Number(stricter.AtMost.Body)!.Value, quota.IsShare).Chinese}，已经更紧或者一样。", $"another quota of the grade, {Amount(Number(stricter.AtMost.Body)!.Value, quota.IsShare).English} at most, is as tight or tighter.")
            : null;
    }

    private static SourceLocation Place(BoundGrade grade, BoundQuota quota) => new(grade.Syntax.Source, quota.Syntax.Span);

    /// <summary>What a 评 asks of the rank, among the conditions that it joins by 且.</summary>
    private static List<RankBand> Bands(BoundAward award) => award.When is null ? [] : [.. Attainable.Parts(award.When.Body).OfType<CompareExpression>().Select(RankBand.Of).OfType<RankBand>()];

    private static decimal? Number(BoundExpression expression) => expression switch
    {
        ConstantExpression { Value: { Kind: ValueKind.Number } value } => value.Number,
        ParameterExpression { Parameter.Values: [{ Value: { Kind: ValueKind.Number } value }] } => value.Number,
        _ => null,
    };

    private static Localized Amount(decimal number, bool share) => share
        ? Localized.Same($" {ValueText.Number(number * 100)}%")
        : new($" {ValueText.Number(number)} 个", $" {ValueText.Number(number)}");

    /// <summary>名次 不大于 参评数 * 30%, 名次 大于 参评数 * 98%, 名次 / 参评数 不大于 30%, 名次 不大于 3.</summary>
    /// <param name="IsTop">Whether it takes the first; else whoever comes behind.</param>
    /// <param name="Reach">Up to, or from behind, which rank or share of ranks.</param>
    private sealed record RankBand(bool IsTop, bool IsShare, decimal Reach, SourceLocation Place)
    {
        public Localized Name => IsTop
            ? new($"前{Amount(Reach, IsShare).Chinese}", string.Create(CultureInfo.InvariantCulture, $"the first{Amount(Reach, IsShare).English}"))
            : new($"后{Amount(1 - Reach, IsShare).Chinese}", string.Create(CultureInfo.InvariantCulture, $"the last{Amount(1 - Reach, IsShare).English}"));

        public static RankBand? Of(CompareExpression compare)
        {
            var (left, @operator, right) = IsRank(compare.Left) || IsQuotient(compare.Left)
                ? (compare.Left, compare.Operator, compare.Right)
                : (compare.Right, ConditionReader.Flipped(compare.Operator), compare.Left);
            bool? top = @operator switch
            {
                ComparisonOperator.Less or ComparisonOperator.LessOrEqual => true,
                ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual => false,
                _ => null,
            };
            var share = IsQuotient(left) ? Number(right) : IsRank(left) ? ShareOfAll(right) : null;
            return top is not { } isTop ? null
                : share is { } reach ? new RankBand(isTop, true, reach, compare.Origin)
                : IsRank(left) && Number(right) is { } number ? new RankBand(isTop, false, @operator == ComparisonOperator.Less ? number - 1 : number, compare.Origin)
                : null;
        }

        private static decimal? ShareOfAll(BoundExpression expression) => expression switch
        {
            ArithmeticExpression { Operators: [ArithmeticOperator.Multiply], Operands: [var all, var share] } when IsAll(all) => Number(share),
            ArithmeticExpression { Operators: [ArithmeticOperator.Multiply], Operands: [var share, var all] } when IsAll(all) => Number(share),
            _ => IsAll(expression) ? 1 : null,
        };

        private static bool IsQuotient(BoundExpression expression) => expression is ArithmeticExpression { Operators: [ArithmeticOperator.Divide], Operands: [var rank, var all] } && IsRank(rank) && IsAll(all);

        private static bool IsRank(BoundExpression expression) => expression is OutcomeExpression { Provision: BoundGrade, Member: "名次" };

        private static bool IsAll(BoundExpression expression) => expression is OutcomeExpression { Provision: BoundGrade, Member: "参评数" };
    }
}
