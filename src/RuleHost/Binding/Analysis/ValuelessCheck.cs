using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Binding.Analysis;

/// <summary>A parameter without any value (RH0415): named, so that what needs it says what is missing (semantics S24).</summary>
internal static class ValuelessCheck
{
    public static void Check(RulebookDefinition definition, Reporter reporter)
    {
        foreach (var parameter in definition.Parameters.Values.OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (parameter.Values.IsEmpty && definition.Places.TryGetValue(parameter.Name, out var place))
            {
                reporter.Report(AnalysisDiagnostics.NoValue, place, [parameter.Name]);
            }
        }
    }
}
