using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Rulebooks.Overlays;

/// <summary>
/// A rulebook with everything it extends, and with the overlays laid over it: found, read, and composed on its texts, before anything is
/// bound. Layers are in the order in which they apply, the lowest first.
/// </summary>
internal sealed class Layers
{
    private const int Most = 8;

    private readonly DiagnosticBag _diagnostics;
    private readonly IReadOnlyList<string> _bases;
    private readonly string _shownFrom;
    private readonly List<Layer> _all = [];
    private readonly List<(string By, string Of, ScalarNode Range)> _asked = [];
    private readonly CancellationToken _cancellation;

    private Layers(string shownFrom, IReadOnlyList<string> bases, DiagnosticBag diagnostics, CancellationToken cancellation) =>
        (_shownFrom, _bases, _diagnostics, _cancellation) = (shownFrom, bases, diagnostics, cancellation);

    /// <summary>The layers, the lowest first; one where nothing is composed.</summary>
    public IReadOnlyList<Layer> All => _all;

    /// <summary>Whether every base was found: then names can be judged.</summary>
    public bool Complete { get; private set; } = true;

    /// <summary>The effective rulebook.yaml.</summary>
    public RulebookDefinition? Definition { get; private set; }

    /// <summary>The effective rulebook.yaml as it was put together; each entry keeps the place where it was written. Null: nothing could be read.</summary>
    public MappingNode? Yaml { get; private set; }

    /// <summary>The effective provisions, by file.</summary>
    public IReadOnlyList<FileSyntax> Files { get; private set; } = [];

    /// <summary>Provisions that an overlay repealed, with what repealed them.</summary>
    public IReadOnlyList<Repeal> Repealed { get; private set; } = [];

    /// <summary>Reads a rulebook, what it extends, and overlays over it.</summary>
    /// <param name="folder">The rulebook.</param>
    /// <param name="over">Folders of overlays to lay over it.</param>
    /// <param name="bases">Folders in which bases are looked for first (<c>--base</c>).</param>
    /// <param name="diagnostics">Gets every mistake.</param>
    /// <param name="cancellation">Stops between two layers.</param>
    public static Layers Compose(RulebookFolder folder, IEnumerable<string> over, IReadOnlyList<string> bases, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        var layers = new Layers(folder.Root, bases, diagnostics, cancellation);
        layers.Read(folder, []);
        foreach (var path in over)
        {
            if (RulebookFolder.Open(path, diagnostics, folder.Root) is { } overlay && overlay.Root != folder.Root)
            {
                layers.Read(overlay, []);
            }
        }

        layers.Merge(folder);
        return layers;
    }

    /// <summary>The lowest layers by themselves: what the layer above them is compared with. Null where not every base was found.</summary>
    /// <param name="count">How many, at least one.</param>
    public (RulebookDefinition Definition, IReadOnlyList<FileSyntax> Files)? Lowest(int count)
    {
        if (!Complete)
        {
            return null;
        }

        var below = new Layers(_shownFrom, _bases, new DiagnosticBag(), _cancellation);
        below._all.AddRange(_all.Take(count));
        below.Merge(below._all[^1].Folder);
        return below.Definition is { } definition ? (definition, below.Files) : null;
    }

    /// <summary>Hash of every text of every layer.</summary>
    public string Hash() => _all is [var only] ? only.Folder.Hash() : RulebookFolder.Hash(_all.Select(l => (l.Id, l.Folder.Hash())));

    /// <summary>Which texts took part, the lowest first; empty where nothing is composed.</summary>
    public ImmutableArray<RulebookIdentity> Identities() => _all.Count < 2 ? [] : [.. _all.Select(l => new RulebookIdentity(l.Id, l.Version, l.Folder.Hash()))];

    private Layer? Read(RulebookFolder folder, ImmutableList<string> above)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (RulebookYamlReader.Document(folder.Yaml, _diagnostics) is not { } node)
        {
            foreach (var rule in folder.Rules)
            {
                RuleParser.ParseFile(rule, _diagnostics);
            }

            return null;
        }

        if (node is not MappingNode yaml)
        {
            // Told by the reader; there is nothing to compose.
            RulebookYamlReader.Read(node, folder.Yaml, (file, _) => folder.Open(file), _diagnostics);
            return null;
        }

        var id = (yaml.Find("rulebook") as ScalarNode)?.Text ?? Path.GetFileName(folder.Root);
        if (_all.FirstOrDefault(l => l.Id == id) is { } known)
        {
            return known;
        }

        var below = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var (name, range) in Extends(yaml))
        {
            var chain = above.Add(id).Add(name.Text);
            if (above.Contains(name.Text) || name.Text == id)
            {
                _diagnostics.Report(OverlayDiagnostics.Circle, name.Place, string.Join(" → ", chain));
                Complete = false;
            }
            else if (chain.Count > Most)
            {
                _diagnostics.Report(OverlayDiagnostics.TooDeep, name.Place, string.Join(" → ", chain), Most);
                Complete = false;
            }
            else if (_all.FirstOrDefault(l => l.Id == name.Text) is { } read)
            {
                Fits(id, read, range);
                below.Add(read.Id);
                below.UnionWith(read.Below);
            }
            else if (Find(name, folder) is { } place && RulebookFolder.Open(place, _diagnostics, _shownFrom) is { } found && Read(found, above.Add(id)) is { } layer)
            {
                Fits(id, layer, range);
                below.Add(layer.Id);
                below.UnionWith(layer.Below);
            }
            else
            {
                Complete = false;
            }
        }

        var own = new Layer(folder, yaml, id, (yaml.Find("version") as ScalarNode)?.Text ?? "", [.. folder.Rules.Select(r => RuleParser.ParseFile(r, _diagnostics))], below.ToImmutable());
        _all.Add(own);
        return own;
    }

    private void Merge(RulebookFolder top)
    {
        if (_all.Count == 0)
        {
            return;
        }

        if (_all.Count == 1 || !Complete)
        {
            // By itself, so that the names of a base that is not there are not called unknown.
            if (_all.FirstOrDefault(l => l.Folder == top) is not { } alone)
            {
                return;
            }

            Definition = RulebookYamlReader.Read(alone.Yaml, alone.Folder.Yaml, (file, _) => alone.Folder.Open(file), _diagnostics);
            (Yaml, Files) = (alone.Yaml, alone.Files);
            _all.RemoveAll(l => l != alone);
            return;
        }

        var provisions = new ProvisionMerge(_diagnostics);
        var yaml = _all[0].Yaml;
        for (var i = 0; i < _all.Count; i++)
        {
            provisions.Apply(_all[i]);
            yaml = i == 0 ? yaml : DefinitionMerge.Apply(_all[i - 1], yaml, _all[i], _diagnostics);
        }

        Files = provisions.Files;
        Repealed = provisions.Repealed;
        Yaml = yaml;
        Definition = RulebookYamlReader.Read(yaml, _all[^1].Folder.Yaml, (file, place) => (_all.FirstOrDefault(l => l.Folder.Yaml == place.Source) ?? _all[^1]).Folder.Open(file), _diagnostics);
    }

    private static IEnumerable<(ScalarNode Name, ScalarNode? Range)> Extends(MappingNode yaml)
    {
        foreach (var item in MappingReader.ItemsOf(yaml.Find("extends")))
        {
            var name = item as ScalarNode ?? (item as MappingNode)?.Find("rulebook") as ScalarNode;
            if (name is { IsNull: false })
            {
                yield return (name, (item as MappingNode)?.Find("range") as ScalarNode);
            }
        }
    }

    /// <summary>Whether a layer has the version that the one above it asks for. What others ask of the same layer is shown beside it: perhaps none fits all.</summary>
    private void Fits(string by, Layer layer, ScalarNode? range)
    {
        if (range is null or { IsNull: true })
        {
            return;
        }

        if (VersionRange.Parse(range.Text) is not { } parsed)
        {
            _diagnostics.Report(OverlayDiagnostics.BadRange, range.Place, range.Text);
        }
        else if (parsed.IsEmpty)
        {
            _diagnostics.Report(OverlayDiagnostics.EmptyRange, range.Place, range.Text);
        }
        else if (!parsed.Contains(layer.Version))
        {
            var version = layer.Yaml.Find("version")?.Place ?? layer.Yaml.Place;
            var others = _asked.Where(a => a.Of == layer.Id).Select(a => (a.Range.Place, new Localized($"“{a.By}”要的版本：{a.Range.Text}", $"what {a.By} asks for: {a.Range.Text}")));
            var told = _diagnostics.Report(OverlayDiagnostics.OutOfRange, range.Place, layer.Id, layer.Version, range.Text);
            _diagnostics.Amend(told with { Related = [(version, new Localized("基础规则集的版本", "the base's version")), .. others] });
        }

        _asked.Add((by, layer.Id, range));
    }

    private string? Find(ScalarNode name, RulebookFolder folder)
    {
        var places = RulebookPlaces.Of(name.Text, folder.Root, _bases);
        foreach (var (_, path) in places)
        {
            if (RulebookPlaces.Holds(path, name.Text))
            {
                return path;
            }
        }

        _diagnostics.Report(OverlayDiagnostics.BaseNotFound, name.Place, name.Text, Localized.Same(string.Join(", ", places.Select(p => p.Shown))));
        return null;
    }
}
