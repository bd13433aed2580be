using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>What can be wrong with 评分, 等次 and 票决 beside names and types.</summary>
internal static class ScoringDiagnostics
{
    /// <summary>{0} the score, {1} its subject, {2} the provision's subject.</summary>
    public static readonly DiagnosticDescriptor PointsElsewhere = Error(
        "RH0470",
        "评分“{0}”评的是“{1}”，本条对的是“{2}”，分数无从计入。",
        "The score \"{0}\" is of {1}, this provision is about {2}: its points cannot count into it.",
        "把扣分、加分写在评分里：扣 1分 每 {2} 的清单 其中 …；或者另写一条“对 {1}”的条文。",
        "Write the points in the score (\"扣 1分 每\" a list of {2}), or a provision about {1}.");

    /// <summary>{0} the score.</summary>
    public static readonly DiagnosticDescriptor SharesMixed = Error(
        "RH0471",
        "“{0}”各项有的占百分比，有的占分数，合不到一起。",
        "Some items of \"{0}\" have a weight in per cent, some in points: they do not add up.",
        "全部写成百分比（占 30%，每项按满分打分），或者全部写成分数（占 30分，每项打到30分为止）。",
        "Write all as per cent (\"占 30%\", each item marked out of full marks) or all as points (\"占 30分\", each item marked up to 30).");

    /// <summary>{0} the score, {1} the sum, {2} full marks.</summary>
    public static readonly DiagnosticDescriptor SharesNotFull = Error(
        "RH0472",
        "“{0}”各项合计 {1}分，满分是 {2}分。",
        "The items of \"{0}\" add up to {1} points; full marks are {2}.",
        "改正各项的“占”，或者改正“满分”。",
        "Correct the items (\"占\") or full marks (\"满分\").");

    /// <summary>{0} the grade.</summary>
    public static readonly DiagnosticDescriptor QuotaWithoutRank = Error(
        "RH0473",
        "“{0}”有名额，但没有写“按”哪个评分排名次。",
        "\"{0}\" has a quota, but does not say by which score (\"按\") to rank.",
        "加一行：按 评分编号。",
        "Add a line: \"按\" and the score's id.");

    /// <summary>{0} the better grade, {1} the lower one, {2} values that show it.</summary>
    public static readonly DiagnosticDescriptor BandWithUpperEnd = new(
        "RH0474",
        Severity.Warning,
        new("没有得到“{0}”的会越过“{1}”，落到更低的等次，例如：{2}。", "Whoever misses “{0}” falls past “{1}” to a lower grade, for example: {2}."),
        new("“评 {1}”只写下限，不写上限：名额满了、被否决了的，就近落到“{1}”。", "Give “评 {1}” a lower end alone: those whom a quota or a veto keeps out then fall to “{1}”."));

    /// <summary>{0} the grade.</summary>
    public static readonly DiagnosticDescriptor QuotaOnTheLowest = new(
        "RH0475",
        Severity.Warning,
        new("“{0}”是最低的等次，名额以外的没有等次可评。", "“{0}” is the lowest grade: whoever is beyond its quota gets none."),
        new("去掉这一名额，或者再加一个更低的“评”。", "Take the quota off, or add a lower “评”."));

    public static IReadOnlyList<DiagnosticDescriptor> All => [PointsElsewhere, SharesMixed, SharesNotFull, QuotaWithoutRank, BandWithUpperEnd, QuotaOnTheLowest];

    private static DiagnosticDescriptor Error(string code, string chinese, string english, string chineseHint, string englishHint) =>
        new(code, Severity.Error, new Localized(chinese, english), new Localized(chineseHint, englishHint));
}
