using RuleHost.Syntax;

namespace RuleHost.Text;

/// <summary>Every diagnostic the product knows, by code: what <c>docs/diagnostics.md</c> and the tests of examples go through.</summary>
internal static class DiagnosticCatalogue
{
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [.. SyntaxDiagnostics.All.OrderBy(d => d.Code, StringComparer.Ordinal)];
}
