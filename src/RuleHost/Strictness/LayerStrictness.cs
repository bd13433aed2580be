using RuleHost.Binding;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Plugins;
using RuleHost.Rulebooks.Overlays;
using RuleHost.Text;

namespace RuleHost.Strictness;

/// <summary>Holds each layer to those below it: what one tightened, the next may not loosen again.</summary>
internal static class LayerStrictness
{
    /// <param name="layers">The layers.</param>
    /// <param name="effective">All of them, bound.</param>
    /// <param name="diagnostics">Where findings go. Texts that are wrong by themselves are mended first: nothing is compared then.</param>
    public static void Run(Layers layers, RulebookModel effective, DiagnosticBag diagnostics)
    {
        if (layers.All.Count < 2 || diagnostics.HasErrors || Bind(layers, 1) is not { } before)
        {
            return;
        }

        for (var i = 1; i < layers.All.Count; i++)
        {
            if ((i == layers.All.Count - 1 ? effective : Bind(layers, i + 1)) is not { } after)
            {
                return;
            }

            var layer = layers.All[i];
            OverlayStrictness.Check(before, after, LevelOf(layer), [.. layer.Files.SelectMany(f => f.Provisions)], diagnostics);
            before = after;
        }
    }

    /// <summary>The lowest layers, bound by themselves; what is wrong with them is told where they are checked.</summary>
    public static RulebookModel? Bind(Layers layers, int count) =>
        layers.Lowest(count) is { } below ? Binder.Bind(below.Definition, below.Files, "", new DiagnosticBag()) : null;

    /// <summary>The level that its plugin.yaml states, else that of its jurisdiction's code.</summary>
    private static string? LevelOf(Layer layer)
    {
        var file = Path.Combine(layer.Folder.Root, PluginManifest.FileName);
        var manifest = File.Exists(file) && FileReader.Read(file, file, new DiagnosticBag()) is { } text ? YamlDocumentReader.Read(text, new DiagnosticBag()) as MappingNode : null;
        return (manifest?.Find("level") as ScalarNode)?.Text ?? OverlayLevel.Of((layer.Yaml.Find("jurisdiction") as ScalarNode)?.Text);
    }
}
