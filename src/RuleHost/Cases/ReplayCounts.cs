namespace RuleHost.Cases;

/// <summary>What became of the events of a log, as <c>summary.json</c> states it; each rule of dirt with the number of events it touched.</summary>
/// <param name="Read">Events read.</param>
/// <param name="Used">Events that entered a case.</param>
/// <param name="Ignored">Events whose activity the map does not name.</param>
/// <param name="Duplicate">Events delivered before (same id, or a wholly equal row).</param>
/// <param name="Rejected">Rows that could not be read; each is in <c>rejected.ndjson</c>.</param>
/// <param name="OutOfOrder">Of those used: a later event of the same case came before it in the log. Order in the file does not matter.</param>
/// <param name="RecordedLate">Of those used: recorded later than it happened. When it happened is what counts.</param>
/// <param name="WithoutZone">Times without offset: read in the map's zone.</param>
internal sealed record ReplayCounts(long Read, long Used, long Ignored, long Duplicate, long Rejected, long OutOfOrder, long RecordedLate, long WithoutZone);
