using System.Collections.Immutable;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Strictness;

/// <summary>
/// A condition read for a comparison in which facts may be missing. Each term has a shadow that says whether it is known: what is not known
/// makes an atom neither true nor false, as in the judge (semantics S1), so that an implication proven here holds for incomplete facts, too.
/// </summary>
internal sealed record ConditionPair(Condition Yes, Condition No)
{
    private static readonly DiscreteSet _known = DiscreteSet.Of(["是"]);
    private static readonly DiscreteSet _unknown = DiscreteSet.Of(["否"]);
    private const string Shadow = "known ";

    public static ConditionPair Of(BoundExpression expression) => new(ConditionReader.Read(expression), ConditionReader.Read(expression, negated: true));

    public static ConditionPair All(IEnumerable<ConditionPair> parts) => new(new AllOf([.. parts.Select(p => p.Yes)]), new AnyOf([.. parts.Select(p => p.No)]));

    public static ConditionPair Any(IEnumerable<ConditionPair> parts) => new(new AnyOf([.. parts.Select(p => p.Yes)]), new AllOf([.. parts.Select(p => p.No)]));

    /// <summary>
    /// Whether wherever <paramref name="narrow"/> holds <paramref name="wide"/> does, and wherever <paramref name="wide"/> surely fails
    /// <paramref name="narrow"/> does.
    /// </summary>
    public static bool Implies(ConditionPair narrow, ConditionPair wide) =>
        Solver.IsImpossible(Sure(narrow.Yes), Open(wide.No)) && Solver.IsImpossible(Sure(wide.No), Open(narrow.Yes));

    /// <summary>It is known to hold.</summary>
    private static Condition Sure(Condition condition) => Each(condition, atom => new AllOf([Known(atom, _known), atom]));

    /// <summary>It holds for all that is known.</summary>
    private static Condition Open(Condition condition) => Each(condition, atom => new AnyOf([new AllOf([Known(atom, _known), atom]), Known(atom, _unknown)]));

    private static Atom Known(Atom atom, DiscreteSet set) =>
        new(new Term(Shadow + atom.Term.Key, "", DiscreteSet.Of(["是", "否"]), null, atom.Term.Of), set);

    private static Condition Each(Condition condition, Func<Atom, Condition> atom) => condition switch
    {
        Atom a => atom(a),
        AllOf all => new AllOf([.. all.Parts.Select(p => Each(p, atom))]),
        AnyOf any => new AnyOf([.. any.Parts.Select(p => Each(p, atom))]),
        _ => condition,
    };
}
