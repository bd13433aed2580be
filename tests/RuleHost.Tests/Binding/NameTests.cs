using RuleHost.Model;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Binding;

/// <summary>Semantics S2 to S6: what a name means at its place.</summary>
public sealed class NameTests
{
    [Fact]
    public void A_value_of_an_enumeration_is_found_by_the_other_side()
    {
        var compare = Assert.IsType<CompareExpression>(BoundRulebook.Condition("类别 = 投诉").Clean().When());
        Assert.Equal("投诉", Assert.IsType<ConstantExpression>(compare.Right).Value.EnumName);
    }

    [Fact]
    public void A_value_of_an_enumeration_may_stand_on_the_left()
    {
        var compare = Assert.IsType<CompareExpression>(BoundRulebook.Condition("投诉 = 类别").Clean().When());
        Assert.Equal("投诉", Assert.IsType<ConstantExpression>(compare.Left).Value.EnumName);
    }

    [Fact]
    public void A_provision_id_beside_a_text_is_the_id_and_beside_nothing_its_outcome()
    {
        var bound = BoundRulebook.FromRules("""
            情形 Q30
              对 事项
              当 上报
            情形 X
              对 事项
              当 存在(认定 其中 情形 = Q30) 且 Q30
            """).Clean();
        var and = Assert.IsType<LogicalExpression>(bound.When());
        var exists = Assert.IsType<AggregateExpression>(and.Operands[0]);
        Assert.Equal("Q30", Assert.IsType<ConstantExpression>(Assert.IsType<CompareExpression>(exists.Filter).Right).Value.TextValue);
        Assert.IsType<JudgementExpression>(and.Operands[1]);
    }

    [Fact]
    public void A_name_that_element_and_subject_both_have_must_say_whose() =>
        Assert.Equal(["RH0205", "RH0205"], BoundRulebook.Condition("存在(单位 的 扣分单 其中 日期 = 日期 且 分数 > 数量)").Errors.Select(e => e.Code));

    [Fact]
    public void Other_elements_than_the_innermost_are_named_by_称() =>
        BoundRulebook.Condition("存在(单位 的 处分(单位) 称 甲 其中 存在(本.单位 的 扣分单 其中 其.日期 = 甲.日期 且 分数 > 数量))").Clean();

    [Fact]
    public void A_bare_逾期_lists_the_limits_of_the_subject()
    {
        var bound = BoundRulebook.FromRules("""
            时限 答复
              对 事项
              自 受理 至 办结
              限 承诺
            情形 X
              对 事项
              当 逾期 > 0个工作日
            """);
        var error = bound.Error("RH0206", "逾期");
        Assert.Equal("答复.逾期", error.Fix);
    }

    [Fact]
    public void A_limit_is_a_record_and_no_value_by_itself()
    {
        const string Limit = "时限 答复\n  对 事项\n  自 受理 至 办结\n  限 承诺\n";
        BoundRulebook.FromRules(Limit + "情形 X\n  对 事项\n  当 答复.逾期 > 2个工作日 且 答复.状态 = 逾期 且 答复.到期日 ≠ 无 且 非 存在(答复.牌 其中 种类 = 黄牌)\n").Clean();
        BoundRulebook.FromRules(Limit + "情形 X\n  对 事项\n  当 答复\n").Error("RH0220", "答复");
        BoundRulebook.FromRules(Limit + "情形 X\n  对 事项\n  当 答复.逾期 > 2天\n").Error("RH0231", "答复.逾期 > 2天");
    }

    [Fact]
    public void A_provision_of_another_subject_is_reached_through_a_reference()
    {
        const string Flag = "定义 单位.重点 为 存在(本 的 扣分单)\n";
        BoundRulebook.FromRules(Flag + "情形 X\n  对 事项\n  当 单位.重点\n").Clean();
        BoundRulebook.FromRules(Flag + "情形 X\n  对 事项\n  当 重点\n").Error("RH0203", "重点");
    }

    [Fact]
    public void 上年_needs_a_year_in_the_key()
    {
        BoundRulebook.FromRules("情形 X\n  对 单位年度\n  当 收费额 大于 上年.收费额 且 连续 2年 优秀年\n").Clean();
        BoundRulebook.Condition("上年.上报").Error("RH0217", "上年");
    }

    [Fact]
    public void Referring_records_name_the_field_where_several_refer()
    {
        var compare = BoundRulebook.Condition("存在(单位 的 处分(提出单位))").Clean().When();
        Assert.Equal("提出单位", Assert.IsType<ReferrersExpression>(Assert.IsType<AggregateExpression>(compare).List) is var list ? list.FactType.Fields[list.Slot].Name : "");
        BoundRulebook.Condition("存在(单位 的 处分)").Error("RH0215", "单位 的 处分");
        BoundRulebook.Condition("存在(单位 的 单位年度)").Clean();
        BoundRulebook.Condition("存在(单位 的 人员)").Clean();
        BoundRulebook.Condition("存在(单位 的 认定)").Clean();
        BoundRulebook.Condition("存在(本 的 处分)").Error("RH0214", "本 的 处分");
    }

    [Fact]
    public void Events_are_lists_with_a_time_and_their_fields()
    {
        BoundRulebook.Condition("存在(回访) 且 首(受理).时刻 早于 末(办结).时刻 且 末(回访).满意 = 是 且 平均(回访, 分数) 不小于 60").Clean();
        BoundRulebook.Condition("回访").Error("RH0238", "回访");
        BoundRulebook.Condition("末(回访).满意").Error("RH0239", "末(回访).满意");
    }

    [Fact]
    public void A_table_is_a_list_and_is_read_by_key()
    {
        BoundRulebook.Condition("目录[名称].时限 > 2个工作日 且 存在(目录 其中 依据 = 无)").Clean();
        BoundRulebook.Condition("目录[数量].时限 > 2个工作日").Error("RH0223", "数量");
        BoundRulebook.Condition("目录[\"甲\", \"乙\"].时限 > 2个工作日").Error("RH0222", "目录[\"甲\", \"乙\"]");
    }

    [Fact]
    public void A_record_is_written_by_its_key()
    {
        var compare = Assert.IsType<CompareExpression>(BoundRulebook.Condition("单位 = \"城管局\" 或 单位 = 单位[\"城管局\"]").Clean().When() is LogicalExpression or ? or.Operands[1] : null!);
        Assert.Equal("单位[城管局]", Assert.IsType<ConstantExpression>(compare.Right).Value.RecordKey.ToString());
    }

    [Fact]
    public void Windows_take_dates_instants_months_and_years()
    {
        BoundRulebook.Condition("日期 属于 本年度 且 首(受理).时刻 属于 近 12个月 且 日期 属于 近 30天 截至 首(受理).时刻 且 日期 不属于 上季度").Clean();
        BoundRulebook.Condition("数量 属于 本年度").Error("RH0248", "数量");
        BoundRulebook.Condition("日期 属于 近 3个工作日").Error("RH0249", "3个工作日");
    }

    [Theory]
    [InlineData("数最 > 3", "数最", "数量")]
    [InlineData("上线 > 3", "上线", "上限")]
    [InlineData("单位.负责任 = 单位.负责人", "负责任", "负责人")]
    [InlineData("类别 = 投拆", "投拆", "投诉")]
    [InlineData("技数(回访) > 3", "技数", "计数")]
    public void A_misspelt_name_offers_the_near_one(string condition, string wrong, string right)
    {
        var error = Assert.Single(BoundRulebook.Condition(condition).Errors);
        Assert.Equal(wrong, error.Location!.Value.Source.Slice(error.Location.Value.Span).ToString());
        Assert.Equal(right, error.Fix);
    }

    [Fact]
    public void Text_without_spaces_is_cut_when_there_is_one_way()
    {
        var error = BoundRulebook.Condition("数量大于上限且非上报").Error("RH0110", "数量大于上限且非上报");
        Assert.Equal("数量 大于 上限 且 非 上报", error.Fix);
    }

    [Fact]
    public void A_field_and_a_value_of_one_name_are_told_apart_by_类别()
    {
        var yaml = """
            rulebook: clash
            title: 同名
            version: 1.0.0
            facts: { 件: { key: 编号, fields: { 编号: 文本, 类别: 种类, 急件: 种类, 附件: 附件 或 无 } }, 附件: { key: 编号, fields: { 编号: 文本 } } }
            enumerations: { 种类: { values: [急件, 平件] } }
            """;
        Assert.Equal("RH0204", Assert.Single(BoundRulebook.FromTexts(yaml, "情形 X\n  对 件\n  当 类别 = 急件\n").Errors).Code);
        var compare = Assert.IsType<CompareExpression>(BoundRulebook.FromTexts(yaml, "情形 X\n  对 件\n  当 类别 = 类别.急件\n").Clean().When());
        Assert.Equal("急件", Assert.IsType<ConstantExpression>(compare.Right).Value.EnumName);
        Assert.IsType<FieldExpression>(Assert.IsType<CompareExpression>(BoundRulebook.FromTexts(yaml, "情形 X\n  对 件\n  当 类别 = 本.急件\n").Clean().When()).Right);
    }

    [Fact]
    public void Of_two_provisions_of_one_id_the_second_is_told_with_the_place_of_the_first()
    {
        var bound = BoundRulebook.FromRules("情形 X\n  对 事项\n  当 上报\n时限 X\n  对 事项\n  自 受理\n  限 承诺\n");
        var error = bound.Error("RH0201", "X");
        Assert.Equal(1, Assert.Single(error.Related).Location.Source.Position(error.Related[0].Location.Span.Start).Line);
    }

    [Fact]
    public void Definitions_may_share_a_name_on_different_types_and_never_hide_a_field()
    {
        BoundRulebook.FromRules("定义 事项.甲 为 上报\n定义 单位.甲 为 存在(本 的 扣分单)\n").Clean();
        BoundRulebook.FromRules("定义 事项.上报 为 是\n").Error("RH0202", "上报");
    }

    [Fact]
    public void Instants_are_read_in_the_zone_of_the_rulebook()
    {
        var compare = Assert.IsType<CompareExpression>(BoundRulebook.Condition("首(受理).时刻 早于 2011-03-07 10:00").Clean().When());
        Assert.Equal(new DateTime(2011, 3, 7, 2, 0, 0, DateTimeKind.Utc), Assert.IsType<ConstantExpression>(compare.Right).Value.InstantUtc);
    }
}
