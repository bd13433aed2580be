using RuleHost.Text;

namespace RuleHost.Binding;

/// <summary>What can be wrong with names, types, units and clauses. Texts of overlays (RH06xx) stand here, the rest in the other parts.</summary>
internal static partial class BindingDiagnostics
{
    /// <summary>{0} the rulebook, {1} its base.</summary>
    public static readonly DiagnosticDescriptor OverlayNotApplied = Warning(
        "RH0601",
        "“{0}”叠加在“{1}”之上，而基础规则集没有读进来：只检查它自己写全的条文。",
        "“{0}” extends {1}, which was not read: only what stands in it alone is checked.",
        "来自基础规则集的名称在此不作检查；修订和废止的条文不生效。",
        "Names of the base are not checked here; what “修订” and “废止” say has no effect.");

    /// <summary>{0} 增补, 修订 or 废止, {1} the id.</summary>
    public static readonly DiagnosticDescriptor AmendsNothing = Error(
        "RH0602",
        "“{0} {1}”没有可以改动的基础规则集：rulebook.yaml 里没有写 extends。",
        "“{0} {1}” amends nothing: rulebook.yaml has no extends.",
        "独立的规则集直接写条文，去掉“{0}”；叠加的规则集在 extends: 里写明基础。",
        "In a rulebook of its own leave out {0}; an overlay names its base under extends:.");

    public static IReadOnlyList<DiagnosticDescriptor> All =>
    [
        DuplicateId, MemberClash, UnknownName, Ambiguous, ElementOrSubject, BareLimitMember,
        UnknownFactType, UnknownMember, NoMembers, UnknownFunction, ArgumentCount, UnknownValue,
        QuotedValue, NothingRefers, SeveralRefer, FieldRefersNot, NoYear, NoSubject,
        NoElement, NeedsMember, NotATable, KeyParts, KeyType, MemberTwice,
        OtherSubject, TypeAsValue, UnknownEnumeration, GroupAsSubject, UnlikeTypes, SpanFamilies,
        Currencies, DateAndInstant, PercentAndCount, NoOrder, NeverNone, OrderOfNone,
        NotACondition, MaybeNoneCondition, MaybeNoneOperand, CannotCalculate, CannotReckon, WrongType,
        NotAList, ListAsValue, NotAnEvent, NotARecord, NotInWindow, WindowLength,
        ConsecutiveYears, BranchesDiffer, OtherwiseLast, AtLeastOutside, DayOfNoYear, NoOrderOfTime, PlacesNotPlain, NeedsSelector,
        EveryNeedsAll, ListPartsElsewhere, OnlyNone, NotConstant, TimeOfWhat, ClauseMissing,
        ClauseTwice, ClauseOfOtherKind, InForceUpsideDown, UnknownSource, UnknownRole, UnknownCard,
        UnknownCalendar, UnknownStep, NoLadder, RangeUpsideDown, RangeOfAwards, BeyondTheRange,
        UnknownGrade, GradeOfSeveral, UnknownAction, ForbidItem, UnknownScore, PointsIntoWhat,
        WithinToWhat, SeveralWithin, NotPositive, ThresholdFamily, ShareOfBudget, UnknownDateWord,
        ReachesNothing, ReachesForeign, AppliesToUnknown, GeneralOverOthers, ExceptsNothing, ExamplePath,
        ExampleOfValue, NothingToAdjust, ScaleUnordered, WeightsNotWhole, NotMeasured, NameTwice,
        UnknownFlowStep, DivisionByZero, SameStartAndEnd, OverlayNotApplied, AmendsNothing,
    ];

    /// <summary>Those that say of their first argument that nothing is called so: a provision of that name may have been taken away.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> OfUnknownNames => [UnknownName, UnknownMember, UnknownEnumeration, UnknownGrade, UnknownScore, UnknownValue];

    private static DiagnosticDescriptor Error(string code, string chinese, string english, string chineseHint, string englishHint) =>
        new(code, Severity.Error, new Localized(chinese, english), new Localized(chineseHint, englishHint));

    private static DiagnosticDescriptor Warning(string code, string chinese, string english, string chineseHint, string englishHint) =>
        new(code, Severity.Warning, new Localized(chinese, english), new Localized(chineseHint, englishHint));
}
