using RuleHost.Rulebooks;

namespace RuleHost.Values;

internal enum TypeKind : byte
{
    /// <summary>The type of what could not be bound; fits everything, so that one mistake is reported once.</summary>
    Error,
    Bool,
    Integer,
    Decimal,
    Percent,
    Points,
    Money,
    Text,
    Date,
    Instant,
    TimeOfDay,
    Month,
    Year,
    Span,
    Enum,
    Record,

    /// <summary>A record that has a field group: the subject of a 通则.</summary>
    Group,
    Event,
    Row,
    List,
    Window,

    /// <summary>The literal 无, before it meets a type.</summary>
    None,

    /// <summary>A 时限 or 定期 seen as a value: its members are 状态, 到期日, 截止时刻, 逾期, 剩余, 已用, 牌.</summary>
    Limit,
    Score,
    Vote,
}

/// <summary>A type of the language (semantics S1). Equal types are equal records.</summary>
internal sealed record DataType(TypeKind Kind)
{
    public static readonly DataType Error = new(TypeKind.Error);
    public static readonly DataType Bool = new(TypeKind.Bool);
    public static readonly DataType Integer = new(TypeKind.Integer);
    public static readonly DataType Decimal = new(TypeKind.Decimal);
    public static readonly DataType Percent = new(TypeKind.Percent);
    public static readonly DataType Points = new(TypeKind.Points);
    public static readonly DataType Text = new(TypeKind.Text);
    public static readonly DataType Date = new(TypeKind.Date);
    public static readonly DataType Instant = new(TypeKind.Instant);
    public static readonly DataType TimeOfDay = new(TypeKind.TimeOfDay);
    public static readonly DataType Month = new(TypeKind.Month);
    public static readonly DataType Year = new(TypeKind.Year);
    public static readonly DataType Window = new(TypeKind.Window);
    public static readonly DataType None = new(TypeKind.None);

    /// <summary>An amount whose currency the value brings along (金额).</summary>
    public static readonly DataType OpenMoney = new(TypeKind.Money);

    /// <summary>A span whose unit the value brings along (时长).</summary>
    public static readonly DataType OpenSpan = new(TypeKind.Span);

    /// <summary>Whether 无 is allowed (<c>T 或 无</c>).</summary>
    public bool Optional { get; init; }

    /// <summary>The currency of a fixed amount; null for an open one.</summary>
    public string? Currency { get; init; }

    /// <summary>The unit of a fixed span; null for an open one.</summary>
    public SpanUnit? Unit { get; init; }

    public EnumType? Enum { get; init; }

    /// <summary>Name of the fact type, field group, or table that a record, group or row is of.</summary>
    public string? Name { get; init; }

    public EventDefinition? Event { get; init; }

    /// <summary>The type of a list's elements.</summary>
    public DataType? Element { get; init; }

    public bool IsNumeric => Kind is TypeKind.Integer or TypeKind.Decimal or TypeKind.Percent or TypeKind.Points;

    public static DataType MoneyOf(string currency) => new(TypeKind.Money) { Currency = currency };

    public static DataType SpanOf(SpanUnit unit) => new(TypeKind.Span) { Unit = unit };

    public static DataType EnumOf(EnumType type) => new(TypeKind.Enum) { Enum = type };

    public static DataType RecordOf(string factType) => new(TypeKind.Record) { Name = factType };

    public static DataType GroupOf(string group) => new(TypeKind.Group) { Name = group };

    public static DataType RowOf(string table) => new(TypeKind.Row) { Name = table };

    public static DataType EventOf(EventDefinition definition) => new(TypeKind.Event) { Event = definition };

    public static DataType ListOf(DataType element) => new(TypeKind.List) { Element = element };

    public DataType OrNone() => Optional ? this : this with { Optional = true };

    public DataType WithoutNone() => Optional ? this with { Optional = false } : this;

    /// <summary>How the language writes it: 时长&lt;工作日&gt;, 单位 或 无.</summary>
    public override string ToString() => TypeText.Of(this);
}
