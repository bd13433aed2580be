using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using RuleHost.Values;
using Xunit;

namespace RuleHost.Tests.Architecture;

/// <summary>One process hosts many rulebooks: nothing that could change is static, so nothing can leak from one to another.</summary>
public sealed class StaticStateTests
{
    /// <summary>Types of the framework and of libraries whose instances do not change once made.</summary>
    private static readonly ImmutableHashSet<Type> Immutable =
    [
        typeof(string), typeof(decimal), typeof(DateOnly), typeof(TimeOnly), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(TimeZoneInfo), typeof(Type),
        typeof(Regex), typeof(Encoding), typeof(UTF8Encoding), typeof(object), typeof(StringComparer), typeof(Version), typeof(Rune), typeof(System.Globalization.CultureInfo),
        typeof(System.Text.Json.JsonSerializerOptions), typeof(System.Text.Json.JsonEncodedText), typeof(System.Text.Encodings.Web.JavaScriptEncoder), typeof(CompositeFormat),
        typeof(System.Linq.Expressions.Expression), typeof(System.Text.Json.JsonWriterOptions),
    ];

    private static readonly ImmutableHashSet<Type> ImmutableGenerics =
    [
        typeof(ImmutableArray<>), typeof(ImmutableDictionary<,>), typeof(ImmutableHashSet<>), typeof(ImmutableList<>), typeof(ImmutableSortedDictionary<,>),
        typeof(FrozenDictionary<,>), typeof(FrozenSet<>), typeof(FrozenDictionary<,>.AlternateLookup<>),
        typeof(FrozenSet<>.AlternateLookup<>), typeof(System.Buffers.SearchValues<>), typeof(Lazy<>), typeof(Nullable<>), typeof(KeyValuePair<,>), typeof(IReadOnlyList<>),
    ];

    [Fact]
    public void The_engine_has_no_static_field_that_can_be_written()
    {
        var written = StaticFields().Where(f => f is { IsInitOnly: false, IsLiteral: false }).Select(Name);
        Assert.True(!written.Any(), string.Join('\n', written));
    }

    [Fact]
    public void What_the_engine_keeps_static_does_not_change()
    {
        var changing = StaticFields().Where(f => !f.IsLiteral && !IsEmpty(f) && !IsImmutable(f, [])).Select(f => $"{Name(f)}: {f.FieldType}");
        Assert.True(!changing.Any(), string.Join('\n', changing));
    }

    [Theory]
    [InlineData(typeof(List<int>))]
    [InlineData(typeof(Dictionary<string, int>))]
    [InlineData(typeof(int[]))]
    [InlineData(typeof(StringBuilder))]
    [InlineData(typeof(global::RuleHost.Records.FactStoreBuilder))]
    public void A_static_field_of_a_changing_type_would_be_found(Type type) => Assert.False(IsImmutable(type, []));

    [Theory]
    [InlineData(typeof(SpanUnit))]
    [InlineData(typeof(ImmutableArray<Value>))]
    [InlineData(typeof(DataType))]
    public void A_static_field_of_an_unchanging_type_passes(Type type) => Assert.True(IsImmutable(type, []));

    private static IEnumerable<FieldInfo> StaticFields() => typeof(Value).Assembly.GetTypes()

        // The compiler's own: cached delegates of lambdas without state, and data of literals.
        .Where(t => !t.Name.Contains('<', StringComparison.Ordinal) && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => !f.Name.StartsWith("<>", StringComparison.Ordinal));

    /// <summary>Nothing at all, of whatever type.</summary>
    private static bool IsEmpty(FieldInfo field) =>
        field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(ImmutableArray<>) && field.GetValue(null) is System.Collections.ICollection { Count: 0 };

    /// <summary>A field of an unchanging type, or a private table of literals: an array that its class alone can see.</summary>
    private static bool IsImmutable(FieldInfo field, HashSet<Type> underWay) =>
        IsImmutable(field.IsPrivate && field.FieldType.IsArray ? field.FieldType.GetElementType()! : field.FieldType, underWay);

    private static string Name(FieldInfo field) => $"{field.DeclaringType}.{field.Name}";

    /// <summary>
    /// A scalar, a type known not to change, a parser or other function, or a type of the engine all of whose fields are read-only and of
    /// such types themselves.
    /// </summary>
    private static bool IsImmutable(Type type, HashSet<Type> underWay)
    {
        if (type.IsPrimitive || type.IsEnum || Immutable.Contains(type) || typeof(Delegate).IsAssignableFrom(type) || !underWay.Add(type))
        {
            return true;
        }

        if (type.IsGenericType && ImmutableGenerics.Contains(type.GetGenericTypeDefinition()))
        {
            return type.GetGenericArguments().All(t => t.IsByRefLike || IsImmutable(t, underWay));
        }

        if (type.IsGenericType && type.Name.StartsWith("ValueTuple", StringComparison.Ordinal))
        {
            return type.GetGenericArguments().All(t => IsImmutable(t, underWay));
        }

        if (type.Assembly != typeof(Value).Assembly)
        {
            return false;
        }

        for (var declaring = type; declaring is not null && declaring.Assembly == type.Assembly; declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.IsInitOnly || !IsImmutable(field, underWay))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
