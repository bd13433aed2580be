using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Binding.Analysis;

/// <summary><c>until:</c> of a source against the provisions that rest on it (RH0714): a provision outlives its legal basis.</summary>
internal static class BasisCheck
{
    public static void Check(RulebookDefinition definition, IEnumerable<BoundProvision> provisions, Reporter reporter)
    {
        foreach (var provision in provisions)
        {
            foreach (var basis in provision.Syntax.Clauses.OfType<BasisClause>())
            {
                var id = basis.SourceId.Name;
                if (definition.Sources.GetValueOrDefault(id) is { Until: { } end } source && !(provision.InForceUntil <= end))
                {
                    reporter.Report(
                        AnalysisDiagnostics.BasisEnded,
                        new SourceLocation(provision.Syntax.Source, basis.Span),
                        [source.Title ?? id, end.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)]);
                }
            }
        }
    }
}
