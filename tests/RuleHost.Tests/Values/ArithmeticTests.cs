using RuleHost.Syntax;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Values;

public sealed class ArithmeticTests
{
    private static readonly TimeRules China = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    private static Value Add(Value a, Value b) => ValueOperators.Arithmetic(ArithmeticOperator.Add, a, b, China);

    private static Value Subtract(Value a, Value b) => ValueOperators.Arithmetic(ArithmeticOperator.Subtract, a, b, China);

    private static Value Multiply(Value a, Value b) => ValueOperators.Arithmetic(ArithmeticOperator.Multiply, a, b, China);

    private static Value Divide(Value a, Value b) => ValueOperators.Arithmetic(ArithmeticOperator.Divide, a, b, China);

    private static Value Number(decimal number) => Value.OfNumber(number);

    private static Value Yuan(decimal amount) => Value.OfMoney(amount, "元");

    private static Value Days(decimal amount) => Value.OfSpan(amount, SpanUnit.Day);

    private static Value Date(int year, int month, int day) => Value.OfDate(new DateOnly(year, month, day));

    private static Value At(int hour, int minute, int second = 0) => Value.OfInstant(new DateTime(2011, 3, 14, hour, minute, second, DateTimeKind.Utc));

    private static Fault FaultOf(ArithmeticOperator @operator, Value a, Value b)
    {
        var value = ValueOperators.Arithmetic(@operator, a, b, China, out var fault);
        Assert.True(value.IsUnknown);
        return fault;
    }

    [Fact]
    public void S12_decimals_are_exact()
    {
        Assert.Equal(Number(0.3m), Add(Number(0.1m), Number(0.2m)));
        Assert.Equal(Number(4.5m), Divide(Number(9), Number(2)));
        Assert.Equal(Number(-1), Subtract(Number(1), Number(2)));
        Assert.Equal(Number(0.06m), Multiply(Number(0.2m), Number(0.3m)));
        Assert.Equal(Number(0.3333333333333333333333333333m), Divide(Number(1), Number(3)));
    }

    [Fact]
    public void S8_unknown_stays_unknown_even_times_zero()
    {
        foreach (var @operator in Enum.GetValues<ArithmeticOperator>())
        {
            Assert.Equal(Fault.None, FaultOf(@operator, Value.Unknown, Number(0)));
            Assert.Equal(Fault.None, FaultOf(@operator, Number(0), Value.Unknown));
        }
    }

    [Fact]
    public void S9_absent_in_arithmetic_is_unknown_and_says_empty()
    {
        Assert.Equal(Fault.Empty, FaultOf(ArithmeticOperator.Add, Value.None, Number(1)));
        Assert.Equal(Fault.Empty, FaultOf(ArithmeticOperator.Multiply, Number(1), Value.None));
        Assert.True(ValueOperators.Negate(Value.None, out var fault).IsUnknown);
        Assert.Equal(Fault.Empty, fault);
    }

    [Fact]
    public void S10_money_adds_in_one_currency_and_divides_to_a_number()
    {
        Assert.Equal(Yuan(3), Add(Yuan(1), Yuan(2)));
        Assert.Equal(Yuan(-1), Subtract(Yuan(1), Yuan(2)));
        Assert.Equal(Yuan(6), Multiply(Yuan(2), Number(3)));
        Assert.Equal(Yuan(6), Multiply(Number(3), Yuan(2)));
        Assert.Equal(Yuan(2), Divide(Yuan(6), Number(3)));
        Assert.Equal(Number(3), Divide(Yuan(6), Yuan(2)));
        Assert.Equal(Fault.Currency, FaultOf(ArithmeticOperator.Add, Yuan(1), Value.OfMoney(1, "美元")));
        Assert.Equal(Fault.Currency, FaultOf(ArithmeticOperator.Divide, Yuan(1), Value.OfMoney(1, "美元")));
    }

    [Fact]
    public void S11_spans_add_within_their_family_in_the_finer_unit()
    {
        Assert.Equal(Days(10), Add(Value.OfSpan(1, SpanUnit.Week), Days(3)));
        Assert.Equal(Value.OfSpan(90, SpanUnit.Minute), Add(Value.OfSpan(30, SpanUnit.Minute), Value.OfSpan(1, SpanUnit.Hour)));
        Assert.Equal(Value.OfSpan(3, SpanUnit.Week), Add(Value.OfSpan(1, SpanUnit.Week), Value.OfSpan(2, SpanUnit.Week)));
        Assert.Equal(Value.OfSpan(18, SpanUnit.Month), Subtract(Value.OfSpan(2, SpanUnit.Year), Value.OfSpan(6, SpanUnit.Month)));
        Assert.Equal(Days(6), Multiply(Days(2), Number(3)));
        Assert.Equal(Days(6), Multiply(Number(3), Days(2)));
        Assert.Equal(Days(1.5m), Divide(Days(3), Number(2)));
        Assert.Equal(Number(3.5m), Divide(Value.OfSpan(1, SpanUnit.Week), Days(2)));
        Assert.Equal(Number(0.5m), Divide(Days(45), Days(90)));
        Assert.Equal(Fault.Unit, FaultOf(ArithmeticOperator.Add, Days(1), Value.OfSpan(1, SpanUnit.WorkingDay)));
        Assert.Equal(Fault.Unit, FaultOf(ArithmeticOperator.Divide, Days(1), Value.OfSpan(1, SpanUnit.Month)));
    }

    [Fact]
    public void S11_the_difference_of_dates_is_in_days_and_of_instants_in_exact_hours()
    {
        Assert.Equal(Days(45), Subtract(Date(2008, 7, 16), Date(2008, 6, 1)));
        Assert.Equal(Value.OfSpan(1.5m, SpanUnit.Hour), Subtract(At(10, 30), At(9, 0)));

        var third = Subtract(At(9, 20), At(9, 0));
        Assert.Equal(SpanUnit.Hour, third.Unit);
        Assert.Equal(Truth.True, ValueOperators.Compare(ComparisonOperator.Equal, third, Value.OfSpan(20, SpanUnit.Minute)));
        Assert.Equal(Truth.True, ValueOperators.Compare(ComparisonOperator.Greater, Subtract(At(9, 20, 1), At(9, 0)), Value.OfSpan(20, SpanUnit.Minute)));
    }

    [Fact]
    public void S15_a_date_moves_by_days_and_months_and_ends_on_the_last_of_a_short_month()
    {
        Assert.Equal(Date(2011, 3, 21), Add(Date(2011, 3, 14), Value.OfSpan(1, SpanUnit.Week)));
        Assert.Equal(Date(2011, 2, 28), Add(Date(2011, 1, 31), Value.OfSpan(1, SpanUnit.Month)));
        Assert.Equal(Date(2008, 2, 29), Add(Date(2008, 1, 31), Value.OfSpan(1, SpanUnit.Month)));
        Assert.Equal(Date(2009, 6, 1), Subtract(Date(2011, 6, 1), Value.OfSpan(2, SpanUnit.Year)));
        Assert.Equal(Date(2011, 2, 28), Subtract(Date(2012, 2, 29), Value.OfSpan(1, SpanUnit.Year)));
        Assert.Equal(Date(2011, 3, 17), Add(Days(3), Date(2011, 3, 14)));
        Assert.Equal(Date(2011, 9, 14), Add(Date(2011, 3, 14), Value.OfSpan(0.5m, SpanUnit.Year)));
    }

    [Fact]
    public void S15_an_instant_moves_by_hours_exactly_and_by_days_at_its_local_time()
    {
        Assert.Equal(At(10, 30), Add(At(9, 0), Value.OfSpan(90, SpanUnit.Minute)));
        Assert.Equal(At(8, 40), Subtract(At(9, 0), Value.OfSpan(20, SpanUnit.Minute)));

        // Across the start of summer time a day has 23 hours.
        var berlin = new TimeRules(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        var before = Value.OfInstant(new DateTime(2011, 3, 26, 11, 0, 0, DateTimeKind.Utc));
        Assert.Equal(
            Value.OfInstant(new DateTime(2011, 3, 27, 10, 0, 0, DateTimeKind.Utc)),
            ValueOperators.Arithmetic(ArithmeticOperator.Add, before, Days(1), berlin));
    }

    [Fact]
    public void S15_working_days_go_by_the_calendar_and_are_unknown_without_one()
    {
        var weekdays = new TimeRules(China.Zone, (date, n) => date.AddDays(n + 2));
        Assert.Equal(Date(2011, 3, 21), ValueOperators.Arithmetic(ArithmeticOperator.Add, Date(2011, 3, 14), Value.OfSpan(5, SpanUnit.WorkingDay), weekdays));
        Assert.Equal(Fault.NoCalendar, FaultOf(ArithmeticOperator.Add, Date(2011, 3, 14), Value.OfSpan(5, SpanUnit.WorkingDay)));
        ValueOperators.Arithmetic(ArithmeticOperator.Add, Date(1949, 3, 14), Value.OfSpan(5, SpanUnit.WorkingDay), new TimeRules(China.Zone, (_, _) => null), out var fault);
        Assert.Equal(Fault.NoCalendar, fault);
    }

    [Fact]
    public void Nothing_throws_where_there_is_no_value()
    {
        Assert.Equal(Fault.DivisionByZero, FaultOf(ArithmeticOperator.Divide, Number(1), Number(0)));
        Assert.Equal(Fault.DivisionByZero, FaultOf(ArithmeticOperator.Divide, Days(1), Days(0)));
        Assert.Equal(Fault.DivisionByZero, FaultOf(ArithmeticOperator.Divide, Yuan(1), Yuan(0)));
        Assert.Equal(Fault.Overflow, FaultOf(ArithmeticOperator.Multiply, Number(decimal.MaxValue), Number(2)));
        Assert.Equal(Fault.Overflow, FaultOf(ArithmeticOperator.Add, Number(decimal.MaxValue), Number(1)));
        Assert.Equal(Fault.Overflow, FaultOf(ArithmeticOperator.Divide, Number(decimal.MaxValue), Number(0.1m)));
        Assert.Equal(Fault.Overflow, FaultOf(ArithmeticOperator.Add, Date(9999, 12, 31), Days(1)));
        Assert.Equal(Fault.Overflow, FaultOf(ArithmeticOperator.Subtract, Date(1, 1, 1), Value.OfSpan(1, SpanUnit.Month)));
        Assert.Equal(Fault.Overflow, FaultOf(ArithmeticOperator.Add, Date(2011, 1, 1), Days(1e20m)));
        Assert.Equal(Fault.Overflow, FaultOf(ArithmeticOperator.Add, Date(2011, 1, 1), Value.OfSpan(decimal.MaxValue, SpanUnit.Year)));
        Assert.Equal(Fault.Overflow, FaultOf(ArithmeticOperator.Add, At(9, 0), Value.OfSpan(1e18m, SpanUnit.Hour)));
        Assert.Equal(Fault.NotWhole, FaultOf(ArithmeticOperator.Add, Date(2011, 1, 1), Days(0.5m)));
        Assert.Equal(Fault.Kinds, FaultOf(ArithmeticOperator.Add, Date(2011, 1, 1), Value.OfSpan(1, SpanUnit.Hour)));
        Assert.Equal(Fault.Kinds, FaultOf(ArithmeticOperator.Multiply, Yuan(1), Yuan(1)));
        var huge = Value.OfSpan(decimal.MaxValue, SpanUnit.Week);
        Assert.Equal(Truth.Unknown, ValueOperators.Compare(ComparisonOperator.Less, huge, Days(1)));
    }

    [Fact]
    public void Minus_turns_numbers_amounts_and_spans()
    {
        Assert.Equal(Number(-1), ValueOperators.Negate(Number(1)));
        Assert.Equal(Yuan(-1), ValueOperators.Negate(Yuan(1)));
        Assert.Equal(Days(-1), ValueOperators.Negate(Days(1)));
        Assert.True(ValueOperators.Negate(Value.Unknown).IsUnknown);
    }

    [Fact]
    public void The_greatest_and_least_of_plain_values()
    {
        Assert.Equal(Number(2), ValueOperators.Extreme(true, Number(1), Number(2), out _));
        Assert.Equal(Number(1), ValueOperators.Extreme(false, Number(1), Number(2), out _));
        Assert.Equal(Days(8), ValueOperators.Extreme(true, Value.OfSpan(1, SpanUnit.Week), Days(8), out _));
        Assert.True(ValueOperators.Extreme(true, Number(1), Value.Unknown, out var none).IsUnknown);
        Assert.Equal(Fault.None, none);
        Assert.True(ValueOperators.Extreme(true, Number(1), Value.None, out var empty).IsUnknown);
        Assert.Equal(Fault.Empty, empty);
        Assert.True(ValueOperators.Extreme(true, Yuan(1), Value.OfMoney(1, "美元"), out var currency).IsUnknown);
        Assert.Equal(Fault.Currency, currency);
    }
}
