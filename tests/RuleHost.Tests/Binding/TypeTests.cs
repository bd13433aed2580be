using RuleHost.Model;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Binding;

/// <summary>Semantics S1, S8 to S13: types and units.</summary>
public sealed class TypeTests
{
    [Theory]
    [InlineData("期限 > 3天", "RH0231")]
    [InlineData("期限 > 72小时", "RH0231")]
    [InlineData("期限 + 3天 > 4个工作日", "RH0231")]
    [InlineData("损失 > 100万美元", "RH0232")]
    [InlineData("损失 + 1美元 > 1元", "RH0232")]
    [InlineData("日期 早于 现在", "RH0233")]
    [InlineData("日期(现在) - 首(受理).时刻 > 3天", "RH0233")]
    [InlineData("进度 不小于 80", "RH0234")]
    [InlineData("数量 不小于 80%", "RH0234")]
    [InlineData("数量 = 日期", "RH0230")]
    [InlineData("单位 = 单位.负责人", "RH0230")]
    [InlineData("类别 不小于 投诉", "RH0235")]
    [InlineData("名称 大于 \"甲\"", "RH0235")]
    [InlineData("数量 = 无", "RH0236")]
    [InlineData("备选 > 无", "RH0237")]
    [InlineData("数量", "RH0238")]
    [InlineData("满意", "RH0239")]
    [InlineData("非 满意", "RH0239")]
    [InlineData("备选 + 1 > 3", "RH0240")]
    [InlineData("最大(备选, 3) > 3", "RH0240")]
    [InlineData("日期 + 日期 > 日期", "RH0241")]
    [InlineData("名称 * 2 > 3", "RH0241")]
    [InlineData("合计(单位 的 扣分单, 其.日期) > 3", "RH0242")]
    [InlineData("日期(数量) = 日期", "RH0243")]
    [InlineData("存在(数量)", "RH0244")]
    [InlineData("协办 = 单位", "RH0245")]
    [InlineData("1 = (若 上报 则 数量 否则 日期)", "RH0251")]
    [InlineData("日期 晚于 6月20日", "RH0254")]
    [InlineData("合计(单位 的 扣分单) > 3", "RH0255")]
    [InlineData("每个(单位 的 扣分单)", "RH0256")]
    [InlineData("存在(单位 的 扣分单 均 分数 > 1)", "RH0257")]
    [InlineData("类别 = \"投诉\"", "RH0213")]
    [InlineData("损失 > 3", "RH0230")]
    public void Unlike_things_do_not_meet(string condition, string code) =>
        Assert.Equal(code, Assert.Single(BoundRulebook.Condition(condition).Errors).Code);

    [Theory]
    [InlineData("数量 / 3 > 1.5 且 数量 * 2 - 1 > 3")]
    [InlineData("进度 小于 (日期(现在) - 日期) / 30天")]
    [InlineData("日期 + 3天 早于 2011-03-01 且 日期 - 2个月 早于 2011-03-01 且 日期 + 3个工作日 晚于 日期")]
    [InlineData("首(受理).时刻 + 24小时 早于 现在 且 现在 - 首(受理).时刻 > 90分钟")]
    [InlineData("资本 > 500万美元 或 资本 > 3000万元")]
    [InlineData("损失 / 3 > 1元 且 损失 / 1元 > 2 且 损失 * 30% > 1元")]
    [InlineData("备选 = 无 或 备选 > 3 或 缺省(备选, 0) + 1 > 3")]
    [InlineData("满意 = 是 或 缺省(满意, 否)")]
    [InlineData("影响 不小于 一般影响 且 影响 介于 无影响 与 一般影响")]
    [InlineData("类别 属于 [咨询、投诉] 且 协办 包含 单位 且 单位 不属于 协办")]
    [InlineData("最小(100%, 最大(0%, 进度)) > 30% 且 最大(单位 的 扣分单, 分数) > 3")]
    [InlineData("每个(单位 的 扣分单 其中 其.日期 属于 本年度 均 分数 不大于 3)")]
    [InlineData("计数(单位 的 扣分单) 大于 上限 且 损失 不小于 门槛")]
    [InlineData("若 上报 则 类别 = 投诉 否则 数量 > 1")]
    [InlineData("数量 * (若 上报 则 1 否则 2) > 3")]
    [InlineData("已知(备选) 且 缺失(单位.上级)")]
    [InlineData("单位.上级.名称 = \"市政府\" 或 单位.上级.上级 = 无")]
    [InlineData("进度 = 1 或 进度 > 0")]
    [InlineData("平均(单位 的 扣分单, 分数) = 无 或 平均(单位 的 扣分单, 分数) > 3")]
    public void What_goes_together_binds(string condition) => BoundRulebook.Condition(condition).Clean();

    [Fact]
    public void A_span_is_folded_to_the_declared_unit()
    {
        var rules = "时限 报送\n  对 事项\n  自 受理 至 办结\n  限 2小时\n情形 X\n  对 事项\n  当 报送.逾期 > 120分钟\n";
        var compare = Assert.IsType<CompareExpression>(BoundRulebook.FromRules(rules).Clean().When());
        var value = Assert.IsType<ConstantExpression>(compare.Right).Value;
        Assert.Equal((2m, SpanUnit.Hour), (value.Number, value.Unit));
    }

    [Fact]
    public void A_year_is_compared_with_a_number()
    {
        var compare = Assert.IsType<CompareExpression>(BoundRulebook.FromRules("情形 X\n  对 单位年度\n  当 年度 不小于 2010\n").Clean().When());
        Assert.Equal(ValueKind.Year, Assert.IsType<ConstantExpression>(compare.Right).Value.Kind);
    }

    [Fact]
    public void Cases_take_their_type_from_the_declared_scale()
    {
        var bound = BoundRulebook.FromRules("定义 事项.档\n  值域 等级\n  为 分情形\n    (一) 数量 > 5 → 优\n    (二) 数量 介于 2 与 5 → 良\n    (三) 其余 → 无\n情形 X\n  对 事项\n  当 档 = 优\n").Clean();
        var definition = bound.Model.Provisions.OfType<BoundDefinition>().Single();
        Assert.Equal("等级 或 无", definition.Type.ToString());
        Assert.Equal("档", Assert.IsType<CasesExpression>(definition.Body.Body).Name);
    }

    [Fact]
    public void Definitions_are_typed_by_their_bodies_in_whatever_order_they_stand() =>
        BoundRulebook.FromRules("情形 X\n  对 事项\n  当 甲 > 3\n定义 事项.甲 为 乙 + 1\n定义 事项.乙 为 数量 * 2\n").Clean();

    [Fact]
    public void A_path_over_what_may_be_absent_may_be_absent()
    {
        const string Rules = "定义 单位.好 为 非 存在(本 的 扣分单)\n";
        BoundRulebook.FromRules(Rules + "情形 X\n  对 事项\n  当 单位.上级.好\n").Error("RH0239", "单位.上级.好");
        BoundRulebook.FromRules(Rules + "情形 X\n  对 事项\n  当 缺省(单位.上级.好, 是)\n").Clean();
    }
}
