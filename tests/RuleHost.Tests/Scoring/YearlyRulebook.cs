using Xunit;

namespace RuleHost.Tests.Scoring;

/// <summary>A rulebook of the year's assessment, a few lines long, and its units.</summary>
internal static class YearlyRulebook
{
    private const string Yaml = """
        rulebook: 考核
        version: 1.0.0
        sources: { 办法: { title: 考核办法, issuer: 市政府 } }
        enumerations:
          档次: { ordered: true, values: [一般, 良好, 优秀] }
        facts:
          单位:
            key: 名称
            fields: { 名称: 文本, 序列: [部门, 镇] }
          年度考核:
            key: [单位, 年度]
            time: 年度
            fields: { 单位: 单位, 年度: 年度, 甲: 小数, 乙: 小数, 表彰: 整数, 事故: 是否, 省表彰: 是否, 参评: 是否, 赞成: 整数, 到会: 整数, 应到: 整数 }
        """;

    public const string Plain = """
        评分 总评
          对 年度考核
          满分 100分
          项 甲项 占 60% 为 甲
          项 乙项 占 40% 为 乙
          加 2分 每 表彰 至多 6分
          保留 1位

        等次 定档
          对 年度考核
          值域 档次
          按 总评
          分组 单位.序列
          评 优秀 当 总分 不小于 90分
          评 良好 当 总分 不小于 80分
          评 一般 其余
          名额 优秀 至多 50%
          升 1等 当 省表彰

        否决 事故否决
          对 年度考核
          依据 办法 第九条
          当 事故
          不得 评为 优秀
        """;

    public const string QuietYear = "年度: 2010, 表彰: 0, 事故: 否, 省表彰: 否, 参评: 是";

    /// <summary>Loads provisions over the vocabulary.</summary>
    public static Task<Rulebook> Of(string provisions, string conventions = "") => From(Yaml + "\n" + conventions, provisions);

    /// <summary>Loads a rulebook from its texts.</summary>
    public static async Task<Rulebook> From(string yaml, string provisions)
    {
        var folder = TestPaths.NewTemporaryFolder();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "rulebook.yaml"), yaml, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "考核.rule"), provisions, TestContext.Current.CancellationToken);
            return await Rulebook.LoadAsync(folder, cancellation: TestContext.Current.CancellationToken);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    /// <summary>Decides every unit; each is given as its name and its fields, all in one series.</summary>
    public static Dictionary<string, Decision> Decide(this Rulebook rulebook, params IEnumerable<(string Unit, string Fields)> units)
    {
        var given = units.ToList();
        var records = string.Join(", ", given.Select(u => $"{{ 单位: {u.Unit}, {u.Fields} }}"));
        var names = string.Join(", ", given.Select(u => u.Unit).Distinct().Select(u => $"{{ 名称: {u}, 序列: {(u.EndsWith('镇') ? "镇" : "部门")} }}"));
        return rulebook.DecideAll(Facts.Parse($"as-of: 2011-02-01\ngiven: {{ 单位: [ {names} ], 年度考核: [ {records} ] }}"))
            .Where(d => d.Type == "年度考核")
            .ToDictionary(d => d.Key);
    }

    public static ScoreFinding Score(this Decision decision) => Assert.Single(decision.Scores);

    public static GradeFinding Grade(this Decision decision) => Assert.Single(decision.Grades);
}
