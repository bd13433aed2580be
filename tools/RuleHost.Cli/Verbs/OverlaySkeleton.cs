using RuleHost.Model;
using RuleHost.Syntax;

namespace RuleHost.Cli.Verbs;

/// <summary>
/// The files of a new county over a base: one provision of its own with cases that pass whatever the base is, and marks where the author
/// goes on. Its names begin with the county's, so that they clash with nothing below.
/// </summary>
internal static class OverlaySkeleton
{
    /// <param name="name">The county.</param>
    /// <param name="range">The versions of the base that it builds on.</param>
    /// <param name="model">The base.</param>
    public static IReadOnlyList<(string Path, string Text)> Files(string name, string range, RulebookModel model)
    {
        var (id, title) = (model.Definition.Id, model.Definition.Title);
        var word = string.Concat(name.Where(char.IsLetterOrDigit));
        var extends = $$"""extends: [ { rulebook: {{id}}, range: "{{range}}" } ]""";
        return
        [
            ("plugin.yaml", $$"""
                # 待办：换成本地的名称、辖区代码和级别。要用脚本或程序，见 plugins/README.md。
                plugin: {{name}}
                title: {{name}}（建立在 {{id}} 之上）
                version: 0.1.0
                jurisdiction: "000000"
                level: 县
                {{extends}}
                host: ">=0.1 <1"
                brings: { overlay: . }

                """),
            ("rulebook.yaml", $$"""
                # 待办：换成本地的名称、辖区代码、文件。基础已有的事实、参数、牌不必再写；给它们加字段写 add，给参数加本地的数写 values。
                rulebook: {{name}}
                title: {{name}}规则（建立在 {{id}} 之上）
                version: 0.1.0
                jurisdiction: "000000"
                {{extends}}

                sources:
                  {{word}}办法: { title: {{name}}办理办法, issuer: 本级人民政府, date: 2011-01-01, status: draft }

                facts:
                  {{word}}事项:
                    key: 编号
                    time: 首(交办).时刻
                    fields: { 编号: 文本, 紧急: 是否 }
                    events: [交办, 办结]

                parameters:
                  {{word}}办理时限:
                    - { from: 2011-01-01, value: 5个工作日, source: {{word}}办法, note: 第五条 }

                """),
            ("规则.rule", $$"""
                # 待办：本地自己的条文写在这里，照本地的文件改；改完再改 tests 里的用例。
                # 待办：{{Amendment(model)}}

                增补 时限 {{word}}办理 本地事项按期办结
                  对 {{word}}事项
                  依据 {{word}}办法 第五条
                  自 交办 至 办结
                  限 1个工作日 当 紧急
                  限 {{word}}办理时限 当 非 紧急

                """),
            ("tests/办理.yaml", $$"""
                # 用例：每条规则至少有成立、不成立、恰在边界、缺少事实四种。
                规则集: {{name}}

                用例:
                - 名: 周一交办,下周一到期;到期日当天办结不逾期,次日还没有办结就逾期
                  时点: 2011-03-15 09:00
                  给定: { {{word}}事项: [ { 编号: T1, 紧急: 否 }, { 编号: T2, 紧急: 否 } ] }
                  事件: [ [{{word}}事项 T1, 交办, 2011-03-07 10:00], [{{word}}事项 T1, 办结, 2011-03-14 23:00], [{{word}}事项 T2, 交办, 2011-03-07 10:00] ]
                  对: [ {{word}}事项 T1, {{word}}事项 T2 ]
                  期望: { {{word}}办理: { T1: { 状态: 已办结, 到期日: 2011-03-14 }, T2: { 状态: 逾期, 逾期: 1个工作日 } } }
                - 名: 紧急的次一个工作日到期;没有交办的不起算
                  时点: 2011-03-08 09:00
                  给定: { {{word}}事项: [ { 编号: T1, 紧急: 是 }, { 编号: T2, 紧急: 是 } ] }
                  事件: [ [{{word}}事项 T1, 交办, 2011-03-07 10:00] ]
                  对: [ {{word}}事项 T1, {{word}}事项 T2 ]
                  期望: { {{word}}办理: { T1: { 到期日: 2011-03-08 }, T2: 未开始 } }
                - 名: 是不是紧急不知道,待查
                  时点: 2011-03-08 09:00
                  给定: { {{word}}事项: [ { 编号: T1 } ] }
                  事件: [ [{{word}}事项 T1, 交办, 2011-03-07 10:00] ]
                  对: {{word}}事项 T1
                  期望: { {{word}}办理: { 状态: 待查, 待查于: ["{{word}}事项[T1].紧急"] } }

                """),
            ("README.md", $$"""
                # {{name}}

                建立在{{title}}（`{{id}}`，版本 {{range}}）之上的叠加，由 `rulehost new plugin {{name}} --extends {{id}}` 生成，供改写：一个本地的时限、三个用例。基础的条文全部照用，不必抄。

                - 改哪里：`rulehost check .` 列出每一处“待办”。
                - 改完以后：`rulehost test .` 跑自己的用例，`rulehost plugin verify . --kit` 跑合规套件。
                - 比基础严的随便改；比基础宽的要基础写明“可调”，否则检查不通过（RH0611 至 RH0614）。
                - 依据：写明出自哪份文件、哪一条；还没有文件的，在 `sources` 里写 `status: draft`。
                - 待办：把这一页换成自己的话，是哪里、依据什么文件、怎么检查。

                """),
        ];
    }

    /// <summary>How a provision of this base is amended, by one that it has.</summary>
    private static string Amendment(RulebookModel model) =>
        model.Provisions.FirstOrDefault(p => p is BoundLimit { Budgets: [{ Amount: not null, When: null }] } && p.Kind == ProvisionKind.Limit) is { } limit
            ? $"基础的条文要改严，写修订，例如“修订 时限 {limit.Id}”，下一行缩进写“限”和更短的天数，再写用例；不改的就删去这一行。"
            : "基础的条文要改严，写“修订”、种类和编号，下面只写要换的那一句，再写用例；不改的就删去这一行。";
}
