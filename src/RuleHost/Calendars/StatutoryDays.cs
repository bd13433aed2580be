using System.Globalization;
using RuleHost.Text;

namespace RuleHost.Calendars;

/// <summary>
/// The holidays that the law itself fixes (全国年节及纪念日放假办法 as revised in November 2024): what is off in a year whose notice is
/// not published yet. The bridges and make-up days that a notice adds cannot be known, so the days stay provisional.
/// </summary>
internal static class StatutoryDays
{
    /// <summary>The lunar calendar and the rule for 清明 reach to here.</summary>
    public const int LastYear = 2099;

    /// <summary>The day of a festival, from which 前 and 后 count: of 春节 the first day of the first month.</summary>
    public static DateOnly Festival(string name, int year) => name switch
    {
        "元旦" => new(year, 1, 1),
        "春节" => Lunar(year, 1, 1),
        "清明" => Qingming(year),
        "劳动节" => new(year, 5, 1),
        "端午" => Lunar(year, 5, 5),
        "中秋" => Lunar(year, 8, 15),
        "国庆" => new(year, 10, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public static IEnumerable<(DateOnly Day, Localized Festival)> Of(int year)
    {
        yield return (new DateOnly(year, 1, 1), new("元旦", "New Year's Day"));

        // 春节: four days, from the eve to the third of the first month.
        var newYear = Lunar(year, 1, 1);
        for (var day = -1; day <= 2; day++)
        {
            yield return (newYear.AddDays(day), new("春节", "Spring Festival"));
        }

        yield return (Qingming(year), new("清明节", "Qingming Festival"));
        yield return (new DateOnly(year, 5, 1), new("劳动节", "Labour Day"));
        yield return (new DateOnly(year, 5, 2), new("劳动节", "Labour Day"));
        yield return (Lunar(year, 5, 5), new("端午节", "Dragon Boat Festival"));
        yield return (Lunar(year, 8, 15), new("中秋节", "Mid-Autumn Festival"));
        for (var day = 1; day <= 3; day++)
        {
            yield return (new DateOnly(year, 10, day), new("国庆节", "National Day"));
        }
    }

    /// <summary>
    /// The day on which the sun's longitude reaches 15°. The rule of thumb for 2001 to 2099 was compared with the computed longitude
    /// for every year from 2004 to 2099, and is compared with the announced days by a test.
    /// </summary>
    private static DateOnly Qingming(int year)
    {
        var ofCentury = year % 100;
        return new DateOnly(year, 4, (int)((ofCentury * 0.2422m) + 4.81m) - (ofCentury / 4));
    }

    private static DateOnly Lunar(int year, int month, int day)
    {
        var calendar = new ChineseLunisolarCalendar();

        // The leap month, where there is one, takes a number of its own: the months after it count one higher.
        var leap = calendar.GetLeapMonth(year);
        var number = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(calendar.ToDateTime(year, number, day, 0, 0, 0, 0));
    }
}
