using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Calendars;
using Xunit;

namespace RuleHost.Tests.Calendars;

public sealed class AnnouncedCalendarTests
{
    private static readonly AnnouncedCalendar Calendar = new([]);

    [Fact]
    public void Every_published_sum_comes_out()
    {
        TestPaths.SkipWithoutShared();
        var wrong = new List<string>();
        var rows = 0;
        foreach (var line in File.ReadLines(Path.Combine(TestPaths.Shared!, "data/calendar/wd-public.csv")).Skip(1))
        {
            var cells = line.Split(',');
            var start = Date(cells[2]);
            var actual = cells[1] == "ADD"
                ? Calendar.Add(start, int.Parse(cells[3], CultureInfo.InvariantCulture)).Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : Calendar.Count(start, Date(cells[3])).Value.ToString(CultureInfo.InvariantCulture);
            rows++;
            if (actual != cells[4])
            {
                wrong.Add($"{line} → {actual}");
            }
        }

        Assert.True(rows >= 1_000, $"only {rows} rows were read");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Working_days_of_every_month_are_as_published()
    {
        TestPaths.SkipWithoutShared();
        foreach (var line in File.ReadLines(Path.Combine(TestPaths.Shared!, "data/calendar/workdays-per-month.csv")).Skip(1))
        {
            var cells = line.Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture)).ToArray();
            var first = new DateOnly(cells[0], cells[1], 1);
            var count = Enumerable.Range(0, DateTime.DaysInMonth(cells[0], cells[1])).Count(i => Calendar.Counts(first.AddDays(i), out _));
            Assert.Equal((line, cells[2]), (line, count));
        }
    }

    [Fact]
    public void A_year_without_data_is_never_taken_for_Monday_to_Friday()
    {
        Assert.Equal(DayCertainty.NoData, Calendar.Add(new DateOnly(2003, 12, 1), 5).Certainty);
        Assert.Equal(DayCertainty.NoData, Calendar.Count(new DateOnly(2003, 12, 1), new DateOnly(2004, 1, 5)).Certainty);
        Assert.Equal(DayCertainty.Provisional, Calendar.Add(new DateOnly(2026, 12, 28), 5).Certainty);
        Assert.Equal(DayCertainty.Known, Calendar.Add(new DateOnly(2026, 12, 21), 5).Certainty);
    }

    [Theory]
    [InlineData("2027-01-01", "元旦")]
    [InlineData("2027-02-05", "春节")]
    [InlineData("2027-02-06", "春节")]
    [InlineData("2027-02-08", "春节")]
    [InlineData("2027-04-05", "清明节")]
    [InlineData("2027-05-02", "劳动节")]
    [InlineData("2027-06-09", "端午节")]
    [InlineData("2027-09-15", "中秋节")]
    [InlineData("2027-10-03", "国庆节")]
    [InlineData("2027-10-04", null)]
    [InlineData("2028-01-25", "春节")]
    public void Past_the_last_notice_only_the_days_that_the_law_fixes_are_off(string day, string? holiday) => Assert.Equal(holiday, StatutoryDays.On(Date(day)));

    [Fact]
    public void A_day_says_why_it_counts_and_which_notice_says_so()
    {
        var makeup = Calendar.Explain(new DateOnly(2011, 4, 2));
        Assert.True(makeup.Counts);
        Assert.Contains("调休上班", makeup.Why.Chinese, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2010, 12, 10), makeup.Notice!.Published);
        var amended = Calendar.Explain(new DateOnly(2015, 9, 3));
        Assert.False(amended.Counts);
        Assert.Equal(new DateOnly(2015, 5, 13), amended.Notice!.Published);
        Assert.Null(Calendar.Explain(new DateOnly(2011, 3, 5)).Notice);
    }

    [Fact]
    public void Adding_working_days_and_counting_back_agree()
    {
        var random = new Random(2011);
        for (var i = 0; i < 5_000; i++)
        {
            var start = new DateOnly(2005, 1, 1).AddDays(random.Next(7_000));
            var n = random.Next(1, 200);
            var end = Calendar.Add(start, n).Value;
            Assert.Equal(n, Calendar.Count(start, end).Value);
            Assert.True(Calendar.Counts(end, out _));
            var back = Calendar.Add(end, -n).Value;
            Assert.True(back <= start);
            Assert.Equal(0, Calendar.Count(back, start).Value);
        }
    }

    [Fact]
    public void A_declared_calendar_with_all_days_rolls_nothing()
    {
        var set = new CalendarSet(new("cn", [], ImmutableDictionary<string, RuleHost.Rulebooks.OtherCalendarDefinition>.Empty.Add("全天", new("全天", true, [], [], [], null, []))));
        var all = set.Find("全天");
        Assert.Equal(new DateOnly(2011, 10, 1), all.Roll(new DateOnly(2011, 10, 1)).Value);
        Assert.Equal(new DateOnly(2011, 10, 6), all.Add(new DateOnly(2011, 10, 1), 5).Value);
        Assert.Equal(new DateOnly(2011, 10, 8), set.Default.Roll(new DateOnly(2011, 10, 1)).Value);
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
