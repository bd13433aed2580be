using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using RuleHost.Decisions;
using RuleHost.Rulebooks;
using RuleHost.Tests.Traps;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Decisions;

/// <summary>From JSON to JSON the short way says, byte for byte, what the general way says; and what it does not take, the general way does.</summary>
public sealed class DecideJsonTests
{
    private const string Provisions = """
        情形 Q01
          对 投诉
          当 损失 不小于 1000元 且 退单次数 大于 2

        情形 Q02
          对 投诉 其中 类别 = 报修
          当 已核实 或 上级 = "市里"

        情形 Q03
          对 投诉
          当 类别 不是 建议 且 非 已核实
          不适用 当 退单次数 = 0

        情形 Q04
          对 投诉
          当 存在(交办)

        情形 Q05
          对 投诉
          当 上级 不是 "市里"
          确认 由 效能办

        否决 V01
          对 投诉
          施行 2011-01-01 起
          当 有下列情形之一
            (一) 缺失(损失)
            (二) Q01 且 损失 大于 门槛
          不得 结案

        否决 V02
          对 投诉
          当 退单次数 大于 3
          不得 结案

        情形 Q06
          对 投诉
          当 下列至少 2项
            (一) 已核实
            (二) 退单次数 介于 2 与 4
            (三) 损失 小于 0.05元
        """;

    private const string Parameters = """
        parameters:
          门槛: [ { from: 2009-01-01, value: 5000元 }, { from: 2012-01-01, value: 100元 } ]
        """;

    [Fact]
    public async Task Whatever_the_records_hold_the_short_way_writes_the_bytes_of_the_general_way()
    {
        await using var rulebook = await TemporaryRulebook.Of(Provisions.Replace("门槛", "5000元", StringComparison.Ordinal));
        var random = new Random(1);
        var judge = new JsonJudge(rulebook.Rulebook);
        for (var i = 0; i < 600; i++)
        {
            var records = Enumerable.Range(1, random.Next(1, 4)).Select(n => Complaint(random, n));
            var document = Document("投诉", random.Next(2) == 0 ? "2011-06-01T12:00:00+08:00" : "2012-03-01", records);
            Assert.True(judge.TryDecide(document, null, new ArrayBufferWriter<byte>()), Encoding.UTF8.GetString(document));
            Assert.Equal(General(rulebook.Rulebook, document), Short(rulebook.Rulebook, document));
        }
    }

    [Fact]
    public async Task Records_with_parameters_of_unknown_date_go_the_general_way()
    {
        await using var rulebook = await TemporaryRulebook.Of(Provisions + "\n\n情形 Q07\n  对 投诉\n  当 损失 大于 门槛", Parameters);
        var random = new Random(3);
        for (var i = 0; i < 100; i++)
        {
            var document = Document("投诉", "2012-03-01", [Complaint(random, 1)]);
            Assert.Equal(General(rulebook.Rulebook, document), Short(rulebook.Rulebook, document));
        }
    }

    [Theory]
    [InlineData("""{"as-of":"2011-06-01","as-of":"2011-06-01","given":{"投诉":[{"编号":"T1"}]}}""")]
    [InlineData("""{"as-of":"x","as-of":"2011-06-01","given":{"投诉":[{"编号":"T1"}]}}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"编号":"T1","编号":"T2"}]}}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"编号":"T1"},{"编号":"T1"}]}}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"编号":"T1","损夫":"5元"}]}}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"编号":"T1","损失":5}]}}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"编号":"T1","损失":["5元"]}]}}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"编号":"T1","已核实":null}]}}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"编号":"T1","类别":"无"}]}}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"已核实":true}]}}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"编号":"\ud800"}]}}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"编号":"T1"}]}} x""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"编号":"T1"}],}}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"没有":[]}}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"编号":"T1"}]},"subject":"投诉 T2"}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[{"编号":"T1"}]},"events":[["投诉 T1","交办","2011-05-01T09:00:00"]]}""")]
    [InlineData("""{"as-of":"2011-06-01","given":{"投诉":[]}}""")]
    [InlineData("""{"given":{"投诉":null},"as-of":"2011-06-01"}""")]
    [InlineData("as-of: 2011-06-01\ngiven:\n  投诉: [{ 编号: T1 }]")]
    public async Task What_is_unusual_or_wrong_ends_as_the_general_way_ends_it(string document)
    {
        await using var rulebook = await TemporaryRulebook.Of(Provisions, Parameters);
        var bytes = Encoding.UTF8.GetBytes(document);
        Assert.Equal(Outcome(() => General(rulebook.Rulebook, bytes)), Outcome(() => Short(rulebook.Rulebook, bytes)));
    }

    [Fact]
    public async Task Random_records_of_every_type_of_Kunshan_are_decided_alike()
    {
        await using var rulebook = await Rulebook.LoadAsync(TestPaths.InRepository("rulebooks", "kunshan"));
        var (random, decided) = (new Random(2), 0);
        foreach (var type in rulebook.Model.Definition.Facts.Values.Where(t => !t.BuiltIn))
        {
            for (var i = 0; i < 20; i++)
            {
                var document = Document(type.Name, "2011-06-01T12:00:00+08:00", Enumerable.Range(1, random.Next(1, 3)).Select(n => Record(random, type, n)));
                var outcome = Outcome(() => Short(rulebook, document));
                Assert.Equal(Outcome(() => General(rulebook, document)), outcome);
                decided += outcome.StartsWith('{') ? 1 : 0;
            }
        }

        Assert.InRange(decided, 100, int.MaxValue);
    }

    private static string General(Rulebook rulebook, byte[] document) => string.Concat(rulebook.DecideAll(Facts.Parse(document)).Select(d => d.ToJson() + "\n"));

    private static string Short(Rulebook rulebook, byte[] document)
    {
        var output = new ArrayBufferWriter<byte>();
        rulebook.DecideJson(document, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Outcome(Func<string> decide)
    {
        try
        {
            return decide();
        }
        catch (RulebookException problem)
        {
            return problem.Message;
        }
    }

    private static byte[] Document(string type, string asOf, IEnumerable<JsonObject> records) =>
        Encoding.UTF8.GetBytes(new JsonObject { ["as-of"] = asOf, ["given"] = new JsonObject { [type] = new JsonArray([.. records]) } }.ToJsonString(new() { Encoder = DecisionJson.Options.Encoder }));

    private static JsonObject Complaint(Random random, int number)
    {
        var record = new JsonObject();
        void Maybe(string field, params ReadOnlySpan<JsonNode?> values)
        {
            if (random.Next(4) != 0)
            {
                record[field] = values[random.Next(values.Length)];
            }
        }

        Maybe("损失", "1000元", "999.9999999元", "6000元", "0.049元", "1万元");
        record["编号"] = $"T\"{number}";
        Maybe("类别", "报修", "建议");
        Maybe("退单次数", 0, 1, 2, 3, 4, "3", 7.0m);
        Maybe("已核实", true, false, "是", "否");
        Maybe("上级", "市里", "县里", null);
        return record;
    }

    private static JsonObject Record(Random random, FactType type, int number)
    {
        var record = new JsonObject();
        for (var slot = 0; slot < type.Fields.Length; slot++)
        {
            var field = type.Fields[slot];
            var isKey = type.Key.Contains(slot);
            if (!field.Computed && (isKey || random.Next(4) != 0))
            {
                record[field.Name] = Given(random, field.Type, isKey ? number : random.Next(3));
            }
        }

        return record;
    }

    private static JsonNode? Given(Random random, DataType type, int number) => type.Kind switch
    {
        TypeKind.Bool => random.Next(2) == 0,
        TypeKind.Integer or TypeKind.Decimal or TypeKind.Points => number,
        TypeKind.Percent => $"{number * 30}%",
        TypeKind.Money => $"{number * 5000}{type.Currency ?? "元"}",
        TypeKind.Date => $"2011-0{number + 1}-15",
        TypeKind.Instant => $"2011-0{number + 1}-15T09:00:00",
        TypeKind.TimeOfDay => "09:30",
        TypeKind.Month => $"2011-0{number + 1}",
        TypeKind.Year => 2008 + number,
        TypeKind.Span => $"{number}日",
        TypeKind.Enum => type.Enum!.Values[random.Next(type.Enum.Values.Length)],
        TypeKind.List => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Given(random, type.Element!, number))]),
        _ => $"甲{number}",
    };
}
