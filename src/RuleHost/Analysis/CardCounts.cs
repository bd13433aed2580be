using RuleHost.Binding;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Analysis;

/// <summary>
/// Cards that are counted and that no limit issues (RH0440), and cards that are issued and that nothing counts although lighter ones are counted
/// (RH0441): a score that was cut off from its cards.
/// </summary>
internal sealed class CardCounts(AnalysisReport report)
{
    private const string CardType = "牌";
    private const string Kind = "种类";

    private readonly Dictionary<string, (BoundProvision Provision, SourceLocation Place)> _counted = new(StringComparer.Ordinal);
    private bool _all;

    public void Check()
    {
        var model = report.Model;
        if (model.Definition.CardKinds.IsEmpty)
        {
            return;
        }

        var places = new ProvisionOfFormula(model.Provisions);
        foreach (var formula in model.Formulas)
        {
            Visit(formula.Body, places);
        }

        var issued = model.Provisions.OfType<BoundLimit>()
            .SelectMany(l => l.Ons.Where(o => o is { Effect: EffectKind.Issue, Name: not null }).Select(o => (Kind: o.Name!, Limit: l, o.Syntax)))
            .ToLookup(o => o.Kind, StringComparer.Ordinal);
        if (issued.Count == 0)
        {
            // Cards come from elsewhere.
            return;
        }

        foreach (var (kind, (provision, place)) in _counted.Where(c => !issued.Contains(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            report.Tell(JudgementDiagnostics.CardNeverIssued, provision, null, place, [kind, provision.Id], null);
        }

        var kinds = model.Definition.CardKinds.Select(k => k.Name).ToList();
        var lightest = kinds.FindIndex(_counted.ContainsKey);
        for (var i = lightest + 1; !_all && lightest >= 0 && i < kinds.Count; i++)
        {
            if (!_counted.ContainsKey(kinds[i]) && issued[kinds[i]].FirstOrDefault() is { Limit: { } limit } first)
            {
                report.Tell(JudgementDiagnostics.CardNeverCounted, limit, first.Syntax.Keyword, new SourceLocation(limit.Syntax.Source, first.Syntax.Span), [kinds[i], kinds[lightest]], null);
            }
        }
    }

    private void Visit(BoundExpression root, ProvisionOfFormula places)
    {
        var pending = new Stack<BoundExpression>([root]);
        while (pending.TryPop(out var expression))
        {
            switch (expression)
            {
                case CompareExpression compare when IsKind(compare.Left) || IsKind(compare.Right):
                    Name(IsKind(compare.Left) ? compare.Right : compare.Left, compare, places);
                    break;
                case AggregateExpression { List.Type: { Kind: TypeKind.List, Element: { Kind: TypeKind.Record, Name: CardType } } } cards when cards.Filter is null || !Mentions(cards.Filter):
                    _all = true;
                    break;
                default:
                    break;
            }

            foreach (var child in BoundChildren.Of(expression))
            {
                pending.Push(child);
            }
        }
    }

    private void Name(BoundExpression named, CompareExpression compare, ProvisionOfFormula places)
    {
        if (compare.Operator is not (ComparisonOperator.Equal or ComparisonOperator.In))
        {
            // 不是 黄牌, 不小于 黄牌: any may be counted.
            _all = true;
            return;
        }

        foreach (var value in named is ListExpression list ? list.Items : [named])
        {
            if (value is ConstantExpression { Value: { Kind: ValueKind.Enum } kind } && places.Find(value.Origin) is { } provision)
            {
                _counted.TryAdd(kind.EnumName, (provision, value.Origin));
            }
            else
            {
                _all = true;
            }
        }
    }

    private static bool IsKind(BoundExpression expression) => expression is FieldExpression { Field.Name: Kind, Target.Type: { Kind: TypeKind.Record, Name: CardType } };

    private static bool Mentions(BoundExpression expression) => IsKind(expression) || BoundChildren.Of(expression).Any(Mentions);

    /// <summary>Which provision a place belongs to.</summary>
    private sealed class ProvisionOfFormula(IEnumerable<BoundProvision> provisions)
    {
        private readonly ILookup<SourceText, BoundProvision> _bySource = provisions.ToLookup(p => p.Syntax.Source);

        public BoundProvision? Find(SourceLocation place) =>
            _bySource[place.Source].LastOrDefault(p => p.Syntax.HeadSpan.Start <= place.Span.Start);
    }
}
