using System.Collections.Immutable;
using RuleHost.Text;

namespace RuleHost.Documents;

/// <summary>
/// A node of a document read from YAML, JSON or a row of NDJSON, with its place: one neutral tree for rulebook.yaml, tests, facts
/// and maps. Scalars stay text; the declaration types them later.
/// </summary>
internal abstract class DocumentNode(SourceLocation place)
{
    public SourceLocation Place { get; } = place;
}

internal enum ScalarStyle
{
    /// <summary>A plain YAML scalar: <c>null</c> and an empty one mean 无, as does 无 itself.</summary>
    Plain,

    /// <summary>Quoted in YAML, or a JSON string: text as it stands, so <c>""</c> is an empty text.</summary>
    Quoted,

    /// <summary>A YAML block scalar.</summary>
    Block,

    /// <summary>A JSON number, true or false, or null.</summary>
    Json,
}

internal sealed class ScalarNode(SourceLocation place, string text, ScalarStyle style) : DocumentNode(place)
{
    public string Text { get; } = text;

    public ScalarStyle Style { get; } = style;

    /// <summary>Known absent: YAML null, an empty plain scalar, JSON null.</summary>
    public bool IsNull => (Style == ScalarStyle.Plain && Text is "" or "~" or "null" or "Null" or "NULL") || (Style == ScalarStyle.Json && Text == "null");

    public override string ToString() => Text;
}

internal sealed class SequenceNode(SourceLocation place, ImmutableArray<DocumentNode> items) : DocumentNode(place)
{
    public ImmutableArray<DocumentNode> Items { get; } = items;
}

/// <summary>A mapping; keys are unique (a second one is a diagnostic and is left out) and in order of writing.</summary>
internal sealed class MappingNode(SourceLocation place, ImmutableArray<(ScalarNode Key, DocumentNode Value)> entries) : DocumentNode(place)
{
    public ImmutableArray<(ScalarNode Key, DocumentNode Value)> Entries { get; } = entries;

    /// <summary>The value under the first of some equivalent keys (Chinese, English), or null.</summary>
    public DocumentNode? Find(params ReadOnlySpan<string> keys)
    {
        foreach (var (key, value) in Entries)
        {
            foreach (var wanted in keys)
            {
                if (key.Text == wanted)
                {
                    return value;
                }
            }
        }

        return null;
    }
}
