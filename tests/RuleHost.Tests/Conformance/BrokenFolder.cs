using RuleHost.Assessing;
using RuleHost.Cases;
using RuleHost.Cases.Logs;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Plugins;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Testing;
using RuleHost.Text;

namespace RuleHost.Tests.Conformance;

/// <summary>
/// What is said about a folder with a mistake: its rulebook is checked, and where that brings no error also its test files
/// (<c>tests/*.yaml</c>), its facts document (<c>facts.yaml</c>, <c>facts.json</c>), its folder of facts (<c>facts/</c>), its event log (<c>events.csv</c> or <c>events.xes</c>, <c>map.yaml</c>, and in <c>by.txt</c> the field to sum up by), and its claims (<c>claims.ndjson</c>).
/// Folders in <c>added/</c> are laid over it as <c>--plugin</c> does; where plugin.yaml names the assembly of the test plugin, that is put there and trusted.
/// <c>earlier.yaml</c> are facts that three earlier versions of the rulebook decided in the same process; <c>no-worker.txt</c> says that no process for scripts can be started.
/// </summary>
internal static class BrokenFolder
{
    public static IReadOnlyList<Diagnostic> Diagnose(string folder)
    {
        using var assembled = Assembled.From(folder);
        var name = Path.GetFileName(folder);
        folder = assembled?.Folder ?? folder;
        var added = Path.Combine(folder, "added");
        string[] extra = Directory.Exists(added) ? [.. Directory.GetDirectories(added).Order(StringComparer.Ordinal)] : [];

        // Judgements are looked at as wholes where that is the folder's subject: elsewhere it would tell of other things.
        var options = new PluginHostOptions { TrustFile = Path.Combine(folder, "trust.yaml") };
        var host = File.Exists(Path.Combine(folder, "no-worker.txt")) ? new PluginHost(options, worker: null) : new PluginHost(options);
        Earlier(folder, host);
        var loaded = name[..4] == "RH04" || name[..6] is "RH0271" or "RH0287" or "RH0574" or "RH0720"
            ? RulebookLoader.Check(folder, CancellationToken.None, host, extra)
            : RulebookLoader.Load(folder, CancellationToken.None, host, extra);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(loaded.Diagnostics);
        if (!diagnostics.HasErrors && loaded is { Model: { } model, Folder: { } files })
        {
            Tests(files, model, diagnostics);
            FactsDocument(files, model, diagnostics);
            EventLogAndMap(files, model, diagnostics);
            FactsFolder(files, diagnostics);
            Claims(files, diagnostics);
        }

        _ = loaded.DisposeAsync();
        _ = host.DisposeAsync();
        return diagnostics.Items;
    }

    private static void Earlier(string folder, PluginHost host)
    {
        var facts = Path.Combine(folder, "earlier.yaml");
        for (var i = 0; i < 3 && File.Exists(facts); i++)
        {
            var earlier = Rulebook.LoadAsync(folder, o => o.PluginHost = host).GetAwaiter().GetResult();

            // Another text each time: what was computed before is not computed again.
            _ = earlier.DecideAll(RuleHost.Facts.Parse(File.ReadAllText(facts).Replace("{i}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))).Count();
            _ = earlier.DisposeAsync();
        }
    }

    /// <summary>As the command prints them, a blank line between two; the folder's own place on this machine left out.</summary>
    public static string Print(IReadOnlyList<Diagnostic> diagnostics, string folder, Language language) =>
        string.Join("\n\n", diagnostics.Select(d => DiagnosticRenderer.Render(d, language)))
            .Replace(DiagnosticFolders.PathOf(folder) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
            .Replace(DiagnosticFolders.PathOf(folder), folder, StringComparison.Ordinal) + "\n";

    private static void Tests(RulebookFolder files, RulebookModel model, DiagnosticBag diagnostics)
    {
        var report = new TestRunner(model, Interpreter.Instance).Run(files.Tests.Select(files.Open).OfType<SourceText>());
        diagnostics.AddRange(report.Diagnostics.Concat(report.Cases.SelectMany(c => c.Diagnostics)));
    }

    private static void FactsDocument(RulebookFolder files, RulebookModel model, DiagnosticBag diagnostics)
    {
        foreach (var document in new[] { "facts.yaml", "facts.json" }.Where(f => Exists(files, f)))
        {
            var facts = Facts.Parse(files.Open(document)!, diagnostics);
            new FactBinder(model.Definition, model.SubjectTypes).Bind(facts.Given, diagnostics);
        }
    }

    /// <summary>A folder of facts for <c>assess</c>.</summary>
    private static void FactsFolder(RulebookFolder files, DiagnosticBag diagnostics)
    {
        var folder = Path.Combine(files.Root, "facts");
        if (Directory.Exists(folder))
        {
            var rulebook = Rulebook.LoadAsync(files.Root).GetAwaiter().GetResult();
            new AssessmentFolder(rulebook, diagnostics).Read(folder, CancellationToken.None);
        }
    }

    private static readonly string[] Logs = ["events.csv", "events.xes"];

    private static void EventLogAndMap(RulebookFolder files, RulebookModel model, DiagnosticBag diagnostics)
    {
        if (Logs.FirstOrDefault(name => Exists(files, name)) is not { } log)
        {
            return;
        }

        var map = Exists(files, "map.yaml") ? new CaseMapReader(model.Definition, diagnostics).Read(files.Open("map.yaml")!) : null;
        if (diagnostics.HasErrors)
        {
            return;
        }

        try
        {
            using var rows = LogFile.Open(Path.Combine(files.Root, log), DocumentLimits.Current, diagnostics);
            EventLogReader.Read(rows, model.Definition, map, _ => { }, diagnostics)?.Dispose();
            if (map is not null && Exists(files, "by.txt"))
            {
                ReplayUnits.Of(model.Definition, [map.Case.Type.Name], files.Open("by.txt")!.Content.Trim(), diagnostics);
            }
        }
        catch (RulebookException unusable)
        {
            diagnostics.AddRange(unusable.Diagnostics.Except(diagnostics.Items));
        }
    }

    private static void Claims(RulebookFolder files, DiagnosticBag diagnostics)
    {
        try
        {
            _ = Exists(files, "claims.ndjson") ? new FileClaims(Path.Combine(files.Root, "claims.ndjson")).Claim([]) : 0;
        }
        catch (RulebookException unusable)
        {
            diagnostics.AddRange(unusable.Diagnostics);
        }
    }

    private static bool Exists(RulebookFolder files, string name) => File.Exists(Path.Combine(files.Root, name));

    /// <summary>A copy of a folder with the test plugin's assembly in it: what is built is not kept among the texts.</summary>
    private sealed class Assembled(string folder) : IDisposable
    {
        private const string Library = "RuleHost.TestPlugin.dll";

        public string Folder => folder;

        public static Assembled? From(string folder)
        {
            var manifest = Path.Combine(folder, "plugin.yaml");
            if (!File.Exists(manifest) || !File.ReadAllText(manifest).Contains("lib/" + Library, StringComparison.Ordinal))
            {
                return null;
            }

            var copy = TestPaths.NewTemporaryFolder();
            foreach (var file in Directory.GetFiles(folder))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }

            Directory.CreateDirectory(Path.Combine(copy, "lib"));
            var built = TestPaths.InRepository("tests", "RuleHost.TestPlugin", "bin", Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))!), "net10.0");
            foreach (var file in new[] { Library, "RuleHost.TestPlugin.deps.json" })
            {
                File.Copy(Path.Combine(built, file), Path.Combine(copy, "lib", file));
            }

            var trust = Path.Combine(copy, "trust.yaml");
            TrustFile.Read(trust, new DiagnosticBag()).Add(trust, new TrustedCode("example", "1.0.0", TrustFile.HashOf(Path.Combine(copy, "lib", Library)), "2026-01-01"));
            return new Assembled(copy);
        }

        public void Dispose() => Directory.Delete(folder, true);
    }
}
