using System.Text;
using RuleHost.Documents;

namespace RuleHost.Effective;

/// <summary>The effective rulebook.yaml as lines, behind each entry the layer and the place that it came from.</summary>
internal sealed class EffectiveYaml
{
    private const int LongLine = 100;

    private readonly EffectiveRulebook _effective;
    private readonly bool _changedOnly;
    private readonly List<string> _lines = [];

    private EffectiveYaml(EffectiveRulebook effective, bool changedOnly) => (_effective, _changedOnly) = (effective, changedOnly);

    /// <param name="effective">What is shown.</param>
    /// <param name="changedOnly">Only entries that an overlay wrote.</param>
    public static IEnumerable<string> Lines(EffectiveRulebook effective, bool changedOnly)
    {
        var yaml = new EffectiveYaml(effective, changedOnly);
        foreach (var (section, value) in effective.Yaml.Entries)
        {
            yaml.Section(section, value);
        }

        return yaml._lines;
    }

    private Origin At(DocumentNode node) => _effective.At(node.Place);

    private void Section(ScalarNode section, DocumentNode value)
    {
        if (_changedOnly && !Touched(value))
        {
            return;
        }

        if (value is ScalarNode || IsEmpty(value))
        {
            _lines.Add($"{YamlScalar.Write(section)}: {Flow(value)}{Mark(At(value).Rank > At(section).Rank ? value : section)}");
            return;
        }

        _lines.Add($"{YamlScalar.Write(section)}:");
        Below(value, 2, -1);
    }

    /// <summary>The parts of a node, each on lines of its own.</summary>
    private void Below(DocumentNode node, int indent, int layer)
    {
        var space = new string(' ', indent);
        if (node is SequenceNode sequence)
        {
            foreach (var item in sequence.Items)
            {
                _lines.Add($"{space}- {Flow(item)}{(At(item).Rank == layer ? "" : Mark(item))}");
            }

            return;
        }

        foreach (var (key, value) in ((MappingNode)node).Entries.Where(e => !_changedOnly || Touched(e.Key) || Touched(e.Value)))
        {
            // A new value stands under the key of the overlay, else the key is where the base declared it.
            var flow = Flow(value);
            var at = Math.Max(At(key).Rank, value is ScalarNode ? At(value).Rank : 0);
            var mark = at == layer ? "" : Mark(At(key).Rank == at ? key : value);
            if (value is ScalarNode || IsEmpty(value) || (flow.Length <= LongLine && IsOfOneLayer(value, at)))
            {
                _lines.Add($"{space}{YamlScalar.Write(key)}: {flow}{mark}");
            }
            else
            {
                _lines.Add($"{space}{YamlScalar.Write(key)}:{mark}");
                Below(value, indent + 2, at);
            }
        }
    }

    private string Mark(DocumentNode node) => $"  # {At(node)}";

    private bool Touched(DocumentNode node) => Nodes(node).Any(n => At(n).Rank > 0);

    private bool IsOfOneLayer(DocumentNode node, int layer) => Nodes(node).All(n => At(n).Rank == layer);

    private static bool IsEmpty(DocumentNode node) => node is SequenceNode { Items.IsEmpty: true } or MappingNode { Entries.IsEmpty: true };

    /// <summary>The scalars of a node: what somebody wrote, and not how it was put together.</summary>
    private static IEnumerable<ScalarNode> Nodes(DocumentNode node) => node switch
    {
        ScalarNode scalar => [scalar],
        SequenceNode sequence => sequence.Items.SelectMany(Nodes),
        MappingNode mapping => mapping.Entries.SelectMany(e => Nodes(e.Value).Prepend(e.Key)),
        _ => [],
    };

    /// <summary>A node on one line.</summary>
    public static string Flow(DocumentNode node) => node switch
    {
        ScalarNode scalar => YamlScalar.Write(scalar),
        SequenceNode sequence => $"[{string.Join(", ", sequence.Items.Select(Flow))}]",
        MappingNode { Entries.IsEmpty: true } => "{}",
        MappingNode mapping => $"{{ {string.Join(", ", mapping.Entries.Select(e => $"{YamlScalar.Write(e.Key)}: {Flow(e.Value)}"))} }}",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };
}

/// <summary>Scalars as YAML takes them anywhere, also within brackets.</summary>
internal static class YamlScalar
{
    private const string Marks = ":#{}[],&*!|>'\"%@`\\";

    public static string Write(ScalarNode scalar)
    {
        var text = scalar.Text;
        if (scalar.Style == ScalarStyle.Plain && !NeedsQuotes(text))
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\t' => "\\t", '\r' => "\\r", _ => c.ToString() });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A mark is harmless only within a word that is no collection, and a plain scalar cannot say so within brackets.</summary>
    private static bool NeedsQuotes(string text) =>
        text.Length > 0 && (text.AsSpan().IndexOfAny(":#{}[],'\"\\\n\t\r") >= 0 || Marks.Contains(text[0]) || text[0] is '-' or '?' || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));
}
