using RuleHost.Model;
using RuleHost.Rulebooks;

namespace RuleHost.Binding.Analysis;

/// <summary><c>counts:</c> against what was loaded (RH0412 to RH0414): a provision that fell out shows at once.</summary>
internal static class CountsCheck
{
    public static void Check(RulebookDefinition definition, IReadOnlyList<BoundProvision> provisions, Reporter reporter)
    {
        foreach (var count in definition.Counts)
        {
            if (KindNames.Find(count.Of) is not { } kind)
            {
                reporter.Report(AnalysisDiagnostics.CountOfWhat, count.Place, [count.Of]);
                continue;
            }

            var loaded = provisions.Count(p => p.Kind == kind && (count.At is not { } day || StandsOn(p, day)));
            if (loaded != count.Present)
            {
                reporter.Report(AnalysisDiagnostics.CountDiffers, count.Place, [KindNames.Of(kind), count.Present, loaded]);
            }
            else if (count.Declared != count.Present)
            {
                reporter.Report(AnalysisDiagnostics.CountPartial, count.Place, [KindNames.Of(kind), count.Declared, count.Present]);
            }
        }
    }

    /// <summary>Whether one of its texts is in force on a day.</summary>
    private static bool StandsOn(BoundProvision provision, DateOnly day) =>
        (provision.Versions.IsEmpty ? [provision] : provision.Versions).Any(text => (text.InForceFrom is not { } from || day >= from) && (text.InForceUntil is not { } until || day <= until));
}
