using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Rulebooks.Overlays;

/// <summary>What outcomes say of the provisions that overlays switched off.</summary>
internal static class RepealedProvisions
{
    /// <param name="repeals">The repeals, in order of the layers.</param>
    /// <param name="effective">The effective rulebook: what a higher layer put in the place of a repealed provision is judged and not missed.</param>
    public static ImmutableArray<RepealedProvision> Of(IReadOnlyList<Repeal> repeals, RulebookModel effective)
    {
        var told = ImmutableArray.CreateBuilder<RepealedProvision>();
        foreach (var repeal in repeals.DistinctBy(r => (r.Text.Id.Name, r.Text.DefinedOn?.Name, r.By)))
        {
            var dated = repeal.By.Clauses.OfType<InForceClause>().FirstOrDefault();
            var from = dated?.From;
            if (from is not null || !effective.Provisions.Any(p => p.Id == repeal.Text.Id.Name && p.Syntax.DefinedOn?.Name == repeal.Text.DefinedOn?.Name))
            {
                var id = repeal.Text.DefinedOn is { } on ? $"{on.Name}.{repeal.Text.Id.Name}" : repeal.Text.Id.Name;
                told.Add(new RepealedProvision(id, KindWords.English(repeal.Text.Kind), repeal.Text.Title, repeal.Layer, ReasonOf(repeal.By), from)
                {
                    Place = new SourceLocation(repeal.By.Source, repeal.By.HeadSpan),
                    Until = dated?.Until,
                    Types = TypesOf(repeal.Text, effective),
                });
            }
        }

        return told.ToImmutable();
    }

    /// <summary>Why: its 说明, else its 依据; null where it has neither.</summary>
    public static string? ReasonOf(ProvisionSyntax repeal)
    {
        string[] notes = [.. repeal.Clauses.OfType<RemarkClause>().Where(r => r.Kind == RemarkKind.Note).Select(r => r.Text)];
        string[] bases = [.. repeal.Clauses.OfType<BasisClause>().Select(b => $"{b.SourceId.Name} {b.Place}".TrimEnd())];
        return (notes.Length > 0 ? notes : bases) is { Length: > 0 } said ? string.Join("；", said) : null;
    }

    /// <summary>Of which records a reader might look for it: those that it was about; of all where it was about none.</summary>
    private static ImmutableArray<string> TypesOf(ProvisionSyntax text, RulebookModel effective)
    {
        var about = text.DefinedOn?.Name ?? text.Clauses.OfType<ForClause>().FirstOrDefault()?.FactType.Name;
        return [.. effective.Definition.Facts.Values.Where(t => about is null || t.Name == about || t.Groups.Contains(about)).Select(t => t.Name)];
    }
}
