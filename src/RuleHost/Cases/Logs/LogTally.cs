using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>Counts what becomes of a log's rows, and what of them needed a rule. Every event read is in exactly one of the first four.</summary>
/// <param name="rejected">Gets each rejected row.</param>
internal sealed class LogTally(Action<RejectedRow> rejected)
{
    public LogNotes Notes { get; } = new();

    /// <summary>Entered a case.</summary>
    public long Used { get; set; }

    /// <summary>Of activities that the map does not name, or passed over by take: first or last.</summary>
    public long Ignored { get; set; }

    /// <summary>Delivered before: the same id, or a wholly equal row.</summary>
    public long Duplicate { get; set; }

    /// <summary>Rows without key, with an unreadable time, or not readable at all: each is in <c>rejected.ndjson</c>.</summary>
    public long Rejected { get; private set; }

    /// <summary>Used, though an event of the same case with a later time came before it.</summary>
    public long OutOfOrder { get; set; }

    /// <summary>Used, and recorded later than it happened.</summary>
    public long RecordedLate { get; set; }

    /// <summary>Times without offset, read in the map's zone.</summary>
    public long WithoutZone { get; set; }

    /// <summary>The latest instant that the log speaks of, in whatever activity.</summary>
    public DateTime? Last { get; private set; }

    /// <summary>Counts the current row as rejected: for the reason given, unless the row shows a better one.</summary>
    public void Reject(LogRows rows, Localized reason)
    {
        Rejected++;
        rejected(new RejectedRow(rows.Line, rows.Suspicion ?? reason));
    }

    public void Ignore(string activity)
    {
        Ignored++;
        Notes.Ignored(activity);
    }

    public void See(DateTime at)
    {
        if (Last is null || at > Last)
        {
            Last = at;
        }
    }

    public ReplayCounts ToCounts() => new(Used + Ignored + Duplicate + Rejected, Used, Ignored, Duplicate, Rejected, OutOfOrder, RecordedLate, WithoutZone);
}
