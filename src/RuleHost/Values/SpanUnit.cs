namespace RuleHost.Values;

/// <summary>The five families of time span, which never mix (semantics S11).</summary>
internal enum SpanFamily
{
    WorkingDays,
    WorkingHours,
    Clock,
    Days,
    Months,
}

/// <summary>A unit of time span: 3天, 3个工作日 and 72小时 are of three families and never compare.</summary>
internal sealed class SpanUnit
{
    public static readonly SpanUnit WorkingDay = new("工作日", "working day", SpanFamily.WorkingDays, 1);
    public static readonly SpanUnit WorkingHour = new("工作小时", "working hour", SpanFamily.WorkingHours, 1);
    public static readonly SpanUnit Minute = new("分钟", "minute", SpanFamily.Clock, 1);
    public static readonly SpanUnit Hour = new("小时", "hour", SpanFamily.Clock, 60);
    public static readonly SpanUnit Day = new("天", "day", SpanFamily.Days, 1);
    public static readonly SpanUnit Week = new("周", "week", SpanFamily.Days, 7);
    public static readonly SpanUnit Month = new("个月", "month", SpanFamily.Months, 1);
    public static readonly SpanUnit Year = new("年", "year", SpanFamily.Months, 12);

    private SpanUnit(string name, string english, SpanFamily family, int factor) =>
        (Name, English, Family, Factor) = (name, english, family, factor);

    public static IReadOnlyList<SpanUnit> All { get; } = [WorkingDay, WorkingHour, Minute, Hour, Day, Week, Month, Year];

    /// <summary>How a span of this unit is printed, in both languages, behind the number: 3工作日, 2个月.</summary>
    public string Name { get; }

    public string English { get; }

    public SpanFamily Family { get; }

    /// <summary>How many of the family's smallest unit it holds (周 = 7天, 年 = 12月, 小时 = 60分钟).</summary>
    public int Factor { get; }

    /// <summary>
    /// The longest span that may be written in it: a thousand years, longer than any law has run. What is longer is a slip of the hand, and
    /// would carry every date past the calendar.
    /// </summary>
    public decimal Most => Family switch
    {
        SpanFamily.WorkingDays or SpanFamily.Days => 366_000m,
        SpanFamily.WorkingHours => 366_000m * 24,
        SpanFamily.Clock => 366_000m * 24 * 60,
        _ => 12_000m,
    } / Factor;

    public override string ToString() => Name;
}
