using RuleHost.Rulebooks;
using RuleHost.Syntax;

namespace RuleHost.Binding;

/// <summary>Every name that a rulebook and its provisions declare, whatever its kind: what unspaced text may be cut into (RH0110).</summary>
internal static class DeclaredNames
{
    public static Func<string, bool> Of(RulebookDefinition definition, IEnumerable<FileSyntax> files)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        names.UnionWith(definition.Parameters.Keys);
        names.UnionWith(definition.Groups.Keys);
        names.UnionWith(definition.Tables.Keys);
        names.UnionWith(definition.Roles);
        names.UnionWith(definition.Awards);
        names.UnionWith(definition.Cards.Values);
        names.UnionWith(definition.Aliases.Keys);
        foreach (var type in definition.Facts.Values)
        {
            names.Add(type.Name);
            names.UnionWith(type.Events.Select(e => e.Name));
            names.UnionWith(type.Events.SelectMany(e => e.Fields).Select(f => f.Name));
            AddFields(names, type.Fields);
        }

        foreach (var group in definition.Groups.Values)
        {
            AddFields(names, group.Fields);
        }

        foreach (var table in definition.Tables.Values)
        {
            AddFields(names, table.Columns);
        }

        foreach (var enumeration in definition.Enumerations.Values.Concat(definition.Ladders.Values.Select(l => l.Steps)))
        {
            names.UnionWith(enumeration.Values);
        }

        names.UnionWith(MemberWords.Limit);
        names.UnionWith(Keywords.Functions.Words.Select(w => w.Canonical));
        names.UnionWith(Keywords.Periods.Words.Select(w => w.Canonical));
        names.UnionWith(files.SelectMany(f => f.Provisions).Select(p => p.Id.Name));
        return names.Contains;
    }

    private static void AddFields(HashSet<string> names, IEnumerable<FieldDefinition> fields)
    {
        foreach (var field in fields)
        {
            names.Add(field.Name);
            names.UnionWith((field.Type.Enum ?? field.Type.Element?.Enum)?.Values ?? []);
        }
    }
}
