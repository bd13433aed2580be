using System.Diagnostics;
using Xunit;

namespace RuleHost.Tests.Docs;

/// <summary>The C# programs of the READMEs, made into a project of their own by the commands shown there and run from the repository's root.</summary>
public sealed class EmbeddingProgramTests : IDisposable
{
    private readonly string _folder = TestPaths.NewTemporaryFolder();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("README.md", "overdue", "告诫")]
    [InlineData("README.zh-CN.md", "逾期", "告诫")]
    public async Task The_commands_of_the_README_build_its_program_which_explains_the_overdue_complaint(string readme, string word, string measure)
    {
        var (code, output) = await Follow(readme, 0);

        Assert.True(code == 0, output);
        Assert.Contains("Q16", output, StringComparison.Ordinal);
        Assert.Contains(word, output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(measure, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_program_of_the_README_judges_dictionaries_by_a_county_and_prints_a_check()
    {
        var (code, output) = await Follow("README.md", 1);

        Assert.True(code == 0, output);
        Assert.Contains("\"type\":\"投诉\",\"key\":\"T1\"", output, StringComparison.Ordinal);
        Assert.Matches("(?m)^kunshan [0-9.]+ can be used$", output);
        Assert.Matches("(?m)^kunshan [0-9.]+(: 0 errors|：0 个错误)", output);
    }

    /// <summary>Runs the README's commands one after the other, with the program put where they say.</summary>
    private async Task<(int Code, string Output)> Follow(string readme, int program)
    {
        var commands = Assert.Single(MarkdownBlocks.Of(readme), b => b.Text.Contains("dotnet new console", StringComparison.Ordinal)).Text;
        var home = Path.Combine(_folder, "embedding");
        (int Code, string Output) last = (-1, "no command");
        foreach (var line in commands.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#'))
            {
                Assert.Contains("../embedding/Program.cs", line, StringComparison.Ordinal);
                await File.WriteAllTextAsync(Path.Combine(home, "Program.cs"), MarkdownBlocks.Of(readme).Where(b => b.Info == "csharp").ElementAt(program).Text, TestContext.Current.CancellationToken);
                continue;
            }

            var words = line.Replace("../embedding", home, StringComparison.Ordinal).Split(' ');
            Assert.Equal("dotnet", words[0]);
            last = await Run([.. words[1..], .. words[1] == "run" ? ["-c", Configuration, "-p:BuildProjectReferences=false"] : Array.Empty<string>()]);
            Assert.True(last.Code == 0, $"{line}\n{last.Output}");
        }

        return last;
    }

    // The engine is built already, in the configuration that this very test runs in.
    private static string Configuration => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";

    private static async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = TestPaths.Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await error);
    }
}
