using System.Collections.Immutable;
using System.Linq.Expressions;
using RuleHost.Syntax;
using Linq = System.Linq.Expressions.Expression;
using Variable = System.Linq.Expressions.ParameterExpression;

namespace RuleHost.Compilation.Fused;

/// <summary>
/// Writes a unit as one method of jumps: a test goes to one of three places, by what it is. A chain stops at the operand that decides it;
/// that an operand was unknown is remembered only where it happened. Used once.
/// </summary>
internal sealed class UnitEmitter
{
    private readonly Variable _ranks = Linq.Parameter(typeof(long[]), "ranks");
    private readonly Variable _found = Linq.Parameter(typeof(Found), "found");
    private readonly List<Variable> _variables = [];
    private readonly List<Linq> _body = [];

    private UnitEmitter()
    {
    }

    public static UnitCode Emit(ImmutableArray<FusedJudgement> judgements)
    {
        var emitter = new UnitEmitter();
        foreach (var judgement in judgements)
        {
            emitter.Judgement(judgement);
        }

        return Linq.Lambda<UnitCode>(Linq.Block(typeof(void), emitter._variables, emitter._body), emitter._ranks, emitter._found).Compile();
    }

    /// <summary>不适用 comes first; an unknown exclusion matters only where the rest is not 不成立 (S18).</summary>
    private void Judgement(FusedJudgement judgement)
    {
        var (end, holds, unknown, applicable, doubtful) = (Linq.Label(), Linq.Label(), Linq.Label(), Linq.Label(), Linq.Label());
        if (judgement.Excluded is not FixedTest { Truth: Truth.False })
        {
            // Both ways lead to the conditions, which are short as a rule; where the exclusion is unknown, holding is unknown.
            Jump(judgement.Excluded, end, applicable, doubtful);
            Mark(doubtful);
            Jump(judgement.Holds, unknown, end, unknown);
        }

        Mark(applicable);
        Jump(judgement.Holds, holds, end, unknown);
        Mark(holds);
        Add(Found.Holding(judgement.Place));
        Go(end);
        Mark(unknown);
        Add(Found.Unknown(judgement.Place));
        Mark(end);
    }

    private void Jump(Test test, LabelTarget whenTrue, LabelTarget whenFalse, LabelTarget whenUnknown)
    {
        switch (test)
        {
            case FixedTest x:
                Go(Which(x.Truth, whenTrue, whenFalse, whenUnknown));
                break;
            case NotTest x:
                Jump(x.Operand, whenFalse, whenTrue, whenUnknown);
                break;
            case ChainTest x:
                Chain(x, whenTrue, whenFalse, whenUnknown);
                break;
            case TruthTest x:
                // A truth is 1 or −1; unknown and 无 lie below.
                GoIf(Linq.Equal(Rank(x.Slot), Constant(1)), whenTrue);
                GoIf(Linq.Equal(Rank(x.Slot), Constant(-1)), whenFalse);
                Go(whenUnknown);
                break;
            case KnownTest x:
                GoIf(Linq.Equal(Rank(x.Slot), Constant(Ranks.Unknown)), x.Missing ? whenTrue : whenFalse);
                Go(x.Missing ? whenFalse : whenTrue);
                break;
            case ConstantTest x:
                AgainstConstant(x, whenTrue, whenFalse, whenUnknown);
                break;
            case SetTest x:
                foreach (var rank in x.Ranks)
                {
                    GoIf(Linq.Equal(Rank(x.Slot), Constant(rank)), whenTrue);
                }

                Absent(Rank(x.Slot), Which(x.WhenNone, whenTrue, whenFalse, whenUnknown), whenUnknown);
                Go(whenFalse);
                break;
            case PairTest x:
                Pair(x, whenTrue, whenFalse, whenUnknown);
                break;
            case AtLeastTest x:
                AtLeast(x, whenTrue, whenFalse, whenUnknown);
                break;
            default:
                throw new InvalidOperationException(test.GetType().Name);
        }
    }

    private void Chain(ChainTest chain, LabelTarget whenTrue, LabelTarget whenFalse, LabelTarget whenUnknown)
    {
        var doubt = Variable(typeof(bool));
        Emit(Linq.Assign(doubt, Linq.Constant(false)));
        foreach (var operand in chain.Operands)
        {
            var (next, doubtful) = (Linq.Label(), Linq.Label());
            Jump(operand, chain.IsAnd ? next : whenTrue, chain.IsAnd ? whenFalse : next, doubtful);
            Mark(doubtful);
            Emit(Linq.Assign(doubt, Linq.Constant(true)));
            Mark(next);
        }

        GoIf(doubt, whenUnknown);
        Go(chain.IsAnd ? whenTrue : whenFalse);
    }

    /// <summary>Unknown and 无 are the two least ranks: above a constant there is neither.</summary>
    private void AgainstConstant(ConstantTest test, LabelTarget whenTrue, LabelTarget whenFalse, LabelTarget whenUnknown)
    {
        var rank = Rank(test.Slot);
        var whenNone = Which(test.WhenNone, whenTrue, whenFalse, whenUnknown);
        if (test.Operator is ComparisonOperator.Equal or ComparisonOperator.Greater or ComparisonOperator.GreaterOrEqual)
        {
            GoIf(Holds(rank, test.Operator, Constant(test.Rank)), whenTrue);
            Absent(rank, whenNone, whenUnknown);
            Go(whenFalse);
        }
        else
        {
            // The opposite holds only of a value.
            GoIf(Linq.Not(Holds(rank, test.Operator, Constant(test.Rank))), whenFalse);
            Absent(rank, whenNone, whenUnknown);
            Go(whenTrue);
        }
    }

    private void Pair(PairTest test, LabelTarget whenTrue, LabelTarget whenFalse, LabelTarget whenUnknown)
    {
        var (left, right) = (Rank(test.Left), Rank(test.Right));
        var (oneNone, bothNone) = (Linq.Label(), Linq.Label());
        GoIf(Linq.OrElse(Linq.Equal(left, Constant(Ranks.Unknown)), Linq.Equal(right, Constant(Ranks.Unknown))), whenUnknown);
        GoIf(Linq.Equal(left, Constant(Ranks.None)), oneNone);
        GoIf(Linq.Equal(right, Constant(Ranks.None)), Which(test.WhenOneNone, whenTrue, whenFalse, whenUnknown));
        GoIf(Holds(left, test.Operator, right), whenTrue);
        Go(whenFalse);
        Mark(oneNone);
        GoIf(Linq.Equal(right, Constant(Ranks.None)), Which(test.WhenBothNone, whenTrue, whenFalse, whenUnknown));
        Go(Which(test.WhenOneNone, whenTrue, whenFalse, whenUnknown));
    }

    private void AtLeast(AtLeastTest test, LabelTarget whenTrue, LabelTarget whenFalse, LabelTarget whenUnknown)
    {
        var (holding, possible) = (Variable(typeof(int)), Variable(typeof(int)));
        Emit(Linq.Assign(holding, Linq.Constant(0)));
        Emit(Linq.Assign(possible, Linq.Constant(0)));
        foreach (var item in test.Items)
        {
            var (holds, unknown, next) = (Linq.Label(), Linq.Label(), Linq.Label());
            Jump(item, holds, next, unknown);
            Mark(holds);
            Emit(Linq.PreIncrementAssign(holding));
            Mark(unknown);
            Emit(Linq.PreIncrementAssign(possible));
            Mark(next);
        }

        GoIf(Linq.GreaterThanOrEqual(holding, Linq.Constant(test.Count)), whenTrue);
        GoIf(Linq.LessThan(possible, Linq.Constant(test.Count)), whenFalse);
        Go(whenUnknown);
    }

    private void Absent(Linq rank, LabelTarget whenNone, LabelTarget whenUnknown)
    {
        var present = Linq.Label();
        GoIf(Linq.GreaterThanOrEqual(rank, Constant(Ranks.Least)), present);
        GoIf(Linq.Equal(rank, Constant(Ranks.None)), whenNone);
        Go(whenUnknown);
        Mark(present);
    }

    private static BinaryExpression Holds(Linq a, ComparisonOperator @operator, Linq b) => @operator switch
    {
        ComparisonOperator.Equal => Linq.Equal(a, b),
        ComparisonOperator.NotEqual => Linq.NotEqual(a, b),
        ComparisonOperator.Greater => Linq.GreaterThan(a, b),
        ComparisonOperator.GreaterOrEqual => Linq.GreaterThanOrEqual(a, b),
        ComparisonOperator.Less => Linq.LessThan(a, b),
        _ => Linq.LessThanOrEqual(a, b),
    };

    private static LabelTarget Which(Truth truth, LabelTarget whenTrue, LabelTarget whenFalse, LabelTarget whenUnknown) =>
        truth switch { Truth.True => whenTrue, Truth.False => whenFalse, _ => whenUnknown };

    private static ConstantExpression Constant(long value) => Linq.Constant(value);

    private BinaryExpression Rank(int slot) => Linq.ArrayIndex(_ranks, Linq.Constant(slot));

    private Variable Variable(Type type)
    {
        var variable = Linq.Variable(type);
        _variables.Add(variable);
        return variable;
    }

    private void Add(int item) => Emit(Linq.Call(_found, nameof(Found.Add), null, Linq.Constant(item)));

    private void Emit(Linq statement) => _body.Add(statement);

    private void Mark(LabelTarget label) => Emit(Linq.Label(label));

    private void Go(LabelTarget label) => Emit(Linq.Goto(label));

    private void GoIf(Linq condition, LabelTarget label) => Emit(Linq.IfThen(condition, Linq.Goto(label)));
}
