using System.Collections.Immutable;
using RuleHost.Text;

namespace RuleHost;

/// <summary>A rulebook, facts document or event log that cannot be used; carries every diagnostic that says why.</summary>
public sealed class RulebookException : Exception
{
    /// <summary>Wraps diagnostics, at least one of them an error.</summary>
    /// <param name="diagnostics">What was found.</param>
    /// <param name="language">The language of <see cref="Exception.Message"/>.</param>
    public RulebookException(ImmutableArray<Diagnostic> diagnostics, Language language = Language.Chinese)
        : base(diagnostics.IsDefaultOrEmpty ? "" : diagnostics[0].Code + ": " + diagnostics[0].Message(language))
        => Diagnostics = diagnostics;

    /// <summary>What was found, in order of place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Whether the rulebook itself was found: what is wrong is in it.</summary>
    internal bool IsInside { get; init; }
}
