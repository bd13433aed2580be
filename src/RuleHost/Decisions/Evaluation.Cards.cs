using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// 牌 as facts (semantics S5): what clocks issued up to the as-of, those of this very instant included, counts like a recorded card. A
/// card that the facts already hold is not counted twice. Each carries its 状态 and 有效 as of now.
/// </summary>
internal sealed partial class Evaluation
{
    private FactStore? _cards;
    private FactStore? _recordedCards;
    private bool _issuing;

    /// <summary>The given record of a key, or the card that a clock issued.</summary>
    /// <summary>A record that was given, or a card that a clock issued; null where there is none.</summary>
    public FactRecord? RecordOf(Value record) => record.Kind == ValueKind.Record ? Find(record.RecordKey) : null;

    private FactRecord? Find(RecordKey key)
    {
        var given = Facts.Find(key);
        return given is { Type.BuiltIn: false } ? given : key.Type == CardType ? Cards().Find(key) : given;
    }

    /// <summary>All cards as of now: those recorded, in the order given, then those issued, by time.</summary>
    private FactStore Cards()
    {
        if (_cards is not null)
        {
            return _cards;
        }

        _recordedCards ??= WithLives([.. Facts.All(CardType).Where(IsRecorded)]);

        // A limit whose own condition counts cards sees the recorded ones.
        if (_issuing)
        {
            return _recordedCards;
        }

        _issuing = true;
        var issued = new List<(DateTime At, FactRecord Record)>();
        foreach (var limit in Model.Provisions.OfType<BoundLimit>())
        {
            if (limit.Broken || limit.Subject is null || limit.Ons.IsEmpty)
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
                            issued.Add((card.At, record));
                        }
                    }
                }
            }
        }

        _issuing = false;
        _lastFound = default;
        return _cards = issued.Count == 0
            ? _recordedCards
            : WithLives([.. Facts.All(CardType).Where(IsRecorded), .. issued.OrderBy(c => c.At).ThenBy(c => c.Record.Key.Key, StringComparer.Ordinal).Select(c => c.Record)]);
    }

    private FactStore WithLives(ImmutableArray<FactRecord> cards)
    {
        var builder = new FactStoreBuilder();
        foreach (var card in Lives(cards))
        {
            builder.Add(card);
        }

        return builder.Build();
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

        return new FactRecord(type, KeyOf(limit, key, card), slots);
    }

    private RecordKey KeyOf(BoundLimit limit, RecordKey record, IssuedCard card) => new(CardType, CardKey.Of(limit.Id, record.Key, card.Kind, card.At, Zone));
}
