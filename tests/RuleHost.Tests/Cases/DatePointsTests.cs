using System.Collections.Immutable;
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

    [Fact]
    public void A_festival_is_left_to_recurring_duties()
    {
        var point = new DatePointSyntax(At, [new DatePointPart(At, "年", null), new DatePointPart(At, "春节", null)]);
        Assert.Null(DatePoints.FirstOnOrAfter(point, new DateOnly(2011, 1, 1), Conventions.Default));
    }

    private static DateOnly? Find(int month, int day, string? word, string start, Conventions conventions)
    {
        var literal = new LiteralSyntax(At, day == 0 ? LiteralKind.Month : LiteralKind.MonthDay, Value.Unknown) { MonthDay = (month, day) };
        var parts = ImmutableArray.Create(new DatePointPart(At, null, literal));
        if (word is not null)
        {
            parts = parts.Add(new DatePointPart(At, word, null));
        }

        return DatePoints.FirstOnOrAfter(new DatePointSyntax(At, parts), DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), conventions);
    }
}
