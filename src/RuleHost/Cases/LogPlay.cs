using System.Collections.Immutable;
using RuleHost.Cases.Logs;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Text;

namespace RuleHost.Cases;

/// <summary>A log that was read to its end, with the end of the play settled: what replays it and what writes its notices go through it part by part.</summary>
internal sealed class LogPlay : IDisposable
{
    private readonly Rulebook _rulebook;
    private readonly FactStore? _given;

    private LogPlay(Rulebook rulebook, EventLog log, FactStore? given, DateTimeOffset asOf) => (_rulebook, Log, _given, AsOf) = (rulebook, log, given, asOf);

    public EventLog Log { get; }

    /// <summary>The end of the play, in the rulebook's zone.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The map of a request; null where it names none, or, with diagnostics, where it cannot be used.</summary>
    public static CaseMap? ReadMap(Rulebook rulebook, string? path, DiagnosticBag diagnostics) =>
        path is not null && FileReader.Read(path, Path.GetFileName(path), diagnostics) is { } source
            ? new CaseMapReader(rulebook.Model.Definition, diagnostics).Read(source) : null;

    /// <summary>Reads a log to its end.</summary>
    /// <exception cref="RulebookException">The log or the facts cannot be used.</exception>
    public static LogPlay Open(
        Rulebook rulebook, ReplayRequest request, CaseMap? map, Action<RejectedRow> rejected, DiagnosticBag diagnostics, IProgress<long>? progress, CancellationToken cancellation)
    {
        var given = request.Facts is null ? null : rulebook.Binder.Bind(request.Facts);
        using var rows = LogFile.Open(request.Events, DocumentLimits.Current, diagnostics);
        ThrowOnError(diagnostics, request.Language);
        var log = EventLogReader.Read(rows, rulebook.Model.Definition, map, rejected, diagnostics, progress, cancellation);
        if (diagnostics.HasErrors)
        {
            log?.Dispose();
            ThrowOnError(diagnostics, request.Language);
        }

        var asOf = request.AsOf ?? given?.AsOf ?? (log!.Last is { } last ? new DateTimeOffset(last) : DateTimeOffset.UtcNow);
        return new LogPlay(rulebook, log!, given?.Store, TimeZoneInfo.ConvertTime(asOf, rulebook.Model.Definition.Zone));
    }

    /// <summary>Its parts, each with the records that some provision judges, in order of key. Once.</summary>
    public IEnumerable<LogPlayPart> Parts()
    {
        foreach (var part in Log.Parts(_given, CasesApart.Of(_rulebook.Model)))
        {
            var session = new DecisionSession(_rulebook.Model, _rulebook.Runner, part.Facts, AsOf.UtcDateTime);
            yield return new LogPlayPart(part.Facts, session, Cases(part.Facts, session), part.RowsDone);
        }
    }

    public void Dispose() => Log.Dispose();

    public static void ThrowOnError(DiagnosticBag diagnostics, Language language)
    {
        if (diagnostics.HasErrors)
        {
            throw new RulebookException([.. diagnostics.Items], language);
        }
    }

    /// <summary>Every record that some provision judges, given or heard of by an event, in order of key.</summary>
    private static ImmutableArray<RecordKey> Cases(FactStore facts, DecisionSession session)
    {
        var judged = new Dictionary<string, bool>(StringComparer.Ordinal);
        return
        [
            .. facts.Order
                .Concat(facts.RecordsWithEvents)
                .Distinct()
                .Where(IsJudged)
                .OrderBy(key => key.Key, StringComparer.Ordinal)
                .ThenBy(key => key.Type, StringComparer.Ordinal),
        ];

        bool IsJudged(RecordKey key)
        {
            if (!judged.TryGetValue(key.Type, out var known))
            {
                judged[key.Type] = known = session.Judges(key.Type);
            }

            return known;
        }
    }
}

/// <summary>Some records of a log with all their events, ready to be judged.</summary>
internal sealed record LogPlayPart(FactStore Facts, DecisionSession Session, ImmutableArray<RecordKey> Cases, long RowsDone);
