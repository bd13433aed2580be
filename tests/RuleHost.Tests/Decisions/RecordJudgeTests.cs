using RuleHost.Tests.Traps;
using Xunit;

namespace RuleHost.Tests.Decisions;

/// <summary>The judge that is bound to a C# class says what the general way says, whatever the record holds.</summary>
public sealed class RecordJudgeTests
{
    private static readonly DateTimeOffset AsOf = new(2011, 6, 1, 12, 0, 0, TimeSpan.FromHours(8));

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

    public enum Kind
    {
        [RuleHost.Fact("报修")]
        Repair,
        [RuleHost.Fact("建议")]
        Proposal,
        [RuleHost.Fact("表扬")]
        Praise,
    }

    [RuleHost.Fact("投诉")]
    public sealed record Complaint([property: RuleHost.Fact("编号")] string? Id, [property: RuleHost.Fact("类别")] Kind? Kind, [property: RuleHost.Fact("损失")] Money? Loss,
        [property: RuleHost.Fact("退单次数")] int? Returned, [property: RuleHost.Fact("已核实")] bool? Verified, [property: RuleHost.Fact("上级")] Maybe<string> Parent);

    [RuleHost.Fact("投诉")]
    public sealed class Changing
    {
        [RuleHost.Fact("编号")]
        public string Id { get; set; } = "T1";

        [RuleHost.Fact("损失")]
        public Money? Loss { get; set; }

        [RuleHost.Fact("退单次数")]
        public string? Returned { get; set; }
    }

    [Fact]
    public async Task Whatever_a_record_holds_the_judge_of_its_class_finds_what_the_general_way_finds()
    {
        await using var rulebook = await TemporaryRulebook.Of(Provisions, Parameters);
        var judge = rulebook.Rulebook.JudgeOf<Complaint>();
        var random = new Random(1);
        for (var i = 0; i < 400; i++)
        {
            var record = Random(random);
            var found = judge.Judge(record, AsOf);
            var decision = rulebook.Rulebook.Decide("投诉 T1", Facts.Of(record), AsOf);
            Assert.Equal(decision.Judgements.Where(j => j.Matters).Select(j => (j.Id, j.Judgement)), found.Select(v => (v.Id, v.State)));
            Assert.Equal(decision.ToJson(all: true), found.Decision.ToJson(all: true));
            Assert.Equal(decision.Judgements.Where(j => j.Matters).Select(j => Words(j.Explanation())), Enumerable.Range(0, found.Count).Select(n => Words(found.Explanation(n))));
        }
    }

    [Fact]
    public async Task A_decimal_with_more_places_than_any_constant_is_still_compared_exactly()
    {
        await using var rulebook = await TemporaryRulebook.Of("情形 Q01\n  对 投诉\n  当 损失 大于 0.1元\n\n情形 Q02\n  对 投诉\n  当 损失 = 0.1元\n\n情形 Q03\n  对 投诉\n  当 损失 小于 0.1元");
        var judge = rulebook.Rulebook.JudgeOf<Complaint>();
        string Which(decimal loss) => Assert.Single(judge.Judge(Empty with { Loss = new Money(loss) }, AsOf)).Id;

        Assert.Equal("Q01", Which(0.1000000000000000000000000001m));
        Assert.Equal("Q02", Which(0.1000000000m));
        Assert.Equal("Q03", Which(0.0999999999999999999999999999m));
        Assert.Equal("Q01", Which(decimal.MaxValue));
        Assert.Equal("Q03", Which(decimal.MinValue));
        Assert.Equal("Q03", Which(-0.1m));
    }

    [Fact]
    public async Task A_record_that_does_not_fit_is_refused_as_the_general_way_refuses_it()
    {
        await using var rulebook = await TemporaryRulebook.Of(Provisions, Parameters);
        var judge = rulebook.Rulebook.JudgeOf<Complaint>();
        foreach (var record in new[] { Empty with { Id = " " }, Empty with { Id = null }, Empty with { Kind = Kind.Praise }, Empty with { Kind = (Kind)77 }, Empty with { Loss = new Money(1, "美元") } })
        {
            var general = Assert.Throws<RulebookException>(() => rulebook.Rulebook.Decide("投诉 T1", Facts.Of(record), AsOf));
            Assert.Equal(general.Message, Assert.Throws<RulebookException>(() => judge.Judge(record, AsOf)).Message);
        }
    }

    [Fact]
    public async Task An_object_that_changes_later_does_not_change_what_was_found()
    {
        await using var rulebook = await TemporaryRulebook.Of(Provisions, Parameters);
        var record = new Changing { Loss = new Money(2000), Returned = "3" };
        var found = rulebook.Rulebook.JudgeOf<Changing>().Judge(record, AsOf);
        record.Loss = null;
        Assert.Contains(found, v => v.Id == "Q01" && v.State == JudgementState.Holds);
        Assert.Equal("holds", found.Decision.Situations.First(s => s.Id == "Q01").State);
        Assert.Equal("holds", found.Explanation(0).State);
    }

    [Fact]
    public async Task Judging_allocates_its_result_alone()
    {
        await using var rulebook = await TemporaryRulebook.Of("情形 Q01\n  对 投诉\n  当 损失 不小于 1000元 且 退单次数 大于 2\n\n情形 Q02\n  对 投诉\n  当 类别 = 报修");
        var judge = rulebook.Rulebook.JudgeOf<Complaint>();
        var record = Empty with { Loss = new Money(2000), Returned = 3, Kind = Kind.Repair };
        for (var i = 0; i < 100; i++)
        {
            judge.Judge(record, AsOf);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            judge.Judge(record, AsOf);
        }

        // The result: an object of six fields, and an array of two numbers.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1000, 1, 128);
    }

    [Fact]
    public async Task A_class_without_a_fact_type_is_refused()
    {
        await using var rulebook = await TemporaryRulebook.Of("情形 Q01\n  对 投诉\n  当 类别 = 报修");
        Assert.Throws<ArgumentException>(rulebook.Rulebook.JudgeOf<string>);
    }

    private static string Words(Explanation explanation) => explanation.ToText(Language.Chinese) + explanation.ToText(Language.English);

    private static readonly Complaint Empty = new("T1", null, null, null, null, default);

    private static Complaint Random(Random random) => new(
        "T1",
        random.Next(3) switch { 0 => null, 1 => Kind.Repair, _ => Kind.Proposal },
        random.Next(6) switch { 0 => null, 1 => new Money(1000), 2 => new Money(999.9999999m), 3 => new Money(6000), 4 => new Money(0.049m), _ => new Money(decimal.MaxValue) },
        random.Next(7) is var n && n == 6 ? null : n,
        random.Next(3) switch { 0 => null, 1 => true, _ => false },
        random.Next(4) switch { 0 => Maybe<string>.Unknown, 1 => Maybe<string>.None, 2 => "市里", _ => "县里" });
}
