using RuleHost.Analysis;
using RuleHost.Assessing;
using RuleHost.Binding;
using RuleHost.Cases;
using RuleHost.Cases.Logs;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Notices;
using RuleHost.Plugins;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Rulebooks.Overlays;
using RuleHost.Scripting;
using RuleHost.Strictness;
using RuleHost.Syntax;
using RuleHost.Testing;

namespace RuleHost.Text;

/// <summary>Every diagnostic the product knows, by code: what <c>docs/diagnostics.md</c> and the tests of examples go through.</summary>
internal static class DiagnosticCatalogue
{
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        .. new[]
            {
                SyntaxDiagnostics.All,
                DocumentDiagnostics.All,
                RulebookDiagnostics.All,
                BindingDiagnostics.All,
                ScoringDiagnostics.All,
                AnalysisDiagnostics.All,
                ReachDiagnostics.All,
                JudgementDiagnostics.All,
                FactsDiagnostics.All,
                TestingDiagnostics.All,
                LogDiagnostics.All,
                ExampleCheck.All,
                NoticeDiagnostics.All,
                AssessingDiagnostics.All,
                PluginDiagnostics.All,
                ScriptDiagnostics.All,
                ClaimDiagnostics.All,
                VersionDiagnostics.All,
                OverlayDiagnostics.All,
                StrictnessDiagnostics.All,
            }
            .SelectMany(all => all)
            .OrderBy(d => d.Code, StringComparer.Ordinal),
    ];
}
