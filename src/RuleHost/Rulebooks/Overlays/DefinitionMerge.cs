using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Rulebooks.Overlays;

/// <summary>
/// Lays the rulebook.yaml of an overlay over that of its base, entry by entry, before anything is read from it: names may be added, none
/// declared again. Each entry keeps its place, so that what is wrong with it is told in the file that it was written in.
/// </summary>
internal sealed class DefinitionMerge(DiagnosticBag diagnostics, string below)
{
    /// <summary>Who the rulebook is and what only it says of itself: taken from the overlay.</summary>
    private static readonly string[] OwnKeys = ["rulebook", "title", "version", "jurisdiction", "in-force"];

    public static MappingNode Apply(Layer below, MappingNode merged, Layer layer, DiagnosticBag diagnostics) => new DefinitionMerge(diagnostics, below.Id).Root(merged, layer.Yaml);

    private MappingNode Root(MappingNode low, MappingNode high)
    {
        var entries = ImmutableArray.CreateBuilder<(ScalarNode, DocumentNode)>();
        foreach (var (key, value) in low.Entries.Where(e => e.Key.Text is not ("extends" or "counts")))
        {
            entries.Add((key, high.Find(key.Text) is not { } over ? value : OwnKeys.Contains(key.Text) ? over : Section(key.Text, value, over)));
        }

        entries.AddRange(high.Entries.Where(e => e.Key.Text != "extends" && !entries.Any(own => own.Item1.Text == e.Key.Text)));
        return new MappingNode(high.Place, entries.ToImmutable());
    }

    private DocumentNode Section(string section, DocumentNode low, DocumentNode high) => (section, low, high) switch
    {
        ("roles" or "awards", SequenceNode names, SequenceNode more) => new SequenceNode(low.Place, [.. names.Items, .. more.Items.Where(m => !names.Items.Any(n => Same(n, m)))]),
        ("cards", SequenceNode kinds, SequenceNode more) => new SequenceNode(low.Place, [.. kinds.Items, .. more.Items]),
        ("facts", MappingNode one, MappingNode two) => Entries(one, two, Fact),
        ("field-groups", MappingNode one, MappingNode two) => Entries(one, two, Group),
        ("ladders", MappingNode one, MappingNode two) => Entries(one, two, Ladder),
        ("parameters", MappingNode one, MappingNode two) => Entries(one, two, Parameter, toldAbove: true),
        (_, MappingNode one, MappingNode two) => Entries(one, two, section is "calendars" or "conventions" ? Deeper : Again),
        _ => Again(new ScalarNode(high.Place, section, ScalarStyle.Plain), low, high),
    };

    /// <summary>Those of the base, then the new ones; what stands in both goes to <paramref name="both"/>, and is told of at the overlay's place where <paramref name="toldAbove"/>.</summary>
    private static MappingNode Entries(MappingNode low, MappingNode high, Func<ScalarNode, DocumentNode, DocumentNode, DocumentNode> both, bool toldAbove = false) => new(low.Place,
    [
        .. low.Entries.Select(e => high.Entries.FirstOrDefault(h => h.Key.Text == e.Key.Text) is { Value: { } over } entry ? (toldAbove ? entry.Key : e.Key, both(entry.Key, e.Value, over)) : e),
        .. high.Entries.Where(h => low.Find(h.Key.Text) is null),
    ]);

    private DocumentNode Again(ScalarNode key, DocumentNode low, DocumentNode high)
    {
        if (!Same(low, high))
        {
            var told = diagnostics.Report(OverlayDiagnostics.Redefined, key.Place, key.Text, below);
            diagnostics.Amend(told with { Related = [(low.Place, new Localized("基础规则集里的声明", "the base's declaration"))] });
        }

        return low;
    }

    private DocumentNode Deeper(ScalarNode key, DocumentNode low, DocumentNode high) =>
        low is MappingNode one && high is MappingNode two ? Entries(one, two, Again) : Again(key, low, high);

    /// <summary>add: fields, and events; nothing else of a fact type of the base can be said again.</summary>
    private DocumentNode Fact(ScalarNode key, DocumentNode low, DocumentNode high)
    {
        if (low is not MappingNode fact || high is not MappingNode over)
        {
            return Again(key, low, high);
        }

        var merged = fact;
        foreach (var (name, value) in over.Entries)
        {
            merged = (name.Text, value) switch
            {
                ("add", MappingNode fields) => With(merged, "fields", name, Entries(merged.Find("fields") as MappingNode ?? new MappingNode(value.Place, []), fields, Again)),
                ("events", _) when merged.Find("events") is { } events => With(merged, "events", name, Entries(AsMapping(events), AsMapping(value), Again)),
                ("events", _) => With(merged, "events", name, value),
                ("fields", MappingNode fields) => With(merged, "fields", name, Entries(merged.Find("fields") as MappingNode ?? new MappingNode(value.Place, []), fields, Again)),
                _ when merged.Find(name.Text) is { } own => With(merged, name.Text, name, Again(name, own, value)),
                _ => With(merged, name.Text, name, value),
            };
        }

        return merged;
    }

    private DocumentNode Group(ScalarNode key, DocumentNode low, DocumentNode high) =>
        low is MappingNode fields && high is MappingNode { Entries: [({ Text: "add" }, MappingNode more)] } ? Entries(fields, more, Again) : Again(key, low, high);

    private DocumentNode Ladder(ScalarNode key, DocumentNode low, DocumentNode high)
    {
        if (low is not MappingNode ladder || high is not MappingNode { Entries: [({ Text: "insert" }, SequenceNode inserts)] } || ladder.Find("steps") is not SequenceNode steps)
        {
            return Again(key, low, high);
        }

        var all = steps.Items;
        foreach (var insert in inserts.Items.OfType<MappingNode>())
        {
            var after = insert.Find("after") as ScalarNode;
            var at = after is null ? -1 : all.Select((s, i) => s is ScalarNode step && step.Text == after.Text ? i : -1).Max();
            if (at < 0)
            {
                var told = diagnostics.Report(OverlayDiagnostics.InsertsAfterNothing, after?.Place ?? insert.Place, after?.Text ?? "", key.Text);
                diagnostics.Amend(told with { Related = [(steps.Place, new Localized("基础规则集的处理梯", "the base's ladder"))], SpecialHint = DidYouMean.Hint(after?.Text ?? "", [.. all.OfType<ScalarNode>().Select(s => s.Text)]) });
            }

            all = all.InsertRange(at < 0 ? all.Length : at + 1, insert.Find("steps") is SequenceNode more ? more.Items : []);
        }

        return With(ladder, "steps", key, new SequenceNode(steps.Place, all));
    }

    /// <summary>An overlay may give values to a parameter of the base: further ones, each from its day; its type stays.</summary>
    private DocumentNode Parameter(ScalarNode key, DocumentNode low, DocumentNode high)
    {
        if (low is SequenceNode dated && high is SequenceNode local)
        {
            return new SequenceNode(local.Place, Values(dated.Items, local.Items));
        }

        if (low is not MappingNode parameter || high is not MappingNode over || over.Entries.Any(e => e.Key.Text is not ("values" or "source" or "note") && (parameter.Find(e.Key.Text) is not { } own || !Same(own, e.Value))))
        {
            return Again(key, low, high);
        }

        var values = (parameter.Find("values") as SequenceNode)?.Items ?? [];
        var more = over.Entries.Aggregate(parameter, (merged, e) => e.Key.Text == "values" ? merged : With(merged, e.Key.Text, e.Key, e.Value));
        return over.Find("values") is SequenceNode further ? With(more, "values", key, new SequenceNode(further.Place, Values(values, further.Items))) : more;
    }

    /// <summary>The local value of a day takes the place of the one that the base has for it; the others of the base stay.</summary>
    private static ImmutableArray<DocumentNode> Values(ImmutableArray<DocumentNode> low, ImmutableArray<DocumentNode> high) =>
        [.. low.Where(v => !high.Any(h => From(h) == From(v))).Concat(high).OrderBy(From, StringComparer.Ordinal)];

    private static string From(DocumentNode value) => ((value as MappingNode)?.Find("from") as ScalarNode)?.Text ?? "";

    private static MappingNode With(MappingNode node, string name, ScalarNode key, DocumentNode value) =>
        node.Find(name) is null
            ? new MappingNode(node.Place, node.Entries.Add((key.Text == name ? key : new ScalarNode(key.Place, name, ScalarStyle.Plain), value)))
            : new MappingNode(node.Place, [.. node.Entries.Select(e => e.Key.Text == name ? (e.Key, value) : e)]);

    /// <summary>A list of events as a mapping without fields.</summary>
    private static MappingNode AsMapping(DocumentNode node) => node as MappingNode
        ?? new MappingNode(node.Place, [.. (node as SequenceNode)?.Items.OfType<ScalarNode>().Select(n => (n, (DocumentNode)new ScalarNode(n.Place, "", ScalarStyle.Plain))) ?? []]);

    private static bool Same(DocumentNode one, DocumentNode other) => (one, other) switch
    {
        (ScalarNode a, ScalarNode b) => a.Text == b.Text,
        (SequenceNode a, SequenceNode b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(p => Same(p.First, p.Second)),
        (MappingNode a, MappingNode b) => a.Entries.Length == b.Entries.Length && a.Entries.All(e => b.Find(e.Key.Text) is { } value && Same(e.Value, value)),
        _ => false,
    };
}
