using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// What a clock runs under, all of it already evaluated: the one input of <c>ClockReckoner</c> beside the instants. Of the three ends
/// (<see cref="Budget"/>, <see cref="DueDate"/>, <see cref="DueInstant"/>) exactly one is set, or none where <see cref="Unlimited"/>.
/// </summary>
internal sealed record ClockTerms
{
    /// <summary>限 as a span.</summary>
    public Value? Budget { get; init; }

    /// <summary>限 至 a date: the last day in time.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>How sure the days are that led to <see cref="DueDate"/>.</summary>
    public DayCertainty DueDateCertainty { get; init; }

    /// <summary>限 至 an instant (UTC).</summary>
    public DateTime? DueInstant { get; init; }

    /// <summary>免限: no due date, still tracked.</summary>
    public bool Unlimited { get; init; }

    /// <summary>Unit of 逾期, 剩余 and 已用.</summary>
    public required SpanUnit Unit { get; init; }

    /// <summary>中止 … 按: how stretches of 中止 are measured; null: as the limit itself is.</summary>
    public SpanFamily? HeldIn { get; init; }

    /// <summary>How stretches of 中止 are measured: days of a limit in weeks, months or to a date are calendar days.</summary>
    public SpanFamily HoldFamily => HeldIn ?? (Unit.Family == SpanFamily.Months ? SpanFamily.Days : Unit.Family);

    public required CutoffKind Cutoff { get; init; }

    /// <summary>For <see cref="CutoffKind.TimeOfDay"/>.</summary>
    public TimeOnly CutoffTime { get; init; }

    /// <summary>Whether a fixed date on a day off rolls forward (convention 固定日期顺延).</summary>
    public bool RollFixedDates { get; init; }

    public required WorkCalendar Calendar { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public ImmutableArray<ClockThreshold> Thresholds { get; init; } = [];

    /// <summary>When these terms took over from others (UTC): they make nothing late, and cross no threshold, before it; null: they are those of the start.</summary>
    public DateTime? MovedAt { get; init; }
}

/// <summary>剩 n, 用满 n (or a share of the budget), 逾期, 逾期满 n.</summary>
/// <param name="Amount">A span, or for 用满 a number (the share, 0.9); unset for 逾期.</param>
internal sealed record ClockThreshold(ThresholdKind Kind, Value Amount);

/// <summary>What a clock shows at an as-of.</summary>
internal sealed record ClockReading
{
    public required ClockState State { get; init; }

    /// <summary>The instant (UTC) at which the limit ends: late at it for day limits, after it for limits in hours, to an instant, or 同时刻.</summary>
    public DateTime? Due { get; init; }

    /// <summary>The last day on which doing it is in time.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>暂定: a day past the last notice took part; nothing is called late and no card issued.</summary>
    public bool Provisional { get; init; }

    /// <summary>Set where the days needed are not known: 待查, naming the calendar and year (<c>日历[cn/2003]</c>), or what the calendar lacks.</summary>
    public string? Missing { get; init; }

    /// <summary>已用, a span.</summary>
    public Value Elapsed { get; init; }

    /// <summary>剩余, a span; 无 once late or where there is no due.</summary>
    public Value Remaining { get; init; }

    /// <summary>逾期, a span, 0 when not late (semantics S11).</summary>
    public Value Overdue { get; init; }

    /// <summary>到期日 as it would be without 延长; null where there is no due.</summary>
    public DateOnly? Original { get; init; }

    /// <summary>逾期 against <see cref="Original"/>, a span, 0 when not late.</summary>
    public Value OverdueOriginal { get; init; }

    /// <summary>What 中止 has taken so far, a span.</summary>
    public Value Suspended { get; init; }

    /// <summary>From when it is counted (UTC): the start, or the last 重计.</summary>
    public DateTime? Anchor { get; init; }

    /// <summary>For each 重计 of the ledger, whether it counts.</summary>
    public ImmutableArray<bool> RestartsCounted { get; init; } = [];

    /// <summary>For each hold of the ledger, whether it counts; one that began when the limit was over does not.</summary>
    public ImmutableArray<bool> HoldsCounted { get; init; } = [];

    /// <summary>For each grant of the ledger, whether it counts; one that came when the limit was over does not.</summary>
    public ImmutableArray<bool> GrantsCounted { get; init; } = [];

    /// <summary>When each threshold was crossed (UTC), by the order of <see cref="ClockTerms.Thresholds"/>; null: not (yet).</summary>
    public ImmutableArray<DateTime?> Crossings { get; init; } = [];
}
