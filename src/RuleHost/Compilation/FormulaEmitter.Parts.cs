using RuleHost.Model;
using RuleHost.Values;
using Linq = System.Linq.Expressions.Expression;
using Variable = System.Linq.Expressions.ParameterExpression;

namespace RuleHost.Compilation;

/// <summary>
/// Bounded size: no delegate holds much more than <see cref="PartSize"/> nodes. What does not fit becomes a part, a delegate of its
/// own, and a long chain is cut into stretches. So an expression of any width or depth compiles in time linear in its size, into
/// methods that the runtime still optimises and whose stack frames stay small.
/// </summary>
internal sealed partial class FormulaEmitter
{
    private const int PartSize = 200;

    /// <summary>Below this size a call costs more than what it calls.</summary>
    private const int SmallestPart = 2;

    private int _room = PartSize;

    /// <summary>Whether an expression is to be emitted here. The first one of a part always is.</summary>
    private bool Fits(BoundExpression expression)
    {
        if (_room < PartSize && Weights.SizeOf(expression) is var size && size > Math.Max(_room, SmallestPart))
        {
            return false;
        }

        _room--;
        return true;
    }

    /// <summary>Cuts the operands of a chain into stretches of bounded size; one stretch where it is small.</summary>
    private static List<(int Start, int End)> Stretches(IReadOnlyList<BoundExpression> operands)
    {
        var stretches = new List<(int, int)>();
        var (start, size) = (0, 0);
        for (var i = 0; i < operands.Count; i++)
        {
            var next = Weights.SizeOf(operands[i]);
            if (i > start && size + next > PartSize)
            {
                stretches.Add((start, i));
                (start, size) = (i, 0);
            }

            size += next;
        }

        stretches.Add((start, operands.Count));
        return stretches;
    }

    /// <summary>Emits the call of a part.</summary>
    private Linq Part<T>(Func<FormulaEmitter, Linq> emit)
    {
        var (part, scope) = CompilePart<T>(emit);
        return Linq.Invoke(Linq.Constant(part), _evaluation, _frame, scope);
    }

    /// <summary>Compiles a part, and emits the array that hands over to it what is visible here.</summary>
    private (CompiledPart<T> Part, Linq Scope) CompilePart<T>(Func<FormulaEmitter, Linq> emit)
    {
        var inner = new FormulaEmitter();
        var handed = new List<Linq>(_visible.Count);
        foreach (var (key, variable) in _visible)
        {
            inner.Add(Linq.Assign(inner.Show(key), Linq.ArrayIndex(inner._scope, Linq.Constant(handed.Count))));
            handed.Add(variable);
        }

        return (inner.Compile<T>(emit(inner)), handed.Count == 0 ? Linq.Constant(Array.Empty<Value>()) : Linq.NewArrayInit(typeof(Value), handed));
    }

    private Variable Show(ScopeKey key)
    {
        var variable = Declare(typeof(Value));
        _visible.Add((key, variable));
        return variable;
    }

    private void Hide(int count) => _visible.RemoveRange(_visible.Count - count, count);
}
