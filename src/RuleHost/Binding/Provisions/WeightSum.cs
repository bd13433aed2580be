using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>
/// 占 must add up to 100%, or in points to 满分 (semantics S12). Shares that are parameters are added at every date at which one of them
/// changes; where one has no value yet, nothing can be said.
/// </summary>
internal static class WeightSum
{
    public static void Check(BoundScore score, Reporter reporter)
    {
        if (score.Items.IsEmpty)
        {
            return;
        }

        var place = new SourceLocation(score.Syntax.Source, score.Items[^1].Syntax.Weight.Span);
        if (score.Items.Any(i => i.IsWeight != score.Items[0].IsWeight))
        {
            reporter.Report(ScoringDiagnostics.SharesMixed, place, [score.Id]);
            return;
        }

        var shares = score.Items.Select(i => i.Share.Body).ToList();
        var weighted = score.Items[0].IsWeight;
        var parts = weighted || score.OutOf is null ? shares : [.. shares, score.OutOf.Body];
        if (!parts.TrueForAll(w => w is ConstantExpression or ParameterExpression))
        {
            return;
        }

        var dates = parts.OfType<ParameterExpression>().SelectMany(p => p.Parameter.Values).Select(v => v.From).Distinct().Order().DefaultIfEmpty(null);
        foreach (var date in dates)
        {
            var values = shares.ConvertAll(share => On(share, date));
            var full = weighted ? Value.OfNumber(1) : score.OutOf is null ? Value.Unknown : On(score.OutOf.Body, date);
            if (full.Kind != ValueKind.Number || !values.TrueForAll(v => v.Kind == ValueKind.Number))
            {
                continue;
            }

            var sum = values.Sum(v => v.Number);
            if (sum != full.Number)
            {
                if (weighted)
                {
                    reporter.Report(BindingDiagnostics.WeightsNotWhole, place, [score.Id, ValueText.Number(sum * 100) + "%"]);
                }
                else
                {
                    reporter.Report(ScoringDiagnostics.SharesNotFull, place, [score.Id, ValueText.Number(sum), ValueText.Number(full.Number)]);
                }

                return;
            }
        }
    }

    private static Value On(BoundExpression share, DateOnly? date) =>
        share is ConstantExpression constant ? constant.Value : ((ParameterExpression)share).Parameter.On(date ?? DateOnly.MinValue);
}
