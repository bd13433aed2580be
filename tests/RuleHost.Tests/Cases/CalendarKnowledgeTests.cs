using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Tests.Calendars;
using RuleHost.Values;
using Xunit;
using static RuleHost.Tests.Calendars.TestCalendars;

namespace RuleHost.Tests.Cases;

/// <summary>A change of holidays and the clocks that run, are closed, or are late when it is announced. In 2020 the holiday grew on 27 January by two worked days.</summary>
public sealed class CalendarKnowledgeTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static readonly ClockTerms FiveDays = new()
    {
        Budget = Value.OfSpan(5, SpanUnit.WorkingDay),
        Unit = SpanUnit.WorkingDay,
        Cutoff = CutoffKind.EndOfDay,
        Calendar = China,
        Zone = Zone,
        Thresholds = [new ClockThreshold(RuleHost.Syntax.ThresholdKind.Left, Value.OfSpan(1, SpanUnit.WorkingDay)), new ClockThreshold(RuleHost.Syntax.ThresholdKind.Overdue, Value.None)],
    };

    [Theory]
    [InlineData("2020-01-26 12:00", "2020-02-01")]
    [InlineData("2020-01-27 12:00", "2020-02-04")]
    public void A_running_clock_is_due_by_what_is_known(string asOf, string due)
    {
        var reading = Read(new ClockLedger(At("2020-01-20 10:00"), null), At(asOf));
        Assert.Equal(Day(due), reading.DueDate);
    }

    [Fact]
    public void A_clock_closed_before_the_change_keeps_its_due()
    {
        Assert.Equal(Day("2020-02-01"), Read(new ClockLedger(At("2020-01-20 10:00"), At("2020-01-22 10:00")), At("2021-01-01 00:00")).DueDate);
        Assert.Equal(Day("2020-02-04"), Read(new ClockLedger(At("2020-01-20 10:00"), At("2020-02-03 10:00")), At("2021-01-01 00:00")).DueDate);
    }

    [Fact]
    public void A_late_holiday_does_not_mend_a_limit_that_was_broken_when_it_was_announced()
    {
        var calendar = Declared(Other("本地") with
        {
            ExtendsAnnounced = true,
            Notices = [new LocalNotice("事后公布的停工", Day("2012-08-16"), null, [Day("2012-08-10")], [])],
        });
        var terms = FiveDays with { Calendar = calendar };
        var broken = Read(new ClockLedger(At("2012-08-06 10:00"), null), At("2012-08-20 00:00"), terms);
        Assert.Equal((ClockState.Overdue, Day("2012-08-13")), (broken.State, broken.DueDate));
        var running = Read(new ClockLedger(At("2012-08-09 10:00"), null), At("2012-08-16 12:00"), terms);
        Assert.Equal(Day("2012-08-17"), running.DueDate);
    }

    [Fact]
    public void A_moved_due_brings_each_threshold_once()
    {
        var reading = Read(new ClockLedger(At("2020-01-20 10:00"), null), At("2020-02-10 00:00"));
        Assert.Equal([At("2020-02-04 00:00"), At("2020-02-05 00:00")], reading.Crossings.Select(c => c!.Value));
    }

    private static ClockReading Read(ClockLedger ledger, DateTime asOf, ClockTerms? terms = null) =>
        ClockReckoner.Read(ledger, CalendarKnowledge.Known(ledger, terms ?? FiveDays, asOf), asOf);

    private static DateTime At(string local) => ZoneTime.ToUtc(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", null), Zone);
}
