using System.Collections.Immutable;

namespace RuleHost.Values;

/// <summary>
/// A list as far as it is known (semantics S7): elements that are surely in it, elements that may be in it, and whether
/// there may be more. What would settle it is named by <paramref name="Missing"/>, which is empty for a complete list.
/// </summary>
/// <param name="Sure">Elements surely in the list, in order.</param>
/// <param name="Possible">Elements that may be in it.</param>
/// <param name="Complete">Whether nothing beyond those two can be in it.</param>
/// <param name="Missing">Names of what would settle it: <c>单位[城管局]的处分</c>.</param>
internal sealed record ListValue(ImmutableArray<Value> Sure, ImmutableArray<Value> Possible, bool Complete, ImmutableArray<string> Missing)
{
    /// <summary>Sure and possible elements together.</summary>
    public int Length => Sure.Length + Possible.Length;

    public static ListValue Of(ImmutableArray<Value> items) => new(items, [], true, []);

    public static ListValue Open(ImmutableArray<Value> items, params ReadOnlySpan<string> missing) => new(items, [], false, [.. missing]);
}
