namespace RuleHost.Tests.Docs;

/// <summary>A fenced block of a Markdown file: what stands behind the opening fence, and the text with its last line end.</summary>
internal sealed record MarkdownBlock(string Info, string Text);

internal static class MarkdownBlocks
{
    public static IReadOnlyList<MarkdownBlock> Of(params string[] pathInRepository)
    {
        var blocks = new List<MarkdownBlock>();
        string? info = null;
        var text = "";
        foreach (var line in File.ReadAllLines(TestPaths.InRepository(pathInRepository)))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                text += info is null ? "" : line + "\n";
            }
            else if (info is null)
            {
                (info, text) = (line[3..], "");
            }
            else
            {
                blocks.Add(new MarkdownBlock(info, text));
                info = null;
            }
        }

        return blocks;
    }
}
