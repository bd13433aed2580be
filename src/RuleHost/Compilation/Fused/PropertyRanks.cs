using System.Collections.Frozen;
using System.Linq.Expressions;
using System.Reflection;
using RuleHost.Records;
using RuleHost.Values;
using Linq = System.Linq.Expressions.Expression;

namespace RuleHost.Compilation.Fused;

/// <summary>
/// Reads the objects of one C# class into ranks by one compiled method, without an intermediate value: which property fills which slot
/// is settled once. What an object may hold that the general way refuses (a member of an enumeration that the rulebook does not know, a
/// key that is empty) makes the method give false, and the general way then says what is wrong.
/// </summary>
/// <typeparam name="T">The class.</typeparam>
internal static class PropertyRanks<T>
{
    /// <summary>The method; null where a property is of a type that has no short way.</summary>
    public static Func<T, long[], bool>? Compile(FactClass map, SlotTable slots)
    {
        var record = Linq.Parameter(typeof(T), "record");
        var ranks = Linq.Parameter(typeof(long[]), "ranks");
        var fits = Linq.Variable(typeof(bool), "fits");
        var body = new List<Linq> { Linq.Assign(fits, Linq.Constant(true)) };
        var filled = new HashSet<int>();
        var fields = slots.Fields.ToDictionary(f => f.Field);
        foreach (var (property, field) in map.Properties)
        {
            var slot = fields.GetValueOrDefault(field);
            if (Rank(Linq.Property(record, property), slots, slot, slots.Type.Fields[field].Type, fits) is not { } rank)
            {
                return null;
            }

            if (slots.Type.Key.Contains(field) && KeyCheck(Linq.Property(record, property), fits) is var check)
            {
                if (check is null)
                {
                    return null;
                }

                body.Add(check);
            }

            filled.Add(field);
            body.Add(slot is null ? rank : Linq.Assign(Linq.ArrayAccess(ranks, Linq.Constant(slot.Index)), rank));
        }

        if (slots.Type.Key.Any(key => !filled.Contains(key)))
        {
            return null;
        }

        body.AddRange(slots.Fields.Where(f => !filled.Contains(f.Field)).Select(f => Linq.Assign(Linq.ArrayAccess(ranks, Linq.Constant(f.Index)), Linq.Constant(Ranks.Unknown))));
        body.Add(fits);
        return Linq.Lambda<Func<T, long[], bool>>(Linq.Block([fits], body), record, ranks).Compile();
    }

    /// <summary>Whether the objects of the class cannot change: each property that is read is set when they are made, and holds a plain value.</summary>
    public static bool IsUnchanging(FactClass map) => map.Properties.All(p =>
        (p.Property.SetMethod is not { } set || set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)))
        && (p.Property.PropertyType.IsValueType || p.Property.PropertyType == typeof(string)));

    private static Expression? KeyCheck(Expression value, Linq fits) =>
        value.Type == typeof(string) ? Linq.IfThen(Linq.Call(typeof(string), nameof(string.IsNullOrWhiteSpace), null, value), Linq.Assign(fits, Linq.Constant(false)))
        : Nullable.GetUnderlyingType(value.Type) is not null ? Linq.IfThen(Linq.Not(Linq.Property(value, "HasValue")), Linq.Assign(fits, Linq.Constant(false)))
        : value.Type == typeof(int) ? Linq.Empty()
        : null;

    private static Expression? Rank(Expression value, SlotTable slots, FieldSlot? slot, DataType type, Linq fits)
    {
        if (value.Type.IsGenericType && value.Type.GetGenericTypeDefinition() == typeof(Maybe<>))
        {
            // 无 is refused where the field does not allow it.
            var none = type.Optional ? (Linq)Linq.Constant(Ranks.None) : Linq.Block(Linq.Assign(fits, Linq.Constant(false)), Linq.Constant(Ranks.None));
            return Known(Linq.Property(value, nameof(Maybe<>.Value)), slots, slot, type, fits) is { } held
                ? Linq.Condition(Linq.Property(value, nameof(Maybe<>.HasValue)), held, Linq.Condition(Linq.Property(value, nameof(Maybe<>.IsNone)), none, Linq.Constant(Ranks.Unknown)))
                : null;
        }

        if (Nullable.GetUnderlyingType(value.Type) is not null)
        {
            return Known(Linq.Call(value, "GetValueOrDefault", null), slots, slot, type, fits) is { } held
                ? Linq.Condition(Linq.Property(value, "HasValue"), held, Linq.Constant(Ranks.Unknown))
                : null;
        }

        return Known(value, slots, slot, type, fits);
    }

    private static Expression? Known(Expression value, SlotTable slots, FieldSlot? slot, DataType type, Linq fits)
    {
        var clr = value.Type;
        var exact = slot?.MustBeExact == true;
        switch (type.Kind)
        {
            case TypeKind.Bool when clr == typeof(bool):
                return Linq.Condition(value, Linq.Constant(1L), Linq.Constant(-1L));
            case TypeKind.Integer or TypeKind.Decimal or TypeKind.Percent or TypeKind.Points when IsSmall(clr):
                return Linq.Multiply(Linq.Convert(value, typeof(long)), Linq.Constant(2 * Ranks.Factor(slots.Places)));
            case TypeKind.Decimal or TypeKind.Percent or TypeKind.Points when clr == typeof(decimal):
                return Call(exact ? nameof(PropertyValues.Exact) : nameof(PropertyValues.Decimal), value, Linq.Constant(slots.Places), fits);
            case TypeKind.Money when clr == typeof(Money) && type.Currency is { } currency:
                return Call(nameof(PropertyValues.Amount), value, Linq.Constant(currency), Linq.Constant(slots.Places), Linq.Constant(exact), fits);
            case TypeKind.Date when clr == typeof(DateOnly):
                return Linq.Convert(Linq.Property(value, nameof(DateOnly.DayNumber)), typeof(long));
            case TypeKind.Instant when clr == typeof(DateTimeOffset):
                return Linq.Property(value, nameof(DateTimeOffset.UtcTicks));
            case TypeKind.Enum when clr.IsEnum && MemberRanks(clr, type.Enum!) is { } members:
                return Call(nameof(PropertyValues.Member), Linq.Convert(value, typeof(int)), Linq.Constant(members), fits);
            case TypeKind.Enum when clr == typeof(string):
                var ordinals = type.Enum!.Values.Distinct(StringComparer.Ordinal).Where(v => v != "无").ToFrozenDictionary(v => v, v => (long)type.Enum.IndexOf(v), StringComparer.Ordinal);
                return OfText(value, Call(nameof(PropertyValues.Named), value, Linq.Constant(ordinals), fits));
            case TypeKind.Text when clr == typeof(string):
                return slot is null ? Linq.Constant(0L) : OfText(value, Call(nameof(PropertyValues.Text), value, Linq.Constant(slots.TextsOf(slot)), fits));
            default:
                return null;
        }
    }

    private static ConditionalExpression OfText(Expression value, Expression rank) =>
        Linq.Condition(Linq.ReferenceEqual(value, Linq.Constant(null, typeof(string))), Linq.Constant(Ranks.Unknown), rank);

    private static MethodCallExpression Call(string method, params Expression[] arguments) => Linq.Call(typeof(PropertyValues), method, null, arguments);

    private static bool IsSmall(Type type) => type == typeof(int) || type == typeof(short) || type == typeof(byte) || type == typeof(sbyte) || type == typeof(ushort);

    /// <summary>The rulebook's place of each member, by its number; −1 where it has none.</summary>
    private static long[]? MemberRanks(Type clr, EnumType type)
    {
        var members = Enum.GetValuesAsUnderlyingType(clr).Cast<object>().Select(Convert.ToDecimal).ToList();
        if (Enum.GetUnderlyingType(clr) != typeof(int) || members.Count == 0 || members.Min() < 0 || members.Max() > 255)
        {
            return null;
        }

        var ranks = new long[(int)members.Max() + 1];
        Array.Fill(ranks, -1);
        foreach (var member in Enum.GetValues(clr).Cast<Enum>())
        {
            ranks[Convert.ToInt32(member, System.Globalization.CultureInfo.InvariantCulture)] = type.IndexOf(ObjectValues.NameOf(member));
        }

        return ranks;
    }
}

/// <summary>Values of C# properties as ranks.</summary>
internal static class PropertyValues
{
    public static long Decimal(decimal number, int places, ref bool fits) => Ranks.OfDecimal(number, places, out _);

    public static long Exact(decimal number, int places, ref bool fits)
    {
        var rank = Ranks.OfDecimal(number, places, out var exact);
        fits &= exact;
        return rank;
    }

    public static long Amount(Money money, string currency, int places, bool mustBeExact, ref bool fits)
    {
        var rank = Ranks.OfDecimal(money.Amount, places, out var exact);
        fits &= money.Currency == currency && (exact || !mustBeExact);
        return rank;
    }

    public static long Member(int member, long[] ranks, ref bool fits)
    {
        var rank = (uint)member < (uint)ranks.Length ? ranks[member] : -1;
        fits &= rank >= 0;
        return rank;
    }

    public static long Named(string name, FrozenDictionary<string, long> ranks, ref bool fits)
    {
        fits &= ranks.TryGetValue(name, out var rank);
        return rank;
    }

    public static long Text(string text, FrozenDictionary<string, long> ranks, ref bool fits) => ranks.TryGetValue(text, out var rank) ? rank : -1;
}
