using System.Collections.Immutable;
using RuleHost.Compilation;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Compilation;

/// <summary>Every short way of comparing is put to every pair of a set of awkward values, beside the general operator.</summary>
public sealed class FastComparisonTests
{
    private static readonly EnumType Level = new("程度", true, ["轻", "重"]);

    /// <summary>Same name and other order, as an overlay's own copy would be.</summary>
    private static readonly EnumType OtherLevel = new("程度", true, ["重", "轻"]);

    private static readonly Value[] Values =
    [
        Value.Unknown, Value.None, Value.True, Value.False,
        Value.UnknownWithin(new ValueBounds(Value.OfNumber(2), Value.Unknown)), Value.UnknownWithin(new ValueBounds(Value.OfNumber(0), Value.OfNumber(1))),
        Value.OfNumber(0), Value.OfNumber(1), Value.OfNumber(1.0m), Value.OfNumber(-1), Value.OfYear(1), Value.OfYear(2010), Value.OfNumber(2010),
        Value.OfMoney(1, "元"), Value.OfMoney(2, "元"), Value.OfMoney(1, "美元"), Value.OfMoney(1, new string("元".ToCharArray())),
        Value.OfText("甲"), Value.OfText("乙"), Value.OfText(""), Value.OfText("轻"),
        Value.OfDate(new DateOnly(2011, 1, 1)), Value.OfDate(new DateOnly(2011, 1, 2)), Value.OfInstant(new DateTime(2011, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
        Value.OfTimeOfDay(new TimeOnly(9, 0)), Value.OfMonth(2011, 1), Value.OfMonth(2011, 2),
        Value.OfSpan(7, SpanUnit.Day), Value.OfSpan(1, SpanUnit.Week), Value.OfSpan(1, SpanUnit.WorkingDay), Value.OfSpan(1, SpanUnit.Hour), Value.OfSpan(60, SpanUnit.Minute),
        Value.OfEnum(Level, 0), Value.OfEnum(Level, 1), Value.OfEnum(OtherLevel, 0), Value.OfEnum(OtherLevel, 1),
        Value.OfRecord(new RecordKey("单位", "甲")), Value.OfList(ListValue.Of([Value.OfText("甲")])),
    ];

    private static readonly DataType[] Types =
    [
        DataType.Bool, DataType.Integer, DataType.Decimal, DataType.OpenMoney, DataType.MoneyOf("元"), DataType.Text, DataType.Date, DataType.Instant,
        DataType.TimeOfDay, DataType.Month, DataType.Year, DataType.OpenSpan, DataType.SpanOf(SpanUnit.Day), DataType.EnumOf(Level), DataType.RecordOf("单位"),
    ];

    [Fact]
    public void Every_short_way_equals_the_general_operator_on_every_pair_of_values()
    {
        var ways = 0;
        foreach (var @operator in Enum.GetValues<ComparisonOperator>())
        {
            foreach (var type in Types)
            {
                if (ComparisonChoice.Of(@operator, type, type) is not { } way)
                {
                    continue;
                }

                ways++;
                var compare = way.CreateDelegate<Func<Value, Value, Truth>>();
                foreach (var a in Values)
                {
                    foreach (var b in Values)
                    {
                        Assert.True(ValueOperators.Compare(@operator, a, b) == compare(a, b), $"{a} {@operator} {b} by {way.Name} for {type}");
                    }
                }
            }
        }

        // Six operators on twelve types that have an order, two on 是否.
        Assert.Equal((12 * 6) + 2, ways);
    }

    [Fact]
    public void A_set_of_constants_equals_the_walk_over_its_list()
    {
        ImmutableArray<Value>[] lists = [[Value.OfText("甲"), Value.OfText("")], [Value.OfEnum(Level, 0)], [Value.OfEnum(OtherLevel, 1), Value.OfEnum(OtherLevel, 0)]];
        foreach (var items in lists)
        {
            var list = Value.OfList(ListValue.Of(items));
            var set = ConstantSet.Of(list, TimeZoneInfo.Utc)!;
            Assert.All(Values, v => Assert.Equal(ValueOperators.In(v, list, TimeZoneInfo.Utc), set.Contains(v)));
        }
    }

    [Fact]
    public void A_list_with_anything_but_texts_or_values_of_one_enumeration_is_no_set()
    {
        Value[] lists =
        [
            Value.OfList(ListValue.Of([])), Value.OfList(ListValue.Of([Value.OfText("甲"), Value.Unknown])), Value.OfList(ListValue.Of([Value.OfNumber(1)])),
            Value.OfList(ListValue.Open([Value.OfText("甲")])), Value.OfList(ListValue.Of([Value.OfEnum(Level, 0), Value.OfEnum(OtherLevel, 0)])),
        ];
        Assert.All(lists, list => Assert.Null(ConstantSet.Of(list, TimeZoneInfo.Utc)));
    }

    [Fact]
    public void An_enumeration_with_a_name_twice_is_compared_by_name()
    {
        var type = DataType.EnumOf(new EnumType("重复", false, ["甲", "甲"]));
        Assert.Null(ComparisonChoice.Of(ComparisonOperator.Equal, type, type));
    }
}
