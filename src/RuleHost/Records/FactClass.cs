using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Records;

/// <summary>
/// How a C# class maps onto a fact type of one rulebook: which property fills which slot. Made once a class and rulebook; says at once
/// what does not fit, before any object is read.
/// </summary>
internal sealed class FactClass
{
    /// <summary>By slot: the values that members of a C# enumeration stand for. To find a member's name takes reflection: it is done once.</summary>
    private readonly FrozenDictionary<int, FrozenDictionary<object, Value>> _members;

    private FactClass(FactType type, ImmutableArray<(PropertyInfo Property, int Slot)> properties)
    {
        (Type, Properties) = (type, properties);
        Paths = [.. type.Fields.Select(f => $"{type.Name}.{f.Name}")];
        _members = properties
            .Where(p => type.Fields[p.Slot].Type.Enum is not null && Held(p.Property.PropertyType).IsEnum)
            .ToFrozenDictionary(p => p.Slot, p => MembersOf(Held(p.Property.PropertyType), type.Fields[p.Slot].Type.Enum!));
    }

    public FactType Type { get; }

    /// <summary>By slot: how messages name the field.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>Which property fills which slot.</summary>
    public ImmutableArray<(PropertyInfo Property, int Slot)> Properties { get; }

    /// <summary>The mapping; null, with diagnostics, where the class does not fit the rulebook.</summary>
    public static FactClass? Of(Type clr, RulebookDefinition definition, DiagnosticBag diagnostics)
    {
        var name = clr.GetCustomAttribute<FactAttribute>(inherit: true)!.Name;
        if (!definition.Facts.TryGetValue(name, out var type))
        {
            diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownType, null, [name]) { SpecialHint = DidYouMean.Hint(name, [.. definition.Facts.Keys.Order(StringComparer.Ordinal)]) });
            return null;
        }

        var nullability = new NullabilityInfoContext();
        var properties = ImmutableArray.CreateBuilder<(PropertyInfo, int)>();
        var fits = true;
        foreach (var (property, field) in PropertiesOf(clr))
        {
            var slot = type.SlotOf(field);
            if (slot < 0)
            {
                diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownField, null, [name, field]) { SpecialHint = DidYouMean.Hint(field, [.. type.Fields.Select(f => f.Name)]) });
                fits = false;
                continue;
            }

            fits &= Fits(property, type, slot, nullability, diagnostics);
            properties.Add((property, slot));
        }

        return fits ? new FactClass(type, properties.ToImmutable()) : null;
    }

    /// <summary>The property of a class that stands for a field; null where none does.</summary>
    public static PropertyInfo? PropertyOf(Type clr, string field) => PropertiesOf(clr).FirstOrDefault(p => p.Field == field).Property;

    /// <summary>The C# value of each mapped property, with its slot.</summary>
    public IEnumerable<(int Slot, object? Value)> Read(object instance)
    {
        foreach (var (property, slot) in Properties)
        {
            yield return (slot, property.GetValue(instance));
        }
    }

    /// <summary>The value that a member of an enumeration stands for; null for anything else.</summary>
    public Value? Member(int slot, object? value) =>
        value is Enum && _members.TryGetValue(slot, out var members) && members.TryGetValue(value, out var member) ? member : null;

    private static FrozenDictionary<object, Value> MembersOf(Type clr, EnumType type) =>
        Enum.GetValues(clr).Cast<Enum>().Distinct().Select(member => (member, Ordinal: type.IndexOf(ObjectValues.NameOf(member)))).Where(m => m.Ordinal >= 0)
            .ToFrozenDictionary(m => (object)m.member, m => Value.OfEnum(type, m.Ordinal));

    private static Type Held(Type clr) => Nullable.GetUnderlyingType(clr) ?? clr;

    private static IEnumerable<(PropertyInfo Property, string Field)> PropertiesOf(Type clr)
    {
        foreach (var property in clr.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanRead && property.GetCustomAttribute<FactAttribute>(inherit: true) is { } attribute)
            {
                yield return (property, attribute.Name);
            }
        }
    }

    private static bool Fits(PropertyInfo property, FactType type, int slot, NullabilityInfoContext nullability, DiagnosticBag diagnostics)
    {
        var field = type.Fields[slot];
        var member = $"{property.DeclaringType!.Name}.{property.Name}";
        var path = $"{type.Name}.{field.Name}";
        var clr = property.PropertyType;
        var isMaybe = clr.IsGenericType && clr.GetGenericTypeDefinition() == typeof(Maybe<>);
        var underlying = Nullable.GetUnderlyingType(clr);
        if (field.Type.Optional && !isMaybe
            && (underlying is not null || (!clr.IsValueType && nullability.Create(property).ReadState == NullabilityState.Nullable)))
        {
            diagnostics.Report(FactsDiagnostics.NullableForOptional, (SourceLocation?)null, member, path, field.Type);
            return false;
        }

        var held = isMaybe ? clr.GetGenericArguments()[0] : underlying ?? clr;
        if (!ObjectValues.Serves(held, field.Type))
        {
            diagnostics.Report(FactsDiagnostics.BadProperty, (SourceLocation?)null, member, path, field.Type, ObjectValues.Advice(field.Type));
            return false;
        }

        return true;
    }
}
