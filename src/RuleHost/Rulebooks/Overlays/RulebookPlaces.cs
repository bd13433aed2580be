using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Rulebooks.Overlays;

/// <summary>Where a rulebook is looked for that another names (extends, 叠加).</summary>
internal static class RulebookPlaces
{
    /// <summary>The folders in which one may lie, in the order in which they are tried, each as messages show it.</summary>
    /// <param name="name">Its id, which is its folder's name; below <c>--base</c> the folder may have any name.</param>
    /// <param name="root">The folder of the rulebook that names it.</param>
    /// <param name="bases">Folders given with <c>--base</c>: the rulebook itself, or a folder that holds it.</param>
    public static IReadOnlyList<(string Shown, string Path)> Of(string name, string root, IReadOnlyList<string> bases)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny('/', '\\') || name.StartsWith('.'))
        {
            return [];
        }

        List<(string, string)> places = [.. bases.SelectMany(b => new[] { ($"--base {b}", b), ($"--base {b}/{name}", Path.Combine(b, name)) })];
        string[] beside = [$"overlays/{name}", $"../{name}", $"../../rulebooks/{name}"];
        places.AddRange(beside.Select(p => (p, Path.GetFullPath(Path.Combine(root, p)))));

        // An overlay in the folder overlays/ of its base: the base stands around it.
        if (Path.GetDirectoryName(root) is { } around && Path.GetFileName(around) == "overlays")
        {
            places.Add(("../..", Path.GetDirectoryName(around)!));
        }

        places.AddRange(new[] { $"rulebooks/{name}", $"plugins/{name}" }.Select(p => ($"./{p}", Path.GetFullPath(p))));
        return places;
    }

    /// <summary>Whether a folder holds a rulebook that extends another.</summary>
    public static bool IsOverlay(string path) => !MappingReader.ItemsOf(Yaml(path)?.Find("extends")).IsEmpty;

    /// <summary>Whether the rulebook of that id lies there.</summary>
    public static bool Holds(string path, string id) => Yaml(path)?.Find("rulebook") is ScalarNode name && name.Text == id;

    private static MappingNode? Yaml(string path)
    {
        var file = Path.Combine(path, RulebookFolder.FileName);
        return File.Exists(file) && FileReader.Read(file, file, new DiagnosticBag()) is { } text ? YamlDocumentReader.Read(text, new DiagnosticBag()) as MappingNode : null;
    }
}
