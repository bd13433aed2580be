using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>What the analysis of a bound rulebook finds (RH0401 to RH0429).</summary>
internal static class AnalysisDiagnostics
{
    /// <summary>{0} the loop.</summary>
    public static readonly DiagnosticDescriptor Cycle = new(
        "RH0401",
        Severity.Error,
        new("条文互相等待，谁也得不出结果：{0}。", "Provisions wait for each other and none can be settled: {0}."),
        new("去掉其中一处引用；要看以往的结果，用 上年、连续，或者已有的记录（认定、处理、牌）。", "Remove one of the references; for outcomes of the past use “上年”, “连续”, or what is recorded (“认定”, “处理”, “牌”)."));

    /// <summary>{0} the condition.</summary>
    public static readonly DiagnosticDescriptor Impossible = new(
        "RH0402",
        Severity.Warning,
        new("“{0}”不可能成立：各部分互相矛盾，或者比较的是不可能的值。", "“{0}” can never hold: its parts contradict each other, or it compares with a value that cannot be."),
        new("检查比较的方向、数值和“且”“或”。", "Look at the directions and values of the comparisons, and at “且” and “或”."));

    /// <summary>{0} the condition.</summary>
    public static readonly DiagnosticDescriptor AlwaysTrue = new(
        "RH0403",
        Severity.Warning,
        new("“{0}”总是成立，等于没有写。", "“{0}” always holds, as if it were not there."),
        new("检查比较的方向、数值和“且”“或”；确实不需要的就删去。", "Look at the directions and values of the comparisons, and at “且” and “或”; remove it if it is not wanted."));

    /// <summary>{0} the clause.</summary>
    public static readonly DiagnosticDescriptor ImpossibleTogether = new(
        "RH0404",
        Severity.Warning,
        new("“{0}”在这一条里永远用不上：它与本条的“对”“当”“不适用”合起来不可能成立。", "“{0}” never takes effect here: together with the provision's “对”, “当” and “不适用” it cannot hold."),
        new("改正其中一个条件。", "Correct one of the conditions."));

    /// <summary>{0} the uncovered combination.</summary>
    public static readonly DiagnosticDescriptor Gap = new(
        "RH0405",
        Severity.Warning,
        new("有一种情况没有写到：{0}。出现时结果为待查（无一项成立）。", "A case is not covered: {0}. Where it occurs the outcome is unknown."),
        new("补上这一种，或者加上“其余”。", "Add that case, or “其余”."));

    /// <summary>{0} the one, {1} the other, {2} where both hold.</summary>
    public static readonly DiagnosticDescriptor Overlap = new(
        "RH0406",
        Severity.Warning,
        new("{0} 与 {1} 可能同时成立：{2}。", "{0} and {1} may hold at once: {2}."),
        new("改正条件，使每种情况只落入一项。", "Correct the conditions so that each case falls under one."));

    /// <summary>{0} the type, {1} its fields.</summary>
    public static readonly DiagnosticDescriptor UnusedFields = new(
        "RH0407",
        Severity.Warning,
        new("“{0}”的这些字段没有条文用到：{1}。", "No provision uses these fields of {0}: {1}."),
        new("不需要的就删去；需要的，检查该用它的条文是不是写成了别的名称。", "Remove what is not needed; otherwise see whether the provision that should use it names something else."));

    /// <summary>{0} the type.</summary>
    public static readonly DiagnosticDescriptor UnusedFact = new(
        "RH0408",
        Severity.Warning,
        new("没有条文用到事实“{0}”。", "No provision uses the fact type {0}."),
        new("不需要的就删去。", "Remove it if it is not needed."));

    /// <summary>{0} the parameter.</summary>
    public static readonly DiagnosticDescriptor UnusedParameter = new(
        "RH0409",
        Severity.Warning,
        new("没有条文用到参数“{0}”。", "No provision uses the parameter {0}."),
        new("不需要的就删去；需要的，检查条文里是不是直接写了数。", "Remove it if it is not needed; otherwise see whether a provision writes the figure itself."));

    /// <summary>{0} the table.</summary>
    public static readonly DiagnosticDescriptor UnusedTable = new(
        "RH0410",
        Severity.Warning,
        new("没有条文用到表“{0}”。", "No provision uses the table {0}."),
        new("不需要的就删去。", "Remove it if it is not needed."));

    /// <summary>{0} the role.</summary>
    public static readonly DiagnosticDescriptor UnusedRole = new(
        "RH0411",
        Severity.Warning,
        new("没有条文用到角色“{0}”。", "No provision uses the role {0}."),
        new("不需要的就删去。", "Remove it if it is not needed."));

    /// <summary>{0} the kind, {1} what is said, {2} what is there.</summary>
    public static readonly DiagnosticDescriptor CountDiffers = new(
        "RH0412",
        Severity.Error,
        new("counts 说有 {1} 条{0}，实际有 {2} 条。", "counts says that there are {1} provisions of kind {0}; there are {2}."),
        new("补上缺的条文，删去多的，或者改正 present。", "Add what is missing, remove what is too many, or correct present."));

    /// <summary>{0} the kind, {1} declared, {2} present.</summary>
    public static readonly DiagnosticDescriptor CountPartial = new(
        "RH0413",
        Severity.Info,
        new("来源共有 {1} 条{0}，这里写了 {2} 条。", "The source has {1} provisions of kind {0}; {2} of them are here."),
        new("这只是说明，不是错误。", "This is a note, not a mistake."));

    /// <summary>{0} the word.</summary>
    public static readonly DiagnosticDescriptor CountOfWhat = new(
        "RH0414",
        Severity.Error,
        new("counts 里的“{0}”不是条文的种类。", "“{0}” under counts: is no kind of provision."),
        new("写情形、否决、后果、通则、时限、定期、评分、等次、票决、流程或定义。", "Write “情形”, “否决”, “后果”, “通则”, “时限”, “定期”, “评分”, “等次”, “票决”, “流程” or “定义”."));

    /// <summary>{0} the parameter.</summary>
    public static readonly DiagnosticDescriptor NoValue = new(
        "RH0415",
        Severity.Info,
        new("参数“{0}”还没有值：用到它的条文结果为待查。", "The parameter {0} has no value yet: what needs it is unknown."),
        new("取得数值后写进 values。", "Put the value under values: once it is known."));

    /// <summary>{0} the grade, {1} the band.</summary>
    public static readonly DiagnosticDescriptor UnreachableBand = new(
        "RH0416",
        Severity.Warning,
        new("“评 {1}”永远轮不到：满足它的都已在前面评了别的等次。", "“评 {1}” is never reached: whatever satisfies it has been graded before."),
        new("等次由好到差写，门槛由高到低。", "Write grades from best to worst, thresholds from high to low."));

    /// <summary>{0} the mark, {1} the mark that was due.</summary>
    public static readonly DiagnosticDescriptor MarksOutOfOrder = new(
        "RH0417",
        Severity.Warning,
        new("各项的标号不连续：这里该是“{1}”，写的却是“{0}”。", "The items are not numbered in order: “{1}” is due here, not “{0}”."),
        new("看看是不是漏了一项；没有漏的，改正标号。", "See whether an item was left out; if none was, correct the mark."));

    /// <summary>{0} the id, {1} the subject.</summary>
    public static readonly DiagnosticDescriptor NoCondition = new(
        "RH0418",
        Severity.Warning,
        new("“{0}”没有写“当”：对每一条“{1}”都成立。", "“{0}” has no “当”: it holds for every record of “{1}”."),
        new("加一行“当 …”，写明什么情况下成立；确实一律成立的，写“当 是”。", "Add a line “当 …” that says when it holds; where it really always does, write “当 是”."));

    /// <summary>{0} the condition, {1} the earlier one.</summary>
    public static readonly DiagnosticDescriptor BranchNeverReached = new(
        "RH0438",
        Severity.Warning,
        new("“{0}”轮不到：满足它的，前面的“{1}”已经先取走了。", "“{0}” is never reached: whatever satisfies it is taken before by “{1}”."),
        new("门槛高的写在前面，低的写在后面；或者改正条件。", "Put the higher threshold first, or correct the conditions."));

    /// <summary>{0} the definition.</summary>
    public static readonly DiagnosticDescriptor SignalUnused = new(
        "RH0439",
        Severity.Info,
        new("“{0}”算了出来，评分、等次和条文都没有用到。", "“{0}” is worked out, and no score, grade or provision uses it."),
        new("该计分、该处理的，在评分或者条文里写上；只供查询的不必理会。", "Name it where it is to count or to lead to something; where it is only looked up nothing is wrong."));

    /// <summary>{0} the source, {1} its last day.</summary>
    public static readonly DiagnosticDescriptor BasisEnded = new(
        "RH0714",
        Severity.Warning,
        new("依据的“{0}”到 {1} 为止，以后已经失效，这一条还在施行。", "The basis \"{0}\" ended on {1}; this provision is in force after that day."),
        new("换成现行的依据；只管那以前的事，就给这一条写“施行 至 …”。", "Name the basis that is in force; where the provision is about earlier times only, end it with “施行 至 …”."));

    public static IReadOnlyList<DiagnosticDescriptor> All =>
    [
        BranchNeverReached, SignalUnused, Cycle, Impossible, AlwaysTrue, ImpossibleTogether, Gap, Overlap, UnusedFields, UnusedFact, UnusedParameter, UnusedTable, UnusedRole,
        CountDiffers, CountPartial, CountOfWhat, NoValue, UnreachableBand, MarksOutOfOrder, NoCondition, BasisEnded,
    ];
}
