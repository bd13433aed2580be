using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>Where a card stands (<see cref="BuiltInFacts.CardStates"/>), in the order in which a card that nothing ends goes through the first four.</summary>
internal enum CardState
{
    /// <summary>已发出.</summary>
    Issued,

    /// <summary>已送达.</summary>
    Served,

    /// <summary>已阅知.</summary>
    Read,

    /// <summary>已答复.</summary>
    Answered,

    /// <summary>已摘牌: lifted by one who may, for a reason that is allowed. It counts no more.</summary>
    Lifted,

    /// <summary>已取代: a heavier card of the same limit and case took its place. It counts no more.</summary>
    Superseded,

    /// <summary>已失效: it lasted as long as its kind lasts. It counts no more.</summary>
    Expired,
}

/// <summary>One thing that happened to a card.</summary>
/// <param name="Event">送达, 阅知, 答复, 摘牌.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who did it; null where it is not stated.</param>
/// <param name="Reason">The reason or the content stated.</param>
/// <param name="Refused">Why it has no effect; null: it has.</param>
internal sealed record CardStep(string Event, DateTime At, string? By, string? Reason, Localized? Refused);

/// <summary>
/// The life of a card, worked out of its events and never stored: what happened to it, where it stands, and whether it still counts (有效).
/// </summary>
/// <param name="State">Where it stands at the as-of.</param>
/// <param name="Ended">When it stopped to count (UTC); null while it counts.</param>
/// <param name="Steps">What happened, in order of time.</param>
/// <param name="SupersededBy">The kind of card that took its place.</param>
internal sealed record CardLife(CardState State, DateTime? Ended, ImmutableArray<CardStep> Steps, string? SupersededBy)
{
    private static readonly ImmutableArray<string> Keys = ["issued", "served", "read", "answered", "lifted", "superseded", "expired"];

    /// <summary>有效: whether it counts.</summary>
    public bool Counts => Ended is null;

    /// <summary>The state's key in every language.</summary>
    public string Key => KeyOf(State);

    public static string KeyOf(CardState state) => Keys[(int)state];

    /// <summary>The place of a state's key in <see cref="BuiltInFacts.CardStates"/>, or −1.</summary>
    public static int IndexOf(string key) => Keys.IndexOf(key);

    /// <summary>Works it out.</summary>
    /// <param name="kind">What the rulebook says of its kind.</param>
    /// <param name="issued">When it was issued (UTC).</param>
    /// <param name="events">Its events up to the as-of, in order of time.</param>
    /// <param name="superseded">The card that takes its place, as far as there is one.</param>
    /// <param name="expires">When it expires (UTC); null: never.</param>
    /// <param name="asOf">As of when (UTC).</param>
    public static CardLife Of(CardDefinition kind, DateTime issued, IReadOnlyList<EventRecord> events, (string Kind, DateTime At)? superseded, DateTime? expires, DateTime asOf)
    {
        var steps = ImmutableArray.CreateBuilder<CardStep>(events.Count);
        var ended = Sooner((CardState.Expired, expires), (CardState.Superseded, superseded?.At), asOf);
        var state = CardState.Issued;
        foreach (var item in events)
        {
            var step = new CardStep(item.Definition.Name, item.At, item.By, Text(item), null);
            if (step.Event == "摘牌")
            {
                step = step with { Refused = WhyNotLifted(step, kind, issued, ended) };
                ended = step.Refused is null ? (CardState.Lifted, step.At) : ended;
            }
            else if (item.At < issued)
            {
                step = step with { Refused = new("在发牌之前", "before the card was issued") };
            }
            else if (StateAfter(step.Event) is var reached && reached > state)
            {
                state = reached;
            }

            steps.Add(step);
        }

        return ended is var (how, when)
            ? new CardLife(how, when, steps.ToImmutable(), how == CardState.Superseded ? superseded!.Value.Kind : null)
            : new CardLife(state, null, steps.ToImmutable(), null);
    }

    /// <summary>摘牌 ends a card only where its kind names who may lift it, one of those did, and the reason is one that is allowed.</summary>
    private static Localized? WhyNotLifted(CardStep step, CardDefinition kind, DateTime issued, (CardState How, DateTime When)? ended) =>
        step.At < issued ? new("在发牌之前", "before the card was issued")
        : ended is var (_, when) && when <= step.At ? new("这张牌此前已不再有效", "the card did not count any more")
        : kind.LiftedBy.IsEmpty ? new($"规则集没有规定谁可以摘“{kind.Name}”", $"the rulebook lets nobody lift a {kind.Name}")
        : step.By is null ? new($"没有写明由谁摘牌，应由{string.Join("、", kind.LiftedBy)}", $"it does not say who lifted it; {string.Join(", ", kind.LiftedBy)} may")
        : !kind.LiftedBy.Contains(step.By) ? new($"“{step.By}”无权摘牌，应由{string.Join("、", kind.LiftedBy)}", $"{step.By} may not lift it; {string.Join(", ", kind.LiftedBy)} may")
        : string.IsNullOrWhiteSpace(step.Reason) ? new("没有写明理由", "it states no reason")
        : kind.LiftedFor.IsEmpty || kind.LiftedFor.Contains(step.Reason) ? null
        : new($"“{step.Reason}”不是可以摘牌的理由，可以的是{string.Join("、", kind.LiftedFor)}", $"\"{step.Reason}\" is no reason to lift it; {string.Join(", ", kind.LiftedFor)} are");

    private static (CardState How, DateTime When)? Sooner((CardState How, DateTime? When) a, (CardState How, DateTime? When) b, DateTime asOf)
    {
        var first = a.When is { } whenA && (b.When is not { } whenB || whenA <= whenB) ? a : b;
        return first.When is { } when && when <= asOf ? (first.How, when) : null;
    }

    private static CardState StateAfter(string name) => name switch
    {
        "送达" => CardState.Served,
        "阅知" => CardState.Read,
        "答复" => CardState.Answered,
        _ => CardState.Issued,
    };

    private static string? Text(EventRecord item) =>
        item.Fields is [{ Kind: ValueKind.Text } text, ..] ? text.TextValue : null;
}
