using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Binding.Analysis;

/// <summary>A 否则 若 that an earlier 若 takes everything from (RH0438).</summary>
internal static class BranchCheck
{
    private const int MaxBranches = 40;

    public static void Check(BoundProvision provision, BindingSession session, Reporter reporter)
    {
        foreach (var root in session.RootsOf(provision))
        {
            reporter.Clause = root.Clause;
            var pending = new Stack<BoundExpression>([root.Body]);
            while (pending.TryPop(out var expression))
            {
                if (expression is IfExpression first)
                {
                    Chain(first, reporter);
                    var last = Last(first, pending);
                    pending.Push(last);
                    continue;
                }

                foreach (var child in BoundChildren.Of(expression))
                {
                    pending.Push(child);
                }
            }
        }
    }

    private static void Chain(IfExpression first, Reporter reporter)
    {
        var before = new List<IfExpression>();
        for (BoundExpression at = first; at is IfExpression branch && before.Count < MaxBranches; at = branch.Else)
        {
            var own = ConditionReader.Read(branch.Condition);
            if (before.Count > 0 && !Solver.IsImpossible(own) && Solver.IsImpossible([.. before.Select(b => ConditionReader.Read(b.Condition, negated: true)), own]))
            {
                var taker = before.Find(b => Solver.IsImpossible(ConditionReader.Read(b.Condition, negated: true), own)) ?? before[^1];
                reporter.Report(
                    AnalysisDiagnostics.BranchNeverReached,
                    branch.Condition.Origin,
                    [Short.Of(branch.Condition.Text), Short.Of(taker.Condition.Text)],
                    related: (taker.Condition.Origin, new Localized("前面的", "the earlier one")));
            }

            before.Add(branch);
        }
    }

    /// <summary>What stands behind the last 否则; the parts on the way are looked at later.</summary>
    private static BoundExpression Last(IfExpression first, Stack<BoundExpression> pending)
    {
        BoundExpression at = first;
        while (at is IfExpression branch)
        {
            pending.Push(branch.Condition);
            pending.Push(branch.Then);
            at = branch.Else;
        }

        return at;
    }
}
