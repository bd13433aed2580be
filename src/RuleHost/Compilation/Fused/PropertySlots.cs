using RuleHost.Records;
using RuleHost.Text;
using RuleHost.Values;
using Linq = System.Linq.Expressions.Expression;

namespace RuleHost.Compilation.Fused;

/// <summary>
/// Reads the objects of one C# class into the slots of their fact type by one compiled method: what an explanation names of them. The objects
/// were judged before, so that they fit; what has no short way is read as the binder reads it.
/// </summary>
/// <typeparam name="T">The class.</typeparam>
internal static class PropertySlots<T>
{
    public static Func<T, Value[]> Compile(FactClass map, FactBinder binder)
    {
        var record = Linq.Parameter(typeof(T), "record");
        var slots = Linq.Variable(typeof(Value[]), "slots");
        var body = new List<Linq> { Linq.Assign(slots, Linq.NewArrayBounds(typeof(Value), Linq.Constant(map.Type.Fields.Length))) };
        foreach (var (property, slot) in map.Properties)
        {
            var given = Linq.Property(record, property);
            var value = Of(given, map.Type.Fields[slot].Type) ?? Linq.Call(Linq.Constant(new Reader(map, binder, slot)), nameof(Reader.Read), null, Linq.Convert(given, typeof(object)));
            body.Add(Linq.Assign(Linq.ArrayAccess(slots, Linq.Constant(slot)), value));
        }

        body.Add(slots);
        return Linq.Lambda<Func<T, Value[]>>(Linq.Block([slots], body), record).Compile();
    }

    private static Linq? Of(Linq given, DataType type)
    {
        if (Nullable.GetUnderlyingType(given.Type) is not null)
        {
            return Of(Linq.Call(given, "GetValueOrDefault", null), type) is { } held ? Linq.Condition(Linq.Property(given, "HasValue"), held, Linq.Default(typeof(Value))) : null;
        }

        return (type.Kind, Type.GetTypeCode(given.Type)) switch
        {
            (_, _) when given.Type.IsEnum => null,
            (TypeKind.Bool, TypeCode.Boolean) => Linq.Call(typeof(Value), nameof(Value.Of), null, given),
            (TypeKind.Integer or TypeKind.Decimal or TypeKind.Percent or TypeKind.Points, TypeCode.Int32 or TypeCode.Int64) => Call(nameof(Value.OfNumber), Linq.Convert(given, typeof(decimal))),
            (TypeKind.Decimal or TypeKind.Percent or TypeKind.Points, TypeCode.Decimal) => Call(nameof(Value.OfNumber), given),
            (TypeKind.Text, TypeCode.String) => Linq.Condition(Linq.ReferenceEqual(given, Linq.Constant(null, typeof(string))), Linq.Default(typeof(Value)), Call(nameof(Value.OfText), given)),
            (TypeKind.Date, _) when given.Type == typeof(DateOnly) => Call(nameof(Value.OfDate), given),
            _ => null,
        };
    }

    private static System.Linq.Expressions.MethodCallExpression Call(string method, Linq argument) => Linq.Call(typeof(Value), method, null, argument);

    /// <summary>One property, as the binder reads it.</summary>
    private sealed class Reader(FactClass map, FactBinder binder, int slot)
    {
        public Value Read(object? given) => map.Member(slot, given) ?? binder.Read(map, slot, given, new DiagnosticBag());
    }
}
