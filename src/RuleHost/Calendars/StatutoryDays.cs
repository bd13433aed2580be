using System.Globalization;

namespace RuleHost.Calendars;

/// <summary>
/// The holidays that the law itself fixes (《全国年节及纪念日放假办法》 as revised 2024-11-10, in force from 2025-01-01): 元旦 1 day, 春节 4 (除夕 to
/// 初三), 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆 3. Used past the last notice, where days are provisional; which weekends are moved for them no
/// one knows yet.
/// </summary>
internal static class StatutoryDays
{
    /// <summary>The holiday on a day; null where there is none.</summary>
    public static string? On(DateOnly day)
    {
        switch (day.Month, day.Day)
        {
            case (1, 1):
                return "元旦";
            case (5, 1 or 2):
                return "劳动节";
            case (10, >= 1 and <= 3):
                return "国庆节";
            case (4, 4 or 5) when day.Day == QingmingDay(day.Year):
                return "清明节";
            default:
                return Lunar(day);
        }
    }

    private static string? Lunar(DateOnly day)
    {
        var calendar = new ChineseLunisolarCalendar();
        var date = day.ToDateTime(TimeOnly.MinValue);
        if (date < calendar.MinSupportedDateTime || date.AddDays(1) > calendar.MaxSupportedDateTime)
        {
            return null;
        }

        var year = calendar.GetYear(date);
        var leap = calendar.GetLeapMonth(year);
        var month = calendar.GetMonth(date);

        // A leap month repeats the number of the month before it and holds no festival.
        if (leap > 0 && month == leap)
        {
            return null;
        }

        var number = leap > 0 && month > leap ? month - 1 : month;
        var dayOfMonth = calendar.GetDayOfMonth(date);
        return (number, dayOfMonth) switch
        {
            (1, >= 1 and <= 3) => "春节",
            (5, 5) => "端午节",
            (8, 15) => "中秋节",
            _ => calendar.GetYear(date.AddDays(1)) != year ? "春节" : null,
        };
    }

    /// <summary>清明 by the usual formula for the 21st century (4 or 5 April).</summary>
    private static int QingmingDay(int year)
    {
        var y = year % 100;
        return (int)((y * 0.2422m) + 4.81m) - (y / 4);
    }
}
