using Xunit;

namespace RuleHost.Tests.Syntax;

public class ExampleFilesTests
{
    [Fact]
    public void Every_example_file_of_the_design_parses_without_diagnostics()
    {
        var provisions = 0;
        foreach (var path in SharedExamples.Files())
        {
            var (file, diagnostics) = Parsed.File(File.ReadAllText(path), Path.GetFileName(path));
            Assert.True(diagnostics.Count == 0, path + "\n" + string.Join('\n', diagnostics.Select(Parsed.Line)));
            provisions += file.Provisions.Length;
        }

        Assert.True(provisions > 70, $"{provisions} provisions");
    }
}
