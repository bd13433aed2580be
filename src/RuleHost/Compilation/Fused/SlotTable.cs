using System.Collections.Frozen;
using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Compilation.Fused;

/// <summary>How the values of a slot become ranks.</summary>
internal enum RankKind
{
    /// <summary>Numbers, amounts in one currency, spans in one unit, years.</summary>
    Number,

    /// <summary>是否, dates, instants, times of day, months, values of an enumeration: a whole number already.</summary>
    Ordinal,

    /// <summary>Texts: by their place among the texts that the rulebook names; any other text is −1.</summary>
    Text,
}

/// <summary>A field that tests look at.</summary>
/// <param name="Index">Its place among the slots.</param>
/// <param name="Field">Its slot in the fact type.</param>
/// <param name="Type">Its type.</param>
/// <param name="Kind">How its values become ranks.</param>
internal sealed record FieldSlot(int Index, int Field, DataType Type, RankKind Kind)
{
    /// <summary>
    /// Whether values must keep apart, because the slot is compared with another one: a record with a value that would share its rank is
    /// judged the general way.
    /// </summary>
    public bool MustBeExact { get; set; }

    /// <summary>The texts that the rulebook compares it with.</summary>
    public Dictionary<string, long> Texts { get; } = new(StringComparer.Ordinal);
}

/// <summary>A parameter that tests look at: its value as in force, as a rank.</summary>
internal sealed record ParameterSlot(int Index, ParameterDefinition Parameter, RankKind Kind);

/// <summary>
/// Which of a fact type's fields, and which parameters, the tests of its provisions look at: each has a place in the array of ranks that
/// a unit runs over. Filled while tests are made, read only afterwards.
/// </summary>
/// <param name="places">To how many decimal places numbers are scaled.</param>
internal sealed class SlotTable(FactType type, int places)
{
    private readonly Dictionary<int, FieldSlot> _fields = [];
    private readonly Dictionary<ParameterDefinition, ParameterSlot> _parameters = [];
    private FrozenDictionary<string, long>[]? _texts;

    public FactType Type { get; } = type;

    public int Places { get; } = places;

    /// <summary>How many slots there are.</summary>
    public int Count { get; private set; }

    /// <summary>现在 as an instant; −1 where nothing asks.</summary>
    public int Now { get; private set; } = -1;

    /// <summary>日期(现在); −1 where nothing asks.</summary>
    public int Today { get; private set; } = -1;

    /// <summary>The date whose text applies (S14), for 施行; −1 where nothing asks.</summary>
    public int Applicable { get; private set; } = -1;

    public IEnumerable<FieldSlot> Fields => _fields.Values;

    public IEnumerable<ParameterSlot> Parameters => _parameters.Values;

    /// <summary>Whether the date whose text applies matters.</summary>
    public bool AsksApplicable => Applicable >= 0 || _parameters.Count > 0;

    /// <summary>The slot of a field; null where its values have no ranks.</summary>
    public FieldSlot? OfField(int field)
    {
        if (_fields.TryGetValue(field, out var known))
        {
            return known;
        }

        return KindOf(Type.Fields[field].Type) is { } kind ? _fields[field] = new FieldSlot(Count++, field, Type.Fields[field].Type, kind) : null;
    }

    public ParameterSlot? OfParameter(ParameterDefinition parameter)
    {
        if (_parameters.TryGetValue(parameter, out var known))
        {
            return known;
        }

        return KindOf(parameter.Type) is (RankKind.Number or RankKind.Ordinal) and var kind && parameter.Values.All(v => HasRank(v.Value, parameter.Type, kind))
            ? _parameters[parameter] = new ParameterSlot(Count++, parameter, kind)
            : null;
    }

    public int OfNow() => Now >= 0 ? Now : Now = Count++;

    public int OfToday() => Today >= 0 ? Today : Today = Count++;

    public int OfApplicable() => Applicable >= 0 ? Applicable : Applicable = Count++;

    /// <summary>How the values of a type become ranks; null where they do not: lists, records, and what brings its own unit or currency.</summary>
    public static RankKind? KindOf(DataType type) => type.Kind switch
    {
        TypeKind.Integer or TypeKind.Decimal or TypeKind.Percent or TypeKind.Points or TypeKind.Year => RankKind.Number,
        TypeKind.Money when type.Currency is not null => RankKind.Number,
        TypeKind.Span when type.Unit is not null => RankKind.Number,
        TypeKind.Bool or TypeKind.Date or TypeKind.Instant or TypeKind.TimeOfDay or TypeKind.Month => RankKind.Ordinal,
        TypeKind.Enum when ComparisonChoice.HasDistinctNames(type.Enum!) => RankKind.Ordinal,
        TypeKind.Text => RankKind.Text,
        _ => null,
    };

    /// <summary>Whether two values of these types are ordered by their ranks.</summary>
    public static bool Meet(DataType a, DataType b) => (a.Kind, b.Kind) switch
    {
        (TypeKind.Money, TypeKind.Money) => a.Currency == b.Currency,
        (TypeKind.Span, TypeKind.Span) => ReferenceEquals(a.Unit, b.Unit),
        (TypeKind.Enum, TypeKind.Enum) => ReferenceEquals(a.Enum, b.Enum),
        _ when a.IsNumeric && b.IsNumeric => true,
        _ => a.Kind == b.Kind && KindOf(a) is RankKind.Number or RankKind.Ordinal,
    };

    /// <summary>The rank of a constant to which every value of a slot must stand exactly; null where it has none.</summary>
    public long? OfConstant(Value value, DataType type, RankKind kind) => HasRank(value, type, kind)
        ? kind == RankKind.Number ? Ranks.Of(value.Number, Ranks.Factor(Places), out _) : Ordinal(value)
        : null;

    /// <summary>The rank of a given value of a field. Without one (<paramref name="fits"/>) the record is judged the general way.</summary>
    public long OfValue(FieldSlot slot, Value value, out bool fits)
    {
        fits = true;
        switch (value.Kind)
        {
            case ValueKind.Unknown:
                fits = value.Bounds is null;
                return Ranks.Unknown;
            case ValueKind.None:
                return Ranks.None;
            default:
                break;
        }

        switch (slot.Kind)
        {
            case RankKind.Text:
                fits = value.Kind == ValueKind.Text;
                return fits ? OfText(slot, value.TextValue) : 0;
            case RankKind.Number:
                fits = IsOf(value, slot.Type);
                var rank = Ranks.OfDecimal(value.Number, Places, out var exact);
                fits &= exact || !slot.MustBeExact;
                return rank;
            default:
                fits = IsOf(value, slot.Type);
                return Ordinal(value);
        }
    }

    public long OfText(FieldSlot slot, string text) => TextsOf(slot).TryGetValue(text, out var rank) ? rank : -1;

    /// <summary>The texts of a slot, by their ranks. Only after all tests are made.</summary>
    public FrozenDictionary<string, long> TextsOf(FieldSlot slot) => _texts![slot.Index];

    /// <summary>No further slot or text comes.</summary>
    public void Close()
    {
        _texts = new FrozenDictionary<string, long>[Count];
        foreach (var field in _fields.Values)
        {
            _texts[field.Index] = field.Texts.ToFrozenDictionary(StringComparer.Ordinal);
        }
    }

    private bool HasRank(Value value, DataType type, RankKind kind) =>
        value.IsUnknown || value.IsNone ? false
            : IsOf(value, type) && (kind == RankKind.Ordinal || (value.Number.Scale <= Places && Ranks.Of(value.Number, Ranks.Factor(Places), out var exact) is not (long.MaxValue or Ranks.Least) && exact));

    private static bool IsOf(Value value, DataType type) => (value.Kind, type.Kind) switch
    {
        (ValueKind.Number, _) => type.IsNumeric,
        (ValueKind.Year, TypeKind.Year) or (ValueKind.Bool, TypeKind.Bool) or (ValueKind.Date, TypeKind.Date) or (ValueKind.Instant, TypeKind.Instant)
            or (ValueKind.TimeOfDay, TypeKind.TimeOfDay) or (ValueKind.Month, TypeKind.Month) => true,
        (ValueKind.Money, TypeKind.Money) => value.Currency == type.Currency,
        (ValueKind.Span, TypeKind.Span) => ReferenceEquals(value.Unit, type.Unit),
        (ValueKind.Enum, TypeKind.Enum) => ReferenceEquals(value.EnumType, type.Enum),
        _ => false,
    };

    private static long Ordinal(Value value) => (long)value.Number;
}
