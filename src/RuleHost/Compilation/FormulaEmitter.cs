using System.Runtime.CompilerServices;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Values;
using Linq = System.Linq.Expressions.Expression;
using Variable = System.Linq.Expressions.ParameterExpression;

namespace RuleHost.Compilation;

/// <summary>
/// Writes one compiled part: an expression tree over the evaluation's services and the shared operators. Conditions are emitted as
/// truths and everything else as values, so that a chain of conditions never wraps and unwraps. What needs more than an expression
/// (a loop, a short circuit) goes ahead of it as statements; as everything is pure, the order of evaluation is free. Used once, by
/// one thread.
/// </summary>
internal sealed partial class FormulaEmitter
{
    private readonly Variable _evaluation = Linq.Parameter(typeof(Evaluation), "evaluation");
    private readonly Variable _frame = Linq.Parameter(typeof(Frame).MakeByRefType(), "frame");
    private readonly Variable _scope = Linq.Parameter(typeof(Value[]), "scope");

    private readonly List<Variable> _variables = [];

    /// <summary>The statements under way: of the part, of a branch or of a loop.</summary>
    private List<Linq> _body = [];

    /// <summary>What the part can see of the lists it stands in: their elements, and windows reckoned before the walk.</summary>
    private readonly List<(ScopeKey Key, Variable Variable)> _visible = [];

    private FormulaEmitter()
    {
    }

    public static CompiledPart<Value> Compile(BoundExpression body)
    {
        var emitter = new FormulaEmitter();
        return emitter.Compile<Value>(emitter.ValueOf(body));
    }

    private CompiledPart<T> Compile<T>(Linq result) =>
        Linq.Lambda<CompiledPart<T>>(Linq.Block(_variables, [.. _body, result]), _evaluation, _frame, _scope).Compile();

    private void Add(Linq statement) => _body.Add(statement);

    /// <summary>A branch or a loop's body: its statements are its own.</summary>
    private Linq Nested(Func<Linq> emitLast)
    {
        var outer = _body;
        _body = [];
        var last = emitLast();
        var block = Linq.Block(typeof(void), [.. _body, last]);
        _body = outer;
        return block;
    }

    /// <summary>Emits a value.</summary>
    private Linq ValueOf(BoundExpression expression)
    {
        if (!Fits(expression))
        {
            return Part<Value>(inner => inner.ValueOf(expression));
        }

        return RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Emit(expression) : FreshStack.Run(() => Emit(expression));
    }

    private Linq Emit(BoundExpression expression) => expression switch
    {
        ConstantExpression x => Constant(x.Value),
        SubjectExpression => Linq.Property(_frame, nameof(Frame.Subject)),
        LocalExpression x => Seen(new ScopeKey(x.Slot, null)),
        NowExpression => Linq.Call(typeof(Value), nameof(Value.OfInstant), null, Linq.Property(_evaluation, nameof(Evaluation.AsOf))),
        FieldExpression or EventsExpression or EventMemberExpression or CellExpression or DefinitionExpression or JudgementExpression
            or LimitMemberExpression or OutcomeExpression or ReferrersExpression or EarlierExpression or RowExpression
            or DateOfExpression => Reach(expression),
        ParameterExpression x => Traced(Linq.Call(_evaluation, nameof(Evaluation.Parameter), null, Linq.Constant(x.Parameter), _frame)),
        RecordsExpression x => Traced(Linq.Call(_evaluation, nameof(Evaluation.Records), null, Linq.Constant(x.FactType))),
        RowsExpression x => Traced(Linq.Call(_evaluation, nameof(Evaluation.Rows), null, Linq.Constant(x.Table))),
        RecentExpression or PeriodExpression => Window(expression),
        LogicalExpression or NotExpression or CompareExpression or BetweenExpression or BlockExpression or KnownExpression
            or ConsecutiveExpression => Linq.Call(typeof(Value), nameof(Value.Of), null, TruthOf(expression)),
        IfExpression x => If(x),
        CasesExpression x => Cases(x),
        AggregateExpression x => Aggregate(x),
        ArithmeticExpression x => Arithmetic(x),
        NegateExpression x => Linq.Call(typeof(ValueOperators), nameof(ValueOperators.Negate), null, ValueOf(x.Operand)),
        ExtremeExpression x => Extreme(x),
        DefaultExpression x => Default(x),
        ListExpression x => List(x),

        // Flows are not judged yet, and a formula with an error in it is never evaluated.
        TimeoutExpression or ErrorExpression => Constant(Value.Unknown),
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    private static Linq Constant(Value value) => Linq.Constant(value, typeof(Value));

    private static Linq Traced(Linq traced) => Linq.Property(traced, nameof(Decisions.Traced.Value));

    private Variable Declare(Type type)
    {
        var variable = Linq.Variable(type);
        _variables.Add(variable);
        return variable;
    }

    private Variable Seen(ScopeKey key)
    {
        for (var i = _visible.Count - 1; i >= 0; i--)
        {
            if (_visible[i].Key == key)
            {
                return _visible[i].Variable;
            }
        }

        throw new InvalidOperationException($"local {key.Slot} is used outside its list");
    }

    private bool Sees(ScopeKey key) => _visible.Exists(v => v.Key == key);

    /// <summary>Names a thing that inner parts may need: the element in a slot, or a window.</summary>
    private readonly record struct ScopeKey(int Slot, BoundExpression? Window);
}
