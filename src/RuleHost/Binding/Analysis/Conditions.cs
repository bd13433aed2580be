using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Binding.Analysis;

/// <summary>A condition as the analysis sees it: negation is pushed down to the atoms, and each atom says in which set one term lies.</summary>
internal abstract record Condition
{
    public static Condition Always { get; } = new AllOf([]);

    public static Condition Never { get; } = new AnyOf([]);
}

internal sealed record AllOf(ImmutableArray<Condition> Parts) : Condition;

internal sealed record AnyOf(ImmutableArray<Condition> Parts) : Condition;

/// <summary>The term lies in the set.</summary>
internal sealed record Atom(Term Term, ValueSet Set) : Condition;

/// <summary>Something whose value nobody knows beforehand.</summary>
/// <param name="Key">Equal for equal terms.</param>
/// <param name="Text">As written.</param>
/// <param name="Domain">All it can be.</param>
/// <param name="Make">The value that a number of its set stands for; null for what is no number.</param>
/// <param name="Of">The expression itself; of two that are compared with each other, the left one.</param>
internal sealed record Term(string Key, string Text, ValueSet Domain, Func<decimal, Value>? Make, BoundExpression Of)
{
    /// <summary>What it is compared with, where that is no constant: then its set says how the two lie, <c>&lt;</c>, <c>=</c> or <c>&gt;</c>.</summary>
    public BoundExpression? With { get; init; }
}

/// <summary>
/// Looks for values of the terms under which a condition holds. Where it finds none there are none: terms are taken for independent, so it
/// may find values that can never come together, but never misses one that can. It stops looking at some length and then says that there are.
/// </summary>
internal sealed class Solver
{
    private const int MaxSteps = 20_000;
    private const int MaxDepth = 400;
    private int _steps;

    /// <summary>Values under which all of the conditions hold; null where there are none.</summary>
    public static ImmutableDictionary<string, (Term Term, ValueSet Set)>? Find(params ReadOnlySpan<Condition> conditions)
    {
        var todo = ImmutableStack<Condition>.Empty;
        for (var i = conditions.Length - 1; i >= 0; i--)
        {
            todo = todo.Push(conditions[i]);
        }

        return new Solver().Find(todo, ImmutableDictionary<string, (Term, ValueSet)>.Empty, 0);
    }

    public static bool IsImpossible(params ReadOnlySpan<Condition> conditions) => Find(conditions) is null;

    private ImmutableDictionary<string, (Term Term, ValueSet Set)>? Find(ImmutableStack<Condition> todo, ImmutableDictionary<string, (Term Term, ValueSet Set)> found, int depth)
    {
        while (!todo.IsEmpty)
        {
            todo = todo.Pop(out var next);
            if (++_steps > MaxSteps || depth > MaxDepth)
            {
                return found;
            }

            switch (next)
            {
                case AllOf all:
                    for (var i = all.Parts.Length - 1; i >= 0; i--)
                    {
                        todo = todo.Push(all.Parts[i]);
                    }

                    break;
                case Atom atom:
                    var set = found.TryGetValue(atom.Term.Key, out var known) ? known.Set.Meet(atom.Set) : atom.Set;
                    if (set.IsEmpty)
                    {
                        return null;
                    }

                    found = found.SetItem(atom.Term.Key, (atom.Term, set));
                    break;
                case AnyOf any:
                    foreach (var part in any.Parts)
                    {
                        if (Find(todo.Push(part), found, depth + 1) is { } result)
                        {
                            return result;
                        }
                    }

                    return null;
                default:
                    throw new InvalidOperationException(next.GetType().Name);
            }
        }

        return found;
    }
}
