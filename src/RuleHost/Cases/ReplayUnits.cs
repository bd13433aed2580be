using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>
/// By which field of a case a replay sums up: the one asked for, else, where a type has exactly one field that refers to 单位, that one.
/// </summary>
internal sealed class ReplayUnits
{
    private const string Unit = "单位";

    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);

    private ReplayUnits(string? field) => Field = field;

    /// <summary>The field's name; null where nothing is summed up by unit.</summary>
    public string? Field { get; private set; }

    /// <summary>Finds the field.</summary>
    /// <param name="definition">The rulebook's vocabulary.</param>
    /// <param name="types">The types that are judged.</param>
    /// <param name="field">The field asked for; null: the usual one.</param>
    /// <param name="diagnostics">Gets it where no type has the field.</param>
    public static ReplayUnits Of(RulebookDefinition definition, IEnumerable<string> types, string? field, DiagnosticBag diagnostics)
    {
        var units = new ReplayUnits(field);
        var known = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in types.Select(t => definition.Facts[t]))
        {
            known.UnionWith(type.Fields.Select(f => f.Name));
            var usual = type.Fields.Where(f => f.Type.Kind == TypeKind.Record && f.Type.Name == Unit).ToArray();
            if ((field ?? (usual.Length == 1 ? usual[0].Name : null)) is { } name && type.SlotOf(name) is >= 0 and var slot)
            {
                units.Field ??= name;
                units._slots[type.Name] = slot;
            }
        }

        if (field is not null && units._slots.Count == 0)
        {
            diagnostics.Add(new Diagnostic(Logs.LogDiagnostics.NoSuchUnitField, null, [field]) { SpecialHint = DidYouMean.Hint(field, [.. known]) });
        }

        return units;
    }

    /// <summary>The unit of a record; null where its type has none. An unknown one is 待查.</summary>
    public string? Of(RecordKey key, FactStore facts)
    {
        if (!_slots.TryGetValue(key.Type, out var slot))
        {
            return null;
        }

        var value = facts.Find(key)?[slot] ?? Value.Unknown;
        return value.IsUnknown ? "待查" : value.Kind == ValueKind.Record ? value.RecordKey.Key : ValueText.Canonical(value);
    }
}
