using RuleHost.Assessing;
using RuleHost.Benchmarks.Measuring;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Benchmarks;

/// <summary>A city's assessment: 1,000 units of 60 items over ten years, with ranks and a quota within four groups, a veto and what follows from two years.</summary>
internal static class Assessing
{
    private const int Units = 1000;
    private const int Items = 60;
    private const int Years = 10;
    private const int FirstYear = 2001;

    private static readonly string Yaml = $$"""
        rulebook: 全市考核
        version: 1.0.0
        sources: { 办法: { title: 考核办法 } }
        enumerations: { 档次: { ordered: true, values: [一般, 良好, 优秀] } }
        facts:
          单位: { key: 名称, fields: { 名称: 文本, 序列: [部门, 条线, 镇, 街道] } }
          年度考核: { key: [单位, 年度], time: 年度, fields: { 单位: 单位, 年度: 年度, 事故: 是否, {{string.Join(", ", Enumerable.Range(0, Items).Select(i => $"指标{i}: 小数"))}} } }
        awards: [通报表彰]
        """;

    private static readonly string Rules = $"""
        评分 总评
          对 年度考核
          满分 {Items * 10}分
        {string.Concat(Enumerable.Range(0, Items).Select(i => $"  项 项{i} 占 10分 为 指标{i}\n"))}  保留 2位

        等次 定档
          对 年度考核
          值域 档次
          按 总评
          分组 单位.序列
          评 优秀 当 总分 不小于 {Items * 4}分
          评 良好 当 总分 不小于 {Items * 3}分
          评 一般 其余
          名额 优秀 至多 30%

        否决 事故否决
          对 年度考核
          依据 办法 一
          当 事故
          不得 评为 优秀

        后果 连续优秀
          对 年度考核
          当 连续 2年 定档 = 优秀
          给予 单位: 通报表彰
        """;

    public static async Task MeasureAsync(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("rulehost-benchmark-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "rulebook.yaml"), Yaml + "\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "条文.rule"), Rules + "\n");
        await using var rulebook = await Rulebook.LoadAsync(folder);
        Directory.Delete(folder, recursive: true);
        var store = Facts(rulebook);
        var times = new List<double>();
        var excellent = new HashSet<int>();
        for (var i = 0; i < 6; i++)
        {
            var start = Environment.CpuUsage.TotalTime;
            excellent.Add(Enumerable.Range(FirstYear, Years)
                .Sum(year => Assessment.Of(rulebook, store, new AssessedPeriod(year), null, CancellationToken.None).Decisions.Count(d => Assessment.Leading(d)!.Grade == "优秀")));
            times.Add((Environment.CpuUsage.TotalTime - start).TotalSeconds);
        }

        var warm = times[1..];
        report.Target("1,000 units × 60 items × 10 years assessed, warm, processor time", "under 2 s", $"{Figures.Spread(warm)} s; the first time in a process {Figures.Short(times[0])} s", Figures.Median(warm) < 2);
        report.Section("Assessing", $"""
            {Units:N0} units of {Items} items over {Years} years: scores, ranks and a quota within four groups, a veto, and what follows from two years in a row. All findings of all years: {Figures.Spread(warm)} s
            of processor time, the first time in a process {Figures.Short(times[0])} s. {excellent.Single():N0} of {Units * Years:N0} grades are the best, in every run.
            """);
    }

    private static FactStore Facts(Rulebook rulebook)
    {
        var (unit, year) = (rulebook.Model.Definition.Facts["单位"], rulebook.Model.Definition.Facts["年度考核"]);
        var series = unit.Fields[1].Type.Enum!;
        var random = new Random(3);
        var facts = new FactStoreBuilder();
        for (var i = 0; i < Units; i++)
        {
            facts.Add(new FactRecord(unit, new RecordKey(unit.Name, $"局{i}"), [Value.OfText($"局{i}"), Value.OfEnum(series, i % 4)]));
            for (var y = FirstYear; y < FirstYear + Years; y++)
            {
                var slots = new Value[year.Fields.Length];
                (slots[0], slots[1], slots[2]) = (Value.OfRecord(new RecordKey(unit.Name, $"局{i}")), Value.OfYear(y), Value.Of(random.Next(50) == 0));
                for (var item = 3; item < slots.Length; item++)
                {
                    slots[item] = Value.OfNumber(random.Next(101) / 10m);
                }

                facts.Add(new FactRecord(year, new RecordKey(year.Name, $"局{i}/{y}"), slots));
            }
        }

        facts.MarkComplete(unit.Name);
        facts.MarkComplete(year.Name);
        return facts.Build();
    }
}
