using System.Diagnostics;
using System.Globalization;
using System.Text;
using RuleHost.Cases;
using Xunit;

namespace RuleHost.Tests.Fuzz;

/// <summary>
/// Bad input for a while: whatever comes, there are diagnostics or an answer, never a fault, and each input takes bounded time. A second
/// each in the suite; <c>tools/fuzz.sh</c> sets RULEHOST_FUZZ_SECONDS. A failure prints its seed.
/// </summary>
public sealed class FuzzTests
{
    private const int Seed = 20110307;

    /// <summary>At most so many, so that a fast machine tries no other inputs than a slow one in the same time.</summary>
    private const int InputsASecond = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly string[] Tokens =
    [
        "当", "且", "或", "非", "(", ")", "（", "）", "，", "、", "：", "至", "由", "予", "限", "自", "情形", "时限", "通则", "否决", "3天", "3个工作日", "72小时",
        "有下列情形之一", "(一)", "→", "“", "\"", "「", "」", "计数", "其中", "的", ".", "=", "不小于", "近", "12个月", "上年", "\n", "\n  ", "#", "\0", "😀", "\u200b",
    ];

    [Fact]
    public Task Random_bytes_as_rules() => Rulebooks(random => (null, Bytes(random)));

    [Fact]
    public Task Random_bytes_as_yaml() => Rulebooks(random => (Bytes(random), null));

    [Fact]
    public Task Mutated_rules() => Rulebooks(random => (null, Mutated(random, ShippedFile("情形/办理和服务.rule"))));

    [Fact]
    public Task Mutated_yaml() => Rulebooks(random => (Mutated(random, ShippedFile("rulebook.yaml")), null));

    [Fact]
    public async Task Mutated_facts()
    {
        await using var rulebook = await Rulebook.LoadAsync(Shipped, cancellation: TestContext.Current.CancellationToken);
        const string Facts = """
            as-of: 2011-03-30 09:00
            given: { 投诉: [ { 编号: T1, 类别: 报修, 承办单位: 城管局, 承办人: P1, 退单次数: 2 } ], 牌: [] }
            events: [ [投诉 T1, 受理, 2011-03-07 09:00], [投诉 T1, 交办, 2011-03-07 10:00] ]
            """;
        Run(random =>
        {
            try
            {
                foreach (var decision in rulebook.DecideAll(global::RuleHost.Facts.Parse(Mutated(random, Facts))))
                {
                    Assert.NotEmpty(decision.ToJson(all: true));
                }
            }
            catch (RulebookException problem)
            {
                Assert.NotEmpty(problem.Diagnostics);
            }

            return Task.CompletedTask;
        });
    }

    [Fact]
    public Task Mutated_event_logs_in_CSV() => Logs("log.csv", CsvLog, LogMap);

    [Fact]
    public Task Mutated_event_logs_in_NDJSON() => Logs("log.ndjson", NdjsonLog, LogMap);

    [Fact]
    public Task Random_bytes_as_an_event_log() => Logs("log.csv", null, LogMap);

    private const string LogMap = """
        map: 1
        type: 投诉
        key: 编号
        row: case
        fields: { 类别: 类别, 承办单位: 承办单位, 退单次数: 退单次数, 查实: 查实 }
        events: { 受理: 受理, 交办: 交办, 反馈: 反馈 }
        """;

    private const string CsvLog = """
        编号,类别,承办单位,退单次数,查实,受理,交办,反馈
        T1,报修,城管局,0,是,2011-03-01 08:00,2011-03-01 09:00,2011-03-04 10:00
        T2,投诉,"建设局",2,否,2011/3/2 8:00,2011/3/2 9:10,
        T3,咨询,城管局,,,2011-03-03T08:00:00+08:00,2011-03-03 09:00,2011-03-30 10:00

        """;

    private const string NdjsonLog = """
        {"编号":"T1","类别":"报修","承办单位":"城管局","退单次数":0,"查实":true,"受理":"2011-03-01 08:00","交办":"2011-03-01 09:00","反馈":"2011-03-04 10:00"}
        {"编号":"T2","类别":"投诉","承办单位":"建设局","退单次数":2,"查实":false,"受理":"2011-03-02 08:00","交办":"2011-03-02 09:10","反馈":null}

        """;

    /// <summary>Replays a log after something was done to it, or to its map: rows are rejected, the log refused, or it is played.</summary>
    private static async Task Logs(string name, string? log, string map)
    {
        await using var rulebook = await Rulebook.LoadAsync(Shipped, cancellation: TestContext.Current.CancellationToken);
        var folder = TestPaths.NewTemporaryFolder();
        try
        {
            var (events, mapFile) = (Path.Combine(folder, name), Path.Combine(folder, "map.yaml"));
            Run(async random =>
            {
                var mapped = log is not null && random.Next(4) == 0;
                var made = log is null ? Bytes(random) : mapped ? log : Mutated(random, log);
                await File.WriteAllTextAsync(events, made, EncodingOf(made));
                await File.WriteAllTextAsync(mapFile, mapped ? Mutated(random, map) : map, Utf8);
                try
                {
                    var request = new ReplayRequest(events) { Map = mapFile, Output = Path.Combine(folder, "out"), AsOf = new DateTimeOffset(2011, 4, 20, 9, 0, 0, TimeSpan.FromHours(8)) };
                    Assert.NotEmpty(Replay.Run(rulebook, request).Summary);
                }
                catch (RulebookException problem)
                {
                    Assert.NotEmpty(problem.Diagnostics);
                }
            });
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static string Shipped => TestPaths.InRepository("rulebooks", "kunshan");

    private static Task Rulebooks(Func<Random, (string? Yaml, string? Rule)> make)
    {
        var folder = TestPaths.NewTemporaryFolder();
        try
        {
            var (yaml, rule) = (ShippedFile("rulebook.yaml"), ShippedFile("审批/时限.rule"));
            Run(async random =>
            {
                var made = make(random);
                await File.WriteAllTextAsync(Path.Combine(folder, "rulebook.yaml"), made.Yaml ?? yaml, made.Yaml is null ? Utf8 : EncodingOf(made.Yaml));
                await File.WriteAllTextAsync(Path.Combine(folder, "条文.rule"), made.Rule ?? rule, made.Rule is null ? Utf8 : EncodingOf(made.Rule));
                Assert.NotNull(await Rulebook.CheckAsync(folder));
            });
        }
        finally
        {
            Directory.Delete(folder, true);
        }

        return Task.CompletedTask;
    }

    /// <summary>Half a surrogate pair is written as a replacement character.</summary>
    private static readonly UTF8Encoding Utf8 = new(false);

    /// <summary>Bytes are written as they are, texts as UTF-8.</summary>
    private static Encoding EncodingOf(string text) => text.All(c => c < 256) ? Encoding.Latin1 : Utf8;

    private static void Run(Func<Random, Task> once)
    {
        var seconds = double.TryParse(Environment.GetEnvironmentVariable("RULEHOST_FUZZ_SECONDS"), NumberStyles.Float, CultureInfo.InvariantCulture, out var set) ? set : 1;
        var clock = Stopwatch.StartNew();
        for (var i = 0; i == 0 || (clock.Elapsed.TotalSeconds < seconds && i < seconds * InputsASecond); i++)
        {
            var started = clock.Elapsed;
            var seed = Seed + i;
            var fault = Record.Exception(() => once(new Random(seed)).GetAwaiter().GetResult());
            Assert.True(fault is null, $"seed {seed}: {fault}");
            Assert.True(clock.Elapsed - started < Patience, $"seed {seed} took {clock.Elapsed - started}");
        }
    }

    private static string ShippedFile(string name) => File.ReadAllText(Path.Combine(Shipped, name));

    private static string Bytes(Random random)
    {
        var bytes = new byte[random.Next(1, 4_000)];
        random.NextBytes(bytes);
        return string.Concat(bytes.Select(b => (char)b));
    }

    private static string Mutated(Random random, string text)
    {
        var result = new StringBuilder(text);
        for (var i = random.Next(1, 8); i > 0 && result.Length > 0; i--)
        {
            var at = random.Next(result.Length);
            switch (random.Next(4))
            {
                case 0:
                    result.Remove(at, Math.Min(random.Next(1, 12), result.Length - at));
                    break;
                case 1:
                    result.Insert(at, Tokens[random.Next(Tokens.Length)]);
                    break;
                case 2:
                    result[at] = (char)random.Next(1, 0x3000);
                    break;
                default:
                    var from = random.Next(result.Length);
                    result.Insert(at, result.ToString(from, Math.Min(random.Next(1, 40), result.Length - from)));
                    break;
            }
        }

        return result.ToString();
    }
}
