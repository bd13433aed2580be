using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>What became of each card by now (see <see cref="CardLife"/>): as 状态 and 有效 for conditions, in full for people.</summary>
internal sealed partial class Evaluation
{
    /// <summary>The life of a card that a limit issued on a record.</summary>
    public CardLife LifeOf(BoundLimit limit, RecordKey record, IssuedCard card)
    {
        var kind = KindOf(card.Kind);
        var heavier = new List<Heavier>();
        if (Superseding(kind))
        {
            heavier.AddRange(Limit(limit, Value.OfRecord(record)).Rounds.SelectMany(r => r.Cards)
                .Select(c => new Heavier(KeyOf(limit, record, c), c.Kind, c.At)));
            heavier.AddRange(Facts.All(CardType).Where(IsRecorded).Where(c => CaseOf(c) == (limit.Id, record.Key)).Select(AsHeavier).OfType<Heavier>());
        }

        return LifeOf(kind, KeyOf(limit, record, card), card.At, heavier);
    }

    /// <summary>
    /// When a card may be handed out: at once, or, under the convention 发送: 办公时间, when the office next opens by the limit's calendar. Null
    /// where the calendar has no such hour.
    /// </summary>
    public DateTime? SendingOf(BoundLimit limit, IssuedCard card)
    {
        if (!Model.Definition.Conventions.SendInOfficeHours)
        {
            return card.At;
        }

        var office = new OfficeTime(Calendars.Find(limit.Calendar), Zone);
        return office.IsDeclared && office.NextOpen(card.At) is (var opens, not DayCertainty.NoData) ? opens : null;
    }

    private IEnumerable<FactRecord> Lives(ImmutableArray<FactRecord> cards)
    {
        if (cards.IsEmpty)
        {
            yield break;
        }

        var byCase = cards.ToLookup(CaseOf);
        var (state, counts) = (cards[0].Type.SlotOf("状态"), cards[0].Type.SlotOf("有效"));
        foreach (var card in cards)
        {
            var slots = new Value[card.Type.Fields.Length];
            for (var i = 0; i < slots.Length; i++)
            {
                slots[i] = card[i];
            }

            if (AsHeavier(card) is var (key, kind, at))
            {
                var definition = KindOf(kind);
                var life = LifeOf(definition, key, at, Superseding(definition) && CaseOf(card) is (not null, not null) of ? byCase[of].Select(AsHeavier).OfType<Heavier>() : []);
                (slots[state], slots[counts]) = (Value.OfEnum(BuiltInFacts.CardStates, (int)life.State), Value.Of(life.Counts));
            }

            yield return new FactRecord(card.Type, card.Key, slots);
        }
    }

    private CardLife LifeOf(CardDefinition kind, RecordKey key, DateTime issued, IEnumerable<Heavier> heavier)
    {
        // A heavier card that was lifted takes nobody's place.
        (string Kind, DateTime At)? superseded = null;
        foreach (var other in heavier)
        {
            if (other.At >= issued && KindOf(other.Kind).Supersedes.Contains(kind.Name) && (superseded is null || other.At < superseded.Value.At)
                && LifeOf(KindOf(other.Kind), other.Key, other.At, []).State != CardState.Lifted)
            {
                superseded = (other.Kind, other.At);
            }
        }

        return CardLife.Of(kind, issued, EventsOfCard(key), superseded, ExpiryOf(kind, issued), AsOf);
    }

    private List<EventRecord> EventsOfCard(RecordKey key)
    {
        var events = new List<EventRecord>();
        foreach (var definition in Model.Definition.Facts[CardType].Events)
        {
            events.AddRange(Facts.Events(key, definition.Name, AsOf));
        }

        events.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Order.CompareTo(b.Order));
        return events;
    }

    /// <summary>The end of the last day of <c>lasts:</c>, the day of issue not counted; a span in hours or minutes runs from the instant. No day rolls.</summary>
    private DateTime? ExpiryOf(CardDefinition kind, DateTime issued)
    {
        if (kind.Lasts is not { } lasts)
        {
            return null;
        }

        switch (lasts.Unit.Family)
        {
            case SpanFamily.Clock:
                return DuePoint.Moved(issued, DuePoint.Ticks(lasts));
            case SpanFamily.WorkingHours:
                return new OfficeTime(Calendars.Default, Zone) is { IsDeclared: true } office && office.Add(issued, DuePoint.Ticks(lasts)) is (var end, not DayCertainty.NoData) ? end : null;
            case SpanFamily.WorkingDays:
                return Calendars.Default.Add(DateOf(issued), DuePoint.WholeDays(lasts.Number)) is { Certainty: not DayCertainty.NoData } sum ? ZoneTime.StartOf(sum.Value.AddDays(1), Zone) : null;
            default:
                return DuePoint.Unrolled(DateOf(issued), lasts) is var last && last < DateOnly.MaxValue ? ZoneTime.StartOf(last.AddDays(1), Zone) : null;
        }
    }

    private CardDefinition KindOf(string name) => Model.Definition.CardKinds.FirstOrDefault(k => k.Name == name) ?? new CardDefinition(name);

    private bool Superseding(CardDefinition kind) => Model.Definition.CardKinds.Any(k => k.Supersedes.Contains(kind.Name));

    /// <summary>The limit and the case of a card, as far as it names them.</summary>
    private static (string? Limit, string? Case) CaseOf(FactRecord card) => (TextIn(card, "时限"), TextIn(card, "案件"));

    private static Heavier? AsHeavier(FactRecord card)
    {
        var (kind, at) = (card[card.Type.SlotOf("种类")], card[card.Type.SlotOf("时刻")]);
        return kind.Kind == ValueKind.Enum && at.Kind == ValueKind.Instant ? new Heavier(card.Key, ValueText.Canonical(kind), at.InstantUtc) : null;
    }

    private static string? TextIn(FactRecord card, string field) => card[card.Type.SlotOf(field)] is { Kind: ValueKind.Text } text ? text.TextValue : null;

    /// <summary>A card as one that may take another's place.</summary>
    private sealed record Heavier(RecordKey Key, string Kind, DateTime At);
}
