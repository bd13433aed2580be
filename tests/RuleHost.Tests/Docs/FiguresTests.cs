using System.Diagnostics;
using System.Globalization;
using RuleHost.Calendars;
using Xunit;

namespace RuleHost.Tests.Docs;

/// <summary>Figures that documents tell, against what they tell of.</summary>
public sealed class FiguresTests
{
    [Theory]
    [InlineData("README.md", "announced from {0} to {1}")]
    [InlineData("README.zh-CN.md", "{0} 至 {1} 年安排")]
    [InlineData("CHANGELOG.md", "from {0} to {1} as announced")]
    public void The_years_of_announced_days_are_those_of_the_shipped_calendar(string document, string phrase)
    {
        var reach = AnnouncedDays.Shipped.Reach;
        var years = string.Format(CultureInfo.InvariantCulture, phrase, reach.First.Year, reach.LastAnnounced.Year);

        Assert.Contains(years, File.ReadAllText(TestPaths.InRepository(document)).ReplaceLineEndings(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Kunshan_rulebook_has_as_many_situations_as_its_document_says()
    {
        var check = await Rulebook.CheckAsync(TestPaths.InRepository("rulebooks", "kunshan"), cancellation: TestContext.Current.CancellationToken);

        Assert.Contains($"{check.Provisions["situation"]} of the 43 situations", File.ReadAllText(TestPaths.InRepository("rulebooks", "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_is_as_large_as_its_documents_say_and_comes_from_its_script()
    {
        var sample = TestPaths.InRepository("samples", "county-2011");
        var shipped = File.ReadAllBytes(Path.Combine(sample, "complaints.csv"));
        var rows = System.Text.Encoding.UTF8.GetString(shipped).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var unit = Array.IndexOf(rows[0].Split(','), "承办单位");
        Assert.Equal((2000, 20), (rows.Length - 1, rows.Skip(1).Select(r => r.Split(',')[unit]).Distinct().Count()));

        var folder = TestPaths.NewTemporaryFolder();
        try
        {
            File.Copy(Path.Combine(sample, "generate.mjs"), Path.Combine(folder, "generate.mjs"));
            Assert.SkipUnless(RunNode(Path.Combine(folder, "generate.mjs")), "Node is not here: the sample was not remade.");
            Assert.Equal(shipped, File.ReadAllBytes(Path.Combine(folder, "complaints.csv")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool RunNode(string script)
    {
        try
        {
            using var process = Process.Start("node", [script]);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
