using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>What scores, grades, quotas and consequences ask for and can never get (RH0566 to RH0575).</summary>
internal static class ReachDiagnostics
{
    /// <summary>{0} the comparison, {1} how it always comes out, {2} the grade, {3} what it gives.</summary>
    public static readonly DiagnosticDescriptor GradeNeverGiven = Warning(
        "RH0566",
        "“{0}”{1}：“{2}”只评得出{3}。",
        "“{0}” {1}: {2} gives nothing but {3}.",
        "在“{2}”里补上这一等次的“评”，或者改正这里的等次。",
        "Add an “评” for that grade to {2}, or correct the grade here.");

    /// <summary>{0} the comparison, {1} how it always comes out, {2} the score, {3} its full marks.</summary>
    public static readonly DiagnosticDescriptor TotalOutOfReach = Warning(
        "RH0567",
        "“{0}”{1}：“{2}”满分 {3}分，没有加分，总分到不了更高。",
        "“{0}” {1}: full marks of {2} are {3} points and nothing is added, so no total goes beyond.",
        "改正分数线，或者写上漏掉的“加”。",
        "Correct the line, or write the “加” that was left out.");

    /// <summary>{0} the comparison, {1} how it always comes out, {2} how many there can be.</summary>
    public static readonly DiagnosticDescriptor WindowHoldsLess = Warning(
        "RH0568",
        "“{0}”{1}：这段时间里每个对象最多只有 {2} 条记录。",
        "“{0}” {1}: in that stretch of time one subject has {2} records at most.",
        "改正次数，或者把时间放长。",
        "Correct the number, or lengthen the stretch.");

    /// <summary>{0} the comparison, {1} how it always comes out.</summary>
    public static readonly DiagnosticDescriptor ShareBeyondWhole = Warning(
        "RH0569",
        "“{0}”{1}：这里比的是占全部的比例，总在 0 与 100% 之间。",
        "“{0}” {1}: this is a share of the whole, which lies between 0 and 100%.",
        "百分比要写百分号：百分之三十写作 30%，不写 30。",
        "Write per cent with its sign: thirty per cent is 30%, not 30.");

    /// <summary>{0} the comparison, {1} the fraction, {2} the same in per cent.</summary>
    public static readonly DiagnosticDescriptor CountAgainstFraction = Warning(
        "RH0570",
        "“{0}”拿个数同 {1} 比：有一个就够了，比例没有算出来。",
        "“{0}” compares a count with {1}: a single one is enough, no share is taken.",
        "要比比例的，写明占谁的比例：计数(… 其中 …) / 计数(…) 不小于 {2}；要比个数的，写整数。",
        "For a share say of what: “计数(… 其中 …) / 计数(…) 不小于 {2}”; for a count write a whole number.");

    /// <summary>{0} the grade, {1} how far the band reaches, {2} the quota.</summary>
    public static readonly DiagnosticDescriptor RankBeyondQuota = Warning(
        "RH0571",
        "“评 {0}”给{1}，“名额 {0}”至多{2}：排在两者之间的，条件够了也评不上。",
        "“评 {0}” goes to {1}, the quota lets in {2} at most: those ranked between the two meet the condition and never get the grade.",
        "两处写成一样；或者只留下一处。",
        "Make the two agree, or keep one of them.");

    /// <summary>{0} the better grade, {1} its band, {2} the lower grade, {3} its band, {4} an example.</summary>
    public static readonly DiagnosticDescriptor RankBandsOverlap = Warning(
        "RH0572",
        "“评 {0}”给{1}，“评 {2}”给{3}，两者合起来超过全部：{4}",
        "“评 {0}” goes to {1} and “评 {2}” to {3}, together more than all: {4}",
        "改正比例，使每个名次只落在一档里。",
        "Correct the shares, so that every rank falls in one band.");

    /// <summary>{0} the quota, {1} why.</summary>
    public static readonly DiagnosticDescriptor QuotaIdle = Warning(
        "RH0573",
        "“{0}”不起作用：{1}",
        "“{0}” has no effect: {1}",
        "删去它，或者改正等次和数。",
        "Remove it, or correct the grade or the figure.");

    /// <summary>{0} the condition, {1} what it contradicts, {2} whether earlier years play a part.</summary>
    public static readonly DiagnosticDescriptor NoHistory = Warning(
        "RH0574",
        "“{0}”{2}不会成立：它同{1}合起来自相矛盾。",
        "{2} leads to “{0}”: it contradicts {1}.",
        "看看这里引用的结果是不是已经排除了这里的条件，比如前一年的等次使这一年不参评、不能评；改正其中一处。",
        "See whether what this builds on rules out what it asks, as where the grade of one year keeps the record from being assessed in the next, and correct one of the two.");

    /// <summary>{0} the code, {1} the table.</summary>
    public static readonly DiagnosticDescriptor CodeOutsideTable = Warning(
        "RH0575",
        "表“{1}”里没有“{0}”这一行。",
        "The table {1} has no row “{0}”.",
        "改正编码，或者在表里补上这一行。",
        "Correct the code, or add the row to the table.");

    public static IReadOnlyList<DiagnosticDescriptor> All =>
    [
        GradeNeverGiven, TotalOutOfReach, WindowHoldsLess, ShareBeyondWhole, CountAgainstFraction, RankBeyondQuota, RankBandsOverlap, QuotaIdle, NoHistory, CodeOutsideTable,
    ];

    private static DiagnosticDescriptor Warning(string code, string chinese, string english, string chineseHint, string englishHint) =>
        new(code, Severity.Warning, new Localized(chinese, english), new Localized(chineseHint, englishHint));
}
