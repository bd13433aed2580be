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

    /// <summary>Counts and every diagnostic as <see cref="DiagnosticRenderer"/> writes it; Chinese where the current UI culture is, else English.</summary>
    public override string ToString() => ToString(Languages.OfCulture());

    /// <summary>Counts and every diagnostic as <see cref="DiagnosticRenderer"/> writes it.</summary>
    /// <param name="language">The language.</param>
    public string ToString(Language language)
    {
        var errors = Diagnostics.Count(d => d.Severity == Severity.Error);
        var warnings = Diagnostics.Count(d => d.Severity == Severity.Warning);
        var counts = language == Language.Chinese ? $"{errors} 个错误，{warnings} 个警告" : $"{errors} errors, {warnings} warnings";
        var name = Rulebook.Length == 0 ? "" : $"{Rulebook} {Version}{(language == Language.Chinese ? "：" : ": ")}";
        return string.Join('\n', Diagnostics.Select(d => DiagnosticRenderer.Render(d, language)).Prepend(name + counts));
    }
}
