using RuleHost.Text;

namespace RuleHost.Rulebooks;

/// <summary>Diagnostics of rulebook.yaml and of tables (RH032x to RH034x).</summary>
internal static class RulebookDiagnostics
{
    /// <summary>{0} the text.</summary>
    public static readonly DiagnosticDescriptor OneNameOfSeveral = new("RH0316", Severity.Error,
        new("“{0}”被读成了一个名称：方括号里各项之间要用半角逗号“,”。", "\"{0}\" was read as one name: inside square brackets only the plain comma \",\" separates entries."),
        new("把全角的“，”“、”改成半角逗号；确实是一个名称，给它加上双引号。", "Write plain commas; if it is one name, put it into double quotes."));

    public static readonly DiagnosticDescriptor UnknownKey = new("RH0320", Severity.Error,
        new("{1}里没有“{0}”这一项。", "\"{0}\" is not an entry of {1}."),
        new("可以写：{2}。", "It may be: {2}."));

    public static readonly DiagnosticDescriptor MissingKey = new("RH0321", Severity.Error,
        new("{1}少了“{0}”这一项。", "The entry \"{0}\" is missing in {1}."),
        new("补上“{0}: …”。", "Add \"{0}: …\"."));

    public static readonly DiagnosticDescriptor WrongShape = new("RH0322", Severity.Error,
        new("“{0}”这里要写{1}。", "Here \"{0}\" wants {1}."),
        new("对照文档里的例子改写。", "Compare with the example in the documentation."));

    public static readonly DiagnosticDescriptor BadValue = new("RH0323", Severity.Error,
        new("“{0}”的值不对：{1}", "The value of \"{0}\" is wrong: {1}"),
        new("改这个值；要么改它的声明（类型、枚举）。", "Mend the value, or else its declaration (type, enumeration)."));

    public static readonly DiagnosticDescriptor UnknownType = new("RH0324", Severity.Error,
        new("没有“{0}”这种类型。", "There is no type \"{0}\"."),
        new("类型有：是否、整数、小数、百分比、分、金额、文本、日期、时刻、月份、年度、时长<单位>、列表<类型>、[值, 值]，以及声明过的枚举和事实。",
            "Types are “是否”, “整数”, “小数”, “百分比”, “分”, “金额”, “文本”, “日期”, “时刻”, “月份”, “年度”, “时长<unit>”, “列表<type>”, [value, value], declared enumerations and facts."));

    public static readonly DiagnosticDescriptor NameClash = new("RH0325", Severity.Error,
        new("“{0}”既是{1}，又是{2}；同一个名字只能有一个意思。", "\"{0}\" is both {1} and {2}; a name has one meaning."),
        new("给其中一个改名。", "Rename one of them."));

    public static readonly DiagnosticDescriptor UnknownZone = new("RH0326", Severity.Error,
        new("没有“{0}”这个时区。", "There is no time zone \"{0}\"."),
        new("用 IANA 名称，例如 Asia/Shanghai。", "Use an IANA name, for example Asia/Shanghai."));

    public static readonly DiagnosticDescriptor TypeNotShown = new("RH0327", Severity.Error,
        new("参数“{0}”的类型看不出来。", "The type of the parameter \"{0}\" does not show."),
        new("写上 type，例如“type: 时长<工作日>”。没有值的参数必须写明类型。", "Add a type, for example \"type: 时长<工作日>\". A parameter without values must state its type."));

    public static readonly DiagnosticDescriptor UnknownKeyField = new("RH0328", Severity.Error,
        new("“{0}”的主键“{1}”不是它的字段。", "The key \"{1}\" of \"{0}\" is none of its fields."),
        new("主键要写成 fields 里声明过的字段。", "A key is made of fields that are declared under fields."));

    public static readonly DiagnosticDescriptor UnknownGroup = new("RH0329", Severity.Error,
        new("没有“{0}”这个字段组。", "There is no field group \"{0}\"."),
        new("先在 field-groups 里声明它，或改正名字。", "Declare it under field-groups, or mend the name."));

    public static readonly DiagnosticDescriptor UnknownFact = new("RH0330", Severity.Error,
        new("没有“{0}”这种事实。", "There is no fact type \"{0}\"."),
        new("先在 facts 里声明它，或改正名字。", "Declare it under facts, or mend the name."));

    public static readonly DiagnosticDescriptor EmptyCell = new("RH0331", Severity.Error,
        new("表“{0}”第 {1} 行的“{2}”是空的。", "\"{2}\" in row {1} of the table \"{0}\" is empty."),
        new("填上值；可以没有的列要声明成“类型 或 无”。", "Fill it in; a column that may be absent is declared with “或 无”."));

    public static readonly DiagnosticDescriptor TableColumn = new("RH0332", Severity.Error,
        new("表“{0}”的文件里没有“{1}”这一列。", "The file of the table \"{0}\" has no column \"{1}\"."),
        new("文件第一行要有 columns 里声明的每一列。", "The first row of the file names each column declared under columns."));

    public static readonly DiagnosticDescriptor TableKeyTwice = new("RH0333", Severity.Error,
        new("表“{0}”里“{1}”出现了两次。", "\"{1}\" stands twice in the table \"{0}\"."),
        new("删去或改正其中一行。", "Remove or mend one of the rows."));

    public static readonly DiagnosticDescriptor RowWidth = new("RH0334", Severity.Error,
        new("表“{0}”的这一行有 {1} 格，应有 {2} 格。", "Cells in this row of the table \"{0}\": {1}; due: {2}."),
        new("补齐或删去多余的格。", "Fill in what is missing or remove what is too much."));

    public static readonly DiagnosticDescriptor FieldTwice = new("RH0335", Severity.Error,
        new("“{0}”已经有字段“{1}”（来自字段组“{2}”）。", "\"{0}\" has a field \"{1}\" already (from the group \"{2}\")."),
        new("删去自己的字段，或不再 include 那个字段组。", "Remove the field, or do not include the group."));

    public static readonly DiagnosticDescriptor UnknownConvention = new("RH0336", Severity.Warning,
        new("没有“{0}”这个惯例，写了不起作用。", "There is no convention \"{0}\"; it has no effect."),
        new("惯例有：{1}。", "Conventions are: {1}."));

    public static readonly DiagnosticDescriptor OutsideFolder = new("RH0337", Severity.Error,
        new("表“{0}”的文件“{1}”在规则集文件夹之外。", "The file \"{1}\" of the table \"{0}\" is outside the rulebook's folder."),
        new("把文件放进规则集文件夹，用相对路径。", "Put the file into the rulebook's folder and name it by a relative path."));

    public static readonly DiagnosticDescriptor ParameterTwice = new("RH0338", Severity.Error,
        new("参数“{0}”有两个值从 {1} 起生效，不知道以哪一个为准。", "Two values of the parameter \"{0}\" are in force from {1}; which one counts is not clear."),
        new("删去其中一个，或改正生效日期（from）。", "Remove one of them, or mend its date (from)."));

    public static readonly DiagnosticDescriptor BrokenCsv = new("RH0339", Severity.Error,
        new("表“{0}”第 {1} 行的引号不对：{2}", "The quotes in row {1} of the table \"{0}\" are wrong: {2}"),
        new("单元格里有引号时，整格用双引号括起来，里面的双引号写两个；或者在 WPS、Excel 里重新另存为 CSV。", "A cell with quotes is put into double quotes, with those inside doubled; or save the table as CSV again."));

    public static readonly DiagnosticDescriptor UnknownCardKind = new("RH0360", Severity.Error,
        new("“{0}”不是另一种牌：supersedes 只能写 cards 下别的牌。", "\"{0}\" is no other kind of card: supersedes names other cards listed under cards."),
        new("改正名字，或先把这种牌列在 cards 下。", "Mend the name, or list the card under cards."));

    public static readonly DiagnosticDescriptor UnknownRole = new("RH0361", Severity.Error,
        new("没有“{0}”这个角色，不知道谁可以摘牌。", "There is no role \"{0}\": nobody knows who may lift the card."),
        new("先在 roles 里列出它，或改正名字。", "List it under roles, or mend the name."));

    /// <summary>{0} the field, {1} as it should be written.</summary>
    public static readonly DiagnosticDescriptor NoneBehindBracket = new("RH0342", Severity.Error,
        new("“{0}”的类型写到了方括号外面：YAML 里方括号一闭合，这一项就结束了。", "The type of \"{0}\" goes on behind its bracket: in YAML the entry ends where the bracket closes."),
        new("给整个类型加上双引号：{1}", "Put the whole type into double quotes: {1}"));

    /// <summary>{0} the field.</summary>
    public static readonly DiagnosticDescriptor FieldWithoutType = new("RH0343", Severity.Error,
        new("字段“{0}”没有写类型。", "The field \"{0}\" has no type."),
        new("在冒号后面写它是哪一类值，例如 文本、整数、是否、日期、金额<元>。", "Behind the colon say what it holds, such as “文本”, “整数”, “是否”, “日期”, “金额<元>”."));

    /// <summary>{0} the date.</summary>
    public static readonly DiagnosticDescriptor NotASourcesDate = new("RH0346", Severity.Error,
        new("来源的日期“{0}”读不出，或者没有这一天。", "The source's date \"{0}\" cannot be read, or there is no such day."),
        new("写成 2011-02-01；只知道年月的写 2011-02，只知道年的写 2011。", "Write 2011-02-01; where only the month or the year is known, 2011-02 or 2011."));

    /// <summary>{0} the version.</summary>
    public static readonly DiagnosticDescriptor NotAVersion = new("RH0340", Severity.Error,
        new("“{0}”不是版本号。", "\"{0}\" is no version."),
        new("版本号由数字和点组成，例如 1.0.0 或 2011.2.0；每次修改后加大。", "A version is made of numbers and dots, such as 1.0.0 or 2011.2.0, and grows with every change."));

    /// <summary>{0} the type as written.</summary>
    public static readonly DiagnosticDescriptor NoneWithoutSpace = new("RH0341", Severity.Warning,
        new("“{0}”里的“或 无”要分开写。", "In \"{0}\" a space stands inside \"或 无\"."),
        new("写成：{1}", "Write: {1}"));

    /// <summary>{0} the field, {1} the fact type.</summary>
    public static readonly DiagnosticDescriptor PredecessorOfOtherType = new("RH0556", Severity.Error,
        new("“{0}”不能说明“{1}”承接的是谁：它要是“{1}”自己的字段，类型是“{1}”或者“列表<{1}>”。", "\"{0}\" cannot say whom a {1} succeeds: it must be a field of {1} itself, of type {1} or a list of them."),
        new("先在 fields 里写：前身: 列表<{1}>，再写 predecessor: 前身。", "Declare under fields “前身: 列表<{1}>”, then “predecessor: 前身”."));

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        OneNameOfSeveral, UnknownKey, MissingKey, WrongShape, BadValue, UnknownType, NameClash, UnknownZone, TypeNotShown, UnknownKeyField, UnknownGroup,
        UnknownFact, EmptyCell, TableColumn, TableKeyTwice, RowWidth, FieldTwice, UnknownConvention, OutsideFolder,
        ParameterTwice, BrokenCsv, UnknownCardKind, UnknownRole, NotAVersion, NotASourcesDate, NoneWithoutSpace, NoneBehindBracket, FieldWithoutType, PredecessorOfOtherType,
    ];
}
