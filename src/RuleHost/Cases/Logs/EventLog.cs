using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>A log that was read to its end: its rows by record, ready to be judged part by part, and what became of them.</summary>
internal sealed class EventLog : IDisposable
{
    /// <summary>A part is judged when it has this many records and events.</summary>
    private const int PartSize = 4096;

    private readonly RulebookDefinition _definition;
    private readonly GatheredRows _rows;
    private readonly IRowReader _reader;
    private readonly RowGatherer _gatherer;
    private readonly LogTally _tally;

    internal EventLog(RulebookDefinition definition, GatheredRows rows, IRowReader reader, RowGatherer gatherer, LogTally tally, string? caseType)
    {
        (_definition, _rows, _reader, _gatherer, _tally, CaseType) = (definition, rows, reader, gatherer, tally, caseType);
    }

    /// <summary>The type that a case of the log is; null without a map.</summary>
    public string? CaseType { get; }

    /// <summary>The latest instant that the log speaks of; null where it speaks of none.</summary>
    public DateTime? Last => _tally.Last;

    /// <summary>How many rows the parts are made of.</summary>
    public long Rows => _gatherer.Count;

    /// <summary>What became of its events: whole when all parts were taken.</summary>
    public ReplayCounts Counts => _tally.ToCounts();

    /// <summary>What a reader should know: values that could not be read, activities that the map does not name.</summary>
    public ImmutableArray<Localized> Notes => _tally.Notes.ToNotes();

    /// <summary>
    /// Its records and events, in order of their keys. Where cases are judged apart, each part holds some cases whole, so that memory does
    /// not grow with the log; else there is one part, joined with the facts given beside the log. Once.
    /// </summary>
    /// <param name="given">Facts that the log lacks: with them there is one part.</param>
    /// <param name="apart">Whether no provision looks from one record at others.</param>
    public IEnumerable<EventLogPart> Parts(FactStore? given, bool apart)
    {
        var repeated = _gatherer.Repeated();
        var builder = new LogBuilder(_definition, _tally, repeated);
        RecordKey? last = null;
        var parts = 0;
        long done = 0;
        foreach (var row in _gatherer.ByRecord())
        {
            if (apart && given is null && builder.Size >= PartSize && row.Key != last)
            {
                yield return new EventLogPart(builder.Build(null, CaseType), done);
                parts++;
                builder = new LogBuilder(_definition, _tally, repeated);
            }

            _rows.Show(row);
            _reader.Take(row.Part, builder);
            last = row.Key;
            done++;
        }

        if (parts == 0 || builder.Size > 0)
        {
            yield return new EventLogPart(builder.Build(given, CaseType), done);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gatherer.Dispose();
}

/// <summary>Some records of a log with all their events.</summary>
/// <param name="Facts">The records and events.</param>
/// <param name="RowsDone">How many of the log's rows are taken with it.</param>
internal sealed record EventLogPart(FactStore Facts, long RowsDone);
