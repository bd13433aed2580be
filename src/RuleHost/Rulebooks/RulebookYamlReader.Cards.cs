using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary><c>cards:</c> — the kinds of card, each a name alone or a name with what ends such a card.</summary>
internal sealed partial class RulebookYamlReader
{
    private ImmutableArray<CardDefinition> Cards()
    {
        if (_root.Get("cards") is { } node)
        {
            _places["cards"] = node.Place;
        }

        var kinds = new List<(CardDefinition Card, MappingReader? Entry)>();
        foreach (var item in _root.Items("cards"))
        {
            var (name, entry) = Card(item);
            if (name is null)
            {
                _diagnostics.Report(RulebookDiagnostics.WrongShape, item.Place, "cards", new Localized("牌的名字，或“名字: { … }”", "a name, or \"name: { … }\""));
            }
            else if (kinds.Exists(k => k.Card.Name == name.Text))
            {
                _diagnostics.Report(DocumentDiagnostics.DuplicateKey, name.Place, name.Text);
            }
            else
            {
                kinds.Add((new CardDefinition(name.Text), entry));
            }
        }

        var names = kinds.ConvertAll(k => k.Card.Name);
        return [.. kinds.Select(k => k.Entry is null ? k.Card : Described(k.Card, k.Entry, names))];
    }

    private (ScalarNode? Name, MappingReader? Entry) Card(DocumentNode item) => item switch
    {
        ScalarNode { IsNull: false } name => (name, null),
        MappingNode { Entries: [(ScalarNode name, MappingNode entry)] } => (name, MappingReader.Of(entry, new($"牌“{name.Text}”", $"the card \"{name.Text}\""), _diagnostics)),
        MappingNode { Entries: [(ScalarNode name, ScalarNode { IsNull: true })] } => (name, null),
        _ => (null, null),
    };

    private CardDefinition Described(CardDefinition card, MappingReader entry, List<string> names)
    {
        var supersedes = ImmutableArray.CreateBuilder<string>();
        foreach (var other in entry.Items("supersedes").OfType<ScalarNode>())
        {
            if (other.Text == card.Name || !names.Contains(other.Text))
            {
                Guess(_diagnostics.Report(RulebookDiagnostics.UnknownCardKind, other.Place, other.Text), other.Text, names.Where(n => n != card.Name));
            }
            else
            {
                supersedes.Add(other.Text);
            }
        }

        var liftedBy = ImmutableArray.CreateBuilder<string>();
        var roles = _root.Items("roles").OfType<ScalarNode>().Select(r => r.Text).ToList();
        foreach (var role in entry.Items("lifted-by").OfType<ScalarNode>())
        {
            if (!roles.Contains(role.Text))
            {
                Guess(_diagnostics.Report(RulebookDiagnostics.UnknownRole, role.Place, role.Text), role.Text, roles);
            }

            liftedBy.Add(role.Text);
        }

        var reasons = Texts(entry.Items("lifted-for"));
        if (!reasons.IsEmpty && liftedBy.Count == 0)
        {
            _diagnostics.Report(RulebookDiagnostics.MissingKey, entry.Place, "lifted-by", new Localized($"牌“{card.Name}”", $"the card \"{card.Name}\""));
        }

        var lasts = Lasts(entry);
        entry.Finish();
        return card with { Lasts = lasts, Supersedes = supersedes.ToImmutable(), LiftedBy = liftedBy.ToImmutable(), LiftedFor = reasons };
    }

    private Value? Lasts(MappingReader entry)
    {
        if (entry.Get("lasts") is not { } node)
        {
            return null;
        }

        var span = _scalars.Read(node, DataType.OpenSpan, out var problem);
        if (span is { Kind: ValueKind.Span, Number: > 0 })
        {
            return span;
        }

        _diagnostics.Report(RulebookDiagnostics.BadValue, node.Place, "lasts", problem ?? new Localized("要写大于零的时长，例如 1年、20个工作日。", "it is a span above zero, for example 1年 or 20个工作日."));
        return null;
    }
}
