using System.Collections.Immutable;
using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>One round of a clock as it is put together from events: the ledger it is reckoned from, and the entries that tell it.</summary>
internal sealed class ClockHistory(BoundLimit limit, DateTime start, DateTime? end)
{
    private const string ReasonField = "理由";

    private readonly List<(Hold Hold, EventRecord? From, EventRecord? Until)> _holds = [];
    private readonly List<(Grant Grant, EventRecord? Event, EventRecord? Removal, BoundExtension Clause)> _grants = [];

    public ClockLedger Ledger => new(start, end) { Holds = [.. _holds.Select(h => h.Hold)], Grants = [.. _grants.Select(g => g.Grant)] };

    public void Hold(Hold hold, Happenings from, Happenings until) => _holds.Add((hold, from.At(hold.From), until.At(hold.Until)));

    public void Grant(Grant grant, EventRecord? granted, EventRecord? removed, BoundExtension clause) => _grants.Add((grant, granted, removed, clause));

    /// <summary>The entries by time, each with what came of it.</summary>
    public ImmutableArray<ClockEntry> Entries(ClockReading reading)
    {
        if (_holds.Count + _grants.Count == 0)
        {
            return [];
        }

        var entries = new List<ClockEntry>();
        for (var i = 0; i < _holds.Count; i++)
        {
            var ((hold, from, until), counts) = (_holds[i], reading.HoldsCounted[i]);
            entries.Add(Entry(ClockEntryKind.Suspended, hold.From, from, "中止") with { Counts = counts });
            if (hold.Until is { } over)
            {
                entries.Add(Entry(ClockEntryKind.Resumed, over, until, "中止") with { Counts = counts });
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
