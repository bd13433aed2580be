using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Text;

namespace RuleHost;

/// <summary>A rulebook, facts document or event log that cannot be used; carries every diagnostic that says why.</summary>
public sealed class RulebookException : Exception
{
    /// <summary>Wraps diagnostics, at least one of them an error.</summary>
    /// <param name="diagnostics">What was found.</param>
    /// <param name="language">The language of <see cref="Exception.Message"/>; null: Chinese where the current UI culture is, else English.</param>
    public RulebookException(ImmutableArray<Diagnostic> diagnostics, Language? language = null)
        : base(Summary(diagnostics, language ?? Languages.OfCulture()))
        => Diagnostics = diagnostics;

    /// <summary>What was found, in order of place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Whether the rulebook itself was found: what is wrong is in it.</summary>
    internal bool IsInside { get; init; }

    /// <summary>The first error, and how many other diagnostics there are: <c>RH0603: … (+1)</c>.</summary>
    private static string Summary(ImmutableArray<Diagnostic> diagnostics, Language language)
    {
        if (diagnostics.IsDefaultOrEmpty)
        {
            return "";
        }

        var told = diagnostics.FirstOrDefault(d => d.Severity == Severity.Error) ?? diagnostics[0];
        var more = diagnostics.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" (+{diagnostics.Length - 1})");
        return $"{told.Code}: {told.Message(language)}{more}";
    }
}
