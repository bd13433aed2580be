using RuleHost.Syntax;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Syntax;

/// <summary>The broken rulebooks of <c>tests/conformance/diagnostics</c> whose mistake is one of syntax.</summary>
public class SyntaxExamplesTests
{
    /// <summary>Found only once names are known, and by a file too large to keep; both have tests of their own.</summary>
    private static readonly string[] Elsewhere = ["RH0126", "RH0127"];

    [Fact]
    public void Every_syntax_code_has_an_example_that_shows_it_and_harms_no_other_provision()
    {
        var shown = new HashSet<string>();
        foreach (var folder in Directory.GetDirectories(TestPaths.InRepository("tests", "conformance", "diagnostics"), "RH01*"))
        {
            var code = Path.GetFileName(folder)[..6];
            var rule = Directory.GetFiles(folder, "*.rule").Order(StringComparer.Ordinal).First();
            var (file, diagnostics) = Parsed.File(File.ReadAllText(rule), Path.GetFileName(rule));
            if ((code is "RH0110" or "RH0127") && !diagnostics.Any(d => d.Code == code))
            {
                // A run of letters that is cut once names are known: the folder's own test shows its code.
                continue;
            }

            Assert.True(diagnostics.Any(d => d.Code == code), folder + "\n" + string.Join('\n', diagnostics.Select(Parsed.Line)));
            Assert.DoesNotContain(file.Provisions, p => p.Id.Name == "Q99" && p.Broken);
            shown.Add(code);
        }

        Assert.Equal(SyntaxDiagnostics.All.Select(d => d.Code).Except(Elsewhere).Order(), shown.Order());
    }

    [Fact]
    public void Every_diagnostic_says_what_and_how_to_mend_in_both_languages()
    {
        Assert.Equal(DiagnosticCatalogue.All.Count, DiagnosticCatalogue.All.Select(d => d.Code).Distinct().Count());
        foreach (var descriptor in DiagnosticCatalogue.All)
        {
            Assert.Matches("^RH[0-9]{4}$", descriptor.Code);
            Assert.NotEmpty(descriptor.Message.Chinese);
            Assert.DoesNotMatch("[\uff0c\u3002]", descriptor.Message.English);
            Assert.NotEmpty(descriptor.Message.English);
        }
    }
}
