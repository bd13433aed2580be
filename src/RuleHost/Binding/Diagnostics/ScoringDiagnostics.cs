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

    /// <summary>{0} the veto, {1} the grade that it forbids.</summary>
    public static readonly DiagnosticDescriptor VetoWithoutAuthority = Error(
        "RH0553",
        "“{0}”不得评为“{1}”，却没有写依据：一票否决要有制定的机关。",
        "\"{0}\" forbids the grade \"{1}\" without a basis (\"依据\"): a veto has an authority that set it.",
        "加一行：依据 文件编号 条款（文件写在 rulebook.yaml 的 sources 里）；没有依据的否决应当去掉。",
        "Add a line \"依据\" with a source of rulebook.yaml and the place in it; a veto that nobody set should go.");

    /// <summary>{0} the veto, {1} its subject.</summary>
    public static readonly DiagnosticDescriptor VetoWithoutPeriod = Error(
        "RH0554",
        "“{0}”没有期限：“{1}”不分年度、月份，一次否决会管到永远。",
        "\"{0}\" has no period: a \"{1}\" has no year or month, so one veto would last for ever.",
        "改为对年度（或月度）的记录；或者写明施行到哪一天：施行 至 2011-12-31。",
        "Judge a record of a year or a month, or say until when it is in force (\"施行 至 2011-12-31\").");

    /// <summary>{0} the veto.</summary>
    public static readonly DiagnosticDescriptor VetoWithoutEvent = Error(
        "RH0555",
        "“{0}”认不出是哪一件事：条件里没有记录，也没有事实，一件事会被否决两次。",
        "\"{0}\" cannot tell which event it counts: its condition reads no record and no fact, so one event may be counted twice.",
        "加一行：事件 单位 的 处分 其中 …（列出是哪些记录，或者它们的编号）；只看总分的，写成等次的“评”。",
        "Add a line \"事件\" with the list of records, or of their numbers; what looks at a total alone belongs into an \"评\" of the grade.");

    public static IReadOnlyList<DiagnosticDescriptor> All =>
        [PointsElsewhere, SharesMixed, SharesNotFull, QuotaWithoutRank, BandWithUpperEnd, QuotaOnTheLowest, VetoWithoutAuthority, VetoWithoutPeriod, VetoWithoutEvent];

    private static DiagnosticDescriptor Error(string code, string chinese, string english, string chineseHint, string englishHint) =>
        new(code, Severity.Error, new Localized(chinese, english), new Localized(chineseHint, englishHint));
}
