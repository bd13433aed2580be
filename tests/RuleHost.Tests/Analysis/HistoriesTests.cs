using System.Collections.Immutable;
using System.Text;
using RuleHost.Analysis;
using RuleHost.Decisions;
using RuleHost.Records;
using RuleHost.Tests.Binding;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Analysis;

/// <summary>
/// What is said to come out of no history never does: random grades, vetoes and consequences over years, tried on random years. And what some
/// history leads to is not told.
/// </summary>
public sealed class HistoriesTests
{
    private const int Rulebooks = 160;
    private const int HistoriesEach = 30;
    private const int Years = 4;

    [Fact]
    public void What_is_said_to_come_out_of_no_history_comes_out_of_none()
    {
        var (told, held) = (0, 0);
        for (var seed = 0; seed < Rulebooks; seed++)
        {
            var random = new Random(seed);
            var rules = Rules(random);
            var bound = BoundRulebook.FromTexts(Yaml, rules).Clean();
            var bag = new DiagnosticBag();
            JudgementAnalysis.Run(bound.Model, () => [], bag);
            var never = bag.Items.Where(d => d.Code == "RH0574" && bound.Model.ById[d.Provision!] is RuleHost.Model.BoundJudgement).ToList();
            told += never.Count;
            for (var i = 0; i < HistoriesEach; i++)
            {
                var evaluation = new Evaluation(bound.Model, History(bound.Model, random), new DateTime(2014, 6, 1, 0, 0, 0, DateTimeKind.Utc), Interpreter.Instance);
                foreach (var judgement in bound.Model.Provisions.OfType<RuleHost.Model.BoundJudgement>().Where(j => j.Kind == RuleHost.Syntax.ProvisionKind.Consequence))
                {
                    for (var year = 0; year < Years; year++)
                    {
                        var holds = evaluation.Verdict(judgement, Value.OfRecord(new RecordKey("考核", $"甲/{2010 + year}"))).State == JudgementState.Holds;
                        held += holds ? 1 : 0;
                        Assert.False(holds && never.Exists(d => d.Provision == judgement.Id), $"seed {seed}: {judgement.Id} in {2010 + year}\n{rules}");
                    }
                }
            }
        }

        // A test that is told nothing, or in which nothing ever holds, would find nothing.
        Assert.True(told > Rulebooks / 8, $"only {told} told");
        Assert.True(held > Rulebooks * HistoriesEach, $"only {held} held");
    }

    [Theory]
    [InlineData("等次 定档\n  对 考核 其中 上年.定档 ≠ 差\n  值域 等级\n  按 总评\n  评 优 当 总分 不小于 90分\n  评 良 当 总分 不小于 60分\n  评 差 其余\n后果 一\n  对 考核\n  当 连续 2年 定档 = 良\n")]
    [InlineData("等次 定档\n  对 考核 其中 非 停\n  值域 等级\n  按 总评\n  评 优 当 总分 不小于 90分\n  评 良 其余\n后果 一\n  对 考核\n  当 连续 3年 定档 = 良\n后果 二\n  对 考核\n  当 上年.停 且 定档 = 优\n")]
    [InlineData("等次 定档\n  对 考核\n  值域 等级\n  按 总评\n  评 优 当 总分 不小于 90分\n  评 良 其余\n  升 1等 当 停\n否决 轮空\n  对 考核\n  依据 通知\n  当 上年.定档 = 优 且 得分 小于 95\n  不得 评为 优\n后果 一\n  对 考核\n  当 连续 3年 定档 = 优\n")]
    public void What_some_history_leads_to_is_not_told(string rules)
    {
        var bound = BoundRulebook.FromTexts(Yaml, Score + rules).Clean();
        var bag = new DiagnosticBag();
        JudgementAnalysis.Run(bound.Model, () => [], bag);
        Assert.DoesNotContain(bag.Items, d => d.Code == "RH0574");
    }

    private static string Rules(Random random)
    {
        var text = new StringBuilder(Score);
        string[] filters = ["", "", " 其中 非 停", " 其中 上年.定档 ≠ 差", " 其中 非 上年.停评", " 其中 上年.得分 不小于 30"];
        text.Append($"等次 定档\n  对 考核{filters[random.Next(filters.Length)]}\n  值域 等级\n  按 总评\n");
        text.Append($"  评 优 当 总分 不小于 {60 + (random.Next(4) * 10)}分\n  评 良 当 总分 不小于 {20 + (random.Next(4) * 10)}分\n  评 差 其余\n");
        text.Append(random.Next(4) == 0 ? "  升 1等 当 停\n" : "");
        if (random.Next(2) == 0)
        {
            text.Append($"否决 轮空\n  对 考核\n  依据 通知\n  当 {Condition(random, "上年.")}\n  不得 评为 {(random.Next(2) == 0 ? "优" : "良")}\n");
        }

        text.Append($"定义 考核.停评 为 {Condition(random, "")}\n");
        for (var i = 0; i < 6; i++)
        {
            var condition = random.Next(2) == 0
                ? $"连续 {random.Next(2, 4)}年 {Condition(random, "")}"
                : $"{Condition(random, "上年.")} 且 {Condition(random, "")}";
            text.Append($"后果 果{i}\n  对 考核\n  当 {condition}\n");
        }

        return text.ToString();
    }

    private static string Condition(Random random, string of) => random.Next(6) switch
    {
        0 => $"{of}得分 {(random.Next(2) == 0 ? "不小于" : "小于")} {random.Next(1, 9) * 10}",
        1 => $"{of}停",
        2 => $"非 {of}停",
        _ => $"{of}定档 {(random.Next(3) == 0 ? "≠" : "=")} {"差良优"[random.Next(3)]}",
    };

    private static FactStore History(RuleHost.Model.RulebookModel model, Random random)
    {
        var builder = new FactStoreBuilder();
        var type = model.Definition.Facts["考核"];
        for (var year = 0; year < Years; year++)
        {
            var key = new RecordKey("考核", $"甲/{2010 + year}");
            var slots = type.Fields.Select(f => f.Name switch
            {
                "单位" => Value.OfText("甲"),
                "年度" => Value.OfYear(2010 + year),
                "得分" => Value.OfNumber(random.Next(11) * 10),
                _ => random.Next(10) == 0 ? Value.Unknown : Value.Of(random.Next(2) == 0),
            });
            builder.Add(new FactRecord(type, key, [.. slots]));
        }

        return builder.Build();
    }

    private const string Score = "评分 总评\n  对 考核\n  满分 100分\n  项 业绩 占 100% 为 得分\n";

    private const string Yaml = """
        rulebook: small
        title: 小
        version: 1.0.0
        sources:
          通知: { title: 通知 }
        enumerations:
          等级: { ordered: true, values: [差, 良, 优] }
        facts:
          考核: { key: [单位, 年度], fields: { 单位: 文本, 年度: 年度, 得分: 小数, 停: 是否 } }

        """;
}
