using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>Clauses that every kind may have.</summary>
internal sealed partial class ProvisionBinder
{
    private void Common(BoundProvision provision, Scope scope)
    {
        var basis = ImmutableArray.CreateBuilder<(string, string)>();
        var notes = ImmutableArray.CreateBuilder<string>();
        var unmodelled = ImmutableArray.CreateBuilder<string>();
        foreach (var clause in provision.Syntax.Clauses)
        {
            _reporter.Clause = clause.Keyword;
            switch (clause)
            {
                case ForClause { Where: { } where } when provision.Filter is null:
                    provision.Filter = Condition(scope, where);
                    break;
                case TagsClause tags:
                    provision.Tags = [.. provision.Tags, .. tags.Tags.Select(t => t.Name)];
                    break;
                case InForceClause inForce:
                    InForce(provision, inForce);
                    break;
                case BasisClause source:
                    if (!session.Definition.Sources.ContainsKey(source.SourceId.Name))
                    {
                        _reporter.ReportUnknown(BindingDiagnostics.UnknownSource, Place(provision, source.SourceId.Span), source.SourceId.Name, [.. session.Definition.Sources.Keys.Order(StringComparer.Ordinal)]);
                    }

                    basis.Add((source.SourceId.Name, source.Place));
                    break;
                case RemarkClause { Kind: RemarkKind.Note } note:
                    notes.Add(note.Text);
                    break;
                case RemarkClause { Kind: RemarkKind.Unmodelled } gap:
                    unmodelled.Add(gap.Text);
                    break;
                case AdjustableClause adjustable:
                    Adjustable(provision, adjustable, scope);
                    break;
                default:
                    break;
            }
        }

        provision.Basis = basis.ToImmutable();
        provision.Notes = notes.ToImmutable();
        provision.Unmodelled = unmodelled.ToImmutable();
    }

    private void InForce(BoundProvision provision, InForceClause clause)
    {
        provision.InForceFrom = clause.From;
        provision.InForceUntil = clause.Until;
        provision.RunningToo = clause.RunningToo;
        if (clause.From > clause.Until)
        {
            _reporter.Report(BindingDiagnostics.InForceUpsideDown, Place(provision, clause.Span), [ValueText.Date(clause.From.Value), ValueText.Date(clause.Until!.Value)]);
        }
    }

    /// <summary>可调 opens a clause of this very provision; its bounds are of the clause's own sort.</summary>
    private void Adjustable(BoundProvision provision, AdjustableClause clause, Scope scope)
    {
        var word = Keywords.Clauses.Find(clause.ClauseWord.Name)?.Canonical ?? clause.ClauseWord.Name;
        if (word != "废止" && !provision.Syntax.Clauses.Any(c => c is not AdjustableClause && c.Keyword == word))
        {
            _reporter.Report(BindingDiagnostics.NothingToAdjust, Place(provision, clause.ClauseWord.Span), [clause.ClauseWord.Name, provision.Id]);
            return;
        }

        var want = word is "限" or "延长" && provision is BoundLimit limit ? Want.OperandLike(session.SpanOf(limit)) : Want.Operand;
        var bounds = new BoundExpression?[2];
        foreach (var (bound, place) in new[] { (clause.From, 0), (clause.To, 1) })
        {
            if (bound is null)
            {
                continue;
            }

            var value = bounds[place] = Checked(scope, bound, want);
            if (want.Type is { } span && value.Type.Kind != TypeKind.Error && !TypeRules.Fits(value.Type, span))
            {
                _reporter.Report(BindingDiagnostics.WrongType, Place(provision, bound.Span), [value.Text, TypeWords.Of(value.Type), TypeWords.Of(span)]);
            }
        }

        provision.Openings = provision.Openings.Add(new BoundOpening(word, bounds[0], bounds[1], clause.By.Name, clause));
    }

    private void CheckRole(BoundProvision provision, NameSyntax role)
    {
        if (!session.Definition.Roles.Contains(role.Name))
        {
            _reporter.ReportUnknown(BindingDiagnostics.UnknownRole, Place(provision, role.Span), role.Name, session.Definition.Roles);
        }
    }
}
