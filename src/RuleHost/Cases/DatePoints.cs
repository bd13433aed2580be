using System.Collections.Immutable;
using RuleHost.Calendars;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// Points of the calendar (semantics S15, S16): 6月20日 前, 6月 上旬, 年 春节 后 第 1个工作日, 半年 末日, 周五, 月 第 5个工作日, 季度 后 10天. A point of a period that
/// is a stretch of days stands for its last day; N日前 includes that day unless the convention 日前 says otherwise.
/// </summary>
internal static class DatePoints
{
    private const int FirstYear = 1902;
    private const int LastYear = 2099;

    /// <summary>Whether the point means something that comes again and again.</summary>
    public static bool Recurs(DatePointSyntax point) => Reading.Of(point) is not null;

    /// <summary>Whether the point means a day, be it one that comes again or not.</summary>
    public static bool IsMeaningful(DatePointSyntax point) => Recurs(point) || Absolute(point, Conventions.Default) is not null;

    /// <summary>The first such day on or after a date; null for a point that means nothing, or that has no such day.</summary>
    public static DaySum<DateOnly>? FirstOnOrAfter(DatePointSyntax point, DateOnly date, Conventions conventions, WorkCalendar calendar)
    {
        if (Absolute(point, conventions) is { } day)
        {
            return new DaySum<DateOnly>(day, DayCertainty.Known);
        }

        foreach (var due in From(point, date, conventions, calendar))
        {
            return due;
        }

        return null;
    }

    /// <summary>Every such day on or after a date, in order, as far as a calendar reaches.</summary>
    public static IEnumerable<DaySum<DateOnly>> From(DatePointSyntax point, DateOnly date, Conventions conventions, WorkCalendar calendar)
    {
        if (Reading.Of(point) is not { } reading || date.Year is < FirstYear or > LastYear)
        {
            yield break;
        }

        // A point may lie behind its period (年 后 10天), so the period before is looked at, too.
        for (var period = reading.Before(date); period.First.Year <= LastYear; period = reading.Next(period))
        {
            if (reading.Day(period, conventions, calendar) is { } due && (due.Value >= date || due.Certainty == DayCertainty.NoData))
            {
                yield return due;
            }
        }
    }

    /// <summary>2011-06-20 前, 2011年6月 上旬: a day that does not come again.</summary>
    private static DateOnly? Absolute(DatePointSyntax point, Conventions conventions)
    {
        if (point.Parts.IsEmpty || point.Parts.Length > 2 || point.Parts[0].Literal is not { Kind: LiteralKind.Date or LiteralKind.YearMonth } literal)
        {
            return null;
        }

        var word = point.Parts.Length == 2 ? point.Parts[1].Word ?? "" : null;
        if (literal.Kind == LiteralKind.YearMonth)
        {
            var (year, month) = literal.Value.MonthValue;
            return Stretch.Month(year, month).Part(word)?.Last;
        }

        return word switch
        {
            null => literal.Value.DateValue,
            "前" => conventions.DateBeforeIncludesDay ? literal.Value.DateValue : literal.Value.DateValue.AddDays(-1),
            _ => null,
        };
    }

    /// <summary>A stretch of days.</summary>
    private readonly record struct Stretch(DateOnly First, DateOnly Last)
    {
        public static Stretch Month(int year, int month) => new(new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));

        public bool IsMonth => First.Day == 1 && Last == First.AddMonths(1).AddDays(-1);

        /// <summary>上旬, 中旬, 下旬 of a month; 底 or 末日 of anything.</summary>
        public Stretch? Part(string? word) => word switch
        {
            null => this,
            "底" or "末日" => new(Last, Last),
            "上旬" when IsMonth => new(First, First.AddDays(9)),
            "中旬" when IsMonth => new(First.AddDays(10), First.AddDays(19)),
            "下旬" when IsMonth => new(First.AddDays(20), Last),
            _ => null,
        };
    }

    /// <summary>A point as a period and what is looked for in it.</summary>
    private sealed class Reading(string period, ImmutableArray<DatePointPart> rest)
    {
        private static readonly ImmutableArray<string> WeekDays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

        private static readonly ImmutableArray<string> Festivals = ["元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆"];

        /// <summary>Null where the words do not make a point that recurs.</summary>
        public static Reading? Of(DatePointSyntax point)
        {
            if (point.Parts.IsEmpty)
            {
                return null;
            }

            var first = point.Parts[0];
            var reading = first switch
            {
                { Word: "年" or "半年" or "季度" or "月" or "周" or "日" or "工作日" } => new Reading(first.Word, point.Parts[1..]),
                { Word: { } word } when WeekDays.Contains(word) => new Reading("周", point.Parts),
                { Word: { } word } when Festivals.Contains(word) => new Reading("年", point.Parts),
                { Literal.Kind: LiteralKind.Month or LiteralKind.MonthDay } => new Reading("年", point.Parts),
                _ => null,
            };
            return reading is not null && reading.IsSound() ? reading : null;
        }

        /// <summary>The period before the one that a date lies in.</summary>
        public Stretch Before(DateOnly date) => period switch
        {
            "年" => Months(new DateOnly(date.Year - 1, 1, 1), 12),
            "半年" => Months(new DateOnly(date.Year, date.Month <= 6 ? 1 : 7, 1).AddMonths(-6), 6),
            "季度" => Months(new DateOnly(date.Year, ((date.Month - 1) / 3 * 3) + 1, 1).AddMonths(-3), 3),
            "月" => Months(new DateOnly(date.Year, date.Month, 1).AddMonths(-1), 1),
            "周" => Week(date.AddDays(-(((int)date.DayOfWeek + 6) % 7) - 7)),
            _ => new(date.AddDays(-1), date.AddDays(-1)),
        };

        public Stretch Next(Stretch current)
        {
            var first = current.Last.AddDays(1);
            return period switch
            {
                "年" => Months(first, 12),
                "半年" => Months(first, 6),
                "季度" => Months(first, 3),
                "月" => Months(first, 1),
                "周" => Week(first),
                _ => new(first, first),
            };
        }

        /// <summary>The day that is meant in a period; null where it has none (29 February).</summary>
        public DaySum<DateOnly>? Day(Stretch within, Conventions conventions, WorkCalendar calendar)
        {
            if (period == "工作日")
            {
                return calendar.Counts(within.First, out var sure) || sure == DayCertainty.NoData ? new DaySum<DateOnly>(within.First, sure) : null;
            }

            var side = 0;
            var isDate = false;
            foreach (var part in rest)
            {
                if (part.Word is "前" or "后")
                {
                    side = part.Word == "前" ? -1 : 1;
                }
                else if (part.Literal is { Kind: LiteralKind.Span } number)
                {
                    return Counted(within, side, number.Value, calendar);
                }
                else if (part.Word is not "第")
                {
                    if (Narrowed(within, part) is not { } narrower)
                    {
                        return null;
                    }

                    (within, isDate) = (narrower, part.Literal?.Kind == LiteralKind.MonthDay);
                }
            }

            // 6月20日 前 may include the day; 春节 前 is before it, and 后 after it.
            var day = side switch
            {
                0 => within.Last,
                > 0 => within.Last.AddDays(1),
                _ when isDate && conventions.DateBeforeIncludesDay => within.Last,
                _ => within.First.AddDays(-1),
            };
            return new DaySum<DateOnly>(day, DayCertainty.Known);
        }

        /// <summary>The n-th day or working day of a stretch, before it, or after it.</summary>
        private static DaySum<DateOnly> Counted(Stretch within, int side, Value number, WorkCalendar calendar)
        {
            var n = DuePoint.WholeDays(number.Number * number.Unit.Factor);
            if (number.Unit.Family == SpanFamily.WorkingDays)
            {
                return side switch
                {
                    < 0 => calendar.Add(within.First, -n),
                    0 => calendar.Add(within.First.AddDays(-1), n),
                    _ => calendar.Add(within.Last, n),
                };
            }

            var day = side switch
            {
                < 0 => within.First.AddDays(-n),
                0 => within.First.AddDays(n - 1) < within.Last ? within.First.AddDays(n - 1) : within.Last,
                _ => within.Last.AddDays(n),
            };
            return new DaySum<DateOnly>(day, DayCertainty.Known);
        }

        private static Stretch? Narrowed(Stretch within, DatePointPart part) => part switch
        {
            { Literal: { Kind: LiteralKind.Month } month } => Stretch.Month(within.First.Year, month.MonthDay.Month),
            { Literal: { Kind: LiteralKind.MonthDay } day } => day.MonthDay.Day <= DateTime.DaysInMonth(within.First.Year, day.MonthDay.Month)
                ? One(new DateOnly(within.First.Year, day.MonthDay.Month, day.MonthDay.Day))
                : null,
            { Word: { } word } when WeekDays.IndexOf(word) is >= 0 and var index => One(within.First.AddDays(index)),
            { Word: { } word } when Festivals.Contains(word) => One(StatutoryDays.Festival(word, within.First.Year)),
            { Word: { } word } => within.Part(word),
            _ => null,
        };

        private static Stretch One(DateOnly day) => new(day, day);

        private static Stretch Months(DateOnly first, int count) => new(first, first.AddMonths(count).AddDays(-1));

        private static Stretch Week(DateOnly monday) => new(monday, monday.AddDays(6));

        /// <summary>Whether every word has a meaning where it stands.</summary>
        private bool IsSound()
        {
            if (period is "日" or "工作日")
            {
                return rest.IsEmpty;
            }

            for (var i = 0; i < rest.Length; i++)
            {
                var (word, literal, before) = (rest[i].Word, rest[i].Literal, i == 0 ? null : rest[i - 1].Word);
                var inMonth = period == "月" || (i > 0 && rest[i - 1].Literal?.Kind == LiteralKind.Month);
                var fits = word switch
                {
                    null => literal switch
                    {
                        { Kind: LiteralKind.Month or LiteralKind.MonthDay } => period == "年" && i == 0,
                        { Kind: LiteralKind.Span } => literal.Value.Unit.Family is SpanFamily.WorkingDays or SpanFamily.Days && literal.Value.Number > 0 && i == rest.Length - 1,
                        _ => false,
                    },
                    "上旬" or "中旬" or "下旬" => inMonth && before is null,
                    "底" or "末日" => before is not ("前" or "后" or "第" or "底" or "末日"),
                    "前" => (i > 0 || rest.Length > 1) && before is not ("前" or "后" or "第"),
                    "后" => before is not ("前" or "后" or "第"),
                    "第" => i < rest.Length - 1 && rest[i + 1].Literal?.Kind == LiteralKind.Span,
                    _ when WeekDays.Contains(word) => period == "周" && i == 0,
                    _ when Festivals.Contains(word) => period == "年" && i == 0,
                    _ => false,
                };
                if (!fits)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
