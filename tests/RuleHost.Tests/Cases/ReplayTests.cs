using System.Text.Json;
using RuleHost.Cases;
using Xunit;

namespace RuleHost.Tests.Cases;

public sealed class ReplayTests
{
    private static readonly string Acceptance = TestPaths.InRepository("tests", "acceptance", "cn-complaints");

    [Fact]
    public async Task Every_verdict_and_due_date_of_the_real_complaint_log_comes_out()
    {
        var log = TestPaths.InShared("data", "cn-complaints", "complaints-public.csv");
        using var folder = new OutputFolder();
        await using var rulebook = await Rulebook.LoadAsync(Path.Combine(Acceptance, "rulebook"), cancellation: TestContext.Current.CancellationToken);
        var result = Replay.Run(rulebook, new ReplayRequest(log) { Map = Path.Combine(Acceptance, "map.yaml"), Output = folder.Path }, cancellation: TestContext.Current.CancellationToken);

        var expected = File.ReadLines(log).Skip(1).Select(line => line.TrimStart('\uFEFF').Split(',')).ToDictionary(c => c[0]);
        Assert.Equal(1367, result.Cases);
        Assert.Equal(2 * 1367, folder.Lines("limits.ndjson").Count);
        foreach (var line in folder.Lines("limits.ndjson"))
        {
            var row = expected[line.GetProperty("case").GetString()!];
            var (due, verdict) = line.GetProperty("limit").GetString() == "答复5" ? (row[7], row[8]) : (row[9], row[10]);
            Assert.Equal(due, line.GetProperty("dueDate").GetString());
            Assert.Equal(verdict == "overdue" ? "doneLate" : "done", line.GetProperty("state").GetString());
        }
    }

    [Fact]
    public async Task The_same_log_in_another_order_gives_the_same_files()
    {
        const string Header = "id,area,kind,received,answered\n";
        string[] rows = ["b,甲,投诉,2011-03-07 10:00,2011-03-16 09:00", "a,甲,投诉,2011-03-08 10:00,", "c,乙,投诉,,", "a,甲,投诉,2011-03-08 10:00,", ",甲,投诉,2011-03-08,"];
        using var one = new OutputFolder();
        using var two = new OutputFolder();
        await using var rulebook = await Rulebook.LoadAsync(Path.Combine(Acceptance, "rulebook"), cancellation: TestContext.Current.CancellationToken);
        Play(rulebook, one, Header + string.Join('\n', rows));
        Play(rulebook, two, Header + string.Join('\n', rows.Reverse()));

        foreach (var name in new[] { "limits.ndjson", "cards.ndjson", "findings.ndjson", "grades.ndjson", "summary.json" })
        {
            Assert.Equal(File.ReadAllText(Path.Combine(one.Path, name)), File.ReadAllText(Path.Combine(two.Path, name)));
        }

        Assert.Equal(["a", "a", "b", "b", "c", "c"], one.Lines("limits.ndjson").Select(l => l.GetProperty("case").GetString()));
        var rejected = Assert.Single(one.Lines("rejected.ndjson"));
        Assert.Equal(6, rejected.GetProperty("line").GetInt32());
        using var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(one.Path, "summary.json")));
        Assert.Equal("2011-03-16T09:00:00+08:00", summary.RootElement.GetProperty("asOf").GetString());
        Assert.Equal("""{"read":5,"used":3,"ignored":0,"duplicate":1,"rejected":1,"outOfOrder":0,"recordedLate":0,"withoutZone":4}""", summary.RootElement.GetProperty("events").GetRawText().Replace(" ", "").Replace("\n", ""));
        Assert.Equal("notes.txt", Path.GetFileName(Assert.Single(Directory.GetFiles(one.Path, "*.txt"))));
    }

    [Fact]
    public async Task A_second_start_after_the_answer_is_a_second_round_with_lines_and_cards_of_its_own()
    {
        using var folder = new OutputFolder();
        await using var rulebook = await Rulebook.LoadAsync(Path.Combine(Acceptance, "rulebook"), cancellation: TestContext.Current.CancellationToken);
        var log = Path.Combine(folder.Path, "log.ndjson");
        File.WriteAllText(log, """
            {"record":"留言 a","event":"收到","at":"2011-03-07 10:00"}
            {"record":"留言 a","event":"答复","at":"2011-03-09 10:00"}
            {"record":"留言 a","event":"收到","at":"2011-04-07 10:00"}
            """);
        Replay.Run(rulebook, new ReplayRequest(log) { Output = folder.Path, AsOf = new DateTimeOffset(2011, 4, 20, 9, 0, 0, TimeSpan.FromHours(8)) }, cancellation: TestContext.Current.CancellationToken);

        var lines = folder.Lines("limits.ndjson").Where(l => l.GetProperty("limit").GetString() == "答复5").ToArray();
        Assert.Equal(["done", "overdue"], lines.Select(l => l.GetProperty("state").GetString()));
        Assert.Equal([1, 2], lines.Select(l => l.GetProperty("round").GetInt32()));
        Assert.Equal(2, Assert.Single(folder.Lines("cards.ndjson"), c => c.GetProperty("limit").GetString() == "答复5").GetProperty("round").GetInt32());
    }

    [Fact]
    public async Task The_facts_own_as_of_ends_the_play_and_their_records_are_judged_too()
    {
        using var folder = new OutputFolder();
        await using var rulebook = await Rulebook.LoadAsync(Path.Combine(Acceptance, "rulebook"), cancellation: TestContext.Current.CancellationToken);
        var log = Path.Combine(folder.Path, "log.csv");
        File.WriteAllText(log, "record,event,at\n留言 a,收到,2011-03-07 10:00\n");
        var facts = Facts.Parse("as-of: 2011-03-08\ngiven: { 留言: [ { 编号: b } ] }");
        var result = Replay.Run(rulebook, new ReplayRequest(log) { Facts = facts }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(DateTimeOffset.Parse("2011-03-08T23:59:59+08:00", null), result.AsOf);
        Assert.Equal(2, result.Cases);
    }

    [Fact]
    public async Task What_a_log_needed_a_rule_for_is_counted()
    {
        using var folder = new OutputFolder();
        await using var rulebook = await Rulebook.LoadAsync(Path.Combine(Acceptance, "rulebook"), cancellation: TestContext.Current.CancellationToken);
        var log = Path.Combine(folder.Path, "log.csv");
        File.WriteAllText(log, """
            record,event,at,recorded,id
            留言 a,答复,2011-03-09 10:00,2011-03-10 09:00,e2
            留言 a,收到,2011-03-07T10:00:00+08:00,,e1
            留言 b,收到,2011-03-07 10:00,,e1
            留言 b,收到,2011-03-08 10:00,,e4
            """);
        var counts = Replay.Run(rulebook, new ReplayRequest(log), cancellation: TestContext.Current.CancellationToken).Counts;
        Assert.Equal(new ReplayCounts(Read: 4, Used: 3, Ignored: 0, Duplicate: 1, Rejected: 0, OutOfOrder: 1, RecordedLate: 1, WithoutZone: 3), counts);
    }

    [Fact]
    public async Task The_play_ends_at_the_last_instant_in_the_log_whatever_happened_then()
    {
        var package = TestPaths.InRepository("tests", "acceptance", "bpic15");
        using var folder = new OutputFolder();
        await using var rulebook = await Rulebook.LoadAsync(Path.Combine(package, "rulebook"), cancellation: TestContext.Current.CancellationToken);
        var log = Path.Combine(folder.Path, "log.csv");
        File.WriteAllText(log, "case_id,activity,timestamp\na,01_HOOFD_010,2014-01-02T00:00:00\na,something else,2014-06-02T00:00:00\n");
        var result = Replay.Run(rulebook, new ReplayRequest(log) { Map = Path.Combine(package, "map.yaml") }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(DateTimeOffset.Parse("2014-06-02T00:00:00+02:00", null), result.AsOf);
        Assert.Equal(1, result.Limits["审批毛时"].States["overdue"]);
    }

    [Fact]
    public async Task A_log_of_more_than_a_part_gives_the_same_files_in_any_order_and_cases_apart_or_together()
    {
        var package = TestPaths.InRepository("tests", "acceptance", "bpic15");
        await using var rulebook = await Rulebook.LoadAsync(Path.Combine(package, "rulebook"), cancellation: TestContext.Current.CancellationToken);
        Assert.True(CasesApart.Of(rulebook.Model));
        var rows = Enumerable.Range(0, 3000).SelectMany(i => new[] { $"c{i},01_HOOFD_010,2014-01-02T00:00:00", $"c{i},other,2014-01-03T00:00:00", $"c{i},01_HOOFD_510_2,2014-0{2 + (i % 5)}-02T00:00:00" }).ToArray();
        using var one = new OutputFolder();
        using var two = new OutputFolder();
        Run(one, rows, null);
        Run(two, [.. rows.OrderBy(r => r.GetHashCode(StringComparison.Ordinal))], Facts.Parse("given: { 许可: [] }"));
        foreach (var name in new[] { "limits.ndjson", "cards.ndjson", "findings.ndjson" })
        {
            Assert.Equal(File.ReadAllText(Path.Combine(one.Path, name)), File.ReadAllText(Path.Combine(two.Path, name)));
        }

        Assert.Equal(6000, one.Lines("limits.ndjson").Count);

        void Run(OutputFolder folder, string[] lines, Facts? facts)
        {
            var log = Path.Combine(folder.Path, "log.csv");
            File.WriteAllLines(log, ["case_id,activity,timestamp", .. lines]);
            var result = Replay.Run(rulebook, new ReplayRequest(log) { Map = Path.Combine(package, "map.yaml"), Facts = facts, Output = folder.Path });
            Assert.Equal(3000, result.Cases);
        }
    }

    [Fact]
    public async Task A_rulebook_that_looks_from_one_record_at_others_judges_all_cases_together()
    {
        await using var rulebook = await Rulebook.LoadAsync(TestPaths.InRepository("rulebooks", "kunshan"), cancellation: TestContext.Current.CancellationToken);
        Assert.False(CasesApart.Of(rulebook.Model));
    }

    private static void Play(Rulebook rulebook, OutputFolder folder, string log)
    {
        var path = Path.Combine(folder.Path, "log.csv");
        File.WriteAllText(path, log);
        File.WriteAllText(Path.Combine(folder.Path, "notes.txt"), "stays");
        File.WriteAllText(Path.Combine(folder.Path, "cards.ndjson"), "replaced");
        Replay.Run(rulebook, new ReplayRequest(path) { Map = Path.Combine(Acceptance, "map.yaml"), Output = folder.Path, Language = Language.English });
    }

    private sealed class OutputFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("rulehost-").FullName;

        public IReadOnlyList<JsonElement> Lines(string name) => [.. File.ReadLines(System.IO.Path.Combine(Path, name)).Select(l => JsonDocument.Parse(l).RootElement)];

        public void Dispose() => Directory.Delete(Path, true);
    }
}
