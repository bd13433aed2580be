using System.Text.Json;
using System.Xml.Linq;
using RuleHost.Cases;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Cases;

/// <summary>The summary by limit and unit, the three on-time rates, and the plots.</summary>
public sealed class ReplaySummaryTests : IDisposable
{
    // Of 城管局 one in time, one late, one open and overdue, one open and in time; of 教育局 one in time.
    private const string Log = """
        id,area,kind,received,answered
        a,城管局,投诉,2011-03-07 10:00,2011-03-08 10:00
        b,城管局,投诉,2011-03-07 10:00,2011-03-28 10:00
        c,城管局,投诉,2011-03-07 10:00,
        d,城管局,投诉,2011-03-25 10:00,
        e,教育局,投诉,2011-03-07 10:00,2011-03-14 10:00
        f,教育局,投诉,2011-03-07 10:00,2011-03-07 09:00
        g,教育局,投诉,2011-03-25 10:00,2011-03-24 09:00
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-").FullName;

    [Fact]
    public async Task The_rate_is_told_by_three_definitions_each_with_what_it_divides_by()
    {
        var summary = await Play("地区");
        var rate = summary.GetProperty("limits").GetProperty("答复5").GetProperty("onTime");
        Assert.Equal("closedAndOverdue", rate.GetProperty("chosen").GetString());
        Assert.Equal((3, 4, 7, 5), (rate.GetProperty("inTime").GetInt32(), Of("closed"), Of("all"), Of("closedAndOverdue")));
        Assert.Equal((0.75m, 0.4286m, 0.6m), (rate.GetProperty("closed").GetDecimal(), rate.GetProperty("all").GetDecimal(), rate.GetProperty("closedAndOverdue").GetDecimal()));

        int Of(string name) => rate.GetProperty("of").GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task It_is_summed_up_by_a_field_of_the_case()
    {
        var by = (await Play("地区")).GetProperty("by");
        Assert.Equal("地区", by.GetProperty("field").GetString());
        var units = by.GetProperty("units");
        Assert.Equal(["城管局", "教育局"], units.EnumerateObject().Select(u => u.Name));
        var states = units.GetProperty("城管局").GetProperty("limits").GetProperty("答复5");
        Assert.Equal((1, 1, 1, 1), (states.GetProperty("done").GetInt32(), states.GetProperty("doneLate").GetInt32(), states.GetProperty("overdue").GetInt32(), states.GetProperty("running").GetInt32()));
    }

    [Fact]
    public async Task Without_a_field_that_refers_to_a_unit_nothing_is_summed_up_by_unit()
    {
        var by = (await Play(null)).GetProperty("by");
        Assert.Equal(JsonValueKind.Null, by.GetProperty("field").ValueKind);
        Assert.Empty(by.GetProperty("units").EnumerateObject());
    }

    [Fact]
    public async Task A_field_that_no_case_has_is_named_with_the_nearest()
    {
        var problem = await Assert.ThrowsAsync<RulebookException>(() => Play("地域"));
        Assert.Equal("RH0552", problem.Diagnostics[0].Code);
        Assert.Contains("地区", problem.Diagnostics[0].Hint(Language.Chinese));
    }

    [Fact]
    public async Task Ends_before_their_start_are_counted_by_what_the_rule_made_of_them()
    {
        var clocks = (await Play(null)).GetProperty("clocks");

        // Two limits a case.
        Assert.Equal((2, 2), (clocks.GetProperty("endBeforeStart").GetInt32(), clocks.GetProperty("endOnEarlierDay").GetInt32()));
    }

    [Fact]
    public async Task The_plots_count_every_clock_that_is_over_and_every_card()
    {
        await Play(null);
        var elapsed = XDocument.Load(Path.Combine(_folder, "elapsed.svg"));
        var bars = elapsed.Descendants().Where(e => e.Name.LocalName == "title" && e.Parent!.Name.LocalName == "rect").Select(e => e.Value).ToArray();

        // 答复5: a, e, f in time, b late by fifteen of five days, c open and overdue by more; 答复15: b in time at its very end, c overdue.
        Assert.Equal(["0–10%: 1", "10–20%: 1", "90–100%: 1", "超过 200%: 2"], bars[^4..]);
        var cards = XDocument.Load(Path.Combine(_folder, "cards.svg"));
        Assert.Equal(["2011-03-14 黄牌: 2"], cards.Descendants().Where(e => e.Name.LocalName == "title" && e.Parent!.Name.LocalName == "rect").Select(e => e.Value));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private async Task<JsonElement> Play(string? by)
    {
        var package = TestPaths.InRepository("tests", "acceptance", "cn-complaints");
        var log = Path.Combine(_folder, "log.csv");
        await File.WriteAllTextAsync(log, Log, TestContext.Current.CancellationToken);
        await using var rulebook = await Rulebook.LoadAsync(Path.Combine(package, "rulebook"), cancellation: TestContext.Current.CancellationToken);
        var request = new ReplayRequest(log)
        {
            Map = Path.Combine(package, "map.yaml"),
            Output = _folder,
            By = by,
            AsOf = new DateTimeOffset(2011, 3, 29, 9, 0, 0, TimeSpan.FromHours(8)),
        };
        return JsonDocument.Parse(Replay.Run(rulebook, request, cancellation: TestContext.Current.CancellationToken).Summary).RootElement;
    }
}
