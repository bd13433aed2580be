using RuleHost.Model;

namespace RuleHost.Binding;

/// <summary>Calendar periods by their canonical words (semantics S13).</summary>
internal static class PeriodWords
{
    public static CalendarPeriod? Find(string canonical) => canonical switch
    {
        "本年度" => CalendarPeriod.ThisYear,
        "上年度" => CalendarPeriod.LastYear,
        "本季度" => CalendarPeriod.ThisQuarter,
        "上季度" => CalendarPeriod.LastQuarter,
        "本月" => CalendarPeriod.ThisMonth,
        "上月" => CalendarPeriod.LastMonth,
        "本周" => CalendarPeriod.ThisWeek,
        "上周" => CalendarPeriod.LastWeek,
        "上半年" => CalendarPeriod.FirstHalf,
        "下半年" => CalendarPeriod.SecondHalf,
        "本半年" => CalendarPeriod.ThisHalf,
        _ => null,
    };
}
