using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>What can be wrong with a map or an event log as a whole: RH0540 to RH0559. Single bad rows are no diagnostics: they are rejected.</summary>
internal static class LogDiagnostics
{
    public static readonly DiagnosticDescriptor MissingMapKey = new(
        "RH0540", Severity.Error,
        new("对应表没有写“{0}”。", "The map does not say {0}."),
        new("加上一行：{1}", "Add a line: {1}"));

    public static readonly DiagnosticDescriptor MapVersion = new(
        "RH0541", Severity.Error,
        new("对应表的版本是“{0}”，这里只认 1。", "The map is of version \"{0}\"; only 1 is known here."),
        new("写 map: 1。", "Write map: 1."));

    public static readonly DiagnosticDescriptor BadMapValue = new(
        "RH0542", Severity.Error,
        new("对应表的“{0}”不能是“{1}”。", "The map's {0} cannot be \"{1}\"."),
        new("写成 {2}。", "Write {2}."));

    public static readonly DiagnosticDescriptor ColumnOrConst = new(
        "RH0543", Severity.Error,
        new("字段“{0}”要么取自一列（column），要么是常量（const），两者必居其一。", "The field \"{0}\" is either taken from a column or a const: exactly one of the two."),
        new("写成 {0}: 列名，或 {0}: {{ const: 值 }}。", "Write {0}: column, or {0}: {{ const: value }}."));

    public static readonly DiagnosticDescriptor KeyParts = new(
        "RH0544", Severity.Error,
        new("“{0}”的键有 {1} 部分，对应表给了 {2} 列。", "The map gives {2} columns for the key of \"{0}\"; the number of its parts is {1}."),
        new("按 rulebook.yaml 里 key 的次序，每部分写一列。", "Give one column for each part, in the order of key in rulebook.yaml."));

    public static readonly DiagnosticDescriptor MisplacedKey = new(
        "RH0545", Severity.Error,
        new("“{0}”只用于 row: {1} 的对应表。", "\"{0}\" belongs to a map with row: {1}."),
        new("改正 row，或删去它。", "Correct row, or remove it."));

    public static readonly DiagnosticDescriptor UnknownColumn = new(
        "RH0546", Severity.Error,
        new("日志“{1}”没有“{0}”这一列。", "The log {1} has no column \"{0}\"."),
        new("核对对应表与日志的表头。", "Compare the map with the log's header."));

    public static readonly DiagnosticDescriptor NoPlainColumns = new(
        "RH0547", Severity.Error,
        new("日志“{0}”没有对应表，又没有“记录”“事件”“时刻”（record、event、at）三列。", "The log {0} comes without a map and lacks the columns record, event, at (“记录”, “事件”, “时刻”)."),
        new("用 --map 给出对应表，说明哪一列是什么；或者把表头改成这三个词，记录写类型和键，例如“诉求 G1”。", "Give a map with --map that says which column is what, or name the columns so; a record is its type and key, such as “诉求 G1”."));

    public static readonly DiagnosticDescriptor LineTooLong = new(
        "RH0548", Severity.Error,
        new("日志“{0}”第 {1} 行超过了 {2} 字节的上限。", "Line {1} of the log {0} is over the limit of {2} bytes."),
        new("检查这一行是否缺了引号；确有需要时，用环境变量 RULEHOST_MAX_BYTES 调高上限。", "See whether a closing quote is missing there; where it is really needed, raise the limit with the setting RULEHOST_MAX_BYTES."));

    public static readonly DiagnosticDescriptor EmptyLog = new(
        "RH0549", Severity.Error,
        new("日志“{0}”是空的，连表头也没有。", "The log {0} is empty: it has not even a header."),
        new("核对文件名。", "Check the file's name."));

    public static readonly DiagnosticDescriptor NotAMapTimeFormat = new(
        "RH0550", Severity.Error,
        new("“{0}”不是时刻的格式。", "\"{0}\" is not a format of instants."),
        new("写成 yyyy-MM-dd HH:mm:ss 这样的格式，原样的字用单引号括起。", "Write a format such as yyyy-MM-dd HH:mm:ss, literal letters in single quotes."));

    public static readonly DiagnosticDescriptor NotXes = new(
        "RH0551", Severity.Error,
        new("日志“{0}”第 {1} 行起不是能读的 XES。", "The log {0} cannot be read as XES from line {1} on."),
        new("XES 是 XML：根元素 log，下有 trace，trace 下有 event，不带文档类型声明（DTD）；核对文件是否完整。", "XES is XML: a root element log, in it trace, in that event, without a document type (DTD). See whether the file is whole."));

    public static readonly DiagnosticDescriptor NoSuchUnitField = new(
        "RH0552", Severity.Error,
        new("被裁判的记录都没有“{0}”这个字段，无法按它汇总。", "No record that is judged has a field \"{0}\" to sum up by."),
        new("核对 --by 后面的字段名。", "See whether the field behind --by is spelt right."));

    /// <summary>{0} the log, {1} how many.</summary>
    public static readonly DiagnosticDescriptor TooManyColumns = new(
        "RH0374", Severity.Error,
        new("日志“{0}”的列超过了 {1} 个。", "The log {0} has more than {1} columns."),
        new("看看是不是把值写成了键名（每行一个新名字）；真有这么多列的，先只导出要用的。", "See whether values were written as names, a new one in each row; a log that really has so many is exported with the needed ones alone."));

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        MissingMapKey, MapVersion, BadMapValue, ColumnOrConst, KeyParts, MisplacedKey, UnknownColumn, NoPlainColumns, LineTooLong, EmptyLog,
        NotAMapTimeFormat, NotXes, NoSuchUnitField, TooManyColumns,
    ];
}
