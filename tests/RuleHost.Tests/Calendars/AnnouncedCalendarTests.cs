using System.Globalization;
using RuleHost.Calendars;
using Xunit;
using static RuleHost.Tests.Calendars.TestCalendars;

namespace RuleHost.Tests.Calendars;

public sealed class AnnouncedCalendarTests
{
    [Fact]
    public void Every_published_sum_comes_out()
    {
        var lines = File.ReadAllLines(TestPaths.InShared("data", "calendar", "wd-public.csv"));
        var wrong = new List<string>();
        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split(',');
            var start = Day(cells[2]);
            var result = cells[1] == "ADD"
                ? China.Add(start, int.Parse(cells[3], CultureInfo.InvariantCulture)).Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : China.Count(start, Day(cells[3])).Value.ToString(CultureInfo.InvariantCulture);
            if (result != cells[4])
            {
                wrong.Add($"{line}: {result}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(lines.Length > 1_000, $"only {lines.Length} lines were read");
    }

    [Fact]
    public void Working_days_of_every_month_are_as_published()
    {
        foreach (var line in File.ReadAllLines(TestPaths.InShared("data", "calendar", "workdays-per-month.csv")).Skip(1))
        {
            var numbers = line.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
            var first = new DateOnly(numbers[0], numbers[1], 1);
            var count = China.Count(first.AddDays(-1), first.AddMonths(1).AddDays(-1));
            Assert.Equal((line, numbers[2], DayCertainty.Known), (line, count.Value, count.Certainty));
        }
    }

    [Theory]
    [InlineData("2011-04-02", true, "周六，清明节调休上班", "2011年")]
    [InlineData("2011-04-03", false, "周日，清明节放假", "2011年")]
    [InlineData("2011-12-31", true, "周六，元旦调休上班", "2012年")]
    [InlineData("2005-12-31", true, "周六，元旦调休上班", "2006年")]
    [InlineData("2015-09-03", false, "周四，抗战胜利纪念日放假", "70周年纪念日")]
    [InlineData("2011-03-12", false, "周六", null)]
    [InlineData("2011-03-14", true, "周一", null)]
    public void A_day_says_why_it_counts_and_which_notice_says_so(string day, bool counts, string why, string? notice)
    {
        var info = China.Explain(Day(day));
        Assert.Equal((counts, why), (info.Counts, info.Why.Chinese));
        Assert.Equal(notice is null, info.Notice is null);
        Assert.Contains(notice ?? "", info.Notice?.Title ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2015-09-06", true, "2015-05-13")]
    [InlineData("2015-09-03", false, "2015-05-13")]
    [InlineData("2019-05-01", false, "2019-03-22")]
    [InlineData("2019-04-28", true, "2019-03-22")]
    [InlineData("2020-02-01", false, "2020-01-27")]
    [InlineData("2020-01-30", false, "2019-11-21")]
    public void An_amending_notice_replaces_what_the_first_said(string day, bool counts, string published)
    {
        var info = China.Explain(Day(day));
        Assert.Equal((counts, Day(published)), (info.Counts, info.Notice!.Published));
    }

    [Fact]
    public void Before_2004_nothing_is_known_and_nothing_is_guessed()
    {
        Assert.Equal((DayCertainty.NoData, 2003), Sure(China.Add(Day("2003-12-30"), 1)));
        Assert.Equal((DayCertainty.NoData, 2003), Sure(China.Add(Day("2004-01-05"), -2)));
        Assert.Equal((DayCertainty.NoData, 1999), Sure(China.Roll(Day("1999-05-01"))));
        Assert.Equal((DayCertainty.NoData, 2003), Sure(China.Count(Day("2003-12-30"), Day("2004-01-10"))));
        Assert.Equal(DayCertainty.NoData, China.Explain(Day("2003-12-31")).Certainty);
    }

    [Fact]
    public void A_sum_from_the_last_day_of_2003_needs_no_day_of_2003() =>
        Assert.Equal(new DaySum<DateOnly>(Day("2004-01-02"), DayCertainty.Known), China.Add(Day("2003-12-31"), 1));

    [Fact]
    public void Past_the_last_notice_days_are_provisional()
    {
        // 1 January 2027 is a Friday; of the notice's bridges nothing is known.
        Assert.Equal(new DaySum<DateOnly>(Day("2026-12-31"), DayCertainty.Known), China.Add(Day("2026-12-30"), 1));
        Assert.Equal(new DaySum<DateOnly>(Day("2027-01-04"), DayCertainty.Provisional), China.Add(Day("2026-12-31"), 1));
        Assert.Equal(new DaySum<DateOnly>(Day("2026-12-31"), DayCertainty.Known), China.Add(Day("2027-01-01"), -1));
        Assert.Equal(new DaySum<DateOnly>(Day("2026-12-31"), DayCertainty.Provisional), China.Add(Day("2027-01-05"), -2));
        Assert.Equal(new DaySum<int>(1, DayCertainty.Provisional), China.Count(Day("2026-12-31"), Day("2027-01-04")));
    }

    [Fact]
    public void The_statutory_days_of_2027_are_thirteen()
    {
        var days = StatutoryDays.Of(2027).Select(d => d.Day.ToString("MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(["01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09", "09-15", "10-01", "10-02", "10-03"], days);
    }

    [Fact]
    public void The_statutory_days_lie_inside_the_holidays_announced_since_the_revision()
    {
        foreach (var year in new[] { 2025, 2026 })
        {
            Assert.All(StatutoryDays.Of(year), d => Assert.False(China.Counts(d.Day, out _), $"{d.Day:yyyy-MM-dd}"));
        }
    }

    [Fact]
    public void Qingming_and_the_lunar_days_are_off_in_every_announced_year_since_they_became_holidays()
    {
        for (var year = 2008; year <= 2026; year++)
        {
            var moving = StatutoryDays.Of(year).Where(d => d.Festival.Chinese is "清明节" or "端午节" or "中秋节");
            Assert.All(moving, d => Assert.False(China.Counts(d.Day, out _), $"{d.Day:yyyy-MM-dd} {d.Festival.Chinese}"));
        }
    }

    [Fact]
    public void Beyond_the_reach_of_the_lunar_calendar_there_is_no_data() =>
        Assert.Equal((DayCertainty.NoData, 2100), Sure(China.Add(Day("2099-12-31"), 1)));

    [Fact]
    public void A_huge_number_of_days_is_beyond_the_data_and_not_a_fault()
    {
        foreach (var sum in new[] { China.Add(Day("2011-01-01"), int.MaxValue), China.Add(Day("2011-01-01"), int.MinValue), EveryDay.Add(DateOnly.MaxValue, 1), EveryDay.Add(DateOnly.MinValue, -1) })
        {
            Assert.Equal(DayCertainty.NoData, sum.Certainty);
        }
    }

    private static (DayCertainty, int) Sure<T>(DaySum<T> sum) => (sum.Certainty, sum.LackingYear);
}
