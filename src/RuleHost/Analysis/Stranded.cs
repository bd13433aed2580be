using System.Collections.Immutable;
using RuleHost.Binding;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Analysis;

/// <summary>
/// Cases for two errors that say that something leads nowhere: a measure for somebody who has no ladder (RH0271), a 通则 that reaches no
/// provision (RH0287). The rulebook cannot be judged as it stands; the case is one to come out once it is mended.
/// </summary>
internal static class Stranded
{
    /// <summary>Whether such errors are all there are, so that everything else can be relied on.</summary>
    public static bool IsAll(IEnumerable<Diagnostic> found) =>
        found.All(d => d.Severity != Severity.Error || d.Code == BindingDiagnostics.NoLadder.Code || d.Code == BindingDiagnostics.ReachesNothing.Code);

    public static Diagnostic WithExample(Diagnostic found, AnalysisReport report)
    {
        if (found.Severity != Severity.Error || report.Model.Provisions.OfType<BoundJudgement>().FirstOrDefault(p => p.Id == found.Provision) is not { } provision)
        {
            return found;
        }

        return found with
        {
            Example = found.Code == BindingDiagnostics.NoLadder.Code ? WithoutLadder(found, provision, report) : WithoutReach(provision, report),
        };
    }

    private static Localized? WithoutLadder(Diagnostic found, BoundJudgement judgement, AnalysisReport report)
    {
        var measure = judgement.Measures.FirstOrDefault(m => found.Location is { } at && m.Syntax.Span.Start <= at.Span.Start && at.Span.End <= m.Syntax.Span.End);
        ImmutableArray<Condition> when = measure?.When is { } condition ? [ConditionReader.Read(condition.Body)] : [];
        return Holding(judgement, when, new($"{judgement.Id}：这时要处理“{measure?.Addressee}”", $"{judgement.Id}: here {measure?.Addressee} is to be dealt with"), report);
    }

    private static Localized? WithoutReach(BoundJudgement general, AnalysisReport report) =>
        report.Model.Provisions.OfType<BoundJudgement>()
            .Where(j => j is { Broken: false, Kind: not ProvisionKind.General, Subject: { } subject } && Covers(general, subject))
            .Select(j => Holding(j, [], new($"{j.Id}成立，通则“{general.Id}”没有说到它", $"{j.Id} holds, and the general provision {general.Id} says nothing of it"), report))
            .FirstOrDefault(e => e is not null);

    private static bool Covers(BoundJudgement general, FactType subject) => general.Group is { } group ? subject.Groups.Contains(group.Name) : general.Subject == subject;

    private static Localized? Holding(BoundJudgement judgement, ImmutableArray<Condition> also, Localized name, AnalysisReport report) =>
        judgement.Subject is { } subject && Solver.Find([.. JudgementConditions.WithGenerals(judgement), .. also]) is { } values
            ? report.Examples.Show(subject, values, name, [judgement], outcomes => outcomes.StateOf(judgement) == "holds" ? [outcomes.State(judgement)] : null)
            : null;
}
