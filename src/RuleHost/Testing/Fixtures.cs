using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Records;
using RuleHost.Text;

namespace RuleHost.Testing;

/// <summary>
/// 样本 and 取自: named parts of a test file that records and lists are taken from (semantics S26; YAML aliases are refused). What is
/// written beside 取自 replaces the fixture's field; 未知 removes it.
/// </summary>
internal sealed class Fixtures
{
    private readonly ImmutableDictionary<string, DocumentNode> _fixtures;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<string> _underWay = [];

    public Fixtures(MappingNode? fixtures, DiagnosticBag diagnostics)
    {
        _fixtures = fixtures is null
            ? ImmutableDictionary<string, DocumentNode>.Empty
            : fixtures.Entries.ToImmutableDictionary(e => e.Key.Text, e => e.Value, StringComparer.Ordinal);
        _diagnostics = diagnostics;
    }

    /// <summary>A node with every 取自 in it filled in and every 未知 taken out.</summary>
    public DocumentNode Expand(DocumentNode node) => Without(Fill(node));

    private DocumentNode Fill(DocumentNode node) => node switch
    {
        SequenceNode sequence => new SequenceNode(sequence.Place, [.. sequence.Items.Select(Fill)]),
        MappingNode mapping => Fill(mapping),
        _ => node,
    };

    private DocumentNode Fill(MappingNode mapping)
    {
        var own = ImmutableArray.CreateBuilder<(ScalarNode Key, DocumentNode Value)>(mapping.Entries.Length);
        ScalarNode? from = null;
        foreach (var (key, value) in mapping.Entries)
        {
            if (key.Text is "取自" or "from" && value is ScalarNode name)
            {
                from = name;
            }
            else
            {
                own.Add((key, Fill(value)));
            }
        }

        if (from is null)
        {
            return new MappingNode(mapping.Place, own.ToImmutable());
        }

        switch (Taken(from))
        {
            case MappingNode fixture:
                return new MappingNode(mapping.Place, Merge(fixture.Entries, own));
            case { } list when own.Count == 0:
                return list;
            case { }:
                _diagnostics.Report(TestingDiagnostics.FixtureShape, from.Place, from.Text);
                return new MappingNode(mapping.Place, own.ToImmutable());
            default:
                return new MappingNode(mapping.Place, own.ToImmutable());
        }
    }

    private DocumentNode? Taken(ScalarNode name)
    {
        if (!_fixtures.TryGetValue(name.Text, out var fixture))
        {
            _diagnostics.Add(new Diagnostic(TestingDiagnostics.UnknownFixture, name.Place, [name.Text]) { SpecialHint = DidYouMean.Hint(name.Text, [.. _fixtures.Keys]) });
            return null;
        }

        if (_underWay.Contains(name.Text))
        {
            _diagnostics.Report(TestingDiagnostics.FixtureCycle, name.Place, name.Text, string.Join(" → ", [.. _underWay, name.Text]));
            return null;
        }

        _underWay.Add(name.Text);
        var filled = Fill(fixture);
        _underWay.RemoveAt(_underWay.Count - 1);
        return filled;
    }

    private static ImmutableArray<(ScalarNode Key, DocumentNode Value)> Merge(
        ImmutableArray<(ScalarNode Key, DocumentNode Value)> fixture, ImmutableArray<(ScalarNode Key, DocumentNode Value)>.Builder own)
    {
        var merged = fixture.ToBuilder();
        foreach (var entry in own)
        {
            var index = -1;
            for (var i = 0; i < merged.Count && index < 0; i++)
            {
                index = merged[i].Key.Text == entry.Key.Text ? i : -1;
            }

            if (index < 0)
            {
                merged.Add(entry);
            }
            else
            {
                merged[index] = entry;
            }
        }

        return merged.ToImmutable();
    }

    /// <summary>Takes out what is said to be unknown: a field that is not there is unknown.</summary>
    private static DocumentNode Without(DocumentNode node) => node switch
    {
        SequenceNode sequence => new SequenceNode(sequence.Place, [.. sequence.Items.Select(Without)]),
        MappingNode mapping => new MappingNode(mapping.Place, [.. mapping.Entries.Where(e => !IsUnknown(e.Value)).Select(e => (e.Key, Without(e.Value)))]),
        _ => node,
    };

    private static bool IsUnknown(DocumentNode value) => value is ScalarNode { Style: ScalarStyle.Plain, Text: "未知" or "unknown" };
}
