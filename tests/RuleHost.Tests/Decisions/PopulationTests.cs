using System.Diagnostics;
using System.Text;
using RuleHost.Compilation;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Tests.Binding;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Decisions;

/// <summary>What is reckoned once for all units (the average of all, who ranks before) is what each unit would find by walking the list.</summary>
[Collection(Alone.Name)]
public sealed class PopulationTests
{
    private static readonly string[] Formulas =
    [
        "计数(考核 其中 其.年度 = 本.年度 且 其.得分 小于 本.得分)",
        "计数(考核 其中 其.年度 = 本.年度 且 本.得分 不大于 其.得分)",
        "计数(考核 其中 其.年度 = 本.年度 且 其.得分 = 本.得分)",
        "计数(考核 其中 其.年度 = 本.年度 且 其.类别 = 本.类别 且 其.总评.总分 大于 本.总评.总分)",
        "计数(考核 其中 其.得分 - 缺省(本.次数, 1) 小于 本.得分)",
        "计数(考核 其中 其.停 或 其.得分 小于 本.得分)",
        "合计(考核 其中 其.年度 = 本.年度, 其.得分)",
        "平均(考核 其中 其.年度 = 本.年度 且 其.类别 = 本.类别, 其.次数)",
        "平均(考核 其中 其.年度 = 本.年度, 其.得分 - 缺省(本.次数, 1))",
        "最大(考核 其中 非 其.停, 其.得分)",
        "计数(考核 其中 其.停 且 其.年度 = 本.年度) / 计数(考核)",
        "计数(考核 其中 其.得分 不小于 线)",
        "计数(考核 其中 存在(考核 其中 其.得分 大于 本.得分) 且 其.停)",
    ];

    private static readonly string[] Conditions =
    [
        "存在(考核 其中 其.年度 = 本.年度 且 其.得分 小于 本.得分)",
        "非 存在(考核 其中 其.类别 = 本.类别 且 其.得分 大于 本.得分)",
        "每个(考核 其中 其.年度 = 本.年度 均 其.停)",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    public void Each_unit_is_told_what_walking_the_list_would_tell_it(int unknownInTen)
    {
        var bound = BoundRulebook.FromTexts(Yaml, Rules).Clean();
        var formulas = bound.Model.Provisions.OfType<BoundDefinition>().Select(d => d.Body).ToList();
        Assert.Equal(Formulas.Length + Conditions.Length, formulas.Count);
        var (runner, shared) = (new CompiledPlan(bound.Model), 0);
        for (var seed = 0; seed < 3; seed++)
        {
            foreach (var complete in (bool[])[true, false])
            {
                var facts = Units(bound.Model, 40, seed, unknownInTen, complete);
                var (one, compiled) = (Of(bound.Model, facts, Interpreter.Instance), Of(bound.Model, facts, runner));
                foreach (var record in facts.All("考核"))
                {
                    foreach (var formula in formulas)
                    {
                        var frame = one.FrameOf(Value.OfRecord(record.Key));
                        var walked = new FormulaWalk(Of(bound.Model, facts, Interpreter.Instance), frame, formula.LocalCount, new Watch()).Evaluate(formula.Body);
                        var answer = one.Run(formula, frame);
                        Assert.Equal((ValueText.Canonical(walked.Value), walked.Value.Bounds, string.Join('、', walked.Missing)), (ValueText.Canonical(answer.Value), answer.Value.Bounds, string.Join('、', answer.Missing)));
                        Assert.Equal((ValueText.Canonical(walked.Value), walked.Value.Bounds), (ValueText.Canonical(compiled.Run(formula, frame).Value), compiled.Run(formula, frame).Value.Bounds));
                        shared += walked.Value.IsUnknown ? 0 : 1;
                    }
                }
            }
        }

        Assert.True(shared > 0);
    }

    [Fact]
    public void Four_times_the_units_take_not_much_more_than_four_times_the_time()
    {
        var bound = BoundRulebook.FromTexts(Yaml, Rules).Clean();
        Time(bound.Model, 200);
        var (few, many) = (Math.Min(Time(bound.Model, 500), Time(bound.Model, 500)), Time(bound.Model, 2_000));
        Assert.True(many < few * 8, $"500 units: {few:0} ms, 2,000 units: {many:0} ms");
    }

    private static double Time(RulebookModel model, int units)
    {
        // Those that no two units ask alike are left out: each walks the list.
        var formulas = model.Provisions.OfType<BoundDefinition>().Where(d => !d.Body.Body.Text.Contains("本.次数", StringComparison.Ordinal) && !d.Body.Body.Text.Contains("或 其.得分", StringComparison.Ordinal) && !d.Body.Body.Text.Contains("其中 存在", StringComparison.Ordinal)).ToList();
        Assert.True(formulas.Count > 10);
        var facts = Units(model, units, 1, 0, complete: true);
        var evaluation = Of(model, facts, new CompiledPlan(model));
        var begun = Stopwatch.StartNew();
        foreach (var record in facts.All("考核"))
        {
            var frame = evaluation.FrameOf(Value.OfRecord(record.Key));
            foreach (var definition in formulas)
            {
                Assert.False(evaluation.Run(definition.Body, frame).Value.IsUnknown);
            }
        }

        return begun.Elapsed.TotalMilliseconds;
    }

    private static Evaluation Of(RulebookModel model, FactStore facts, IFormulaRunner runner) => new(model, facts, new DateTime(2012, 6, 1, 0, 0, 0, DateTimeKind.Utc), runner);

    private static FactStore Units(RulebookModel model, int count, int seed, int unknownInTen, bool complete)
    {
        var random = new Random(seed);
        var type = model.Definition.Facts["考核"];
        var builder = new FactStoreBuilder();
        for (var i = 0; i < count; i++)
        {
            var (name, year) = ($"局{i:0000}", 2010 + (i % 2));
            builder.Add(new FactRecord(type, new RecordKey("考核", $"{name}/{year}"), [.. type.Fields.Select(f => f.Name switch
            {
                "单位" => Value.OfText(name),
                "年度" => Value.OfYear(year),
                _ when random.Next(10) < unknownInTen => Value.Unknown,
                "得分" => Value.OfNumber(random.Next(0, 1000) / 10m),
                "次数" => unknownInTen > 0 && random.Next(9) == 0 ? Value.None : Value.OfNumber(random.Next(12)),
                "类别" => Value.OfEnum(f.Type.Enum!, random.Next(2)),
                _ => Value.Of(random.Next(2) == 0),
            })]));
        }

        if (complete)
        {
            builder.MarkComplete("考核");
        }

        return builder.Build();
    }

    private static string Rules
    {
        get
        {
            var text = new StringBuilder("评分 总评\n  对 考核\n  满分 100分\n  项 业绩 占 100% 为 得分\n");
            for (var i = 0; i < Formulas.Length + Conditions.Length; i++)
            {
                text.Append($"定义 考核.甲{i} 为 {(i < Formulas.Length ? Formulas[i] : Conditions[i - Formulas.Length])}\n");
            }

            return text.ToString();
        }
    }

    private const string Yaml = """
        rulebook: small
        title: 小
        version: 1.0.0
        parameters:
          线: { type: 小数, values: [ { from: 2009-01-01, value: 40 }, { from: 2011-01-01, value: 60 } ] }
        facts:
          考核: { key: [单位, 年度], time: 年度, fields: { 单位: 文本, 年度: 年度, 类别: [甲类, 乙类], 得分: 小数, 次数: 整数 或 无, 停: 是否 } }

        """;

    private sealed class Watch : IConditionWatch
    {
        public void Saw(BoundExpression expression, Value value)
        {
        }
    }
}
