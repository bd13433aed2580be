using RuleHost.Documents;
using RuleHost.Rulebooks;
using RuleHost.Tests.Conformance;
using Xunit;

namespace RuleHost.Tests.Rulebooks;

/// <summary>The broken rulebooks of <c>tests/conformance/diagnostics</c> whose mistake is in a file's form or in rulebook.yaml.</summary>
public sealed class RulebookExamplesTests
{
    /// <summary>Too large for a folder; it has a test with lower limits.</summary>
    private static readonly string[] Elsewhere = ["RH0304"];

    [Fact]
    public void Every_code_of_files_and_of_rulebook_yaml_has_an_example() =>
        Assert.Empty(DocumentDiagnostics.All.Concat(RulebookDiagnostics.All).Select(d => d.Code).Except(Elsewhere).Except(DiagnosticFolders.Names.Select(DiagnosticFolders.CodeOf)));
}
