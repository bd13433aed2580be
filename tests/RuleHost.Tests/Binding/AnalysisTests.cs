using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Binding;

/// <summary>What the analysis finds, and above all what it must not say.</summary>
public sealed class AnalysisTests
{
    [Theory]
    [InlineData("数量 > 5 且 数量 < 3", "数量 > 5 且 数量 < 3")]
    [InlineData("数量 > 2 且 数量 < 3", "数量 > 2 且 数量 < 3")]
    [InlineData("数量 > 5 且 上报 且 (数量 < 3 或 数量 = 4)", "数量 > 5 且 上报 且 (数量 < 3 或 数量 = 4)")]
    [InlineData("上报 或 (类别 = 咨询 且 类别 = 投诉)", "(类别 = 咨询 且 类别 = 投诉)")]
    [InlineData("影响 小于 无影响", "影响 小于 无影响")]
    [InlineData("上报 且 非 上报", "上报 且 非 上报")]
    [InlineData("数量 介于 5 与 3", "数量 介于 5 与 3")]
    [InlineData("计数(办结) 小于 0", "计数(办结) 小于 0")]
    [InlineData("损失 > 1万元 且 损失 < 5000元", "损失 > 1万元 且 损失 < 5000元")]
    [InlineData("日期 晚于 2011-03-01 且 日期 早于 2011-03-02", "日期 晚于 2011-03-01 且 日期 早于 2011-03-02")]
    [InlineData("名称 = \"甲\" 且 名称 = \"乙\"", "名称 = \"甲\" 且 名称 = \"乙\"")]
    [InlineData("备选 = 无 且 备选 > 3", "备选 = 无 且 备选 > 3")]
    [InlineData("数量 > 上限 且 数量 不大于 上限", "数量 > 上限 且 数量 不大于 上限")]
    [InlineData("数量 > 数量", "数量 > 数量")]
    [InlineData("存在(回访 其中 其.满意 且 非 其.满意)", "其.满意 且 非 其.满意")]
    [InlineData("若 上报 则 数量 > 5 且 数量 < 3 否则 上报", "数量 > 5 且 数量 < 3")]
    public void A_condition_that_can_never_hold_is_told_at_its_smallest_part(string condition, string at) => Finding(condition, "RH0402", at);

    [Theory]
    [InlineData("  标准: { key: 名称, columns: { 名称: 文本, 日历: 文本 }, rows: [[甲, 全天], [乙, 办公]] }\n", false)]
    [InlineData("  标准: { key: 名称, columns: { 名称: 文本, 日历: 文本 }, rows: [[甲, 全天], [乙, 办公], [丙, 夜间]] }\n", true)]
    public void What_a_table_holds_is_all_that_its_cells_can_be(string table, bool gap)
    {
        const string Rules = "时限 L\n  对 事项\n  自 受理\n  限 3个工作日 当 标准[名称].日历 = \"全天\"\n  限 5个工作日 当 标准[名称].日历 = \"办公\"\n";
        Assert.Equal(gap, BoundRulebook.FromRules(Rules, table).Clean().Diagnostics.Any(d => d.Code == "RH0405"));
    }

    [Theory]
    [InlineData("数量 > 5 或 数量 < 6", "数量 > 5 或 数量 < 6")]
    [InlineData("类别 = 咨询 或 类别 = 投诉", "类别 = 咨询 或 类别 = 投诉")]
    [InlineData("影响 不小于 无影响", "影响 不小于 无影响")]
    [InlineData("上报 或 非 上报", "上报 或 非 上报")]
    [InlineData("计数(办结) 不小于 0", "计数(办结) 不小于 0")]
    [InlineData("类别 不是 咨询 或 类别 不是 投诉", "类别 不是 咨询 或 类别 不是 投诉")]
    [InlineData("单位 = 单位", "单位 = 单位")]
    [InlineData("备选 = 无 或 备选 > 3 或 备选 不大于 3", "备选 = 无 或 备选 > 3 或 备选 不大于 3")]
    public void A_condition_that_always_holds_is_told(string condition, string at) => Finding(condition, "RH0403", at);

    [Theory]
    [InlineData("数量 > 2 且 数量 < 4")]
    [InlineData("备选 > 3 或 备选 不大于 3")]
    [InlineData("进度 > 2% 且 进度 < 3%")]
    [InlineData("资本 > 5元 且 资本 < 3美元")]
    [InlineData("满意 = 是 或 满意 = 否")]
    [InlineData("平均(单位 的 扣分单, 分数) > 3 或 平均(单位 的 扣分单, 分数) 不大于 3")]
    [InlineData("单位.上级 = 单位 或 单位.上级 ≠ 单位 且 上报")]
    [InlineData("存在(回访 其中 其.满意) 且 存在(回访 其中 非 其.满意)")]
    [InlineData("首(受理).时刻 早于 首(办结).时刻 或 首(受理).时刻 不早于 首(办结).时刻")]
    [InlineData("名称 ≠ \"甲\" 且 名称 ≠ \"乙\"")]
    [InlineData("日期 属于 本年度 且 日期 不属于 上年度")]
    public void What_may_hold_and_may_fail_is_not_told(string condition) =>
        Assert.DoesNotContain(BoundRulebook.Condition(condition).Clean().Diagnostics, d => d.Code is "RH0402" or "RH0403" or "RH0404");

    [Fact]
    public void Clauses_that_contradict_each_other_are_told()
    {
        Told("情形 X\n  对 事项 其中 类别 = 咨询\n  当 类别 = 投诉\n", "RH0404", "类别 = 投诉");
        Told("情形 X\n  对 事项\n  当 数量 > 3\n  不适用 当 数量 > 2\n", "RH0404", "数量 > 3");
        Told("情形 X\n  对 事项\n  当 数量 > 3\n  问责 单位.负责人: 告诫 当 数量 < 2\n", "RH0404", "数量 < 2");
        Told("时限 L\n  对 事项 其中 类别 = 咨询\n  自 受理\n  限 承诺\n  免限 当 类别 = 投诉\n", "RH0404", "类别 = 投诉");
    }

    [Fact]
    public void Gaps_and_overlaps_of_cases_come_with_values_that_show_them()
    {
        var gap = Told("定义 事项.档\n  值域 等级\n  为 分情形\n    (一) 数量 > 5 → 优\n    (二) 数量 小于 5 → 差\n", "RH0405", null);
        Assert.Contains("数量 = 5", gap.Message(Language.Chinese), StringComparison.Ordinal);
        var overlap = Told("定义 事项.档\n  值域 等级\n  为 分情形\n    (一) 数量 > 5 → 优\n    (二) 数量 > 3 → 良\n    (三) 其余 → 差\n", "RH0406", "数量 > 3");
        Assert.Contains("数量 = 6", overlap.Message(Language.Chinese), StringComparison.Ordinal);
        Told("时限 L\n  对 事项\n  自 受理\n  限 3个工作日 当 数量 > 3\n  限 5个工作日 当 数量 < 3\n", "RH0405", "限 5个工作日 当 数量 < 3");
        Assert.DoesNotContain(
            BoundRulebook.FromRules("定义 事项.档\n  值域 等级\n  为 分情形\n    (一) 影响 = 恶劣影响 → 差\n    (二) 影响 = 一般影响 → 良\n    (三) 影响 = 无影响 → 优\n").Clean().Diagnostics,
            d => d.Code is "RH0405" or "RH0406");
    }

    [Fact]
    public void A_band_below_a_lower_one_is_never_reached() =>
        Told("评分 S\n  对 单位年度\n  满分 100分\n等次 G\n  对 单位年度\n  值域 等级\n  按 S\n  评 优 当 总分 不小于 60分\n  评 良 当 总分 不小于 90分\n  评 差 其余\n", "RH0416", "总分 不小于 90分");

    [Fact]
    public void Provisions_that_wait_for_each_other_are_an_error_that_prints_the_loop()
    {
        var error = BoundRulebook.FromRules("情形 A\n  对 事项\n  当 B\n情形 B\n  对 事项\n  当 甲\n定义 事项.甲 为 A\n").Error("RH0401", "B");
        Assert.Contains("A → B → 事项.甲 → A", error.Message(Language.Chinese), StringComparison.Ordinal);
        BoundRulebook.FromRules("情形 A\n  对 事项\n  当 A\n").Error("RH0401", "A");
    }

    [Fact]
    public void Loops_through_the_past_the_records_and_the_measures_are_none()
    {
        BoundRulebook.FromRules("情形 A\n  对 单位年度\n  当 优秀年 且 非 上年.A\n").Clean();
        BoundRulebook.FromRules("情形 A\n  对 单位年度\n  当 优秀年 或 连续 2年 A\n").Clean();
        BoundRulebook.FromRules("情形 A\n  对 事项\n  当 计数(单位 的 认定 其中 情形 = A) > 2\n").Clean();
        BoundRulebook.FromRules("情形 A\n  对 事项\n  当 上报\n  从重 当 B\n情形 B\n  对 事项\n  当 查实\n  从重 当 A\n").Clean();
    }

    [Fact]
    public void A_grade_waits_for_what_forbids_it() =>
        Assert.Contains("G → V → G", BoundRulebook.FromRules("等次 G\n  对 单位年度\n  值域 等级\n  评 优 当 优秀年\n  评 差 其余\n否决 V\n  对 单位年度\n  依据 s1 一\n  当 G = 优 且 优秀年\n  不得 评为 优\n").Errors.Single(e => e.Code == "RH0401").Message(Language.Chinese), StringComparison.Ordinal);

    [Fact]
    public void A_long_chain_of_definitions_is_bound_and_ordered()
    {
        var rules = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"定义 事项.d{i} 为 d{i + 1} + 1\n")) + "定义 事项.d20000 为 数量\n";
        BoundRulebook.FromRules(rules).Clean();
    }

    [Fact]
    public void Counts_are_compared_with_what_was_loaded()
    {
        const string Counts = "counts:\n  - { of: 情形, declared: 43, present: 2 }\n";
        Assert.Contains(BoundRulebook.FromRules("情形 X\n  对 事项\n  当 上报\n", Counts).Errors, e => e.Code == "RH0412");
        var two = BoundRulebook.FromRules("情形 X\n  对 事项\n  当 上报\n情形 Y\n  对 事项\n  当 上报\n", Counts).Clean();
        Assert.Contains(two.Diagnostics, d => d is { Code: "RH0413", Severity: Severity.Info });
    }

    [Fact]
    public void What_no_provision_uses_is_told_and_a_parameter_without_value_too()
    {
        var codes = BoundRulebook.FromRules("情形 X\n  对 事项\n  当 数量 > 上限\n").Clean().Diagnostics.ToList();
        Assert.Contains(codes, d => d.Code == "RH0408" && d.Message(Language.Chinese).Contains("处分", StringComparison.Ordinal));
        Assert.Contains(codes, d => d.Code == "RH0407" && d.Message(Language.Chinese).Contains("进度", StringComparison.Ordinal));
        Assert.Contains(codes, d => d.Code == "RH0409" && d.Message(Language.Chinese).Contains("门槛", StringComparison.Ordinal));
        Assert.DoesNotContain(codes, d => d.Code == "RH0409" && d.Message(Language.Chinese).Contains("上限", StringComparison.Ordinal));
        Assert.Contains(codes, d => d.Code == "RH0410");
        Assert.Contains(codes, d => d.Code == "RH0411");
        Assert.Contains(codes, d => d is { Code: "RH0415", Severity: Severity.Info });
    }

    private static void Finding(string condition, string code, string at)
    {
        var found = BoundRulebook.Condition(condition).Clean().Diagnostics.Where(d => d.Code is "RH0402" or "RH0403" or "RH0404").ToList();
        var finding = Assert.Single(found);
        Assert.Equal((code, at), (finding.Code, finding.Location!.Value.Source.Slice(finding.Location.Value.Span).ToString()));
    }

    private static Diagnostic Told(string rules, string code, string? at)
    {
        var found = BoundRulebook.FromRules(rules).Clean().Diagnostics.Where(d => d.Code is "RH0402" or "RH0403" or "RH0404" or "RH0405" or "RH0406" or "RH0416").ToList();
        var finding = Assert.Single(found);
        Assert.Equal(code, finding.Code);
        if (at is not null)
        {
            Assert.Equal(at, finding.Location!.Value.Source.Slice(finding.Location.Value.Span).ToString());
        }

        return finding;
    }
}
