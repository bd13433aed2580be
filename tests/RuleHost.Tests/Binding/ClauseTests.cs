using RuleHost.Model;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Binding;

/// <summary>Clauses of every kind: what they may name, and what the model holds of them.</summary>
public sealed class ClauseTests
{
    private const string Limit = "时限 答复\n  对 事项\n  自 受理 至 办结\n  限 承诺\n";

    [Theory]
    [InlineData("问责 单位.负责人: 批评教育 至 告诫 并 免职", null)]
    [InlineData("问责 单位.负责人: 批评教育 或 告诫", null)]
    [InlineData("给予 单位.负责人: 通报表彰", null)]
    [InlineData("问责 单位.负责人: 告诫 至 批评教育", "RH0272")]
    [InlineData("问责 单位.负责人: 告戒", "RH0270")]
    [InlineData("问责 单位: 告诫", "RH0271")]
    [InlineData("给予 单位: 通报表彰", null)]
    [InlineData("给予 单位: 通报表彰 至 通报表彰", "RH0273")]
    [InlineData("问责 数量: 告诫", "RH0247")]
    [InlineData("加重 当 上报", "RH0274")]
    [InlineData("不得 评为 甲等", "RH0275")]
    [InlineData("不得 受理、办结", null)]
    [InlineData("不得 受礼", "RH0277")]
    [InlineData("确认 由 效能办", null)]
    [InlineData("确认 由 效能", "RH0267")]
    [InlineData("扣 5分", "RH0280")]
    [InlineData("扣 5分 计入 无名", "RH0279")]
    [InlineData("依据 s2 第一条", "RH0266")]
    [InlineData("施行 2011-03-01 起 至 2011-02-01", "RH0265")]
    [InlineData("可调 限 至 10个工作日 由 县", "RH0294")]
    [InlineData("适用 情形", "RH0113")]
    [InlineData("限 5个工作日", null)]
    public void Clauses_of_a_situation(string clause, string? code)
    {
        var bound = BoundRulebook.FromRules($"情形 X\n  对 事项\n  当 上报\n  {clause}\n");
        if (clause.StartsWith('限'))
        {
            Assert.NotEmpty(bound.Errors);
            return;
        }

        Assert.Equal(code is null ? [] : [code], bound.Errors.Select(e => e.Code));
    }

    [Theory]
    [InlineData("于 剩 1个工作日 发 提醒 予 单位", null)]
    [InlineData("于 用满 90% 发 提醒 予 单位.负责人 由 效能办", null)]
    [InlineData("于 逾期 报 效能办", null)]
    [InlineData("于 逾期 视为 同意", null)]
    [InlineData("于 逾期满 3天 发 黄牌 予 单位", "RH0284")]
    [InlineData("于 剩 90% 发 黄牌 予 单位", "RH0113")]
    [InlineData("于 用满 120% 发 黄牌 予 单位", "RH0285")]
    [InlineData("于 逾期 发 黄牌牌 予 单位", "RH0268")]
    [InlineData("于 逾期 发 黄牌 予 单位 由 效能", "RH0267")]
    [InlineData("于 逾期 发 黄牌 予 数量", "RH0247")]
    [InlineData("中止 自 补正 至 办结", null)]
    [InlineData("中止 自 数量 至 办结", "RH0246")]
    [InlineData("延长 5个工作日 当 存在(补正)", null)]
    [InlineData("延长 5天 当 存在(补正)", "RH0231")]
    [InlineData("日历 cn", null)]
    [InlineData("日历 火星", "RH0269")]
    [InlineData("日历 目录[名称].名称", null)]
    [InlineData("日历 目录[名称].时限", "RH0243")]
    [InlineData("至 补正", "RH0263")]
    [InlineData("限 3个工作日", "RH0282")]
    [InlineData("免限 当 上报", null)]
    [InlineData("可调 限 至 10个工作日 由 县", null)]
    [InlineData("可调 限 至 10天 由 县", "RH0243")]
    [InlineData("例 受理 = 2011-03-07 10:00 → 到期日 = 2011-03-14", null)]
    [InlineData("例 受理 = 3 → 到期日 = 2011-03-14", "RH0243")]
    [InlineData("例 数量 + 1 = 3 → 到期日 = 2011-03-14", "RH0101")]
    public void Clauses_of_a_limit(string clause, string? code)
    {
        var codes = BoundRulebook.FromRules(Limit + $"  {clause}\n").Errors.Select(e => e.Code).Distinct().ToList();
        if (code is "RH0113" or "RH0101")
        {
            Assert.NotEmpty(codes);
            return;
        }

        Assert.Equal(code is null ? [] : [code], codes);
    }

    [Fact]
    public void A_limit_has_the_unit_of_its_budget()
    {
        static SpanUnit UnitOf(string within) => Assert.IsType<BoundLimit>(BoundRulebook.FromRules($"时限 答复\n  对 事项\n  自 受理 至 办结\n  {within}\n").Clean().Model.ById["答复"]).Unit;
        Assert.Equal(SpanUnit.WorkingDay, UnitOf("限 承诺"));
        Assert.Equal(SpanUnit.WorkingDay, UnitOf("限 目录[名称].时限"));
        Assert.Equal(SpanUnit.WorkingDay, UnitOf("限 期限"));
        Assert.Equal(SpanUnit.Month, UnitOf("限 3个月"));
        Assert.Equal(SpanUnit.Day, UnitOf("限 至 日期"));
        Assert.Equal(SpanUnit.Day, UnitOf("限 至 6月20日 前"));
    }

    [Fact]
    public void A_limit_by_a_parameter_without_value_takes_spans_of_any_unit() =>
        BoundRulebook.FromRules("时限 答复\n  对 事项\n  自 受理 至 办结\n  限 待定\n  于 剩 3天 发 提醒 予 单位\n情形 X\n  对 事项\n  当 答复.逾期 > 3个工作日 或 答复.逾期 > 3天\n").Clean();

    [Fact]
    public void A_general_provision_reaches_what_it_names_and_does_not_except()
    {
        var model = BoundRulebook.FromRules("""
            情形 A1
              标签 慢作为
              对 事项
              当 上报
            情形 A2
              对 事项
              当 上报
            否决 V1
              对 事项
              当 上报
              不得 受理
            通则 G
              适用 情形、V1 除 A2
              对 情节
              当 查实
            通则 H
              适用 慢作为
              对 事项
              免予 当 非 查实
            """).Clean().Model;
        Assert.Equal(["G", "H"], ((BoundJudgement)model.ById["A1"]).Generals.Select(g => g.Id));
        Assert.Empty(((BoundJudgement)model.ById["A2"]).Generals);
        Assert.Equal(["G"], ((BoundJudgement)model.ById["V1"]).Generals.Select(g => g.Id));
        var general = (BoundJudgement)model.ById["G"];
        Assert.Equal(-1, Assert.IsType<FieldExpression>(general.When[0].Body).Slot);
    }

    [Theory]
    [InlineData("适用 时限", "RH0290")]
    [InlineData("适用 后果", "RH0287")]
    [InlineData("适用 无此", "RH0289")]
    [InlineData("适用 X 除 Y", "RH0291")]
    [InlineData("适用 情形", "RH0288")]
    public void A_general_provision_that_reaches_wrongly_is_an_error(string clause, string code)
    {
        var bound = BoundRulebook.FromRules($"情形 X\n  对 事项\n  当 上报\n情形 Y\n  对 单位年度\n  当 优秀年\n通则 G\n  {clause}\n  对 情节\n  当 查实\n");
        Assert.Contains(code, bound.Errors.Select(e => e.Code));
    }

    [Fact]
    public void Scores_grades_votes_flows_and_recurring_duties_are_checked_too()
    {
        const string Score = "评分 总评\n  对 单位年度\n  满分 100分\n  项 一 占 50% 为 收费额 / 1元\n  项 二 占 {0} 为 90\n  扣 1分 每 单位 的 扣分单 其中 日期 属于 本年度 至多 10分\n  保留 2位\n";
        const string Grade = "等次 年等次\n  对 单位年度\n  值域 等级\n  按 总评\n  分组 单位\n  评 优 当 总分 不小于 90分\n  评 差 其余\n  名额 优 至多 30%\n  升 1等 当 优秀年\n";
        BoundRulebook.FromRules(Score.Replace("{0}", "50%", StringComparison.Ordinal) + Grade + "定义 单位年度.好 为 年等次 = 优 且 总评.总分 > 90分\n否决 V\n  对 单位年度\n  依据 s1 一\n  当 优秀年\n  不得 评为 优\n").Clean();
        BoundRulebook.FromRules(Score.Replace("{0}", "40%", StringComparison.Ordinal)).Error("RH0296", "40%");
        BoundRulebook.FromRules(Score.Replace("{0}", "50%", StringComparison.Ordinal) + Grade.Replace("评 优", "评 优异", StringComparison.Ordinal)).Error("RH0212", "优异");
        BoundRulebook.FromRules("票决 P\n  对 事项\n  有效 当 数量 > 3\n  通过 当 数量\n").Error("RH0238", "数量");
        BoundRulebook.FromRules("流程 F\n  对 事项\n  步骤 一 由 效能办 限 5个工作日 → 二 当 超时 | 三\n  步骤 二 终止\n").Error("RH0299", "三");
        BoundRulebook.FromRules("定期 T\n  对 单位\n  每 年 6月 上旬\n  于 逾期 发 提醒 予 本\n").Clean();
        BoundRulebook.FromRules("定期 T\n  每 年 6月 上询\n").Error("RH0286", "上询");
    }

    [Fact]
    public void Measured_only_looks_through_definitions() =>
        BoundRulebook.FromRules("定义 单位年度.甲 为 收费额 / 1元\n评分 S\n  对 单位年度\n  满分 100分\n  项 一 占 100% 为 甲 仅客观\n").Error("RH0297", "甲");

    [Fact]
    public void Examples_are_typed_by_their_paths()
    {
        var example = BoundRulebook.FromRules("情形 X\n  对 事项\n  当 上报\n  例 上报 = 是, 类别 = 投诉, 备选 = 无, 单位.负责人 = P1, 损失 = 3元, 受理 = 2011-03-07 → 成立\n").Clean().Model.ById["X"].Examples.Single();
        Assert.Equal(["是", "投诉", "无", "P1", "3元", "2011-03-07"], example.Given.Select(g => g.Value.ToString()));
        Assert.Equal("人员[P1]", example.Given[3].Value.RecordKey.ToString());
    }

    [Fact]
    public void What_a_provision_needs_and_has_twice_is_told()
    {
        BoundRulebook.FromRules("时限 L\n  对 事项\n  自 受理\n").Error("RH0262", "时限 L");
        BoundRulebook.FromRules("情形 X\n  对 事项\n  对 事项\n  当 上报\n").Error("RH0263", "对");
        BoundRulebook.FromRules("情形 X\n  对 事向\n  当 上报\n").Error("RH0207", "事向");
        BoundRulebook.FromRules("情形 X\n  对 情节\n  当 查实\n").Error("RH0228", "情节");
    }

    [Fact]
    public void An_overlay_is_checked_for_what_stands_alone()
    {
        const string Yaml = "rulebook: over\ntitle: 叠加\nversion: 1.0.0\nextends: [ { rulebook: base, range: \">=1 <2\" } ]\n";
        var bound = BoundRulebook.FromTexts(Yaml, "修订 时限 答复\n  限 3个工作日\n\n增补 情形 SN01\n  对 投诉\n  当 不一致\n").Clean();
        Assert.Contains(bound.Diagnostics, d => d.Code == "RH0601");
        Assert.Empty(bound.Model.Provisions);
        BoundRulebook.FromRules("修订 时限 答复\n  限 3个工作日\n").Error("RH0602", "修订 时限 答复");
    }
}
