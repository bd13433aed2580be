using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Values;
using Xunit;
using static RuleHost.Tests.Decisions.InterpreterTests;
using static RuleHost.Tests.Decisions.TinyModel;

namespace RuleHost.Tests.Decisions;

/// <summary>Functions over lists: semantics S7.</summary>
public sealed class ListTests
{
    private const string Open = "单位[城管局]的处分";
    private static readonly Value Bureau = Record(Unit, "城管局");
    private static readonly (string, Value)[] Unsaid = [];
    private static readonly BoundExpression Heavy = Field(Penalty, "重", Local(Penalty));
    private static readonly BoundExpression Score = Field(Penalty, "分数", Local(Penalty));

    [Fact]
    public void S7_exists_holds_by_one_sure_element_and_fails_only_on_a_complete_list()
    {
        var exists = Aggregate(AggregateFunction.Exists, PenaltiesOfUnit(), Heavy);
        AssertKnown(Value.True, Run(exists, Of([("重", Value.True)]), Bureau));
        AssertUnknown(Run(exists, Of([("重", Value.False)]), Bureau), Open);
        AssertKnown(Value.False, Run(exists, Complete([("重", Value.False)]), Bureau));
        AssertKnown(Value.False, Run(exists, Complete(), Bureau));
        AssertUnknown(Run(exists, Complete([("重", Value.False)], []), Bureau), "处分[D2].重");
        AssertUnknown(Run(exists, Of(Unsaid), Bureau), Open, "处分[D1].重");
        AssertKnown(Value.True, Run(exists, Complete([], [("重", Value.True)]), Bureau));
    }

    [Fact]
    public void S7_every_is_the_dual_of_exists()
    {
        var every = Aggregate(AggregateFunction.Every, PenaltiesOfUnit(), null, Heavy);
        AssertKnown(Value.False, Run(every, Of([("重", Value.False)]), Bureau));
        AssertUnknown(Run(every, Of([("重", Value.True)]), Bureau), Open);
        AssertKnown(Value.True, Run(every, Complete([("重", Value.True)]), Bureau));
        AssertKnown(Value.True, Run(every, Complete(), Bureau));
        AssertUnknown(Run(every, Complete(Unsaid), Bureau), "处分[D1].重");
    }

    [Fact]
    public void S7_every_does_not_ask_for_what_an_element_passes_anyway()
    {
        // 每个 其中 重 均 分数 > 3: of an element that passes nobody needs to know whether it is in the list.
        var every = Aggregate(AggregateFunction.Every, PenaltiesOfUnit(), Heavy, Compare(Score, ComparisonOperator.Greater, Constant(Number(3))));
        AssertKnown(Value.True, Run(every, Complete([("分数", Number(5))]), Bureau));
        AssertUnknown(Run(every, Complete([("分数", Number(1))]), Bureau), "处分[D1].重");
        AssertUnknown(Run(every, Complete(Unsaid), Bureau), "处分[D1].重", "处分[D1].分数");
    }

    [Fact]
    public void S7_a_count_with_possible_elements_decides_by_the_whole_interval()
    {
        var count = Aggregate(AggregateFunction.Count, PenaltiesOfUnit(), Heavy);
        var facts = Complete([("重", Value.True)], [("重", Value.True)], []);
        BoundExpression AtLeast(int n) => Compare(count, ComparisonOperator.GreaterOrEqual, Constant(Number(n)));
        AssertKnown(Value.True, Run(AtLeast(2), facts, Bureau));
        AssertUnknown(Run(AtLeast(3), facts, Bureau), "处分[D3].重");
        AssertKnown(Value.False, Run(AtLeast(4), facts, Bureau));
        AssertKnown(Number(2), Run(count, Complete([("重", Value.True)], [("重", Value.True)], [("重", Value.False)]), Bureau));
    }

    [Fact]
    public void S7_a_count_of_an_open_list_can_only_grow()
    {
        var count = Aggregate(AggregateFunction.Count, PenaltiesOfUnit());
        var facts = Of([], []);
        AssertKnown(Value.True, Run(Compare(count, ComparisonOperator.GreaterOrEqual, Constant(Number(2))), facts, Bureau));
        AssertKnown(Value.False, Run(Compare(count, ComparisonOperator.Less, Constant(Number(2))), facts, Bureau));
        AssertUnknown(Run(Compare(count, ComparisonOperator.GreaterOrEqual, Constant(Number(3))), facts, Bureau), Open);
        AssertUnknown(Run(count, facts, Bureau), Open);
    }

    [Fact]
    public void S7_a_record_whose_reference_is_unknown_is_a_possible_element()
    {
        var stray = Given(Penalty, "D9", ("重", Value.True));
        var evaluation = Evaluation([stray], "处分");
        var exists = Aggregate(AggregateFunction.Exists, PenaltiesOfUnit(), Heavy);
        AssertUnknown(Run(exists, evaluation, Bureau), "处分[D9].单位");
        var light = Evaluation([Given(Penalty, "D9", ("重", Value.False))], "处分");
        AssertKnown(Value.False, Run(exists, light, Bureau));
    }

    [Fact]
    public void S7_sum_and_average_are_known_only_when_everything_is()
    {
        var sum = Aggregate(AggregateFunction.Sum, PenaltiesOfUnit(), null, Score);
        var average = Aggregate(AggregateFunction.Average, PenaltiesOfUnit(), null, Score, DataType.Decimal);
        var facts = Complete([("分数", Number(1))], [("分数", Number(2))]);
        AssertKnown(Number(3), Run(sum, facts, Bureau));
        AssertKnown(Number(1.5m), Run(average, facts, Bureau));
        AssertUnknown(Run(sum, Complete([("分数", Number(1))], []), Bureau), "处分[D2].分数");
        AssertUnknown(Run(sum, Of([("分数", Number(1))]), Bureau), Open);
        AssertUnknown(Run(average, Complete([("分数", Number(1))], [("分数", Value.None)]), Bureau), "处分[D2].分数:空");
    }

    [Fact]
    public void S7_of_an_empty_complete_list_the_sum_is_zero_and_the_rest_absent()
    {
        AssertKnown(Number(0), Run(Aggregate(AggregateFunction.Sum, PenaltiesOfUnit(), null, Score), Complete(), Bureau));
        AssertKnown(Value.OfMoney(0, "元"), Run(Aggregate(AggregateFunction.Sum, PenaltiesOfUnit(), null, Score, DataType.MoneyOf("元")), Complete(), Bureau));
        AssertKnown(Value.OfSpan(0, SpanUnit.Day), Run(Aggregate(AggregateFunction.Sum, PenaltiesOfUnit(), null, Score, DataType.SpanOf(SpanUnit.Day)), Complete(), Bureau));
        foreach (var function in new[] { AggregateFunction.Average, AggregateFunction.Max, AggregateFunction.Min, AggregateFunction.First, AggregateFunction.Last })
        {
            AssertKnown(Value.None, Run(Aggregate(function, PenaltiesOfUnit(), null, Score), Complete(), Bureau));
        }
    }

    [Fact]
    public void S7_a_known_element_decides_a_comparison_of_the_greatest_and_the_least()
    {
        var max = Aggregate(AggregateFunction.Max, PenaltiesOfUnit(), null, Score);
        var min = Aggregate(AggregateFunction.Min, PenaltiesOfUnit(), null, Score);
        var facts = Complete([("分数", Number(5))], []);
        AssertKnown(Value.True, Run(Compare(max, ComparisonOperator.GreaterOrEqual, Constant(Number(5))), facts, Bureau));
        AssertUnknown(Run(Compare(max, ComparisonOperator.Greater, Constant(Number(5))), facts, Bureau), "处分[D2].分数");
        AssertKnown(Value.False, Run(Compare(max, ComparisonOperator.Less, Constant(Number(5))), facts, Bureau));
        AssertKnown(Value.True, Run(Compare(min, ComparisonOperator.LessOrEqual, Constant(Number(5))), facts, Bureau));
        AssertUnknown(Run(Compare(min, ComparisonOperator.Less, Constant(Number(5))), facts, Bureau), "处分[D2].分数");
        AssertKnown(Number(7), Run(max, Complete([("分数", Number(5))], [("分数", Number(7))]), Bureau));
        AssertKnown(Number(5), Run(min, Complete([("分数", Number(5))], [("分数", Number(7))]), Bureau));
    }

    [Fact]
    public void First_and_last_wait_only_for_what_may_come_before_them()
    {
        var first = Aggregate(AggregateFunction.First, PenaltiesOfUnit(), Heavy, Score);
        var last = Aggregate(AggregateFunction.Last, PenaltiesOfUnit(), Heavy, Score);
        var facts = Complete([("重", Value.True), ("分数", Number(1))], [], [("重", Value.True), ("分数", Number(3))]);
        AssertKnown(Number(1), Run(first, facts, Bureau));
        AssertKnown(Number(3), Run(last, facts, Bureau));
        var unsure = Complete([], [("重", Value.True), ("分数", Number(2))], []);
        AssertUnknown(Run(first, unsure, Bureau), "处分[D1].重", "处分[D1].分数");
        AssertUnknown(Run(last, unsure, Bureau), "处分[D3].重", "处分[D3].分数");
        AssertUnknown(Run(first, Of([("重", Value.True), ("分数", Number(1))]), Bureau), Open);
    }

    [Fact]
    public void Mapping_keeps_what_is_sure_possible_and_open_apart()
    {
        var map = Aggregate(AggregateFunction.Map, PenaltiesOfUnit(), Heavy, Score, DataType.ListOf(DataType.Integer));
        var list = Run(map, Of([("重", Value.True), ("分数", Number(1))], [("分数", Number(2))], [("重", Value.False)]), Bureau).Value.List;
        Assert.Equal([Number(1)], list.Sure);
        Assert.Equal([Number(2)], list.Possible);
        Assert.False(list.Complete);
        Assert.Equal([Open, "处分[D2].重"], list.Missing);

        var contains = Compare(map, ComparisonOperator.Contains, Constant(Number(2)));
        AssertUnknown(Run(contains, Complete([("分数", Number(2))]), Bureau), "处分[D1].重");
        AssertKnown(Value.False, Run(contains, Complete([("分数", Number(3))]), Bureau));
        AssertKnown(Value.True, Run(contains, Of([("重", Value.True), ("分数", Number(2))]), Bureau));
    }

    [Fact]
    public void A_list_field_that_was_not_given_is_open_and_named()
    {
        var list = TinyModel.Of("凭据");
        var exists = Aggregate(AggregateFunction.Exists, list);
        AssertUnknown(TinyModel.Run(exists), "事项[X1].凭据");
        AssertKnown(Value.False, TinyModel.Run(exists, ("凭据", Value.OfList(ListValue.Of([])))));
        AssertKnown(Value.True, TinyModel.Run(exists, ("凭据", Value.OfList(ListValue.Of([Value.OfText("实物")])))));
        AssertUnknown(TinyModel.Run(Compare(Constant(Value.OfText("实物")), ComparisonOperator.In, list)), "事项[X1].凭据");
    }

    [Fact]
    public void S7_no_question_is_asked_that_the_filter_answers()
    {
        var exists = Aggregate(AggregateFunction.Exists, PenaltiesOfUnit(), And(Heavy, Compare(Score, ComparisonOperator.Greater, Constant(Number(3)))));
        AssertUnknown(Run(exists, Complete([("分数", Number(5))], [("分数", Number(1))]), Bureau), "处分[D1].重");
    }

    private static Evaluation Of(params (string, Value)[][] penalties) => Facts(penalties, []);

    private static Evaluation Complete(params (string, Value)[][] penalties) => Facts(penalties, ["处分"]);

    private static Evaluation Facts((string, Value)[][] penalties, string[] complete) =>
        Evaluation([.. penalties.Select((fields, i) => Given(Penalty, $"D{i + 1}", [("单位", Bureau), .. fields]))], complete);

    private static Traced Run(BoundExpression body, Evaluation evaluation, Value subject) => TinyModel.Run(body, evaluation, subject);
}
