namespace RuleHost.Tests.Traps;

/// <summary>A rulebook of a few lines, written to a folder of its own and loaded like any other.</summary>
internal sealed class TemporaryRulebook : IAsyncDisposable
{
    private const string Vocabulary = """
        rulebook: 县规
        version: 1.0.0
        zone: Asia/Shanghai
        enumerations:
          县等次: { ordered: true, values: [一般, 良好, 优秀] }
        facts:
          投诉:
            key: 编号
            time: 首(来电).时刻
            fields: { 编号: 文本, 类别: [报修, 建议], 损失: 金额<元>, 退单次数: 整数, 已核实: 是否, 上级: 文本 或 无, 承办单位: 单位 }
            events: [来电, 交办, 反馈, 结案, 补正通知, 补正完成]
          单位:
            key: 名称
            fields: { 名称: 文本 }
        cards: [黄牌, 红牌]
        ladders:
          单位: { decides: person, steps: [限期整改, 通报批评] }
        roles: [效能办]

        """;

    private readonly string _folder;

    private TemporaryRulebook(string folder, Rulebook rulebook) => (_folder, Rulebook) = (folder, rulebook);

    public Rulebook Rulebook { get; }

    /// <summary>Loads provisions over a small vocabulary, with further YAML (parameters, calendars) where a test needs it.</summary>
    public static async Task<TemporaryRulebook> Of(string provisions, string yaml = "")
    {
        var folder = TestPaths.NewTemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder, "rulebook.yaml"), Vocabulary + yaml, Xunit.TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "条文.rule"), provisions, Xunit.TestContext.Current.CancellationToken);
        return new TemporaryRulebook(folder, await Rulebook.LoadAsync(folder, cancellation: Xunit.TestContext.Current.CancellationToken));
    }

    /// <summary>Decides the one subject of a facts document.</summary>
    public Decision Decide(string facts) => Rulebook.DecideAll(Facts.Parse(facts)).Single();

    public async ValueTask DisposeAsync()
    {
        await Rulebook.DisposeAsync();
        Directory.Delete(_folder, true);
    }
}
