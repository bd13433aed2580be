using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Testing;
using RuleHost.Text;

namespace RuleHost.Tests.Conformance;

/// <summary>
/// What is said about a folder with a mistake: its rulebook is checked, and where that brings no error also its test files
/// (<c>tests/*.yaml</c>) and its facts document (<c>facts.yaml</c>, <c>facts.json</c>).
/// </summary>
internal static class BrokenFolder
{
    public static IReadOnlyList<Diagnostic> Diagnose(string folder)
    {
        var loaded = RulebookLoader.Load(folder, CancellationToken.None);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(loaded.Diagnostics);
        if (!diagnostics.HasErrors && loaded is { Model: { } model, Folder: { } files })
        {
            foreach (var test in files.Tests.Select(files.Open).OfType<SourceText>())
            {
                var cases = new TestFileReader(model).Read(test, diagnostics);
                diagnostics.AddRange(cases.SelectMany(c => c.Diagnostics));
            }

            foreach (var facts in new[] { "facts.yaml", "facts.json" }.Where(f => File.Exists(Path.Combine(folder, f))))
            {
                if (files.Open(facts) is { } source)
                {
                    var given = Facts.Parse(source, diagnostics);
                    new FactBinder(model.Definition).Bind(given.Given, diagnostics);
                }
            }
        }

        return diagnostics.Items;
    }

    /// <summary>As the command prints them, a blank line between two; the folder's own place on this machine left out.</summary>
    public static string Print(IReadOnlyList<Diagnostic> diagnostics, string folder, Language language) =>
        string.Join("\n\n", diagnostics.Select(d => DiagnosticRenderer.Render(d, language)))
            .Replace(DiagnosticFolders.PathOf(folder), folder, StringComparison.Ordinal) + "\n";
}
