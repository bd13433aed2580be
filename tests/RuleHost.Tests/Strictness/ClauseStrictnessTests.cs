using RuleHost.Strictness;
using RuleHost.Syntax;
using RuleHost.Tests.Binding;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Strictness;

/// <summary>Semantics S23, clause by clause: what is tighter, what is looser, what cannot be told.</summary>
public sealed class ClauseStrictnessTests
{
    internal const string Yaml = """
        rulebook: base
        title: 基础
        version: 1.0.0
        sources: { s1: { title: 办法 } }
        enumerations:
          影响: { ordered: true, values: [无影响, 一般影响, 恶劣影响] }
          等级: { ordered: true, values: [差, 良, 优] }
        facts:
          单位: { key: 名称, fields: { 名称: 文本 } }
          人员: { key: 工号, fields: { 工号: 文本 } }
          诉求:
            key: 编号
            fields: { 编号: 文本, 类别: [咨询, 报修, 投诉], 单位: 单位, 承办人: 人员, 次数: 整数, 损失: 金额<元>, 紧急: 是否, 认错: 是否, 瞒报: 是否, 影响: 影响 }
            events: [交办, 反馈, 补正通知, 补正完成, 批准延期]
          年度单位: { key: 单位, fields: { 单位: 单位, 得分: 分, 出事: 是否, 立功: 是否 } }
          议题: { key: 编号, fields: { 编号: 文本, 应到: 整数, 到会: 整数, 赞成: 整数 } }
        parameters:
          时限数: [ { from: 2009-01-01, value: 5个工作日 }, { from: 2012-01-01, value: 3个工作日 } ]
          大额: [ { from: 2009-01-01, value: 10万元 } ]
        calendars: { default: cn }
        cards: [提醒, 黄牌, 红牌]
        ladders:
          人员: { decides: person, steps: [批评教育, 书面检查, 告诫, 通报批评, 免职] }
          单位: { decides: person, steps: [限期整改, 通报批评] }
        awards: [表彰]
        roles: [效能办, 组织部]
        """;

    [Fact]
    public void Every_clause_of_the_language_has_a_direction() =>
        Assert.All(Keywords.Clauses.Words, k => Assert.NotNull(ClauseDirections.Of(k.Canonical)));

    [Theory]
    [InlineData("当 次数 大于 2", "当 次数 不小于 2", Strength.Tighter)]
    [InlineData("当 次数 大于 2", "当 次数 大于 3", Strength.Looser)]
    [InlineData("当 次数 大于 2", "当 次数 不小于 3", Strength.Equal)]
    [InlineData("当 紧急", "当 紧急 或 瞒报", Strength.Tighter)]
    [InlineData("当 紧急", "当 紧急 且 瞒报", Strength.Looser)]
    [InlineData("当 紧急", "当 瞒报", Strength.Looser)]
    [InlineData("当 紧急", "当 非 (非 紧急)", Strength.Equal)]
    [InlineData("当 紧急", "当 紧急 且 (瞒报 或 非 瞒报)", Strength.Looser)]
    [InlineData("当 类别 属于 [报修、投诉]", "当 类别 ≠ 咨询", Strength.Equal)]
    [InlineData("当 类别 = 报修", "当 类别 属于 [报修、投诉]", Strength.Tighter)]
    [InlineData("当 类别 属于 [报修、投诉]", "当 类别 = 投诉", Strength.Looser)]
    [InlineData("当 损失 大于 大额", "当 损失 大于 5万元", Strength.Tighter)]
    [InlineData("当 损失 大于 大额", "当 损失 大于 20万元", Strength.Looser)]
    [InlineData("当 影响 不小于 一般影响", "当 影响 = 恶劣影响", Strength.Looser)]
    [InlineData("当 下列至少 2项\n    (一) 紧急\n    (二) 瞒报\n    (三) 认错", "当 紧急 且 瞒报", Strength.Looser)]
    [InlineData("当 紧急\n  不适用 当 认错", "当 紧急", Strength.Tighter)]
    [InlineData("当 紧急", "当 紧急\n  不适用 当 认错", Strength.Looser)]
    [InlineData("当 紧急\n  不适用 当 认错", "当 紧急\n  不适用 当 认错 且 次数 = 1", Strength.Tighter)]
    [InlineData("当 紧急\n  不适用 当 认错", "当 紧急\n  不适用 当 认错 或 次数 = 1", Strength.Looser)]
    [InlineData("当 紧急\n  确认 由 效能办", "当 紧急", Strength.Tighter)]
    [InlineData("当 紧急", "当 紧急\n  确认 由 效能办", Strength.Looser)]
    [InlineData("当 紧急\n  确认 由 效能办", "当 紧急\n  确认 由 组织部", Strength.Incomparable)]
    [InlineData("问责 承办人: 批评教育 至 告诫", "问责 承办人: 书面检查 至 告诫", Strength.Tighter)]
    [InlineData("问责 承办人: 批评教育 至 告诫", "问责 承办人: 批评教育 至 通报批评", Strength.Tighter)]
    [InlineData("问责 承办人: 书面检查 至 告诫", "问责 承办人: 批评教育 至 通报批评", Strength.Looser)]
    [InlineData("问责 承办人: 书面检查 至 告诫", "问责 承办人: 书面检查", Strength.Looser)]
    [InlineData("问责 承办人: 批评教育 至 告诫", "给予 单位: 通报批评", Strength.Looser)]
    [InlineData("问责 承办人: 批评教育 至 告诫", "问责 承办人: 批评教育 至 告诫\n  给予 单位: 通报批评", Strength.Tighter)]
    [InlineData("问责 承办人: 批评教育 至 告诫", "问责 承办人: 批评教育 至 告诫 当 紧急", Strength.Looser)]
    [InlineData("问责 承办人: 批评教育 至 告诫 当 紧急", "问责 承办人: 批评教育 至 告诫", Strength.Tighter)]
    [InlineData("问责 承办人: 一律 免职", "问责 承办人: 免职", Strength.Looser)]
    [InlineData("问责 承办人: 批评教育 或 免职", "问责 承办人: 书面检查 或 免职", Strength.Tighter)]
    [InlineData("问责 承办人: 批评教育\n  从重 当 瞒报", "问责 承办人: 批评教育", Strength.Looser)]
    [InlineData("问责 承办人: 批评教育", "问责 承办人: 批评教育\n  从重 当 瞒报", Strength.Tighter)]
    [InlineData("问责 承办人: 批评教育\n  从重 当 瞒报", "问责 承办人: 批评教育\n  从重 当 瞒报 且 紧急", Strength.Looser)]
    [InlineData("问责 承办人: 批评教育\n  免予 当 认错", "问责 承办人: 批评教育", Strength.Tighter)]
    [InlineData("问责 承办人: 批评教育", "问责 承办人: 批评教育\n  免予 当 认错", Strength.Looser)]
    [InlineData("问责 承办人: 批评教育\n  免予 当 认错", "问责 承办人: 批评教育\n  免予 当 认错 且 非 紧急", Strength.Tighter)]
    [InlineData("问责 承办人: 批评教育\n  从轻 当 认错", "问责 承办人: 批评教育\n  从轻 当 认错 或 紧急", Strength.Looser)]
    [InlineData("不得 反馈", "不得 反馈、批准延期", Strength.Tighter)]
    [InlineData("不得 反馈、批准延期", "不得 反馈", Strength.Looser)]
    [InlineData("不得 反馈 当 紧急", "不得 反馈", Strength.Tighter)]
    public void A_judgement(string before, string after, object strength) => Is(Situation(before), Situation(after), (Strength)strength);

    [Theory]
    [InlineData("限 5个工作日", "限 3个工作日", Strength.Tighter)]
    [InlineData("限 5个工作日", "限 7个工作日", Strength.Looser)]
    [InlineData("限 5个工作日", "限 5天", Strength.Incomparable)]
    [InlineData("限 2周", "限 10天", Strength.Tighter)]
    [InlineData("限 时限数", "限 4个工作日", Strength.Incomparable)]
    [InlineData("限 时限数", "限 3个工作日", Strength.Tighter)]
    [InlineData("限 5个工作日", "限 时限数", Strength.Incomparable)] // before 2009 it has no value
    [InlineData("限 5个工作日 当 紧急\n  限 9个工作日 当 非 紧急", "限 4个工作日", Strength.Tighter)]
    [InlineData("限 5个工作日 当 紧急\n  限 9个工作日 当 非 紧急", "限 6个工作日", Strength.Looser)]
    [InlineData("限 5个工作日", "限 5个工作日\n  中止 自 补正通知 至 补正完成", Strength.Looser)]
    [InlineData("限 5个工作日\n  中止 自 补正通知 至 补正完成", "限 5个工作日", Strength.Tighter)]
    [InlineData("限 5个工作日\n  延长 5个工作日 当 存在(批准延期)", "限 5个工作日\n  延长 3个工作日 当 存在(批准延期)", Strength.Tighter)]
    [InlineData("限 5个工作日\n  延长 5个工作日 当 存在(批准延期)", "限 5个工作日\n  延长 6个工作日 当 存在(批准延期)", Strength.Looser)]
    [InlineData("限 5个工作日", "限 5个工作日\n  延长 1个工作日 当 紧急", Strength.Looser)]
    [InlineData("限 5个工作日", "限 5个工作日\n  免限 当 紧急", Strength.Looser)]
    [InlineData("限 5个工作日\n  免限 当 紧急", "限 5个工作日", Strength.Tighter)]
    [InlineData("限 5个工作日\n  于 逾期 发 黄牌 予 单位", "限 5个工作日", Strength.Looser)]
    [InlineData("限 5个工作日\n  于 逾期 发 黄牌 予 单位", "限 5个工作日\n  于 剩 1个工作日 发 黄牌 予 单位", Strength.Tighter)]
    [InlineData("限 5个工作日\n  于 逾期 发 黄牌 予 单位", "限 5个工作日\n  于 逾期满 2个工作日 发 黄牌 予 单位", Strength.Looser)]
    [InlineData("限 5个工作日\n  于 逾期满 3个工作日 发 红牌 予 单位", "限 5个工作日\n  于 逾期满 2个工作日 发 红牌 予 单位", Strength.Tighter)]
    [InlineData("限 5个工作日\n  于 剩 1个工作日 发 提醒 予 单位", "限 5个工作日\n  于 剩 2个工作日 发 提醒 予 单位", Strength.Tighter)]
    [InlineData("限 5个工作日\n  于 逾期 发 黄牌 予 单位", "限 5个工作日\n  于 逾期 发 黄牌 予 单位\n  于 逾期 视为 同意", Strength.Tighter)]
    [InlineData("限 5个工作日\n  于 逾期 发 黄牌 予 单位", "限 5个工作日\n  于 逾期 发 黄牌 予 单位 当 紧急", Strength.Looser)]
    [InlineData("限 5个工作日\n  截止 24:00", "限 5个工作日\n  截止 下班", Strength.Incomparable)]
    [InlineData("限 5个工作日\n  截止 下班", "限 5个工作日\n  截止 24:00", Strength.Looser)]
    [InlineData("限 5个工作日\n  截止 24:00", "限 5个工作日", Strength.Equal)]
    [InlineData("限 5个工作日", "限 5个工作日\n  截止 17:00", Strength.Tighter)]
    [InlineData("限 5个工作日\n  截止 17:00", "限 5个工作日\n  截止 17:30", Strength.Looser)]
    [InlineData("限 5个工作日", "限 5个工作日\n  截止 同时刻", Strength.Incomparable)]
    [InlineData("限 5个工作日", "限 5个工作日\n  于 逾期 视为 反馈", Strength.Looser)]
    [InlineData("限 5个工作日", "限 5个工作日\n  于 剩 1个工作日 视为 反馈", Strength.Looser)]
    [InlineData("限 5个工作日", "限 5个工作日\n  于 逾期 视为 补正完成", Strength.Tighter)]
    [InlineData("限 5个工作日\n  中止 自 补正通知 至 补正完成", "限 5个工作日\n  中止 自 补正通知 至 补正完成\n  于 逾期 视为 补正完成", Strength.Incomparable)]
    [InlineData("限 5个工作日\n  中止 自 补正通知 至 补正完成", "限 5个工作日\n  中止 自 补正通知 至 补正完成\n  于 中止满 30天 视为 撤回", Strength.Looser)]
    [InlineData("限 5个工作日\n  于 逾期满 5个工作日 视为 反馈", "限 5个工作日\n  于 逾期满 2个工作日 视为 反馈", Strength.Incomparable)]
    [InlineData("限 5个工作日\n  于 逾期满 5个工作日 视为 反馈", "限 5个工作日\n  于 逾期满 5个工作日 视为 反馈\n  于 逾期 视为 反馈", Strength.Looser)]
    [InlineData("限 5个工作日\n  于 逾期满 5个工作日 视为 同意", "限 5个工作日\n  于 逾期满 2个工作日 视为 同意", Strength.Tighter)]
    [InlineData("限 至 6月20日 前", "限 至 6月10日 前", Strength.Tighter)]
    [InlineData("限 至 6月20日 前", "限 至 6月30日 前", Strength.Looser)]
    public void A_limit(string before, string after, object strength) => Is(Clock(before), Clock(after), (Strength)strength);

    [Theory]
    [InlineData("季度 末日", "月 末日", Strength.Tighter)]
    [InlineData("季度 末日", "季度 底", Strength.Equal)]
    [InlineData("季度 末日", "半年 末日", Strength.Looser)]
    [InlineData("年 第 10个工作日", "季度 第 10个工作日", Strength.Tighter)]
    [InlineData("月 第 10个工作日", "月 第 5个工作日", Strength.Tighter)]
    [InlineData("月 第 5个工作日", "月 第 10个工作日", Strength.Looser)]
    [InlineData("季度 后 10天", "季度 后 5天", Strength.Tighter)]
    [InlineData("年 春节 前 5个工作日", "年 春节 前 10个工作日", Strength.Tighter)]
    [InlineData("年 春节 后 第 5个工作日", "年 春节 后 第 10个工作日", Strength.Looser)]
    [InlineData("月 中旬", "月 上旬", Strength.Tighter)]
    [InlineData("月 末日", "月 上旬", Strength.Tighter)]
    [InlineData("月 上旬", "月 末日", Strength.Looser)]
    [InlineData("周五", "周三", Strength.Tighter)]
    [InlineData("周五", "日", Strength.Tighter)]
    [InlineData("日", "工作日", Strength.Looser)]
    [InlineData("月 末日", "周五", Strength.Incomparable)]
    [InlineData("月 末日", "工作日", Strength.Incomparable)]
    [InlineData("月 第 10天", "月 第 5个工作日", Strength.Incomparable)]
    [InlineData("季度 第 10个工作日", "月 第 15个工作日", Strength.Incomparable)]
    public void A_duty(string before, string after, object strength) =>
        Is($"定期 X\n  对 诉求\n  每 {before}\n  至 反馈\n", $"定期 X\n  对 诉求\n  每 {after}\n  至 反馈\n", (Strength)strength);

    [Theory]
    [InlineData("日前: 不含当日", "日前: 含当日", true)]
    [InlineData("日前: 含当日", "日前: 不含当日", false)]
    [InlineData("固定日期顺延: 否", "固定日期顺延: 是", true)]
    [InlineData("新旧: 从旧", "新旧: 从旧兼从轻", true)]
    [InlineData("截止: 下班", "截止: 24:00", true)]
    [InlineData("截止: 24:00", "截止: 下班", true)] // of days without office hours nothing would be known
    [InlineData("名额取整: 舍去", "名额取整: 四舍五入", true)]
    [InlineData("名额取整: 进一", "名额取整: 舍去", false)]
    [InlineData("并列: 均不入", "并列: 均入", true)]
    [InlineData("发送: 随时", "发送: 办公时间", false)]
    public void A_convention_loosens_no_provision_of_the_base(string before, string after, bool looser)
    {
        var rules = Clock("限 5个工作日") + "\n" + Situation("当 紧急").Replace("情形 X", "情形 Y", StringComparison.Ordinal) + "\n" + Grades("评 优 当 总分 不小于 90分\n  名额 优 至多 30%").Replace("等次 X", "等次 Z", StringComparison.Ordinal);
        var diagnostics = new DiagnosticBag();
        OverlayStrictness.Check(Model(before), Model(after), "县", [], diagnostics);

        Assert.Equal(looser ? ["RH0630"] : [], diagnostics.Items.Select(d => d.Code));

        RuleHost.Model.RulebookModel Model(string convention) => BoundRulebook.FromTexts($"{Yaml}\nconventions: {{ {convention} }}", rules).Clean().Model;
    }

    [Theory]
    [InlineData("自 交办 至 反馈", "自 补正完成 至 反馈")]
    [InlineData("自 交办 至 反馈", "自 交办 至 反馈 或 批准延期")]
    public void Events_that_begin_and_end_a_clock_stay_as_they_are(string before, string after) =>
        Is($"时限 X\n  对 诉求\n  {before}\n  限 5个工作日\n", $"时限 X\n  对 诉求\n  {after}\n  限 5个工作日\n", Strength.Incomparable);

    [Theory]
    [InlineData("评 优 当 总分 不小于 90分", "评 优 当 总分 不小于 95分", Strength.Tighter)]
    [InlineData("评 优 当 总分 不小于 90分", "评 优 当 总分 不小于 85分", Strength.Looser)]
    [InlineData("评 优 当 总分 不小于 90分\n  名额 优 至多 30%", "评 优 当 总分 不小于 90分\n  名额 优 至多 20%", Strength.Tighter)]
    [InlineData("评 优 当 总分 不小于 90分\n  名额 优 至多 30%", "评 优 当 总分 不小于 90分\n  名额 优 至多 40%", Strength.Looser)]
    [InlineData("评 优 当 总分 不小于 90分\n  名额 优 至多 30%", "评 优 当 总分 不小于 90分", Strength.Looser)]
    [InlineData("评 优 当 总分 不小于 90分", "评 优 当 总分 不小于 90分\n  升 1 当 立功", Strength.Looser)]
    public void A_grade(string before, string after, object strength) => Is(Grades(before), Grades(after), (Strength)strength);

    [Theory]
    [InlineData("有效 当 到会 不小于 5", "有效 当 到会 不小于 6", Strength.Tighter)]
    [InlineData("有效 当 到会 不小于 5", "有效 当 到会 不小于 4", Strength.Looser)]
    public void A_vote(string before, string after, object strength) =>
        Is($"票决 X\n  对 议题\n  {before}\n  通过 当 赞成 大于 3\n", $"票决 X\n  对 议题\n  {after}\n  通过 当 赞成 大于 3\n", (Strength)strength);

    [Fact]
    public void A_definition_that_changes_cannot_be_told()
    {
        var (before, after) = ("定义 诉求.严重 为 损失 大于 10万元\n", "定义 诉求.严重 为 损失 大于 5万元\n");
        var rest = "情形 X\n  对 诉求\n  当 严重\n  问责 承办人: 批评教育\n";
        Is(before + rest, after + rest, Strength.Incomparable);
    }

    [Fact]
    public void A_value_of_a_parameter_is_judged_where_it_is_used()
    {
        var rules = Clock("限 时限数") + "\n" + Situation("当 损失 大于 大额").Replace("情形 X", "情形 Y", StringComparison.Ordinal);
        var before = BoundRulebook.FromTexts(Yaml, rules).Clean();
        var after = BoundRulebook.FromTexts(Yaml.Replace("value: 3个工作日", "value: 8个工作日", StringComparison.Ordinal).Replace("value: 10万元", "value: 20万元", StringComparison.Ordinal), rules).Clean();
        var changes = OverlayStrictness.Changes(before.Model, after.Model).SelectMany(c => c.Changes.Select(x => (c.Provision.Id, x.Clause, x.Strength))).ToList();
        Assert.Equal([("X", "限", Strength.Looser), ("Y", "当", Strength.Looser)], changes);
    }

    private static string Situation(string clauses) =>
        $"情形 X\n  对 诉求\n{(clauses.StartsWith('当') ? "" : "  当 紧急\n")}  {clauses}\n{(clauses.Contains("问责", StringComparison.Ordinal) ? "" : "  问责 承办人: 批评教育\n")}";

    private static string Clock(string clauses) => $"时限 X\n  对 诉求\n  自 交办 至 反馈\n  {clauses}\n";

    private static string Grades(string clauses) =>
        $"评分 S\n  对 年度单位\n  满分 100分\n  项 甲 占 100% 为 得分\n\n等次 X\n  对 年度单位\n  值域 等级\n  按 S\n  {clauses}\n  评 差 其余\n";

    private static void Is(string before, string after, Strength strength)
    {
        var changes = OverlayStrictness.Changes(BoundRulebook.FromTexts(Yaml, before).Clean().Model, BoundRulebook.FromTexts(Yaml, after).Clean().Model).SelectMany(c => c.Changes).ToList();
        var worst = changes.Count == 0 ? Strength.Equal
            : changes.Any(c => c.Strength == Strength.Looser) ? Strength.Looser
            : changes.Any(c => c.Strength == Strength.Incomparable) ? Strength.Incomparable
            : Strength.Tighter;
        Assert.True(worst == strength, $"{worst}, not {strength}: {string.Join("; ", changes.Select(c => $"{c.Clause} {c.Strength}"))}");
    }
}
