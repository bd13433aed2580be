using RuleHost.Compilation;
using RuleHost.Model;

namespace RuleHost.Cases;

/// <summary>
/// Whether a rulebook judges every record by that record's own facts and events alone: then a log can be judged case by case, in constant
/// memory. Doubt counts as no: the outcome is the same either way.
/// </summary>
internal static class CasesApart
{
    public static bool Of(RulebookModel model)
    {
        if (model.Provisions.Any(p => p is not (BoundLimit or BoundJudgement or BoundDefinition)))
        {
            return false;
        }

        var walk = new Reaches();
        foreach (var formula in model.Formulas)
        {
            walk.Rewrite(formula.Body);
        }

        return !walk.Others;
    }

    /// <summary>Looks for whatever leads from a record to another one. Changes nothing.</summary>
    private sealed class Reaches : BoundRewriter
    {
        public bool Others { get; private set; }

        protected override BoundExpression Change(BoundExpression expression)
        {
            Others |= expression switch
            {
                RecordsExpression or ReferrersExpression or EarlierExpression or ConsecutiveExpression => true,
                FieldExpression x => x.Target is not SubjectExpression,
                EventsExpression x => x.Target is not SubjectExpression,
                DefinitionExpression x => x.Target is not SubjectExpression,
                JudgementExpression x => x.Target is not SubjectExpression,
                LimitMemberExpression x => x.Target is not SubjectExpression,
                OutcomeExpression x => x.Target is not SubjectExpression,
                _ => false,
            };
            return expression;
        }
    }
}
