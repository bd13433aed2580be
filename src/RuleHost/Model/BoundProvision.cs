using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Model;

/// <summary>
/// A provision with everything in it settled. The binder first makes the shells (so that provisions can refer to each other),
/// then fills each in once; afterwards nothing changes.
/// </summary>
internal abstract class BoundProvision(ProvisionSyntax syntax)
{
    public ProvisionSyntax Syntax { get; } = syntax;

    public ProvisionKind Kind => Syntax.Kind;

    public string Id => Syntax.Id.Name;

    public string Title => Syntax.Title;

    /// <summary>The fact type judged; null for a 通则 over a group, and for a provision without 对 (a single outcome, no subject).</summary>
    public FactType? Subject { get; internal set; }

    /// <summary>The field group that a 通则's 对 names, where it is a group.</summary>
    public FieldGroup? Group { get; internal set; }

    /// <summary>对 … 其中: outside it the provision is 不适用.</summary>
    public Formula? Filter { get; internal set; }

    public ImmutableArray<string> Tags { get; internal set; } = [];

    /// <summary>施行 from (first day) — null: always.</summary>
    public DateOnly? InForceFrom { get; internal set; }

    /// <summary>施行 until (last day) — null: for good.</summary>
    public DateOnly? InForceUntil { get; internal set; }

    /// <summary>
    /// The texts that stood and stand under this id, in order of the days from which they stand; empty where there is but one. References
    /// lead to the last, and the judge takes the one that stood at the time that applies (semantics S14).
    /// </summary>
    public ImmutableArray<BoundProvision> Versions { get; internal set; } = [];

    /// <summary>Whether a later text stands under its id.</summary>
    public bool IsSuperseded => !Versions.IsEmpty && !ReferenceEquals(Versions[^1], this);

    /// <summary>施行 … 含在办: the clocks that run when it comes into force go on under it.</summary>
    public bool RunningToo { get; internal set; }

    /// <summary>依据: source id and place, in order.</summary>
    public ImmutableArray<(string Source, string Place)> Basis { get; internal set; } = [];

    /// <summary>说明 texts.</summary>
    public ImmutableArray<string> Notes { get; internal set; } = [];

    /// <summary>未建模 texts.</summary>
    public ImmutableArray<string> Unmodelled { get; internal set; } = [];

    public ImmutableArray<BoundExample> Examples { get; internal set; } = [];

    /// <summary>可调: what overlays may loosen.</summary>
    public ImmutableArray<BoundOpening> Openings { get; internal set; } = [];

    /// <summary>Whether a diagnostic keeps it from being judged.</summary>
    public bool Broken { get; internal set; }

    public override string ToString() => Id;
}

/// <summary>例: a case of one line, judged by its own provision alone, without 通则 (semantics S22).</summary>
/// <param name="Syntax">As written.</param>
/// <param name="Given">What is given: fields, definitions, events (with instants) of the subject, provision outcomes.</param>
/// <param name="Expected">What must come out, where it is not a state: <c>→ 到期日 = 2011-03-14</c> (a member of the limit itself).</param>
internal sealed record BoundExample(ExampleClause Syntax, ImmutableArray<ExampleBinding> Given, ExampleBinding? Expected);

/// <summary>A binding of an example: the path and the value it is given.</summary>
/// <param name="Path">As bound: a field, event list, parameter, definition or provision member.</param>
/// <param name="Value">The value.</param>
internal sealed record ExampleBinding(BoundExpression Path, Value Value);

/// <summary>可调: overlays of a level may loosen a clause, within bounds where it has any.</summary>
/// <param name="Clause">The clause's keyword in Chinese, or 废止.</param>
/// <param name="From">The least that is open; null: no least.</param>
/// <param name="To">The most that is open; null: no most.</param>
/// <param name="Level">由: the level whose overlays may use it.</param>
internal sealed record BoundOpening(string Clause, BoundExpression? From, BoundExpression? To, string Level, AdjustableClause Syntax);

/// <summary>定义: a named value of a record.</summary>
internal sealed class BoundDefinition(ProvisionSyntax syntax) : BoundProvision(syntax)
{
    public Formula Body { get; internal set; } = null!;

    public DataType Type { get; internal set; } = DataType.Error;
}

/// <summary>情形, 否决, 后果, 通则: one shape (semantics S18, S19).</summary>
internal sealed class BoundJudgement(ProvisionSyntax syntax) : BoundProvision(syntax)
{
    public ImmutableArray<Formula> When { get; internal set; } = [];

    public ImmutableArray<Formula> NotApplicable { get; internal set; } = [];

    public ImmutableArray<BoundMeasure> Measures { get; internal set; } = [];

    public ImmutableArray<BoundModifier> Modifiers { get; internal set; } = [];

    public ImmutableArray<BoundForbid> Forbids { get; internal set; } = [];

    public ImmutableArray<BoundPoints> Points { get; internal set; } = [];

    /// <summary>事件: which events a veto counts, as records or as texts that identify them; null: those that its conditions find.</summary>
    public Formula? Events { get; internal set; }

    /// <summary>Whether it forbids a grade: a veto on an assessment, whatever its kind.</summary>
    public bool IsVeto => Forbids.Any(f => f.IsGrading && !f.Names.IsEmpty);

    /// <summary>The conditions in which a veto finds its events where it does not list them.</summary>
    public IEnumerable<Formula> VetoConditions => new[] { Filter }.Concat(When).Concat(Forbids.Where(f => f.IsGrading).Select(f => f.When)).OfType<Formula>();

    /// <summary>确认 由: the role that must confirm; null when none must.</summary>
    public string? ConfirmBy { get; internal set; }

    /// <summary>The 通则 that reach this provision, in order of writing.</summary>
    public ImmutableArray<BoundJudgement> Generals { get; internal set; } = [];
}

/// <summary>问责 / 给予.</summary>
internal sealed class BoundMeasure(MeasureClause syntax)
{
    public MeasureClause Syntax { get; } = syntax;

    /// <summary>A record, or a list of records.</summary>
    public Formula Addressee { get; internal set; } = null!;

    /// <summary>The ladder of the addressee's fact type; null when the measures are awards.</summary>
    public LadderDefinition? Ladder { get; internal set; }

    public ImmutableArray<BoundRange> Ranges { get; internal set; } = [];

    public Formula? When { get; internal set; }
}

/// <summary>A range along the ladder (ordinals, low to high), or single steps to pick from, or an award.</summary>
/// <param name="Low">Lightest step; −1 for an award.</param>
/// <param name="High">Heaviest step; equals <paramref name="Low"/> for a single one.</param>
/// <param name="Alternatives">或: further steps of which the decider picks one.</param>
/// <param name="Award">The award's name; null on a ladder.</param>
internal sealed record BoundRange(int Low, int High, ImmutableArray<int> Alternatives, string? Award);

internal sealed record BoundModifier(ModifierKind Kind, Formula? Addressee, Formula When, ModifierClause Syntax);

/// <summary>不得: a grade (评为), or events/steps of the subject.</summary>
/// <param name="Scales">Of grades, the scale of each name.</param>
internal sealed record BoundForbid(bool IsGrading, ImmutableArray<string> Names, ImmutableArray<string> Scales, Formula? When, ForbidClause Syntax);

/// <summary>扣 / 加.</summary>
/// <param name="Per">A number, or a list whose count it is.</param>
internal sealed record BoundPoints(bool IsPlus, Formula Amount, Formula? Per, Formula? AtMost, string? Into, Formula? When, PointsClause Syntax);

/// <summary>时限 and 定期: one shape.</summary>
internal sealed class BoundLimit(ProvisionSyntax syntax) : BoundProvision(syntax)
{
    public BoundWhenEvent? Since { get; internal set; }

    public BoundWhenEvent? Until { get; internal set; }

    /// <summary>每: set for 定期.</summary>
    public DatePointSyntax? Every { get; internal set; }

    public ImmutableArray<BoundBudget> Budgets { get; internal set; } = [];

    public ImmutableArray<BoundSuspension> Suspensions { get; internal set; } = [];

    public ImmutableArray<BoundExtension> Extensions { get; internal set; } = [];

    /// <summary>重计: from each of these the whole limit is counted anew.</summary>
    public ImmutableArray<BoundWhenEvent> Restarts { get; internal set; } = [];

    /// <summary>免限 当.</summary>
    public ImmutableArray<Formula> Unlimited { get; internal set; } = [];

    public ImmutableArray<Formula> NotApplicable { get; internal set; } = [];

    public ImmutableArray<BoundOn> Ons { get; internal set; } = [];

    /// <summary>截止; null: the rulebook's convention.</summary>
    public CutoffClause? Cutoff { get; internal set; }

    /// <summary>日历: a calendar's name; null: the rulebook's default, or <see cref="CalendarFrom"/>.</summary>
    public string? Calendar { get; internal set; }

    /// <summary>日历 from a fact or a table: a text that names the calendar of each case. Null: the clause names one itself, or is not there.</summary>
    public Formula? CalendarFrom { get; internal set; }

    public string? By { get; internal set; }

    /// <summary>
    /// Whether a 视为 ends the clock: where it ends a stretch of 中止, or where it stands for an event that answers it; other consequences leave it
    /// open: it stays late.
    /// </summary>
    public bool IsEndedBy(BoundOn on) => on.Effect == EffectKind.Deem
        && (on.Threshold == ThresholdKind.SuspendedFor
            || (on.DeemedEvent is { } deemed && Until is { } until && until.Events.Any(e => e.Body is EventsExpression { Target: SubjectExpression } events && events.Event.Equals(deemed))));

    /// <summary>Unit of 逾期, 剩余, 已用: of the budget, or 天 for a date.</summary>
    public SpanUnit Unit { get; internal set; } = SpanUnit.Day;
}

/// <summary>自 / 至 / 中止 events: list formulas, combined left to right; <c>IsAll[i]</c> joins event i+1 by 与 (all), else 或 (first).</summary>
internal sealed record BoundWhenEvent(ImmutableArray<Formula> Events, ImmutableArray<bool> IsAll);

/// <summary>限: exactly one of the three is set.</summary>
/// <param name="Amount">A span.</param>
/// <param name="Until">A date or an instant.</param>
/// <param name="Point">A point of the calendar.</param>
internal sealed record BoundBudget(Formula? Amount, Formula? Until, DatePointSyntax? Point, Formula? When, WithinClause Syntax);

/// <summary>中止.</summary>
/// <param name="AtMost">至多: how long one stretch may last; then the clock runs on.</param>
internal sealed record BoundSuspension(BoundWhenEvent From, BoundWhenEvent Until, Formula? AtMost, SuspendClause Syntax);

/// <summary>延长.</summary>
/// <param name="Amount">By how much; with <paramref name="Each"/> a list, an amount for each of its events.</param>
/// <param name="Each">每 or 自: the events that grant it; null where the condition does.</param>
/// <param name="AtMost">至多: how often, or by how much in all.</param>
internal sealed record BoundExtension(Formula Amount, Formula? Each, Formula? AtMost, Formula? When, ExtendClause Syntax);

/// <summary>于.</summary>
/// <param name="Amount">The threshold's amount: a span, or a share of the budget.</param>
/// <param name="Name">The card's kind, or what it is deemed.</param>
/// <param name="Addressee">To whom; a record, list of records, role text or null.</param>
/// <param name="DeemedEvent">视为 an event of the subject: it counts as having happened.</param>
/// <param name="DeemedFrom">视为 … 自: it counts as having happened then.</param>
internal sealed record BoundOn(ThresholdKind Threshold, Formula? Amount, EffectKind Effect, string? Name, Formula? Addressee, string? By, EventDefinition? DeemedEvent, BoundWhenEvent? DeemedFrom, Formula? When, OnClause Syntax);

/// <summary>A provision of a kind that is parsed and checked but not judged in this version: 流程.</summary>
internal sealed class BoundUnjudged(ProvisionSyntax syntax) : BoundProvision(syntax);
