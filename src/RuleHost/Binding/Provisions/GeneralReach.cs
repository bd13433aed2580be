using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>Which judgements a 通则 reaches (semantics S22): those it names by kind, id or tag and does not except.</summary>
internal static class GeneralReach
{
    public static void Fill(ImmutableArray<BoundProvision> provisions, Reporter reporter)
    {
        var judgements = provisions.OfType<BoundJudgement>().Where(j => j.Kind != ProvisionKind.General).ToList();
        foreach (var general in provisions.OfType<BoundJudgement>().Where(j => j.Kind == ProvisionKind.General))
        {
            reporter.Provision = general;
            reporter.Clause = "适用";
            var before = reporter.Errors;
            Reach(general, judgements, provisions, reporter);
            general.Broken |= reporter.Errors > before;
        }

        reporter.Provision = null;
        reporter.Clause = null;
    }

    private static void Reach(BoundJudgement general, List<BoundJudgement> judgements, ImmutableArray<BoundProvision> provisions, Reporter reporter)
    {
        if (general.Syntax.Clauses.OfType<AppliesToClause>().FirstOrDefault() is not { } clause)
        {
            return;
        }

        var before = reporter.Errors;
        var reached = new HashSet<BoundJudgement>();
        foreach (var name in clause.Names)
        {
            reached.UnionWith(Named(general, name, judgements, provisions, reporter));
        }

        foreach (var name in clause.Except)
        {
            var excepted = Named(general, name, judgements, provisions, reporter);
            if (excepted.Count > 0 && !excepted.Exists(reached.Contains))
            {
                reporter.Report(BindingDiagnostics.ExceptsNothing, new SourceLocation(general.Syntax.Source, name.Span), [name.Name]);
            }

            reached.ExceptWith(excepted);
        }

        if (reached.Count == 0 && reporter.Errors == before && !general.Syntax.Broken && !clause.Names.Any(n => reporter.IsRepealed(n.Name)))
        {
            reporter.Report(BindingDiagnostics.ReachesNothing, new SourceLocation(general.Syntax.Source, clause.Span), [general.Id]);
            return;
        }

        foreach (var judgement in judgements.Where(reached.Contains))
        {
            if (general.Subject is null && general.Group is null)
            {
                return;
            }

            if (judgement.Subject is { } subject && !Covers(general, subject))
            {
                reporter.Report(
                    BindingDiagnostics.ReachesForeign,
                    new SourceLocation(general.Syntax.Source, clause.Span),
                    [general.Id, judgement.Id, subject.Name, (general.Subject?.Name ?? general.Group?.Name)!],
                    related: (new SourceLocation(judgement.Syntax.Source, judgement.Syntax.Id.Span), new Localized("这一条", "this provision")));
                continue;
            }

            judgement.Generals = judgement.Generals.Add(general);
        }
    }

    private static bool Covers(BoundJudgement general, Rulebooks.FactType subject) =>
        general.Group is { } group ? subject.Groups.Contains(group.Name) : general.Subject == subject;

    private static List<BoundJudgement> Named(
        BoundJudgement general, NameSyntax name, List<BoundJudgement> judgements, ImmutableArray<BoundProvision> provisions, Reporter reporter)
    {
        var place = new SourceLocation(general.Syntax.Source, name.Span);
        var byId = provisions.FirstOrDefault(p => p is not BoundDefinition && p.Id == name.Name);
        var byTag = provisions.Where(p => p.Tags.Contains(name.Name)).ToList();
        var kind = name.Quoted ? null : KindNames.Find(name.Name);
        if (kind is { } word)
        {
            if (word is ProvisionKind.Situation or ProvisionKind.Veto or ProvisionKind.Consequence)
            {
                return judgements.FindAll(j => j.Kind == word);
            }

            reporter.Report(BindingDiagnostics.GeneralOverOthers, place, [name.Name]);
            return [];
        }

        if (byId is not null && byTag.Count > 0)
        {
            reporter.Report(BindingDiagnostics.Ambiguous, place, [name.Name, new Localized("条文编号、标签", "a provision's id, a tag")]);
            return [];
        }

        if (byId is not null and not BoundJudgement { Kind: not ProvisionKind.General })
        {
            reporter.Report(BindingDiagnostics.GeneralOverOthers, place, [name.Name]);
            return [];
        }

        var named = judgements.FindAll(j => j.Id == name.Name || j.Tags.Contains(name.Name));
        if (named.Count == 0 && byTag.Count == 0 && !reporter.IsRepealed(name.Name))
        {
            reporter.ReportUnknown(
                BindingDiagnostics.AppliesToUnknown,
                place,
                name.Name,
                [.. judgements.Select(j => j.Id), .. provisions.SelectMany(p => p.Tags).Distinct(), KindNames.Of(ProvisionKind.Situation), KindNames.Of(ProvisionKind.Veto), KindNames.Of(ProvisionKind.Consequence)]);
        }

        return named;
    }
}
