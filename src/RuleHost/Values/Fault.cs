namespace RuleHost.Values;

/// <summary>Why operands that are known give no value: the result is 待查 with this reason, never an exception.</summary>
internal enum Fault : byte
{
    None,

    /// <summary>A number was wanted and there is 无 (semantics S7, S9): use 缺省.</summary>
    Empty,

    /// <summary>Two currencies met; nothing converts by itself (semantics S10).</summary>
    Currency,

    /// <summary>Spans of two families met (semantics S11).</summary>
    Unit,

    DivisionByZero,

    /// <summary>The result has more digits than 28, or a date lies outside the years 1 to 9999.</summary>
    Overflow,

    /// <summary>A date can be moved by whole days, months and years alone.</summary>
    NotWhole,

    /// <summary>Working days without a calendar that knows them.</summary>
    NoCalendar,

    /// <summary>Kinds of value that do not meet; the checker refuses them where it can see them.</summary>
    Kinds,
}

/// <summary>The words for faults, as they stand behind the colon in 待查于: <c>项目[X1].金额:空</c>. The same in both languages.</summary>
internal static class FaultText
{
    public static string Of(Fault fault) => fault switch
    {
        Fault.Empty => "空",
        Fault.Currency => "币种不同",
        Fault.Unit => "单位不同",
        Fault.DivisionByZero => "除数为零",
        Fault.Overflow => "超出范围",
        Fault.NotWhole => "不是整数",
        Fault.NoCalendar => "没有日历",
        Fault.Kinds => "无法比较或计算",
        _ => "",
    };
}
