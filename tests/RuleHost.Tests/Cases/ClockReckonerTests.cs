using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Calendars;
using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Cases;

/// <summary>Semantics S15, read by hand from the cases of the language's example.</summary>
public sealed class ClockReckonerTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly AnnouncedCalendar Calendar = new([(new(9, 0), new(17, 0))]);
    private static readonly ImmutableArray<ClockThreshold> Cards =
    [
        new(ThresholdKind.Left, Value.OfSpan(1, SpanUnit.WorkingDay)),
        new(ThresholdKind.Overdue, Value.None),
        new(ThresholdKind.OverdueBy, Value.OfSpan(5, SpanUnit.WorkingDay)),
    ];

    [Fact]
    public void L01_Monday_to_Monday_then_overdue_from_midnight()
    {
        var reading = Read(5, SpanUnit.WorkingDay, "2011-03-07 10:00", null, "2011-03-15 09:00", Cards);
        Assert.Equal((ClockState.Overdue, new DateOnly(2011, 3, 14), "1工作日"), (reading.State, reading.DueDate, reading.Overdue.ToString()));
        Assert.Equal([At("2011-03-12 00:00"), At("2011-03-15 00:00"), null], reading.Crossings);
    }

    [Fact]
    public void L02_Answered_late_in_the_evening_of_the_due_day_is_in_time()
    {
        var reading = Read(5, SpanUnit.WorkingDay, "2011-03-07 10:00", "2011-03-14 23:00", "2011-03-20 09:00", Cards);
        Assert.Equal((ClockState.Done, "0工作日"), (reading.State, reading.Overdue.ToString()));
        Assert.Equal([At("2011-03-12 00:00"), null, null], reading.Crossings);
    }

    [Fact]
    public void L03_Answered_on_a_day_off_after_the_due_day_is_late_by_one()
    {
        var reading = Read(5, SpanUnit.WorkingDay, "2011-03-04 10:00", "2011-03-12 10:00", "2011-03-14 09:00", Cards);
        Assert.Equal((ClockState.DoneLate, new DateOnly(2011, 3, 11), "1工作日", "5工作日"), (reading.State, reading.DueDate, reading.Overdue.ToString(), reading.Elapsed.ToString()));
    }

    [Theory]
    [InlineData("2011-03-31 16:00", "2011-04-08")]
    [InlineData("2011-03-05 23:30", "2011-03-11")]
    public void L04_L12_Make_up_Saturdays_count_and_holidays_do_not(string start, string due) =>
        Assert.Equal(due, ValueText.Date(Read(5, SpanUnit.WorkingDay, start, null, start).DueDate!.Value));

    [Fact]
    public void L10_On_the_due_day_it_is_a_warning() =>
        Assert.Equal(ClockState.Warning, Read(5, SpanUnit.WorkingDay, "2011-03-07 10:00", null, "2011-03-14 09:00", Cards).State);

    [Fact]
    public void L11_Each_threshold_is_crossed_once_at_its_own_instant_however_late_anyone_looks()
    {
        ImmutableArray<DateTime?> expected = [At("2011-03-12 00:00"), At("2011-03-15 00:00"), At("2011-03-22 00:00")];
        Assert.Equal(expected, Read(5, SpanUnit.WorkingDay, "2011-03-07 10:00", null, "2011-03-30 09:00", Cards).Crossings);
        Assert.Equal(expected, Read(5, SpanUnit.WorkingDay, "2011-03-07 10:00", null, "2019-03-30 09:00", Cards).Crossings);
        Assert.Null(Read(5, SpanUnit.WorkingDay, "2011-03-07 10:00", null, "2011-03-21 23:59", Cards).Crossings[2]);
    }

    [Fact]
    public void L13_Hours_run_from_the_instant_and_are_late_only_after_it()
    {
        Assert.Equal(ClockState.Running, Read(24, SpanUnit.Hour, "2011-03-04 18:00", null, "2011-03-05 18:00").State);
        var late = Read(24, SpanUnit.Hour, "2011-03-04 18:00", null, "2011-03-05 18:01");
        Assert.Equal((ClockState.Overdue, "1小时"), (late.State, late.Overdue.ToString()));
    }

    [Fact]
    public void Three_days_three_working_days_and_seventy_two_hours_end_at_three_different_times()
    {
        Assert.Equal(At("2011-03-08 00:00"), Read(3, SpanUnit.Day, "2011-03-04 10:00", null, "2011-03-04 10:00").Due);
        Assert.Equal(At("2011-03-10 00:00"), Read(3, SpanUnit.WorkingDay, "2011-03-04 10:00", null, "2011-03-04 10:00").Due);
        Assert.Equal(At("2011-03-07 10:00"), Read(72, SpanUnit.Hour, "2011-03-04 10:00", null, "2011-03-04 10:00").Due);
    }

    [Fact]
    public void L18_An_exempt_clock_is_tracked_and_used_up_days_still_fire()
    {
        var terms = Terms(null) with { Unlimited = true, Unit = SpanUnit.WorkingDay, Thresholds = [new(ThresholdKind.Used, Value.OfNumber(0.9m)), new(ThresholdKind.Used, Value.OfSpan(20, SpanUnit.WorkingDay)), new(ThresholdKind.Overdue, Value.None)] };
        var reading = ClockReckoner.Read(At("2011-03-01 09:00"), null, terms, At("2011-03-30 09:00"));
        Assert.Equal((ClockState.Exempt, null, "21工作日"), (reading.State, reading.DueDate, reading.Elapsed.ToString()));
        Assert.Equal([null, At("2011-03-30 00:00"), null], reading.Crossings);
    }

    [Theory]
    [InlineData(1, "周", "2011-04-23 09:00", "2011-05-03")]
    [InlineData(1, "个月", "2011-01-31 09:00", "2011-02-28")]
    [InlineData(1, "年", "2012-02-29 09:00", "2013-02-28")]
    [InlineData(3, "天", "2011-09-29 09:00", "2011-10-08")]
    public void L21_L22_Calendar_units_end_on_the_months_last_day_and_roll_off_a_day_off(int amount, string unit, string start, string due) =>
        Assert.Equal(due, ValueText.Date(Read(amount, SpanUnit.All.Single(u => u.Name == unit), start, null, start).DueDate!.Value));

    [Theory]
    [InlineData("周", "2011-03-22 09:00", "2周")]
    [InlineData("周", "2011-03-15 09:00", "1周")]
    [InlineData("个月", "2011-04-08 09:00", "1个月")]
    [InlineData("年", "2013-04-08 09:00", "2年")]
    public void Overdue_is_told_in_the_unit_of_the_limit_rounded_up(string unit, string asOf, string overdue) =>
        Assert.Equal(overdue, Read(1, SpanUnit.All.Single(u => u.Name == unit), "2011-03-07 10:00", null, asOf).Overdue.ToString());

    [Fact]
    public void Fixed_dates_do_not_roll_unless_the_convention_says_so()
    {
        var terms = Terms(null) with { DueDate = new DateOnly(2010, 6, 20) };
        Assert.Equal(new DateOnly(2010, 6, 20), ClockReckoner.Read(At("2010-06-01 09:00"), null, terms, At("2010-06-02 09:00")).DueDate);
        Assert.Equal(new DateOnly(2010, 6, 21), ClockReckoner.Read(At("2010-06-01 09:00"), null, terms with { RollFixedDates = true }, At("2010-06-02 09:00")).DueDate);
    }

    [Fact]
    public void L31_Past_the_last_notice_nothing_is_late_and_no_threshold_fires()
    {
        var reading = Read(5, SpanUnit.WorkingDay, "2026-12-28 08:00", null, "2027-06-01 09:00", Cards);
        Assert.Equal((ClockState.Running, true), (reading.State, reading.Provisional));
        Assert.All(reading.Crossings, c => Assert.Null(c));
    }

    [Fact]
    public void Before_the_first_year_of_data_the_answer_names_calendar_and_year() =>
        Assert.Equal("日历[cn/2003]", Read(5, SpanUnit.WorkingDay, "2003-12-01 08:00", null, "2003-12-20 09:00").Missing);

    [Fact]
    public void Days_past_the_last_notice_make_nothing_later()
    {
        var reading = Read(5, SpanUnit.WorkingDay, "2026-12-14 08:00", null, "2027-06-01 09:00", Cards);
        Assert.Equal((ClockState.Overdue, new DateOnly(2026, 12, 21), "8工作日"), (reading.State, reading.DueDate, reading.Overdue.ToString()));
        Assert.Equal([At("2026-12-19 00:00"), At("2026-12-22 00:00"), At("2026-12-29 00:00")], reading.Crossings);
    }

    [Fact]
    public void What_is_used_up_on_an_announced_day_fires_although_the_due_day_is_provisional()
    {
        var reading = Read(5, SpanUnit.WorkingDay, "2026-12-28 08:00", null, "2027-06-01 09:00", [new(ThresholdKind.Used, Value.OfSpan(2, SpanUnit.WorkingDay)), new(ThresholdKind.Used, Value.OfNumber(0.9m))]);
        Assert.Equal((ClockState.Warning, true), (reading.State, reading.Provisional));
        Assert.Equal([At("2026-12-31 00:00"), null], reading.Crossings);
    }

    [Fact]
    public void A_span_longer_than_time_itself_is_unknown_and_not_a_fault()
    {
        foreach (var unit in SpanUnit.All)
        {
            var reading = Read(1_000_000_000, unit, "2011-03-07 10:00", null, "2011-03-08 10:00", [new(ThresholdKind.Used, Value.OfNumber(0.9m)), new(ThresholdKind.Left, Value.OfSpan(2_000_000_000, unit))]);
            Assert.True(reading.State is ClockState.Unknown or ClockState.Warning, $"{unit}: {reading.State}");
        }
    }

    [Fact]
    public void Closing_time_without_declared_office_hours_is_unknown()
    {
        var terms = Terms(Value.OfSpan(1, SpanUnit.WorkingDay)) with { Cutoff = CutoffKind.OfficeClose, Calendar = new AnnouncedCalendar([]) };
        Assert.Equal("日历[cn].办公时间", ClockReckoner.Read(At("2011-03-07 10:00"), null, terms, At("2011-03-08 10:00")).Missing);
    }

    [Fact]
    public void An_exempt_clock_of_a_year_without_data_is_unknown()
    {
        var terms = Terms(null) with { Unlimited = true, Unit = SpanUnit.WorkingDay };
        Assert.Equal("日历[cn/2003]", ClockReckoner.Read(At("2003-03-01 09:00"), null, terms, At("2004-03-30 09:00")).Missing);
    }

    [Fact]
    public void Cut_offs_end_the_due_day_at_closing_time_or_at_the_time_of_the_start()
    {
        var closing = Terms(Value.OfSpan(1, SpanUnit.WorkingDay)) with { Cutoff = CutoffKind.OfficeClose };
        Assert.Equal(ClockState.DoneLate, ClockReckoner.Read(At("2011-03-07 10:00"), At("2011-03-08 17:00"), closing, At("2011-03-09 09:00")).State);
        var same = closing with { Cutoff = CutoffKind.SameTime };
        Assert.Equal(ClockState.Done, ClockReckoner.Read(At("2011-03-07 10:00"), At("2011-03-08 10:00"), same, At("2011-03-09 09:00")).State);
        Assert.Equal(At("2011-03-09 09:00"), ClockReckoner.Read(At("2011-03-07 20:00"), null, same, At("2011-03-08 09:00")).Due);
    }

    [Fact]
    public void Working_hours_run_inside_office_hours_only()
    {
        var reading = Read(10, SpanUnit.WorkingHour, "2011-03-04 15:00", null, "2011-03-07 10:00");
        Assert.Equal(At("2011-03-07 17:00"), reading.Due);
        Assert.Equal("3工作小时", reading.Elapsed.ToString());
    }

    [Fact]
    public void An_answer_on_the_day_of_the_start_closes_even_when_its_time_is_earlier_and_a_later_start_is_a_new_round()
    {
        var since = new EventTimes([[At("2011-03-07 10:00"), At("2011-03-20 09:00")]], []);
        var until = new EventTimes([[At("2011-03-06 09:00"), At("2011-03-07 09:00")]], []);
        Assert.Equal([(At("2011-03-07 10:00"), At("2011-03-07 09:00")), (At("2011-03-20 09:00"), (DateTime?)null)], ClockRounds.Pair(since, until, Zone));
    }

    [Fact]
    public void Two_start_events_joined_by_与_start_at_the_later_and_by_或_at_the_first()
    {
        ImmutableArray<ImmutableArray<DateTime>> events = [[At("2011-04-25 09:00")], [At("2011-04-28 09:00")]];
        Assert.Equal(At("2011-04-28 09:00"), ClockRounds.Pair(new EventTimes(events, [true]), null, Zone)[0].Start);
        Assert.Equal(At("2011-04-25 09:00"), ClockRounds.Pair(new EventTimes(events, [false]), null, Zone)[0].Start);
        Assert.Empty(ClockRounds.Pair(new EventTimes([events[0], []], [true]), null, Zone));
    }

    [Fact]
    public void Every_verdict_of_the_real_complaint_log_comes_out()
    {
        TestPaths.SkipWithoutShared();
        var rows = 0;
        foreach (var line in File.ReadLines(Path.Combine(TestPaths.Shared!, "data/cn-complaints/complaints-public.csv")).Skip(1))
        {
            var cells = line.Split(',');
            foreach (var (days, due, verdict) in new[] { (5, 7, 8), (15, 9, 10) })
            {
                var (start, end) = (At(cells[3].Replace('T', ' ')), At(cells[4].Replace('T', ' ')));
                var reading = ClockReckoner.Read(start, end, Terms(Value.OfSpan(days, SpanUnit.WorkingDay)), end);
                Assert.Equal((cells[0], cells[due], cells[verdict]), (cells[0], ValueText.Date(reading.DueDate!.Value), reading.State == ClockState.Done ? "ontime" : "overdue"));
            }

            rows++;
        }

        Assert.True(rows > 1_000, $"only {rows} rows were read");
    }

    private static ClockTerms Terms(Value? budget) => new() { Budget = budget, Unit = budget?.Unit ?? SpanUnit.Day, Cutoff = CutoffKind.EndOfDay, Calendar = Calendar, Zone = Zone };

    private static ClockReading Read(int amount, SpanUnit unit, string start, string? end, string asOf, ImmutableArray<ClockThreshold> thresholds = default) =>
        ClockReckoner.Read(At(start), end is null ? null : At(end), Terms(Value.OfSpan(amount, unit)) with { Thresholds = thresholds.IsDefault ? [] : thresholds }, At(asOf));

    private static DateTime At(string local) => ZoneTime.ToUtc(
        DateTime.ParseExact(local, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture), Zone);
}
