using System.Collections.Frozen;
using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Rulebooks;

/// <summary>
/// Names that the author did declare, in an entry of rulebook.yaml that could not be read: under a misspelt key, in a shape that is not
/// meant there, between full-width commas. Where they are used nothing more is said: the one mistake is told at the entry.
/// </summary>
internal static class Misread
{
    /// <summary>
    /// Raises what was read as one name to an error, takes out what only follows from another mistake of the same file, and gives the names.
    /// </summary>
    public static FrozenSet<string> Settle(MappingNode root, DiagnosticBag diagnostics)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var found = new Places(
            PlacesOf(RulebookDiagnostics.UnknownKey, diagnostics), PlacesOf(RulebookDiagnostics.WrongShape, diagnostics), PlacesOf(DocumentDiagnostics.WideCommaInList, diagnostics));
        if (found.Keys.Count + found.Shapes.Count + found.Commas.Count == 0)
        {
            return [];
        }

        Collect(root, found, names, false);
        diagnostics.Replace(diagnostics.Items
            .Where(d => !(FollowsFrom(d.Descriptor) && d.Arguments.OfType<string>().Any(names.Contains)))
            .Select(d => d.Descriptor == DocumentDiagnostics.WideCommaInList && d.Arguments is [string text] && names.Contains(text) ? d with { Descriptor = RulebookDiagnostics.OneNameOfSeveral } : d));
        return names.ToFrozenSet(StringComparer.Ordinal);
    }

    private static bool FollowsFrom(DiagnosticDescriptor descriptor) =>
        descriptor == RulebookDiagnostics.UnknownFact || descriptor == RulebookDiagnostics.UnknownType || descriptor == RulebookDiagnostics.UnknownGroup
        || descriptor == RulebookDiagnostics.UnknownKeyField;

    private static HashSet<SourceLocation> PlacesOf(DiagnosticDescriptor descriptor, DiagnosticBag diagnostics) =>
        [.. diagnostics.Items.Where(d => d.Descriptor == descriptor).Select(d => d.Location).OfType<SourceLocation>()];

    private static void Collect(DocumentNode node, Places found, HashSet<string> names, bool all)
    {
        all |= found.Shapes.Contains(node.Place);
        switch (node)
        {
            case MappingNode mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    if (key.Text == "tables")
                    {
                        // Cells of tables are texts, not names.
                        continue;
                    }

                    if (all)
                    {
                        names.Add(key.Text);
                    }

                    Collect(value, found, names, all || found.Keys.Contains(key.Place));
                }

                break;
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                {
                    Collect(item, found, names, all);
                }

                break;
            case ScalarNode scalar when found.Commas.Contains(scalar.Place):
                names.Add(scalar.Text);
                names.UnionWith(scalar.Text.Split(['，', '、', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                break;
            case ScalarNode scalar when all:
                names.Add(scalar.Text);
                break;
            default:
                break;
        }
    }

    /// <summary>Where something could not be read: misspelt keys, nodes of a wrong shape, entries with full-width commas.</summary>
    private sealed record Places(HashSet<SourceLocation> Keys, HashSet<SourceLocation> Shapes, HashSet<SourceLocation> Commas);
}
