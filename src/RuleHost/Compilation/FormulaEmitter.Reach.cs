using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Values;
using Linq = System.Linq.Expressions.Expression;

namespace RuleHost.Compilation;

/// <summary>What is reached through a target: fields, events, provisions of a record. Unknown in, unknown out.</summary>
internal sealed partial class FormulaEmitter
{
    private Linq Reach(BoundExpression expression) => expression switch
    {
        // The services below give unknown for an unknown target by themselves.
        FieldExpression x => Linq.Call(_evaluation, nameof(Evaluation.FieldValue), null, ValueOf(x.Target), Linq.Constant(x)),
        EventsExpression x => Traced(Linq.Call(_evaluation, nameof(Evaluation.Events), null, ValueOf(x.Target), Linq.Constant(x.Event))),
        EventMemberExpression x => Linq.Call(typeof(Members), nameof(Members.OfEvent), null, ValueOf(x.Target), Linq.Constant(x.Member), Linq.Constant(x.Slot)),
        CellExpression x => Linq.Call(typeof(Members), nameof(Members.OfRow), null, ValueOf(x.Target), Linq.Constant(x.Column)),
        DefinitionExpression x => Traced(Linq.Call(_evaluation, nameof(Evaluation.Definition), null, Linq.Constant(x.Definition), ValueOf(x.Target))),
        JudgementExpression x => Traced(Linq.Call(_evaluation, nameof(Evaluation.Judgement), null, Linq.Constant(x.Judgement), ValueOf(x.Target))),
        LimitMemberExpression x => Traced(Linq.Call(_evaluation, nameof(Evaluation.LimitMember), null, Linq.Constant(x.Limit), ValueOf(x.Target), Linq.Constant(x.Member))),
        OutcomeExpression x => Traced(Linq.Call(_evaluation, nameof(Evaluation.Outcome), null, Linq.Constant(x.Provision), ValueOf(x.Target), Linq.Constant(x.Member, typeof(string)))),
        ReferrersExpression x => Traced(Linq.Call(_evaluation, nameof(Evaluation.Referrers), null, ValueOf(x.Target), Linq.Constant(x.FactType), Linq.Constant(x.Slot))),
        EarlierExpression x => Traced(Linq.Call(_evaluation, nameof(Evaluation.Earlier), null, ValueOf(x.Target), Linq.Constant(x.Months))),
        RowExpression x => Traced(Linq.Call(_evaluation, nameof(Evaluation.Row), null, Linq.Constant(x.Table), ValueOf(x.Key))),
        DateOfExpression x => Linq.Call(_evaluation, nameof(Evaluation.DateOf), null, ValueOf(x.Operand)),
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    /// <summary>
    /// 近 D and 本年度: reckoned before the walk over a list where they do not depend on its element (see <see cref="Aggregate"/>).
    /// </summary>
    private Linq Window(BoundExpression expression)
    {
        var key = new ScopeKey(0, expression);
        if (Sees(key))
        {
            return Seen(key);
        }

        return expression switch
        {
            RecentExpression x => Linq.Call(
                _evaluation,
                nameof(Evaluation.Recent),
                null,
                Constant(x.Length),
                x.AsOf is null ? Linq.Call(typeof(Value), nameof(Value.OfInstant), null, Linq.Property(_evaluation, nameof(Evaluation.AsOf))) : ValueOf(x.AsOf)),
            PeriodExpression x => Linq.Call(_evaluation, nameof(Evaluation.Period), null, Linq.Constant(x.Period), _frame),
            _ => throw new InvalidOperationException(expression.GetType().Name),
        };
    }
}
