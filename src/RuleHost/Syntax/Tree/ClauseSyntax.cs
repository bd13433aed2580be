using System.Collections.Immutable;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Syntax;

/// <summary>A clause: its keyword's span, and its whole span.</summary>
internal abstract record ClauseSyntax(TextSpan Span, TextSpan KeywordSpan)
{
    /// <summary>The canonical (simplified Chinese) keyword, which also keys diagnostics: 当, 限, 问责, …</summary>
    public abstract string Keyword { get; }
}

/// <summary><c>对 name [称 alias] [其中 filter]</c></summary>
internal sealed record ForClause(TextSpan Span, TextSpan KeywordSpan, NameSyntax FactType, NameSyntax? As, ExpressionSyntax? Where) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "对";
}

internal sealed record TagsClause(TextSpan Span, TextSpan KeywordSpan, ImmutableArray<NameSyntax> Tags) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "标签";
}

/// <summary><c>施行 [from 起] [至 until] [含在办]</c></summary>
internal sealed record InForceClause(TextSpan Span, TextSpan KeywordSpan, DateOnly? From, DateOnly? Until, bool RunningToo) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "施行";
}

/// <summary><c>依据 SOURCEID place</c></summary>
internal sealed record BasisClause(TextSpan Span, TextSpan KeywordSpan, NameSyntax SourceId, string Place) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "依据";
}

internal enum RemarkKind
{
    /// <summary>说明</summary>
    Note,

    /// <summary>章</summary>
    Chapter,

    /// <summary>未建模</summary>
    Unmodelled,
}

internal sealed record RemarkClause(TextSpan Span, TextSpan KeywordSpan, RemarkKind Kind, string Text) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => Kind switch { RemarkKind.Note => "说明", RemarkKind.Chapter => "章", _ => "未建模" };
}

/// <summary><c>例 path = value, … → expected</c>: a state word, or a binding of the outcome (到期日 = 2011-03-14).</summary>
internal sealed record ExampleClause(TextSpan Span, TextSpan KeywordSpan, ImmutableArray<BindingSyntax> Given, ExampleState? State, BindingSyntax? Binding) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "例";
}

internal enum ExampleState
{
    /// <summary>成立</summary>
    Holds,

    /// <summary>不成立</summary>
    Fails,

    /// <summary>待查</summary>
    Unknown,

    /// <summary>不适用</summary>
    NotApplicable,
}

internal sealed record BindingSyntax(TextSpan Span, ExpressionSyntax Path, ExpressionSyntax Value);

/// <summary><c>可调 clauseword [从 a] [至 b] 由 level</c></summary>
internal sealed record AdjustableClause(TextSpan Span, TextSpan KeywordSpan, NameSyntax ClauseWord, ExpressionSyntax? From, ExpressionSyntax? To, NameSyntax By) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "可调";
}

/// <summary><c>删去 clauseword rest</c>, only inside 修订.</summary>
internal sealed record DropClause(TextSpan Span, TextSpan KeywordSpan, NameSyntax ClauseWord, string Rest) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "删去";
}

/// <summary><c>适用 names [除 names]</c>: kind words, ids or tags.</summary>
internal sealed record AppliesToClause(TextSpan Span, TextSpan KeywordSpan, ImmutableArray<NameSyntax> Names, ImmutableArray<NameSyntax> Except) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "适用";
}

internal sealed record WhenClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Condition) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "当";
}

/// <summary><c>不适用 当 expr</c></summary>
internal sealed record NotApplicableClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Condition) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "不适用";
}

/// <summary><c>免限 当 expr</c></summary>
internal sealed record UnlimitedClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Condition) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "免限";
}

/// <summary><c>问责|给予 addressee: measures [当 …]</c></summary>
internal sealed record MeasureClause(TextSpan Span, TextSpan KeywordSpan, bool IsHold, ListArgumentSyntax Addressee, bool Mandatory, bool Interim, ImmutableArray<RangeSyntax> Ranges, ExpressionSyntax? When) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => IsHold ? "问责" : "给予";
}

/// <summary><c>a [至 b] {或 c}</c></summary>
internal sealed record RangeSyntax(TextSpan Span, NameSyntax From, NameSyntax? To, ImmutableArray<NameSyntax> Or);

internal enum ModifierKind
{
    /// <summary>从重</summary>
    Heavier,

    /// <summary>从轻</summary>
    Lighter,

    /// <summary>加重</summary>
    Aggravate,

    /// <summary>减轻</summary>
    Reduce,

    /// <summary>免予</summary>
    Exempt,
}

internal sealed record ModifierClause(TextSpan Span, TextSpan KeywordSpan, ModifierKind Kind, ExpressionSyntax? Addressee, ExpressionSyntax When) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => Kind switch
    {
        ModifierKind.Heavier => "从重",
        ModifierKind.Lighter => "从轻",
        ModifierKind.Aggravate => "加重",
        ModifierKind.Reduce => "减轻",
        _ => "免予",
    };
}

/// <summary><c>不得 [评为] items [当 …]</c></summary>
internal sealed record ForbidClause(TextSpan Span, TextSpan KeywordSpan, bool IsGrading, ImmutableArray<ExpressionSyntax> Items, ExpressionSyntax? When) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "不得";
}

/// <summary><c>扣|加 amount [每 list [满 step]] [至多 cap] [计入 score] [当 …]</c></summary>
internal sealed record PointsClause(TextSpan Span, TextSpan KeywordSpan, bool IsPlus, ExpressionSyntax Amount, ListArgumentSyntax? Per, ExpressionSyntax? Step, ExpressionSyntax? AtMost, NameSyntax? Into, ExpressionSyntax? When) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => IsPlus ? "加" : "扣";
}

/// <summary><c>事件 list</c>: which events a veto counts.</summary>
internal sealed record EventsClause(TextSpan Span, TextSpan KeywordSpan, ListArgumentSyntax Events) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "事件";
}

/// <summary><c>确认 由 role</c></summary>
internal sealed record ConfirmClause(TextSpan Span, TextSpan KeywordSpan, NameSyntax By) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "确认";
}

/// <summary>One or several events: 与 when all have happened, 或 the first. Mixed runs bind left to right as written.</summary>
internal sealed record WhenEventSyntax(TextSpan Span, ImmutableArray<ExpressionSyntax> Events, ImmutableArray<bool> IsAll);

/// <summary><c>自 a [至 b]</c>, or <c>至 b</c> alone.</summary>
internal sealed record SinceClause(TextSpan Span, TextSpan KeywordSpan, WhenEventSyntax? From, WhenEventSyntax? Until) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => From is null ? "至" : "自";
}

/// <summary><c>每 datepoint</c></summary>
internal sealed record EveryClause(TextSpan Span, TextSpan KeywordSpan, DatePointSyntax Point) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "每";
}

/// <summary>A point of the calendar, as its words and literals in order: 年 6月 上旬; 年 春节 后 第 1个工作日; 周五.</summary>
internal sealed record DatePointSyntax(TextSpan Span, ImmutableArray<DatePointPart> Parts);

/// <summary>One part: a canonical word (年, 半年, 上旬, 底, 末日, 前, 后, 第, 春节, 周五, …) or a literal.</summary>
internal sealed record DatePointPart(TextSpan Span, string? Word, LiteralSyntax? Literal);

/// <summary><c>限 span [当 …]</c>, <c>限 至 date-expression [当 …]</c>, <c>限 至 datepoint [当 …]</c></summary>
internal sealed record WithinClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax? Amount, ExpressionSyntax? UntilExpression, DatePointSyntax? UntilPoint, ExpressionSyntax? When) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "限";
}

/// <summary><c>中止 自 a 至 b [按 工作日|天|工作小时] [至多 span]</c></summary>
internal sealed record SuspendClause(TextSpan Span, TextSpan KeywordSpan, WhenEventSyntax From, WhenEventSyntax Until, Values.SpanFamily? Measure, ExpressionSyntax? AtMost)
    : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "中止";
}

/// <summary><c>延长 span [每 events | 自 events] [至多 times or span] [当 …]</c></summary>
/// <param name="FromToday">自: the span runs from the day of each event; 每: it is added to the present limit.</param>
internal sealed record ExtendClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Amount, ListArgumentSyntax? Each, bool FromToday, ExpressionSyntax? AtMost, ExpressionSyntax? When)
    : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "延长";
}

/// <summary><c>重计 自 a</c></summary>
internal sealed record RestartClause(TextSpan Span, TextSpan KeywordSpan, WhenEventSyntax From) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "重计";
}

internal enum ThresholdKind
{
    /// <summary>剩 n</summary>
    Left,

    /// <summary>用满 n</summary>
    Used,

    /// <summary>逾期</summary>
    Overdue,

    /// <summary>逾期满 n</summary>
    OverdueBy,

    /// <summary>中止满 n</summary>
    SuspendedFor,
}

internal enum EffectKind
{
    /// <summary>发 card 予 addressee [由 issuer]</summary>
    Issue,

    /// <summary>报 addressee</summary>
    ReportTo,

    /// <summary>视为 result [自 events]</summary>
    Deem,
}

/// <summary><c>于 threshold effect [当 …]</c></summary>
internal sealed record OnClause(TextSpan Span, TextSpan KeywordSpan, ThresholdKind Threshold, ExpressionSyntax? ThresholdAmount, EffectKind Effect, NameSyntax? EffectName, ExpressionSyntax? Addressee, NameSyntax? By, WhenEventSyntax? DeemedFrom, ExpressionSyntax? When)
    : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "于";
}

/// <summary><c>截止 24:00 | 下班 | 同时刻</c></summary>
internal sealed record CutoffClause(TextSpan Span, TextSpan KeywordSpan, Rulebooks.CutoffKind Kind, TimeOnly Time) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "截止";
}

/// <summary><c>日历 path</c></summary>
internal sealed record CalendarClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Calendar) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "日历";
}

/// <summary><c>由 name</c></summary>
internal sealed record ByClause(TextSpan Span, TextSpan KeywordSpan, NameSyntax By) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "由";
}

internal sealed record OutOfClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Amount) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "满分";
}

/// <summary><c>项 name 占 weight 为 expr [仅客观]</c></summary>
internal sealed record ItemClause(TextSpan Span, TextSpan KeywordSpan, NameSyntax Name, ExpressionSyntax Weight, ExpressionSyntax Value, bool MeasuredOnly) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "项";
}

internal sealed record RoundClause(TextSpan Span, TextSpan KeywordSpan, int Places) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "保留";
}

internal sealed record ScaleClause(TextSpan Span, TextSpan KeywordSpan, NameSyntax Scale) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "值域";
}

/// <summary><c>按 score {、 what decides among equals}</c></summary>
internal sealed record RankByClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Score, ImmutableArray<ExpressionSyntax> TieBreakers) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "按";
}

internal sealed record GroupByClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Key) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "分组";
}

/// <summary><c>评 grade (当 … | 其余)</c>; <c>When</c> null is 其余.</summary>
internal sealed record AwardClause(TextSpan Span, TextSpan KeywordSpan, NameSyntax Grade, ExpressionSyntax? When) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "评";
}

internal sealed record QuotaClause(TextSpan Span, TextSpan KeywordSpan, NameSyntax Grade, ExpressionSyntax AtMost) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "名额";
}

/// <summary><c>升|降 n等 当 … [至多 grade]</c></summary>
internal sealed record ShiftClause(TextSpan Span, TextSpan KeywordSpan, bool IsUp, LiteralSyntax Steps, ExpressionSyntax When, NameSyntax? AtMost) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => IsUp ? "升" : "降";
}

/// <summary><c>有效 当 …</c></summary>
internal sealed record ValidClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Condition) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "有效";
}

/// <summary><c>缓议 当 …</c></summary>
internal sealed record PostponeClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Condition) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "缓议";
}

/// <summary><c>载明 what {、what}</c></summary>
internal sealed record MinutesClause(TextSpan Span, TextSpan KeywordSpan, ImmutableArray<ExpressionSyntax> What) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "载明";
}

/// <summary><c>通过 当 …</c></summary>
internal sealed record PassClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Condition) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "通过";
}

/// <summary><c>步骤 name {…} [→ targets]</c></summary>
internal sealed record StepClause(
    TextSpan Span,
    TextSpan KeywordSpan,
    NameSyntax Name,
    ImmutableArray<ExpressionSyntax> By,
    ExpressionSyntax? Within,
    ExpressionSyntax? ExtendableBy,
    ExpressionSyntax? ExtendableWhen,
    NameSyntax? Records,
    bool? AwaitAll,
    bool Ends,
    ImmutableArray<TargetSyntax> Targets) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "步骤";
}

/// <summary><c>step {与 step} [当 …]</c></summary>
internal sealed record TargetSyntax(TextSpan Span, ImmutableArray<NameSyntax> Steps, ExpressionSyntax? When);

/// <summary><c>为 expr</c></summary>
internal sealed record IsClause(TextSpan Span, TextSpan KeywordSpan, ExpressionSyntax Value) : ClauseSyntax(Span, KeywordSpan)
{
    public override string Keyword => "为";
}
