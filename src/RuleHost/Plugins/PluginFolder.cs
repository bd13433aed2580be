using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Rulebooks;
using RuleHost.Rulebooks.Overlays;
using RuleHost.Text;

namespace RuleHost.Plugins;

/// <summary>A plugin on disk: its folder and what its manifest says. Nothing of it runs by being read.</summary>
/// <param name="Root">The folder.</param>
/// <param name="Manifest">plugin.yaml.</param>
internal sealed record PluginFolder(string Root, PluginManifest Manifest)
{
    /// <summary>Whether a folder has a manifest.</summary>
    public static bool Is(string folder) => File.Exists(Path.Combine(folder, PluginManifest.FileName));

    /// <summary>The plugins of a rulebook: that of its own folder, where there is one, and those added to it. Their texts and scripts go into its hash.</summary>
    /// <param name="rulebook">The rulebook.</param>
    /// <param name="extra">Folders of plugins added to it.</param>
    /// <param name="diagnostics">Gets every mistake.</param>
    public static ImmutableArray<PluginFolder> Of(RulebookFolder rulebook, IReadOnlyList<string> extra, DiagnosticBag diagnostics)
    {
        var result = ImmutableArray.CreateBuilder<PluginFolder>();
        if (Is(rulebook.Root) && Open(rulebook.Root, diagnostics) is { } own)
        {
            result.Add(own);
        }

        foreach (var folder in extra.Where(f => Path.GetFullPath(f) != rulebook.Root))
        {
            if (!Is(folder) && RulebookPlaces.IsOverlay(folder))
            {
                // An overlay alone: composed by the loader.
                continue;
            }

            if (!Is(folder))
            {
                diagnostics.Report(PluginDiagnostics.NoPlugin, null, folder);
            }
            else if (Open(folder, diagnostics, Path.Combine(folder, PluginManifest.FileName)) is { } plugin)
            {
                result.Add(plugin);
                if (plugin.Overlays.Any(o => !RulebookPlaces.IsOverlay(o)))
                {
                    diagnostics.Report(PluginDiagnostics.OverlayNotComposed, plugin.Manifest.PlaceOf("overlay"), plugin.Manifest.Id);
                }
            }
        }

        foreach (var plugin in result)
        {
            var name = plugin.Root == rulebook.Root ? "" : $"{plugin.Manifest.Id}:";
            rulebook.Include(name + PluginManifest.FileName, plugin.Manifest.Source);
            foreach (var script in plugin.Manifest.Scripts.Where(s => File.Exists(plugin.PathOf(s))))
            {
                if (FileReader.Read(plugin.PathOf(script), script, new DiagnosticBag()) is { } text)
                {
                    rulebook.Include(name + script, text);
                }
            }
        }

        return result.ToImmutable();
    }

    /// <summary>The overlays that added plugins bring, and folders that are an overlay without a plugin.yaml.</summary>
    public static ImmutableArray<string> OverlaysOf(IReadOnlyList<string> extra) =>
    [
        .. extra.SelectMany(f => !Is(f) ? [Path.GetFullPath(f)] : Open(f, new DiagnosticBag()) is { } plugin ? plugin.Overlays : []).Where(RulebookPlaces.IsOverlay),
    ];

    /// <summary>Reads a folder's manifest and looks whether what it brings is there; null, with a diagnostic, where it cannot be read.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="diagnostics">Gets every mistake.</param>
    /// <param name="shown">How messages call the manifest.</param>
    public static PluginFolder? Open(string folder, DiagnosticBag diagnostics, string shown = PluginManifest.FileName)
    {
        var root = Path.GetFullPath(folder);
        if (FileReader.Read(Path.Combine(root, PluginManifest.FileName), shown, diagnostics) is not { } source
            || PluginManifestReader.Read(source, diagnostics) is not { } manifest)
        {
            return null;
        }

        var plugin = new PluginFolder(root, manifest);
        plugin.LookForFiles(diagnostics);
        return plugin;
    }

    /// <summary>The full path of something under the folder.</summary>
    public string PathOf(string relative) => Path.GetFullPath(Path.Combine(Root, relative));

    /// <summary>The overlay folders, full paths: those named, else the folder itself where it has a rulebook.yaml.</summary>
    public ImmutableArray<string> Overlays => !Manifest.Overlays.IsEmpty ? [.. Manifest.Overlays.Select(PathOf)]
        : File.Exists(Path.Combine(Root, RulebookFolder.FileName)) ? [Root]
        : [];

    /// <summary>The templates of notices in the folder that the manifest names, by file name.</summary>
    public IEnumerable<(string Name, SourceText Text)> Templates(DiagnosticBag diagnostics)
    {
        if (Manifest.Notices is not { } notices || !Directory.Exists(PathOf(notices)))
        {
            yield break;
        }

        foreach (var file in Directory.EnumerateFiles(PathOf(notices), "*.html").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (FileReader.Read(file, $"{notices}/{name}", diagnostics) is { } text)
            {
                yield return (name, text);
            }
        }
    }

    private void LookForFiles(DiagnosticBag diagnostics)
    {
        foreach (var overlay in Manifest.Overlays)
        {
            Look(File.Exists(Path.Combine(PathOf(overlay), RulebookFolder.FileName)), "overlay", overlay, new("叠加规则集", "an overlay"), diagnostics);
        }

        foreach (var script in Manifest.Scripts)
        {
            Look(File.Exists(PathOf(script)), "scripts", script, new("脚本", "a script"), diagnostics);
        }

        if (Manifest.Assembly is { } assembly)
        {
            Look(File.Exists(PathOf(assembly)), "assembly", assembly, new("装配件", "an assembly"), diagnostics);
        }

        if (Manifest.Notices is { } notices)
        {
            Look(Directory.Exists(PathOf(notices)), "notices", notices, new("文书模板", "templates of notices"), diagnostics);
        }
    }

    private void Look(bool there, string key, string path, Localized what, DiagnosticBag diagnostics)
    {
        if (!there)
        {
            diagnostics.Report(PluginDiagnostics.NotThere, Manifest.PlaceOf($"{key}:{path}"), path, what);
        }
    }
}
