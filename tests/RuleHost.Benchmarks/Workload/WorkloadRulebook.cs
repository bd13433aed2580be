using System.Text;

namespace RuleHost.Benchmarks.Workload;

/// <summary>A rule set written as a rulebook, in a folder of its own.</summary>
internal sealed class WorkloadRulebook : IDisposable
{
    private const string Head = """
        rulebook: 基准
        version: 1.0.0
        zone: Asia/Shanghai
        sources: { 办法: { title: 基准办法 } }
        enumerations:
          程度: { ordered: true, values: [轻微, 一般, 较大, 重大] }
          基准等次: { ordered: true, values: [合格, 优秀] }
        facts:
          案件:
            key: 编号
            fields:
              编号: 文本
              领域: 文本
              逾期天数: 整数
              已答复: 是否
              投诉次数: 整数
              损失数额: 整数
              伤亡人数: 整数
              严重程度: 程度
              迟报: 是否
              片区: [甲区, 乙区, 丙区, 丁区, 戊区, 己区, 庚区, 辛区]
              差错率: 小数
              超支比例: 小数
              警示次数: 整数
              隐瞒: 是否
              身份: [一把手, 副职, 工作人员, 外聘]
              责任类型: [直接, 监管, 集体]
              缺件数: 整数
              检查得分: 小数
              已整改: 是否
              应办日: 日期
              报告日: 日期
              指派日: 日期
              曝光次数: 整数
              满意度: 小数
        """;

    private WorkloadRulebook(string folder) => Folder = folder;

    public string Folder { get; }

    public static WorkloadRulebook Write(IEnumerable<Rule> rules, string version = "1.0.0")
    {
        var folder = Directory.CreateTempSubdirectory("rulehost-benchmark-").FullName;
        File.WriteAllText(Path.Combine(folder, "rulebook.yaml"), Head.Replace("version: 1.0.0", $"version: {version}", StringComparison.Ordinal) + "\n");
        var text = new StringBuilder();
        foreach (var rule in rules)
        {
            text.Append(rule.IsVeto ? "否决 " : "情形 ").Append(rule.Id).Append('\n');
            text.Append("  对 案件\n  当 ").Append(rule.Condition).Append('\n');
            if (rule.IsVeto)
            {
                text.Append("  依据 办法 一\n  施行 至 2099-12-31\n  不得 评为 优秀\n");
            }

            text.Append('\n');
        }

        File.WriteAllText(Path.Combine(folder, "条文.rule"), text.ToString());
        return new WorkloadRulebook(folder);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
