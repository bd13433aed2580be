using System.Collections.Frozen;
using System.Collections.Immutable;
using RuleHost.Values;

namespace RuleHost.Compilation;

/// <summary>
/// 属于 a written list of texts, or of values of one enumeration: one look-up instead of a walk. Equal to the general operator: the
/// list is complete and without unknown elements, so a text or value of that enumeration is in it or is not; anything else (unknown,
/// 无, another kind) is put to the general operator.
/// </summary>
internal sealed class ConstantSet
{
    private readonly Value _list;
    private readonly TimeZoneInfo _zone;
    private readonly EnumType? _enumeration;
    private readonly FrozenSet<string> _names;

    private ConstantSet(Value list, TimeZoneInfo zone, EnumType? enumeration, FrozenSet<string> names) =>
        (_list, _zone, _enumeration, _names) = (list, zone, enumeration, names);

    /// <summary>The set of a constant list, or null where it holds anything but texts, or values of one enumeration.</summary>
    public static ConstantSet? Of(Value list, TimeZoneInfo zone)
    {
        if (list.Kind != ValueKind.List || list.List is not { Complete: true, Possible.IsEmpty: true, Sure: [var first, ..] items })
        {
            return null;
        }

        var enumeration = first.Kind == ValueKind.Enum ? first.EnumType : null;
        var names = new List<string>(items.Length);
        foreach (var item in items)
        {
            switch (item.Kind)
            {
                case ValueKind.Text when enumeration is null:
                    names.Add(item.TextValue);
                    break;
                case ValueKind.Enum when ReferenceEquals(item.EnumType, enumeration):
                    names.Add(item.EnumName);
                    break;
                default:
                    return null;
            }
        }

        return new ConstantSet(list, zone, enumeration, names.ToFrozenSet(StringComparer.Ordinal));
    }

    public Truth Contains(Value item) => item.Kind switch
    {
        ValueKind.Text when _enumeration is null => TruthOperators.Of(_names.Contains(item.TextValue)),
        ValueKind.Enum when _enumeration is not null => TruthOperators.Of(_names.Contains(item.EnumName)),
        _ => ValueOperators.In(item, _list, _zone),
    };
}
