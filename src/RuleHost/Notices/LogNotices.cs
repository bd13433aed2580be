using System.Collections.Immutable;
using RuleHost.Cases;
using RuleHost.Cases.Logs;
using RuleHost.Decisions;
using RuleHost.Records;
using RuleHost.Text;

namespace RuleHost.Notices;

/// <summary>The papers that an event log calls for, and what a reader should know of the log.</summary>
/// <param name="Papers">The papers, numbered.</param>
/// <param name="Rejected">Rows that could not be used.</param>
/// <param name="Notes">Values that could not be read, activities that were not used.</param>
/// <param name="Diagnostics">Notes on the files.</param>
internal sealed record LogNotices(ImmutableArray<Notice> Papers, ImmutableArray<RejectedRow> Rejected, ImmutableArray<Localized> Notes, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Plays a log to its end and writes what it calls for, as <see cref="Rulebook.Notices"/> does for facts.</summary>
    /// <exception cref="RulebookException">The log, the map or the facts cannot be used.</exception>
    public static LogNotices Of(Rulebook rulebook, ReplayRequest request, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        var map = LogPlay.ReadMap(rulebook, request.Map, diagnostics);
        LogPlay.ThrowOnError(diagnostics, request.Language);
        var rejected = ImmutableArray.CreateBuilder<RejectedRow>();
        using var play = LogPlay.Open(rulebook, request, map, rejected.Add, diagnostics, null, cancellation);
        var papers = new List<Notice>();
        foreach (var part in play.Parts())
        {
            Decision Then(Decision decision, DateTime at)
            {
                cancellation.ThrowIfCancellationRequested();
                return new DecisionSession(rulebook.Model, rulebook.Runner, part.Facts, at).Decide(new RecordKey(decision.Type, decision.Key));
            }

            papers.AddRange(new NoticeComposer(rulebook.Model.Definition, Then).Compose(part.Cases.Select(part.Session.Decide)));
            cancellation.ThrowIfCancellationRequested();
        }

        return new LogNotices(NoticeComposer.Numbered(papers), rejected.ToImmutable(), play.Log.Notes, [.. diagnostics.Items]);
    }
}
