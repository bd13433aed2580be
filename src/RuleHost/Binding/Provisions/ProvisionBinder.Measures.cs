using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Binding;

/// <summary>问责 and 给予 (semantics S19): the addressee's fact type picks the ladder.</summary>
internal sealed partial class ProvisionBinder
{
    private BoundMeasure Measure(BoundJudgement judgement, MeasureClause clause, Scope scope)
    {
        var measure = new BoundMeasure(clause)
        {
            Addressee = session.Formula(scope, judgement.Syntax.Source, clause.Addressee.Span, binder => binder.BindAddressee(clause.Addressee, Want.Addressee)),
            When = Condition(scope, clause.When),
        };
        var type = measure.Addressee.Body.Type;
        var addressee = type.Kind == TypeKind.List ? type.Element!.Name : type.Kind == TypeKind.Record ? type.Name : null;
        if (addressee is null)
        {
            return measure;
        }

        var ladder = session.Definition.Ladders.GetValueOrDefault(addressee);
        var ranges = ImmutableArray.CreateBuilder<BoundRange>(clause.Ranges.Length);
        foreach (var range in clause.Ranges)
        {
            if (Range(judgement, range, addressee, ladder) is { } bound)
            {
                ranges.Add(bound);
            }
        }

        measure.Ranges = ranges.ToImmutable();
        measure.Ladder = ranges.Any(r => r.Award is null) ? ladder : null;
        return measure;
    }

    private BoundRange? Range(BoundJudgement judgement, RangeSyntax range, string addressee, LadderDefinition? ladder)
    {
        if (session.Definition.Awards.Contains(range.From.Name) && ladder?.Steps.IndexOf(range.From.Name) is not >= 0)
        {
            return Award(judgement, range);
        }

        if (ladder is null)
        {
            if (session.Definition.Awards.Length > 0 && DidYouMean.Nearest(range.From.Name, session.Definition.Awards) is not null)
            {
                _reporter.ReportUnknown(BindingDiagnostics.UnknownStep, Place(judgement, range.From.Span), range.From.Name, session.Definition.Awards, addressee);
            }
            else if (_reporter.IsMisread(range.From.Name))
            {
                _reporter.KeepBack();
            }
            else
            {
                _reporter.Report(BindingDiagnostics.NoLadder, Place(judgement, range.From.Span), [addressee, range.From.Name]);
            }

            return null;
        }

        if (Step(judgement, range.From, addressee, ladder) is not { } low)
        {
            return null;
        }

        var high = low;
        if (range.To is { } to)
        {
            if (Step(judgement, to, addressee, ladder) is not { } upper)
            {
                return null;
            }

            if (upper < low)
            {
                var place = Place(judgement, range.From.Span.To(to.Span));
                _reporter.Report(BindingDiagnostics.RangeUpsideDown, place, [range.From.Name, to.Name, addressee], fix: $"{to.Name} 至 {range.From.Name}");
                return null;
            }

            high = upper;
        }

        var alternatives = ImmutableArray.CreateBuilder<int>(range.Or.Length);
        foreach (var or in range.Or)
        {
            if (Step(judgement, or, addressee, ladder) is { } step)
            {
                alternatives.Add(step);
            }
        }

        return new BoundRange(low, high, alternatives.ToImmutable(), null);
    }

    /// <summary>Awards are a list, no ladder: there is nothing between two of them.</summary>
    private BoundRange? Award(BoundJudgement judgement, RangeSyntax range)
    {
        if (range.To is null && range.Or.IsEmpty)
        {
            return new BoundRange(-1, -1, [], range.From.Name);
        }

        _reporter.Report(BindingDiagnostics.RangeOfAwards, Place(judgement, range.Span), [range.From.Name]);
        return null;
    }

    private int? Step(BoundJudgement judgement, NameSyntax name, string addressee, LadderDefinition ladder)
    {
        var step = ladder.Steps.IndexOf(name.Name);
        if (step >= 0)
        {
            return step;
        }

        if (_reporter.StandsAlone && UnspacedRepair.Diagnose(judgement.Syntax.Source, name.Span, session.IsDeclared) is { } unspaced)
        {
            _reporter.Report(unspaced);
            return null;
        }

        _reporter.ReportUnknown(BindingDiagnostics.UnknownStep, Place(judgement, name.Span), name.Name, [.. ladder.Steps.Values, .. session.Definition.Awards], addressee);
        return null;
    }
}
