using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using RuleHost.Compilation;
using RuleHost.Testing;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Testing;

public sealed class TestRunnerTests : IClassFixture<TestRunnerTests.ExampleRulebook>
{
    private const string Meeting = "查实: 是, 损失: 0元, 影响: 无影响, 主观: 过失, 主动纠正: 否, 干扰调查: 否, 不可抗力: 否, 探索创新: 否, 外地已实行: 否, 上级未禁止: 否, 政策有弹性: 否, 谋私: 否, 发生日期: 2011-03-01, 类型: 重大决策, 主持人: P1, 应到人数: 9, 到会人数: 4, 书记办公会代替: 否, 临时动议: 否, 已表决: 是, 决策失误: 否";
    private const string Complaint = "编号: T1, 类别: 报修, 渠道: 热线, 承办单位: 城管局, 承办人: P1, 查实: 是, 不可抗力: 否";

    private readonly ExampleRulebook _rulebook;

    public TestRunnerTests(ExampleRulebook rulebook) => _rulebook = rulebook;

    [Theory]
    [InlineData("Q01: 成立")]
    [InlineData("Q01: holds")]
    [InlineData("Q01: { state: holds, because: [(一)], sanctions: { P1: 书面检查 to 取消评优资格 } }")]
    [InlineData("Q01: { 因: [（一）], 待查于: [] }")]
    [InlineData("Q01: { 处理: { P9: 无 } }")]
    [InlineData("Q01: { 不得: 无, 扣: 无 }")]
    public void What_comes_out_passes(string expected) => Assert.Equal(CaseOutcome.Passed, OfMeeting(expected).Outcome);

    [Theory]
    [InlineData("Q01: 不成立", "Q01", "不成立", "成立")]
    [InlineData("Q01: { 因: [(一), (二)] }", "Q01.因", "[(一), (二)]", "[(一)]")]
    [InlineData("Q01: { 处理: {} }", "Q01.处理", "{  }", "{ P1: 书面检查 至 取消评优资格 }")]
    [InlineData("Q01: { 处理: 待查 }", "Q01.处理", "待查", "{ P1: 书面检查 至 取消评优资格 }")]
    [InlineData("Q01: { 处理: { P1: 书面检查 } }", "Q01.处理.P1", "书面检查", "书面检查 至 取消评优资格")]
    [InlineData("Q01: { 处理: { P2: 告诫 } }", "Q01.处理.P2", "告诫", "无")]
    [InlineData("Q01: { 待查于: [\"决策[J1].谋私\"] }", "Q01.待查于", "[决策[J1].谋私]", "[]")]
    [InlineData("Q01: { 扣: 5分 }", "Q01.扣", "5分", "无")]
    public void What_does_not_come_out_fails_with_what_was_expected_and_what_came_out(string expectation, string what, string expected, string actual)
    {
        var result = OfMeeting(expectation);
        Assert.Equal(CaseOutcome.Failed, result.Outcome);
        var failure = Assert.Single(result.Failures);
        Assert.Equal((what, expected.Replace("{  }", "{ }"), actual), (failure.What, failure.Expected.Replace("{  }", "{ }"), failure.Actual));
        Assert.Contains("Q01", string.Join('\n', TestReportWriter.Lines(result, Language.English).Skip(1)));
    }

    [Theory]
    [InlineData("民声110反馈: 逾期", true)]
    [InlineData("民声110反馈: overdue", true)]
    [InlineData("民声110反馈: { 到期日: 2011-03-14, 逾期: 1个工作日, 剩余: 无, 暂定: 否, 轮次: 1 }", true)]
    [InlineData("民声110反馈: { 牌: [提醒, { 黄牌: 2011-03-15 00:00 }] }", true)]
    [InlineData("民声110反馈: { 牌: [黄牌, 提醒] }", false)]
    [InlineData("民声110反馈: { 牌: [提醒] }", false)]
    [InlineData("民声110反馈: { 牌: [提醒, { 黄牌: 2011-03-16 00:00 }] }", false)]
    [InlineData("民声110反馈: { 牌: [] }", false)]
    [InlineData("民声110反馈: { 逾期: 2个工作日 }", false)]
    [InlineData("民声110反馈: { 到期日: 无 }", false)]
    [InlineData("民声110反馈: 进行中", false)]
    public void A_limit_is_compared_by_what_is_written(string expected, bool passes) => Assert.Equal(passes ? CaseOutcome.Passed : CaseOutcome.Failed, OfComplaint(expected).Outcome);

    [Theory]
    [InlineData("Q1: 成立", "RH0527")]
    [InlineData("Q01: 大概成立", "RH0528")]
    [InlineData("Q01: { 处里: {} }", "RH0510")]
    [InlineData("容错: 成立", "RH0528")]
    [InlineData("Q16: 成立", "RH0530")]
    [InlineData("动作: 拒绝", "RH0532")]
    [InlineData("Q01: { 处理: 严重 }", "RH0528")]
    public void An_expectation_that_cannot_be_read_fails_the_case_and_says_why(string expected, string code)
    {
        var result = OfMeeting(expected);
        Assert.Equal(CaseOutcome.Failed, result.Outcome);
        Assert.Equal([code], result.Diagnostics.Select(d => d.Code));
    }

    [Theory]
    [InlineData("名: 甲, 时点: 2011-06-01, 期望: { Q01: 成立 }, 对像: 决策 J1", "RH0510")]
    [InlineData("时点: 2011-06-01, 期望: { Q01: 成立 }, 对: 决策 J1", "RH0521")]
    [InlineData("名: 甲, 期望: { Q01: 成立 }, 对: 决策 J1", "RH0522")]
    [InlineData("名: 甲, 时点: 2011-06-01, 期望: {}, 对: 决策 J1", "RH0523")]
    [InlineData("名: 甲, 时点: 2011-06-01, 期望: { Q01: 成立 }, 给定: { 决策: [ { 取自: 没有, 编号: J1 } ] }", "RH0524")]
    [InlineData("名: 甲, 时点: 2011-06-01, 期望: { Q01: 成立 }, 给定: { 决策: [ { 取自: 圈, 编号: J1 } ] }", "RH0525")]
    [InlineData("名: 甲, 时点: 2011-06-01, 期望: { Q01: 成立 }, 给定: { 决策: [ { 取自: 表, 编号: J1 } ] }", "RH0526")]
    [InlineData("名: 甲, 时点: 2011-06-01, 期望: { Q01: 成立 }, 对: 决策 J1, 设定: { Q02: { J1: 成立 } }", "RH0527")]
    [InlineData("名: 甲, 时点: 2011-06-01, 期望: { Q01: 成立 }, 对: 决策 J1, 设定: { Q16: { T1: 也许 } }", "RH0529")]
    [InlineData("名: 甲, 时点: 2011-06-01, 期望: { Q01: 成立 }, 给定: { 决策: [ { 编号: J1 }, { 编号: J2 } ] }", "RH0531")]
    public void A_slip_in_a_case_fails_that_case_alone(string slip, string code)
    {
        var report = Report($$"""
            规则集: kunshan-excerpt
            样本: { 圈: { 取自: 圈 }, 表: [] }
            用例:
            - { {{slip}} }
            - 名: 好的
              时点: 2011-06-01
              给定: { 决策: [ { 编号: J1, {{Meeting}} } ], 表态: [] }
              期望: { Q01: 成立 }
            """);
        Assert.Contains(code, report.Cases[0].Diagnostics.Select(d => d.Code));
        Assert.Equal((CaseOutcome.Failed, CaseOutcome.Passed), (report.Cases[0].Outcome, report.Cases[1].Outcome));
    }

    [Fact]
    public void A_file_for_another_rulebook_is_a_failure()
    {
        var report = Report("规则集: 别的\n用例: []");
        Assert.Equal("RH0520", Assert.Single(report.Diagnostics).Code);
        Assert.False(report.Ok);
    }

    [Fact]
    public void No_test_is_no_proof() => Assert.False(new TestReport([], []).Ok);

    [Fact]
    public void English_keys_say_the_same()
    {
        var report = Report($$"""
            rulebook: kunshan-excerpt
            fixtures: { meeting: { {{Meeting}} } }
            cases:
            - name: four of nine
              as-of: 2011-06-01 09:00
              given: { 决策: [ { from: meeting, 编号: J1, 临时动议: unknown } ], 表态: [] }
              events: [ { record: 决策 J1, event: 决定, at: 2011-03-01 09:00 } ]
              subject: 决策 J1
              expect: { Q01: { state: holds, missing: [] } }
            """);
        Assert.Equal(CaseOutcome.Passed, Assert.Single(report.Cases, c => c.Name == "four of nine").Outcome);
    }

    [Fact]
    public void A_case_of_a_kind_that_is_not_judged_counts_neither_way_and_still_fails_where_the_rest_does()
    {
        Assert.Equal(CaseOutcome.NotJudged, OfMeeting("Q01: 成立, 问责程序: { 步骤: [立案] }").Outcome);
        Assert.Equal(CaseOutcome.Failed, OfMeeting("Q01: 不成立, 问责程序: { 步骤: [立案] }").Outcome);
    }

    [Fact]
    public void The_report_speaks_JSON_and_JUnit()
    {
        var report = new TestReport([OfMeeting("Q01: 成立"), OfMeeting("Q01: 不成立"), OfMeeting("问责程序: { 步骤: [立案] }")], []);
        using var json = JsonDocument.Parse(TestReportWriter.ToJson(report, Language.English));
        var root = json.RootElement;
        Assert.Equal((1, 1, 1), (root.GetProperty("passed").GetInt32(), root.GetProperty("failed").GetInt32(), root.GetProperty("notJudged").GetInt32()));
        Assert.Equal([JsonValueKind.True, JsonValueKind.False, JsonValueKind.Null], root.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("ok").ValueKind));
        Assert.Equal("不成立", root.GetProperty("cases")[1].GetProperty("failures")[0].GetProperty("expected").GetString());

        using var stream = new MemoryStream();
        TestReportWriter.WriteJUnit(report, "kunshan-excerpt", stream, Language.English);
        var suite = XElement.Parse(Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF'));
        Assert.Equal(("3", "1", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value));
        Assert.Single(suite.Descendants("failure"));
        Assert.Single(suite.Descendants("skipped"));
    }

    private CaseResult OfMeeting(string expectations) => Report($$"""
        用例:
        - 名: 会议
          时点: 2011-06-01 09:00
          给定: { 决策: [ { 编号: J1, {{Meeting}} } ], 表态: [] }
          对: 决策 J1
          期望: { {{expectations}} }
        """).Cases[0];

    private CaseResult OfComplaint(string expectations) => Report($$"""
        用例:
        - 名: 投诉
          时点: 2011-03-15 09:00
          给定: { 投诉: [ { {{Complaint}} } ] }
          事件: [ [投诉 T1, 交办, 2011-03-07 10:00] ]
          对: 投诉 T1
          期望: { {{expectations}} }
        """).Cases[0];

    private TestReport Report(string text) => new TestRunner(_rulebook.Model, new DecidingRunner(_rulebook.Model)).Run([new SourceText("tests/t.yaml", text)]);

    public sealed class ExampleRulebook
    {
        internal Model.RulebookModel Model { get; } =
            RulebookLoader.Load(TestPaths.InRepository("tests", "conformance", "kunshan-excerpt"), CancellationToken.None).Model!;
    }
}
