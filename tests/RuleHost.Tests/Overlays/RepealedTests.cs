using System.Buffers;
using System.Text;
using System.Text.Json;
using RuleHost.Tests.Cli;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Overlays;

/// <summary>A provision that an overlay switched off is named, with the reason, wherever somebody might look for it.</summary>
public sealed class RepealedTests : IDisposable
{
    private const string Facts = """
        as-of: 2011-06-20 09:00
        given:
          单位: [ { 名称: 城管局 } ]
          人员: [ { 工号: P1 } ]
          诉求: [ { 编号: S1, 类别: 咨询, 单位: 城管局, 承办人: P1, 次数: 4, 损失: 1万元, 瞒报: 否, 认错: 否 } ]
        """;

    private static readonly string Layers = TestPaths.InRepository("tests", "conformance", "layers");

    private static readonly string County = Path.Combine(Layers, "county");

    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-repealed-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_same_facts_are_caught_by_the_base_and_the_countys_outcome_names_what_was_repealed_and_why()
    {
        await using var province = await Load(Path.Combine(Layers, "province"));
        await using var county = await Load(County);
        var (before, after) = (Assert.Single(province.DecideAll(RuleHost.Facts.Parse(Facts)), d => d.Type == "诉求"), Assert.Single(county.DecideAll(RuleHost.Facts.Parse(Facts)), d => d.Type == "诉求"));
        Assert.Equal(["甲"], before.Situations.Where(s => s.State == "holds").Select(s => s.Id));
        Assert.Empty(before.Repealed);
        Assert.DoesNotContain("\"repealed\"", before.ToJson());
        Assert.DoesNotContain(after.Situations, s => s.Id == "甲");
        Assert.Equal("""[{"id":"甲","kind":"situation","by":"county","reason":"咨询已并入一窗受理，不再单独计次","at":"规定.rule:1","from":null,"until":null}]""", Json(after).GetProperty("repealed").GetRawText());
    }

    [Fact]
    public async Task Each_way_to_an_outcome_tells_the_same()
    {
        await using var county = await Load(County);
        var written = new ArrayBufferWriter<byte>();
        county.DecideJson(Encoding.UTF8.GetBytes(JsonFacts), written, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(string.Concat(county.DecideAll(RuleHost.Facts.Parse(JsonFacts)).Select(d => d.ToJson() + "\n")), Encoding.UTF8.GetString(written.WrittenSpan));
        Assert.Contains("\"repealed\":[{\"id\":\"甲\"", Encoding.UTF8.GetString(written.WrittenSpan));
    }

    [Theory]
    [InlineData("zh", "  甲 咨询多次：已由 county 废止（规定.rule:1）。理由：咨询已并入一窗受理，不再单独计次")]
    [InlineData("en", "  甲 咨询多次: repealed by county (规定.rule:1). Reason: 咨询已并入一窗受理，不再单独计次")]
    public async Task Decide_and_explain_say_it_in_both_languages(string language, string line)
    {
        var facts = Path.Combine(_folder, "facts.yaml");
        await File.WriteAllTextAsync(facts, Facts, TestContext.Current.CancellationToken);
        Assert.Contains(line, (await Command.RunAsync(["decide", County, "--facts", facts, "--lang", language])).Lines);
        var explained = await Command.RunAsync(["explain", County, "甲", "--facts", facts, "--lang", language]);
        Assert.Equal((0, line.Trim()), (explained.ExitCode, explained.Output.Trim()));
        Assert.Contains(line.Trim(), (await Command.RunAsync(["explain", County, "--facts", facts, "--lang", language])).Lines);
    }

    [Fact]
    public async Task A_replay_says_it_in_its_summary()
    {
        var (log, map) = (Path.Combine(_folder, "log.csv"), Path.Combine(_folder, "map.yaml"));
        await File.WriteAllTextAsync(log, "编号,交办\nS1,2011-06-13 09:00\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(map, "map: 1\ntype: 诉求\nkey: 编号\nrow: case\nevents: { 交办: 交办 }\n", TestContext.Current.CancellationToken);
        var result = await Command.RunAsync(["replay", County, "--events", log, "--map", map, "--as-of", "2011-06-20", "--format", "json"]);
        using var summary = JsonDocument.Parse(result.Output);
        Assert.Equal("甲", summary.RootElement.GetProperty("repealed")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task One_repealed_from_a_day_on_is_named_from_that_day_on_and_judged_before()
    {
        var county = Copy("  施行 2011-06-01 起\n  说明 并入别处\n");
        await using var rulebook = await Load(county);
        var before = Assert.Single(rulebook.DecideAll(RuleHost.Facts.Parse(Facts.Replace("2011-06-20", "2011-05-31", StringComparison.Ordinal))), d => d.Type == "诉求");
        Assert.Empty(before.Repealed);
        Assert.Equal("holds", before.Situations.Single(s => s.Id == "甲").State);
        var after = Assert.Single(rulebook.DecideAll(RuleHost.Facts.Parse(Facts)), d => d.Type == "诉求");
        Assert.Equal(new DateOnly(2011, 6, 1), Assert.Single(after.Repealed).From);
        Assert.Equal("notApplicable", after.Situations.Single(s => s.Id == "甲").State);
        Assert.Equal("甲 咨询多次：自 2011-06-01 起已由 county 废止（规定.rule:1）。理由：并入别处", after.Repealed[0].Explanation().Text.Chinese);
    }

    [Fact]
    public async Task One_repealed_for_a_month_is_named_in_that_month_and_judged_again_after_it()
    {
        await using var rulebook = await Load(Copy("  施行 2011-06-01 起 至 2011-06-30\n  说明 停用一个月\n"));
        foreach (var (day, told, state) in new[] { ("2011-05-31", 0, "holds"), ("2011-06-01", 1, "notApplicable"), ("2011-06-30", 1, "notApplicable"), ("2011-07-01", 0, "holds") })
        {
            var decision = Assert.Single(rulebook.DecideAll(RuleHost.Facts.Parse(Facts.Replace("2011-06-20", day, StringComparison.Ordinal)), cancellation: TestContext.Current.CancellationToken), d => d.Type == "诉求");
            Assert.Equal((day, told, state), (day, decision.Repealed.Length, decision.Situations.Single(s => s.Id == "甲").State));
        }

        Assert.Equal("甲 咨询多次：2011-06-01 至 2011-06-30 由 county 废止（规定.rule:1）。理由：停用一个月", rulebook.Model.Repealed[0].Explanation().Text.Chinese);
        Assert.Equal("甲 咨询多次: repealed by county from 2011-06-01 to 2011-06-30 (规定.rule:1). Reason: 停用一个月", rulebook.Model.Repealed[0].Explanation().Text.English);
        Assert.DoesNotContain(rulebook.Diagnostics, d => d.Code == "RH0375");
    }

    [Fact]
    public async Task Without_a_note_its_authority_is_the_reason_and_without_both_check_warns()
    {
        await using var based = await Load(Copy("  依据 s3 第九条\n"));
        Assert.Equal("s3 第九条", Assert.Single(based.Model.Repealed).Reason);
        await using var bare = await Load(Copy("", "bare"));
        Assert.Null(Assert.Single(bare.Model.Repealed).Reason);
        Assert.Single(bare.Diagnostics, d => d is { Code: "RH0617", Severity: Severity.Warning });
        Assert.EndsWith("理由：没有写", bare.Model.Repealed[0].Explanation().Text.Chinese);
    }

    [Fact]
    public async Task A_record_that_it_was_not_about_does_not_hear_of_it()
    {
        await using var county = await Load(County);
        Assert.Empty(county.Decide("单位 城管局", RuleHost.Facts.Parse(Facts), new DateTimeOffset(2011, 6, 20, 9, 0, 0, TimeSpan.FromHours(8))).Repealed);
    }

    private const string JsonFacts = """{"as-of":"2011-06-20T09:00:00+08:00","given":{"诉求":[{"编号":"S1","类别":"咨询","次数":4}]}}""";

    /// <summary>The county with another 废止.</summary>
    private string Copy(string clauses, string name = "copy")
    {
        VersionsFolder.Copy(Layers, Path.Combine(_folder, name));
        File.WriteAllText(Path.Combine(_folder, name, "county", "规定.rule"), "废止 情形 甲\n" + clauses);
        return Path.Combine(_folder, name, "county");
    }

    private static Task<Rulebook> Load(string path) => Rulebook.LoadAsync(path, cancellation: TestContext.Current.CancellationToken);

    private static JsonElement Json(Decision decision) => JsonDocument.Parse(decision.ToJson()).RootElement;
}
