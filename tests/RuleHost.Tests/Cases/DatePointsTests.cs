using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Cases;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Cases;

public sealed class DatePointsTests
{
    private static readonly TextSpan At = new(0, 0);
    private static readonly AnnouncedCalendar Calendar = new([]);

    [Theory]
    [InlineData(6, 20, "前", "2011-03-01", "2011-06-20")]
    [InlineData(6, 20, "前", "2011-06-20", "2011-06-20")]
    [InlineData(6, 20, "前", "2011-06-21", "2012-06-20")]
    [InlineData(2, 29, null, "2011-03-01", "2012-02-29")]
    [InlineData(6, 0, "上旬", "2011-03-01", "2011-06-10")]
    [InlineData(6, 0, "中旬", "2011-03-01", "2011-06-20")]
    [InlineData(2, 0, "底", "2011-03-01", "2012-02-29")]
    public void A_point_of_the_year_is_the_next_one_on_or_after_the_start(int month, int day, string? word, string start, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), Find(month, day, word, start, Conventions.Default));

    [Fact]
    public void Before_a_day_excludes_it_where_the_convention_日前_says_so() =>
        Assert.Equal(new DateOnly(2011, 6, 19), Find(6, 20, "前", "2011-03-01", Conventions.Default with { DateBeforeIncludesDay = false }));

    [Theory]
    [InlineData("2011-01-01", "2011-02-09")]
    [InlineData("2012-01-01", "2012-01-29")]
    [InlineData("2011-02-10", "2012-01-29")]
    public void The_first_working_day_after_the_Spring_Festival_may_be_a_make_up_Sunday(string from, string due) =>
        Assert.Equal(Day(due), First(from, "年", "春节", "后", "第", "1工作日"));

    [Theory]
    [InlineData("2011-03-07", "2011-03-11", "周五")]
    [InlineData("2011-03-12", "2011-03-18", "周五")]
    [InlineData("2011-05-01", "2011-06-30", "半年", "末日")]
    [InlineData("2011-07-01", "2011-12-31", "半年", "末日")]
    [InlineData("2011-01-11", "2011-02-12", "月", "后", "第", "5工作日")]
    [InlineData("2011-03-01", "2011-03-07", "月", "第", "5工作日")]
    [InlineData("2011-02-10", "2011-02-28", "月", "第", "30天")]
    [InlineData("2011-03-20", "2011-04-15", "季度", "后", "第", "10工作日")]
    [InlineData("2011-06-30", "2011-07-15", "半年", "后", "15天")]
    [InlineData("2011-02-03", "2012-01-22", "春节", "前")]
    [InlineData("2011-01-01", "2011-02-18", "春节", "后", "15天")]
    [InlineData("2011-10-01", "2011-10-01", "日")]
    [InlineData("2011-10-01", "2011-10-08", "工作日")]
    public void A_point_that_recurs_is_the_next_one_on_or_after_a_day(string from, string due, params string[] words) => Assert.Equal(Day(due), First(from, words));

    [Theory]
    [InlineData("年", "上旬")]
    [InlineData("周五", "末日", "底")]
    [InlineData("前")]
    [InlineData("月", "第")]
    [InlineData("月", "春节")]
    [InlineData("月", "5天", "前")]
    [InlineData("日", "末日")]
    public void Words_that_name_no_day_are_no_point(params string[] words) => Assert.False(DatePoints.Recurs(Point(words)));

    private static DateOnly? Find(int month, int day, string? word, string start, Conventions conventions)
    {
        var literal = new LiteralSyntax(At, day == 0 ? LiteralKind.Month : LiteralKind.MonthDay, Value.Unknown) { MonthDay = (month, day) };
        var parts = ImmutableArray.Create(new DatePointPart(At, null, literal));
        if (word is not null)
        {
            parts = parts.Add(new DatePointPart(At, word, null));
        }

        return DatePoints.FirstOnOrAfter(new DatePointSyntax(At, parts), Day(start), conventions, Calendar)?.Value;
    }

    private static DateOnly? First(string from, params string[] words) => DatePoints.FirstOnOrAfter(Point(words), Day(from), Conventions.Default, Calendar)?.Value;

    private static DatePointSyntax Point(params string[] words) => new(At, [.. words.Select(Part)]);

    private static DatePointPart Part(string word)
    {
        foreach (var unit in new[] { SpanUnit.WorkingDay, SpanUnit.Day })
        {
            if (char.IsAsciiDigit(word[0]) && word.EndsWith(unit.Name, StringComparison.Ordinal))
            {
                var number = decimal.Parse(word[..^unit.Name.Length], System.Globalization.CultureInfo.InvariantCulture);
                return new DatePointPart(At, null, new LiteralSyntax(At, LiteralKind.Span, Value.OfSpan(number, unit)));
            }
        }

        return new DatePointPart(At, word, null);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
