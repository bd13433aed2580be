using RuleHost.Text;

namespace RuleHost.Strictness;

/// <summary>What an overlay may not do to its base (RH0611 to RH0614, RH0630; semantics S23).</summary>
internal static class StrictnessDiagnostics
{
    /// <summary>{0} the provision, {1} the clause's keyword, {2} what the base says, {3} what the overlay makes of it.</summary>
    public static readonly DiagnosticDescriptor Loosens = new(
        "RH0611",
        Severity.Error,
        new("“{0}”的“{1}”放宽了基础的规定：基础是“{2}”，叠加以后是“{3}”。", "The “{1}” of {0} loosens its base: the base says “{2}”, the overlay makes it “{3}”."),
        new("叠加只能从严；基础没有写“可调 {1}”，就照基础的写，或者写得更严。", "An overlay may only tighten: without “可调 {1}” in the base keep what the base says, or ask for more."));

    /// <summary>{0} the provision.</summary>
    public static readonly DiagnosticDescriptor Repeals = new(
        "RH0612",
        Severity.Error,
        new("“{0}”不能废止：基础没有写“可调 废止”。", "{0} cannot be repealed: the base has no “可调 废止”."),
        new("删去这一条；要停用，须由基础写明 可调 废止 由 哪一级。", "Take the repeal out; only a base that says “可调 废止 由 …” lets a provision be switched off."));

    /// <summary>{0} the provision, {1} the clause's keyword, {2} what the overlay says, {3} what is open.</summary>
    public static readonly DiagnosticDescriptor OutsideOpening = new(
        "RH0613",
        Severity.Error,
        new("“{0}”的“{1}”超出了基础开口的范围：写的是“{2}”，基础只开到“{3}”。", "The “{1}” of {0} goes beyond what the base opens: it says “{2}”, and the base opens “{3}”."),
        new("改到开口以内；开口写明由哪一级用的，别的级别不能用。", "Stay within the opening; one that names a level is for overlays of that level or above."));

    /// <summary>{0} the provision, {1} the clause's keyword, {2} what the base says, {3} what the overlay makes of it.</summary>
    public static readonly DiagnosticDescriptor NotComparable = new(
        "RH0614",
        Severity.Error,
        new("“{0}”的“{1}”是从严还是放宽，看文字定不了（待查）：基础是“{2}”，叠加以后是“{3}”。", "Whether the “{1}” of {0} is tighter or looser cannot be told from the texts: the base says “{2}”, the overlay makes it “{3}”."),
        new("用基础的单位和写法，只改数；定不了的视同放宽，要有“可调 {1}”。", "Keep the unit and the form of the base and change the figure only; what cannot be told counts as loosened and needs “可调 {1}”."));

    /// <summary>{0} the convention, {1} what the overlay sets.</summary>
    public static readonly DiagnosticDescriptor ConventionLoosens = new(
        "RH0630",
        Severity.Error,
        new("叠加的惯例“{0}：{1}”放宽了基础的条文，或者看文字定不了（待查）。", "The overlay's convention “{0}：{1}” loosens provisions of its base, or cannot be told not to."),
        new("惯例对基础的条文同样有效：删去它，或者由基础自己写明这条惯例。", "A convention governs the provisions of the base, too: take it out, or have the base state it itself."));

    public static IReadOnlyList<DiagnosticDescriptor> All => [Loosens, Repeals, OutsideOpening, NotComparable, ConventionLoosens];
}
