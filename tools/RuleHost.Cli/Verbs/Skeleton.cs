namespace RuleHost.Cli.Verbs;

/// <summary>The files of a new rulebook or plugin: small, complete, with cases that pass and marks where the author goes on.</summary>
internal static class Skeleton
{
    /// <summary>A rulebook that stands by itself.</summary>
    public static IReadOnlyList<(string Path, string Text)> Rulebook(string name) =>
    [
        ("rulebook.yaml", $$"""
            # 待办：换成本地的名称、辖区代码、文件，和本地登记的事项。
            rulebook: {{name}}
            title: {{name}}热线诉求办理规则
            version: 0.1.0
            jurisdiction: "000000"
            sources:
              办法: { title: 热线诉求办理办法, issuer: 本级人民政府, date: 2011-01-01, status: draft }
            facts:
              单位: { key: 名称, fields: { 名称: 文本 } }
              诉求:
                key: 编号
                fields: { 编号: 文本, 承办单位: 单位, 退单次数: 整数 }
                events: [交办, 反馈]
            calendars: { default: cn }
            cards: [提醒, 黄牌]
            ladders:
              单位: { decides: person, steps: [限期整改, 通报批评] }

            """),
        ("规则.rule", """
            # 待办：限几个工作日、什么时候提醒，照本地的文件改；改完再改 tests 里的用例。

            时限 反馈时限 热线诉求的反馈
              对 诉求
              依据 办法 第五条
              自 交办 至 反馈
              限 5个工作日
              于 剩 1个工作日 发 提醒 予 承办单位
              于 逾期 发 黄牌 予 承办单位

            情形 R01 逾期没有反馈
              对 诉求
              依据 办法 第八条
              当 反馈时限.逾期 不小于 1个工作日
                或 退单次数 大于 2
              问责 承办单位: 限期整改 至 通报批评

            """),
        ("tests/反馈.yaml", $"""
            # 用例：每条规则至少有成立、不成立、恰在边界、缺少事实四种。
            规则集: {name}

            样本:
              诉求: {"{"} 编号: T1, 承办单位: 城管局, 退单次数: 0 {"}"}

            用例:
            - 名: 周一交办,下周一到期,过期次日发黄牌
              时点: 2011-03-15 09:00
              给定: {"{"} 诉求: [ {"{"} 取自: 诉求 {"}"} ] {"}"}
              事件: [ [诉求 T1, 交办, 2011-03-07 10:00] ]
              对: 诉求 T1
              期望:
                反馈时限: {"{"} 状态: 逾期, 到期日: 2011-03-14, 牌: [提醒, 黄牌] {"}"}
                R01: {"{"} 状态: 成立, 处理: {"{"} 城管局: 限期整改 至 通报批评 {"}"} {"}"}
            - 名: 到期日当天反馈,不逾期
              时点: 2011-03-15 09:00
              给定: {"{"} 诉求: [ {"{"} 取自: 诉求 {"}"} ] {"}"}
              事件: [ [诉求 T1, 交办, 2011-03-07 10:00], [诉求 T1, 反馈, 2011-03-14 23:00] ]
              对: 诉求 T1
              期望: {"{"} 反馈时限: {"{"} 状态: 已办结 {"}"}, R01: 不成立 {"}"}
            - 名: 退过三次单,没有逾期也要追究
              时点: 2011-03-08 09:00
              给定: {"{"} 诉求: [ {"{"} 取自: 诉求, 退单次数: 3 {"}"} ] {"}"}
              事件: [ [诉求 T1, 交办, 2011-03-07 10:00] ]
              对: 诉求 T1
              期望: {"{"} 反馈时限: {"{"} 状态: 进行中, 牌: [] {"}"}, R01: 成立 {"}"}
            - 名: 没有说退过几次单,待查
              时点: 2011-03-08 09:00
              给定: {"{"} 诉求: [ {"{"} 取自: 诉求, 退单次数: 未知 {"}"} ] {"}"}
              事件: [ [诉求 T1, 交办, 2011-03-07 10:00] ]
              对: 诉求 T1
              期望: {"{"} R01: {"{"} 状态: 待查, 待查于: ["诉求[T1].退单次数"] {"}"} {"}"}

            """),
        ("README.md", Readme(name, "规则集")),
    ];

    /// <summary>A county that stands by itself: the rulebook and its manifest.</summary>
    public static IReadOnlyList<(string Path, string Text)> Plugin(string name) =>
    [
        ("plugin.yaml", $"""
            # 待办：换成本地的名称、辖区代码和级别。要用脚本或程序，见 plugins/README.md。
            plugin: {name}
            title: {name}热线诉求办理规则
            version: 0.1.0
            jurisdiction: "000000"
            level: 县
            host: ">=0.1 <1"
            brings: {"{"} overlay: . {"}"}

            """),
        .. Rulebook(name),
    ];

    private static string Readme(string name, string what) => $"""
        # {name}

        {name}的热线诉求办理{what}，由 `rulehost new` 生成，供改写：一个反馈时限、一种追责情形、四个用例。

        - 改哪里：`rulehost check .` 列出每一处“待办”。
        - 改完以后：`rulehost test .` 跑自己的用例，`rulehost plugin verify . --kit` 跑合规套件。
        - 依据：写明出自哪份文件、哪一条；还没有文件的，在 `sources` 里写 `status: draft`。
        - 待办：把这一页换成自己的话，是哪里、依据什么文件、怎么检查。

        """;
}
