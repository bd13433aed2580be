using Xunit;

namespace RuleHost.Tests.Scoring;

/// <summary>评分 (semantics S12).</summary>
public sealed class ScoreTests
{
    private const string Quiet = YearlyRulebook.QuietYear;

    [Fact]
    public async Task Weights_bonus_and_cap_add_up_exactly_and_round_half_up_once()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var score = book.Decide(("甲局", "甲: 81.25, 乙: 90, 年度: 2010, 表彰: 4, 事故: 否, 省表彰: 否"))["甲局/2010"].Score();
        Assert.Equal(90.8m, score.Total);
        Assert.Equal([48.75m, 36m], score.Items.Select(i => i.Points!.Value));
        Assert.Equal(6m, Assert.Single(score.Changes).Amount.Points.Value.Number);
    }

    [Fact]
    public async Task A_missing_mark_leaves_the_range_that_the_total_can_still_take()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var score = book.Decide(("甲局", "甲: 90, " + Quiet))["甲局/2010"].Score();
        Assert.Equal((null, 54m, 94m), (score.Total, score.Low, score.High));
        Assert.Equal(["年度考核[甲局/2010].乙"], score.Missing);
        Assert.Equal("unknown", score.State);
    }

    [Fact]
    public async Task A_range_that_lies_within_one_band_settles_the_grade()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var grade = book.Decide(("甲局", "甲: 20, " + Quiet))["甲局/2010"].Grade();
        Assert.Equal(("一般", "holds"), (grade.Grade, grade.State));
        Assert.Empty(grade.Missing);
    }

    [Fact]
    public async Task A_mark_above_full_marks_is_an_error_in_the_data_and_not_clamped()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var score = book.Decide(("甲局", "甲: 101, 乙: 90, " + Quiet))["甲局/2010"].Score();
        Assert.Null(score.Total);
        Assert.Equal(["年度考核[甲局/2010].总评.甲项:超出范围"], score.Missing);
    }

    [Fact]
    public async Task A_score_without_items_starts_from_full_marks_and_never_falls_below_zero()
    {
        await using var book = await YearlyRulebook.Of("""
            评分 百分
              对 年度考核
              满分 100分
              扣 7分 每 表彰
            """);
        var decisions = book.Decide(("甲局", "年度: 2010, 表彰: 2"), ("乙局", "年度: 2010, 表彰: 20"), ("丙局", "年度: 2010"));
        Assert.Equal(86m, decisions["甲局/2010"].Score().Total);
        Assert.Equal(0m, decisions["乙局/2010"].Score().Total);
        Assert.Equal((null, 0m, 100m), (decisions["丙局/2010"].Score().Total, decisions["丙局/2010"].Score().Low, decisions["丙局/2010"].Score().High));
    }

    [Fact]
    public async Task Items_may_be_written_in_points_of_their_own()
    {
        await using var book = await YearlyRulebook.Of("""
            评分 百分
              对 年度考核
              满分 100分
              项 甲项 占 30分 为 甲
              项 乙项 占 70分 为 乙
            """);
        var decisions = book.Decide(("甲局", "年度: 2010, 甲: 29.5, 乙: 70"), ("乙局", "年度: 2010, 甲: 31, 乙: 70"), ("丙局", "年度: 2010, 甲: 30"));
        Assert.Equal(99.5m, decisions["甲局/2010"].Score().Total);
        Assert.Equal(["年度考核[乙局/2010].百分.甲项:超出范围"], decisions["乙局/2010"].Score().Missing);
        Assert.Equal((30m, 100m), (decisions["丙局/2010"].Score().Low, decisions["丙局/2010"].Score().High));
    }

    [Fact]
    public async Task Points_of_a_judgement_that_is_unknown_leave_a_range_and_name_what_is_missing()
    {
        await using var book = await YearlyRulebook.Of("""
            评分 百分
              对 年度考核
              满分 100分
              项 甲项 占 100% 为 甲

            情形 出过事故
              对 年度考核
              当 事故
              扣 10分 计入 百分
            """);
        var decisions = book.Decide(("甲局", "年度: 2010, 甲: 95, 事故: 是"), ("乙局", "年度: 2010, 甲: 95, 事故: 否"), ("丙局", "年度: 2010, 甲: 95"));
        Assert.Equal(85m, decisions["甲局/2010"].Score().Total);
        Assert.Equal(95m, decisions["乙局/2010"].Score().Total);
        var open = decisions["丙局/2010"].Score();
        Assert.Equal((null, 85m, 95m), (open.Total, open.Low, open.High));
        Assert.Equal(["年度考核[丙局/2010].事故"], open.Missing);
    }

    [Fact]
    public async Task The_points_of_a_general_provision_count_for_every_judgement_that_it_covers()
    {
        await using var book = await YearlyRulebook.Of("""
            评分 百分
              对 年度考核
              满分 100分

            情形 出过事故
              对 年度考核
              当 事故

            通则 凡情形扣分
              适用 情形
              对 年度考核
              扣 3分 计入 百分
            """);
        Assert.Equal(97m, book.Decide(("甲局", "年度: 2010, 事故: 是"))["甲局/2010"].Score().Total);
    }

    [Fact]
    public async Task Outside_the_filter_a_score_does_not_apply()
    {
        await using var book = await YearlyRulebook.Of("""
            评分 百分
              对 年度考核 其中 参评
              满分 100分
            """);
        var decisions = book.Decide(("甲局", "年度: 2010, 参评: 否"), ("乙局", "年度: 2010"));
        Assert.Equal("notApplicable", decisions["甲局/2010"].Score().State);
        Assert.Equal(["年度考核[乙局/2010].参评"], decisions["乙局/2010"].Score().Missing);
    }

    [Fact]
    public async Task Every_point_is_explained_line_by_line_in_both_languages()
    {
        await using var book = await YearlyRulebook.Of(YearlyRulebook.Plain);
        var decision = book.Decide(("甲局", "甲: 81.25, 乙: 90, 年度: 2010, 表彰: 4, 事故: 是, 省表彰: 否"), ("乙局", "甲: 15, 乙: 15, " + Quiet))["甲局/2010"];
        Snapshot.Verify(string.Concat(new Finding[] { decision.Score(), decision.Grade() }.SelectMany(f => new[] { f.Explain(Language.Chinese), f.Explain(Language.English) })));
    }

    /// <summary>Two items of 33.335: rounded each they make 66.68, rounded once 66.67.</summary>
    [Theory]
    [InlineData("保留(甲 / 3, 2位)", "保留(乙 / 3, 2位)", 66.68)]
    [InlineData("甲 / 3", "乙 / 3", 66.67)]
    public async Task A_figure_is_rounded_where_the_text_says_so_and_nowhere_else(string first, string second, double total)
    {
        await using var book = await YearlyRulebook.Of($"""
            评分 总评
              对 年度考核
              满分 100分
              项 甲项 占 50分 为 {first}
              项 乙项 占 50分 为 {second}
              保留 2位
            """);
        Assert.Equal((decimal)total, book.Decide(("甲局", "年度: 2010, 甲: 100.005, 乙: 100.005"))["甲局/2010"].Score().Total);
    }

    [Fact]
    public async Task Places_of_a_percentage_are_those_behind_its_own_point()
    {
        await using var book = await YearlyRulebook.From("rulebook: 率\nversion: 1.0.0\nfacts:\n  月报: { key: 编号, fields: { 编号: 文本, 率: 百分比, 按时: 整数, 件数: 整数 } }\n", """
            情形 恰好
              对 月报
              当 保留(率, 2位) = 82.42% 且 保留(按时 / 件数, 2位) = 0.82
            """);
        Assert.Equal("holds", book.DecideAll(Facts.Parse("as-of: 2011-02-01\nsubject: 月报 1\ngiven: { 月报: [ { 编号: 1, 率: 82.4168%, 按时: 5006, 件数: 6074 } ] }"), cancellation: TestContext.Current.CancellationToken).Single().Judgements.Single().State);
    }

    [Theory]
    [InlineData("扣 1分 每 损失 满 1万元", 97)]
    [InlineData("minus 1分 per 损失 in-steps-of 1万元", 97)]
    [InlineData("扣 1分 每 损失 满 1万元 至多 2分", 98)]
    [InlineData("扣 2分 每 率 满 10%", 94)]
    [InlineData("加 1分 每 (率 - 30%) 满 1%", 109)]
    [InlineData("加 1分 每 (率 - 40%) 满 1%", 100)]
    [InlineData("扣 1分 每 本 的 分项 其中 合格 = 否 满 2", 99)]
    [InlineData("扣 1分 每 时间 满 1小时", 98)]
    public async Task A_step_counts_when_it_is_full(string clause, int total)
    {
        await using var book = await YearlyRulebook.From(
            "rulebook: 步\nversion: 1.0.0\nfacts:\n  月报: { key: 编号, fields: { 编号: 文本, 率: 百分比, 损失: 金额<元>, 时间: 时长<分钟> } }\n  分项: { key: 编号, fields: { 编号: 文本, 月报: 月报, 合格: 是否 } }\n",
            $"评分 总评\n  对 月报\n  满分 100分\n  {clause}\n");
        var facts = Facts.Parse("as-of: 2011-02-01\nsubject: 月报 1\ngiven: { 月报: [ { 编号: 1, 率: 39.99%, 损失: 39999.99元, 时间: 179分钟 } ], 分项: [ { 编号: 1, 月报: 1, 合格: 否 }, { 编号: 2, 月报: 1, 合格: 否 }, { 编号: 3, 月报: 1, 合格: 否 }, { 编号: 4, 月报: 1, 合格: 是 } ] }");
        Assert.Equal(total, book.DecideAll(facts, cancellation: TestContext.Current.CancellationToken).Single().Score().Total);
    }

    [Theory]
    [InlineData("扣 1分 每 损失 满 10%", "RH0241")]
    [InlineData("扣 1分 每 率 满 1万元", "RH0241")]
    public async Task A_step_is_of_the_kind_that_it_divides(string clause, string code)
    {
        var problem = await Assert.ThrowsAsync<RulebookException>(() => YearlyRulebook.From("rulebook: 步\nversion: 1.0.0\nfacts:\n  月报: { key: 编号, fields: { 编号: 文本, 率: 百分比, 损失: 金额<元> } }\n", $"评分 总评\n  对 月报\n  满分 100分\n  {clause}\n"));
        Assert.Equal(code, Assert.Single(problem.Diagnostics, d => d.Severity == RuleHost.Text.Severity.Error).Code);
    }
}
