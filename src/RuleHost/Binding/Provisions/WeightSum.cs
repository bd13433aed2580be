using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>
/// 占 must add up to 100% (semantics S12). Weights that are parameters are added at every date at which one of them changes; where one has
/// no value yet, nothing can be said.
/// </summary>
internal static class WeightSum
{
    public static void Check(BoundProvision score, List<(BoundExpression Weight, TextSpan Span)> weights, Reporter reporter)
    {
        if (weights.Count == 0 || !weights.TrueForAll(w => w.Weight is ConstantExpression or ParameterExpression))
        {
            return;
        }

        var dates = weights.Select(w => w.Weight).OfType<ParameterExpression>().SelectMany(p => p.Parameter.Values).Select(v => v.From).Distinct().Order().DefaultIfEmpty(null);
        foreach (var date in dates)
        {
            decimal sum = 0;
            var known = true;
            foreach (var (weight, _) in weights)
            {
                var value = weight is ConstantExpression constant ? constant.Value : ((ParameterExpression)weight).Parameter.On(date ?? DateOnly.MinValue);
                known &= value.Kind == ValueKind.Number;
                sum += known ? value.Number : 0;
            }

            if (known && sum != 1)
            {
                reporter.Report(BindingDiagnostics.WeightsNotWhole, new SourceLocation(score.Syntax.Source, weights[^1].Span), [score.Id, ValueText.Number(sum * 100) + "%"]);
                return;
            }
        }
    }
}
