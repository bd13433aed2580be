using System.Collections.Frozen;
using System.Collections.Immutable;
using RuleHost.Analysis;
using RuleHost.Binding;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Notices;
using RuleHost.Plugins;
using RuleHost.Rulebooks;
using RuleHost.Rulebooks.Overlays;
using RuleHost.Strictness;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost;

/// <summary>From a folder to a checked model: read, parse, bind, and run the examples. Every step adds its diagnostics and hides none.</summary>
internal static class RulebookLoader
{
    /// <summary>What came of a folder: the model where there is one, and everything found.</summary>
    internal sealed record Loaded(RulebookModel? Model, RulebookFolder? Folder, ImmutableArray<Diagnostic> Diagnostics) : IAsyncDisposable
    {
        /// <summary>A plugin host that was made for this rulebook alone; null: there was one, or none was needed.</summary>
        public PluginHost? OwnHost { get; init; }

        /// <summary>The layers that it was composed of, the lowest first.</summary>
        public Layers? Composition { get; init; }

        /// <summary>What its plugins brought; null: nothing.</summary>
        public PluginSet? Plugins { get; init; }

        public ValueTask DisposeAsync()
        {
            Plugins?.Dispose();
            return OwnHost?.DisposeAsync() ?? ValueTask.CompletedTask;
        }

        /// <summary>The base of an overlay, bound by itself without the topmost layer; null where nothing is composed.</summary>
        public RulebookModel? BaseModel() => Composition is { All.Count: > 1 } layers ? LayerStrictness.Bind(layers, layers.All.Count - 1) : null;

        /// <summary>The rulebook's own templates of notices, by file name without ending.</summary>
        public ImmutableDictionary<string, NoticeTemplate> Templates { get; init; } = ImmutableDictionary<string, NoticeTemplate>.Empty;

        public RulebookCheck ToCheck()
        {
            var kinds = Model?.Provisions
                .GroupBy(p => KindWords.English(p.Kind), StringComparer.Ordinal)
                .ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
            return new RulebookCheck(Model?.Definition.Id ?? "", Model?.Definition.Version ?? "", kinds ?? ImmutableSortedDictionary<string, int>.Empty, Diagnostics);
        }
    }

    public static Loaded Load(string path, CancellationToken cancellation, PluginHost? host = null, IReadOnlyList<string>? extra = null, IReadOnlyList<string>? bases = null)
    {
        var diagnostics = new DiagnosticBag();
        if (RulebookFolder.Open(path, diagnostics) is not { } folder)
        {
            return new Loaded(null, null, [.. diagnostics.Items]);
        }

        var layers = Layers.Compose(folder, PluginFolder.OverlaysOf(extra ?? []), bases ?? [], diagnostics, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var files = layers.Files;
        if (layers.Definition is not { } definition)
        {
            return new Loaded(null, folder, Sorted(diagnostics));
        }

        cancellation.ThrowIfCancellationRequested();
        diagnostics.Replace(UnspacedRepair.Improve(diagnostics.Items, DeclaredNames.Of(definition, files), definition.Facts.ContainsKey));
        var templates = ImmutableDictionary.CreateBuilder<string, NoticeTemplate>(StringComparer.Ordinal);
        foreach (var (from, name) in layers.All.SelectMany(l => l.Folder.Notices.Select(n => (l.Folder, n))))
        {
            if (from.Open(name) is { } text && NoticeTemplate.Parse(text, diagnostics) is { } template)
            {
                templates[Path.GetFileNameWithoutExtension(name)] = template;
            }
        }

        var plugins = PluginFolder.Of(folder, extra ?? [], diagnostics);
        foreach (var (name, text) in plugins.SelectMany(p => p.Templates(diagnostics)))
        {
            folder.Include($"notices:{name}", text);
            if (NoticeTemplate.Parse(text, diagnostics) is { } template)
            {
                templates[Path.GetFileNameWithoutExtension(name)] = template;
            }
        }

        var functions = FieldFunction.Bind(plugins, definition, diagnostics);
        definition.ReadByFunctions = functions.SelectMany(f => f.Fields.Select(slot => $"{f.Type.Name}.{f.Type.Fields[slot].Name}")).ToFrozenSet(StringComparer.Ordinal);
        var own = host is null && plugins.Length > 0 ? new PluginHost() : null;
        var brought = plugins.IsEmpty ? null : (host ?? own)!.Load(plugins, functions, definition, diagnostics);
        var model = Binder.Bind(definition, files, layers.Hash(), diagnostics);
        model.Layers = layers.Identities();
        OverlayBlame.Run(layers, diagnostics);
        model.Repealed = RepealedProvisions.Of(layers.Repealed, model);
        cancellation.ThrowIfCancellationRequested();
        LayerStrictness.Run(layers, model, diagnostics);
        ExampleCheck.Run(model, diagnostics);
        model.Functions = brought?.Functions;
        model.Plugins = brought?.Identities ?? [];
        return new Loaded(model, folder, Sorted(diagnostics)) { Templates = templates.ToImmutable(), OwnHost = own, Plugins = brought, Composition = layers };
    }

    /// <summary>Loads a folder and looks at its judgements as wholes, which takes longer and changes no outcome: what <c>check</c> does.</summary>
    public static Loaded Check(string path, CancellationToken cancellation, PluginHost? host = null, IReadOnlyList<string>? extra = null, IReadOnlyList<string>? bases = null)
    {
        var loaded = Load(path, cancellation, host, extra, bases);
        if (loaded is not { Model: { } model, Folder: { } folder })
        {
            return loaded;
        }

        cancellation.ThrowIfCancellationRequested();
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(loaded.Diagnostics);
        JudgementAnalysis.Run(model, () => [.. folder.Tests.Select(t => FileReader.Read(Path.Combine(folder.Root, t), t, new DiagnosticBag())).OfType<SourceText>()], diagnostics);
        foreach (var text in folder.Rules.Prepend(folder.Yaml).Concat(PluginFolder.Is(folder.Root) && folder.Open(PluginManifest.FileName) is { } manifest ? [manifest] : []))
        {
            TodoMarks.Report(text, diagnostics);
        }

        return loaded with { Diagnostics = Sorted(diagnostics) };
    }

    /// <summary>By file and place, so that the same texts give the same list.</summary>
    private static ImmutableArray<Diagnostic> Sorted(DiagnosticBag diagnostics) =>
    [
        .. diagnostics.Items.Select(Written)
            .OrderBy(d => d.Location?.Source.Path ?? "", StringComparer.Ordinal)
            .ThenBy(d => d.Location?.Span.Start ?? 0)
            .ThenBy(d => d.Code, StringComparer.Ordinal),
    ];

    /// <summary>Told in the files that the author wrote, where a provision was joined from several.</summary>
    private static Diagnostic Written(Diagnostic diagnostic) => diagnostic with
    {
        Location = diagnostic.Location?.Written,
        Related = [.. diagnostic.Related.Select(r => (r.Location.Written, r.Note))],
    };
}
