using RuleHost.Text;

namespace RuleHost.Records;

/// <summary>What can be wrong with facts and events: RH0501 to RH0519 and RH0533 to RH0537.</summary>
internal static class FactsDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownType = new(
        "RH0501", Severity.Error,
        new("规则集没有声明“{0}”这类事实。", "The rulebook declares no facts of type \"{0}\"."),
        new("类型的名字写在 rulebook.yaml 的 facts 之下。", "The types are those under facts in rulebook.yaml."));

    public static readonly DiagnosticDescriptor UnknownField = new(
        "RH0502", Severity.Error,
        new("“{0}”没有“{1}”这个字段。", "\"{0}\" has no field \"{1}\"."),
        new("字段写在 rulebook.yaml 该类事实的 fields 之下，或在它 include 的字段组里。", "The fields are those under the type's fields in rulebook.yaml and in the groups that it includes."));

    public static readonly DiagnosticDescriptor UnknownEvent = new(
        "RH0503", Severity.Error,
        new("“{0}”没有“{1}”这种事件。", "Nothing called \"{1}\" can happen to a \"{0}\"."),
        new("事件写在 rulebook.yaml 该类事实的 events 之下。", "The events are those under the type's events in rulebook.yaml."));

    public static readonly DiagnosticDescriptor UnknownEventField = new(
        "RH0504", Severity.Error,
        new("“{0}”的事件“{1}”不带“{2}”这个字段。", "The event \"{1}\" of \"{0}\" carries no field \"{2}\"."),
        new("事件的字段写在 rulebook.yaml 该事件之下，例如 反馈: {{ 内容: 文本 }}。", "An event's fields are written under it in rulebook.yaml, as in “反馈: {{ 内容: 文本 }}”."));

    public static readonly DiagnosticDescriptor DuplicateRecord = new(
        "RH0505", Severity.Error,
        new("“{0}”给了两次：同一个键只能有一条记录，不知道该信哪一条。", "{0} is given twice: a key names one record, and there is no telling which of the two is right."),
        new("删去一条，或改正其中一条的键。", "Remove one of them, or correct the key of one."));

    public static readonly DiagnosticDescriptor MissingKey = new(
        "RH0506", Severity.Error,
        new("这条“{0}”没有“{1}”，认不出是哪一条。", "This \"{0}\" has no \"{1}\": it cannot be told from others."),
        new("写上键字段“{1}”，它不能未知，也不能为无或空。", "Give the key field \"{1}\"; it can be neither unknown nor absent nor empty."));

    public static readonly DiagnosticDescriptor NoneNotAllowed = new(
        "RH0507", Severity.Error,
        new("“{0}”不能为无：它声明为“{1}”。", "{0} cannot be “无” (known to be absent): it is declared as {1}."),
        new("不知道就不要写这个字段；确实可以没有，就在 rulebook.yaml 里声明为“{1} 或 无”。", "Leave the field out where it is not known; where it may really be absent, declare it as \"{1} 或 无\" in rulebook.yaml."));

    public static readonly DiagnosticDescriptor BadValue = new(
        "RH0508", Severity.Error,
        new("“{0}”的值不对：{1}", "The value of {0} does not fit: {1}"),
        new("按 rulebook.yaml 里声明的类型改写；不知道就不写这个字段。", "Write it as rulebook.yaml declares it; leave the field out where it is not known."));

    public static readonly DiagnosticDescriptor BadReference = new(
        "RH0509", Severity.Error,
        new("“{0}”没有指明一条记录。", "\"{0}\" does not name a record."),
        new("先写类型，空一格，再写键，例如 投诉 T1；几部分组成的键用 / 相连，例如 单位年度 城管局/2010。", "Write the type, a space, and the key, as in “投诉 T1”; the parts of a compound key are joined by /, as in “单位年度 城管局/2010”."));

    public static readonly DiagnosticDescriptor UnknownKey = new(
        "RH0510", Severity.Error,
        new("{1}没有“{0}”这个键。", "There is no key \"{0}\" in {1}."),
        new("改正或删去它。", "Correct it or remove it."));

    public static readonly DiagnosticDescriptor KeyTwice = new(
        "RH0511", Severity.Error,
        new("“{0}”与“{1}”是同一个键的两种写法，写了两次。", "\"{0}\" and \"{1}\" are two words for one key; it is given twice."),
        new("留下一个。", "Keep one."));

    public static readonly DiagnosticDescriptor WrongShape = new(
        "RH0512", Severity.Error,
        new("{0}要写成{1}，这里是{2}。", "{0} must be {1}; this is {2}."),
        new("改写成{1}。", "Write it as {1}."));

    public static readonly DiagnosticDescriptor MalformedEvent = new(
        "RH0513", Severity.Error,
        new("这一项不是事件：事件要有记录、事件名和时刻。", "This is not an event: an event has a record, a name and an instant."),
        new("写成 [投诉 T1, 交办, 2011-03-07 10:00]，需要时加第四项 { 字段: 值 }；或写成 { record: 投诉 T1, event: 交办, at: 2011-03-07 10:00 }。",
            "Write “[投诉 T1, 交办, 2011-03-07 10:00]”, with a fourth item “{ field: value }” where needed; or “{ record: 投诉 T1, event: 交办, at: 2011-03-07 10:00 }”."));

    public static readonly DiagnosticDescriptor NullableForOptional = new(
        "RH0514", Severity.Error,
        new("程序里的“{0}”用可空类型装“{1}”：“{1}”声明为“{2}”，空值分不清是未知还是无。", "The program's {0} is a plain nullable, but {1} is declared as {2}: its null could mean unknown or “无” (known to be absent)."),
        new("把它的类型改为 Maybe<…>：Unknown 是未知，None 是无。", "Make it a Maybe<…>: Unknown is unknown, None is “无”."));

    public static readonly DiagnosticDescriptor BadProperty = new(
        "RH0515", Severity.Error,
        new("程序里的“{0}”装不了“{1}”：“{1}”声明为“{2}”。", "The program's {0} cannot hold {1}, which is declared as {2}."),
        new("用 {3}。", "Use {3}."));

    public static readonly DiagnosticDescriptor NotADocumentInstant = new(
        "RH0516", Severity.Error,
        new("“{0}”不是时刻。", "\"{0}\" is not an instant."),
        new("写成 2011-03-15 09:00、2011-03-15T09:00:00+08:00，或只写日期 2011-03-15。", "Write 2011-03-15 09:00, 2011-03-15T09:00:00+08:00, or a date alone, 2011-03-15."));

    public static readonly DiagnosticDescriptor TwoEventsOfOneId = new(
        "RH0533", Severity.Error,
        new("标识“{0}”用在了两个不同的事件上：先是{1}，这里是{2}。", "The id \"{0}\" stands for two different events: {1} before, {2} here."),
        new("同一事件重复送来，内容要一字不差；不是同一事件，就另给一个标识。", "An event delivered again must be the same in everything; another event needs an id of its own."));

    public static readonly DiagnosticDescriptor UnknownRecord = new(
        "RH0534", Severity.Error,
        new("没有“{0}”这条记录：“{1}”已经列全，其中没有它。", "There is no {0}: the records of \"{1}\" are listed in full, and it is not among them."),
        new("改正键，或把这条记录列进去。", "Correct the key, or list the record."));

    /// <summary>{0} the record, {1} its type.</summary>
    public static readonly DiagnosticDescriptor NotGiven = new(
        "RH0562", Severity.Error,
        new("“{0}”没有给出：事实里有别的“{1}”，没有这一条，也没有它的事件。", "The record “{0}” was not given: the facts hold others of the type “{1}”, and neither this one nor an event of it."),
        new("核对键；确实对它一无所知，就给出一条只有键的记录。", "Check the key; of a record of which nothing is known give one with its key alone."));

    public static readonly DiagnosticDescriptor UnknownProvision = new(
        "RH0535", Severity.Error,
        new("这里指的条文“{0}”，规则集里没有。", "This names the provision \"{0}\": the rulebook has none of that id."),
        new("写条文的编号。", "Write the id of a provision."));

    public static readonly DiagnosticDescriptor ComputedField = new(
        "RH0536", Severity.Error,
        new("“{1}”的“{0}”是按事件算出来的，不能给定。", "{0} of \"{1}\" is worked out of its events and never given."),
        new("删去它；改变它的事实写成事件，例如 [牌 …, 摘牌, 2011-03-18 09:00, {{ 理由: 系统故障 }}]。", "Remove it; write what changes it as an event, as in “[牌 …, 摘牌, 2011-03-18 09:00, {{ 理由: 系统故障 }}]”."));

    public static readonly DiagnosticDescriptor BadCardKey = new(
        "RH0537", Severity.Error,
        new("“{0}”没有指明一张牌。", "\"{0}\" does not name a card."),
        new("一张牌由“时限/案件/种类/时刻”指明，例如 牌 答复时限/T1/黄牌/2011-03-15T00:00:00；种类是：{1}。", "A card is named by limit/case/kind/instant, as in “牌 答复时限/T1/黄牌/2011-03-15T00:00:00”; kinds are {1}."));

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnknownType, UnknownField, UnknownEvent, UnknownEventField, DuplicateRecord, MissingKey, NoneNotAllowed, BadValue, BadReference,
        UnknownKey, KeyTwice, WrongShape, MalformedEvent, NullableForOptional, BadProperty, NotADocumentInstant, TwoEventsOfOneId, UnknownRecord, NotGiven,
        UnknownProvision, ComputedField, BadCardKey,
    ];
}
