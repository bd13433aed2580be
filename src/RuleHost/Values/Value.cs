using System.Runtime.CompilerServices;
using RuleHost.Records;

namespace RuleHost.Values;

/// <summary>What a <see cref="Value"/> holds.</summary>
internal enum ValueKind : byte
{
    /// <summary>待查: nobody has said. The default of <see cref="Value"/>.</summary>
    Unknown,

    /// <summary>无: known to be absent.</summary>
    None,

    Bool,

    /// <summary>整数, 小数, 百分比 (30% is 0.3), 分.</summary>
    Number,

    Money,
    Text,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>An instant, in UTC ticks.</summary>
    Instant,

    /// <summary>A time of day, in minutes.</summary>
    TimeOfDay,

    /// <summary>A month of a year.</summary>
    Month,
    Year,

    /// <summary>A span of time in its own unit.</summary>
    Span,
    Enum,

    /// <summary>A reference to a record by type and key, whether or not the record was given.</summary>
    Record,

    /// <summary>An event of a record.</summary>
    Event,

    /// <summary>A row of a table.</summary>
    Row,
    List,

    /// <summary>A stretch of dates, both ends included: 近 12个月, 本年度.</summary>
    Window,
}

/// <summary>
/// One value of the rulebook language. A small immutable struct: a number and a reference whose meaning the kind decides.
/// The default value is unknown, so that what nobody filled in is never false, zero or empty.
/// </summary>
internal readonly struct Value : IEquatable<Value>
{
    private readonly decimal _number;
    private readonly object? _reference;

    private Value(ValueKind kind, decimal number, object? reference)
    {
        Kind = kind;
        _number = number;
        _reference = reference;
    }

    public static Value Unknown => default;

    public static Value None => new(ValueKind.None, 0, null);

    public static Value True => new(ValueKind.Bool, 1, null);

    public static Value False => new(ValueKind.Bool, -1, null);

    public ValueKind Kind { get; }

    public bool IsUnknown => Kind == ValueKind.Unknown;

    public bool IsNone => Kind == ValueKind.None;

    /// <summary>What is known of an unknown value: between what it lies (a count with possible elements). Null: nothing.</summary>
    public ValueBounds? Bounds => Kind == ValueKind.Unknown ? (ValueBounds?)_reference : null;

    /// <summary>Kleene truth of a 是否 value; unknown, or 无 where no truth is, gives <see cref="Truth.Unknown"/>.</summary>
    public Truth Truth => Kind == ValueKind.Bool ? (Truth)(sbyte)_number : Truth.Unknown;

    /// <summary>The number: of a number, amount, span (in its own unit), the year, the ordinal of an enumeration value.</summary>
    public decimal Number => _number;

    public string TextValue => (string)_reference!;

    public string Currency => (string)_reference!;

    public SpanUnit Unit => (SpanUnit)_reference!;

    public EnumType EnumType => (EnumType)_reference!;

    public string EnumName => EnumType.Values[(int)_number];

    public DateOnly DateValue => DateOnly.FromDayNumber((int)_number);

    public DateTime InstantUtc => new((long)_number, DateTimeKind.Utc);

    public RecordKey RecordKey => (RecordKey)_reference!;

    public EventRecord EventRecord => (EventRecord)_reference!;

    public TableRow Row => (TableRow)_reference!;

    public ListValue List => (ListValue)_reference!;

    public DateWindow Window => (DateWindow)_reference!;

    /// <summary>Year and month (1 to 12) of a month value.</summary>
    public (int Year, int Month) MonthValue => ((int)_number / 12, ((int)_number % 12) + 1);

    /// <summary>An unknown value of which it is known between what it lies, so that a comparison may decide (semantics S7).</summary>
    public static Value UnknownWithin(ValueBounds bounds) => new(ValueKind.Unknown, 0, bounds);

    public static Value Of(Truth truth) => truth == Truth.Unknown ? default : new(ValueKind.Bool, (sbyte)truth, null);

    public static Value Of(bool value) => value ? True : False;

    public static Value OfNumber(decimal number) => new(ValueKind.Number, number, null);

    public static Value OfMoney(decimal amount, string currency) => new(ValueKind.Money, amount, currency);

    public static Value OfText(string text) => new(ValueKind.Text, 0, text);

    public static Value OfDate(DateOnly date) => new(ValueKind.Date, date.DayNumber, null);

    public static Value OfInstant(DateTime utc) => new(ValueKind.Instant, utc.Ticks, null);

    public static Value OfTimeOfDay(TimeOnly time) => new(ValueKind.TimeOfDay, (time.Hour * 60) + time.Minute, null);

    public static Value OfMonth(int year, int month) => new(ValueKind.Month, (year * 12) + month - 1, null);

    public static Value OfYear(int year) => new(ValueKind.Year, year, null);

    public static Value OfSpan(decimal amount, SpanUnit unit) => new(ValueKind.Span, amount, unit);

    public static Value OfEnum(EnumType type, int ordinal) => new(ValueKind.Enum, ordinal, type);

    public static Value OfRecord(RecordKey key) => new(ValueKind.Record, 0, key);

    public static Value OfEvent(EventRecord record) => new(ValueKind.Event, 0, record);

    public static Value OfRow(TableRow row) => new(ValueKind.Row, 0, row);

    public static Value OfList(ListValue list) => new(ValueKind.List, 0, list);

    public static Value OfWindow(DateWindow window) => new(ValueKind.Window, 0, window);

    /// <summary>Sameness of representation, for caches and tests. The language's own comparison is <c>ValueOperators</c>.</summary>
    public bool Equals(Value other) => Kind == other.Kind && _number == other._number && Equals(_reference, other._reference);

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Kind, _number, _reference is string s ? s.GetHashCode(StringComparison.Ordinal) : _reference is null ? 0 : _reference is RecordKey || _reference is ValueBounds ? _reference.GetHashCode() : RuntimeHelpers.GetHashCode(_reference));

    public override string ToString() => ValueText.Canonical(this);
}

/// <summary>A stretch of dates, both ends included (semantics S13).</summary>
internal sealed record DateWindow(DateOnly First, DateOnly Last);
