using System.Collections.Immutable;
using RuleHost.Text;

namespace RuleHost.Plugins.Kit;

/// <summary>What the conformance kit found about a county.</summary>
/// <param name="Plugin">The plugin's id; empty where there is no manifest.</param>
/// <param name="Items">One a demand, in the order of the kit.</param>
internal sealed record KitReport(string Plugin, ImmutableArray<KitItem> Items)
{
    public bool Ok => Items.All(i => i.Ok);
}

/// <summary>One demand.</summary>
/// <param name="Key">Its name in JSON.</param>
/// <param name="Demand">What is demanded.</param>
/// <param name="Ok">Whether it is met.</param>
/// <param name="Details">What is missing, or figures.</param>
internal sealed record KitItem(string Key, Localized Demand, bool Ok, ImmutableArray<Localized> Details);
