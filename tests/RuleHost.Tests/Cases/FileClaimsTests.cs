using RuleHost.Cases;
using RuleHost.Decisions;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Tests.Cli;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Cases;

/// <summary>Each card is claimed once: played twice, by two processes at once, or stopped half-way.</summary>
[Collection(Alone.Name)]
public sealed class FileClaimsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-claims-").FullName;

    private string File => Path.Combine(_folder, "claims.ndjson");

    private string[] Keys => [.. System.IO.File.ReadAllLines(File).Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("key").GetString()!)];

    [Fact]
    public void A_card_is_claimed_once_however_often_it_is_seen_and_by_whichever_store_over_the_file()
    {
        var (one, other) = (new FileClaims(File), new FileClaims(File));
        Assert.Equal(2, one.Claim([Card("T1"), Card("T2")]));
        Assert.Equal(1, other.Claim([Card("T2"), Card("T3"), Card("T3")]));
        Assert.Equal(0, one.Claim([Card("T1"), Card("T3")]));
        Assert.Equal(3, Keys.Distinct().Count());
        Assert.Equal(3, Keys.Length);
    }

    [Fact]
    public void A_threshold_that_a_change_of_holidays_moves_gives_no_second_card() =>
        Assert.Equal(Card("T1").Key, (Card("T1") with { At = new DateTimeOffset(2011, 3, 16, 0, 0, 0, TimeSpan.FromHours(8)) }).Key);

    [Theory]
    [InlineData("a/b", "c", "a", "b/c")]
    [InlineData(@"a\", "b", "a", @"\b")]
    [InlineData("a/", "b", "a", "/b")]
    public void Keys_of_different_cards_never_meet_whatever_names_hold(string caseOne, string limitOne, string caseTwo, string limitTwo) =>
        Assert.NotEqual((Card(caseOne) with { Limit = limitOne }).Key, new Claim("投诉", caseTwo, limitTwo, 1, Card("x").Card, default).Key);

    [Fact]
    public void A_torn_last_line_claims_nothing_and_goes()
    {
        new FileClaims(File).Claim([Card("T1"), Card("T2")]);
        var whole = System.IO.File.ReadAllBytes(File);
        foreach (var cut in new[] { 1, 7, whole.Length / 3 })
        {
            System.IO.File.WriteAllBytes(File, whole[..^cut]);
            Assert.Equal(1, new FileClaims(File).Claim([Card("T1"), Card("T2")]));
            Assert.Equal(whole, System.IO.File.ReadAllBytes(File));
        }
    }

    [Fact]
    public void Who_finds_the_file_held_all_the_time_says_so()
    {
        using var held = new FileStream(File, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        var problem = Assert.Throws<RulebookException>(() => new FileClaims(File, TimeSpan.FromMilliseconds(50)).Claim([Card("T1")]));
        Assert.Equal("RH0372", Assert.Single(problem.Diagnostics).Code);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        var problem = Assert.Throws<RulebookException>(() => new FileClaims(Path.Combine(_folder, "no", "claims.ndjson")).Claim([Card("T1")]));
        Assert.Equal("RH0373", Assert.Single(problem.Diagnostics).Code);
    }

    [Fact]
    public async Task Two_processes_over_one_file_claim_each_card_once_between_them()
    {
        var arguments = Play(3000);
        using var one = Command.Start(arguments, "en_US.UTF-8");
        using var other = Command.Start(arguments, "en_US.UTF-8");
        one.StandardInput.Close();
        other.StandardInput.Close();
        var ends = await Task.WhenAll(Command.EndAsync(one), Command.EndAsync(other));
        Assert.All(ends, end => Assert.Equal(0, end.ExitCode));
        Assert.Equal(9000, Keys.Length);
        Assert.Equal(9000, Keys.Distinct().Count());
        Assert.Equal(9000, ends.Sum(end => int.Parse(end.Error.Split('\n').Single(l => l.Contains("cards claimed;", StringComparison.Ordinal)).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_process_killed_between_a_claim_and_what_it_would_write_loses_no_card_and_repeats_none()
    {
        var arguments = Play(6000);
        using (var killed = Command.Start([.. arguments, "--out", Path.Combine(_folder, "out")], "en_US.UTF-8"))
        {
            killed.StandardInput.Close();
            while (!killed.HasExited && !(System.IO.File.Exists(File) && new FileInfo(File).Length > 0))
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }

            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.False(System.IO.File.Exists(Path.Combine(_folder, "out", "summary.json")), "It was to be killed half-way.");
        var before = System.IO.File.ReadAllLines(File).Length;
        Assert.InRange(before, 1, 17_999);
        await System.IO.File.AppendAllTextAsync(File, "{\"key\":\"投诉 T", TestContext.Current.CancellationToken);
        var again = await Command.RunAsync(arguments);
        Assert.Equal(0, again.ExitCode);
        Assert.Equal(18_000, Keys.Length);
        Assert.Equal(18_000, Keys.Distinct().Count());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A log of so many complaints that nobody answered: three cards each.</summary>
    private string[] Play(int cases)
    {
        var log = Path.Combine(_folder, "log.csv");
        System.IO.File.WriteAllLines(log, Enumerable.Range(0, cases).Select(i => $"T{i:00000},城管局,2011-03-07 10:00").Prepend("编号,承办单位,交办"));
        var map = Path.Combine(_folder, "map.yaml");
        System.IO.File.WriteAllText(map, "map: 1\ntype: 投诉\nkey: 编号\nrow: case\nfields: { 承办单位: 承办单位 }\nevents: { 交办: 交办 }\n");
        return ["replay", TestPaths.InRepository("tests", "conformance", "cards"), "--events", log, "--map", map, "--as-of", "2011-06-01", "--claims", File];
    }

    private static Claim Card(string key) => new(
        "投诉", key, "答复", 1,
        new IssuedCard("黄牌", new RecordKey("单位", "城管局"), null, new DateTime(2011, 3, 14, 16, 0, 0, DateTimeKind.Utc)) { Threshold = new ClockThreshold(ThresholdKind.Overdue, Value.None) },
        new DateTimeOffset(2011, 3, 15, 0, 0, 0, TimeSpan.FromHours(8)));
}
