using System.Collections;
using System.Globalization;
using System.Reflection;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Records;

/// <summary>C# values as values of the language. Which C# type serves which declared type stands here alone.</summary>
internal static class ObjectValues
{
    /// <summary>The value; null where the C# type does not serve the declared one.</summary>
    public static Value? Read(object given, DataType type, RecordKeys keys, RulebookDefinition definition) => (given, type.Kind) switch
    {
        (bool flag, TypeKind.Bool) => Value.Of(flag),
        (decimal number, TypeKind.Integer) => decimal.IsInteger(number) ? Value.OfNumber(number) : null,
        (decimal number, TypeKind.Decimal or TypeKind.Percent or TypeKind.Points) => Value.OfNumber(number),
        (Money money, TypeKind.Money) => type.Currency is null || type.Currency == money.Currency ? Value.OfMoney(money.Amount, money.Currency) : null,
        (DateOnly date, TypeKind.Date) => Value.OfDate(date),
        (DateOnly { Day: 1 } month, TypeKind.Month) => Value.OfMonth(month.Year, month.Month),
        (DateTimeOffset at, TypeKind.Instant) => Value.OfInstant(at.UtcDateTime),
        (TimeOnly time, TypeKind.TimeOfDay) => Value.OfTimeOfDay(time),
        (Enum member, TypeKind.Enum) => type.Enum!.IndexOf(NameOf(member)) is >= 0 and var ordinal ? Value.OfEnum(type.Enum, ordinal) : null,
        (Enum, _) => null,
        (_, TypeKind.Integer or TypeKind.Decimal or TypeKind.Percent or TypeKind.Points) when Whole(given) is { } number => Value.OfNumber(number),
        (_, TypeKind.Year) when Whole(given) is >= 1 and <= 9999 and var year => Value.OfYear((int)year),
        (_, TypeKind.Record) => Reference(given, definition.Facts[type.Name!], keys, definition),
        (_, TypeKind.Text) when Whole(given) is { } number => Value.OfText(number.ToString(CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>Whether a C# type may hold values of a declared type; a text may hold any.</summary>
    public static bool Serves(Type clr, DataType type)
    {
        if (clr == typeof(string) || clr == typeof(object))
        {
            return true;
        }

        return type.Kind switch
        {
            TypeKind.Bool => clr == typeof(bool),
            TypeKind.Integer or TypeKind.Year => IsWhole(clr) || (clr == typeof(decimal) && type.Kind == TypeKind.Integer),
            TypeKind.Decimal or TypeKind.Percent or TypeKind.Points => clr == typeof(decimal) || IsWhole(clr),
            TypeKind.Money => clr == typeof(Money),
            TypeKind.Date or TypeKind.Month => clr == typeof(DateOnly),
            TypeKind.Instant => clr == typeof(DateTimeOffset),
            TypeKind.TimeOfDay => clr == typeof(TimeOnly),
            TypeKind.Enum => clr.IsEnum,
            TypeKind.Text => IsWhole(clr),
            TypeKind.Record => clr.IsDefined(typeof(FactAttribute), inherit: true) || IsWhole(clr),
            TypeKind.List => typeof(IEnumerable).IsAssignableFrom(clr),
            _ => false,
        };
    }

    /// <summary>The C# type to use for a declared one, for messages to programmers.</summary>
    public static string Advice(DataType type)
    {
        var plain = type.Kind switch
        {
            TypeKind.Bool => "bool",
            TypeKind.Integer or TypeKind.Year => "int",
            TypeKind.Decimal or TypeKind.Percent or TypeKind.Points => "decimal",
            TypeKind.Money => "Money",
            TypeKind.Date or TypeKind.Month => "DateOnly",
            TypeKind.Instant => "DateTimeOffset",
            TypeKind.TimeOfDay => "TimeOnly",
            TypeKind.Enum => "enum / string",
            TypeKind.List => "IReadOnlyList<…>",
            _ => "string",
        };
        return type.Optional ? $"Maybe<{plain}>" : plain;
    }

    public static string Shown(object given) => given switch
    {
        Enum member => NameOf(member),
        DateTimeOffset at => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
        DateOnly date => ValueText.Date(date),
        bool flag => flag ? "是" : "否",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable => "[…]",
        _ => "{…}",
    };

    /// <summary>The rulebook's name of an enumeration member: its <see cref="FactAttribute"/>, else its own.</summary>
    public static string NameOf(Enum member)
    {
        var name = member.ToString();
        return member.GetType().GetField(name)?.GetCustomAttribute<FactAttribute>()?.Name ?? name;
    }

    /// <summary>A reference: a key, or the object of the record.</summary>
    private static Value? Reference(object given, FactType target, RecordKeys keys, RulebookDefinition definition)
    {
        var parts = new List<string>(target.Key.Length);
        if (Whole(given) is { } number)
        {
            parts.Add(number.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            if (given.GetType().GetCustomAttribute<FactAttribute>(inherit: true)?.Name != target.Name)
            {
                return null;
            }

            foreach (var slot in target.Key)
            {
                var field = target.Fields[slot];
                var part = FactClass.PropertyOf(given.GetType(), field.Name)?.GetValue(given);
                var text = part is null ? null : part as string ?? (Read(part, field.Type, keys, definition) is { } value ? ValueText.Canonical(value) : null);
                if (text is null)
                {
                    return null;
                }

                parts.Add(text);
            }
        }

        return keys.Canonical(target, string.Join('/', parts)) is { } key ? Value.OfRecord(new RecordKey(target.Name, key)) : null;
    }

    private static decimal? Whole(object given) => given switch
    {
        int n => n,
        long n => n,
        short n => n,
        byte n => n,
        sbyte n => n,
        ushort n => n,
        uint n => n,
        ulong n => n,
        _ => null,
    };

    private static bool IsWhole(Type type) =>
        !type.IsEnum && Type.GetTypeCode(type) is TypeCode.Int32 or TypeCode.Int64 or TypeCode.Int16 or TypeCode.Byte or TypeCode.SByte or TypeCode.UInt16 or TypeCode.UInt32 or TypeCode.UInt64;
}
