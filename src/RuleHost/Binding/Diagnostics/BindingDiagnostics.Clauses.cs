using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>Clauses that their provision cannot have, or that name what is not declared (RH0262 to RH0299).</summary>
internal static partial class BindingDiagnostics
{
    /// <summary>{0} the event.</summary>
    public static readonly DiagnosticDescriptor SameStartAndEnd = Warning(
        "RH0261",
        "“自”和“至”写的是同一个事件“{0}”：期限一开始就算办完了。",
        "“自” and “至” name the same event “{0}”: the limit is over as soon as it begins.",
        "“至”后面写办完这件事的事件。",
        "Behind “至” name the event with which the thing is done.");

    /// <summary>{0} the kind, {1} the id, {2} the clause.</summary>
    public static readonly DiagnosticDescriptor ClauseMissing = Error(
        "RH0262",
        "{0}“{1}”缺少“{2}”。",
        "The {0} “{1}” lacks {2}.",
        "加一行“{2} …”。",
        "Add a line “{2} …”.");

    /// <summary>{0} the clause.</summary>
    public static readonly DiagnosticDescriptor ClauseTwice = Error(
        "RH0263",
        "“{0}”在一条条文里只能写一次。",
        "{0} stands once in a provision.",
        "合并成一行，或者删去多余的。",
        "Make one line of them, or remove one.");

    /// <summary>{0} the clause, {1} the kind.</summary>
    public static readonly DiagnosticDescriptor ClauseOfOtherKind = Error(
        "RH0264",
        "“{0}”不能用在{1}里。",
        "{0} does not belong in a {1}.",
        "把它移到能用它的条文里，或者删去。",
        "Move it to a provision that has such a clause, or remove it.");

    /// <summary>{0} from, {1} until.</summary>
    public static readonly DiagnosticDescriptor InForceUpsideDown = Error(
        "RH0265",
        "施行的起止颠倒：{0} 起，{1} 止。",
        "It would be in force from {0} until {1}, which ends before it begins.",
        "把前后两个日期对调，或改正其中一个。",
        "Swap the two dates, or correct one.");

    /// <summary>{0} the source.</summary>
    public static readonly DiagnosticDescriptor UnknownSource = Error(
        "RH0266",
        "依据里的“{0}”没有在 sources: 下声明。",
        "The source “{0}” is not declared under sources:.",
        "依据先写来源的编号，再写出处，例如 依据 guan-2011 二(四)。",
        "“依据” names the source's id, then the place in it.");

    /// <summary>{0} the role.</summary>
    public static readonly DiagnosticDescriptor UnknownRole = Error(
        "RH0267",
        "没有叫“{0}”的角色。",
        "There is no role called “{0}”.",
        "在 roles: 下声明它，或者改正名称。",
        "Declare it under roles:, or correct the name.");

    /// <summary>{0} the card.</summary>
    public static readonly DiagnosticDescriptor UnknownCard = Error(
        "RH0268",
        "没有叫“{0}”的牌。",
        "There is no card called “{0}”.",
        "在 cards: 下声明它，或者改正名称。",
        "Declare it under cards:, or correct the name.");

    /// <summary>{0} the calendar.</summary>
    public static readonly DiagnosticDescriptor UnknownCalendar = Error(
        "RH0269",
        "没有叫“{0}”的日历。",
        "There is no calendar called “{0}”.",
        "在 calendars: 的 others: 下声明它，或者改正名称。",
        "Declare it under calendars:, others:, or correct the name.");

    /// <summary>{0} the step, {1} the addressee's type.</summary>
    public static readonly DiagnosticDescriptor UnknownStep = Error(
        "RH0270",
        "“{1}”的处理阶梯和表彰里都没有“{0}”。",
        "“{0}” is neither a step of the ladder for {1} nor an award.",
        "改成 ladders: 或 awards: 里列出的名称，或者把它加进去。",
        "Use a name that ladders: or awards: lists, or add this one there.");

    /// <summary>{0} the fact type, {1} the step.</summary>
    public static readonly DiagnosticDescriptor NoLadder = Error(
        "RH0271",
        "“{0}”没有处理阶梯，不能对它作出“{1}”。",
        "{0} has no ladder of measures, so “{1}” cannot be given to it.",
        "在 ladders: 下为它声明一个阶梯，由轻到重。",
        "Declare a ladder for it under ladders:, from light to heavy.");

    /// <summary>{0} written first, {1} written second, {2} the addressee's type.</summary>
    public static readonly DiagnosticDescriptor RangeUpsideDown = Error(
        "RH0272",
        "幅度颠倒：在“{2}”的阶梯上，“{0}”比“{1}”重。",
        "The range is upside down: on the ladder for {2}, “{0}” is heavier than “{1}”.",
        "由轻到重写：{1} 至 {0}。",
        "Write it from light to heavy: “{1} 至 {0}”.");

    /// <summary>{0} the award.</summary>
    public static readonly DiagnosticDescriptor RangeOfAwards = Error(
        "RH0273",
        "“{0}”是表彰，表彰之间没有“至”和“或”。",
        "“{0}” is an award; awards have no “至” and no “或” between them.",
        "几项表彰用“并”连接。",
        "Join several awards by “并”.");

    /// <summary>{0} 加重 or 减轻.</summary>
    public static readonly DiagnosticDescriptor BeyondTheRange = Error(
        "RH0274",
        "“{0}”超出规定的幅度，必须写明依据。",
        "{0} goes beyond the range and needs a basis.",
        "给条文加一行“依据 来源 出处”；在幅度之内用 从重、从轻。",
        "Add a line “依据 source place”; within the range use “从重” or “从轻”.");

    /// <summary>{0} the grade.</summary>
    public static readonly DiagnosticDescriptor UnknownGrade = Error(
        "RH0275",
        "没有叫“{0}”的等次。",
        "There is no grade called “{0}”.",
        "“评为”之后写等次的名称，它在等次条文的值域里。",
        "Behind “评为” stands a grade of the scale that a “等次” has.");

    /// <summary>{0} the grade, {1} the scales, {2} an example.</summary>
    public static readonly DiagnosticDescriptor GradeOfSeveral = Error(
        "RH0276",
        "“{0}”在几个值域里都有（{1}），要写明是哪一个。",
        "“{0}” is a grade of several scales ({1}); say which one.",
        "写成 {2}。",
        "Write {2}.");

    /// <summary>{0} the name, {1} the subject.</summary>
    public static readonly DiagnosticDescriptor UnknownAction = Error(
        "RH0277",
        "“{1}”没有叫“{0}”的事件或步骤。",
        "{1} has no event or step called “{0}”.",
        "“不得”之后写本条对象的事件或流程步骤；禁止评某等次写“不得 评为 等次”。",
        "Behind “不得” stands an event or flow step of the subject; to forbid a grade write “不得 评为 grade”.");

    /// <summary>{0} the text.</summary>
    public static readonly DiagnosticDescriptor ForbidItem = Error(
        "RH0278",
        "“不得”之后应为等次、事件或步骤的名称，“{0}”不是。",
        "Behind “不得” stands the name of a grade, an event or a step; “{0}” is none.",
        "写名称；要加条件，写在“当”之后。",
        "Write the name; conditions go behind “当”.");

    /// <summary>{0} the id.</summary>
    public static readonly DiagnosticDescriptor UnknownScore = Error(
        "RH0279",
        "没有叫“{0}”的评分。",
        "There is no score (“评分”) called “{0}”.",
        "写一条评分的编号；等次的“按”要与它对同一种事实。",
        "Write the id of a “评分”; for “按” it must be about the same fact type.");

    /// <summary>{0} 扣 or 加, {1} the scores.</summary>
    public static readonly DiagnosticDescriptor PointsIntoWhat = Error(
        "RH0280",
        "“{0}”要说明计入哪一个评分。",
        "{0} must say into which score it counts.",
        "写“{0} … 计入 评分编号”；规则集里的评分：{1}。",
        "Write “{0} … 计入 score-id”; scores here: {1}.");

    /// <summary>{0} the expression, {1} its type.</summary>
    public static readonly DiagnosticDescriptor WithinToWhat = Error(
        "RH0281",
        "“限 至”之后应为日期或时刻，“{0}”却是{1}。",
        "Behind “限 至” stands a date or an instant; “{0}” is {1}.",
        "限一段时间不写“至”，例如 限 5个工作日。",
        "A span is written without “至”: “限 5个工作日”.");

    /// <summary>{0} the limit.</summary>
    public static readonly DiagnosticDescriptor SeveralWithin = Error(
        "RH0282",
        "“{0}”有几个“限”，这一个没有写“当”，总会与别的同时成立。",
        "“{0}” has several “限”, and this one has no “当”: it would always hold together with another.",
        "只有一个期限的，留下一个“限”；期限分情况的，给每个“限”写上“当”，使其中只有一个成立。",
        "Keep one “限” where there is one limit; where it depends, give each “限” a “当” so that exactly one holds.");

    /// <summary>{0} the amount.</summary>
    public static readonly DiagnosticDescriptor NotPositive = Error(
        "RH0283",
        "“{0}”不是正数。",
        "“{0}” is not above zero.",
        "时长要大于零。",
        "A span of time here is above zero.");

    /// <summary>{0} the threshold, {1} its family, {2} the limit's family.</summary>
    public static readonly DiagnosticDescriptor ThresholdFamily = Error(
        "RH0284",
        "“{0}”按{1}计，时限按{2}计，不能混用。",
        "“{0}” is counted in {1}, the limit in {2}; the two never mix.",
        "门槛要与“限”用同一种单位。",
        "A threshold has the unit of “限”.");

    /// <summary>{0} the amount.</summary>
    public static readonly DiagnosticDescriptor ShareOfBudget = Error(
        "RH0285",
        "“{0}”是期限的比例：比例只用在“用满”之后，并且在 0 和 100% 之间。",
        "“{0}” is a share of the limit: only “用满” takes one, between 0 and 100%.",
        "“剩”和“逾期满”之后写时长，例如 剩 1个工作日。",
        "Behind “剩” and “逾期满” write a span: “剩 1个工作日”.");

    /// <summary>{0} the word.</summary>
    public static readonly DiagnosticDescriptor UnknownDateWord = Error(
        "RH0286",
        "“{0}”不是日期的说法。",
        "“{0}” is no word for a point of the calendar.",
        "可用：年、半年、季、月、周五、上旬、中旬、下旬、底、末日、前、后、第、春节，以及 6月、6月20日 等。",
        "Known: “年”, “半年”, “季”, “月”, “周五”, “上旬”, “中旬”, “下旬”, “底”, “末日”, “前”, “后”, “第”, “春节”, and days such as “6月20日”.");

    /// <summary>{0} the id.</summary>
    public static readonly DiagnosticDescriptor ReachesNothing = Error(
        "RH0287",
        "通则“{0}”一条也没有适用到。",
        "The “通则” “{0}” reaches no provision.",
        "检查“适用”和“除”：写种类（情形、否决、后果）、编号或标签。",
        "Look at “适用” and “除”: they name kinds (“情形”, “否决”, “后果”), ids or tags.");

    /// <summary>{0} the 通则, {1} the provision, {2} its subject, {3} what the 通则 is about.</summary>
    public static readonly DiagnosticDescriptor ReachesForeign = Error(
        "RH0288",
        "通则“{0}”适用到“{1}”，但“{1}”的对象“{2}”不是“{3}”，也不包含它。",
        "The “通则” “{0}” reaches “{1}”, whose subject {2} neither is nor includes {3}.",
        "在“除”里写上它，或者在 facts: 里让那种事实 include 这个字段组。",
        "Name it behind “除”, or let that fact type include the group.");

    /// <summary>{0} the name.</summary>
    public static readonly DiagnosticDescriptor AppliesToUnknown = Error(
        "RH0289",
        "没有叫“{0}”的条文、标签或种类。",
        "There is no provision, tag or kind called “{0}”.",
        "“适用”和“除”之后写种类（情形、否决、后果）、编号或标签。",
        "Behind “适用” and “除” stand kinds (“情形”, “否决”, “后果”), ids or tags.");

    /// <summary>{0} the name.</summary>
    public static readonly DiagnosticDescriptor GeneralOverOthers = Error(
        "RH0290",
        "通则只能适用于情形、否决、后果，“{0}”不是。",
        "A “通则” applies to “情形”, “否决” and “后果” alone; “{0}” is none of them.",
        "去掉它。",
        "Remove it.");

    /// <summary>{0} the name.</summary>
    public static readonly DiagnosticDescriptor ExceptsNothing = Error(
        "RH0291",
        "“除 {0}”没有作用：“适用”本来就没有包括它。",
        "“除 {0}” has no effect: “适用” does not include it.",
        "删去它，或者改正名称。",
        "Remove it, or correct the name.");

    /// <summary>{0} the path.</summary>
    public static readonly DiagnosticDescriptor ExamplePath = Error(
        "RH0292",
        "例里不能给“{0}”一个值。",
        "A “例” cannot give a value to “{0}”.",
        "能给值的：字段、事件（给出发生的时刻）、参数、定义、其他条文的结果。",
        "Values can be given to fields, events (their time), parameters, definitions, and outcomes of other provisions.");

    /// <summary>{0} the definition, {1} its type.</summary>
    public static readonly DiagnosticDescriptor ExampleOfValue = Error(
        "RH0293",
        "定义“{0}”是{1}，例的结果要写成“→ {0} = 值”。",
        "The definition “{0}” is {1}; its “例” ends in “→ {0} = value”.",
        "成立、不成立只用于 是否。",
        "“成立” and “不成立” are for yes-or-no values alone.");

    /// <summary>{0} the clause word, {1} the id.</summary>
    public static readonly DiagnosticDescriptor NothingToAdjust = Error(
        "RH0294",
        "“{1}”没有“{0}”，无从“可调”。",
        "“{1}” has no {0} to be adjusted.",
        "“可调”之后写本条有的子句，例如 可调 限 至 10个工作日 由 县。",
        "Behind “可调” stands a clause of this provision: “可调 限 至 10个工作日 由 县”.");

    /// <summary>{0} the enumeration.</summary>
    public static readonly DiagnosticDescriptor ScaleUnordered = Error(
        "RH0295",
        "值域“{0}”没有高低次序，不能作等次。",
        "The scale “{0}” has no order and cannot be a grade's.",
        "在它的声明里写 ordered: true，值由低到高排列。",
        "Declare it ordered: true, its values from low to high.");

    /// <summary>{0} the score, {1} the sum.</summary>
    public static readonly DiagnosticDescriptor WeightsNotWhole = Error(
        "RH0296",
        "“{0}”各项占比合计为 {1}，不是 100%。",
        "The weights of “{0}” add up to {1}, not to 100%.",
        "改正各项的“占”。",
        "Correct the weights (“占”).");

    /// <summary>{0} the value, {1} the field.</summary>
    public static readonly DiagnosticDescriptor NotMeasured = Error(
        "RH0297",
        "“{0}”写了“仅客观”，但用到的“{1}”没有声明 basis: measured。",
        "“{0}” is marked “仅客观”, but “{1}”, which it uses, is not declared basis: measured.",
        "确是客观数据的，在字段声明里加 basis: measured；不是的，去掉“仅客观”。",
        "If it is an objective figure, declare the field basis: measured; if not, remove “仅客观”.");

    /// <summary>{0} the name, {1} the clause.</summary>
    public static readonly DiagnosticDescriptor NameTwice = Error(
        "RH0298",
        "“{0}”这个{1}写了两次。",
        "There are two {1} called “{0}”.",
        "换一个名称。",
        "Give one of them another name.");

    /// <summary>{0} the step, {1} the flow.</summary>
    public static readonly DiagnosticDescriptor UnknownFlowStep = Error(
        "RH0299",
        "流程“{1}”没有叫“{0}”的步骤。",
        "The flow “{1}” has no step called “{0}”.",
        "箭头指向本流程的步骤；结束写一个带“终止”的步骤。",
        "Arrows lead to steps of this flow; it ends in a step with “终止”.");
}
