using System.Collections.Immutable;
using RuleHost.Model;

namespace RuleHost.Compilation;

/// <summary>By which of its demands each provision is looked up.</summary>
internal static class DemandChoice
{
    /// <summary>
    /// One demand for each provision, null for one that demands nothing that could be looked up. Of several the one on the field that most
    /// of its siblings go by: fewer fields to look at.
    /// </summary>
    public static ImmutableArray<Discriminator?> Of(IReadOnlyList<BoundProvision> provisions)
    {
        var demands = provisions.Select(p => Discriminator.Of(p).ToList()).ToList();
        var popularity = demands.SelectMany(d => d.Select(x => x.Slot).Distinct()).CountBy(slot => slot).ToDictionary();
        return [.. demands.Select(d => d.OrderByDescending(x => popularity[x.Slot]).ThenBy(x => x.Slot).FirstOrDefault())];
    }
}
