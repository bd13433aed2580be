using System.Collections.Immutable;
using RuleHost.Cases.Logs;
using RuleHost.Cases.Plots;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Text;

namespace RuleHost.Cases;

/// <summary>What to play.</summary>
/// <param name="Events">The log: CSV, NDJSON or XES, each also <c>.gz</c>.</param>
internal sealed record ReplayRequest(string Events)
{
    /// <summary>map.yaml; null: the log is in the plain form.</summary>
    public string? Map { get; init; }

    /// <summary>Facts that the log lacks.</summary>
    public Facts? Facts { get; init; }

    /// <summary>The end of the play; null: the facts' own as-of, else the last instant in the log.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Where the results go; null: nowhere, they are only counted.</summary>
    public string? Output { get; init; }

    /// <summary>The field of the cases by which the results are also summed up; null: the one that refers to 单位, where there is exactly one.</summary>
    public string? By { get; init; }

    /// <summary>Where each card is claimed, so that it is issued once; null: nowhere.</summary>
    public IClaims? Claims { get; init; }

    /// <summary>The language of the reasons in <c>rejected.ndjson</c> and of the words in the plots.</summary>
    public Language Language { get; init; }
}

/// <summary>What is being done, and how much of it is done.</summary>
/// <param name="Judging">False while rows are read, true while cases are judged.</param>
/// <param name="Done">Rows done.</param>
/// <param name="Total">Rows to be judged in all; null while they are read.</param>
internal readonly record struct ReplayProgress(bool Judging, long Done, long? Total);

/// <summary>What came of it, for the table that ends a replay.</summary>
internal sealed record ReplayResult
{
    public required DateTimeOffset AsOf { get; init; }

    public required ReplayCounts Counts { get; init; }

    /// <summary>The text of <c>summary.json</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>Cases judged.</summary>
    public required int Cases { get; init; }

    /// <summary>What became of each limit's clocks, by limit.</summary>
    public required IReadOnlyDictionary<string, LimitTally> Limits { get; init; }

    /// <summary>The field by which it is summed up; null: by none.</summary>
    public required string? By { get; init; }

    /// <summary>The same by unit, and limit.</summary>
    public required IReadOnlyDictionary<string, SortedDictionary<string, LimitTally>> Units { get; init; }

    /// <summary>Clocks that an end earlier on the day of their start closed, and ends of an earlier day that closed nothing.</summary>
    public required (int BeforeStart, int OnEarlierDay) OddEnds { get; init; }

    /// <summary>Cards by kind.</summary>
    public required IReadOnlyDictionary<string, int> Cards { get; init; }

    /// <summary>How many records each judgement holds for, is unknown for, is a conflict for, by the state's key.</summary>
    public required IReadOnlyDictionary<string, SortedDictionary<string, int>> Findings { get; init; }

    /// <summary>Cards that this play claimed, that were claimed before, and that nobody is named for; null where none are claimed.</summary>
    public required (int New, int Before, int ToNobody)? Claims { get; init; }

    /// <summary>One finding to be shown in full; null where nothing holds.</summary>
    public required (string Record, Finding Finding)? Example { get; init; }

    /// <summary>What a reader should know: values that could not be read, activities that were not used.</summary>
    public required ImmutableArray<Localized> Notes { get; init; }

    /// <summary>The first rows that could not be used; <see cref="ReplayCounts.Rejected"/> says how many there are.</summary>
    public required ImmutableArray<RejectedRow> Rejected { get; init; }

    /// <summary>Whether a map said what the columns mean.</summary>
    public required bool Mapped { get; init; }

    /// <summary>Notes on the files: an encoding.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}

/// <summary>
/// Plays an event log through the limits, cards and situations of a rulebook. The same log, in whatever order, gives the same files.
/// </summary>
internal static class Replay
{
    /// <summary>The file of rows that could not be used.</summary>
    public const string RejectedName = "rejected.ndjson";

    private const int ProgressEvery = 500;

    /// <summary>Plays a log to its end.</summary>
    /// <exception cref="RulebookException">The log, the map or the facts cannot be used.</exception>
    public static ReplayResult Run(Rulebook rulebook, ReplayRequest request, IProgress<ReplayProgress>? progress = null, CancellationToken cancellation = default)
    {
        var definition = rulebook.Model.Definition;
        var diagnostics = new DiagnosticBag();
        var map = LogPlay.ReadMap(rulebook, request.Map, diagnostics);
        var units = ReplayUnits.Of(definition, JudgedTypes(rulebook.Model, map), request.By, diagnostics);
        LogPlay.ThrowOnError(diagnostics, request.Language);
        using var writer = new ReplayWriter(request.Output);
        using var rejected = new RejectedFile(request);
        using var play = LogPlay.Open(rulebook, request, map, rejected.Add, diagnostics, progress is null ? null : new RowProgress(progress), cancellation);
        var (log, claims) = (play.Log, new ClaimBatch(request.Claims));
        var example = new ExampleChoice();
        foreach (var part in play.Parts())
        {
            for (var i = 0; i < part.Cases.Length; i++)
            {
                var decision = part.Session.Decide(part.Cases[i]);
                writer.Add(decision, log.CaseType is null || part.Cases[i].Type == log.CaseType, units.Of(part.Cases[i], part.Facts));
                claims.Add(decision);
                example.Offer(decision);
                if ((i + 1) % ProgressEvery == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    claims.Commit();
                    progress?.Report(new ReplayProgress(true, part.RowsDone - ((part.Cases.Length - i) * part.RowsDone / Math.Max(1, part.Cases.Length)), log.Rows));
                }
            }

            cancellation.ThrowIfCancellationRequested();
            claims.Commit();
            progress?.Report(new ReplayProgress(true, part.RowsDone, log.Rows));
        }

        var counts = log.Counts;
        var summary = ReplaySummary.Write(play.AsOf, rulebook.Identity, rulebook.Model.RepealedAt(DateOnly.FromDateTime(play.AsOf.DateTime)), definition.Calendars.Default, counts, writer, units.Field);
        writer.Write("summary.json", summary);
        writer.Write("elapsed.svg", ElapsedPlot.Draw(writer.Limits, rulebook.Model, DateOnly.FromDateTime(play.AsOf.DateTime), request.Language));
        writer.Write("cards.svg", CardPlot.Draw(writer.CardWeeks, definition.Cards, request.Language));
        return new ReplayResult
        {
            AsOf = play.AsOf,
            Counts = counts,
            Summary = summary,
            Cases = writer.Cases,
            Limits = writer.Limits,
            By = units.Field,
            Units = writer.Units,
            OddEnds = (writer.EndsBeforeStart, writer.EndsOnEarlierDay),
            Cards = writer.CardCounts,
            Findings = writer.FindingCounts,
            Claims = request.Claims is null ? null : claims.Tally,
            Example = example.Chosen,
            Rejected = rejected.First,
            Mapped = map is not null,
            Notes = log.Notes,
            Diagnostics = [.. diagnostics.Items],
        };
    }

    /// <summary>The types that the log can be about: of the map, else all that some provision judges.</summary>
    private static IEnumerable<string> JudgedTypes(RulebookModel model, CaseMap? map) =>
        map is not null ? [map.Case.Type.Name] : model.Provisions.Where(p => p.Subject is not null).Select(p => p.Subject!.Name).Distinct();

    /// <summary>
    /// Chooses what to show in full: a finding of a record that most judgements hold for, and of the first of those the one that takes the
    /// fewest lines to explain. Keeps one, so that the facts behind the others can go.
    /// </summary>
    private sealed class ExampleChoice
    {
        private const int Considered = 24;

        private int _most = 1;
        private int _considered;
        private int _lines;

        public (string Record, Finding Finding)? Chosen { get; private set; }

        public void Offer(Decision decision)
        {
            var holding = decision.Judgements.Count(j => j.Judgement == JudgementState.Holds);
            if (holding < _most || (holding == _most && _considered == Considered))
            {
                return;
            }

            var finding = decision.Judgements.Where(j => j.Judgement == JudgementState.Holds).MaxBy(j => j.Sanctions.Length)!;
            var lines = finding.Explain(Language.Chinese).Count('\n');
            if (holding > _most || Chosen is null || lines < _lines)
            {
                (Chosen, _lines) = (($"{decision.Type} {decision.Key}", finding), lines);
            }

            _considered = holding > _most ? 1 : _considered + 1;
            _most = holding;
        }
    }

    /// <summary><c>rejected.ndjson</c>, and the first of its rows to be told at once.</summary>
    private sealed class RejectedFile(ReplayRequest request) : IDisposable
    {
        private const int Told = 10;

        private readonly NdjsonFile _file = new(request.Output, RejectedName);
        private readonly List<RejectedRow> _first = [];

        public ImmutableArray<RejectedRow> First => [.. _first];

        public void Add(RejectedRow row)
        {
            if (_first.Count < Told)
            {
                _first.Add(row);
            }

            var line = _file.Begin();
            line.WriteNumber("line", row.Line);
            line.WriteString("reason", row.Reason.In(request.Language));
            _file.End();
        }

        public void Dispose() => _file.Dispose();
    }

    /// <summary>Rows read, as progress of the whole play.</summary>
    private sealed class RowProgress(IProgress<ReplayProgress> progress) : IProgress<long>
    {
        public void Report(long value) => progress.Report(new ReplayProgress(false, value, null));
    }
}
