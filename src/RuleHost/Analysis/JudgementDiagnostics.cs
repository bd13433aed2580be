using RuleHost.Text;

namespace RuleHost.Analysis;

/// <summary>What the analysis of whole judgements finds (RH0430 to RH0459). Nothing is said that is not proven, or shown by a case that was tried.</summary>
internal static class JudgementDiagnostics
{
    /// <summary>{0} the narrower, {1} the wider provision.</summary>
    public static readonly DiagnosticDescriptor Subsumed = new(
        "RH0430",
        Severity.Warning,
        new("“{0}”是多余的：它成立时“{1}”必定成立，对象和处理也都一样。", "{0} adds nothing: whenever it holds, {1} holds with the same addressees and measures."),
        new("删去较窄的一条，或者写出两条的不同。", "Remove the narrower one, or say what makes them different."));

    /// <summary>{0} the one, {1} the other condition.</summary>
    public static readonly DiagnosticDescriptor NeverDiffer = new(
        "RH0431",
        Severity.Warning,
        new("“{0}”与“{1}”从来不会不同：总是同时成立，同时不成立。", "“{0}” and “{1}” never differ: they hold together and fail together."),
        new("留下一个；如果本来要说两件事，检查名称、数值和比较的方向。", "Keep one of them; if two things are meant, look at names, figures and directions."));

    /// <summary>{0} the condition without effect, {1} the one that makes it so.</summary>
    public static readonly DiagnosticDescriptor WithoutEffect = new(
        "RH0432",
        Severity.Warning,
        new("“{0}”不起作用：有了“{1}”，写不写它结果都一样。", "“{0}” has no effect: with “{1}” beside it, the outcome is the same without it."),
        new("删去它，或者检查数值、比较的方向和“且”“或”。", "Remove it, or look at figures, directions, and at “且” and “或”."));

    /// <summary>{0} the one, {1} the other band, {2} where they meet.</summary>
    public static readonly DiagnosticDescriptor BandsCross = new(
        "RH0433",
        Severity.Warning,
        new("“{0}”与“{1}”两段交叉：{2} 时两边都算。", "The ranges “{0}” and “{1}” cross: at {2} both count."),
        new("改正端点，使一个数只落在一段里。", "Correct the ends, so that a figure falls in one range only."));

    /// <summary>{0} the one, {1} the other band, {2} what lies between.</summary>
    public static readonly DiagnosticDescriptor BandsLeaveGap = new(
        "RH0434",
        Severity.Warning,
        new("“{0}”与“{1}”之间有空档：{2} 时哪一段都不算。", "The ranges “{0}” and “{1}” leave a gap: at {2} neither counts."),
        new("改正端点，或者补上中间一段。", "Correct the ends, or add the range between."));

    /// <summary>{0} the 通则.</summary>
    public static readonly DiagnosticDescriptor GeneralIdle = new(
        "RH0435",
        Severity.Warning,
        new("通则“{0}”从来不起作用：它的条件与它适用的每一条都不能同时成立。", "The general provision {0} never takes effect: its condition cannot hold together with any provision that it applies to."),
        new("检查“对”后面的条件和“适用”的范围。", "Look at the condition behind “对” and at what “适用” names."));

    /// <summary>{0} the enumeration, {1} its values.</summary>
    public static readonly DiagnosticDescriptor ValuesUnused = new(
        "RH0436",
        Severity.Info,
        new("“{0}”的这些值没有条文提到，用例里也没有：{1}。", "No provision names these values of {0}, and no case gives them: {1}."),
        new("需要的，补一个用例，说明这时结果如何；不需要的就删去；写错的就改正。", "Add a case that says what comes out for what is needed; remove what is not; correct what is misspelt."));

    /// <summary>{0} the step, {1} its condition, {2} the other step.</summary>
    public static readonly DiagnosticDescriptor StepAddsNothing = new(
        "RH0437",
        Severity.Warning,
        new("“{0}”不起作用：满足“{1}”的，已经给了一样重或者更重的“{2}”。", "“{0}” has no effect: whoever meets “{1}” already gets “{2}”, which is as heavy or heavier."),
        new("次数多的、情节重的，处理应当更重：改正处理或者条件，或者删去这一行。", "More should lead to a heavier measure: correct the measure or the condition, or remove the line."));

    /// <summary>{0} the card, {1} the provision.</summary>
    public static readonly DiagnosticDescriptor CardNeverIssued = new(
        "RH0440",
        Severity.Info,
        new("“{1}”数的“{0}”没有一条时限发出：数到的永远是零。", "“{1}” counts “{0}”, which no limit issues: the count is always nought."),
        new("写发这种牌的时限，或者改成实际发出的牌；牌由别处给出的不必理会。", "Write the limit that issues it, or count the cards that are issued; where cards come from elsewhere nothing is wrong."));

    /// <summary>{0} the card, {1} the lightest card that is counted.</summary>
    public static readonly DiagnosticDescriptor CardNeverCounted = new(
        "RH0441",
        Severity.Info,
        new("发出的“{0}”没有评分和条文去数，而较轻的“{1}”是数的：红牌反而不扣分的差错就这样来。", "“{0}” is issued and nothing counts it, while the lighter “{1}” is counted: so the heavier card comes to cost nothing."),
        new("在评分或者条文里也数它：种类 属于 [{1}、{0}]；本来不必数的不必理会。", "Count it in the score or provision as well: “种类 属于 [{1}、{0}]”; where it need not be counted nothing is wrong."));

    public static IReadOnlyList<DiagnosticDescriptor> All => [Subsumed, NeverDiffer, WithoutEffect, BandsCross, BandsLeaveGap, GeneralIdle, ValuesUnused, StepAddsNothing, CardNeverIssued, CardNeverCounted];
}
