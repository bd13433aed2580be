namespace RuleHost.Cases;

/// <summary>What an entry of a clock's ledger says.</summary>
internal enum ClockEntryKind
{
    /// <summary>自</summary>
    Started,

    /// <summary>中止 began.</summary>
    Suspended,

    /// <summary>中止 ended.</summary>
    Resumed,

    /// <summary>延长 was granted.</summary>
    Extended,

    /// <summary>延长 was taken back.</summary>
    ExtensionRemoved,

    /// <summary>重计: the limit is counted anew.</summary>
    Restarted,

    /// <summary>A change of holidays that touched its days was announced.</summary>
    CalendarChanged,

    /// <summary>施行 … 含在办: a later text took it over.</summary>
    Moved,

    /// <summary>视为: silence took effect.</summary>
    Deemed,

    /// <summary>至</summary>
    Answered,
}

/// <summary>One entry of a clock's ledger: what happened, when, by whom and why, and what came of it.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Happened">When it happened (UTC): the clock goes by this.</param>
/// <param name="Cause">What caused it: the event, or the clause.</param>
internal sealed record ClockEntry(ClockEntryKind Kind, DateTime Happened, string Cause)
{
    /// <summary>When it was recorded (UTC); null where the log does not say.</summary>
    public DateTime? Recorded { get; init; }

    /// <summary>由 of the event.</summary>
    public string? Actor { get; init; }

    /// <summary>理由 of the event, or the rulebook's own.</summary>
    public string? Reason { get; init; }

    /// <summary>By how much, of an extension; how long, of a stretch of 中止 that ended.</summary>
    public Values.Value Amount { get; init; } = Values.Value.None;

    /// <summary>Whether it moves the due; a hold or a grant that came when the limit was over does not.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>The due days before and after a change of holidays, or after a later text took over; null where neither was.</summary>
    public (DateOnly? Before, DateOnly? After)? Due { get; init; }

    /// <summary>Whether 至多 left no room for it.</summary>
    public bool BeyondCap { get; init; }

    /// <summary>The word of the JSON contract.</summary>
    public string Key => Kind switch
    {
        ClockEntryKind.Started => "started",
        ClockEntryKind.Suspended => "suspended",
        ClockEntryKind.Resumed => "resumed",
        ClockEntryKind.Extended => "extended",
        ClockEntryKind.ExtensionRemoved => "extensionRemoved",
        ClockEntryKind.Restarted => "restarted",
        ClockEntryKind.CalendarChanged => "calendarChanged",
        ClockEntryKind.Moved => "moved",
        ClockEntryKind.Deemed => "deemed",
        _ => "answered",
    };
}
