using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;

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

            var loaded = provisions.Count(p => p.Kind == kind && (count.Tag is not { } tag || p.Tags.Contains(tag)) && (count.At is not { } day || StandsOn(p, day)));
            if (loaded != count.Present)
            {
                reporter.Report(AnalysisDiagnostics.CountDiffers, count.Place, [What(kind, count.Tag), count.Present, loaded]);
            }
            else if (count.Declared != count.Present)
            {
                reporter.Report(AnalysisDiagnostics.CountPartial, count.Place, [What(kind, count.Tag), count.Declared, count.Present]);
            }
        }
    }

    private static Localized What(ProvisionKind kind, string? tag) => tag is null
        ? Localized.Same(KindNames.Of(kind))
        : new($"{KindNames.Of(kind)}（标签“{tag}”）", $"{KindNames.Of(kind)} tagged “{tag}”");

    /// <summary>Whether one of its texts is in force on a day.</summary>
    private static bool StandsOn(BoundProvision provision, DateOnly day) =>
        (provision.Versions.IsEmpty ? [provision] : provision.Versions).Any(text => (text.InForceFrom is not { } from || day >= from) && (text.InForceUntil is not { } until || day <= until));
}
