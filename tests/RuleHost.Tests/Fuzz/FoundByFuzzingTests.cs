using Xunit;

namespace RuleHost.Tests.Fuzz;

/// <summary>Inputs that once broke the checker, kept small: each has to end in diagnostics.</summary>
public sealed class FoundByFuzzingTests
{
    private const string Yaml = "rulebook: 县规\nversion: 1.0.0\nfacts:\n  投诉: { key: 编号, fields: { 编号: 文本, 事项: 文本 }, events: [交办, 反馈] }\n";

    [Theory]
    [InlineData("", "时限 甲\n  对 投诉\n  自 交办 至 反馈\n  限 5个工作日\n  于 剩余月 发 提醒\n")]
    [InlineData("", "时限 甲\n  对 投诉\n  自 交办 至 反馈\n  限 5个工作日\n  于 超过: 发 提醒\n")]
    [InlineData("tables: { 时间表: { key: 名称, columns: {}, rows: [] } }\n", "时限 甲\n  对 投诉\n  自 交办 至 反馈\n  限 时间表[事项].天数\n")]
    [InlineData("tables: { 时间表: { key: 名称 } }\n", "时限 甲\n  对 投诉\n  自 交办 至 反馈\n  限 时间表[事项].天数\n")]
    public async Task A_text_that_broke_the_checker_gets_diagnostics(string yaml, string rule)
    {
        var folder = TestPaths.NewTemporaryFolder();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "rulebook.yaml"), Yaml + yaml, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "条文.rule"), rule, TestContext.Current.CancellationToken);
            Assert.False((await Rulebook.CheckAsync(folder, TestContext.Current.CancellationToken)).Ok);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
