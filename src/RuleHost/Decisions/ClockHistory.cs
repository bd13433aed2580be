using System.Collections.Immutable;
using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>One round of a clock as it is put together from events: the ledger it is reckoned from, and the entries that tell it.</summary>
internal sealed class ClockHistory(BoundLimit limit, DateTime start)
{
    private const string ReasonField = "理由";

    private readonly List<(Hold Hold, EventRecord? From, EventRecord? Until)> _holds = [];
    private readonly List<(Grant Grant, EventRecord? Event, EventRecord? Removal, BoundExtension Clause)> _grants = [];
    private readonly List<(DateTime At, EventRecord? Event)> _restarts = [];
    private readonly List<ClockEntry> _refused = [];

    /// <summary>When it was answered (UTC), or closed by 视为.</summary>
    public DateTime? End { get; set; }

    /// <summary>What began it.</summary>
    public EventRecord? Started { get; init; }

    /// <summary>What answered it.</summary>
    public EventRecord? Answered { get; init; }

    public ClockLedger Ledger => new(start, End)
    {
        Holds = [.. _holds.Select(h => h.Hold)],
        Grants = [.. _grants.Select(g => g.Grant)],
        Restarts = [.. _restarts.Select(r => r.At).Order()],
    };

    public void Hold(Hold hold, EventRecord? from, EventRecord? until) => _holds.Add((hold, from, until));

    public void Grant(Grant grant, EventRecord? granted, EventRecord? removed, BoundExtension clause) => _grants.Add((grant, granted, removed, clause));

    public void Restart(DateTime at, EventRecord? cause) => _restarts.Add((at, cause));

    /// <summary>A grant for which 至多 leaves no room.</summary>
    public void Refuse(DateTime at, Value amount, EventRecord? asked, BoundExtension clause) =>
        _refused.Add(Entry(ClockEntryKind.Extended, at, asked, Written(clause)) with { Amount = amount, Counts = false, BeyondCap = true });

    /// <summary>The entries by time, each with what came of it.</summary>
    public ImmutableArray<ClockEntry> Entries(ClockReading reading, Deemed? deemed, ClockTerms terms, (DateTime At, DateOnly? DueBefore)? moved)
    {
        var entries = new List<ClockEntry>(_refused) { Entry(ClockEntryKind.Started, start, Started, "自") };
        for (var i = 0; i < _holds.Count; i++)
        {
            var ((hold, from, until), counts) = (_holds[i], reading.HoldsCounted[i]);
            entries.Add(Entry(ClockEntryKind.Suspended, hold.From, from, "中止") with { Counts = counts });
            if (hold.Until is { } over)
            {
                entries.Add(Entry(ClockEntryKind.Resumed, until is null ? over.AddTicks(1) : over, until, "中止") with { Counts = counts });
            }
        }

        for (var i = 0; i < _grants.Count; i++)
        {
            var ((grant, granted, removal, clause), counts) = (_grants[i], reading.GrantsCounted[i]);
            entries.Add(Entry(ClockEntryKind.Extended, grant.At, granted, Written(clause)) with { Amount = grant.Amount, Counts = counts });
            if (grant.Removed is { } removed)
            {
                entries.Add(Entry(ClockEntryKind.ExtensionRemoved, removed, removal, Written(clause)) with { Amount = grant.Amount, Counts = counts });
            }
        }

        var restarts = _restarts.OrderBy(r => r.At).ToList();
        for (var i = 0; i < restarts.Count; i++)
        {
            entries.Add(Entry(ClockEntryKind.Restarted, restarts[i].At, restarts[i].Event, "重计") with { Counts = reading.RestartsCounted[i] });
        }

        foreach (var (change, announced, before, after) in CalendarKnowledge.Moves(Ledger, terms))
        {
            entries.Add(new ClockEntry(ClockEntryKind.CalendarChanged, announced, change.Notice.Title) { Due = (before, after), Counts = before != after });
        }

        if (moved is var (taken, dueBefore))
        {
            entries.Add(new ClockEntry(ClockEntryKind.Moved, taken, "施行") { Due = (dueBefore, reading.DueDate), Counts = dueBefore != reading.DueDate });
        }

        if (deemed is not null)
        {
            entries.Add(new ClockEntry(ClockEntryKind.Deemed, deemed.At, deemed.Result));
        }

        if (End is { } end && deemed is not { Closes: true })
        {
            entries.Add(Entry(ClockEntryKind.Answered, end, Answered, "至"));
        }

        return [.. entries.OrderBy(e => e.Happened).ThenBy(e => e.Kind)];
    }

    private static ClockEntry Entry(ClockEntryKind kind, DateTime at, EventRecord? cause, string clause) => new(kind, at, cause?.Definition.Name ?? clause)
    {
        Recorded = cause?.Recorded,
        Actor = cause?.By,
        Reason = Reason(cause),
    };

    private static string? Reason(EventRecord? cause)
    {
        for (var i = 0; cause is not null && i < cause.Definition.Fields.Length; i++)
        {
            if (cause.Definition.Fields[i].Name == ReasonField && i < cause.Fields.Length && cause.Fields[i].Kind == ValueKind.Text)
            {
                return cause.Fields[i].TextValue;
            }
        }

        return null;
    }

    private string Written(BoundExtension clause) => AuthorText.Of(limit.Syntax.Source, clause.Syntax.Span);
}
