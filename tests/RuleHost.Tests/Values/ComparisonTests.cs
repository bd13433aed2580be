using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Values;

public sealed class ComparisonTests
{
    private static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly EnumType Impact = new("影响", true, ["无影响", "一般影响", "较大影响", "恶劣影响"]);

    private static readonly ComparisonOperator[] Orderings =
        [ComparisonOperator.Greater, ComparisonOperator.GreaterOrEqual, ComparisonOperator.Less, ComparisonOperator.LessOrEqual];

    private static Truth Compare(ComparisonOperator @operator, Value a, Value b) => ValueOperators.Compare(@operator, a, b, China);

    private static Value Number(decimal number) => Value.OfNumber(number);

    private static Value List(params Value[] items) => Value.OfList(ListValue.Of([.. items]));

    [Theory]
    [InlineData(ComparisonOperator.Equal, Truth.False, Truth.True, Truth.False)]
    [InlineData(ComparisonOperator.NotEqual, Truth.True, Truth.False, Truth.True)]
    [InlineData(ComparisonOperator.Greater, Truth.False, Truth.False, Truth.True)]
    [InlineData(ComparisonOperator.GreaterOrEqual, Truth.False, Truth.True, Truth.True)]
    [InlineData(ComparisonOperator.Less, Truth.True, Truth.False, Truth.False)]
    [InlineData(ComparisonOperator.LessOrEqual, Truth.True, Truth.True, Truth.False)]
    internal void Every_operator_tells_less_equal_and_greater(ComparisonOperator @operator, Truth less, Truth equal, Truth greater)
    {
        (Value Low, Value High)[] pairs =
        [
            (Number(1), Number(1.5m)),
            (Value.OfMoney(4_999_999.99m, "美元"), Value.OfMoney(5_000_000, "美元")),
            (Value.OfDate(new DateOnly(2011, 3, 14)), Value.OfDate(new DateOnly(2011, 3, 15))),
            (Value.OfInstant(new DateTime(2011, 3, 14, 1, 0, 0, DateTimeKind.Utc)), Value.OfInstant(new DateTime(2011, 3, 14, 1, 0, 1, DateTimeKind.Utc))),
            (Value.OfTimeOfDay(new TimeOnly(9, 0)), Value.OfTimeOfDay(new TimeOnly(17, 0))),
            (Value.OfMonth(2010, 12), Value.OfMonth(2011, 1)),
            (Value.OfYear(2010), Value.OfYear(2011)),
            (Value.OfYear(2010), Number(2011)),
            (Value.OfEnum(Impact, 1), Value.OfEnum(Impact, 2)),
            (Value.OfText("a"), Value.OfText("b")),
            (Value.OfSpan(6, SpanUnit.Day), Value.OfSpan(1, SpanUnit.Week)),
            (Value.OfSpan(11, SpanUnit.Month), Value.OfSpan(1, SpanUnit.Year)),
            (Value.OfSpan(59, SpanUnit.Minute), Value.OfSpan(1, SpanUnit.Hour)),
        ];
        foreach (var (low, high) in pairs)
        {
            Assert.Equal(less, Compare(@operator, low, high));
            Assert.Equal(equal, Compare(@operator, low, low));
            Assert.Equal(greater, Compare(@operator, high, low));
        }
    }

    [Fact]
    public void S8_an_unknown_side_leaves_a_comparison_unknown()
    {
        foreach (var @operator in Enum.GetValues<ComparisonOperator>())
        {
            Assert.Equal(Truth.Unknown, Compare(@operator, Value.Unknown, Number(1)));
            Assert.Equal(Truth.Unknown, Compare(@operator, Number(1), Value.Unknown));
            Assert.Equal(Truth.Unknown, Compare(@operator, Value.Unknown, Value.None));
        }
    }

    [Fact]
    public void S9_absent_is_equal_to_nothing_but_absent_and_has_no_order()
    {
        Assert.Equal(Truth.False, Compare(ComparisonOperator.Equal, Value.None, Number(1)));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.NotEqual, Number(1), Value.None));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.Equal, Value.None, Value.None));
        Assert.Equal(Truth.False, Compare(ComparisonOperator.NotEqual, Value.None, Value.None));
        foreach (var ordering in Orderings)
        {
            Assert.Equal(Truth.False, Compare(ordering, Value.None, Number(1)));
            Assert.Equal(Truth.False, Compare(ordering, Number(1), Value.None));
            Assert.Equal(Truth.False, Compare(ordering, Value.None, Value.None));
        }
    }

    [Fact]
    public void S10_amounts_in_different_currencies_are_neither_equal_nor_unequal()
    {
        var (yuan, dollars) = (Value.OfMoney(0, "元"), Value.OfMoney(0, "美元"));
        foreach (var @operator in new[] { ComparisonOperator.Equal, ComparisonOperator.NotEqual, ComparisonOperator.Less })
        {
            Assert.Equal(Truth.Unknown, Compare(@operator, yuan, dollars));
            Assert.Equal(Fault.Currency, ValueOperators.WhyIncomparable(@operator, yuan, dollars));
        }
    }

    [Theory]
    [InlineData("天", "工作日")]
    [InlineData("天", "小时")]
    [InlineData("天", "个月")]
    [InlineData("工作日", "工作小时")]
    [InlineData("小时", "工作小时")]
    public void S11_families_of_span_never_meet(string left, string right)
    {
        var a = Value.OfSpan(3, SpanUnit.All.Single(u => u.Name == left));
        var b = Value.OfSpan(3, SpanUnit.All.Single(u => u.Name == right));
        Assert.Equal(Truth.Unknown, Compare(ComparisonOperator.Less, a, b));
        Assert.Equal(Truth.Unknown, Compare(ComparisonOperator.Equal, a, b));
        Assert.Equal(Fault.Unit, ValueOperators.WhyIncomparable(ComparisonOperator.Less, a, b));
    }

    [Fact]
    public void S11_a_week_is_seven_days_and_a_year_twelve_months()
    {
        Assert.Equal(Truth.True, Compare(ComparisonOperator.Equal, Value.OfSpan(1, SpanUnit.Week), Value.OfSpan(7, SpanUnit.Day)));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.Equal, Value.OfSpan(2, SpanUnit.Year), Value.OfSpan(24, SpanUnit.Month)));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.Equal, Value.OfSpan(1.5m, SpanUnit.Hour), Value.OfSpan(90, SpanUnit.Minute)));
    }

    [Fact]
    public void Enumerations_of_one_name_compare_by_ordinal_and_are_equal_by_name()
    {
        var copy = new EnumType("影响", true, Impact.Values);
        Assert.Equal(Truth.True, Compare(ComparisonOperator.Less, Value.OfEnum(Impact, 0), Value.OfEnum(copy, 3)));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.Equal, Value.OfEnum(Impact, 2), Value.OfEnum(copy, 2)));
    }

    [Fact]
    public void Records_are_equal_by_type_and_key_and_have_no_order()
    {
        var a = Value.OfRecord(new RecordKey("单位", "城管局"));
        var same = Value.OfRecord(new RecordKey("单位", "城管局"));
        var other = Value.OfRecord(new RecordKey("人员", "城管局"));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.Equal, a, same));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.NotEqual, a, other));
        Assert.Equal(Truth.Unknown, Compare(ComparisonOperator.Less, a, same));
    }

    [Fact]
    public void Truths_are_equal_or_not()
    {
        Assert.Equal(Truth.True, Compare(ComparisonOperator.Equal, Value.True, Value.True));
        Assert.Equal(Truth.False, Compare(ComparisonOperator.Equal, Value.True, Value.False));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.NotEqual, Value.True, Value.False));
    }

    [Fact]
    public void Between_includes_both_ends()
    {
        Assert.Equal(Truth.True, ValueOperators.Between(Number(1), Number(1), Number(3)));
        Assert.Equal(Truth.True, ValueOperators.Between(Number(3), Number(1), Number(3)));
        Assert.Equal(Truth.False, ValueOperators.Between(Number(3.01m), Number(1), Number(3)));
        Assert.Equal(Truth.False, ValueOperators.Between(Number(4), Value.Unknown, Number(3)));
        Assert.Equal(Truth.Unknown, ValueOperators.Between(Number(2), Value.Unknown, Number(3)));
        Assert.Equal(Truth.False, ValueOperators.Between(Value.None, Number(1), Number(3)));
    }

    [Fact]
    public void S7_a_count_between_two_and_three_decides_what_the_whole_stretch_agrees_on()
    {
        var count = Value.UnknownWithin(new ValueBounds(Number(2), Number(3)));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.GreaterOrEqual, count, Number(2)));
        Assert.Equal(Truth.Unknown, Compare(ComparisonOperator.GreaterOrEqual, count, Number(3)));
        Assert.Equal(Truth.False, Compare(ComparisonOperator.GreaterOrEqual, count, Number(4)));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.Greater, count, Number(1)));
        Assert.Equal(Truth.False, Compare(ComparisonOperator.Greater, count, Number(3)));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.Less, count, Number(4)));
        Assert.Equal(Truth.False, Compare(ComparisonOperator.Less, count, Number(2)));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.LessOrEqual, count, Number(3)));
        Assert.Equal(Truth.False, Compare(ComparisonOperator.Equal, count, Number(4)));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.NotEqual, count, Number(1)));
        Assert.Equal(Truth.Unknown, Compare(ComparisonOperator.Equal, count, Number(2)));

        // The constant on the left.
        Assert.Equal(Truth.True, Compare(ComparisonOperator.LessOrEqual, Number(2), count));
        Assert.Equal(Truth.False, Compare(ComparisonOperator.Less, Number(3), count));
    }

    [Fact]
    public void S7_a_count_with_no_upper_end_decides_only_what_its_lower_end_does()
    {
        var count = Value.UnknownWithin(new ValueBounds(Number(2), Value.Unknown));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.GreaterOrEqual, count, Number(2)));
        Assert.Equal(Truth.Unknown, Compare(ComparisonOperator.GreaterOrEqual, count, Number(3)));
        Assert.Equal(Truth.False, Compare(ComparisonOperator.Less, count, Number(2)));
        Assert.Equal(Truth.Unknown, Compare(ComparisonOperator.Less, count, Number(9)));
        Assert.Equal(Truth.Unknown, Compare(ComparisonOperator.Greater, count, Value.Unknown));
    }

    [Fact]
    public void S7_membership_of_a_list_is_three_valued()
    {
        Assert.Equal(Truth.True, Compare(ComparisonOperator.In, Number(1), List(Number(2), Number(1))));
        Assert.Equal(Truth.False, Compare(ComparisonOperator.In, Number(3), List(Number(2), Number(1))));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.NotIn, Number(3), List(Number(2), Number(1))));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.Contains, List(Number(1)), Number(1)));

        // An element nobody knows may be the one, but one that is known settles it.
        Assert.Equal(Truth.Unknown, Compare(ComparisonOperator.In, Number(3), List(Number(2), Value.Unknown)));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.In, Number(2), List(Value.Unknown, Number(2))));

        // A list that may hold more.
        var open = Value.OfList(ListValue.Open([Number(1)], "清单"));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.In, Number(1), open));
        Assert.Equal(Truth.Unknown, Compare(ComparisonOperator.In, Number(2), open));
        Assert.Equal(Truth.Unknown, Compare(ComparisonOperator.NotIn, Number(2), open));

        // An element that may be in it.
        var possible = Value.OfList(new ListValue([], [Number(1)], true, ["甲"]));
        Assert.Equal(Truth.Unknown, Compare(ComparisonOperator.In, Number(1), possible));
        Assert.Equal(Truth.False, Compare(ComparisonOperator.In, Number(2), possible));
    }

    [Fact]
    public void S9_absent_belongs_to_nothing()
    {
        Assert.Equal(Truth.False, Compare(ComparisonOperator.In, Value.None, List(Number(1))));
        Assert.Equal(Truth.True, Compare(ComparisonOperator.NotIn, Value.None, List(Number(1))));
        Assert.Equal(Truth.False, Compare(ComparisonOperator.In, Value.None, Value.OfWindow(new DateWindow(new(2011, 1, 1), new(2011, 12, 31)))));
    }

    [Fact]
    public void S13_a_window_takes_both_its_ends_and_reads_instants_by_local_date()
    {
        var window = Value.OfWindow(new DateWindow(new DateOnly(2011, 1, 1), new DateOnly(2011, 3, 31)));
        Truth In(Value value) => Compare(ComparisonOperator.In, value, window);
        Assert.Equal(Truth.True, In(Value.OfDate(new DateOnly(2011, 1, 1))));
        Assert.Equal(Truth.True, In(Value.OfDate(new DateOnly(2011, 3, 31))));
        Assert.Equal(Truth.False, In(Value.OfDate(new DateOnly(2011, 4, 1))));

        // 16:00 UTC on the last day of March is April in China.
        Assert.Equal(Truth.True, In(Value.OfInstant(new DateTime(2011, 3, 31, 15, 59, 59, DateTimeKind.Utc))));
        Assert.Equal(Truth.False, In(Value.OfInstant(new DateTime(2011, 3, 31, 16, 0, 0, DateTimeKind.Utc))));
        Assert.Equal(Truth.True, In(Value.OfInstant(new DateTime(2010, 12, 31, 16, 0, 0, DateTimeKind.Utc))));
        Assert.Equal(Truth.True, In(Value.OfMonth(2011, 3)));
        Assert.Equal(Truth.False, In(Value.OfMonth(2011, 4)));
        Assert.Equal(Truth.True, In(Value.OfYear(2011)));
        Assert.Equal(Truth.False, In(Value.OfYear(2010)));
    }

    [Fact]
    public void S9_known_means_that_there_is_an_answer()
    {
        Assert.False(ValueOperators.IsKnown(Value.Unknown));
        Assert.True(ValueOperators.IsKnown(Value.None));
        Assert.True(ValueOperators.IsKnown(Value.False));
        Assert.True(ValueOperators.IsKnown(List()));
        Assert.False(ValueOperators.IsKnown(Value.OfList(ListValue.Open([]))));
        Assert.False(ValueOperators.IsKnown(Value.OfList(new ListValue([], [Number(1)], true, ImmutableArray<string>.Empty))));
    }

    [Fact]
    public void S9_a_default_replaces_absent_and_never_unknown()
    {
        Assert.Equal(Number(7), ValueOperators.Default(Value.None, Number(7)));
        Assert.True(ValueOperators.Default(Value.Unknown, Number(7)).IsUnknown);
        Assert.Equal(Number(1), ValueOperators.Default(Number(1), Number(7)));
    }

    [Fact]
    public void S8_an_unknown_condition_gives_unknown_unless_both_branches_are_equal()
    {
        Assert.Equal(Number(1), ValueOperators.Choose(Truth.True, Number(1), Number(2)));
        Assert.Equal(Number(2), ValueOperators.Choose(Truth.False, Number(1), Number(2)));
        Assert.True(ValueOperators.Choose(Truth.Unknown, Number(1), Number(2)).IsUnknown);
        Assert.Equal(Number(1), ValueOperators.Choose(Truth.Unknown, Number(1), Number(1.0m)));
        Assert.Equal(Value.None, ValueOperators.Choose(Truth.Unknown, Value.None, Value.None));
        Assert.True(ValueOperators.Choose(Truth.Unknown, Value.Unknown, Value.Unknown).IsUnknown);
    }

    [Theory]
    [InlineData(2, 2, 0, Truth.True)]
    [InlineData(2, 1, 1, Truth.Unknown)]
    [InlineData(2, 1, 0, Truth.False)]
    [InlineData(2, 0, 1, Truth.False)]
    [InlineData(0, 0, 0, Truth.True)]
    public void S8_at_least_n_items_goes_by_interval(int n, int holding, int unknown, Truth expected) =>
        Assert.Equal(expected, TruthOperators.AtLeast(n, holding, unknown));

    [Fact]
    public void One_of_some_values_of_an_enumeration_is_none_of_the_others_whatever_lies_between()
    {
        var scale = new EnumType("档次", true, ["不合格", "一般", "良好", "优秀"]);
        Value Of(int ordinal) => Value.OfEnum(scale, ordinal);
        var either = Value.UnknownWithin(ValueBounds.Among(scale, [1, 3])!);
        Assert.Equal(Truth.False, ValueOperators.Compare(ComparisonOperator.Equal, either, Of(2)));
        Assert.Equal(Truth.True, ValueOperators.Compare(ComparisonOperator.NotEqual, Of(0), either));
        Assert.Equal(Truth.Unknown, ValueOperators.Compare(ComparisonOperator.Equal, either, Of(3)));
        Assert.Equal(Truth.True, ValueOperators.Compare(ComparisonOperator.GreaterOrEqual, either, Of(1)));
        Assert.Equal(Truth.Unknown, ValueOperators.Compare(ComparisonOperator.Greater, either, Of(2)));
        Assert.Equal(Truth.True, ValueOperators.In(either, Value.OfList(ListValue.Of([Of(1), Of(3)])), TimeZoneInfo.Utc));
        Assert.Equal(Truth.Unknown, ValueOperators.In(either, Value.OfList(ListValue.Of([Of(2), Of(3)])), TimeZoneInfo.Utc));
        Assert.Equal(Truth.False, ValueOperators.In(either, Value.OfList(ListValue.Of([Of(0), Of(2)])), TimeZoneInfo.Utc));
    }
}
