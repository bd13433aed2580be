using System.Text;
using RuleHost.Tests.Cli;
using Xunit;

namespace RuleHost.Tests.Docs;

/// <summary>
/// The Chinese guide is followed to the letter: what it says to write is written, each command is run in the same folder, and what comes out is
/// what the page shows. UPDATE_SNAPSHOTS=1 puts into the page what came out.
/// </summary>
public sealed class GuideTests : IDisposable
{
    private const string Page = "guide.zh-CN.md";
    private readonly string _folder = TestPaths.NewTemporaryFolder();
    private readonly HashSet<string> _written = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_command_of_the_guide_gives_what_the_page_shows()
    {
        var page = new StringBuilder();
        var (info, block, output) = ((string?)null, new StringBuilder(), "");
        foreach (var line in await File.ReadAllLinesAsync(TestPaths.InRepository("docs", Page), TestContext.Current.CancellationToken))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                (info is null ? page : block).Append(line).Append('\n');
                continue;
            }

            if (info is null)
            {
                (info, _) = (line[3..], block.Clear());
                page.Append(line).Append('\n');
                continue;
            }

            if (info.StartsWith("bash", StringComparison.Ordinal))
            {
                output = await RunAsync(block.ToString(), info == "bash 不通过" ? 1 : 0);
            }
            else if (info.Split(' ') is [_, var file, .. var again])
            {
                Write(file, block.ToString(), again is ["重写"]);
            }

            page.Append(info == "text" ? output : block).Append("```\n");
            info = null;
        }

        Snapshot.Matches(page.ToString(), TestPaths.InRepository("docs", Page));
        Assert.Contains("\"kind\":\"黄牌\"", await File.ReadAllTextAsync(Path.Combine(_folder, "结果", "cards.ndjson"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void The_countys_rulebook_takes_fewer_than_sixty_lines()
    {
        var lines = MarkdownBlocks.Of("docs", Page).Where(b => b.Info is "yaml 青石/rulebook.yaml" or "rule 青石/规则.rule")
            .SelectMany(b => b.Text.Split('\n')).Count(l => l.Length > 0);

        Assert.InRange(lines, 30, 59);
    }

    /// <summary>Blocks for one file follow each other in it, but one that says 重写 begins it anew.</summary>
    private void Write(string file, string text, bool again)
    {
        var path = Path.Combine(_folder, file);
        if (_written.Add(file) || again)
        {
            File.WriteAllText(path, text);
        }
        else
        {
            File.AppendAllText(path, text);
        }
    }

    private async Task<string> RunAsync(string commands, int exitCode)
    {
        var output = new StringBuilder();
        foreach (var command in commands.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = command.Split(' ');
            Assert.Equal("rulehost", words[0]);
            var result = await Command.RunAsync(words[1..], "zh_CN.UTF-8", _folder);
            Assert.True(result.ExitCode == exitCode, command + "\n" + result.Output + result.Error);
            output.Append(result.Output);
        }

        return output.ToString();
    }
}
