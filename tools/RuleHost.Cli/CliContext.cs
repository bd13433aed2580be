using RuleHost.Text;

namespace RuleHost.Cli;

/// <summary>What every verb gets beside its own arguments: the language, the format and the two streams.</summary>
/// <param name="Language">Language of prose.</param>
/// <param name="Json">Whether the result is JSON, alone on standard output.</param>
/// <param name="Strict">Whether warnings count.</param>
/// <param name="AsOf">The as-of of <c>--as-of</c>, as typed.</param>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress, notes and diagnostics.</param>
internal sealed record CliContext(Language Language, bool Json, bool Strict, string? AsOf, TextWriter Output, TextWriter Error)
{
    /// <summary>Whether diagnostics are wanted as SARIF, which <c>check</c> alone gives.</summary>
    public bool Sarif { get; init; }

    /// <summary>What runs the functions of plugins for this command.</summary>
    public PluginHost? PluginHost { get; init; }

    /// <summary>Folders of plugins added to the rulebook (<c>--plugin</c>).</summary>
    public IReadOnlyList<string> Plugins { get; init; } = [];

    /// <summary>Folders in which the bases of overlays are looked for first (<c>--base</c>).</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    /// <summary>Sets what every verb loads a rulebook with.</summary>
    public void Configure(RulebookOptions options)
    {
        options.Language = Language;
        options.PluginHost = PluginHost;
        foreach (var folder in Bases)
        {
            options.AddBase(folder);
        }

        foreach (var plugin in Plugins)
        {
            options.AddPlugin(plugin);
        }
    }

    /// <summary>Chooses the wording of the language in use.</summary>
    public string Say(string chinese, string english) => Language == Language.Chinese ? chinese : english;

    /// <summary>Prints diagnostics the way a compiler does, on standard error.</summary>
    public void Report(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Error.WriteLine(DiagnosticRenderer.Render(diagnostic, Language));
        }
    }
}
