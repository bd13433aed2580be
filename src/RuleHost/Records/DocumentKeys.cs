using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Records;

/// <summary>The keys that a mapping of a facts document, test file or map may have, each with its Chinese and its English word.</summary>
/// <param name="What">What the mapping is: for messages.</param>
/// <param name="Words">The keys; where a key has one word in both languages, both are the same.</param>
internal sealed record DocumentKeys(Localized What, ImmutableArray<(string Chinese, string English)> Words)
{
    /// <summary>Reports keys that are none of these, and keys that are there in both languages.</summary>
    public void Check(MappingNode mapping, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        foreach (var (key, _) in mapping.Entries)
        {
            var word = Words.FirstOrDefault(w => w.Chinese == key.Text || w.English == key.Text);
            if (word.English is null)
            {
                var known = Words.SelectMany(w => w.Chinese == w.English ? [w.Chinese] : new[] { w.Chinese, w.English }).ToArray();
                var diagnostic = new Diagnostic(FactsDiagnostics.UnknownKey, Nowhere.Of(key), [key.Text, What]) { SpecialHint = DidYouMean.Hint(key.Text, known) };
                diagnostics.Add(diagnostic);
            }
            else if (!seen.TryAdd(word.English, key))
            {
                diagnostics.Report(FactsDiagnostics.KeyTwice, Nowhere.Of(key), key.Text, seen[word.English].Text);
            }
        }
    }
}

/// <summary>Reading parts of a document by the shape that they must have.</summary>
internal static class DocumentShapes
{
    private static readonly Localized Mapping = new("一组“键: 值”", "a mapping (key: value)");
    private static readonly Localized Sequence = new("一个列表", "a list");
    private static readonly Localized Scalar = new("单个值", "a single value");

    /// <summary>The node as a mapping; null, with a diagnostic, where it is something else.</summary>
    public static MappingNode? AsMapping(this DocumentNode? node, Localized what, DiagnosticBag diagnostics) => As<MappingNode>(node, Mapping, what, diagnostics);

    public static SequenceNode? AsSequence(this DocumentNode? node, Localized what, DiagnosticBag diagnostics) => As<SequenceNode>(node, Sequence, what, diagnostics);

    public static ScalarNode? AsScalar(this DocumentNode? node, Localized what, DiagnosticBag diagnostics) => As<ScalarNode>(node, Scalar, what, diagnostics);

    /// <summary>A scalar or a list of scalars, as a list.</summary>
    public static ImmutableArray<ScalarNode> AsScalars(this DocumentNode? node, Localized what, DiagnosticBag diagnostics) => node switch
    {
        null => [],
        ScalarNode scalar => [scalar],
        SequenceNode sequence => [.. sequence.Items.Select(i => i.AsScalar(what, diagnostics)).OfType<ScalarNode>()],
        _ => node.AsScalar(what, diagnostics) is { } scalar ? [scalar] : [],
    };

    private static T? As<T>(DocumentNode? node, Localized wanted, Localized what, DiagnosticBag diagnostics)
        where T : DocumentNode
    {
        if (node is T or null)
        {
            return node as T;
        }

        var found = node switch
        {
            MappingNode => Mapping,
            SequenceNode => Sequence,
            ScalarNode scalar => Localized.Same($"“{scalar.Text}”"),
            _ => Scalar,
        };
        diagnostics.Report(FactsDiagnostics.WrongShape, Nowhere.Of(node), what, wanted, found);
        return null;
    }
}
