using RuleHost.Text;

namespace RuleHost.Testing;

/// <summary>What can be wrong with a test file: RH0520 to RH0539.</summary>
internal static class TestingDiagnostics
{
    public static readonly DiagnosticDescriptor OtherRulebook = new(
        "RH0520", Severity.Error,
        new("这个用例文件写给规则集“{0}”，而这里的规则集是“{1}”。", "This test file is for the rulebook \"{0}\"; the rulebook here is \"{1}\"."),
        new("改正“规则集”一行，或把文件移到那个规则集的 tests 之下。", "Correct the “规则集” (rulebook) line, or move the file to that rulebook's tests folder."));

    public static readonly DiagnosticDescriptor NoName = new(
        "RH0521", Severity.Error,
        new("这个用例没有名字，失败时指不出是哪一个。", "This case has no name: when it fails there is no telling which it is."),
        new("加一行“名: …”，说清它试的是什么。", "Add a line \"name: …\" that says what it tries."));

    public static readonly DiagnosticDescriptor NoAsOf = new(
        "RH0522", Severity.Error,
        new("用例“{0}”没有写时点：换一天运行，结果就可能不同。", "The case \"{0}\" has no as-of: run on another day it might come out differently."),
        new("加一行“时点: 2011-03-15 09:00”。", "Add a line \"as-of: 2011-03-15 09:00\"."));

    public static readonly DiagnosticDescriptor NoExpectation = new(
        "RH0523", Severity.Error,
        new("用例“{0}”没有写期望，什么也没有试。", "The case \"{0}\" expects nothing, so it tries nothing."),
        new("加上“期望: {{ 条文编号: 状态 }}”。", "Add \"expect: {{ provision: state }}\"."));

    public static readonly DiagnosticDescriptor UnknownFixture = new(
        "RH0524", Severity.Error,
        new("没有名为“{0}”的样本。", "There is no fixture called \"{0}\"."),
        new("样本写在文件开头的“样本”之下。", "Fixtures are written under “样本” (fixtures) at the head of the file."));

    public static readonly DiagnosticDescriptor FixtureCycle = new(
        "RH0525", Severity.Error,
        new("样本“{0}”取自它自己：{1}。", "The fixture \"{0}\" is taken from itself: {1}."),
        new("去掉其中一个“取自”。", "Remove one of the “取自” (from)."));

    public static readonly DiagnosticDescriptor FixtureShape = new(
        "RH0526", Severity.Error,
        new("样本“{0}”是一个列表，不能再添字段。", "The fixture \"{0}\" is a list: fields cannot be added to it."),
        new("写成 {{ 取自: {0} }}，或取自一条记录的样本。", "Write “{{ 取自: {0} }}” alone, or take from a fixture that is one record."));

    public static readonly DiagnosticDescriptor UnknownProvision = new(
        "RH0527", Severity.Error,
        new("规则集里没有编号为“{0}”的条文或定义。", "The rulebook has no provision or definition \"{0}\"."),
        new("期望和设定以条文编号为键。", "Expectations and assumptions are keyed by the provision's id."));

    public static readonly DiagnosticDescriptor BadExpectation = new(
        "RH0528", Severity.Error,
        new("“{0}”读不成“{1}”的期望。", "\"{0}\" cannot be read as an expectation of \"{1}\"."),
        new("{2}", "{2}"));

    public static readonly DiagnosticDescriptor BadAssumption = new(
        "RH0529", Severity.Error,
        new("“{0}”读不成“{1}”的设定。", "\"{0}\" cannot be read as an assumption about \"{1}\"."),
        new("写成 {1}: {{ 记录的键: 结果 }}，或 {1}: {{ \"*\": 结果 }}。", "Write {1}: {{ record key: outcome }}, or {1}: {{ \"*\": outcome }}."));

    public static readonly DiagnosticDescriptor NoSubject = new(
        "RH0530", Severity.Error,
        new("“{0}”判断的是“{1}”，而用例没有这样的记录。", "\"{0}\" judges records of {1}, and the case has none."),
        new("在“对”里写上它，例如 对: {1} T1。", "Name one under “对” (subject), as in subject: {1} T1."));

    public static readonly DiagnosticDescriptor KeyedByRecord = new(
        "RH0531", Severity.Error,
        new("“{0}”对着 {1} 条记录，期望却没有按记录分开写。", "\"{0}\" is judged for {1} records, but the expectation is not keyed by record."),
        new("写成 {0}: {{ 记录的键: 期望 }}。", "Write {0}: {{ record key: expectation }}."));

    public static readonly DiagnosticDescriptor NoAction = new(
        "RH0532", Severity.Error,
        new("期望里写了动作的结果，用例却没有写动作。", "The outcome of an action is expected, but the case names no action."),
        new("加一行“动作: 事件或步骤的名字”。", "Add a line \"action: the event or step\"."));

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        OtherRulebook, NoName, NoAsOf, NoExpectation, UnknownFixture, FixtureCycle, FixtureShape, UnknownProvision, BadExpectation, BadAssumption,
        NoSubject, KeyedByRecord, NoAction,
    ];
}
