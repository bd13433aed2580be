using RuleHost.Rulebooks;
using RuleHost.Syntax;

namespace RuleHost.Cases;

/// <summary>
/// Points of the calendar that a limit may run to (限 至 6月20日 前, 限 至 6月 上旬). A 上旬, 中旬, 下旬 or 底 stands for its last day; N日前
/// includes that day unless the convention 日前 says otherwise. Points that recur or count from a festival belong to 定期 and are not read here.
/// </summary>
internal static class DatePoints
{
    /// <summary>The first such day on or after a date; null for a point that is not read here.</summary>
    public static DateOnly? FirstOnOrAfter(DatePointSyntax point, DateOnly date, Conventions conventions)
    {
        if (point.Parts.IsEmpty || point.Parts[0].Literal is not { } literal)
        {
            return null;
        }

        var word = point.Parts.Length > 1 ? point.Parts[1].Word : null;
        if (point.Parts.Length > 2 || (point.Parts.Length == 2 && word is null))
        {
            return null;
        }

        switch (literal.Kind)
        {
            case LiteralKind.Date:
                return Before(literal.Value.DateValue, word, conventions);
            case LiteralKind.YearMonth:
                var (year, month) = literal.Value.MonthValue;
                return Part(year, month, word);
            case LiteralKind.Month:
                return Part(date.Year, literal.MonthDay.Month, word) is { } thisYear && thisYear >= date
                    ? thisYear
                    : Part(date.Year + 1, literal.MonthDay.Month, word);
            case LiteralKind.MonthDay:
                for (var candidate = date.Year; candidate <= date.Year + 8; candidate++)
                {
                    if (literal.MonthDay.Day <= DateTime.DaysInMonth(candidate, literal.MonthDay.Month)
                        && Before(new DateOnly(candidate, literal.MonthDay.Month, literal.MonthDay.Day), word, conventions) is { } day
                        && day >= date)
                    {
                        return day;
                    }
                }

                return null;
            default:
                return null;
        }
    }

    private static DateOnly? Before(DateOnly day, string? word, Conventions conventions) => word switch
    {
        null => day,
        "前" => conventions.DateBeforeIncludesDay ? day : day.AddDays(-1),
        _ => null,
    };

    private static DateOnly? Part(int year, int month, string? word) => word switch
    {
        "上旬" => new DateOnly(year, month, 10),
        "中旬" => new DateOnly(year, month, 20),
        null or "下旬" or "底" or "末日" => new DateOnly(year, month, DateTime.DaysInMonth(year, month)),
        _ => null,
    };
}
