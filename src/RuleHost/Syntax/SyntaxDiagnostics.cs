using RuleHost.Text;

namespace RuleHost.Syntax;

/// <summary>What can be wrong with the text of a .rule file before any name is looked up.</summary>
internal static class SyntaxDiagnostics
{
    /// <summary>{0} what may stand there, {1} what stands there.</summary>
    public static readonly DiagnosticDescriptor Unexpected = Error(
        "RH0101",
        "此处应为{0}，却遇到{1}。", "Expected {0} here, but found {1}.",
        "", "");

    public static readonly DiagnosticDescriptor ExtraBracket = Error(
        "RH0102",
        "多余的“{0}”：前面没有与之对应的“{1}”。", "Extra “{0}”: no “{1}” before it belongs to it.",
        "删去它，或者在前面补上“{1}”。", "Remove it, or put “{1}” where the group begins.");

    /// <summary>{0} the character, {1} its code point.</summary>
    public static readonly DiagnosticDescriptor UnknownCharacter = Error(
        "RH0103",
        "不能识别的字符“{0}”（{1}）。", "The character “{0}” ({1}) means nothing here.",
        "删去它；如果它是名称的一部分，把整个名称写在「」里。", "Remove it; if it belongs to a name, write the whole name in 「」.");

    /// <summary>{0} the character, {1} its code point, {2} what it looks like.</summary>
    public static readonly DiagnosticDescriptor LookAlike = Error(
        "RH0104",
        "“{0}”（{1}）不是“{2}”，只是看起来像。", "“{0}” ({1}) is not “{2}”; it only looks like it.",
        "改成“{2}”。", "Replace it with “{2}”.");

    /// <summary>{0} how it begins, {1} how it should end.</summary>
    public static readonly DiagnosticDescriptor Unclosed = Error(
        "RH0105",
        "以 {0} 开始的内容到行末也没有结束。", "What begins with {0} does not end on its line.",
        "在它结束的地方写上 {1} 。", "Write {1} where it ends.");

    /// <summary>{0} the operator, {1} what was probably meant.</summary>
    public static readonly DiagnosticDescriptor UnknownOperator = Error(
        "RH0106",
        "没有“{0}”这个运算符。", "There is no operator “{0}”.",
        "是不是“{1}”？", "Did you mean “{1}”?");

    /// <summary>{0} the number, {1} what follows it.</summary>
    public static readonly DiagnosticDescriptor UnknownUnit = Error(
        "RH0107",
        "“{0}”后面的“{1}”不是单位。", "“{1}” behind “{0}” is not a unit.",
        "可用的单位：个工作日、工作小时、小时、分钟、天、周、个月、年、元、万元、美元、分、%、人、次、项 等；单位后面要空格。",
        "Units are “个工作日”, “工作小时”, “小时”, “分钟”, “天”, “周”, “个月”, “年”, “元”, “万元”, “美元”, “分”, %, “人”, “次”, “项” …; a space follows the unit.");

    /// <summary>{0} the word.</summary>
    public static readonly DiagnosticDescriptor UnknownClause = Error(
        "RH0108",
        "“{0}”不是子句关键字。", "“{0}” does not begin any clause.",
        "一行的第一个词说明这是什么子句：当、限、自、问责、依据……；如果这一行接着上一行，请再缩进两格。",
        "The first word of a line says which clause it is: “当”, “限”, “自”, “问责”, “依据” …; to continue the line above, indent this one two columns more.");

    /// <summary>{0} the word.</summary>
    public static readonly DiagnosticDescriptor KeywordAsName = Error(
        "RH0109",
        "“{0}”是保留的关键字，不能直接作名称。", "“{0}” is a reserved keyword and cannot be a bare name.",
        "如果确实是名称，写成「{0}」。", "If it is a name, write 「{0}」.");

    /// <summary>{0} as written, {1} as it should be written.</summary>
    public static readonly DiagnosticDescriptor Unspaced = Error(
        "RH0110",
        "“{0}”中间缺少空格。", "Spaces are missing in “{0}”.",
        "是不是：{1}", "Did you mean: {1}");

    /// <summary>{0} the word.</summary>
    public static readonly DiagnosticDescriptor UnknownKind = Error(
        "RH0111",
        "“{0}”不是条文的种类。", "“{0}” is no kind of provision.",
        "顶格的一行开始一个条文，第一个词应为：情形、否决、后果、通则、时限、定期、评分、等次、票决、流程、定义（前面可以有增补、修订、废止）。",
        "A line at the left margin begins a provision; its first word is one of “情形”, “否决”, “后果”, “通则”, “时限”, “定期”, “评分”, “等次”, “票决”, “流程”, “定义” (perhaps behind “增补”, “修订”, “废止”).");

    /// <summary>{0} the kind.</summary>
    public static readonly DiagnosticDescriptor MissingId = Error(
        "RH0112",
        "“{0}”后面没有编号或名称。", "“{0}” is followed by no id.",
        "写成“情形 Q01 标题”的样子；定义写成“定义 单位.名称 为 …”。", "Write it like “情形 Q01 title”; a definition like “定义 type.name 为 …”.");

    /// <summary>{0} the clause, {1} the kind, {2} the kinds in which it may stand.</summary>
    public static readonly DiagnosticDescriptor MisplacedClause = Error(
        "RH0113",
        "“{0}”子句不能写在“{1}”里。", "A “{0}” clause cannot stand in a “{1}”.",
        "它可以写在：{2}。", "It may stand in: {2}.");

    public static readonly DiagnosticDescriptor DropOutsideAmendment = Error(
        "RH0114",
        "“删去”只能写在“修订”的条文里。", "“删去” may stand only in a “修订”.",
        "在本规则集里直接去掉那个子句即可。", "In the rulebook itself simply take the clause out.");

    public static readonly DiagnosticDescriptor TooDeep = Error(
        "RH0115",
        "嵌套超过{0}层。", "Nested more than {0} deep.",
        "把里面的部分写成一条“定义”，再用它的名称。", "Write an inner part as a “定义” of its own and use its name.");

    public static readonly DiagnosticDescriptor ClauseTooLong = Error(
        "RH0116",
        "这个子句有{0}字节，超过上限{1}字节。", "This clause has {0} bytes, more than the limit of {1}.",
        "把它拆成几条“定义”，或者把要查的内容放进 rulebook.yaml 的表里。", "Split it into several “定义”, or put what is looked up into a table of rulebook.yaml.");

    public static readonly DiagnosticDescriptor NameTooLong = Error(
        "RH0117",
        "这个名称有{0}个字，超过上限{1}个字。", "This name has {0} characters, more than the limit of {1}.",
        "名称取短一些，全称写在标题或说明里；如果是几个词连在了一起，中间加空格。", "Choose a shorter name and keep the full one for the title or a note; if several words ran together, put spaces between them.");

    /// <summary>{0} what is wrong with the indentation.</summary>
    public static readonly DiagnosticDescriptor Indentation = Error(
        "RH0118",
        "缩进不对：{0}。", "Wrong indentation: {0}.",
        "条文的第一行顶格；子句缩进两格，彼此对齐；续行和（一）（二）各项再缩进两格。",
        "A provision's first line begins at the left margin; its clauses are indented two columns, all alike; continuations and items “(一)” “(二)” two more.");

    /// <summary>{0} what is wrong with the item.</summary>
    public static readonly DiagnosticDescriptor Items = Error(
        "RH0119",
        "分项写法不对：{0}。", "Wrong use of items: {0}.",
        "先写“有下列情形之一”“同时具备下列情形”“下列至少 2项”或“分情形”，作为子句的最后部分；各项另起一行，以“(一) ”开头，括号后空一格。",
        "First write “有下列情形之一”, “同时具备下列情形”, “下列至少 2项” or “分情形” as the last part of the clause; each item stands on its own line and begins with “(一) ”, a space behind the bracket.");

    /// <summary>{0} the number.</summary>
    public static readonly DiagnosticDescriptor MissingUnit = Error(
        "RH0120",
        "“{0}”缺少时间单位。", "“{0}” lacks a unit of time.",
        "写明是工作日还是自然日，例如“{0}个工作日”“{0}天”“{0}小时”。", "Say working days, days or hours: “{0}个工作日”, “{0}天”, “{0}小时”.");

    /// <summary>{0} the literal, {1} why.</summary>
    public static readonly DiagnosticDescriptor InvalidLiteral = Error(
        "RH0121",
        "“{0}”{1}。", "“{0}” {1}.",
        "日期写成 2011-03-07 或 2011年3月7日，时刻写成 17:30，数字不用千分位。", "Write dates as 2011-03-07 or “2011年3月7日”, times as 17:30, numbers without thousands separators.");

    public static readonly DiagnosticDescriptor MinusNeedsSpaces = Error(
        "RH0122",
        "减号两边要有空格。", "A minus sign needs a space on both sides.",
        "相减写成“甲 - 乙”；如果是带连字符的名称，把它写在「」里。", "Subtraction is written “a - b”; a name with a hyphen goes into 「」.");

    public static readonly DiagnosticDescriptor ChainedComparison = Error(
        "RH0123",
        "比较不能连写。", "Comparisons cannot be chained.",
        "写成“a < b 且 b < c”，或者“b 介于 a 与 c”。", "Write “a < b 且 b < c”, or “b 介于 a 与 c”.");

    /// <summary>{0} what is expected, {1} the clause.</summary>
    public static readonly DiagnosticDescriptor WrongLiteral = Error(
        "RH0124",
        "“{1}”后面应为{0}。", "“{1}” wants {0}.",
        "这里写{0}。", "Write {0} here.");

    /// <summary>{0} the word.</summary>
    public static readonly DiagnosticDescriptor RepeatedPart = Error(
        "RH0125",
        "“{0}”在同一个步骤里写了两次。", "“{0}” is written twice in one step.",
        "只保留一处。", "Keep one of them.");

    public static readonly DiagnosticDescriptor TooManyErrors = Error(
        "RH0126",
        "这个文件的语法错误已超过{0}处，从这里起不再往下读。", "This file has more than {0} mistakes; reading stops here.",
        "确认它是 .rule 文件，编码为 UTF-8。", "Make sure that it is a .rule file in UTF-8.");

    /// <summary>{0} as written, {1} as it should be written.</summary>
    public static readonly DiagnosticDescriptor NumberInCharacters = Error(
        "RH0127",
        "“{0}”里的数没有用阿拉伯数字写。", "The number in “{0}” is not written in digits.",
        "是不是：{1}", "Did you mean: {1}");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        Unexpected, ExtraBracket, UnknownCharacter, LookAlike, Unclosed, UnknownOperator, UnknownUnit, UnknownClause, KeywordAsName, Unspaced,
        UnknownKind, MissingId, MisplacedClause, DropOutsideAmendment, TooDeep, ClauseTooLong, NameTooLong, Indentation, Items, MissingUnit,
        InvalidLiteral, MinusNeedsSpaces, ChainedComparison, WrongLiteral, RepeatedPart, TooManyErrors, NumberInCharacters,
    ];

    private static DiagnosticDescriptor Error(string code, string chinese, string english, string chineseHint, string englishHint) =>
        new(code, Severity.Error, new Localized(chinese, english), new Localized(chineseHint, englishHint));
}
