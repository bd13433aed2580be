using RuleHost.Compilation;
using RuleHost.Decisions;
using Xunit;

namespace RuleHost.Tests.Scoring;

/// <summary>等次 (semantics S20): vetoes, quotas, ranks, ties, promotions, series.</summary>
public sealed class GradeTests
{
    private const string Quiet = YearlyRulebook.QuietYear;

    [Fact]
    public async Task A_veto_wins_over_a_promotion_and_says_what_the_grade_would_be_without_it()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var grade = book.Decide(("甲局", "甲: 85, 乙: 85, 年度: 2010, 表彰: 0, 事故: 是, 省表彰: 是"), ("乙局", "甲: 10, 乙: 10, " + Quiet))["甲局/2010"].Grade();
        Assert.Equal(("良好", "优秀"), (grade.Grade, grade.Without));
        Assert.Equal(["事故否决"], grade.Because);
    }

    [Fact]
    public async Task A_veto_that_cannot_be_evaluated_makes_the_grade_unknown_but_only_where_it_matters()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var decisions = book.Decide(("甲局", "甲: 95, 乙: 95, 年度: 2010, 表彰: 0, 省表彰: 否"), ("乙局", "甲: 85, 乙: 85, 年度: 2010, 表彰: 0, 省表彰: 否"));
        var open = decisions["甲局/2010"].Grade();
        Assert.Equal(("unknown", "年度考核[甲局/2010].事故"), (open.State, Assert.Single(open.Missing)));
        Assert.Equal(["优秀", "良好"], open.Possible);
        Assert.Equal("良好", decisions["乙局/2010"].Grade().Grade);
    }

    [Fact]
    public async Task A_quota_passes_the_vetoed_by_and_those_out_fall_to_the_next_band()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var decisions = book.Decide(
            ("甲局", "甲: 99, 乙: 99, 年度: 2010, 表彰: 0, 事故: 是, 省表彰: 否"),
            ("乙局", "甲: 98, 乙: 98, " + Quiet),
            ("丙局", "甲: 97, 乙: 97, " + Quiet),
            ("丁局", "甲: 96, 乙: 96, " + Quiet));
        Assert.Equal(["良好", "优秀", "优秀", "良好"], Grades(decisions, "甲局", "乙局", "丙局", "丁局"));
        Assert.Equal([1, 2, 3, 4], new[] { "甲局", "乙局", "丙局", "丁局" }.Select(u => decisions[u + "/2010"].Grade().Rank!.Value));
    }

    [Fact]
    public async Task Series_compete_among_themselves_and_years_do_not_meet()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var decisions = book.Decide(
            ("甲局", "甲: 99, 乙: 99, " + Quiet),
            ("乙局", "甲: 98, 乙: 98, " + Quiet),
            ("一镇", "甲: 91, 乙: 91, " + Quiet),
            ("二镇", "甲: 90, 乙: 90, " + Quiet),
            ("乙局", "甲: 98, 乙: 98, 年度: 2009, 表彰: 0, 事故: 否, 省表彰: 否"),
            ("甲局", "甲: 10, 乙: 10, 年度: 2009, 表彰: 0, 事故: 否, 省表彰: 否"));
        Assert.Equal(["优秀", "良好", "优秀", "良好"], Grades(decisions, "甲局", "乙局", "一镇", "二镇"));
        Assert.Equal("优秀", decisions["乙局/2009"].Grade().Grade);
        Assert.Equal(2, decisions["二镇/2010"].Grade().Entrants);
    }

    [Theory]
    [InlineData("", "良好", "tied")]
    [InlineData("conventions: { 并列: 均不入 }", "良好", "tied")]
    [InlineData("conventions: { 并列: 均入 }", "优秀", "yes")]
    public async Task Those_who_tie_at_the_edge_are_all_out_or_all_in_as_the_convention_says(string conventions, string grade, string got)
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain, conventions);
        var decisions = book.Decide(("甲局", "甲: 95, 乙: 95, " + Quiet), ("乙局", "甲: 95, 乙: 95, " + Quiet));
        Assert.Equal([grade, grade], Grades(decisions, "甲局", "乙局"));
        Assert.Contains($"\"got\":\"{got}\"", decisions["甲局/2010"].ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("舍去", 1)]
    [InlineData("进一", 2)]
    [InlineData("四舍五入", 2)]
    public async Task A_fraction_of_a_place_is_rounded_as_the_rulebook_says(string rounding, int places)
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain, $"conventions: {{ 名额取整: {rounding} }}");
        var decisions = book.Decide(("甲局", "甲: 99, 乙: 99, " + Quiet), ("乙局", "甲: 98, 乙: 98, " + Quiet), ("丙局", "甲: 97, 乙: 97, " + Quiet));
        Assert.Equal(places, decisions.Values.Count(d => d.Grade().Grade == "优秀"));
    }

    [Fact]
    public async Task Equal_totals_are_told_apart_by_what_the_rulebook_names_next()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain.Replace("按 总评", "按 总评、甲", StringComparison.Ordinal));
        var decisions = book.Decide(("甲局", "甲: 94, 乙: 96.5, " + Quiet), ("乙局", "甲: 95, 乙: 95, " + Quiet));
        Assert.Equal(decisions["甲局/2010"].Score().Total, decisions["乙局/2010"].Score().Total);
        Assert.Equal(["良好", "优秀"], Grades(decisions, "甲局", "乙局"));
    }

    [Fact]
    public async Task The_last_of_a_group_are_named_by_rank_and_number()
    {
        await using var book = await YearlyRulebook.Of("""
            评分 总评
              对 年度考核
              满分 100分
              项 甲项 占 100% 为 甲

            等次 定档
              对 年度考核
              值域 档次
              按 总评
              评 优秀 当 名次 不大于 参评数 * 30%
              评 一般 当 名次 大于 参评数 * 90%
              评 良好 其余
            """);
        var decisions = book.Decide(Enumerable.Range(1, 10).Select(i => ($"局{i}", $"年度: 2010, 甲: {100 - i}")));
        Assert.Equal((3, 6, 1), (decisions.Values.Count(d => d.Grade().Grade == "优秀"), decisions.Values.Count(d => d.Grade().Grade == "良好"), decisions.Values.Count(d => d.Grade().Grade == "一般")));
        Assert.Equal("一般", decisions["局10/2010"].Grade().Grade);
    }

    [Fact]
    public async Task An_unknown_total_of_a_peer_matters_only_where_a_place_depends_on_it()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var decisions = book.Decide(("甲局", "甲: 99, 乙: 99, " + Quiet), ("乙局", "甲: 91, 乙: 91, " + Quiet), ("丙局", "甲: 90, " + Quiet), ("丁局", "甲: 10, 乙: 10, " + Quiet));
        Assert.Equal("优秀", decisions["甲局/2010"].Grade().Grade);
        Assert.Equal("一般", decisions["丁局/2010"].Grade().Grade);
        var edge = decisions["乙局/2010"].Grade();
        Assert.Equal((null, "年度考核[丙局/2010].乙"), (edge.Grade, Assert.Single(edge.Missing)));
    }

    [Fact]
    public async Task The_order_in_which_units_are_given_changes_nothing()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var random = new Random(7);
        var units = Enumerable.Range(0, 40).Select(i => ($"局{i}", $"甲: {random.Next(70, 100)}, 乙: {random.Next(70, 100)}, 年度: 2010, 表彰: {random.Next(3)}, 事故: {(random.Next(5) == 0 ? "是" : "否")}, 省表彰: 否")).ToArray();
        var forward = book.Decide(units);
        var backward = book.Decide(units.Reverse().ToArray());
        Assert.All(forward, p => Assert.Equal(p.Value.ToJson(), backward[p.Key].ToJson()));
    }

    [Fact]
    public async Task Compiled_and_interpreted_the_assessment_is_the_same()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var random = new Random(11);
        string Field(string name, string value) => random.Next(8) == 0 ? "" : $", {name}: {value}";
        var units = Enumerable.Range(0, 30).Select(i => $"{{ 单位: 局{i}, 年度: 2010{Field("甲", $"{random.Next(80, 102)}")}{Field("乙", $"{random.Next(80, 100)}")}{Field("表彰", $"{random.Next(5)}")}{Field("事故", random.Next(4) == 0 ? "是" : "否")}{Field("省表彰", random.Next(4) == 0 ? "是" : "否")} }}");
        var names = string.Join(", ", Enumerable.Range(0, 30).Select(i => $"{{ 名称: 局{i}{(i % 7 == 0 ? "" : ", 序列: 部门")} }}"));
        var facts = book.Binder.Bind(Facts.Parse($"given: {{ 单位: [ {names} ], 年度考核: [ {string.Join(", ", units)} ] }}"));
        var interpreted = new DecisionSession(book.Model, Interpreter.Instance, facts.Store, DateTime.UnixEpoch);
        var compiled = new DecisionSession(book.Model, new DecidingRunner(book.Model, 0), facts.Store, DateTime.UnixEpoch);
        foreach (var record in facts.Store.All("年度考核"))
        {
            Assert.Equal(interpreted.Decide(record.Key).ToJson(all: true), compiled.Decide(record.Key).ToJson(all: true));
        }
    }

    [Fact]
    public async Task A_veto_of_another_years_grade_does_not_wait_for_itself()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain + """


            否决 上年一般
              对 年度考核
              依据 办法 第十条
              当 上年.定档 = 一般
              不得 评为 优秀
            """);
        var decisions = book.Decide(
            ("甲局", "甲: 99, 乙: 99, " + Quiet),
            ("乙局", "甲: 10, 乙: 10, " + Quiet),
            ("甲局", "甲: 50, 乙: 50, 年度: 2009, 表彰: 0, 事故: 否, 省表彰: 否"));
        Assert.Equal("良好", decisions["甲局/2010"].Grade().Grade);
        Assert.Equal(["上年一般"], decisions["甲局/2010"].Grade().Because);
    }

    [Fact]
    public async Task A_vote_without_quorum_is_invalid_whatever_the_votes()
    {
        await using var book = await YearlyRulebook.Of("""
            票决 表决
              对 年度考核
              有效 当 到会 不小于 应到 * 2 / 3
              通过 当 赞成 大于 到会 / 2
            """);
        var decisions = book.Decide(
            ("甲局", "年度: 2010, 应到: 25, 到会: 16, 赞成: 16"),
            ("乙局", "年度: 2010, 应到: 25, 到会: 18, 赞成: 9"),
            ("丙局", "年度: 2010, 应到: 25, 到会: 18, 赞成: 10"),
            ("丁局", "年度: 2010, 到会: 18, 赞成: 10"));
        Assert.Equal(["invalid", "failed", "passed", "unknown"], decisions.Values.Select(d => Assert.Single(d.Votes).State));
        Assert.Equal(["年度考核[丁局/2010].应到"], Assert.Single(decisions["丁局/2010"].Votes).Missing);
    }

    [Fact]
    public async Task A_grade_that_is_one_of_two_is_surely_none_of_the_others()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain + """


            后果 一般的
              对 年度考核
              当 定档 = 一般

            后果 良好以上的
              对 年度考核
              当 定档 属于 [优秀、良好]

            后果 良好的
              对 年度考核
              当 定档 = 良好

            后果 不足良好的
              对 年度考核
              当 定档 小于 良好
            """);
        var decision = book.Decide(("甲局", "甲: 95, 乙: 95, 年度: 2010, 表彰: 0, 省表彰: 否"), ("乙局", "甲: 10, 乙: 10, " + Quiet))["甲局/2010"];
        Assert.Equal(["优秀", "良好"], decision.Grade().Possible);
        Assert.Equal(["一般的 fails", "良好以上的 holds", "良好的 unknown", "不足良好的 fails"], decision.Consequences.Select(c => $"{c.Id} {c.State}"));
        Assert.Equal(["年度考核[甲局/2010].事故"], decision.Consequences.Single(c => c.Id == "良好的").Missing);
    }

    private static IEnumerable<string?> Grades(Dictionary<string, Decision> decisions, params string[] units) => units.Select(u => decisions[u + "/2010"].Grade().Grade);
}
