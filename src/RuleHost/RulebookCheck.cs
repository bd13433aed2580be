using System.Collections.Immutable;
using RuleHost.Text;

namespace RuleHost;

/// <summary>What <c>check</c> found.</summary>
/// <param name="Rulebook">The rulebook's id; empty where it could not be read.</param>
/// <param name="Version">Its version.</param>
/// <param name="Provisions">How many provisions of each kind, by the English keyword: situation, limit, veto, …; kinds without any are left out.</param>
/// <param name="Diagnostics">Everything found, by file and place.</param>
public sealed record RulebookCheck(string Rulebook, string Version, ImmutableSortedDictionary<string, int> Provisions, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether the rulebook can be used: no error was found.</summary>
    public bool Ok => !Diagnostics.Any(d => d.Severity == Severity.Error);
}
