using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// The events on which a condition rests where a veto does not list them: the records and events that its lists find; where it finds none,
/// the facts of the case that it reads. Of alternatives only those that hold count.
/// </summary>
internal sealed class EventFinder(Evaluation evaluation, Frame frame)
{
    private readonly List<string> _found = [];
    private readonly List<string> _facts = [];
    private readonly HashSet<BoundProvision> _seen = [];
    private FormulaWalk _walk = new(evaluation, frame, 0);

    public EventSet Find(IEnumerable<Formula> conditions)
    {
        foreach (var condition in conditions)
        {
            Look(condition, frame);
        }

        return new EventSet([.. (_found.Count > 0 ? _found : _facts).Distinct()], []);
    }

    private void Visit(BoundExpression expression)
    {
        switch (expression)
        {
            case LogicalExpression { IsAnd: false } either:
                Holding(either.Operands);
                return;
            case BlockExpression block when block.Kind != BlockKind.All:
                Holding(block.Items.Select(i => i.Condition));
                return;
            case AggregateExpression aggregate when aggregate.List.Type is { Kind: TypeKind.List, Element.Kind: TypeKind.Record or TypeKind.Event }:
                var elements = new AggregateExpression(aggregate.List.Type, aggregate.Origin, AggregateFunction.Map, aggregate.List, aggregate.Slot, aggregate.Filter, null);
                _found.AddRange(EventSet.Of(_walk.Evaluate(elements)).Names);
                return;
            case AggregateExpression aggregate:
                Visit(aggregate.List);
                return;
            case FieldExpression { Type.Kind: not TypeKind.Record } field:
                _facts.Add(_walk.NameOf(field));
                return;
            case LimitMemberExpression limit when _walk.Evaluate(limit.Target).Value is { Kind: ValueKind.Record } ofCase:
                _facts.Add($"{ofCase.RecordKey}.{limit.Limit.Id}");
                return;
            case OutcomeExpression { Target: not SubjectExpression } outcome when _walk.Evaluate(outcome.Target).Value is { Kind: ValueKind.Record } other:
                _facts.Add($"{other.RecordKey}.{outcome.Provision.Id}");
                return;
            case DefinitionExpression { Definition: { Body: { } body } definition } part when Enter(definition, part.Target):
                Look(body, evaluation.FrameOf(_walk.Evaluate(part.Target).Value));
                return;
            case JudgementExpression part when Enter(part.Judgement, part.Target):
                foreach (var condition in part.Judgement.When)
                {
                    Look(condition, evaluation.FrameOf(_walk.Evaluate(part.Target).Value));
                }

                return;
            default:
                break;
        }

        foreach (var child in BoundChildren.Of(expression))
        {
            Visit(child);
        }
    }

    private void Holding(IEnumerable<BoundExpression> alternatives)
    {
        foreach (var alternative in alternatives)
        {
            if (_walk.Condition(alternative).Truth == Truth.True)
            {
                Visit(alternative);
            }
        }
    }

    private bool Enter(BoundProvision provision, BoundExpression target) => _walk.Evaluate(target).Value.Kind == ValueKind.Record && _seen.Add(provision);

    /// <summary>Looks through a formula, on the record that it is asked of.</summary>
    private void Look(Formula formula, in Frame on)
    {
        var outer = _walk;
        _walk = new FormulaWalk(evaluation, on, formula.LocalCount);
        Visit(formula.Body);
        _walk = outer;
    }
}
