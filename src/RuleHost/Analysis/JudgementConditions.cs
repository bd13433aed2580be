using System.Collections.Immutable;
using RuleHost.Binding.Analysis;
using RuleHost.Model;

namespace RuleHost.Analysis;

/// <summary>Conditions of judgements for the solver, and which terms they are about.</summary>
internal static class JudgementConditions
{
    /// <summary>What must be so for a judgement to hold, without its 通则: 对, each 当, no 不适用.</summary>
    public static ImmutableArray<Condition> Of(BoundJudgement judgement) =>
    [
        .. judgement.Filter is null ? ImmutableArray<Condition>.Empty : [ConditionReader.Read(judgement.Filter.Body)],
        .. judgement.When.Select(w => ConditionReader.Read(w.Body)),
        .. judgement.NotApplicable.Select(n => ConditionReader.Read(n.Body, negated: true)),
    ];

    /// <summary>The same with what its 通则 ask.</summary>
    public static ImmutableArray<Condition> WithGenerals(BoundJudgement judgement)
    {
        var conditions = Of(judgement).ToBuilder();
        foreach (var general in judgement.Generals)
        {
            ImmutableArray<Condition> outside = general.Filter is null ? [] : [ConditionReader.Read(general.Filter.Body, negated: true)];
            conditions.AddRange(general.When.Select(w => Unless(outside, ConditionReader.Read(w.Body))));
            conditions.AddRange(general.NotApplicable.Select(n => Unless(outside, ConditionReader.Read(n.Body, negated: true))));
        }

        return conditions.ToImmutable();
    }

    /// <summary>The conditions that are joined by 且, one by one.</summary>
    public static IEnumerable<Condition> Parts(IEnumerable<Condition> conditions)
    {
        foreach (var condition in conditions)
        {
            if (condition is AllOf all)
            {
                foreach (var part in Parts(all.Parts))
                {
                    yield return part;
                }
            }
            else
            {
                yield return condition;
            }
        }
    }

    public static HashSet<string> Terms(IEnumerable<Condition> conditions)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<Condition>(conditions);
        while (pending.TryPop(out var condition))
        {
            switch (condition)
            {
                case Atom atom:
                    terms.Add(atom.Term.Key);
                    break;
                case AllOf all:
                    Push(all.Parts);
                    break;
                case AnyOf any:
                    Push(any.Parts);
                    break;
                default:
                    break;
            }
        }

        return terms;

        void Push(ImmutableArray<Condition> parts)
        {
            foreach (var part in parts)
            {
                pending.Push(part);
            }
        }
    }

    public static Condition Not(IEnumerable<Condition> conditions) => new AnyOf([.. conditions.Select(Not)]);

    private static Condition Not(Condition condition) => condition switch
    {
        AllOf all => new AnyOf([.. all.Parts.Select(Not)]),
        AnyOf any => new AllOf([.. any.Parts.Select(Not)]),
        Atom atom => new Atom(atom.Term, atom.Term.Domain.Without(atom.Set)),
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    private static Condition Unless(ImmutableArray<Condition> outside, Condition condition) => outside.IsEmpty ? condition : new AnyOf(outside.Add(condition));
}
