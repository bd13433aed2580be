using System.Collections.Immutable;
using RuleHost.Compilation;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Rulebooks.Overlays;
using RuleHost.Text;

namespace RuleHost.Testing;

/// <summary>The rulebook under test with overlays (叠加) laid over it, each composition made once.</summary>
/// <param name="folder">The rulebook under test.</param>
/// <param name="bases">Where overlays are looked for first (<c>--base</c>).</param>
internal sealed class OverlaidRulebooks(RulebookFolder folder, IReadOnlyList<string> bases)
{
    private readonly Dictionary<string, Overlaid> _made = new(StringComparer.Ordinal);

    /// <summary>A composition: the model where there is one, what judges by it, and everything found.</summary>
    internal sealed record Overlaid(RulebookModel? Model, IFormulaRunner? Runner, ImmutableArray<Diagnostic> Diagnostics);

    /// <summary>The composition with these overlays, in this order.</summary>
    public Overlaid With(ImmutableArray<string> names, SourceLocation place)
    {
        var key = string.Join('\n', names);
        if (!_made.TryGetValue(key, out var made))
        {
            _made[key] = made = Make(names, place);
        }

        return made;
    }

    private Overlaid Make(ImmutableArray<string> names, SourceLocation place)
    {
        var diagnostics = new DiagnosticBag();
        var paths = new List<string>();
        foreach (var name in names)
        {
            var places = RulebookPlaces.Of(name, folder.Root, bases);
            if (places.Select(p => p.Path).FirstOrDefault(p => RulebookPlaces.Holds(p, name)) is { } found)
            {
                paths.Add(found);
            }
            else
            {
                diagnostics.Report(OverlayDiagnostics.BaseNotFound, place, name, Localized.Same(string.Join(", ", places.Select(p => p.Shown))));
            }
        }

        if (diagnostics.HasErrors)
        {
            return new Overlaid(null, null, [.. diagnostics.Items]);
        }

        var loaded = RulebookLoader.Load(folder.Root, CancellationToken.None, null, paths, bases);
        return new Overlaid(loaded.Model, loaded.Model is { } model ? new DecidingRunner(model) : null, loaded.Diagnostics);
    }
}
