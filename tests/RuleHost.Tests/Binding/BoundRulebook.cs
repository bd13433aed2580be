using RuleHost.Binding;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Binding;

/// <summary>Rulebooks through the phases up to the binder, from folders and from texts.</summary>
internal sealed class BoundRulebook
{
    private BoundRulebook(RulebookModel model, IReadOnlyList<Diagnostic> diagnostics) => (Model, Diagnostics) = (model, diagnostics);

    public RulebookModel Model { get; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public IEnumerable<Diagnostic> Errors => Diagnostics.Where(d => d.Severity == Severity.Error);

    public static BoundRulebook FromFolder(string path)
    {
        var bag = new DiagnosticBag();
        var folder = RulebookFolder.Open(path, bag)!;
        var definition = RulebookYamlReader.Read(folder.Yaml, folder.Open, bag)!;
        return Of(definition, folder.Rules, bag);
    }

    /// <summary>A small vocabulary that most tests share, and some provisions in it.</summary>
    public static BoundRulebook FromRules(string rules, string moreYaml = "") => FromTexts(SmallYaml + moreYaml, rules);

    public static BoundRulebook FromTexts(string yaml, string rules)
    {
        var bag = new DiagnosticBag();
        var definition = RulebookYamlReader.Read(new SourceText("rulebook.yaml", yaml), _ => null, bag)!;
        return Of(definition, [new SourceText("a.rule", rules)], bag);
    }

    /// <summary>A condition bound for a 事项, by itself.</summary>
    public static BoundRulebook Condition(string condition) => FromRules($"情形 X\n  对 事项\n  当 {condition}\n");

    public BoundExpression When(string id = "X") => ((BoundJudgement)Model.ById[id]).When[0].Body;

    public BoundRulebook Clean()
    {
        Assert.True(!Errors.Any(), string.Join("\n", Errors.Select(d => DiagnosticRenderer.Render(d, Language.Chinese))));
        return this;
    }

    /// <summary>Exactly one error, of a code, at a text.</summary>
    public Diagnostic Error(string code, string at)
    {
        var error = Assert.Single(Errors);
        Assert.Equal((code, at), (error.Code, error.Location!.Value.Source.Slice(error.Location.Value.Span).ToString()));
        return error;
    }

    private static BoundRulebook Of(RulebookDefinition definition, IEnumerable<SourceText> rules, DiagnosticBag bag)
    {
        var files = rules.Select(r => RuleParser.ParseFile(r, bag)).ToList();
        var model = Binder.Bind(definition, files, "sha256:0", bag);
        return new BoundRulebook(model, bag.Items);
    }

    private const string SmallYaml = """
        rulebook: small
        title: 小
        version: 1.0.0
        sources: { s1: { title: 办法 } }
        enumerations:
          影响: { ordered: true, values: [无影响, 一般影响, 恶劣影响] }
          等级: { ordered: true, values: [差, 良, 优] }
        field-groups:
          情节:
            查实: 是否
            损失: 金额<元>
        facts:
          单位:
            key: 名称
            fields: { 名称: 文本, 上级: 单位 或 无, 负责人: 人员 }
          人员:
            key: 工号
            fields: { 工号: 文本, 单位: 单位 }
          事项:
            key: 编号
            include: [情节]
            time: 首(受理).时刻
            fields: { 编号: 文本, 名称: 文本, 类别: [咨询, 投诉], 影响: 影响, 数量: 整数, 进度: 百分比, 备选: 整数 或 无, 满意: 是否 或 无, 单位: 单位, 协办: 列表<单位>, 日期: 日期, 资本: 金额, 期限: 时长<工作日>, 上报: 是否 }
            events: { 受理: {}, 办结: {}, 补正: {}, 回访: { 满意: 是否, 分数: 小数 } }
          单位年度:
            key: [单位, 年度]
            time: 年度
            fields: { 单位: 单位, 年度: 年度, 收费额: 金额<元>, 优秀年: 是否 }
          处分:
            key: 编号
            fields: { 编号: 文本, 单位: 单位, 提出单位: 单位 或 无, 金额: 金额<元>, 日期: 日期 }
          扣分单:
            key: 编号
            fields: { 编号: 文本, 单位: 单位, 分数: 整数, 日期: 日期 }
        parameters:
          上限: [ { value: 3 } ]
          门槛: [ { value: 100万元 } ]
          承诺: [ { value: 5个工作日 } ]
          待定: { type: 时长, values: [] }
        cards: [提醒, 黄牌]
        ladders:
          人员: { decides: person, steps: [批评教育, 书面检查, 告诫, 免职] }
        awards: [通报表彰]
        roles: [效能办, 负责人员]
        tables:
          目录: { key: 名称, columns: { 名称: 文本, 时限: 时长<工作日>, 依据: 文本 或 无 }, rows: [[甲, 3个工作日, 无]] }

        """;
}
