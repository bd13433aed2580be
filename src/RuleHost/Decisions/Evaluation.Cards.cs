using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// 牌 as facts (semantics S5): what clocks issued up to the as-of, those of this very instant included, counts like a recorded card. A
/// card that the facts already hold is not counted twice.
/// </summary>
internal sealed partial class Evaluation
{
    private FactStore? _issued;
    private bool _issuing;

    /// <summary>The issued cards, by time.</summary>
    private ImmutableArray<FactRecord> IssuedCards() => Issued().All(CardType);

    /// <summary>The issued cards that refer to a record.</summary>
    private ImmutableArray<FactRecord> IssuedCards(FactType type, int slot, string key) => Issued().Referrers(type, slot, key);

    private FactRecord? IssuedCard(RecordKey key) => key.Type == CardType ? Issued().Find(key) : null;

    private FactStore Issued()
    {
        if (_issued is not null)
        {
            return _issued;
        }

        // A limit whose own condition counts cards sees the recorded ones.
        if (_issuing)
        {
            return new FactStoreBuilder().Build();
        }

        _issuing = true;
        var cards = new List<(DateTime At, FactRecord Record)>();
        foreach (var limit in Model.Provisions.OfType<BoundLimit>())
        {
            if (limit.Kind != Syntax.ProvisionKind.Limit || limit.Broken || limit.Subject is null || limit.Ons.IsEmpty)
            {
                continue;
            }

            foreach (var key in RecordsOf(limit.Subject.Name))
            {
                foreach (var round in Limit(limit, Value.OfRecord(key)).Rounds)
                {
                    foreach (var card in round.Cards)
                    {
                        var record = ToRecord(limit, key, card);
                        if (Facts.Find(record.Key) is null)
                        {
                            cards.Add((card.At, record));
                        }
                    }
                }
            }
        }

        _issuing = false;
        var builder = new FactStoreBuilder();
        foreach (var (_, record) in cards.OrderBy(c => c.At).ThenBy(c => c.Record.Key.Key, StringComparer.Ordinal))
        {
            builder.Add(record);
        }

        return _issued = builder.Build();
    }

    /// <summary>The records of a type that were given or that something happened to.</summary>
    public IEnumerable<RecordKey> RecordsOf(string type)
    {
        foreach (var record in Facts.All(type))
        {
            yield return record.Key;
        }

        foreach (var key in Facts.RecordsWithEvents)
        {
            if (key.Type == type && Facts.Find(key) is null)
            {
                yield return key;
            }
        }
    }

    private RecordKey CardKey(BoundLimit limit, RecordKey key, IssuedCard card)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(card.At, Zone).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return new RecordKey(CardType, $"{limit.Id}/{key.Key}/{card.Kind}/{local}");
    }

    private FactRecord ToRecord(BoundLimit limit, RecordKey key, IssuedCard card)
    {
        var type = Model.Definition.Facts[CardType];
        var slots = new Value[type.Fields.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = type.Fields[i].Name switch
            {
                "种类" => Value.OfEnum(Model.Definition.Cards, Model.Definition.Cards.IndexOf(card.Kind)),
                "时限" => Value.OfText(limit.Id),
                "案件" => Value.OfText(key.Key),
                "时刻" => Value.OfInstant(card.At),
                var name when name == card.To.Type => Value.OfRecord(card.To),
                _ => Value.None,
            };
        }

        return new FactRecord(type, CardKey(limit, key, card), slots);
    }
}
