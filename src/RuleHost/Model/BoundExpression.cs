using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Model;

/// <summary>
/// An expression whose names, types and units are settled. Both evaluators read this tree and nothing else, so whatever an
/// expression means is decided here once. Immutable.
/// </summary>
/// <param name="type">Its type.</param>
/// <param name="origin">Where it is written.</param>
internal abstract class BoundExpression(DataType type, SourceLocation origin)
{
    public DataType Type { get; } = type;

    public SourceLocation Origin { get; } = origin;

    /// <summary>The expression as the author wrote it.</summary>
    public string Text => Origin.Source.Slice(Origin.Span).ToString();

    /// <summary>The same on one line and without comments, as explanations quote it.</summary>
    public string Written => field ??= AuthorText.Of(Origin.Source, Origin.Span);
}

/// <summary>What could not be bound. A formula that holds one is never evaluated.</summary>
internal sealed class ErrorExpression(SourceLocation origin) : BoundExpression(DataType.Error, origin);

internal sealed class ConstantExpression(DataType type, SourceLocation origin, Value value) : BoundExpression(type, origin)
{
    public Value Value { get; } = value;
}

/// <summary>本: the record being judged.</summary>
internal sealed class SubjectExpression(DataType type, SourceLocation origin) : BoundExpression(type, origin);

/// <summary>An element of a list under evaluation (其, a name given by 称, or implied): a local of the formula.</summary>
internal sealed class LocalExpression(DataType type, SourceLocation origin, int slot) : BoundExpression(type, origin)
{
    public int Slot { get; } = slot;
}

/// <summary>A field of a record. Where the target is a group (a 通则's subject) the slot is looked up by the record's type.</summary>
internal sealed class FieldExpression(DataType type, SourceLocation origin, BoundExpression target, FieldDefinition field, int slot) : BoundExpression(type, origin)
{
    public BoundExpression Target { get; } = target;

    public FieldDefinition Field { get; } = field;

    /// <summary>The slot in the target's fact type; −1 where the target is a group.</summary>
    public int Slot { get; } = slot;
}

/// <summary>All events of one name of a record, in order of time: a complete list (semantics S6).</summary>
internal sealed class EventsExpression(DataType type, SourceLocation origin, BoundExpression target, EventDefinition definition) : BoundExpression(type, origin)
{
    public BoundExpression Target { get; } = target;

    public EventDefinition Event { get; } = definition;
}

/// <summary>时刻, 由, or a declared field of an event.</summary>
internal sealed class EventMemberExpression(DataType type, SourceLocation origin, BoundExpression target, EventMember member, int slot) : BoundExpression(type, origin)
{
    public BoundExpression Target { get; } = target;

    public EventMember Member { get; } = member;

    /// <summary>The field's index in <see cref="EventDefinition.Fields"/>, for <see cref="EventMember.Field"/>.</summary>
    public int Slot { get; } = slot;
}

internal enum EventMember
{
    At,
    By,
    Field,
}

/// <summary>A cell of a table row.</summary>
internal sealed class CellExpression(DataType type, SourceLocation origin, BoundExpression target, int column) : BoundExpression(type, origin)
{
    public BoundExpression Target { get; } = target;

    public int Column { get; } = column;
}

/// <summary>A definition (定义) of the target record.</summary>
internal sealed class DefinitionExpression(DataType type, SourceLocation origin, BoundExpression target, BoundDefinition definition) : BoundExpression(type, origin)
{
    public BoundExpression Target { get; } = target;

    public BoundDefinition Definition { get; } = definition;
}

/// <summary>Whether a judgement (情形, 否决, 后果) holds for the target record in this evaluation; 无 where there is no such record.</summary>
internal sealed class JudgementExpression(SourceLocation origin, BoundExpression target, BoundJudgement judgement)
    : BoundExpression(target.Type.Optional ? DataType.Bool.OrNone() : DataType.Bool, origin)
{
    public BoundExpression Target { get; } = target;

    public BoundJudgement Judgement { get; } = judgement;
}

/// <summary>A member of a limit of the target record: its last round's 状态, 到期日, …</summary>
internal sealed class LimitMemberExpression(DataType type, SourceLocation origin, BoundExpression target, BoundLimit limit, LimitMember member) : BoundExpression(type, origin)
{
    public BoundExpression Target { get; } = target;

    public BoundLimit Limit { get; } = limit;

    public LimitMember Member { get; } = member;
}

internal enum LimitMember
{
    /// <summary>状态: an enumeration of the clock states.</summary>
    State,

    /// <summary>到期日: 日期 或 无.</summary>
    DueDate,

    /// <summary>截止时刻: 时刻 或 无.</summary>
    Due,

    /// <summary>逾期: a span in the unit of 限, 0 when not late.</summary>
    Overdue,

    /// <summary>剩余: a span, or 无 once late.</summary>
    Remaining,

    /// <summary>已用: a span, today counted.</summary>
    Used,

    /// <summary>牌: the cards it issued (records of 牌).</summary>
    Cards,

    /// <summary>原到期日: 日期 或 无, without 延长.</summary>
    OriginalDue,

    /// <summary>对原期限逾期: a span in the unit of 限, 0 when not late against the original limit.</summary>
    OverdueOriginal,

    /// <summary>视为结果: 文本 或 无, what silence means.</summary>
    Deemed,
}

/// <summary>
/// The outcome of a kind of provision that this version parses and checks but does not judge (评分, 等次, 票决): unknown,
/// naming the provision, unless a test assumes it (设定).
/// </summary>
internal sealed class OutcomeExpression(DataType type, SourceLocation origin, BoundExpression target, BoundProvision provision, string? member) : BoundExpression(type, origin)
{
    public BoundExpression Target { get; } = target;

    public BoundProvision Provision { get; } = provision;

    /// <summary>总分, 各项, 有效, 通过, 状态 …; null for the outcome itself (a grade).</summary>
    public string? Member { get; } = member;
}

/// <summary>A parameter, as in force at the applicable time (semantics S14).</summary>
internal sealed class ParameterExpression(DataType type, SourceLocation origin, ParameterDefinition parameter) : BoundExpression(type, origin)
{
    public ParameterDefinition Parameter { get; } = parameter;
}

/// <summary><c>table[key]</c>: one row; unknown, naming <c>table[key]</c>, where there is none.</summary>
internal sealed class RowExpression(DataType type, SourceLocation origin, TableDefinition table, BoundExpression key) : BoundExpression(type, origin)
{
    public TableDefinition Table { get; } = table;

    public BoundExpression Key { get; } = key;
}

/// <summary>All records of a fact type.</summary>
internal sealed class RecordsExpression(DataType type, SourceLocation origin, FactType factType) : BoundExpression(type, origin)
{
    public FactType FactType { get; } = factType;
}

/// <summary>All rows of a table.</summary>
internal sealed class RowsExpression(DataType type, SourceLocation origin, TableDefinition table) : BoundExpression(type, origin)
{
    public TableDefinition Table { get; } = table;
}

/// <summary><c>target 的 Type</c>: the records of a type whose field refers to the target.</summary>
internal sealed class ReferrersExpression(DataType type, SourceLocation origin, BoundExpression target, FactType factType, int slot) : BoundExpression(type, origin)
{
    public BoundExpression Target { get; } = target;

    public FactType FactType { get; } = factType;

    /// <summary>The referring field's slot; the field is a record reference, or a list of them.</summary>
    public int Slot { get; } = slot;
}

/// <summary>上年, 上月: the record with the same key but a year or a month before.</summary>
internal sealed class EarlierExpression(DataType type, SourceLocation origin, BoundExpression target, int months) : BoundExpression(type, origin)
{
    public BoundExpression Target { get; } = target;

    /// <summary>How many months before: 12 or 1.</summary>
    public int Months { get; } = months;
}

/// <summary>现在: the as-of, an instant.</summary>
internal sealed class NowExpression(SourceLocation origin) : BoundExpression(DataType.Instant, origin);

internal sealed class LogicalExpression(SourceLocation origin, bool isAnd, ImmutableArray<BoundExpression> operands) : BoundExpression(DataType.Bool, origin)
{
    public bool IsAnd { get; } = isAnd;

    public ImmutableArray<BoundExpression> Operands { get; } = operands;
}

internal sealed class NotExpression(SourceLocation origin, BoundExpression operand) : BoundExpression(DataType.Bool, origin)
{
    public BoundExpression Operand { get; } = operand;
}

/// <summary>A comparison. 属于 takes a list or a window on the right; 包含 a list on the left.</summary>
internal sealed class CompareExpression(SourceLocation origin, BoundExpression left, ComparisonOperator @operator, BoundExpression right) : BoundExpression(DataType.Bool, origin)
{
    public BoundExpression Left { get; } = left;

    public ComparisonOperator Operator { get; } = @operator;

    public BoundExpression Right { get; } = right;

    /// <summary>What stands between its sides, as written.</summary>
    public string Between => field ??= AuthorText.Between(Left.Origin, Right.Origin);
}

internal sealed class BetweenExpression(SourceLocation origin, BoundExpression operand, BoundExpression low, BoundExpression high) : BoundExpression(DataType.Bool, origin)
{
    public BoundExpression Operand { get; } = operand;

    public BoundExpression Low { get; } = low;

    public BoundExpression High { get; } = high;
}

/// <summary>A run of + − or of × ÷, left to right.</summary>
internal sealed class ArithmeticExpression(DataType type, SourceLocation origin, ImmutableArray<BoundExpression> operands, ImmutableArray<ArithmeticOperator> operators) : BoundExpression(type, origin)
{
    public ImmutableArray<BoundExpression> Operands { get; } = operands;

    public ImmutableArray<ArithmeticOperator> Operators { get; } = operators;
}

internal sealed class NegateExpression(DataType type, SourceLocation origin, BoundExpression operand) : BoundExpression(type, origin)
{
    public BoundExpression Operand { get; } = operand;
}

internal sealed class IfExpression(DataType type, SourceLocation origin, BoundExpression condition, BoundExpression then, BoundExpression @else) : BoundExpression(type, origin)
{
    public BoundExpression Condition { get; } = condition;

    public BoundExpression Then { get; } = then;

    public BoundExpression Else { get; } = @else;
}

/// <summary>An item block. Its items are cited by mark in outcomes.</summary>
internal sealed class BlockExpression(SourceLocation origin, BlockKind kind, int atLeast, ImmutableArray<BlockItem> items) : BoundExpression(DataType.Bool, origin)
{
    public BlockKind Kind { get; } = kind;

    public int AtLeast { get; } = atLeast;

    public ImmutableArray<BlockItem> Items { get; } = items;
}

internal sealed record BlockItem(string Mark, BoundExpression Condition);

/// <summary>分情形 (semantics S8): exclusive; a gap is unknown and says 无一项成立.</summary>
internal sealed class CasesExpression(DataType type, SourceLocation origin, ImmutableArray<CaseItem> cases, BoundExpression? otherwise, string name) : BoundExpression(type, origin)
{
    public ImmutableArray<CaseItem> Cases { get; } = cases;

    public BoundExpression? Otherwise { get; } = otherwise;

    /// <summary>What a gap is named after: <c>岗位处置</c> gives <c>岗位处置:无一项成立</c>.</summary>
    public string Name { get; } = name;
}

internal sealed record CaseItem(string Mark, BoundExpression Condition, BoundExpression Result);

/// <summary>A function over a list (semantics S7). Filter and selector see the element in local <see cref="Slot"/>.</summary>
internal sealed class AggregateExpression(DataType type, SourceLocation origin, AggregateFunction function, BoundExpression list, int slot, BoundExpression? filter, BoundExpression? selector) : BoundExpression(type, origin)
{
    public AggregateFunction Function { get; } = function;

    public BoundExpression List { get; } = list;

    public int Slot { get; } = slot;

    /// <summary>其中.</summary>
    public BoundExpression? Filter { get; } = filter;

    /// <summary>What follows the comma, evaluated per element; of <see cref="AggregateFunction.Every"/>, what all must satisfy.</summary>
    public BoundExpression? Selector { get; } = selector;
}

internal enum AggregateFunction
{
    /// <summary>存在</summary>
    Exists,

    /// <summary>每个 … 均</summary>
    Every,

    /// <summary>计数</summary>
    Count,

    /// <summary>合计</summary>
    Sum,

    /// <summary>平均</summary>
    Average,

    /// <summary>最大 over a list</summary>
    Max,

    /// <summary>最小 over a list</summary>
    Min,

    /// <summary>首</summary>
    First,

    /// <summary>末</summary>
    Last,

    /// <summary>连续次数: how many elements at most stand one behind the other, in order of time, that all satisfy the selector</summary>
    Run,

    /// <summary>各; without a selector the filtered list itself (an addressee with 其中)</summary>
    Map,
}

/// <summary>最大(a, b, …) and 最小(a, b, …) of plain values.</summary>
internal sealed class ExtremeExpression(DataType type, SourceLocation origin, bool isMax, ImmutableArray<BoundExpression> operands) : BoundExpression(type, origin)
{
    public bool IsMax { get; } = isMax;

    public ImmutableArray<BoundExpression> Operands { get; } = operands;
}

/// <summary>缺省(x, v): v where x is 无; unknown stays unknown.</summary>
internal sealed class DefaultExpression(DataType type, SourceLocation origin, BoundExpression operand, BoundExpression fallback) : BoundExpression(type, origin)
{
    public BoundExpression Operand { get; } = operand;

    public BoundExpression Fallback { get; } = fallback;
}

/// <summary>已知(x), or 缺失(x): always decided.</summary>
internal sealed class KnownExpression(SourceLocation origin, BoundExpression operand, bool missing) : BoundExpression(DataType.Bool, origin)
{
    public BoundExpression Operand { get; } = operand;

    /// <summary>Whether it is 缺失.</summary>
    public bool Missing { get; } = missing;
}

/// <summary>日期(instant): the calendar date in the rulebook's zone.</summary>
internal sealed class DateOfExpression(DataType type, SourceLocation origin, BoundExpression operand) : BoundExpression(type, origin)
{
    public BoundExpression Operand { get; } = operand;
}

/// <summary>近 D [截至 x] (semantics S13).</summary>
internal sealed class RecentExpression(SourceLocation origin, Value length, BoundExpression? asOf) : BoundExpression(DataType.Window, origin)
{
    public Value Length { get; } = length;

    public BoundExpression? AsOf { get; } = asOf;
}

/// <summary>本年度, 上年度, 本季度, 上季度, 本月, 上月, 本周, 上周, 上半年, 下半年, 本半年: of the subject's year or month where it has one, else of the as-of.</summary>
internal sealed class PeriodExpression(SourceLocation origin, CalendarPeriod period) : BoundExpression(DataType.Window, origin)
{
    public CalendarPeriod Period { get; } = period;
}

internal enum CalendarPeriod
{
    /// <summary>本年度, 本年</summary>
    ThisYear,

    /// <summary>上年度</summary>
    LastYear,

    /// <summary>本季度</summary>
    ThisQuarter,

    /// <summary>本月</summary>
    ThisMonth,

    /// <summary>本周</summary>
    ThisWeek,

    /// <summary>上半年</summary>
    FirstHalf,

    /// <summary>下半年</summary>
    SecondHalf,

    /// <summary>本半年</summary>
    ThisHalf,

    /// <summary>上季度</summary>
    LastQuarter,

    /// <summary>上月</summary>
    LastMonth,

    /// <summary>上周</summary>
    LastWeek,
}

/// <summary>连续 nY c (semantics S21): c now and in each of the n−1 years before; a missing year is unknown, naming its record.</summary>
internal sealed class ConsecutiveExpression(SourceLocation origin, int periods, int months, BoundExpression condition) : BoundExpression(DataType.Bool, origin)
{
    /// <summary>How many years or months in a row.</summary>
    public int Periods { get; } = periods;

    /// <summary>The length of one, in months: 12 or 1.</summary>
    public int Months { get; } = months;

    public BoundExpression Condition { get; } = condition;
}

internal sealed class ListExpression(DataType type, SourceLocation origin, ImmutableArray<BoundExpression> items) : BoundExpression(type, origin)
{
    public ImmutableArray<BoundExpression> Items { get; } = items;
}

/// <summary>超时: whether the flow step's clock is overdue. Not judged yet.</summary>
internal sealed class TimeoutExpression(SourceLocation origin) : BoundExpression(DataType.Bool, origin);
