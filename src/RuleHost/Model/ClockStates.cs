using RuleHost.Values;

namespace RuleHost.Model;

/// <summary>States of a limit (semantics S4). The order is that of <see cref="ClockStates.Enumeration"/>.</summary>
internal enum ClockState
{
    /// <summary>未开始</summary>
    NotStarted,

    /// <summary>进行中</summary>
    Running,

    /// <summary>预警</summary>
    Warning,

    /// <summary>逾期</summary>
    Overdue,

    /// <summary>已办结</summary>
    Done,

    /// <summary>已办结(迟)</summary>
    DoneLate,

    /// <summary>中止</summary>
    Suspended,

    /// <summary>免限</summary>
    Exempt,

    /// <summary>不适用</summary>
    NotApplicable,

    /// <summary>待查</summary>
    Unknown,

    /// <summary>冲突: two 限 hold at once.</summary>
    Conflict,
}

/// <summary>The words for the states of a limit: the enumeration that rule text compares with, and the keys of the JSON contract.</summary>
internal static class ClockStates
{
    /// <summary>状态's own enumeration.</summary>
    public static readonly EnumType Enumeration = new("时限状态", false, ["未开始", "进行中", "预警", "逾期", "已办结", "已办结(迟)", "中止", "免限", "不适用", "待查", "冲突"]);

    private static readonly string[] Keys = ["notStarted", "running", "warning", "overdue", "done", "doneLate", "suspended", "exempt", "notApplicable", "unknown", "conflict"];

    public static string Chinese(this ClockState state) => Enumeration.Values[(int)state];

    public static string Key(this ClockState state) => Keys[(int)state];
}
