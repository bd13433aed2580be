using System.Collections.Immutable;
using System.Text;
using RuleHost.Analysis;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Tests.Binding;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Analysis;

/// <summary>
/// What the analysis says of random texts holds on random facts, unknown ones among them: a situation that adds nothing never holds where the
/// wider one fails, and leaving out an item without effect never turns an outcome into another. A failure prints the seed and the text.
/// </summary>
public sealed class NoFalseAlarmTests
{
    private const int Rulebooks = 250;
    private const int FactsEach = 80;

    [Fact]
    public void What_is_told_of_random_texts_holds_on_random_facts()
    {
        var told = 0;
        for (var seed = 0; seed < Rulebooks; seed++)
        {
            told += Check(seed);
        }

        // A test that is never told anything would find nothing.
        Assert.True(told > Rulebooks / 8, $"only {told} findings");
    }

    private static int Check(int seed)
    {
        var random = new Random(seed);
        var kind = random.Next(2) == 0 ? "有下列情形之一" : "同时具备下列情形";
        var items = Enumerable.Range(0, 4).Select(_ => Condition(random, 1)).ToArray();
        var rules = new StringBuilder(Situation("Q", kind, items, null));
        for (var left = 0; left < items.Length; left++)
        {
            rules.Append(Situation($"Q{left}", kind, items, left));
        }

        for (var i = 0; i < 3; i++)
        {
            rules.Append($"情形 R{i}\n  对 事\n  当 {Condition(random, 2)}\n  问责 人: 告诫\n");
        }

        var bound = BoundRulebook.FromTexts(Yaml, rules.ToString()).Clean();
        var bag = new DiagnosticBag();
        JudgementAnalysis.Run(bound.Model, () => [], bag);
        var claims = new List<(string Narrow, string Wide, bool Same, Diagnostic Of)>();
        foreach (var found in bag.Items)
        {
            if (found.Code == "RH0430")
            {
                claims.Add(((string)found.Arguments[0], (string)found.Arguments[1], false, found));
            }
            else if (found is { Code: "RH0431" or "RH0432", Provision: "Q" } && Array.IndexOf(items, (string)found.Arguments[0]) is >= 0 and var idle && items.Contains((string)found.Arguments[1]))
            {
                claims.Add(("Q", $"Q{idle}", true, found));
            }
        }

        for (var i = 0; i < FactsEach && claims.Count > 0; i++)
        {
            var evaluation = new Evaluation(bound.Model, Facts(bound.Model, random), new DateTime(2011, 6, 1, 0, 0, 0, DateTimeKind.Utc), Interpreter.Instance);
            foreach (var (narrow, wide, same, found) in claims)
            {
                var (a, b) = (State(evaluation, bound.Model, narrow), State(evaluation, bound.Model, wide));
                var broken = (a, b) == (JudgementState.Holds, JudgementState.Fails) || (same && (a, b) == (JudgementState.Fails, JudgementState.Holds));
                Assert.False(broken, $"seed {seed}: {narrow} {a}, {wide} {b}\n{DiagnosticRenderer.Render(found, Language.English)}\n{rules}");
            }
        }

        return claims.Count;
    }

    private static JudgementState State(Evaluation evaluation, RulebookModel model, string id) =>
        evaluation.Verdict((BoundJudgement)model.ById[id], Value.OfRecord(new RecordKey("事", "A"))).State;

    private static string Situation(string id, string kind, string[] items, int? without)
    {
        var text = new StringBuilder($"情形 {id}\n  对 事\n  当 {kind}\n");
        var number = 0;
        for (var i = 0; i < items.Length; i++)
        {
            if (i != without)
            {
                text.Append($"    ({"一二三四"[number++]}) {items[i]}\n");
            }
        }

        return text.ToString();
    }

    private static string Condition(Random random, int depth)
    {
        if (depth > 0 && random.Next(2) == 0)
        {
            var joined = string.Join(random.Next(2) == 0 ? " 且 " : " 或 ", Enumerable.Range(0, 2).Select(_ => Condition(random, depth - 1)));
            return depth > 1 ? $"({joined})" : joined;
        }

        string[] comparisons = ["大于", "不小于", "小于", "不大于", "=", "≠"];
        var comparison = comparisons[random.Next(comparisons.Length)];
        return random.Next(8) switch
        {
            0 => $"数 {comparison} {random.Next(4)}",
            1 => $"备 {comparison} {random.Next(3)}",
            2 => $"额 {comparison} {random.Next(3)}元",
            3 => $"计数(发生) {comparison} {random.Next(3)}",
            4 => random.Next(2) == 0 ? "急" : "非 急",
            5 => $"类 {(random.Next(2) == 0 ? "=" : "不是")} {"甲乙丙"[random.Next(3)]}",
            6 => $"级 {comparison} {"低中高"[random.Next(3)]}",
            _ => random.Next(2) == 0 ? "备 = 无" : $"数 {comparison} 备",
        };
    }

    private static FactStore Facts(RulebookModel model, Random random)
    {
        var type = model.Definition.Facts["事"];
        var slots = new Value[type.Fields.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            var field = type.Fields[i].Type;
            slots[i] = random.Next(8) == 0 ? Value.Unknown
                : field.Optional && random.Next(3) == 0 ? Value.None
                : field.Kind switch
                {
                    TypeKind.Integer => Value.OfNumber(random.Next(-1, 5)),
                    TypeKind.Money => Value.OfMoney(random.Next(0, 7) / 2m, "元"),
                    TypeKind.Bool => Value.Of(random.Next(2) == 0),
                    TypeKind.Enum => Value.OfEnum(field.Enum!, random.Next(3)),
                    _ => Value.Unknown,
                };
        }

        var builder = new FactStoreBuilder();
        var key = new RecordKey("事", "A");
        builder.Add(new FactRecord(type, key, slots));
        for (var i = random.Next(4); i > 0; i--)
        {
            builder.Add(new EventRecord { Definition = type.Events[0], Record = key, At = new DateTime(2011, 5, i, 0, 0, 0, DateTimeKind.Utc), Order = i, Fields = [] });
        }

        return builder.Build();
    }

    private const string Yaml = """
        rulebook: small
        title: 小
        version: 1.0.0
        enumerations:
          级: { ordered: true, values: [低, 中, 高] }
        facts:
          人员: { key: 工号, fields: { 工号: 文本 } }
          事: { key: 编号, fields: { 编号: 文本, 类: [甲, 乙, 丙], 级: 级, 数: 整数, 备: 整数 或 无, 急: 是否, 额: 金额<元>, 人: 人员 }, events: [发生] }
        ladders:
          人员: { decides: person, steps: [告诫, 免职] }

        """;
}
