using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Syntax;

namespace RuleHost.Rulebooks.Overlays;

/// <summary>One rulebook of a composition: its texts, read but not bound.</summary>
/// <param name="Folder">Its files.</param>
/// <param name="Yaml">rulebook.yaml.</param>
/// <param name="Id">Its id; the folder's name where it has none.</param>
/// <param name="Version">Its version, as written.</param>
/// <param name="Files">Its .rule files.</param>
/// <param name="Below">Ids of all rulebooks that it extends, directly or not.</param>
internal sealed record Layer(RulebookFolder Folder, MappingNode Yaml, string Id, string Version, ImmutableArray<FileSyntax> Files, ImmutableHashSet<string> Below);
