namespace RuleHost.Values;

/// <summary>
/// Between what an unknown value surely lies, both ends included; an end that is itself unknown is open. A count of two sure and
/// one possible element lies in [2, 3], with more elements possible in [2, ∞). A comparison decides when the whole stretch agrees
/// (semantics S7); arithmetic drops the bounds (S8: no cleverness).
/// </summary>
/// <param name="Low">The least it can be; unknown: no bound.</param>
/// <param name="High">The most it can be; unknown: no bound.</param>
/// <param name="Ordinals">Of an enumeration, the places of the values that it can be, a bit each; 0: whatever lies between.</param>
internal sealed record ValueBounds(Value Low, Value High, ulong Ordinals = 0)
{
    private const int MostOrdinals = 64;

    /// <summary>One of some values of an enumeration: a grade that is 优秀 or 良好 is not 一般. Null where they are too many to tell apart.</summary>
    public static ValueBounds? Among(EnumType type, IReadOnlyCollection<int> ordinals) => type.Values.Length > MostOrdinals || ordinals.Count == 0
        ? null
        : new ValueBounds(Value.OfEnum(type, ordinals.Min()), Value.OfEnum(type, ordinals.Max()), ordinals.Aggregate(0UL, (set, ordinal) => set | (1UL << ordinal)));

    /// <summary>Whether it surely is not a known value that lies between its bounds.</summary>
    public bool Excludes(Value known) => Ordinals != 0 && known.Kind == ValueKind.Enum && Low.EnumType.Name == known.EnumType.Name && (Ordinals & (1UL << (int)known.Number)) == 0;

    public static readonly ValueBounds None = new(default, default);
}
