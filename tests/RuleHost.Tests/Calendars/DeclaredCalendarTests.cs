using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Rulebooks;
using Xunit;
using static RuleHost.Tests.Calendars.TestCalendars;

namespace RuleHost.Tests.Calendars;

public sealed class DeclaredCalendarTests
{
    [Fact]
    public void Without_a_name_the_rulebooks_default_is_meant()
    {
        var set = new CalendarSet(new CalendarsDefinition("厂", NineToFive, ImmutableDictionary<string, OtherCalendarDefinition>.Empty.Add("厂", Other("厂"))));
        Assert.Equal(("厂", "厂", "cn"), (set.Default.Id, set.Find(null).Id, set.Find("cn").Id));
    }

    [Fact]
    public void Listed_days_off_and_make_up_days_move_the_week_and_say_so()
    {
        var calendar = Declared(Other("厂") with { Off = [Day("2016-07-04")], Makeup = [Day("2016-07-09")] });
        Assert.Equal(Day("2016-07-05"), calendar.Add(Day("2016-07-01"), 1).Value);
        Assert.Equal(Day("2016-07-09"), calendar.Add(Day("2016-07-01"), 5).Value);
        Assert.Equal("Monday, off by the calendar 厂", calendar.Explain(Day("2016-07-04")).Why.English);
        Assert.Equal("周六，日历“厂”定为上班", calendar.Explain(Day("2016-07-09")).Why.Chinese);
        Assert.Equal([Day("2016-07-04"), Day("2016-07-09")], calendar.Announced(2016).Select(d => d.Day));
    }

    [Fact]
    public void Outside_the_known_stretch_nothing_is_known_before_and_the_week_stands_provisionally_after()
    {
        var calendar = Declared(Other("厂") with { Known = new(Day("2015-01-01"), Day("2016-12-31")) });
        Assert.Equal((DayCertainty.NoData, 2014), (calendar.Add(Day("2014-12-30"), 3).Certainty, calendar.Add(Day("2014-12-30"), 3).LackingYear));
        Assert.Equal(new DaySum<DateOnly>(Day("2017-01-02"), DayCertainty.Provisional), calendar.Add(Day("2016-12-30"), 1));
    }

    [Fact]
    public void A_calendar_on_which_no_day_ever_counts_has_no_answer() =>
        Assert.Equal(DayCertainty.NoData, Declared(Other("停") with { WeekDays = [] }).Add(Day("2016-01-01"), 1).Certainty);

    [Fact]
    public void Under_every_day_nothing_rolls_and_otherwise_a_day_off_does()
    {
        Assert.Equal(Day("2011-04-30"), EveryDay.Roll(Day("2011-04-30")).Value);
        Assert.Equal(Day("2011-05-03"), China.Roll(Day("2011-04-30")).Value);
        Assert.Equal(Day("2011-05-03"), China.Roll(Day("2011-05-03")).Value);
    }
}
