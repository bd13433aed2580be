using RuleHost.Model;

namespace RuleHost.Binding.Analysis;

/// <summary>The checks that look at a whole bound rulebook; one file each. A broken provision is left alone.</summary>
internal static class Analyzer
{
    public static void Run(IReadOnlyList<BoundProvision> provisions, BindingSession session)
    {
        var reporter = session.Reporter;
        Cycles.Report(provisions, new References(provisions, session), reporter);
        foreach (var provision in provisions.Where(p => !p.Broken))
        {
            reporter.Provision = provision;
            var conditions = new ConditionCheck(reporter);
            foreach (var root in session.RootsOf(provision))
            {
                conditions.Check(root);
            }

            TogetherCheck.Check(provision, conditions, reporter);
            CoverageCheck.Check(provision, session, reporter);
            GradeCheck.Check(provision, reporter);
            BranchCheck.Check(provision, session, reporter);
        }

        reporter.Provision = null;
        reporter.Clause = null;
        CountsCheck.Check(session.Definition, [.. provisions.Where(p => !p.IsSuperseded)], reporter);
        BasisCheck.Check(session.Definition, provisions.Where(p => !p.IsSuperseded), reporter);
        if (reporter.AnyError)
        {
            // What an unreadable provision uses looks unused, and what could not be read looks left out.
            return;
        }

        CodeCheck.Check(provisions, session, reporter);
        ValuelessCheck.Check(session.Definition, reporter);
        if (reporter.StandsAlone)
        {
            UnusedCheck.Check(session.Definition, provisions, session, reporter);
        }
    }
}
