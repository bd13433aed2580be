using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace RuleHost.Tests.Conformance;

/// <summary>What a clock tells outside: its cards, whoever sweeps and when, and its ledger with all circumstances.</summary>
public sealed partial class ClockSweepTests
{
    private const string Cases = """
        given: { 件: [ { 编号: A }, { 编号: B }, { 编号: C } ] }
        events:
        - [件 A, 受理, 2011-03-07 09:00]
        - [件 B, 受理, 2011-03-07 09:00]
        - [件 B, 补正通知, 2011-03-17 09:00]
        - [件 B, 补正完成, 2011-03-24 09:00]
        - [件 C, 受理, 2011-03-07 09:00]
        - [件 C, 初审, 2011-03-11 09:00]
        - [件 C, 办结, 2011-03-21 09:00]
        """;

    private const string Told = """
        [件 A, 受理, 2011-03-07 09:00]
        { id: s1, record: 件 A, event: 补正通知, at: 2011-03-08 10:00, recorded: 2011-03-10 08:00, by: 李科 }
        { id: s2, record: 件 A, event: 补正完成, at: 2011-03-09 10:00 }
        { id: g1, record: 件 A, event: 批准延期, at: 2011-03-11 09:00, by: 局长, fields: { 理由: 等待设备, 天数: 5个工作日 } }
        { id: g2, record: 件 A, event: 撤销延期, at: 2011-03-14 09:00, by: 局长, fields: { 理由: 设备已到 } }
        """;

    [Fact]
    public async Task Two_concurrent_sweeps_claim_the_same_cards_whatever_their_steps()
    {
        await using var book = await Load("thresholds");
        var (first, last) = (new DateTime(2011, 3, 7, 9, 0, 0), new DateTime(2011, 6, 1, 9, 0, 0));
        var once = Sweep(book, last, last, TimeSpan.FromDays(1));
        HashSet<string>[] swept = [[], []];
        Parallel.Invoke(
            () => swept[0] = Sweep(book, first, last, TimeSpan.FromHours(31)),
            () => swept[1] = Sweep(book, first, last, TimeSpan.FromDays(8)));
        Assert.Contains("承诺/A/黄牌/2011-03-22T00:00:00+08:00", once);
        Assert.Equal(once.Order(StringComparer.Ordinal), swept[0].Order(StringComparer.Ordinal));
        Assert.Equal(once.Order(StringComparer.Ordinal), swept[1].Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_order_in_which_events_arrive_changes_no_byte()
    {
        await using var book = await Load("extension");
        var lines = Told.Split('\n');
        var expected = Json(book, lines);
        var random = new Random(4);
        for (var i = 0; i < 20; i++)
        {
            random.Shuffle(lines);
            Assert.Equal(expected, Json(book, lines));
        }
    }

    [Fact]
    public async Task The_ledger_tells_when_it_happened_and_was_recorded_its_cause_who_and_why()
    {
        await using var book = await Load("extension");
        using var json = JsonDocument.Parse(Json(book, Told.Split('\n')));
        var limit = json.RootElement.GetProperty("limits").EnumerateArray().Single(l => l.GetProperty("id").GetString() == "一次延长");
        string[] entries = [.. limit.GetProperty("ledger").EnumerateArray().Select(e =>
            string.Join(' ', new[] { "kind", "at", "recorded", "cause", "by", "reason", "amount" }.Select(n => e.GetProperty(n).GetString() ?? "-")))];
        Assert.Equal(
            [
                "started 2011-03-07T09:00:00+08:00 - 受理 - - -",
                "suspended 2011-03-08T10:00:00+08:00 2011-03-10T08:00:00+08:00 补正通知 李科 - -",
                "resumed 2011-03-09T10:00:00+08:00 - 补正完成 - - -",
                "extended 2011-03-11T09:00:00+08:00 - 批准延期 局长 等待设备 5工作日",
                "extensionRemoved 2011-03-14T09:00:00+08:00 - 撤销延期 局长 设备已到 5工作日",
            ],
            entries);
    }

    [Fact]
    public async Task A_change_of_holidays_is_an_entry_with_its_notice_and_the_due_before_and_after_it()
    {
        await using var book = await Load("late-holidays");
        using var json = JsonDocument.Parse(Decide(book, "2020-02-10 09:00", "件 A", Events(["[件 A, 受理, 2020-01-20 10:00]"])).ToJson());
        var changed = json.RootElement.GetProperty("limits").EnumerateArray().Single(l => l.GetProperty("id").GetString() == "五日")
            .GetProperty("ledger").EnumerateArray().Single(e => e.GetProperty("kind").GetString() == "calendarChanged");
        Assert.Equal(
            "2020-01-27T00:00:00+08:00 国务院办公厅关于延长2020年春节假期的通知 2020-02-01 2020-02-04 True",
            string.Join(' ', changed.GetProperty("at"), changed.GetProperty("cause"), changed.GetProperty("dueBefore"), changed.GetProperty("dueAfter"), changed.GetProperty("counts")));
    }

    [Theory]
    [InlineData("2020-01-26 12:00", "[件 A, 受理, 2020-01-20 10:00]")]
    [InlineData("2020-03-01 09:00", "[件 A, 受理, 2020-01-20 10:00]\n[件 A, 办结, 2020-01-22 10:00]")]
    public async Task A_clock_closed_before_the_change_or_looked_at_before_it_has_no_such_entry(string asOf, string events)
    {
        await using var book = await Load("late-holidays");
        var decision = Decide(book, asOf, "件 A", Events(events.Split('\n')));
        Assert.DoesNotContain("calendarChanged", decision.ToJson(all: true));
        Assert.DoesNotContain("\"ledger\"", decision.ToJson());
        Assert.Contains("\"ledger\":[{\"kind\":\"started\"", decision.ToJson(all: true));
    }

    [Fact]
    public async Task The_ledger_reads_in_both_languages()
    {
        await using var book = await Load("extension");
        var limit = Decide(book, "2011-03-18 09:00", "件 A", Events(Told.Split('\n'))).Limits.Single(l => l.Id == "一次延长");
        var chinese = limit.Explain(Language.Chinese);
        Assert.Contains("中止 自 补正通知：2011-03-08 10:00，由 李科，2011-03-10 08:00 补录", chinese);
        Assert.Contains("延长 5工作日：2011-03-11 09:00 批准延期，由 局长，理由：等待设备", chinese);
        Assert.Contains("撤销延长 5工作日：2011-03-14 09:00 撤销延期，由 局长，理由：设备已到", chinese);
        var english = limit.Explain(Language.English);
        Assert.Contains("Suspended since 补正通知: 2011-03-08 10:00, by 李科, recorded 2011-03-10 08:00", english);
        Assert.Contains("Extended by 5工作日: 2011-03-11 09:00 批准延期, by 局长, reason: 等待设备", english);
    }

    [Theory]
    [InlineData("bounds", "2011-04-20 09:00", "[件 A, 受理, 2011-03-07 09:00]\n[件 A, 补正通知, 2011-03-09 10:00]", "中止 至 期满：")]
    [InlineData("bounds", "2011-04-08 12:00", "[件 A, 受理, 2011-03-07 09:00]\n[件 A, 补正通知, 2011-03-09 10:00]", "正在中止：没有到期日，不预警，不发牌")]
    [InlineData("extension", "2011-03-18 09:00", "[件 A, 受理, 2011-03-07 09:00]\n[件 A, 批准延期, 2011-03-15 00:00]", "（在到期之后，不改变到期日）")]
    [InlineData("moved-anchors", "2011-03-16 09:00", "[件 A, 受理, 2011-03-07 09:00]\n[件 A, 补充证据, 2011-03-11 09:00, { 理由: 新证人 }]", "重计 自 补充证据：2011-03-11 09:00，理由：新证人")]
    [InlineData("late-holidays", "2020-02-10 09:00", "[件 A, 受理, 2020-01-20 10:00]", "《国务院办公厅关于延长2020年春节假期的通知》，到期日由 2020-02-01 改为 2020-02-04")]
    [InlineData("contrary-silence", "2011-03-25 09:00", "[申请 A, 受理, 2011-03-07 09:00]", "冲突：同一沉默，按“默示同意”视为 同意，按“默示驳回”视为 不同意，两者相反，都不生效")]
    public async Task Every_state_is_explained_in_Chinese_with_full_width_punctuation(string folder, string asOf, string events, string told)
    {
        await using var book = await Load(folder);
        var subject = events[1..events.IndexOf(',', StringComparison.Ordinal)];
        var chinese = string.Join('\n', Decide(book, asOf, subject, Events(events.Split('\n'), subject)).Limits.SelectMany(l => l.Explain(Language.Chinese).Split('\n').Skip(1)));
        Assert.Contains(told, chinese);
        Assert.DoesNotMatch(HalfWidth(), chinese);
    }

    /// <summary>Half-width punctuation right behind a Chinese character.</summary>
    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}[,:;()?!]")]
    private static partial Regex HalfWidth();

    private static Task<Rulebook> Load(string folder) =>
        Rulebook.LoadAsync(TestPaths.InRepository("tests", "conformance", "clocks", folder), cancellation: TestContext.Current.CancellationToken);

    /// <summary>Looks again and again, and keeps the key of every card that it has seen.</summary>
    private static HashSet<string> Sweep(Rulebook book, DateTime from, DateTime to, TimeSpan step)
    {
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        for (var at = from; ; at = at + step < to ? at + step : to)
        {
            foreach (var subject in new[] { "A", "B", "C" })
            {
                var limits = Decide(book, $"{at:yyyy-MM-dd HH:mm}", $"件 {subject}", Cases).Limits;
                claimed.UnionWith(limits.SelectMany(l => l.Cards.Select(c => $"{l.Id}/{subject}/{c.Kind}/{c.At:yyyy-MM-ddTHH:mm:sszzz}")));
            }

            if (at == to)
            {
                return claimed;
            }
        }
    }

    private static string Json(Rulebook book, string[] events) => Decide(book, "2011-03-18 09:00", "件 A", Events(events)).ToJson(all: true);

    private static string Events(string[] events, string subject = "件 A") => $"given: {{ {subject.Split(' ')[0]}: [ {{ 编号: A }} ] }}\nevents:\n{string.Join('\n', events.Select(e => "- " + e))}";

    private static Decision Decide(Rulebook book, string asOf, string subject, string facts) =>
        book.DecideAll(Facts.Parse($"as-of: {asOf}\nsubject: {subject}\n{facts}"), cancellation: TestContext.Current.CancellationToken).Single();
}
