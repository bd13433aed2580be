using RuleHost.Compilation;
using RuleHost.Decisions;
using Xunit;

namespace RuleHost.Tests.Scoring;

/// <summary>In a row: 连续 over years and months, 连续次数 over records and events, 上年 and 上月, and who answers for whom (semantics S21).</summary>
public sealed class InARowTests
{
    private const string Yaml = """
        rulebook: 连续
        version: 1.0.0
        facts:
          单位: { key: 名称, predecessor: 前身, fields: { 名称: 文本, 前身: 列表<单位> } }
          单位月度: { key: [单位, 月份], time: 月份, fields: { 单位: 单位, 月份: 月份, 办件: 整数, 超期: 整数 } }
          单位年度: { key: [单位, 年度], time: 年度, fields: { 单位: 单位, 年度: 年度, 一般: 是否 } }
          督查: { key: 编号, time: 日期, fields: { 编号: 文本, 单位: 单位, 日期: 日期, 结果: [红, 黄, 绿] }, events: { 通报: {}, 抽查: { 合格: 是否 } } }
        """;

    private const string Rules = """
        后果 连续一般
          对 单位年度
          当 连续 2年 一般

        后果 连续三月超期
          对 单位月度
          当 连续 3个月 超期 大于 0

        定义 单位月度.环比 为 (办件 - 上月.办件) / 上月.办件

        定义 单位月度.同比 为 (办件 - 上年.办件) / 上年.办件

        定义 单位年度.连红 为 连续次数(单位 的 督查 其中 日期 属于 本年度, 结果 = 红)

        后果 三红
          对 单位年度
          当 连红 不小于 3

        后果 抽查两次不合格
          对 督查
          当 连续次数(抽查, 非 合格) 不小于 2
        """;

    [Theory]
    [InlineData("红 红 绿 红", 2, "fails")]
    [InlineData("红 绿 红 红 红", 3, "holds")]
    [InlineData("红 ? 红 绿", null, "unknown")]
    [InlineData("红 ? 绿 红 红", 2, "fails")]
    [InlineData("红 红 红 ?", null, "holds")]
    [InlineData("", 0, "fails")]
    public async Task Counts_in_a_row_go_by_time_and_never_by_the_order_of_giving(string results, int? longest, string state)
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        var checks = results.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((r, i) => $"{{ 编号: D{9 - i}, 单位: 甲局, 日期: 2010-03-0{i + 1}{(r == "?" ? "" : $", 结果: {r}")} }}").ToList();
        foreach (var given in new[] { checks, Enumerable.Reverse(checks) })
        {
            var decision = Decide(book, "单位年度 甲局/2010", $"单位年度: [ {{ 单位: 甲局, 年度: 2010, 一般: 否 }} ], 督查: [ {string.Join(", ", given)} ]", out var session);
            Assert.Equal(state, decision.Consequences.Single(c => c.Id == "三红").State);
            Assert.Equal(longest is null ? null : (decimal)longest, Of(session, "连红"));
        }
    }

    [Fact]
    public async Task A_list_that_may_be_longer_may_break_what_is_in_a_row()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules.Replace("连红 不小于 3", "连红 不小于 1", StringComparison.Ordinal));
        var facts = Facts.Parse("as-of: 2011-02-01\nsubject: 单位年度 甲局/2010\ngiven: { 单位年度: [ { 单位: 甲局, 年度: 2010, 一般: 否 } ] }");
        Assert.Equal(["单位[甲局]的督查"], book.DecideAll(facts).Single().Consequences.Single(c => c.Id == "三红").Missing);
    }

    [Fact]
    public async Task Events_stand_in_a_row_too()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        string State(string events) => book.DecideAll(Facts.Parse($"as-of: 2011-02-01\nsubject: 督查 D1\ngiven: {{ 督查: [ {{ 编号: D1, 单位: 甲局, 日期: 2010-01-01 }} ] }}\nevents: [ {events} ]")).Single().Consequences.Single(c => c.Id == "抽查两次不合格").State;
        Assert.Equal("holds", State("[督查 D1, 抽查, 2010-02-01, { 合格: 否 }], [督查 D1, 抽查, 2010-03-01, { 合格: 否 }]"));
        Assert.Equal("fails", State("[督查 D1, 抽查, 2010-02-01, { 合格: 否 }], [督查 D1, 抽查, 2010-02-15, { 合格: 是 }], [督查 D1, 抽查, 2010-03-01, { 合格: 否 }]"));
    }

    [Fact]
    public async Task Months_stand_in_a_row_over_the_turn_of_the_year_and_a_missing_one_is_no_break()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        string Month(string month, int late) => $"{{ 单位: 甲局, 月份: {month}, 办件: 10, 超期: {late} }}";
        JudgementFinding Of(params string[] months) => Decide(book, "单位月度 甲局/2011-01", $"单位月度: [ {string.Join(", ", months)} ]").Consequences.Single();
        Assert.Equal("holds", Of(Month("2011-01", 1), Month("2010-12", 2), Month("2010-11", 1)).State);
        Assert.Equal("fails", Of(Month("2011-01", 1), Month("2010-12", 0), Month("2010-11", 1)).State);
        var gap = Of(Month("2011-01", 1), Month("2010-11", 1));
        Assert.Equal(("unknown", "单位月度[甲局/2010-12]"), (gap.State, Assert.Single(gap.Missing)));
    }

    [Fact]
    public async Task The_month_before_and_the_same_month_a_year_before_are_reached()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        Decide(book, "单位月度 甲局/2011-01", "单位月度: [ { 单位: 甲局, 月份: 2011-01, 办件: 110, 超期: 0 }, { 单位: 甲局, 月份: 2010-12, 办件: 100, 超期: 0 }, { 单位: 甲局, 月份: 2010-01, 办件: 88, 超期: 0 } ]", out var session);
        Assert.Equal((0.1m, 0.25m), (Of(session, "环比"), Of(session, "同比")));
    }

    [Theory]
    [InlineData("新局: [甲局]", "甲局", "holds", "")]
    [InlineData("新局: [乙局]; 乙局: [甲局]", "甲局", "holds", "")]
    [InlineData("新局: []", "甲局", "unknown", "单位年度[新局/2009]")]
    [InlineData("", "甲局", "unknown", "单位年度[新局/2009]")]
    [InlineData("新局: [甲局, 乙局]", "甲局 乙局", "unknown", "单位年度[新局/2009]:不止一个前身")]
    [InlineData("新局: [甲局, 乙局]", "乙局", "holds", "")]
    [InlineData("新局: [甲局]; 甲局: [新局]", "甲局", "holds", "")]
    public async Task A_declared_successor_answers_for_the_years_of_its_predecessor(string declared, string assessed, string state, string missing)
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        var units = string.Join(", ", declared.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(d => d.Split(": ")).Select(d => $"{{ 名称: {d[0]}, 前身: {d[1]} }}"));
        var years = string.Join(", ", assessed.Split(' ').Select(u => $"{{ 单位: {u}, 年度: 2009, 一般: 是 }}"));
        var found = Decide(book, "单位年度 新局/2010", $"单位: [ {units} ], 单位年度: [ {{ 单位: 新局, 年度: 2010, 一般: 是 }}, {years} ], 督查: []").Consequences.Single(c => c.Id == "连续一般");
        Assert.Equal((state, missing), (found.State, string.Join(' ', found.Missing)));
    }

    [Fact]
    public async Task What_refers_to_the_predecessor_counts_for_its_successor()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        Decide(book, "单位年度 新局/2010", "单位: [ { 名称: 新局, 前身: [甲局] } ], 单位年度: [ { 单位: 新局, 年度: 2010, 一般: 否 } ], 督查: [ { 编号: D1, 单位: 甲局, 日期: 2010-02-01, 结果: 红 }, { 编号: D2, 单位: 新局, 日期: 2010-08-01, 结果: 红 } ]", out var session);
        Assert.Equal(2m, Of(session, "连红"));
    }

    [Fact]
    public async Task What_refers_to_both_the_old_unit_and_the_new_one_counts_once()
    {
        await using var book = await YearlyRulebook.From(Yaml + "\n  协同: { key: 编号, fields: { 编号: 文本, 各方: 列表<单位> } }\n", Rules + "\n\n定义 单位.协同数 为 计数(本 的 协同)\n");
        Decide(book, "单位年度 新局/2010", "单位: [ { 名称: 新局, 前身: [甲局] } ], 单位年度: [ { 单位: 新局, 年度: 2010, 一般: 否 } ], 督查: [], 协同: [ { 编号: X1, 各方: [甲局, 新局] }, { 编号: X2, 各方: [甲局] }, { 编号: X3, 各方: [乙局] } ]", out var session);
        Assert.Equal(2m, Of(session, "协同数"));
    }

    private static Decision Decide(Rulebook book, string subject, string given) => Decide(book, subject, given, out _);

    private static Decision Decide(Rulebook book, string subject, string given, out DecisionSession session)
    {
        var facts = Facts.Parse($"as-of: 2011-02-01\nsubject: {subject}\ngiven: {{ {given} }}");
        var decision = book.DecideAll(facts).Single();
        var bound = book.Binder.Bind(facts);
        session = new DecisionSession(book.Model, Interpreter.Instance, bound.Store, decision.AsOf.UtcDateTime);
        var interpreted = session.Decide(bound.Subjects.Single());
        var compiled = new DecisionSession(book.Model, new DecidingRunner(book.Model, 0), bound.Store, decision.AsOf.UtcDateTime).Decide(bound.Subjects.Single());
        Assert.Equal(interpreted.ToJson(all: true), compiled.ToJson(all: true));
        return decision;
    }

    private static decimal? Of(DecisionSession session, string definition)
    {
        var model = session.Evaluation.Model;
        var found = model.Provisions.OfType<RuleHost.Model.BoundDefinition>().Single(d => d.Id == definition);
        var subject = session.Evaluation.Facts.All(found.Subject!.Name)[0];
        return session.Evaluation.Definition(found, RuleHost.Values.Value.OfRecord(subject.Key)) is { Value.Kind: RuleHost.Values.ValueKind.Number } value ? value.Value.Number : null;
    }
}
