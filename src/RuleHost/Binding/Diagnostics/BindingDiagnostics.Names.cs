using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>Names that mean nothing, or more than one thing (RH0201 to RH0229).</summary>
internal static partial class BindingDiagnostics
{
    /// <summary>{0} the id.</summary>
    public static readonly DiagnosticDescriptor DuplicateId = Error(
        "RH0201",
        "编号“{0}”已经用过：一个编号在整个规则集里只能有一条条文。",
        "The id “{0}” is taken: an id names one provision in the whole rulebook, whatever its kind.",
        "换一个编号，或者删去其中一条；如果是同一条后来的文本，给它写上自己的施行日期，例如“施行 2011-03-15 起”。",
        "Give one of the two another id, or remove it; where it is a later text of the same provision, say from when it stands: “施行 2011-03-15 起”.");

    /// <summary>{0} the name, {1} the fact type or group.</summary>
    public static readonly DiagnosticDescriptor MemberClash = Error(
        "RH0202",
        "“{1}”已经有一个字段或事件叫“{0}”，条文不能再叫这个名字。",
        "{1} already has a field or event called “{0}”; a provision about it cannot have that name as well.",
        "给条文换一个名字：同名的两样东西在条文里无法分辨。",
        "Rename the provision: two things of one name could never be told apart.");

    /// <summary>{0} the name.</summary>
    public static readonly DiagnosticDescriptor UnknownName = Error(
        "RH0203",
        "没有叫“{0}”的名称。",
        "There is nothing called “{0}” here.",
        "名称须在 rulebook.yaml 里声明（事实的字段、事件、参数、表、角色），或者是本条所对事实的定义、条文。",
        "A name is declared in rulebook.yaml (a field, event, parameter, table or role), or is a definition or provision about the same subject.");

    /// <summary>{0} the name, {1} what it may mean.</summary>
    public static readonly DiagnosticDescriptor Ambiguous = Error(
        "RH0204",
        "“{0}”有不止一个意思：{1}。",
        "“{0}” can mean more than one thing here: {1}.",
        "写明是哪一个：本.名称、其.名称，或者 枚举.值。",
        "Say which one: “本.name”, “其.name”, or enumeration.value.");

    /// <summary>{0} the name.</summary>
    public static readonly DiagnosticDescriptor ElementOrSubject = Error(
        "RH0205",
        "列表的元素和本条的对象都有“{0}”，看不出指哪一个。",
        "Both the list's element and the subject have “{0}”; it is not clear which one is meant.",
        "写 其.{0}（列表中的那一个）或 本.{0}（本条的对象）。",
        "Write “其.{0}” for the element's, or “本.{0}” for the subject's.");

    /// <summary>{0} 逾期, 状态, …; {1} the fact type; {2} its limits.</summary>
    public static readonly DiagnosticDescriptor BareLimitMember = Error(
        "RH0206",
        "“{0}”没有写明是哪一个时限的。",
        "“{0}” does not say of which limit.",
        "关于“{1}”的时限可以写：{2}。",
        "Of the limits on {1} write: {2}.");

    /// <summary>{0} the name.</summary>
    public static readonly DiagnosticDescriptor UnknownFactType = Error(
        "RH0207",
        "rulebook.yaml 里没有声明叫“{0}”的事实。",
        "No fact type called “{0}” is declared in rulebook.yaml.",
        "在 facts: 下声明它，或者改正名称。",
        "Declare it under facts:, or correct the name.");

    /// <summary>{0} the member, {1} the type.</summary>
    public static readonly DiagnosticDescriptor UnknownMember = Error(
        "RH0208",
        "{1}里没有“{0}”这一项。",
        "There is no “{0}” here: {1} has no such member.",
        "能写的是它的字段、事件、定义和关于它的条文。",
        "It has its fields, events, definitions, and the provisions about it.");

    /// <summary>{0} the expression, {1} its type, {2} the member.</summary>
    public static readonly DiagnosticDescriptor NoMembers = Error(
        "RH0209",
        "“{0}”是{1}，后面不能再接“.{2}”。",
        "“{0}” is {1}, which has no members such as “.{2}”.",
        "有成员的是记录、事件、表的一行、时限和评分；列表要先用 首(…) 或 末(…) 取出一个，或者用 各(列表, 值) 逐个取值。",
        "Records, events, rows of a table, limits and scores have members; of a list take one by “首(…)” or “末(…)”, or a value of each by “各(list, value)”.");

    /// <summary>{0} the name.</summary>
    public static readonly DiagnosticDescriptor UnknownFunction = Error(
        "RH0210",
        "没有叫“{0}”的函数。",
        "There is no function called “{0}”.",
        "可用的函数：存在、计数、合计、平均、最大、最小、首、末、各、每个、缺省、已知、缺失、日期。插件函数尚不支持。",
        "Functions are “存在”, “计数”, “合计”, “平均”, “最大”, “最小”, “首”, “末”, “各”, “每个”, “缺省”, “已知”, “缺失”, “日期”. Functions of plugins are not supported yet.");

    /// <summary>{0} the function, {1} wanted, {2} given.</summary>
    public static readonly DiagnosticDescriptor ArgumentCount = Error(
        "RH0211",
        "“{0}”应有 {1} 个参数，这里有 {2} 个。",
        "“{0}” wants {1} argument(s); there are {2}.",
        "列表的条件写在“其中”之后，不另作参数；逐个取的值写在逗号之后。",
        "A condition on the list goes behind “其中”, not behind a comma; the value taken of each element goes behind the comma.");

    /// <summary>{0} the value, {1} the enumeration.</summary>
    public static readonly DiagnosticDescriptor UnknownValue = Error(
        "RH0212",
        "“{1}”里没有“{0}”这个值。",
        "“{0}” is not a value of {1}.",
        "改成 rulebook.yaml 里列出的值，或者把它加进去。",
        "Use one of the values that rulebook.yaml lists, or add this one there.");

    /// <summary>{0} the value, {1} the enumeration.</summary>
    public static readonly DiagnosticDescriptor QuotedValue = Error(
        "RH0213",
        "“{1}”的值不加引号：写 {0}。",
        "Values of {1} are written without quotes: {0}.",
        "去掉引号。",
        "Remove the quotes.");

    /// <summary>{0} the type, {1} the target's type.</summary>
    public static readonly DiagnosticDescriptor NothingRefers = Error(
        "RH0214",
        "“{0}”没有指向“{1}”的字段，所以没有“{1} 的 {0}”。",
        "{0} has no field that refers to {1}, so there is no “{1} 的 {0}”.",
        "“x 的 T”是字段指向 x 的全部 T：在 T 里加一个这样的字段，或者换一个起点。",
        "“x 的 T” are the records of T with a field that refers to x: give T such a field, or start from another record.");

    /// <summary>{0} the type, {1} the target's type, {2} the fields, {3} an example.</summary>
    public static readonly DiagnosticDescriptor SeveralRefer = Error(
        "RH0215",
        "“{0}”有几个字段都指向“{1}”（{2}），要写明是哪一个。",
        "{0} has several fields that refer to {1} ({2}); say which one.",
        "写成 {3}。",
        "Write {3}.");

    /// <summary>{0} the field, {1} the type, {2} the target's type.</summary>
    public static readonly DiagnosticDescriptor FieldRefersNot = Error(
        "RH0216",
        "“{1}”的“{0}”不是指向“{2}”的字段。",
        "“{0}” is no field of {1} that refers to {2}.",
        "括号里写指向它的那个字段。",
        "The brackets name the field that refers to it.");

    /// <summary>{0} 上年 or 连续, {1} the fact type.</summary>
    public static readonly DiagnosticDescriptor NoYear = Error(
        "RH0217",
        "“{0}”只能用于键里有年度（或月份）的事实，“{1}”没有。",
        "“{0}” is for fact types whose key has a year (or a month); {1} has none.",
        "把条文对准一个按年度的事实（例如 单位年度），它的键里要有一个类型为 年度 的字段；按月的，要有类型为 月份 的字段。",
        "Judge a yearly fact (such as “单位年度”), whose key holds a field of type “年度”; a monthly one holds one of type “月份”.");

    /// <summary>{0} 本 or 上年.</summary>
    public static readonly DiagnosticDescriptor NoSubject = Error(
        "RH0218",
        "此处没有“{0}”可指：条文没有写“对”。",
        "“{0}” has nothing to stand for: the provision has no “对”.",
        "加一行“对 某事实”。",
        "Add a line “对 fact-type”.");

    public static readonly DiagnosticDescriptor NoElement = Error(
        "RH0219",
        "此处没有列表元素，“其”无所指。",
        "There is no list element here for “其” to stand for.",
        "“其”只用在“其中”之后或逗号之后，指列表中正在看的那一个；指本条的对象用“本”。",
        "“其” stands behind “其中” or a comma, for the element under view; the subject is “本”.");

    /// <summary>{0} the id, {1} what it is, {2} examples.</summary>
    public static readonly DiagnosticDescriptor NeedsMember = Error(
        "RH0220",
        "“{0}”是{1}，不能单独当值用，要写明取它的哪一项。",
        "“{0}” is {1} and no value by itself; say which of its members is meant.",
        "例如 {2}。",
        "For example {2}.");

    /// <summary>{0} the name.</summary>
    public static readonly DiagnosticDescriptor NotATable = Error(
        "RH0221",
        "“{0}”不是表，后面不能接方括号。",
        "“{0}” is no table; brackets cannot follow it.",
        "方括号按键取一行：表名[键]，或 事实[\"键\"]。",
        "Brackets take a row by its key: table[key], or fact-type[\"key\"].");

    /// <summary>{0} the table or type, {1} wanted, {2} given.</summary>
    public static readonly DiagnosticDescriptor KeyParts = Error(
        "RH0222",
        "“{0}”的键有 {1} 个部分，这里写了 {2} 个。",
        "The key of {0} has {1} part(s); {2} given.",
        "按声明的次序写齐，用逗号分开。",
        "Write all parts in the order declared, separated by commas.");

    /// <summary>{0} the table or type, {1} wanted, {2} given.</summary>
    public static readonly DiagnosticDescriptor KeyType = Error(
        "RH0223",
        "“{0}”的键应为{1}，这里是{2}。",
        "The key of {0} is {1}, not {2}.",
        "文字的键要加引号；按键取事实时，键要直接写出来。",
        "A text key is quoted; a record's key is written out.");

    /// <summary>{0} the name, {1} the type.</summary>
    public static readonly DiagnosticDescriptor MemberTwice = Error(
        "RH0224",
        "{1}里有两样东西都叫“{0}”，无法分辨。",
        "Two things are called “{0}” in {1}; they cannot be told apart.",
        "给其中一个换名：字段、事件和条文的编号不能相同。",
        "Rename one of them: fields, events and provisions need names of their own.");

    /// <summary>{0} the id, {1} its subject, {2} the subject here.</summary>
    public static readonly DiagnosticDescriptor OtherSubject = Error(
        "RH0225",
        "“{0}”是关于“{1}”的条文，这里的对象是“{2}”，不能直接引用。",
        "“{0}” is a provision about {1}, but the subject here is {2}.",
        "经由指向它的字段引用，例如 字段.{0}。",
        "Go through a field that refers to it: field.{0}.");

    /// <summary>{0} the name.</summary>
    public static readonly DiagnosticDescriptor TypeAsValue = Error(
        "RH0226",
        "“{0}”是一类事实，不是一个值。",
        "“{0}” is a fact type, not a value.",
        "要它的全部记录，写在 计数(…)、存在(…) 等函数里；要某一条，经由指向它的字段。",
        "For all its records use it inside “计数(…)”, “存在(…)” and the like; for one of them go through a field that refers to it.");

    /// <summary>{0} the name.</summary>
    public static readonly DiagnosticDescriptor UnknownEnumeration = Error(
        "RH0227",
        "没有叫“{0}”的枚举。",
        "There is no enumeration called “{0}”.",
        "在 enumerations: 下声明它，或者改正名称。",
        "Declare it under enumerations:, or correct the name.");

    /// <summary>{0} the group.</summary>
    public static readonly DiagnosticDescriptor GroupAsSubject = Error(
        "RH0228",
        "“{0}”是字段组，只有通则和定义可以“对”它。",
        "“{0}” is a field group; only a “通则” or a definition may be about one.",
        "写一个具体的事实。",
        "Name a fact type.");
}
