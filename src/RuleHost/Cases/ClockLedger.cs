using System.Collections.Immutable;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// What happened to a clock, as instants alone (semantics S15): the one thing that is kept of it. Due, used, left and late are always
/// reckoned from the ledger and its terms and never stored. The order in which its parts were written down does not matter.
/// </summary>
/// <param name="Start">When it started (UTC).</param>
/// <param name="End">When it was answered (UTC); null while it is open.</param>
internal sealed record ClockLedger(DateTime Start, DateTime? End)
{
    /// <summary>中止: each stretch, whether or not it counts.</summary>
    public ImmutableArray<Hold> Holds { get; init; } = [];

    /// <summary>重计: the instants from which the whole limit is counted anew.</summary>
    public ImmutableArray<DateTime> Restarts { get; init; } = [];

    /// <summary>Whether <see cref="Start"/> is a 重计: what was granted before it is superseded.</summary>
    public bool IsRestarted { get; init; }

    /// <summary>延长: each grant, whether or not it counts.</summary>
    public ImmutableArray<Grant> Grants { get; init; } = [];
}

/// <summary>One stretch of 中止.</summary>
/// <param name="From">When it began (UTC).</param>
/// <param name="Until">When it ended (UTC); null while it lasts.</param>
internal readonly record struct Hold(DateTime From, DateTime? Until)
{
    /// <summary>The part of it that lies between two instants.</summary>
    public (DateTime From, DateTime To) Within(DateTime start, DateTime moment) =>
        (From < start ? start : From, Until is { } until && until < moment ? until : moment);
}

/// <summary>One 延长.</summary>
/// <param name="At">When it was granted (UTC).</param>
/// <param name="Amount">By how much.</param>
internal sealed record Grant(DateTime At, Value Amount)
{
    /// <summary>When it was taken back (UTC); null while it stands.</summary>
    public DateTime? Removed { get; init; }

    /// <summary>Whether the amount runs from the day of the grant and not from the present limit.</summary>
    public bool FromToday { get; init; }
}
