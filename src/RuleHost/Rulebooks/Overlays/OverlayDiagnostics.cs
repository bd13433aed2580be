using RuleHost.Text;

namespace RuleHost.Rulebooks.Overlays;

/// <summary>What can be wrong between an overlay and its base (RH0603 to RH0610, RH0615 to RH0618).</summary>
internal static class OverlayDiagnostics
{
    /// <summary>{0} the base's name, {1} the places.</summary>
    public static readonly DiagnosticDescriptor BaseNotFound = Error("RH0603",
        "找不到规则集“{0}”。找过：{1}。", "The rulebook \"{0}\" is nowhere to be found; these places were searched: {1}.",
        "用 --base 指出它所在的文件夹，或者把它放到上面的一个位置。", "Name its folder with --base, or put it into one of these places.");

    /// <summary>{0} the base, {1} its version, {2} the range.</summary>
    public static readonly DiagnosticDescriptor OutOfRange = Error("RH0604",
        "基础规则集“{0}”是 {1} 版，不在“{2}”之内。", "The base rulebook \"{0}\" has the version {1}, which lies outside of \"{2}\".",
        "对照基础规则集改了什么，再改 range；或者用旧版。", "See what changed in the base and then mend range, or use the older version.");

    /// <summary>{0} the range.</summary>
    public static readonly DiagnosticDescriptor BadRange = Error("RH0605",
        "“{0}”不是版本范围。", "\"{0}\" is no range of versions.",
        "例如“>=2011.2 <2012”。", "Write for example \">=2011.2 <2012\".");

    /// <summary>{0} the chain of ids.</summary>
    public static readonly DiagnosticDescriptor Circle = Error("RH0606",
        "叠加绕成了圈：{0}。", "These overlays extend each other in a circle: {0}.",
        "谁在谁之上要有个头尾：最底下的一层不写 extends。", "One of them has to be the lowest: that one has no extends.");

    /// <summary>{0} the amendment's word, {1} the id.</summary>
    public static readonly DiagnosticDescriptor NothingToAmend = Error("RH0607",
        "“{0} {1}”：基础规则集里没有这一条。", "“{0} {1}”: the base has no such provision.",
        "核对种类和编号；要加新的一条，写“增补”。", "Check kind and id; to add a provision write “增补”.");

    /// <summary>{0} the id.</summary>
    public static readonly DiagnosticDescriptor AddsExisting = Error("RH0608",
        "增补的“{0}”，基础规则集里已经有了。", "“增补” adds \"{0}\", which the base has already.",
        "要改它，写“修订”；要加新的一条，换一个编号。", "To change it write “修订”; to add a provision give it another id.");

    /// <summary>{0} what is declared again, {1} the base.</summary>
    public static readonly DiagnosticDescriptor Redefined = Error("RH0609",
        "“{0}”在“{1}”里已经声明，叠加规则集不能重新声明。", "\"{0}\" is declared in \"{1}\" already; an overlay cannot declare it again.",
        "叠加规则集只能增加：新的名称；在已有的事实下写 add: 加字段；在已有的处理梯下写 insert: 加措施；给已有的参数写 values:。", "An overlay only adds: new names; fields under add: of a fact type; measures under insert: of a ladder; values: of a parameter.");

    /// <summary>{0} what is to go, {1} the provision.</summary>
    public static readonly DiagnosticDescriptor NothingToDrop = Error("RH0610",
        "“{1}”里没有“{0}”这样的子句，没有什么可以删去。", "\"{1}\" has no clause “{0}” to drop.",
        "照抄基础条文里那个子句的关键字和开头。", "Copy the keyword and the beginning of the clause from the base.");

    /// <summary>{0} the clause, {1} the provision, {2} and {3} the overlays.</summary>
    public static readonly DiagnosticDescriptor TwoOverlays = Error("RH0615",
        "“{2}”和“{3}”都改了“{1}”的“{0}”，不知道以哪一个为准。", "\"{2}\" and \"{3}\" both amend “{0}” of \"{1}\"; which one counts is not known.",
        "只留一处；或者让其中一个叠加在另一个之上（extends）。", "Leave one of them, or let one extend the other.");

    /// <summary>{0} the measure, {1} the ladder.</summary>
    public static readonly DiagnosticDescriptor InsertsAfterNothing = Error("RH0616",
        "“{1}”的处理梯里没有“{0}”，新的措施不知道加在哪里。", "The ladder of \"{1}\" has no \"{0}\" to insert measures after.",
        "after: 写基础处理梯里的一项措施，steps: 写新的措施。", "after: names a measure of the base's ladder, steps: lists the new ones.");

    /// <summary>{0} the provision.</summary>
    public static readonly DiagnosticDescriptor NoReason = new(
        "RH0617",
        Severity.Warning,
        new Localized("“{0}”废止了，没有写为什么；每个结果里都要写出理由。", "{0} is repealed and nothing says why; every outcome tells the reason."),
        new Localized("在废止下面写一行“说明”，后面写理由；或者写“依据”，指出文件和条款。", "Write a line “说明” with the reason below the repeal, or “依据” with the document and its article."));

    /// <summary>{0} the repealed provision, {1} what names it.</summary>
    public static readonly DiagnosticDescriptor RepealedButNamed = Error("RH0618",
        "“{0}”废止以后，“{1}”还引用着它。", "{0} is repealed, and {1} still refers to it.",
        "把“{1}”也修订或者废止；基础不许动“{1}”的，“{0}”就不能废止。", "Amend or repeal {1}, too; where the base does not allow that, {0} cannot be repealed.");

    /// <summary>{0} the grade, {1} its scale, {2} the value that is not in it.</summary>
    public static readonly DiagnosticDescriptor ScaleLacks = Error("RH0619",
        "“{0}”的值域改成了“{1}”，里面没有“{2}”，基础的条文还用着它。", "The scale of {0} is now {1}, which has no {2}, and the base still names it.",
        "用到“{2}”的条文一条一条修订，写明改用哪一个值；两种等次之间从不自动对应。", "Amend each of them and say which value it names instead; one scale is never mapped to another in silence.");

    /// <summary>{0} the amended provision.</summary>
    public static readonly DiagnosticDescriptor SpoilsBase = Error("RH0640",
        "“{0}”这样修订以后，基础里的条文对不上了。", "With this amendment of {0} clauses of the base no longer fit.",
        "改这条修订，例如用基础的单位和类型；基础里的那几处也要跟着变的，一并修订。", "Mend the amendment, say by using the units and types of the base; or amend those clauses, too.");

    /// <summary>{0} the clause, {1} the provision.</summary>
    public static readonly DiagnosticDescriptor AmendedTwice = Error("RH0641",
        "“{1}”的“{0}”在同一个规则集里修订了两次，不知道以哪一次为准。", "“{0}” of \"{1}\" is amended twice in one rulebook; which counts is not known.",
        "合成一条修订；先后施行的，给每一条写上不同的“施行”。", "Make one amendment of them; where one follows the other in time, give each its own “施行”.");

    /// <summary>{0} the chain of ids, {1} the most.</summary>
    public static readonly DiagnosticDescriptor TooDeep = Error("RH0620",
        "叠加超过 {1} 层：{0}。", "More than {1} layers: {0}.",
        "把中间的几层并成一层；省、市、县、乡各一层，用不了这么多。", "Put some of those in between together; a province, a city, a county and a town take four.");

    /// <summary>{0} the range.</summary>
    public static readonly DiagnosticDescriptor EmptyRange = Error("RH0621",
        "没有哪一版既不低于又不高于“{0}”里的界限：下限比上限还高。", "No version can lie in \"{0}\": its lower bound is above its upper one.",
        "下限写在前面、上限写在后面，例如“>=2011.2 <2012”。", "Write the lower bound first and the upper one behind it, for example \">=2011.2 <2012\".");

    public static IReadOnlyList<DiagnosticDescriptor> All =>
        [BaseNotFound, OutOfRange, BadRange, Circle, NothingToAmend, AddsExisting, Redefined, NothingToDrop, TwoOverlays, InsertsAfterNothing, NoReason, RepealedButNamed, ScaleLacks, TooDeep, EmptyRange, SpoilsBase, AmendedTwice];

    private static DiagnosticDescriptor Error(string code, string chinese, string english, string chineseHint, string englishHint) =>
        new(code, Severity.Error, new Localized(chinese, english), new Localized(chineseHint, englishHint));
}
