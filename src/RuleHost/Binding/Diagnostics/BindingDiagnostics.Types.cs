using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>Types and units that do not meet (RH0230 to RH0261).</summary>
internal static partial class BindingDiagnostics
{
    /// <summary>{0} left, {1} its type, {2} right, {3} its type.</summary>
    public static readonly DiagnosticDescriptor UnlikeTypes = Error(
        "RH0230",
        "不能比较：“{0}”是{1}，“{2}”是{3}。",
        "These do not compare: “{0}” is {1}, “{2}” is {3}.",
        "把两边换成同一类的值。",
        "Bring both sides to the same kind of value.");

    /// <summary>{0} left, {1} its family, {2} right, {3} its family.</summary>
    public static readonly DiagnosticDescriptor SpanFamilies = Error(
        "RH0231",
        "“{0}”按{1}计，“{2}”按{3}计，不能混用。",
        "“{0}” is counted in {1}, “{2}” in {3}; the two never mix.",
        "3天、3个工作日、72小时是三种不同的量，互不换算：把两边写成同一种单位。",
        "3 days, 3 working days and 72 hours are three different things and never convert: use one unit on both sides.");

    /// <summary>{0} left, {1} its currency, {2} right, {3} its currency.</summary>
    public static readonly DiagnosticDescriptor Currencies = Error(
        "RH0232",
        "“{0}”是{1}，“{2}”是{3}，币种不同不能比较或相加。",
        "“{0}” is in {1}, “{2}” in {3}; different currencies neither compare nor add up.",
        "规则里没有汇率：用同一币种写。",
        "There are no exchange rates in a rulebook: use one currency.");

    /// <summary>{0} the instant, {1} the date.</summary>
    public static readonly DiagnosticDescriptor DateAndInstant = Error(
        "RH0233",
        "“{0}”是时刻，“{1}”是日期，不能直接比较或相减。",
        "“{0}” is an instant, “{1}” a date; they do not meet directly.",
        "写 日期({0}) 取它的那一天。",
        "Write “日期({0})” for its day.");

    /// <summary>{0} the percentage, {1} the other.</summary>
    public static readonly DiagnosticDescriptor PercentAndCount = Error(
        "RH0234",
        "“{0}”是百分比，“{1}”是整数或分数，不能直接比较。",
        "“{0}” is a percentage, “{1}” a whole number or points; they do not compare.",
        "80% 就是 0.8：要写百分比，加上 %；要写人数、分数，去掉 %。",
        "80% is 0.8: put a % to write a percentage, leave it out to write a count or points.");

    /// <summary>{0} the type.</summary>
    public static readonly DiagnosticDescriptor NoOrder = Error(
        "RH0235",
        "“{0}”没有大小先后，只能用 = 或 ≠。",
        "There is no order in {0}; only = and ≠ apply.",
        "枚举要比较高低，在声明里写 ordered: true，值由低到高排列。",
        "To compare values of an enumeration declare it ordered: true, its values from low to high.");

    /// <summary>{0} the operand.</summary>
    public static readonly DiagnosticDescriptor NeverNone = Error(
        "RH0236",
        "“{0}”从来不会是“无”：它的类型没有写“或 无”。",
        "“{0}” is never “无”: its type does not say “或 无”.",
        "没有人说过的是“未知”，写 缺失({0})；确实可以没有的，把类型声明成“… 或 无”。",
        "What nobody has said is unknown: write “缺失({0})”. What may be absent is declared “… 或 无”.");

    public static readonly DiagnosticDescriptor OrderOfNone = Error(
        "RH0237",
        "“无”没有大小先后。",
        "“无” has no order.",
        "只能写 = 无 或 ≠ 无。",
        "Only “= 无” and “≠ 无” can be asked.");

    /// <summary>{0} the expression, {1} its type.</summary>
    public static readonly DiagnosticDescriptor NotACondition = Error(
        "RH0238",
        "“{0}”是{1}，不能单独作条件。",
        "“{0}” is {1} and cannot stand alone as a condition.",
        "条件是能判断成立不成立的话：加上比较，例如“大于 0”“= 某值”。",
        "A condition is something that holds or fails: add a comparison, such as “大于 0” or “= value”.");

    /// <summary>{0} the expression.</summary>
    public static readonly DiagnosticDescriptor MaybeNoneCondition = Error(
        "RH0239",
        "“{0}”可能是“无”，不能单独作条件。",
        "“{0}” may be “无” and cannot stand alone as a condition.",
        "写 {0} = 是、{0} = 否，或 缺省({0}, 否)。",
        "Write “{0} = 是”, “{0} = 否”, or “缺省({0}, 否)”.");

    /// <summary>{0} the operand.</summary>
    public static readonly DiagnosticDescriptor MaybeNoneOperand = Error(
        "RH0240",
        "“{0}”可能是“无”，不能直接计算。",
        "“{0}” may be “无” and cannot be reckoned with.",
        "写 缺省({0}, 数值) 说明没有时按多少算。",
        "Write “缺省({0}, value)” to say what it counts as where there is none.");

    /// <summary>{0} left, {1} its type, {2} the sign, {3} right, {4} its type.</summary>
    public static readonly DiagnosticDescriptor CannotCalculate = Error(
        "RH0241",
        "不能计算“{0} {2} {3}”：“{0}”是{1}，“{3}”是{4}。",
        "“{0} {2} {3}” cannot be reckoned: “{0}” is {1}, “{3}” is {4}.",
        "能算的：数与数；同币种的金额；同一种单位的时长；日期或时刻加减时长；日期减日期，时刻减时刻；金额、时长乘除以数。",
        "What goes: numbers; amounts of one currency; spans of one family; a date or instant ± a span; date − date; instant − instant; an amount or span × ÷ a number.");

    /// <summary>{0} the quotient.</summary>
    public static readonly DiagnosticDescriptor DivisionByZero = Error(
        "RH0229",
        "“{0}”除以 0，永远算不出来。",
        "“{0}” divides by zero and never has a value.",
        "改正除数。",
        "Correct the divisor.");

    /// <summary>{0} the function, {1} the expression, {2} its type.</summary>
    public static readonly DiagnosticDescriptor CannotReckon = Error(
        "RH0242",
        "“{0}”算不了“{1}”：它是{2}。",
        "“{0}” cannot be taken of “{1}”, which is {2}.",
        "合计、平均和负号要数、金额或时长；最大、最小要能比较先后的值。",
        "“合计”, “平均” and the minus sign want numbers, amounts or spans; “最大” and “最小” want values with an order.");

    /// <summary>{0} the expression, {1} its type, {2} the type wanted.</summary>
    public static readonly DiagnosticDescriptor WrongType = Error(
        "RH0243",
        "“{0}”是{1}，此处应为{2}。",
        "“{0}” is {1}; {2} is wanted here.",
        "换成所要的一类值。",
        "Use a value of that kind.");

    /// <summary>{0} the expression, {1} its type.</summary>
    public static readonly DiagnosticDescriptor NotAList = Error(
        "RH0244",
        "“{0}”不是列表，而是{1}。",
        "“{0}” is no list but {1}.",
        "列表有：列表字段、事件名、表名、事实名（全部记录），以及“x 的 事实”。",
        "Lists are: list fields, events, tables, fact types (all their records), and “x 的 fact-type”.");

    /// <summary>{0} the expression, {1} its type.</summary>
    public static readonly DiagnosticDescriptor ListAsValue = Error(
        "RH0245",
        "“{0}”是{1}，此处应为单个的值。",
        "“{0}” is {1}; a single value is wanted here.",
        "用 计数(…)、存在(…)、首(…)、末(…) 从列表得到一个值。",
        "Get one value of a list by “计数(…)”, “存在(…)”, “首(…)” or “末(…)”.");

    /// <summary>{0} the expression, {1} its type.</summary>
    public static readonly DiagnosticDescriptor NotAnEvent = Error(
        "RH0246",
        "此处应为事件，“{0}”却是{1}。",
        "An event is wanted here, but “{0}” is {1}.",
        "写本条对象的一个事件，或 字段.事件（例如 办件.补正通知）。",
        "Name an event of the subject, or field.event (such as “办件.补正通知”).");

    /// <summary>{0} the expression, {1} its type.</summary>
    public static readonly DiagnosticDescriptor NotARecord = Error(
        "RH0247",
        "此处应为人员、单位等记录，“{0}”却是{1}。",
        "A record (a person, a unit …) is wanted here, but “{0}” is {1}.",
        "写一个指向它的字段，例如 承办单位、承办单位.主要负责人。",
        "Name a field that refers to one, such as “承办单位”.");

    /// <summary>{0} the expression, {1} its type, {2} the window.</summary>
    public static readonly DiagnosticDescriptor NotInWindow = Error(
        "RH0248",
        "“{0}”是{1}，不能问它是否属于一段时间“{2}”。",
        "“{0}” is {1}; it cannot lie in the stretch of time “{2}”.",
        "属于 本年度、近 12个月 等，左边要是日期、时刻、月份或年度。",
        "Only a date, instant, month or year lies in “本年度”, “近 12个月” and the like.");

    /// <summary>{0} the length.</summary>
    public static readonly DiagnosticDescriptor WindowLength = Error(
        "RH0249",
        "“近 {0}”不是可用的时段长度。",
        "“{0}” is no length for “近”.",
        "写整数的天、周、个月或年，例如 近 30天、近 12个月。",
        "Write whole days, weeks, months or years: “近 30天”, “近 12个月”.");

    /// <summary>{0} the count.</summary>
    public static readonly DiagnosticDescriptor ConsecutiveYears = Error(
        "RH0250",
        "“连续”之后要写两个以上的年数或月数，“{0}”不是。",
        "“连续” wants a number of years or months, two or more; “{0}” is not.",
        "写成 连续 2年 条件，按月的事实写成 连续 3个月 条件；记录一件接一件的，用函数“连续次数”。",
        "Write “连续 2年 condition”, of monthly facts “连续 3个月 condition”; of records one behind the other the function “连续次数”.");

    /// <summary>{0} one, {1} its type, {2} the other, {3} its type.</summary>
    public static readonly DiagnosticDescriptor BranchesDiffer = Error(
        "RH0251",
        "几个结果的类型不一样：“{0}”是{1}，“{2}”是{3}。",
        "The results differ in kind: “{0}” is {1}, “{2}” is {3}.",
        "各分支要给出同一类的值。",
        "All branches give values of one kind.");

    public static readonly DiagnosticDescriptor OtherwiseLast = Error(
        "RH0252",
        "“其余”只能有一个，并且写在最后。",
        "“其余” stands once, and last.",
        "把它移到最后，或者把后面的各项移到它前面。",
        "Move it to the end, or move what follows before it.");

    /// <summary>{0} wanted, {1} listed.</summary>
    public static readonly DiagnosticDescriptor AtLeastOutside = Error(
        "RH0253",
        "“下列至少”写的是 {0} 项，下面列了 {1} 项。",
        "“下列至少” asks for {0}, and {1} items are listed.",
        "所写的项数至少是 1，至多是所列的项数。",
        "The number lies between 1 and the number of items.");

    /// <summary>{0} the literal.</summary>
    public static readonly DiagnosticDescriptor DayOfNoYear = Error(
        "RH0254",
        "“{0}”没有年份，不能当作一个日期来比较或计算。",
        "“{0}” has no year and is no date to compare or reckon with.",
        "写出年份，例如 2011年6月20日；每年的某日用“限 至”或“每 年”。",
        "Write the year (“2011年6月20日”); a day of every year belongs to “限 至” or “每 年”.");

    /// <summary>{0} the places as written.</summary>
    public static readonly DiagnosticDescriptor PlacesNotPlain = Error(
        "RH0561",
        "“{0}”不是可以保留的位数。",
        "“{0}” is no number of decimal places.",
        "第二项写一个从 0 到 10 的整数，例如 2位。",
        "As the second argument write a whole number from 0 to 10, such as “2位”.");

    /// <summary>{0} the function, {1} the element's type.</summary>
    public static readonly DiagnosticDescriptor NoOrderOfTime = Error(
        "RH0557",
        "“{0}”要知道先后，“{1}”的记录没有自己的时间。",
        "“{0}” needs to know what came first; records of {1} have no time of their own.",
        "在 rulebook.yaml 的事实“{1}”里写 time:（哪个字段或事件是它的时间）；或者数它的事件。",
        "Give the fact type {1} a “time:” in rulebook.yaml (the field or event that is its time), or count its events.");

    /// <summary>{0} the function, {1} the element's type.</summary>
    public static readonly DiagnosticDescriptor NeedsSelector = Error(
        "RH0255",
        "“{0}”的列表元素是{1}，要说明取它的什么来算。",
        "Each element for “{0}” is {1}; say which value of it to take.",
        "写成 {0}(列表, 值)，例如 合计(处分, 金额)。",
        "Write {0}(list, value), such as “合计(处分, 金额)”.");

    /// <summary>{0} the list.</summary>
    public static readonly DiagnosticDescriptor EveryNeedsAll = Error(
        "RH0256",
        "“每个”要说明全都怎样。",
        "“每个” must say what all of them satisfy.",
        "写成 每个({0} 均 条件)。",
        "Write “每个({0} 均 condition)”.");

    /// <summary>{0} the argument.</summary>
    public static readonly DiagnosticDescriptor ListPartsElsewhere = Error(
        "RH0257",
        "“{0}”里的 称、其中、均 放错了地方。",
        "“称”, “其中” or “均” does not belong here: “{0}”.",
        "“称”和“其中”跟在函数的第一个参数（列表）后面，“均”只用在 每个(…) 里。",
        "“称” and “其中” follow a function's first argument, the list; “均” is for “每个(…)” alone.");

    /// <summary>{0} the definition.</summary>
    public static readonly DiagnosticDescriptor OnlyNone = Error(
        "RH0258",
        "定义“{0}”只会是“无”，看不出是哪一类值。",
        "The definition “{0}” is never anything but “无”; its kind cannot be told.",
        "给它一个值，或者用“值域”说明。",
        "Give it a value, or say its kind by “值域”.");

    /// <summary>{0} the expression.</summary>
    public static readonly DiagnosticDescriptor NotConstant = Error(
        "RH0259",
        "例里的值要直接写出来，“{0}”不是。",
        "The values of a “例” are written out; “{0}” is not.",
        "写数、日期、枚举值、是、否、无，或用引号括起的文字。",
        "Write a number, a date, an enumeration's value, “是”, “否”, “无”, or a quoted text.");

    /// <summary>{0} the fact type, {1} the expression, {2} its type.</summary>
    public static readonly DiagnosticDescriptor TimeOfWhat = Error(
        "RH0260",
        "“{0}”的 time: 应为日期、时刻、月份或年度，“{1}”却是{2}。",
        "The time: of {0} is a date, an instant, a month or a year; “{1}” is {2}.",
        "time: 说明记录自己的时间，用来决定适用哪一版条文；例如 首(受理).时刻。",
        "time: is the record's own time, which decides the text that applies; such as “首(受理).时刻”.");
}
