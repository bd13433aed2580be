using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Plugins;

/// <summary>A plugin on disk: its folder and what its manifest says. Nothing of it runs by being read.</summary>
/// <param name="Root">The folder.</param>
/// <param name="Manifest">plugin.yaml.</param>
internal sealed record PluginFolder(string Root, PluginManifest Manifest)
{
    /// <summary>Whether a folder has a manifest.</summary>
    public static bool Is(string folder) => File.Exists(Path.Combine(folder, PluginManifest.FileName));

    /// <summary>Reads a folder's manifest and looks whether what it brings is there; null, with a diagnostic, where it cannot be read.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="diagnostics">Gets every mistake.</param>
    public static PluginFolder? Open(string folder, DiagnosticBag diagnostics)
    {
        var root = Path.GetFullPath(folder);
        if (FileReader.Read(Path.Combine(root, PluginManifest.FileName), PluginManifest.FileName, diagnostics) is not { } source
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
