using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// One walk of the interpreter over a formula: its frame and the elements of the lists it stands in. Every value that is not known
/// comes with the minimal set of names that would settle it; a known one misses nothing.
/// </summary>
internal sealed partial class FormulaWalk
{
    private readonly Evaluation _evaluation;
    private readonly Frame _frame;

    /// <summary>The elements of the lists that the walk stands in, by slot.</summary>
    private readonly Traced[] _locals;

    /// <summary>Who looks on; null: nobody.</summary>
    private readonly IConditionWatch? _watch;

    public FormulaWalk(Evaluation evaluation, in Frame frame, int localCount, IConditionWatch? watch = null)
        : this(evaluation, frame, new Traced[localCount], watch)
    {
    }

    /// <summary>The same walk over another record: a year before.</summary>
    public FormulaWalk Over(Value record) => new(_evaluation, _evaluation.FrameOf(record), _locals, _watch);

    public Value Subject => _frame.Subject;

    private FormulaWalk(Evaluation evaluation, in Frame frame, Traced[] locals, IConditionWatch? watch) =>
        (_evaluation, _frame, _locals, _watch) = (evaluation, frame, locals, watch);

    public Traced Evaluate(BoundExpression expression)
    {
        var value = RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Walk(expression) : OnFreshStack(expression);
        _watch?.Saw(expression, value.Value);
        return value;
    }

    private Traced OnFreshStack(BoundExpression expression) => FreshStack.Run(() => Walk(expression));

    private Traced Walk(BoundExpression expression)
    {
        Traced at;
        return expression switch
        {
            ConstantExpression constant => constant.Value,
            SubjectExpression => _frame.Subject,
            LocalExpression local => _locals[local.Slot],
            NowExpression => Value.OfInstant(_evaluation.AsOf),

            FieldExpression field => Reach(field.Target, out at) ? _evaluation.Field(at.Value, field) : at,
            EventsExpression events => Reach(events.Target, out at) ? _evaluation.Events(at.Value, events.Event) : at,
            EventMemberExpression member => Reach(member.Target, out at) ? EventMember(member, at.Value) : at,
            CellExpression cell => Reach(cell.Target, out at) ? Cell(cell, at.Value) : at,
            DefinitionExpression definition => Reach(definition.Target, out at) ? _evaluation.Definition(definition.Definition, at.Value) : at,
            JudgementExpression judgement => Reach(judgement.Target, out at) ? _evaluation.Judgement(judgement.Judgement, at.Value) : at,
            LimitMemberExpression limit => Reach(limit.Target, out at) ? _evaluation.LimitMember(limit.Limit, at.Value, limit.Member) : at,
            OutcomeExpression outcome => Reach(outcome.Target, out at) ? _evaluation.Outcome(outcome.Provision, at.Value, outcome.Member) : at,
            ParameterExpression parameter => _evaluation.Parameter(parameter.Parameter, _frame),
            RowExpression row => Reach(row.Key, out at) ? _evaluation.Row(row.Table, at.Value) : at,
            RecordsExpression records => _evaluation.Records(records.FactType),
            RowsExpression rows => _evaluation.Rows(rows.Table),
            ReferrersExpression referrers => Reach(referrers.Target, out at) ? _evaluation.Referrers(at.Value, referrers.FactType, referrers.Slot) : at,
            EarlierExpression earlier => Reach(earlier.Target, out at) ? _evaluation.Earlier(at.Value, earlier.Months) : at,

            LogicalExpression logical => Logical(logical),
            NotExpression not => Not(Condition(not.Operand)),
            CompareExpression compare => Compare(compare),
            BetweenExpression between => Between(between),
            BlockExpression block => Block(block),
            IfExpression @if => If(@if),
            CasesExpression cases => Cases(cases),
            ConsecutiveExpression consecutive => Consecutive(consecutive),
            KnownExpression known => Value.Of(ValueOperators.IsKnown(Evaluate(known.Operand).Value) != known.Missing),

            ArithmeticExpression arithmetic => Arithmetic(arithmetic),
            NegateExpression negate => Negate(negate),
            ExtremeExpression extreme => Extreme(extreme),
            DefaultExpression @default => Default(@default),
            DateOfExpression date => Reach(date.Operand, out at) ? _evaluation.DateOf(at.Value) : at,
            RecentExpression recent => Recent(recent),
            PeriodExpression period => _evaluation.Period(period.Period, _frame),

            AggregateExpression aggregate => Aggregate(aggregate),
            ListExpression list => List(list),

            // A formula with an error in it is never evaluated, and flows are not judged yet.
            TimeoutExpression or ErrorExpression => Traced.Unknown(expression.Text),
            _ => throw new InvalidOperationException(expression.GetType().Name),
        };
    }

    /// <summary>A 是否 value in a place where 无 answers nothing: unknown there, named as empty (semantics S9).</summary>
    public Traced Condition(BoundExpression expression) => Answer(expression, Evaluate(expression));

    /// <summary>The same of a value that is known already.</summary>
    public Traced Answer(BoundExpression expression, Traced value) => value.Value.IsNone ? Traced.Unknown(NameOf(expression, Fault.Empty)) : value;

    /// <summary>What is reached through a target must have it known first: unknown in, unknown out.</summary>
    private bool Reach(BoundExpression target, out Traced at)
    {
        at = Evaluate(target);
        if (!at.Value.IsUnknown)
        {
            return true;
        }

        at = new Traced(Value.Unknown, at.Missing);
        return false;
    }

    private Traced EventMember(EventMemberExpression member, Value item) =>
        Members.OfEvent(item, member.Member, member.Slot) is { IsUnknown: false } value ? value : Traced.Unknown(NameOf(member));

    private Traced Cell(CellExpression cell, Value row) =>
        Members.OfRow(row, cell.Column) is { IsUnknown: false } value ? value : Traced.Unknown(NameOf(cell));

    private Traced Recent(RecentExpression recent)
    {
        var anchor = recent.AsOf is null ? Value.OfInstant(_evaluation.AsOf) : Evaluate(recent.AsOf);
        return new Traced(_evaluation.Recent(recent.Length, anchor.Value), anchor.Missing);
    }

    private Traced List(ListExpression list)
    {
        var items = ImmutableArray.CreateBuilder<Value>(list.Items.Length);
        var missing = ImmutableArray<string>.Empty;
        foreach (var item in list.Items)
        {
            var value = Evaluate(item);
            items.Add(value.Value);
            missing = Missing.Union(missing, value.Missing);
        }

        return Value.OfList(new ListValue(items.MoveToImmutable(), [], true, missing));
    }
}
