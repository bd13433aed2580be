using RuleHost.Tests.Cli;
using Xunit;

namespace RuleHost.Tests.Docs;

/// <summary>The samples say what the READMEs promise.</summary>
[Collection(Alone.Name)]
public sealed class SampleTests
{
    [Theory]
    [InlineData("en", "card", "provision", "One of them in full")]
    [InlineData("zh", "牌", "条文", "其中一条")]
    public async Task The_first_command_ends_in_cards_findings_and_one_explanation_in_full(string language, string card, string provision, string inFull)
    {
        var started = DateTime.UtcNow;
        var result = await Command.RunAsync([
            "replay", TestPaths.InRepository("rulebooks", "kunshan"),
            "--events", TestPaths.InRepository("samples", "county-2011", "complaints.csv"),
            "--map", TestPaths.InRepository("samples", "county-2011", "map.yaml"),
            "--as-of", "2011-12-31", "--lang", language]);

        // A busy machine may be slow enough for progress to be told; nothing else may be said.
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotMatch(@"(?m)^(?!(裁判|judging) \d+/\d+$).+$", result.Error);
        Assert.InRange(DateTime.UtcNow - started, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        var (cards, findings, explained) = (Line(result, card + " "), Line(result, provision + " "), Line(result, inFull));
        Assert.True(cards > 0 && cards < findings && findings < explained, result.Output);
        Assert.Contains(result.Lines.Skip(explained), l => l.Contains("Q36", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_complaint_is_judged_alike_from_facts_in_either_language()
    {
        async Task<string> Decide(string facts) =>
            (await Command.RunAsync(["decide", TestPaths.InRepository("rulebooks", "kunshan"), "--facts", TestPaths.InRepository("samples", "one-complaint", facts), "--format", "json"])).Output;

        var english = await Decide("facts.yaml");

        Assert.Contains("\"state\":\"overdue\"", english, StringComparison.Ordinal);
        Assert.Equal(english, await Decide("facts.zh.yaml"));
    }

    private static int Line(Command.Result result, string start) => Array.FindIndex(result.Lines, l => l.StartsWith(start, StringComparison.Ordinal));
}
