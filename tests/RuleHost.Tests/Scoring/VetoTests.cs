using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Scoring;

/// <summary>A veto has an authority, a period and events that can be told apart; one event counted by two vetoes is one (semantics S20).</summary>
public sealed class VetoTests
{
    private const string Yaml = """
        rulebook: 考核
        version: 1.0.0
        sources: { 办法: { title: 考核办法, issuer: 市政府 } }
        enumerations: { 档次: { ordered: true, values: [一般, 良好, 优秀] } }
        facts:
          单位: { key: 名称, fields: { 名称: 文本 } }
          单位年度: { key: [单位, 年度], time: 年度, fields: { 单位: 单位, 年度: 年度, 得分: 小数, 事故: 是否 } }
          信访: { key: 编号, fields: { 编号: 文本, 单位: 单位, 事件: 文本, 日期: 日期 } }
          拆迁: { key: 编号, fields: { 编号: 文本, 单位: 单位, 事件: 文本, 日期: 日期 } }
        """;

    private const string Grade = """
        评分 总评
          对 单位年度
          满分 100分
          项 业绩 占 100% 为 得分

        等次 定档
          对 单位年度
          值域 档次
          按 总评
          评 优秀 当 总分 不小于 90分
          评 良好 当 总分 不小于 80分
          评 一般 其余


        """;

    /// <summary>A petition that counts once as a petition and once as a matter of demolition.</summary>
    private const string Twice = Grade + """
        否决 信访否决
          对 单位年度
          依据 办法 一
          当 存在(单位 的 信访 其中 日期 属于 本年度)
          事件 各(单位 的 信访 其中 日期 属于 本年度, 事件)
          不得 评为 优秀
          扣 5分 计入 总评

        否决 拆迁否决
          对 单位年度
          依据 办法 二
          当 存在(单位 的 拆迁 其中 日期 属于 本年度)
          事件 各(单位 的 拆迁 其中 日期 属于 本年度, 事件)
          不得 评为 良好
          扣 3分 计入 总评
        """;

    [Theory]
    [InlineData("上访A", "上访A", 95, "一般", "拆迁否决")]
    [InlineData("上访A", "上访B", 92, "一般", "信访否决 拆迁否决")]
    public async Task One_event_that_two_vetoes_count_is_one(string petition, string demolition, int total, string grade, string because)
    {
        await using var book = await YearlyRulebook.From(Yaml, Twice);
        var decision = Decide(book, petition, demolition);
        Assert.Equal(total, decision.Score().Total);
        Assert.Equal((grade, because), (decision.Grade().Grade, string.Join(' ', decision.Grade().Because)));
        Assert.Equal(petition == demolition, decision.ToJson().Contains("\"events\":[\"上访A\"],\"sameAs\":\"拆迁否决\"", StringComparison.Ordinal));
        Assert.Equal(petition == demolition, Text(decision.Grade().Explanation()).Contains("同一件事已由 拆迁否决 否决", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_it_is_not_known_whether_it_is_one_event_the_points_lie_between()
    {
        await using var book = await YearlyRulebook.From(Yaml, Twice);
        var score = Decide(book, "上访A", null).Score();
        Assert.Equal((null, 92m, 95m), (score.Total, score.Low, score.High));
        Assert.Equal(["拆迁[1].事件"], score.Missing);
    }

    [Fact]
    public async Task Without_a_list_of_events_they_are_the_records_and_facts_that_the_condition_finds()
    {
        await using var book = await YearlyRulebook.From(Yaml, Grade + """
            否决 甲
              对 单位年度
              依据 办法 一
              当 存在(单位 的 信访 其中 日期 属于 本年度) 或 事故
              不得 评为 优秀
              扣 5分 计入 总评

            否决 乙
              对 单位年度
              依据 办法 二
              当 计数(单位 的 信访) 不小于 1
              不得 评为 优秀
              扣 5分 计入 总评
            """);
        var same = Decide(book, "上访A", null);
        Assert.Equal(95m, same.Score().Total);
        Assert.Contains("\"events\":[\"信访[1]\"]", same.ToJson(), StringComparison.Ordinal);
        var facts = Facts.Parse("as-of: 2011-02-01\nsubject: 单位年度 甲局/2010\ngiven: { 单位: [ { 名称: 甲局 } ], 单位年度: [ { 单位: 甲局, 年度: 2010, 得分: 100, 事故: 是 } ], 信访: [ { 编号: 1, 单位: 甲局, 日期: 2009-05-01 } ], 拆迁: [] }");
        var different = book.DecideAll(facts).Single();
        Assert.Equal(90m, different.Score().Total);
        Assert.Contains("\"events\":[\"单位年度[甲局/2010].事故\"]", different.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prohibition_of_an_action_is_no_veto_and_needs_none_of_this()
    {
        await using var book = await YearlyRulebook.From(Yaml.Replace("拆迁: { key", "会议: { key: 编号, fields: { 编号: 文本, 到会: 整数 }, events: [决定] }\n  拆迁: { key", StringComparison.Ordinal), "否决 法定人数\n  对 会议\n  当 到会 小于 5\n  不得 决定\n");
        Assert.Equal("法定人数", Assert.Single(book.DecideAll(Facts.Parse("as-of: 2011-02-01\nsubject: 会议 1\ngiven: { 会议: [ { 编号: 1, 到会: 4 } ] }")).Single().Vetoes).Id);
    }

    private static Decision Decide(Rulebook book, string petition, string? demolition)
    {
        string Case(string? name) => name is null ? "" : $"事件: {name}, ";
        return book.DecideAll(Facts.Parse($"as-of: 2011-02-01\nsubject: 单位年度 甲局/2010\ngiven: {{ 单位: [ {{ 名称: 甲局 }} ], 单位年度: [ {{ 单位: 甲局, 年度: 2010, 得分: 100, 事故: 否 }} ], 信访: [ {{ 编号: 1, 单位: 甲局, {Case(petition)}日期: 2010-05-01 }} ], 拆迁: [ {{ 编号: 1, 单位: 甲局, {Case(demolition)}日期: 2010-05-02 }} ] }}")).Single();
    }

    private static string Text(Explanation node) => node.Text.Chinese + "\n" + string.Concat(node.Children.Select(Text));
}
