namespace RuleHost.Cases;

/// <summary>What became of the lines of a log, as <c>summary.json</c> states it.</summary>
/// <param name="Read">Events read.</param>
/// <param name="Used">Events that entered a case.</param>
/// <param name="Ignored">Events whose activity the map does not name.</param>
/// <param name="Duplicate">Events delivered before (same id, or a wholly equal row).</param>
/// <param name="Rejected">Rows that could not be read; each is in <c>rejected.ndjson</c>.</param>
internal sealed record ReplayCounts(long Read, long Used, long Ignored, long Duplicate, long Rejected);
