using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Values;
using Xunit;
using static RuleHost.Tests.Decisions.TinyModel;

namespace RuleHost.Tests.Decisions;

/// <summary>What is unknown, and what would settle it: semantics S8 and S9.</summary>
public sealed class InterpreterTests
{
    private static readonly (string, Value)[] AFalse = [("a", Value.False)];

    [Fact]
    public void S8_and_names_every_operand_that_could_still_be_false()
    {
        var all = And(Of("a"), Of("b"), Of("c"));
        AssertUnknown(Run(all, ("a", Value.True)), "事项[X1].b", "事项[X1].c");
        AssertKnown(Value.False, Run(all, ("c", Value.False)));
        AssertKnown(Value.True, Run(all, ("a", Value.True), ("b", Value.True), ("c", Value.True)));
    }

    [Fact]
    public void S8_or_is_decided_by_one_and_then_misses_nothing()
    {
        var any = Or(Of("a"), Of("b"), Of("c"));
        AssertKnown(Value.True, Run(any, ("b", Value.True)));
        AssertUnknown(Run(any, AFalse), "事项[X1].b", "事项[X1].c");
        AssertUnknown(Run(Not(any), AFalse), "事项[X1].b", "事项[X1].c");
        AssertKnown(Value.False, Run(Not(any), ("b", Value.True)));
    }

    [Fact]
    public void S8_what_a_decided_branch_needs_is_not_missing()
    {
        // (a 且 b) 或 (c 且 d): with a false, b no longer matters.
        var either = Or(And(Of("a"), Of("b")), And(Of("c"), Of("d")));
        AssertUnknown(Run(either, ("a", Value.False), ("c", Value.True)), "事项[X1].d");
    }

    [Fact]
    public void S8_a_block_of_at_least_two_goes_by_interval()
    {
        var block = Block(BlockKind.AtLeast, 2, Of("a"), Of("b"), Of("c"));
        AssertKnown(Value.True, Run(block, ("a", Value.True), ("c", Value.True)));
        AssertKnown(Value.False, Run(block, ("a", Value.False), ("b", Value.False)));
        AssertUnknown(Run(block, ("a", Value.True), ("b", Value.False)), "事项[X1].c");
    }

    [Fact]
    public void S8_an_if_with_an_unknown_condition_names_condition_and_open_branches()
    {
        BoundExpression If(BoundExpression then, BoundExpression @else) => new IfExpression(DataType.Integer, At("若"), Of("a"), then, @else);
        AssertUnknown(Run(If(Constant(Number(1)), Constant(Number(2)))), "事项[X1].a");
        AssertUnknown(Run(If(Of("m"), Constant(Number(2)))), "事项[X1].a", "事项[X1].m");
        AssertKnown(Number(2), Run(If(Constant(Number(2)), Constant(Number(2)))));
        AssertKnown(Number(2), Run(If(Of("m"), Constant(Number(2))), AFalse));
        AssertUnknown(Run(If(Of("m"), Constant(Number(2))), ("a", Value.True)), "事项[X1].m");
    }

    [Fact]
    public void S8_cases_take_the_item_that_holds_and_show_a_gap()
    {
        var cases = Cases(null, (Of("a"), Constant(Number(1))), (Of("b"), Constant(Number(2))));
        AssertKnown(Number(1), Run(cases, ("a", Value.True), ("b", Value.False)));
        AssertKnown(Number(2), Run(cases, ("a", Value.False), ("b", Value.True)));
        AssertUnknown(Run(cases, ("a", Value.False), ("b", Value.False)), "岗位处置:无一项成立");
        AssertUnknown(Run(cases, ("b", Value.True)), "事项[X1].a");
        AssertUnknown(Run(cases, ("a", Value.True)), "事项[X1].b");
        AssertUnknown(Run(cases, AFalse), "事项[X1].b");
    }

    [Fact]
    public void S8_cases_with_otherwise_have_no_gap_and_agreeing_items_decide()
    {
        var cases = Cases(Constant(Number(2)), (Of("a"), Constant(Number(1))), (Of("b"), Constant(Number(2))));
        AssertKnown(Number(2), Run(cases, ("a", Value.False), ("b", Value.False)));
        AssertKnown(Number(2), Run(cases, AFalse));
        AssertUnknown(Run(cases, ("b", Value.False)), "事项[X1].a");
    }

    [Fact]
    public void S8_a_path_through_an_unknown_record_is_unknown_and_names_the_reference()
    {
        var name = Field(Unit, "名称", Of("单位"));
        AssertUnknown(Run(name), "事项[X1].单位");
        AssertKnown(Value.None, Run(name, ("单位", Value.None)));

        // A part of the key is known without the record.
        AssertKnown(Value.OfText("城管局"), Run(name, ("单位", Record(Unit, "城管局"))));
    }

    [Fact]
    public void S9_absent_as_a_condition_is_unknown_and_says_so()
    {
        var condition = new CompareExpression(At("o > 1"), Of("o"), ComparisonOperator.Greater, Constant(Number(1)));
        AssertKnown(Value.False, Run(condition, ("o", Value.None)));
        AssertUnknown(Run(And(Of("a"), Of("o")), ("a", Value.True), ("o", Value.None)), "事项[X1].o:空");
        AssertUnknown(Run(Sum(Of("o"), Constant(Number(1))), ("o", Value.None)), "事项[X1].o:空");
    }

    [Fact]
    public void S9_default_known_and_missing()
    {
        var @default = new DefaultExpression(DataType.Integer, At("缺省"), Of("o"), Of("m"));
        AssertKnown(Number(5), Run(@default, ("o", Value.None), ("m", Number(5))));
        AssertUnknown(Run(@default, ("o", Value.None)), "事项[X1].m");
        AssertUnknown(Run(@default, ("m", Number(5))), "事项[X1].o");
        foreach (var (given, known) in new[] { (Value.Unknown, false), (Value.None, true), (Number(1), true) })
        {
            AssertKnown(Value.Of(known), Run(new KnownExpression(At("已知"), Of("o"), false), ("o", given)));
            AssertKnown(Value.Of(!known), Run(new KnownExpression(At("缺失"), Of("o"), true), ("o", given)));
        }
    }

    [Fact]
    public void S10_another_currency_names_the_amount_wanted()
    {
        var threshold = Constant(Value.OfMoney(5_000_000, "美元"), DataType.MoneyOf("美元"));
        var capital = ("资本", Value.OfMoney(40_000_000, "元"));
        AssertUnknown(Run(Compare(Of("资本"), ComparisonOperator.GreaterOrEqual, threshold), capital), "事项[X1].资本(美元)");
        AssertUnknown(Run(Compare(threshold, ComparisonOperator.Less, Of("资本")), capital), "事项[X1].资本(美元)");
        var @default = new DefaultExpression(DataType.MoneyOf("美元"), At("缺省"), Of("资本"), threshold);
        AssertUnknown(Run(Compare(@default, ComparisonOperator.GreaterOrEqual, threshold), capital), "事项[X1].资本(美元)");
        AssertUnknown(Run(Sum(Of("资本"), threshold), capital), "事项[X1].资本(美元)");
    }

    [Fact]
    public void S12_division_by_zero_is_unknown_and_says_so()
    {
        var quotient = new ArithmeticExpression(DataType.Decimal, At("n / m"), [Of("n"), Of("m")], [ArithmeticOperator.Divide]);
        AssertKnown(Number(4.5m), Run(quotient, ("n", Number(9)), ("m", Number(2))));
        AssertUnknown(Run(quotient, ("n", Number(9)), ("m", Number(0))), "事项[X1].m:除数为零");
        AssertUnknown(Run(quotient), "事项[X1].n", "事项[X1].m");
    }

    [Fact]
    public void Between_names_only_the_ends_that_can_change_it()
    {
        var between = new BetweenExpression(At("介于"), Of("m"), Of("n"), Of("o"));
        AssertKnown(Value.False, Run(between, ("m", Number(1)), ("n", Number(2))));
        AssertUnknown(Run(between, ("m", Number(3)), ("n", Number(2))), "事项[X1].o");
    }

    [Fact]
    public void S14_a_parameter_without_a_value_in_force_is_named()
    {
        var parameter = new ParameterExpression(DataType.Integer, At("上限"), Limit);
        var evaluation = Evaluation([]);
        var formula = new Formula(0, parameter, 0);
        AssertKnown(Number(3), evaluation.Run(formula, new Frame(Value.None, AsOf)));
        AssertUnknown(evaluation.Run(formula, new Frame(Value.None, AsOf.AddYears(-1))), "上限");
    }

    [Fact]
    public void S21_a_missing_year_is_named_and_not_taken_for_a_break()
    {
        var streak = new ConsecutiveExpression(At("连续 2年 好"), 2, 12, Field(UnitYear, "好"));
        var now = Given(UnitYear, "城管局/2010", ("好", Value.True));
        var subject = Record(UnitYear, "城管局/2010");
        AssertUnknown(Run(streak, Evaluation([now]), subject), "单位年度[城管局/2009]");
        AssertKnown(Value.True, Run(streak, Evaluation([now, Given(UnitYear, "城管局/2009", ("好", Value.True))]), subject));
        AssertKnown(Value.False, Run(streak, Evaluation([now, Given(UnitYear, "城管局/2009", ("好", Value.False))]), subject));
        AssertUnknown(Run(streak, Evaluation([now, Given(UnitYear, "城管局/2009")]), subject), "单位年度[城管局/2009].好");

        // Not good this year: whatever last year was.
        AssertKnown(Value.False, Run(streak, Evaluation([Given(UnitYear, "城管局/2010", ("好", Value.False))]), subject));
    }

    [Fact]
    public void S21_last_year_of_a_missing_record_names_the_field()
    {
        var more = Compare(Field(UnitYear, "收费额"), ComparisonOperator.Greater, Field(UnitYear, "收费额", new EarlierExpression(DataType.RecordOf("单位年度"), At("上年"), Subject(UnitYear), 12)));
        var evaluation = Evaluation([Given(UnitYear, "城管局/2010", ("收费额", Value.OfMoney(900_000, "元")))]);
        AssertUnknown(Run(more, evaluation, Record(UnitYear, "城管局/2010")), "单位年度[城管局/2009].收费额");
    }

    [Fact]
    public void The_items_of_the_outermost_block_that_hold_are_cited()
    {
        var block = And(Of("d"), Block(BlockKind.Any, 0, Of("a"), Of("b"), Of("c")));
        var evaluation = Evaluation([Given(Matter, "X1", ("a", Value.False), ("b", Value.True), ("d", Value.True))]);
        var frame = new Frame(Record(Matter, "X1"), AsOf);
        Assert.Equal(["(二)"], Interpreter.ItemsThatHold(new Formula(0, block, 0), evaluation, frame));
        Assert.Empty(Interpreter.ItemsThatHold(new Formula(0, Of("b"), 0), evaluation, frame));
    }

    [Fact]
    public void A_formula_nested_beyond_the_stack_is_evaluated_all_the_same()
    {
        var deep = Of("a");
        for (var i = 0; i < 60_000; i++)
        {
            deep = Not(deep);
        }

        AssertKnown(Value.True, Run(deep, ("a", Value.True)));
        AssertUnknown(Run(deep), "事项[X1].a");
    }

    [Fact]
    public void An_event_member_that_was_not_recorded_is_named()
    {
        var builder = new FactStoreBuilder();
        builder.Add(new EventRecord { Definition = FollowUp, Record = new RecordKey("事项", "X1"), At = AsOf.AddHours(-1), Fields = [Value.Unknown] });
        var evaluation = new Evaluation(TinyModel.Model, builder.Build(), AsOf, Interpreter.Instance);
        var last = Aggregate(AggregateFunction.Last, new EventsExpression(DataType.ListOf(DataType.EventOf(FollowUp)), At("回访"), Subject(Matter), FollowUp), type: DataType.EventOf(FollowUp).OrNone());
        var satisfied = new EventMemberExpression(DataType.Bool, At("末(回访).满意"), last, EventMember.Field, 0);
        AssertUnknown(Run(satisfied, evaluation, Record(Matter, "X1")), "事项[X1].回访.满意");
        AssertKnown(Value.None, Run(satisfied, Evaluation([]), Record(Matter, "X1")));
        var at = new EventMemberExpression(DataType.Instant, At("末(回访).时刻"), last, EventMember.At, -1);
        AssertKnown(Value.OfInstant(AsOf.AddHours(-1)), Run(at, evaluation, Record(Matter, "X1")));
    }

    private static BoundExpression Sum(BoundExpression a, BoundExpression b) => new ArithmeticExpression(DataType.Integer, At("a + b"), [a, b], [ArithmeticOperator.Add]);

    private static BoundExpression Cases(BoundExpression? otherwise, params (BoundExpression Condition, BoundExpression Result)[] items) =>
        new CasesExpression(DataType.Integer, At("分情形"), [.. items.Select(i => new CaseItem("(一)", i.Condition, i.Result))], otherwise, "岗位处置");

    internal static void AssertKnown(Value expected, Traced actual)
    {
        Assert.Equal(expected, actual.Value);
        Assert.True(actual.Missing.IsDefaultOrEmpty);
    }

    internal static void AssertUnknown(Traced actual, params string[] missing)
    {
        Assert.True(actual.Value.IsUnknown, actual.Value.ToString());
        Assert.Equal(missing, actual.Missing);
    }
}
