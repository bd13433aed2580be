using System.Collections.Immutable;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Syntax;

/// <summary>An expression as written. Spans are offsets in the file (or in the embedded text's file).</summary>
internal abstract record ExpressionSyntax(TextSpan Span);

/// <summary>What a literal token means, already read: 5个工作日, 500万美元, 2011-03-01, 6月20日, 30%, "文本", 是, 无.</summary>
internal sealed record LiteralSyntax(TextSpan Span, LiteralKind Kind, Value Value) : ExpressionSyntax(Span)
{
    /// <summary>For <see cref="LiteralKind.MonthDay"/> and <see cref="LiteralKind.Month"/>: the month, and the day or 0.</summary>
    public (int Month, int Day) MonthDay { get; init; }
}

internal enum LiteralKind
{
    /// <summary>A bare number, or one with a documentary counter (3人, 2次, 1等).</summary>
    Number,
    Percent,
    Points,
    Money,
    Span,
    Date,

    /// <summary>2011-03-07 10:00: the wall-clock time as written, kept as if it were UTC. The binder, who knows the rulebook's zone, makes it an instant.</summary>
    Instant,
    TimeOfDay,

    /// <summary>2011年3月: a month of a year.</summary>
    YearMonth,

    /// <summary>6月20日: a day of any year.</summary>
    MonthDay,

    /// <summary>6月: a month of any year.</summary>
    Month,
    Text,

    /// <summary>是 or 否.</summary>
    Bool,

    /// <summary>无.</summary>
    None,
}

/// <summary>A name as written, quotes removed.</summary>
internal sealed record NameSyntax(TextSpan Span, string Name, bool Quoted) : ExpressionSyntax(Span);

/// <summary>本, 其, 上年, 现在: the reserved words that name something.</summary>
internal sealed record PronounSyntax(TextSpan Span, Pronoun Pronoun) : ExpressionSyntax(Span);

internal enum Pronoun
{
    /// <summary>本: the subject.</summary>
    This,

    /// <summary>其: the innermost element.</summary>
    It,

    /// <summary>上年: the subject's record of the year before.</summary>
    LastYear,

    /// <summary>现在: the as-of.</summary>
    Now,
}

/// <summary><c>target.name</c></summary>
internal sealed record MemberSyntax(TextSpan Span, ExpressionSyntax Target, NameSyntax Member) : ExpressionSyntax(Span);

/// <summary><c>table[key, …]</c></summary>
internal sealed record IndexSyntax(TextSpan Span, ExpressionSyntax Target, ImmutableArray<ExpressionSyntax> Arguments) : ExpressionSyntax(Span);

/// <summary><c>target 的 Type</c> or <c>target 的 Type(field)</c>: the records of Type that refer to target.</summary>
internal sealed record OfSyntax(TextSpan Span, ExpressionSyntax Target, NameSyntax FactType, NameSyntax? Field) : ExpressionSyntax(Span);

/// <summary><c>f(…)</c>; the function is a name or, for a plugin's, a path.</summary>
internal sealed record CallSyntax(TextSpan Span, ExpressionSyntax Function, ImmutableArray<ListArgumentSyntax> Arguments) : ExpressionSyntax(Span);

/// <summary>An argument, perhaps a list with a name for its element, a filter, and (每个) what all of them must satisfy.</summary>
internal sealed record ListArgumentSyntax(TextSpan Span, ExpressionSyntax Expression, NameSyntax? As, ExpressionSyntax? Where, ExpressionSyntax? All);

internal sealed record NegateSyntax(TextSpan Span, ExpressionSyntax Operand) : ExpressionSyntax(Span);

internal sealed record NotSyntax(TextSpan Span, ExpressionSyntax Operand) : ExpressionSyntax(Span);

/// <summary><c>连续 2年 c</c></summary>
internal sealed record ConsecutiveSyntax(TextSpan Span, LiteralSyntax Count, ExpressionSyntax Condition) : ExpressionSyntax(Span);

/// <summary><c>a 且 b 且 c</c> or <c>a 或 b 或 c</c>, as one node however long.</summary>
internal sealed record LogicalSyntax(TextSpan Span, bool IsAnd, ImmutableArray<ExpressionSyntax> Operands) : ExpressionSyntax(Span);

/// <summary>A run of <c>+ -</c> or of <c>* /</c>, as one node however long: <c>Operators[i]</c> stands between operands i and i+1.</summary>
internal sealed record ArithmeticSyntax(TextSpan Span, ImmutableArray<ExpressionSyntax> Operands, ImmutableArray<ArithmeticOperator> Operators) : ExpressionSyntax(Span);

internal enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,

    /// <summary>x 满 y: how often y goes whole into x, never below 0. A part of 扣 and 加, not a sign.</summary>
    WholeTimes,

    /// <summary>保留(x, n位): half up, to so many decimal places. A function, not a sign.</summary>
    Round,
}

internal sealed record CompareSyntax(TextSpan Span, ExpressionSyntax Left, ComparisonOperator Operator, TextSpan OperatorSpan, ExpressionSyntax Right) : ExpressionSyntax(Span);

internal enum ComparisonOperator
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,

    /// <summary>属于</summary>
    In,

    /// <summary>不属于</summary>
    NotIn,

    /// <summary>包含</summary>
    Contains,
}

/// <summary><c>x 介于 a 与 b</c>, both ends included.</summary>
internal sealed record BetweenSyntax(TextSpan Span, ExpressionSyntax Operand, ExpressionSyntax Low, ExpressionSyntax High) : ExpressionSyntax(Span);

internal sealed record IfSyntax(TextSpan Span, ExpressionSyntax Condition, ExpressionSyntax Then, ExpressionSyntax Else) : ExpressionSyntax(Span);

/// <summary><c>近 12个月</c>, <c>近 12个月 截至 x</c></summary>
internal sealed record WithinSyntax(TextSpan Span, LiteralSyntax Length, ExpressionSyntax? AsOf) : ExpressionSyntax(Span);

internal sealed record ListSyntax(TextSpan Span, ImmutableArray<ExpressionSyntax> Items) : ExpressionSyntax(Span);

/// <summary>An item block: 有下列情形之一 / 下列之一, 同时具备下列情形 / 下列全部, 下列至少 n项.</summary>
internal sealed record BlockSyntax(TextSpan Span, BlockKind Kind, LiteralSyntax? AtLeast, ImmutableArray<BlockItemSyntax> Items) : ExpressionSyntax(Span);

internal enum BlockKind
{
    Any,
    All,
    AtLeast,
}

/// <summary>An item with its mark, <c>(一)</c>, as it is cited in outcomes.</summary>
internal sealed record BlockItemSyntax(TextSpan Span, string Mark, ExpressionSyntax Expression);

/// <summary>分情形: exclusive cases, each with its value; <c>Condition</c> null is 其余.</summary>
internal sealed record CasesSyntax(TextSpan Span, ImmutableArray<CaseSyntax> Cases) : ExpressionSyntax(Span);

internal sealed record CaseSyntax(TextSpan Span, string Mark, ExpressionSyntax? Condition, ExpressionSyntax Result);
