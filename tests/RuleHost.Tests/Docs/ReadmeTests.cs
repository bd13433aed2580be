using System.Text.RegularExpressions;
using Xunit;

namespace RuleHost.Tests.Docs;

public sealed partial class ReadmeTests
{
    [Fact]
    public void The_first_command_plays_the_sample_and_the_second_runs_every_test()
    {
        var commands = MarkdownBlocks.Of("README.md").Where(b => b.Info == "bash").Select(b => b.Text).ToList();

        Assert.Contains(" replay rulebooks/kunshan --events samples/", commands[0], StringComparison.Ordinal);
        Assert.Equal("bash tools/test.sh\n", commands[1]);
    }

    [Fact]
    public void Both_READMEs_show_the_same_commands_rules_and_program()
    {
        static IEnumerable<string> Blocks(string file) => MarkdownBlocks.Of(file)
            .Select(b => b.Text.Replace("--lang zh", "--lang en", StringComparison.Ordinal).Replace("Language.Chinese", "Language.English", StringComparison.Ordinal));

        Assert.Equal(Blocks("README.md"), Blocks("README.zh-CN.md"));
    }

    [Fact]
    public void Both_READMEs_have_the_same_sections()
    {
        static int Sections(string file) => File.ReadLines(TestPaths.InRepository(file)).Count(l => l.StartsWith("## ", StringComparison.Ordinal));

        Assert.Equal(Sections("README.md"), Sections("README.zh-CN.md"));
    }

    [Fact]
    public void Every_link_and_every_path_named_in_a_document_leads_somewhere()
    {
        var documents = new[] { "README.md", "README.zh-CN.md", "CHANGELOG.md" }
            .Concat(Directory.GetFiles(TestPaths.InRepository("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(["plugins/README.md", "rulebooks/README.md", "tests/README.md", "samples/county-2011/README.md"]);
        Assert.All(documents, document =>
        {
            var folder = Path.GetDirectoryName(TestPaths.InRepository(document))!;
            foreach (Match link in Link().Matches(File.ReadAllText(TestPaths.InRepository(document))))
            {
                var target = link.Groups[1].Value;
                Assert.True(Path.Exists(Path.Combine(folder, target)), $"{document} links to {target}, which is not there");
            }
        });
    }

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
