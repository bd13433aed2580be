using System.Collections.Frozen;
using System.Collections.Immutable;

namespace RuleHost.Values;

/// <summary>
/// An enumeration: declared under <c>enumerations:</c>, written in place as a field's <c>[a, b]</c>, or built in
/// (card kinds, provision ids, ladder steps). Ordered ones run from low to high.
/// </summary>
internal sealed class EnumType(string name, bool ordered, ImmutableArray<string> values)
{
    private readonly FrozenDictionary<string, int> _ordinals = Ordinals(values);

    /// <summary>Its name; for one written in place, <c>投诉.类别</c>.</summary>
    public string Name { get; } = name;

    public bool Ordered { get; } = ordered;

    public ImmutableArray<string> Values { get; } = values;

    public int IndexOf(string value) => _ordinals.TryGetValue(value, out var index) ? index : -1;

    public override string ToString() => Name;

    private static FrozenDictionary<string, int> Ordinals(ImmutableArray<string> values)
    {
        var ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
        {
            ordinals.TryAdd(values[i], i);
        }

        return ordinals.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
