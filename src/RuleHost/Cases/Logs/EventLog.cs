using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>A log that was read: its cases and events, ready to be judged, and what became of its rows.</summary>
/// <param name="Facts">Records and events of the log, joined with the facts given beside it.</param>
/// <param name="CaseType">The type that a case of the log is; null without a map.</param>
/// <param name="Counts">What became of its events.</param>
/// <param name="Notes">What a reader should know: values that could not be read, activities that the map does not name.</param>
internal sealed record EventLog(FactStore Facts, string? CaseType, LogCounts Counts, ImmutableArray<Localized> Notes);

/// <summary>What became of a log's events. Every event read is in exactly one of the other four.</summary>
internal sealed record LogCounts
{
    public long Read => Used + Ignored + Duplicate + Rejected;

    /// <summary>Entered a case.</summary>
    public long Used { get; init; }

    /// <summary>Of activities that the map does not name, or passed over by take: first or last.</summary>
    public long Ignored { get; init; }

    /// <summary>Delivered before: the same id, or a wholly equal row.</summary>
    public long Duplicate { get; init; }

    /// <summary>Rows without key, with an unreadable time, or not readable at all: each is in <c>rejected.ndjson</c>.</summary>
    public long Rejected { get; init; }
}
