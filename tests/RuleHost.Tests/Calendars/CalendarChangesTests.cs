using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Rulebooks;
using Xunit;
using static RuleHost.Tests.Calendars.TestCalendars;

namespace RuleHost.Tests.Calendars;

/// <summary>Calendars as they were known on a day: notices that change what was announced, and local ones.</summary>
public sealed class CalendarChangesTests
{
    [Theory]
    [InlineData("2015-09-03", "2015-05-12", true, false)]
    [InlineData("2015-09-06", "2015-05-12", false, true)]
    [InlineData("2019-05-02", "2019-03-21", true, false)]
    [InlineData("2019-04-28", "2019-03-21", false, true)]
    [InlineData("2020-01-31", "2020-01-26", true, false)]
    [InlineData("2020-02-01", "2020-01-26", true, false)]
    public void A_change_is_known_from_the_day_on_which_it_was_announced(string day, string before, bool then, bool now)
    {
        Assert.Equal(then, China.KnownOn(Day(before)).Explain(Day(day)).Counts);
        Assert.Equal(now, China.KnownOn(Day(before).AddDays(1)).Explain(Day(day)).Counts);
        Assert.Equal(now, China.Explain(Day(day)).Counts);
    }

    [Fact]
    public void Three_notices_changed_what_was_announced_and_each_says_when()
    {
        Assert.Equal([Day("2015-05-13"), Day("2019-03-22"), Day("2020-01-27")], China.Changes.Select(c => c.Announced));
        Assert.All(China.Changes, c => Assert.NotEmpty(c.Notice.Title));
        Assert.Same(China, China.KnownOn(Day("2026-01-01")));
    }

    [Fact]
    public void The_yearly_notices_are_taken_as_known_so_that_only_a_change_moves_what_was_certain()
    {
        var then = China.KnownOn(Day("2010-01-01"));
        Assert.Equal(China.Reach, then.Reach);
        Assert.False(then.Explain(Day("2011-02-03")).Counts);
    }

    [Fact]
    public void A_local_calendar_stands_on_the_countrys_and_its_own_notices_are_known_when_they_are_announced()
    {
        var local = Declared(Other("本地") with
        {
            ExtendsAnnounced = true,
            Off = [Day("2012-03-05")],
            Notices = [new LocalNotice("台风停工的通知", Day("2012-08-07"), null, [Day("2012-08-08")], [Day("2012-08-11")])],
        });
        Assert.False(local.Explain(Day("2012-01-23")).Counts);
        Assert.False(local.Explain(Day("2012-03-05")).Counts);
        Assert.False(local.Explain(Day("2012-08-08")).Counts);
        Assert.True(local.Explain(Day("2012-08-11")).Counts);
        Assert.Equal("台风停工的通知", local.Explain(Day("2012-08-08")).Notice?.Title);
        Assert.Equal("国务院办公厅关于2012年部分节假日安排的通知", local.Explain(Day("2012-01-23")).Notice?.Title);

        var then = local.KnownOn(Day("2012-08-06"));
        Assert.True(then.Explain(Day("2012-08-08")).Counts);
        Assert.False(then.Explain(Day("2012-08-11")).Counts);
        Assert.False(local.KnownOn(Day("2012-08-07")).Explain(Day("2012-08-08")).Counts);
    }

    [Fact]
    public void A_half_day_counts_and_has_hours_of_its_own()
    {
        var half = Declared(Other("本地") with
        {
            ExtendsAnnounced = true,
            OfficeHours = NineToFive,
            HalfDays = new Dictionary<DateOnly, ImmutableArray<(TimeOnly, TimeOnly)>> { [Day("2012-03-08")] = [(new(9, 0), new(12, 0))] }
                .ToImmutableDictionary(),
        });
        Assert.True(half.Explain(Day("2012-03-08")).Counts);
        Assert.Contains("09:00–12:00", half.Explain(Day("2012-03-08")).Why.Chinese);
        var office = new RuleHost.Cases.OfficeTime(half, TimeZoneInfo.Utc);
        var (at, _) = office.Add(new DateTime(2012, 3, 8, 11, 0, 0, DateTimeKind.Utc), TimeSpan.FromHours(2));
        Assert.Equal(new DateTime(2012, 3, 9, 10, 0, 0, DateTimeKind.Utc), at);
    }
}
