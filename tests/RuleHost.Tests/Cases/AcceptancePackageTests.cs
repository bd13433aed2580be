using System.Text.Json;
using RuleHost.Cases;
using Xunit;

namespace RuleHost.Tests.Cases;

/// <summary>The rulebooks of the acceptance packages on logs of a few lines; on the real logs the packages' own scripts play them.</summary>
public sealed class AcceptancePackageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-").FullName;

    [Fact]
    public async Task A_limit_takes_the_calendar_that_a_table_names_for_each_case()
    {
        var limits = await Play("boston311", """
            case_id,opened,closed,type,department
            night before a holiday,2015-01-01T00:25:23,,Street Light Outages,PWDx
            within office hours,2015-01-02T10:31:38,,Pick up Dead Animal,PWDx
            every day counts and summer time begins,2015-02-28T22:11:51,,Heat - Excessive  Insufficient,ISD
            """);
        Assert.Equal(
            ["2015-03-30T22:11:51-04:00", "2015-01-16T08:30:00-05:00", "2015-01-05T10:31:38-05:00"],
            limits.Where(l => l.GetProperty("limit").GetString() == "服务时限").Select(l => l.GetProperty("due").GetString()));
    }

    [Fact]
    public async Task A_type_that_has_no_standard_is_unknown_and_named()
    {
        var limits = await Play("boston311", "case_id,opened,closed,type,department\na,2015-01-01T00:25:23,,Alien,PWDx\n");
        var limit = Assert.Single(limits, l => l.GetProperty("limit").GetString() == "服务时限");
        Assert.Equal(("unknown", """["服务标准[Alien]"]"""), (limit.GetProperty("state").GetString(), limit.GetProperty("missing").GetRawText()));
    }

    [Fact]
    public async Task The_citys_own_deadline_is_judged_where_the_log_has_its_column_and_a_request_without_one_has_no_clock()
    {
        var limits = await Play("boston311", """
            case_id,opened,target,closed,type,department
            a,2015-01-02T10:00:00,2015-01-05T10:00:00,2015-01-05T10:00:00,Alien,PWDx
            b,2015-01-02T10:00:00,2015-01-05T10:00:00,2015-01-05T10:00:01,Alien,PWDx
            c,2015-01-02T10:00:00,,,Alien,PWDx
            """);
        Assert.Equal(["done", "doneLate", "notApplicable"], limits.Where(l => l.GetProperty("limit").GetString() == "市定时限").Select(l => l.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task An_instant_is_told_to_the_fraction_that_the_log_gives()
    {
        var limits = await Play("receipt", "case_id,startdate,deadline,enddate\na,2011-03-09T14:56:16.838+01:00,2011-05-04T14:56:16.838+02:00,2011-05-04T14:56:16.839+02:00\n");
        var limit = Assert.Single(limits, l => l.GetProperty("limit").GetString() == "受理");
        Assert.Equal(("doneLate", "2011-05-04T14:56:16.838+02:00"), (limit.GetProperty("state").GetString(), limit.GetProperty("due").GetString()));
    }

    [Fact]
    public async Task An_end_earlier_on_the_day_of_its_start_closes_the_clock_with_nothing_used_and_one_on_an_earlier_day_does_not()
    {
        var limits = await Play("receipt", """
            case_id,startdate,deadline,enddate
            same day,2011-03-09T14:56:16+01:00,2011-05-04T00:00:00+02:00,2011-03-09T14:00:00+01:00
            day before,2011-03-09T14:56:16+01:00,2011-05-04T00:00:00+02:00,2011-03-08T14:00:00+01:00
            """);
        var eightWeeks = limits.Where(l => l.GetProperty("limit").GetString() == "八周").ToArray();
        Assert.Equal(["running", "done"], eightWeeks.Select(l => l.GetProperty("state").GetString()));
        Assert.Equal("0天", eightWeeks[1].GetProperty("elapsed").GetString());
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private async Task<JsonElement[]> Play(string package, string csv)
    {
        var folder = TestPaths.InRepository("tests", "acceptance", package);
        var log = Path.Combine(_folder, "log.csv");
        await File.WriteAllTextAsync(log, csv, TestContext.Current.CancellationToken);
        await using var rulebook = await Rulebook.LoadAsync(Path.Combine(folder, "rulebook"), cancellation: TestContext.Current.CancellationToken);
        Replay.Run(rulebook, new ReplayRequest(log) { Map = Path.Combine(folder, "map.yaml"), Output = _folder }, cancellation: TestContext.Current.CancellationToken);
        return [.. File.ReadLines(Path.Combine(_folder, "limits.ndjson")).Select(l => JsonDocument.Parse(l).RootElement)];
    }
}
