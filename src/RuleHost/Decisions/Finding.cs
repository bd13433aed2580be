using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost;

/// <summary>The outcome of one provision for one record: what it is, and why.</summary>
public abstract class Finding
{
    internal DecisionContext Context { get; }

    private protected Finding(BoundProvision provision, DecisionContext context)
    {
        Provision = provision;
        Context = context;
    }

    internal BoundProvision Provision { get; }

    /// <summary>The provision's id.</summary>
    public string Id => Provision.Id;

    /// <summary>The provision's title; empty where it has none.</summary>
    public string Title => Provision.Title;

    /// <summary>The state in the word of the JSON contract: <c>holds</c>, <c>unknown</c>, <c>overdue</c>, …; the same in both languages.</summary>
    public abstract string State { get; }

    /// <summary>What would settle it, where it is unknown: <c>决策[J1].谋私</c>, <c>单位[城管局]的处分</c>, a parameter, <c>确认(Q30)</c>.</summary>
    public abstract ImmutableArray<string> Missing { get; }

    /// <summary>Whether it says something: it neither fails nor is not applicable.</summary>
    public abstract bool Matters { get; }

    /// <summary>Why, why not, and what is missing, as lines of text. Explaining never changes an outcome.</summary>
    /// <param name="language">The language of the prose; names and states stay as written.</param>
    public string Explain(Language language) => Explanation().ToText(language);

    /// <summary>The explanation as a tree.</summary>
    public Explanation Explanation() => Context.Explain(Provision);
}

/// <summary>The outcome of a 情形, 否决 or 后果.</summary>
public sealed class JudgementFinding : Finding
{
    private readonly JudgementOutcome _outcome;

    internal JudgementFinding(BoundJudgement judgement, JudgementOutcome outcome, DecisionContext context)
        : base(judgement, context)
    {
        _outcome = outcome;
        Missing = outcome.Verdict.State == JudgementState.Holds ? outcome.MeasuresMissing : outcome.Verdict.Missing;
    }

    internal JudgementOutcome Outcome => _outcome;

    internal ProvisionKind Kind => Provision.Kind;

    /// <summary>成立, 不成立, 待查, 不适用, 冲突.</summary>
    public JudgementState Judgement => _outcome.Verdict.State;

    /// <inheritdoc/>
    public override string State => DecisionJson.Key(Judgement);

    /// <inheritdoc/>
    public override ImmutableArray<string> Missing { get; }

    /// <inheritdoc/>
    public override bool Matters => Judgement is not (JudgementState.Fails or JudgementState.NotApplicable);

    /// <summary>Marks of the items that hold, as they are cited: <c>(一)</c>.</summary>
    public ImmutableArray<string> Items => _outcome.Items;

    /// <summary>The 通则 that exclude the provision or clear its measures.</summary>
    public ImmutableArray<string> Generals => _outcome.Verdict.ExcludedBy.AddRange(_outcome.ExemptedBy);

    /// <summary>The answer of the person who confirms; null where none is needed or none was given.</summary>
    public bool? Confirmed => _outcome.Confirmed;

    /// <summary>Recommended measures.</summary>
    public ImmutableArray<Sanction> Sanctions => _outcome.Sanctions;

    /// <summary>Grades, events or steps that it forbids.</summary>
    public ImmutableArray<string> Forbids => [.. _outcome.Forbids.Where(f => f.Truth == Truth.True).Select(f => f.Name)];

    /// <summary>Points that it takes (negative) or gives, as numbers; an unknown amount is left out and named in <see cref="Missing"/>.</summary>
    public ImmutableArray<decimal> Points => [.. _outcome.Points.Where(p => p.Amount.Kind == ValueKind.Number).Select(p => p.IsPlus ? p.Amount.Number : -p.Amount.Number)];
}

/// <summary>The outcome of a 时限: its last round.</summary>
public sealed class LimitFinding : Finding
{
    internal LimitFinding(BoundLimit limit, LimitOutcome outcome, DecisionContext context)
        : base(limit, context)
    {
        Outcome = outcome;
        Cards = [.. Present.Cards.Select(Card)];
        Due = Present.Reading?.Due is { } due ? context.At(due) : null;
        Start = Present.Start is { } start ? context.At(start) : null;
        Closed = Present.Closed is { } closed ? context.At(closed) : null;
    }

    internal LimitOutcome Outcome { get; }

    internal LimitRound Present => Outcome.Present;

    internal ClockState Clock => Present.State;

    /// <inheritdoc/>
    public override string State => Clock.Key();

    /// <inheritdoc/>
    public override ImmutableArray<string> Missing => Present.Missing;

    /// <inheritdoc/>
    public override bool Matters => Clock is not (ClockState.NotApplicable or ClockState.NotStarted);

    internal DateTimeOffset At(DateTime utc) => Context.At(utc);

    /// <summary>A card of one of the rounds, with what became of it.</summary>
    internal CardIssued Card(IssuedCard card)
    {
        var limit = (BoundLimit)Provision;
        var life = Context.Evaluation.LifeOf(limit, Context.Subject, card);
        return new CardIssued(card.Kind, card.To.Key, card.By, Context.At(card.At))
        {
            State = life.Key,
            Ended = life.Ended is { } ended ? Context.At(ended) : null,
            SupersededBy = life.SupersededBy,
            SendAt = Context.Evaluation.SendingOf(limit, card) is { } sending ? Context.At(sending) : null,
            History = [.. life.Steps.Select(s => new CardEvent(s.Event, Context.At(s.At), s.By, s.Reason, s.Refused))],
        };
    }

    /// <summary>1, 2, …: which run of the clock this is.</summary>
    public int Round => Present.Number;

    /// <summary>When it started; null where it has not.</summary>
    public DateTimeOffset? Start { get; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? Closed { get; }

    /// <summary>The instant at which it ends: late at it for day limits, after it for limits in hours or to a stated instant.</summary>
    public DateTimeOffset? Due { get; }

    /// <summary>The last day on which doing it is in time.</summary>
    public DateOnly? DueDate => Present.Reading?.DueDate;

    /// <summary>The due date as it would be without 延长; null where there is no due.</summary>
    public DateOnly? Original => Present.Reading?.Original;

    /// <summary>Whether a day past the last published notice took part: nothing is called late on it.</summary>
    public bool Provisional => Present.Reading?.Provisional ?? false;

    /// <summary>What is used up, today counted, as a span (<c>3工作日</c>); null where there is no clock.</summary>
    public string? Elapsed => SpanText(Present.Reading?.Elapsed);

    /// <summary>What is left, as a span; null once late.</summary>
    public string? Remaining => SpanText(Present.Reading?.Remaining);

    /// <summary>How late, as a span in the unit of 限, at least 1 when late; null where it is not late.</summary>
    public string? Overdue => Present.Reading is { Overdue: { Kind: ValueKind.Span, Number: > 0 } overdue } ? ValueText.Canonical(overdue) : null;

    /// <summary>How late against <see cref="Original"/>, as a span; null where it is not late against it.</summary>
    public string? OverdueOriginal => Present.Reading is { OverdueOriginal: { Kind: ValueKind.Span, Number: > 0 } overdue } ? ValueText.Canonical(overdue) : null;

    /// <summary>视为: what silence is deemed to mean, as the rulebook names it; null where it means nothing (yet).</summary>
    public string? Deemed => Present.Deemed?.Result;

    /// <summary>What 中止 has taken so far, as a span; null where it was never suspended.</summary>
    public string? Suspended => SpanText(Present.Reading?.Suspended);

    /// <summary>Cards issued, in order of time.</summary>
    public ImmutableArray<CardIssued> Cards { get; }

    /// <summary>What happened to the clock, in order of time: from this, and the rulebook, all the rest is reckoned.</summary>
    public ImmutableArray<LedgerEntry> Ledger =>
    [
        .. Present.Entries.Select(e => new LedgerEntry(
            e.Key, Context.At(e.Happened), e.Recorded is { } recorded ? Context.At(recorded) : null, e.Cause, e.Actor, e.Reason, SpanText(e.Amount), e.Counts)
        {
            DueBefore = e.Due?.Before,
            DueAfter = e.Due?.After,
        }),
    ];

    private static string? SpanText(Value? value) => value is { Kind: ValueKind.Span } span ? ValueText.Canonical(span) : null;
}

/// <summary>An entry of a clock's ledger.</summary>
/// <param name="Kind">started, suspended, resumed, extended, extensionRemoved, restarted, calendarChanged, moved, deemed, answered.</param>
/// <param name="Happened">When it happened: the clock goes by this.</param>
/// <param name="Recorded">When it was recorded; null where the log does not say.</param>
/// <param name="Cause">The event that caused it, or the clause.</param>
/// <param name="By">Who did it (由 of the event); null where nobody says.</param>
/// <param name="Reason">Why (the event's field 理由); null where nobody says.</param>
/// <param name="Amount">By how much, of an extension.</param>
/// <param name="Counts">Whether it moves the due; what came when the limit was over, or beyond 至多, does not.</param>
public sealed record LedgerEntry(string Kind, DateTimeOffset Happened, DateTimeOffset? Recorded, string Cause, string? By, string? Reason, string? Amount, bool Counts)
{
    /// <summary>The due day before a change of holidays, or before a later text took over; null for entries of other kinds, and while suspended.</summary>
    public DateOnly? DueBefore { get; init; }

    /// <summary>The due day after it.</summary>
    public DateOnly? DueAfter { get; init; }
}

/// <summary>A card that a limit issued.</summary>
/// <param name="Kind">Its kind, as the rulebook names it: 提醒, 黄牌, 红牌.</param>
/// <param name="To">The addressee's key; empty where it is not known.</param>
/// <param name="By">Who issues it; null where the rulebook does not say.</param>
/// <param name="At">The instant at which the threshold was crossed.</param>
public sealed record CardIssued(string Kind, string To, string? By, DateTimeOffset At)
{
    /// <summary>issued, served, read, answered; or, when it counts no more, lifted, superseded, expired.</summary>
    public string State { get; init; } = "issued";

    /// <summary>When it stopped to count; null while it counts.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The kind of card of the same limit and case that took its place.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>When it may be handed out: at once, or when the office next opens where the rulebook says so; null where no such hour is known.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>What happened to it, in order of time.</summary>
    public ImmutableArray<CardEvent> History { get; init; } = [];
}

/// <summary>Something that happened to a card: 送达, 阅知, 答复 or 摘牌.</summary>
/// <param name="Event">Which.</param>
/// <param name="At">When.</param>
/// <param name="By">Who did it; null where it is not stated.</param>
/// <param name="Reason">The reason or the answer stated.</param>
/// <param name="Refused">Why it has no effect, in both languages; null: it has.</param>
public sealed record CardEvent(string Event, DateTimeOffset At, string? By, string? Reason, Localized? Refused);

/// <summary>A provision that this version parses and checks but does not judge.</summary>
public sealed class UnjudgedProvision
{
    private readonly BoundProvision _provision;
    private readonly DecisionContext _context;

    internal UnjudgedProvision(BoundProvision provision, DecisionContext context) => (_provision, _context) = (provision, context);

    /// <summary>Its id.</summary>
    public string Id => _provision.Id;

    /// <summary>Its kind, in English: score, grade, vote, flow, recurring.</summary>
    public string Kind => KindWords.English(_provision.Kind);

    /// <summary>Says so in words.</summary>
    public Explanation Explanation() => _context.Explain(_provision);
}
