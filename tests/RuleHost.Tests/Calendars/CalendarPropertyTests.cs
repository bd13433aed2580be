using RuleHost.Calendars;
using Xunit;
using static RuleHost.Tests.Calendars.TestCalendars;

namespace RuleHost.Tests.Calendars;

public sealed class CalendarPropertyTests
{
    public static TheoryData<string> Calendars => ["cn", "四天", "全天"];

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Adding_days_and_counting_back_gives_the_number(string name)
    {
        var (calendar, random) = (Named(name), new Random(20110223));
        for (var i = 0; i < 5000; i++)
        {
            var (start, n) = (Start(random), random.Next(1, 400));
            var end = calendar.Add(start, n).Value;
            Assert.True(calendar.Counts(end, out _));
            Assert.Equal(n, calendar.Count(start, end).Value);
            Assert.Equal(-n, calendar.Count(end, start).Value);
        }
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Going_back_from_a_sum_ends_on_the_last_counted_day_up_to_the_start(string name)
    {
        var (calendar, random) = (Named(name), new Random(20110523));
        for (var i = 0; i < 5000; i++)
        {
            var (start, n) = (Start(random), random.Next(1, 400));
            var expected = calendar.Counts(start, out _) ? start : calendar.Add(start, -1).Value;
            Assert.Equal(expected, calendar.Add(calendar.Add(start, n).Value, -n).Value);
        }
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void A_later_start_or_more_days_never_end_earlier(string name)
    {
        var (calendar, random) = (Named(name), new Random(43));
        for (var i = 0; i < 5000; i++)
        {
            var (start, n) = (Start(random), random.Next(-200, 200));
            Assert.True(calendar.Add(start.AddDays(1), n).Value >= calendar.Add(start, n).Value);
            Assert.True(calendar.Add(start, n + 1).Value >= calendar.Add(start, n).Value);
        }
    }

    [Theory]
    [MemberData(nameof(Calendars))]
    public void Counting_agrees_with_looking_at_each_day(string name)
    {
        var (calendar, random) = (Named(name), new Random(7));
        for (var i = 0; i < 200; i++)
        {
            var from = Start(random);
            var to = from.AddDays(random.Next(0, 500));
            var expected = 0;
            for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            {
                expected += calendar.Counts(day, out _) ? 1 : 0;
            }

            Assert.Equal(expected, calendar.Count(from, to).Value);
            Assert.Equal(to.DayNumber - from.DayNumber - expected, calendar.DaysOff(from, to).Count());
        }
    }

    private static WorkCalendar Named(string name) => name switch
    {
        "cn" => China,
        "全天" => EveryDay,
        _ => Declared(Other(name) with
        {
            WeekDays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Saturday],
            Off = [Day("2012-05-07"), Day("2012-05-08"), Day("2012-05-10")],
            Makeup = [Day("2012-05-13"), Day("2012-05-14")],
        }),
    };

    private static DateOnly Start(Random random) => Day("2006-01-01").AddDays(random.Next(365 * 18));
}
