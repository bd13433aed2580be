using Xunit;

namespace RuleHost.Tests.Traps;

/// <summary>What others got wrong, each told as a case through the front door.</summary>
public sealed class TrapsTests
{
    private const string Complaint = """
        as-of: 2011-03-20 09:00
        subject: 投诉 T1
        given:
          投诉: [ { 编号: T1, 类别: 报修, 承办单位: 城管局%FIELDS% } ]
        events: [ [投诉 T1, 来电, 2011-03-04 09:30], [投诉 T1, 交办, 2011-03-04 10:00]%EVENTS% ]
        """;

    [Fact]
    public async Task Answered_on_a_day_off_after_the_due_day_is_late_although_five_working_days_have_elapsed()
    {
        await using var book = await TemporaryRulebook.Of("""
            时限 答复
              对 投诉
              自 交办 至 反馈
              限 5个工作日
              于 逾期 发 黄牌 予 承办单位

            情形 迟答
              对 投诉
              当 答复.逾期 > 0个工作日
            """);
        var decision = book.Decide(Given(events: ", [投诉 T1, 反馈, 2011-03-12 10:00]"));
        var limit = Assert.Single(decision.Limits);
        Assert.Equal(("doneLate", "5工作日", "1工作日", new DateOnly(2011, 3, 11)), (limit.State, limit.Elapsed, limit.Overdue, limit.DueDate));
        Assert.Equal("黄牌", Assert.Single(limit.Cards).Kind);
        Assert.Equal(JudgementState.Holds, Assert.Single(decision.Judgements).Judgement);
    }

    [Fact]
    public async Task Missing_absent_and_empty_are_three_answers()
    {
        await using var book = await TemporaryRulebook.Of("""
            情形 无上级
              对 投诉
              当 上级 = 无

            情形 上级为空文本
              对 投诉
              当 上级 = ""
            """);
        Assert.Equal(["unknown", "unknown"], States(book.Decide(Given())));
        Assert.Equal(["holds", "fails"], States(book.Decide(Given(", 上级: 无"))));
        Assert.Equal(["holds", "fails"], States(book.Decide(Given(", 上级: null"))));
        Assert.Equal(["fails", "holds"], States(book.Decide(Given(", 上级: \"\""))));
    }

    [Fact]
    public async Task A_veto_that_cannot_be_evaluated_is_not_no_veto()
    {
        await using var book = await TemporaryRulebook.Of("""
            否决 V1 未核实不得结案
              对 投诉
              当 已核实 = 否
              不得 结案
            """);
        Assert.Equal(Truth.Unknown, book.Decide(Given()).IsForbidden("结案"));
        Assert.Equal(Truth.True, book.Decide(Given(", 已核实: 否")).IsForbidden("结案"));
        Assert.Equal(Truth.False, book.Decide(Given(", 已核实: 是")).IsForbidden("结案"));
        Assert.Equal(["投诉[T1].已核实"], Assert.Single(book.Decide(Given()).Vetoes).Missing);
    }

    [Fact]
    public async Task A_reform_dated_next_year_changes_nothing_before_it()
    {
        const string Yaml = """
            parameters:
              答复时限:
                - { from: 2009-01-01, value: 5个工作日 }
                - { from: 2012-01-01, value: 3个工作日 }
            """;
        await using var book = await TemporaryRulebook.Of("""
            时限 答复
              对 投诉
              自 交办 至 反馈
              限 答复时限

            情形 新规
              对 投诉
              施行 2012-01-01 起
              当 退单次数 > 1次
            """, Yaml);
        var before = book.Decide(Given(", 退单次数: 3"));
        Assert.Equal(new DateOnly(2011, 3, 11), Assert.Single(before.Limits).DueDate);
        Assert.Equal(JudgementState.NotApplicable, Assert.Single(before.Judgements).Judgement);

        // Looked at after the reform, the old complaint is still judged by the text of its own time.
        var later = book.Decide(Given(", 退单次数: 3").Replace("2011-03-20", "2012-06-01", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2011, 3, 11), Assert.Single(later.Limits).DueDate);
        Assert.Equal(JudgementState.NotApplicable, Assert.Single(later.Judgements).Judgement);

        var after = book.Decide(Given(", 退单次数: 3").Replace("2011-03", "2012-03", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2012, 3, 7), Assert.Single(after.Limits).DueDate);
        Assert.Equal(JudgementState.Holds, Assert.Single(after.Judgements).Judgement);
    }

    [Fact]
    public async Task Two_rulebooks_with_one_id_in_one_process_share_nothing()
    {
        await using var five = await TemporaryRulebook.Of("时限 答复\n  对 投诉\n  自 交办 至 反馈\n  限 5个工作日\n");
        await using var three = await TemporaryRulebook.Of("时限 答复\n  对 投诉\n  自 交办 至 反馈\n  限 3个工作日\n");
        for (var i = 0; i < 120; i++)
        {
            // Often enough that both are compiled on the way.
            Assert.Equal(new DateOnly(2011, 3, 11), five.Decide(Given()).Limits[0].DueDate);
            Assert.Equal(new DateOnly(2011, 3, 9), three.Decide(Given()).Limits[0].DueDate);
        }

        Assert.NotEqual(five.Rulebook.Identity.Hash, three.Rulebook.Identity.Hash);
    }

    [Fact]
    public async Task A_suspension_that_nobody_has_ended_stops_the_limit_and_is_not_lateness()
    {
        await using var book = await TemporaryRulebook.Of("""
            时限 答复
              对 投诉
              自 交办 至 反馈
              限 5个工作日
              中止 自 补正通知 至 补正完成
            """);
        Assert.Equal("overdue", book.Decide(Given()).Limits[0].State);
        var suspended = book.Decide(Given(events: ", [投诉 T1, 补正通知, 2011-03-07 10:00]")).Limits[0];
        Assert.Equal("suspended", suspended.State);
        Assert.Null(suspended.DueDate);
        Assert.Empty(suspended.Missing);
    }

    [Fact]
    public async Task Explaining_changes_no_outcome_and_the_same_facts_give_the_same_bytes()
    {
        await using var book = await Rulebook.LoadAsync(TestPaths.InRepository("rulebooks", "kunshan"), cancellation: TestContext.Current.CancellationToken);
        var facts = Facts.Parse("""
            as-of: 2011-03-30 09:00
            given: { 投诉: [ { 编号: T1, 类别: 报修, 承办单位: 城管局, 承办人: P1 } ] }
            events: [ [投诉 T1, 交办, 2011-03-07 10:00] ]
            """);
        var plain = book.DecideAll(facts).Select(d => d.ToJson(all: true)).ToList();
        var explained = book.DecideAll(facts).Select(d =>
        {
            foreach (var finding in d.Judgements.Cast<Finding>().Concat(d.Limits))
            {
                Assert.NotEmpty(finding.Explain(Language.Chinese));
                Assert.NotEmpty(finding.Explain(Language.English));
            }

            return d.ToJson(all: true);
        }).ToList();
        Assert.Equal(plain, explained);
    }

    [Fact]
    public async Task Many_threads_get_the_same_bytes()
    {
        await using var book = await Rulebook.LoadAsync(TestPaths.InRepository("tests", "conformance", "kunshan-excerpt"), cancellation: TestContext.Current.CancellationToken);
        var facts = Facts.Parse("""
            as-of: 2011-03-30 09:00
            subject: 投诉 T1
            given: { 投诉: [ { 编号: T1, 类别: 报修, 渠道: 热线, 承办单位: 城管局, 承办人: P1, 查实: 是 } ] }
            events: [ [投诉 T1, 交办, 2011-03-07 10:00] ]
            """);
        var expected = book.DecideAll(facts).Single().ToJson(all: true);
        var results = new string[200];
        Parallel.For(0, results.Length, i => results[i] = book.DecideAll(facts).Single().ToJson(all: true));
        Assert.All(results, r => Assert.Equal(expected, r));
    }

    [Fact]
    public async Task A_year_without_calendar_data_is_unknown_and_never_Monday_to_Friday()
    {
        await using var book = await TemporaryRulebook.Of("时限 答复\n  对 投诉\n  自 交办 至 反馈\n  限 5个工作日\n");
        var limit = book.Decide(Given().Replace("2011-", "2003-", StringComparison.Ordinal)).Limits[0];
        Assert.Equal(("unknown", "日历[cn/2003]"), (limit.State, Assert.Single(limit.Missing)));
    }

    private static string Given(string fields = "", string events = "") =>
        Complaint.Replace("%FIELDS%", fields, StringComparison.Ordinal).Replace("%EVENTS%", events, StringComparison.Ordinal);

    private static string[] States(Decision decision) => [.. decision.Judgements.Select(j => j.State)];
}
