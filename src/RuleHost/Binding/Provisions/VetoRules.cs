using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>
/// What a veto on an assessment (不得 评为) must have: an authority (依据), a period that it ends with (the year or month of what is assessed,
/// or 施行 … 至 …), and events that can be told from each other, so that one event counts once. A prohibition of an action is no veto.
/// </summary>
internal static class VetoRules
{
    public static void Check(BoundJudgement veto, Reporter reporter)
    {
        if (veto.Syntax.Broken || veto.Forbids.FirstOrDefault(f => f.IsGrading && !f.Names.IsEmpty) is not { } forbid)
        {
            return;
        }

        var place = new SourceLocation(veto.Syntax.Source, forbid.Syntax.KeywordSpan);
        reporter.Clause = forbid.Syntax.Keyword;
        if (!veto.Syntax.Clauses.Any(c => c is BasisClause))
        {
            reporter.Report(ScoringDiagnostics.VetoWithoutAuthority, place, [veto.Id, forbid.Names[0]]);
        }

        // Whom a 通则 reaches has the period and the events.
        if (veto.Kind == ProvisionKind.General)
        {
            return;
        }

        if (veto is { InForceUntil: null, Subject: { } subject } && !subject.Key.Any(slot => subject.Fields[slot].Type.Kind is TypeKind.Year or TypeKind.Month))
        {
            reporter.Report(ScoringDiagnostics.VetoWithoutPeriod, place, [veto.Id, subject.Name]);
        }

        if (veto.Events is null && !veto.VetoConditions.Any(c => HasEvents(c.Body)))
        {
            reporter.Report(ScoringDiagnostics.VetoWithoutEvent, place, [veto.Id]);
        }
    }

    /// <summary>Whether a condition reads anything that can be named: a record, a field, a clock. Totals, parameters and the date cannot.</summary>
    private static bool HasEvents(BoundExpression condition)
    {
        var seen = new HashSet<BoundProvision>();
        var pending = new Stack<BoundExpression>([condition]);
        while (pending.TryPop(out var expression))
        {
            switch (expression)
            {
                case FieldExpression or EventsExpression or ReferrersExpression or RecordsExpression or LimitMemberExpression or ErrorExpression or JudgementExpression
                    or ConsecutiveExpression or OutcomeExpression { Target: not SubjectExpression }:
                    return true;
                case DefinitionExpression { Definition: { Body: { } body } definition } when seen.Add(definition):
                    pending.Push(body.Body);
                    break;
                case DefinitionExpression { Definition.Body: null }:
                    return true;
                default:
                    break;
            }

            foreach (var child in BoundChildren.Of(expression))
            {
                pending.Push(child);
            }
        }

        return false;
    }
}
