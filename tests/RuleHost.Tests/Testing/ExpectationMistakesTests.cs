using RuleHost.Compilation;
using RuleHost.Testing;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Testing;

/// <summary>Mistakes in what a case expects: found when the case runs, never passed over.</summary>
public sealed class ExpectationMistakesTests
{
    [Theory]
    [InlineData("RH0527", "对: 投诉 T1\n  期望: { 没有这一条: 成立 }")]
    [InlineData("RH0528", "对: 投诉 T1\n  期望: { Q16: 也许 }")]
    [InlineData("RH0530", "对: 投诉 T1\n  期望: { Q01: 成立 }")]
    [InlineData("RH0531", "对: [投诉 T1, 投诉 T2]\n  期望: { Q16: 不成立 }")]
    [InlineData("RH0532", "对: 投诉 T1\n  期望: { 动作: 拒绝 }")]
    public void A_mistake_in_an_expectation_fails_the_case_and_says_why(string code, string rest)
    {
        var loaded = RulebookLoader.Load(TestPaths.InRepository("tests", "conformance", "kunshan-excerpt"), TestContext.Current.CancellationToken);
        var text = $"用例:\n- 名: 例\n  时点: 2011-03-15 09:00\n  给定: {{ 投诉: [ {{ 编号: T1 }}, {{ 编号: T2 }} ] }}\n  {rest}\n";
        var report = new TestRunner(loaded.Model!, new DecidingRunner(loaded.Model!)).Run([new SourceText("tests/a.yaml", text)], TestContext.Current.CancellationToken);
        var result = report.Cases.Single(c => c.File == "tests/a.yaml");
        Assert.Equal(CaseOutcome.Failed, result.Outcome);
        Assert.Equal([code], result.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void A_share_that_does_not_come_out_is_shown_as_it_is_written()
    {
        var loaded = RulebookLoader.Load(TestPaths.InRepository("tests", "conformance", "kunshan-excerpt"), TestContext.Current.CancellationToken);
        const string Text = "用例:\n- 名: 例\n  时点: 2011-03-15 09:00\n  给定: { 单位年度: [ { 单位: 城管局, 年度: 2010 } ] }\n  设定: { 效能等次: { 城管局/2010: 良好 } }\n  对: 单位年度 城管局/2010\n  期望: { 奖金倍数: 140% }\n";
        var report = new TestRunner(loaded.Model!, new DecidingRunner(loaded.Model!)).Run([new SourceText("tests/a.yaml", Text)], TestContext.Current.CancellationToken);
        var failure = Assert.Single(report.Cases.Single(c => c.File == "tests/a.yaml").Failures);
        Assert.Equal(("140%", "120%"), (failure.Expected, failure.Actual));
    }
}
