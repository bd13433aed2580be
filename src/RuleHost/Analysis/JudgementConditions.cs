using System.Collections.Immutable;
using RuleHost.Binding.Analysis;
using RuleHost.Model;

namespace RuleHost.Analysis;

/// <summary>Conditions of judgements for the solver, and which terms they are about.</summary>
internal static class JudgementConditions
{
    /// <summary>What must be so for a judgement to hold, without its 通则: 对, each 当, no 不适用.</summary>
    /// <param name="judgement">The judgement.</param>
    /// <param name="settle">What is known of a condition beforehand, put into it; null: nothing.</param>
    public static ImmutableArray<Condition> Of(BoundJudgement judgement, Func<BoundExpression, BoundExpression>? settle = null) =>
    [
        .. judgement.Filter is null ? ImmutableArray<Condition>.Empty : [Read(judgement.Filter, settle)],
        .. judgement.When.Select(w => Read(w, settle)),
        .. judgement.NotApplicable.Select(n => Read(n, settle, negated: true)),
    ];

    /// <summary>The same with what its 通则 ask.</summary>
    public static ImmutableArray<Condition> WithGenerals(BoundJudgement judgement, Func<BoundExpression, BoundExpression>? settle = null)
    {
        var conditions = Of(judgement, settle).ToBuilder();
        foreach (var general in judgement.Generals)
        {
            ImmutableArray<Condition> outside = general.Filter is null ? [] : [Read(general.Filter, settle, negated: true)];
            conditions.AddRange(general.When.Select(w => Unless(outside, Read(w, settle))));
            conditions.AddRange(general.NotApplicable.Select(n => Unless(outside, Read(n, settle, negated: true))));
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

    private static Condition Read(Formula formula, Func<BoundExpression, BoundExpression>? settle, bool negated = false) =>
        ConditionReader.Read(settle is null ? formula.Body : settle(formula.Body), negated);

    private static Condition Unless(ImmutableArray<Condition> outside, Condition condition) => outside.IsEmpty ? condition : new AnyOf(outside.Add(condition));
}
