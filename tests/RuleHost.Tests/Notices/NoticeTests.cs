using RuleHost.Notices;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Notices;

/// <summary>Papers: which there are, their numbers, what they say, and that they say it whenever they are printed.</summary>
public sealed class NoticeTests
{
    private const string Document = """
        as-of: 2011-04-01 09:00
        subject: [投诉 T2, 投诉 T1]
        given: { 投诉: [ { 编号: T1, 承办单位: 城管局 }, { 编号: T2, 承办单位: "<建设局>" } ] }
        events:
        - [投诉 T1, 交办, 2011-03-07 10:00]
        - [投诉 T2, 交办, 2011-03-08 10:00]
        - { record: 牌 答复/T1/黄牌/2011-03-15T00:00:00, event: 摘牌, at: 2011-03-18 09:00, by: 市效能办, fields: { 理由: 系统故障 } }
        """;

    [Fact]
    public async Task Each_card_and_each_lifting_is_a_paper_numbered_by_kind_in_the_order_of_what_happened() => Assert.Equal(
        [
            "提醒〔2011〕1号 投诉 T1", "黄牌〔2011〕1号 投诉 T1", "提醒〔2011〕2号 投诉 T2", "黄牌〔2011〕2号 投诉 T2", "摘牌〔2011〕1号 投诉 T1",
            "红牌〔2011〕1号 投诉 T1", "红牌〔2011〕2号 投诉 T2",
        ],
        (await Papers(Document)).Select(p => $"{p.Reference} {p.Words["案件"]}"));

    [Fact]
    public async Task A_paper_printed_later_reads_the_same()
    {
        var (now, later) = (await Papers(Document), await Papers(Document.Replace("2011-04-01", "2011-06-01", StringComparison.Ordinal)));
        Assert.Equal(now.Select(p => p.ToHtml(NoticeTemplate.Shipped())), later.Take(now.Count).Select(p => p.ToHtml(NoticeTemplate.Shipped())));
    }

    [Fact]
    public async Task A_card_tells_its_grounds_the_count_of_days_and_who_may_lift_it()
    {
        var page = (await Papers(Document))[1].ToHtml(NoticeTemplate.Shipped());
        Assert.Contains("期限至2011年3月14日，至发牌时逾期1工作日。现发黄牌。", page);
        Assert.Contains("本牌自发出之日起有效1年。确有自然灾害、系统故障的，可以书面向市效能办申请摘牌。", page);
        Assert.Contains("2011-03-12 周六", page);
        Assert.Contains("送达时间：2011年3月15日 08:30", page);
        Assert.DoesNotContain("{{", page);
    }

    [Fact]
    public async Task What_facts_hold_cannot_become_markup() => Assert.Contains("&lt;建设局&gt;", (await Papers(Document))[3].ToHtml(NoticeTemplate.Shipped()));

    [Fact]
    public void A_county_may_bring_a_template_of_its_own_for_all_papers_or_for_one_kind()
    {
        var (all, yellow) = (Template("all"), Template("yellow"));
        var own = new Dictionary<string, NoticeTemplate> { ["通知书"] = all, ["黄牌"] = yellow };
        Assert.Same(yellow, NoticeTemplate.For(own, "黄牌"));
        Assert.Same(all, NoticeTemplate.For(own, "红牌"));
        Assert.Contains("<!DOCTYPE html>", NoticeTemplate.For(new Dictionary<string, NoticeTemplate>(), "红牌").Fill(_ => ""));
    }

    [Fact]
    public void A_template_full_of_mistakes_has_each_told_once_and_no_more_than_twenty()
    {
        Assert.Single(Mistakes(string.Concat(Enumerable.Repeat("{{标提}}", 1000))));
        Assert.Equal(20, Mistakes(string.Concat(Enumerable.Range(0, 1000).Select(i => $"{{{{空{i}}}}}"))).Count);
        Assert.Equal("RH0363", Assert.Single(Mistakes($"{{{{{new string('x', 1_000_000)}}}}}")).Code);
    }

    [Theory]
    [InlineData("甲/乙", "甲.乙")]
    [InlineData("甲_002F乙", "甲/乙")]
    public void Two_kinds_of_paper_never_share_a_file_and_none_leaves_its_folder(string one, string other)
    {
        Assert.NotEqual(NoticeTemplate.FileName(one), NoticeTemplate.FileName(other));
        Assert.DoesNotContain('/', NoticeTemplate.FileName(one));
        Assert.DoesNotContain('.', NoticeTemplate.FileName(other));
    }

    private static IReadOnlyList<Diagnostic> Mistakes(string template)
    {
        var bag = new DiagnosticBag();
        Assert.Null(NoticeTemplate.Parse(new SourceText("notices/通知书.html", template), bag));
        return [.. bag.Items];
    }

    [Fact]
    public async Task A_suspension_and_its_end_are_papers_too_and_the_second_tells_the_new_due_date()
    {
        await using var book = await Traps.TemporaryRulebook.Of("""
            时限 答复
              对 投诉
              自 交办 至 反馈
              限 5个工作日
              中止 自 补正通知 至 补正完成
            """);
        var papers = book.Rulebook.Notices(
            Facts.Parse("""
                as-of: 2011-03-20 09:00
                subject: 投诉 T1
                given: { 投诉: [ { 编号: T1 } ] }
                events: [ [投诉 T1, 交办, 2011-03-07 10:00], [投诉 T1, 补正通知, 2011-03-08 10:00], [投诉 T1, 补正完成, 2011-03-10 10:00] ]
                """),
            null,
            TestContext.Current.CancellationToken);
        Assert.Equal(["中止〔2011〕1号", "恢复〔2011〕1号"], papers.Select(p => p.Reference));
        Assert.Equal("期限至2011年3月16日。", papers[1].Words["效力"]);
    }

    private static NoticeTemplate Template(string text) => NoticeTemplate.Parse(new SourceText("t.html", text), new DiagnosticBag())!;

    private static async Task<IReadOnlyList<Notice>> Papers(string document)
    {
        await using var book = await Rulebook.LoadAsync(TestPaths.InRepository("tests", "conformance", "cards"), cancellation: TestContext.Current.CancellationToken);
        return book.Notices(Facts.Parse(document), null, TestContext.Current.CancellationToken);
    }
}
