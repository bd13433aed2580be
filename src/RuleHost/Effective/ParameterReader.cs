using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Rulebooks.Overlays;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Effective;

/// <summary>Parameters layer by layer, and the clauses in which each counts.</summary>
internal static class ParameterReader
{
    public static ImmutableArray<EffectiveParameter> Read(Layers layers, RulebookModel model, DateOnly? on, Func<SourceLocation, Origin> at)
    {
        var uses = Uses(model, at);
        var parameters = ImmutableArray.CreateBuilder<EffectiveParameter>();
        foreach (var (name, node) in (layers.Yaml?.Find("parameters") as MappingNode)?.Entries ?? [])
        {
            var all = layers.All.SelectMany(l => Values((l.Yaml.Find("parameters") as MappingNode)?.Find(name.Text), at)).ToList();
            var first = all.Count == 0 ? 0 : all[0].At.Rank;
            var note = ((node as MappingNode)?.Find("note") as ScalarNode)?.Text;
            var inForce = Values(node, at).ToImmutableArray();
            if (on is { } day)
            {
                inForce = [.. inForce.Where(v => v.From is not { } from || string.CompareOrdinal(from, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) <= 0).TakeLast(1)];
            }

            parameters.Add(new EffectiveParameter(name.Text, note, [.. all.Where(v => v.At.Rank == first)], [.. all.Where(v => v.At.Rank > first)], inForce, [.. uses[name.Text]]));
        }

        return parameters.ToImmutable();
    }

    private static IEnumerable<ParameterText> Values(DocumentNode? parameter, Func<SourceLocation, Origin> at) =>
        ((parameter as SequenceNode ?? (parameter as MappingNode)?.Find("values") as SequenceNode)?.Items ?? []).OfType<MappingNode>()
            .Select(v => new ParameterText((v.Find("from") as ScalarNode)?.Text, (v.Find("value") as ScalarNode)?.Text ?? "", at(v.Place)));

    private static ILookup<string, ParameterUse> Uses(RulebookModel model, Func<SourceLocation, Origin> at)
    {
        var texts = model.Provisions.Concat(model.Superseded).ToLookup(p => p.Syntax.Source);
        var found = new List<(string Name, ParameterUse Use)>();
        foreach (var formula in model.Formulas)
        {
            var pending = new Stack<BoundExpression>([formula.Body]);
            while (pending.TryPop(out var next))
            {
                if (next is ParameterExpression parameter && Use(texts, next.Origin, at) is { } use)
                {
                    found.Add((parameter.Parameter.Name, use));
                }

                foreach (var child in BoundChildren.Of(next))
                {
                    pending.Push(child);
                }
            }
        }

        return found.DistinctBy(f => (f.Name, f.Use.Provision, f.Use.At)).OrderBy(f => f.Use.At.Rank).ThenBy(f => f.Use.At.File, StringComparer.Ordinal).ThenBy(f => f.Use.At.Line).ToLookup(f => f.Name, f => f.Use);
    }

    private static ParameterUse? Use(ILookup<SourceText, BoundProvision> texts, SourceLocation origin, Func<SourceLocation, Origin> at)
    {
        foreach (var text in texts[origin.Source])
        {
            if (text.Syntax.Clauses.FirstOrDefault(c => c.Span.Start <= origin.Span.Start && origin.Span.Start < c.Span.End) is { } clause)
            {
                return new ParameterUse(
                    text is BoundDefinition ? $"{text.Syntax.DefinedOn?.Name}.{text.Id}" : text.Id,
                    clause.Keyword,
                    at(new SourceLocation(origin.Source, clause.Span)),
                    [.. text.Openings.Where(o => o.Clause == clause.Keyword).Select(o => Opening(text.Syntax.Source, o, at))]);
            }
        }

        return null;
    }

    private static OpeningText Opening(SourceText source, BoundOpening opening, Func<SourceLocation, Origin> at) => new(
        AuthorText.Of(source, opening.Syntax.Span),
        opening.Syntax.From is { } from ? AuthorText.Of(source, from.Span) : null,
        opening.Syntax.To is { } to ? AuthorText.Of(source, to.Span) : null,
        opening.Level,
        at(new SourceLocation(source, opening.Syntax.Span)));
}
