using System.Text;
using Xunit;

namespace RuleHost.Tests.Decisions;

/// <summary>Explanations of the example rulebook, read and approved word by word in both languages.</summary>
public sealed class RealTextExplanationTests
{
    private const string Clear = "发生日期: 2011-03-01, 查实: 是, 影响: 无影响, 主观: 过失, 主动纠正: 否, 干扰调查: 否, 不可抗力: 否, 外地已实行: 是, 上级未禁止: 否, 政策有弹性: 否";

    private const string Meeting = $$"""
        时点: 2011-06-01 09:00
        对: 决策 J1
        给定:
          决策: [ { 编号: J1, 类型: 重大决策, 主持人: P1, 应到人数: 9, 到会人数: 4, 书记办公会代替: 否, 临时动议: 否, 已表决: 是, 决策失误: 是, 损失: 120万元, 探索创新: 是, {{Clear}} } ]
          表态: [ { 决策: J1, 人员: P2, 意见: 沉默 }, { 决策: J1, 人员: P3, 意见: 反对 }, { 决策: J1, 人员: P4, 意见: 赞成 } ]
        """;

    private const string Complaint = $$"""
        时点: 2011-03-15 09:00
        对: 投诉 T1
        给定:
          投诉: [ { 编号: T1, 类别: 报修, 渠道: 热线, 承办单位: 城管局, 承办人: P1, 损失: 0元, 探索创新: 否, 谋私: 否, {{Clear}} } ]
        事件: [ [投诉 T1, 交办, 2011-03-07 10:00] ]
        """;

    private const string Investor = """
        时点: 2011-03-30 09:00
        对: 项目 X1
        给定: { 项目: [ { 编号: X1, 类别: 工业, 投资方: 外资, 注册资本: 4000万元, 增资额: 无, 牵头单位: 发改委 } ] }
        事件: [ [项目 X1, 核名申请, 2011-03-01 09:00] ]
        """;

    private const string Bureau = """
        时点: 2011-02-01 09:00
        对: 单位年度 城管局/2010
        给定:
          单位年度: [ { 单位: 城管局, 年度: 2010, 收费额: 90万元, 重大责任事故: 否 } ]
          人员: [ { 工号: P1, 单位: 城管局, 职务: 一把手, 离任: 否 }, { 工号: P3, 单位: 城管局, 职务: 中层副职, 离任: 否 } ]
          处分: [ { 编号: D1, 人员: P1, 单位: 城管局, 党纪: 警告, 政纪: 记过, 日期: 2010-05-01 }, { 编号: D2, 人员: P3, 单位: 城管局, 党纪: 留党察看, 政纪: 无, 日期: 2010-05-01 } ]
        """;

    private const string Month = $$"""
        时点: 2011-04-05 09:00
        对: 人员月度 P2/2011-03
        给定:
          人员月度: [ { 人员: P2, 月份: 2011-03, 迟到次数: 3, 早退次数: 0, 缺岗: 0分钟, 网上娱乐: 否, 旷会次数: 0, 窗口岗位: 否, 损失: 0元, 探索创新: 否, 谋私: 否, {{Clear}} } ]
        """;

    private const string OldNeglect = """
        时点: 2011-06-01 09:00
        对: 失职案 S1
        给定: { 失职案: [ { 编号: S1, 单位: 建设局, 当事人: P2, 失职渎职: 是, 损失: 200万元, 查实: 是, 发生日期: 2009-05-31 } ] }
        """;

    private const string SlushFund = $$"""
        时点: 2011-06-01 09:00
        对: 小金库案 X1
        给定: { 小金库案: [ { 编号: X1, 单位: 城管局, 一把手: P1, 金额: 10万元, 损失: 0元, 探索创新: 否, 谋私: 否, {{Clear}} } ] }
        """;

    [Theory]
    [InlineData("meeting-held-without-majority", Meeting, "Q01")]
    [InlineData("exemption-unknown", Meeting, "Q04")]
    [InlineData("limit-overdue", Complaint, "民声110反馈")]
    [InlineData("limit-of-another-channel", Complaint, "热线应答")]
    [InlineData("situation-on-a-limit", Complaint, "Q16")]
    [InlineData("currency-not-converted", Investor, "工业项目全程")]
    [InlineData("veto-not-met", Bureau, "V03")]
    [InlineData("last-year-unknown", Bureau, "Q23")]
    [InlineData("year-without-record", Bureau, "连续优秀")]
    [InlineData("confirmation-wanted", Month, "Q30")]
    [InlineData("out-of-time", OldNeglect, "Q14")]
    [InlineData("always-removed", SlushFund, "Q35")]
    public async Task An_explanation_reads_well_in_both_languages(string name, string facts, string id)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var rulebook = await Rulebook.LoadAsync(TestPaths.InRepository("tests", "conformance", "kunshan-excerpt"), cancellation: cancellation);
        var decision = Assert.Single(rulebook.DecideAll(Facts.Parse(Encoding.UTF8.GetBytes(facts)), null, cancellation));
        var before = decision.ToJson(all: true);
        var finding = decision.Limits.Cast<Finding>().Concat(decision.Judgements).Single(f => f.Id == id);
        Snapshot.Verify(finding.Explain(Language.Chinese), $"{name}.zh");
        Snapshot.Verify(finding.Explain(Language.English), $"{name}.en");

        // Explaining changes nothing.
        Assert.Equal(before, decision.ToJson(all: true));
        Assert.Equal(before, Assert.Single(rulebook.DecideAll(Facts.Parse(Encoding.UTF8.GetBytes(facts)), null, cancellation)).ToJson(all: true));
    }
}
