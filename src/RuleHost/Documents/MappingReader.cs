using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Documents;

/// <summary>
/// Reads the entries of one mapping by name. What nobody asked for is an error with a did-you-mean: <see cref="Finish"/> says so.
/// </summary>
internal sealed class MappingReader
{
    private readonly MappingNode _node;
    private readonly Localized _what;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<string> _known = [];

    private MappingReader(MappingNode node, Localized what, DiagnosticBag diagnostics) => (_node, _what, _diagnostics) = (node, what, diagnostics);

    public SourceLocation Place => _node.Place;

    /// <summary>A reader of a node that must be a mapping; null with a diagnostic where it is not.</summary>
    public static MappingReader? Of(DocumentNode node, Localized what, DiagnosticBag diagnostics)
    {
        if (node is MappingNode mapping)
        {
            return new MappingReader(mapping, what, diagnostics);
        }

        if (node is ScalarNode { Style: ScalarStyle.Plain } scalar && YamlMistakes.LooksLikeEntry(scalar.Text))
        {
            YamlMistakes.ReportEntry(node.Place, diagnostics);
            return null;
        }

        if (WideMarks.InsteadOfBrackets(node, diagnostics))
        {
            return null;
        }

        diagnostics.Report(RulebookDiagnostics.WrongShape, node.Place, new Localized(what.Chinese.TrimEnd(), what.English), new Localized("“键: 值”的一组内容", "a group of \"key: value\" entries"));
        return null;
    }

    /// <summary>The node under the first of some equivalent keys; null where there is none.</summary>
    public DocumentNode? Get(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            _known.Add(key);
        }

        return _node.Find(keys);
    }

    /// <summary>A scalar's text; null where there is none, or it is 无.</summary>
    public string? Text(params ReadOnlySpan<string> keys)
    {
        var node = Get(keys);
        if (node is null or ScalarNode { IsNull: true })
        {
            return null;
        }

        if (node is ScalarNode scalar)
        {
            return scalar.Text;
        }

        _diagnostics.Report(RulebookDiagnostics.WrongShape, node.Place, keys[0], new Localized("一个值", "one value"));
        return null;
    }

    /// <summary>A scalar's text that must be there.</summary>
    public string? Required(string key)
    {
        if (Text(key) is { Length: > 0 } text)
        {
            return text;
        }

        if (_node.Find(key) is null or ScalarNode)
        {
            _diagnostics.Report(RulebookDiagnostics.MissingKey, new SourceLocation(_node.Place.Source, new TextSpan(_node.Place.Span.Start, 0)), key, _what);
        }

        return null;
    }

    /// <summary>The items of a list; one value alone counts as a list of one.</summary>
    public IEnumerable<DocumentNode> Items(params ReadOnlySpan<string> keys) =>
        Get(keys) is { } node && WideMarks.InsteadOfBrackets(node, _diagnostics) ? [] : ItemsOf(Get(keys));

    /// <summary>What a list holds; one entry that is not written as a list counts as a list of one.</summary>
    public static ImmutableArray<DocumentNode> ItemsOf(DocumentNode? node) => node switch
    {
        null or ScalarNode { IsNull: true } => [],
        SequenceNode sequence => sequence.Items,
        { } single => [single],
    };

    /// <summary>The entries of a mapping under a key, by the author's own names.</summary>
    public IEnumerable<(ScalarNode Key, DocumentNode Value)> Entries(string key)
    {
        switch (Get(key))
        {
            case null or ScalarNode { IsNull: true }:
                return [];
            case MappingNode mapping:
                return mapping.Entries;
            case { } other:
                Of(other, Localized.Same(key), _diagnostics);
                return [];
        }
    }

    /// <summary>Whether there is an entry that nobody asked for so far.</summary>
    public bool HasUnknown => _node.Entries.Any(e => !_known.Contains(e.Key.Text));

    /// <summary>Reports every entry that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var (key, _) in _node.Entries)
        {
            if (_known.Contains(key.Text))
            {
                continue;
            }

            var unknown = _diagnostics.Report(RulebookDiagnostics.UnknownKey, key.Place, key.Text, _what, new Localized(string.Join("、", _known.Distinct()), string.Join(", ", _known.Distinct())));
            if ((ChineseKeys.Of(key.Text, _known) ?? DidYouMean.Nearest(key.Text, _known)) is { } nearest)
            {
                _diagnostics.Amend(unknown with { SpecialHint = new($"是不是“{nearest}”？", $"Did you mean \"{nearest}\"?"), Fix = nearest });
            }
        }
    }
}
