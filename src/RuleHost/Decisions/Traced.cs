using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>A value and, where it is unknown, the minimal set of what would settle it (semantics S8). A known value misses nothing.</summary>
/// <param name="Value">The value.</param>
/// <param name="Missing">Names: <c>决策[J1].谋私</c>, <c>单位[城管局]的处分</c>, <c>审批事项[排污许可]</c>, a parameter, <c>确认(Q30)</c>.</param>
internal readonly record struct Traced(Value Value, ImmutableArray<string> Missing)
{
    public static Traced Known(Value value) => new(value, []);

    public static Traced Unknown(params ReadOnlySpan<string> missing) => new(Value.Unknown, [.. missing]);

    public Truth Truth => Value.Truth;

    // Every value of a formula passes here: a call would copy it once more.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Traced(Value value) => new(value, []);
}

/// <summary>Sets of names of what is missing, in order of first mention.</summary>
internal static class Missing
{
    public static ImmutableArray<string> Union(ImmutableArray<string> a, ImmutableArray<string> b)
    {
        if (a.IsDefaultOrEmpty)
        {
            return b.IsDefault ? [] : b;
        }

        if (b.IsDefaultOrEmpty)
        {
            return a;
        }

        var result = a.ToBuilder();
        foreach (var name in b)
        {
            if (!result.Contains(name))
            {
                result.Add(name);
            }
        }

        return result.ToImmutable();
    }
}
