using System.Collections.Immutable;
using RuleHost.Binding;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Rulebooks.Overlays;

/// <summary>
/// What the base says rightly and an overlay spoils, by taking a name away or by changing what other clauses rest on, is a mistake of the
/// overlay: it is told at the overlay's place, with the places in the base, and not in a file that the overlay's author cannot mend.
/// </summary>
internal static class OverlayBlame
{
    public static void Run(Layers layers, DiagnosticBag diagnostics)
    {
        if (layers.All.Count < 2 || !diagnostics.HasErrors)
        {
            return;
        }

        var told = new List<Diagnostic>();
        var below = new Dictionary<int, HashSet<(string Code, SourceLocation? Place)>>();
        foreach (var diagnostic in diagnostics.Items)
        {
            if (Of(layers, diagnostic, below) is not { } mine)
            {
                told.Add(diagnostic);
            }
            else if (told.FindIndex(t => t.Code == mine.Code && t.Location == mine.Location && t.Arguments.SequenceEqual(mine.Arguments)) is >= 0 and var known)
            {
                // One mistake, however often the base names it.
                told[known] = told[known] with { Related = [.. told[known].Related, .. mine.Related] };
            }
            else
            {
                told.Add(mine);
            }
        }

        diagnostics.Replace(told);
    }

    private static Diagnostic? Of(Layers layers, Diagnostic diagnostic, Dictionary<int, HashSet<(string Code, SourceLocation? Place)>> below)
    {
        if (diagnostic is not { Severity: Severity.Error, Location: { } place })
        {
            return null;
        }

        return (diagnostic.Arguments is [string name, ..] ? TakenAway(layers, diagnostic, place, name) : null) ?? Spoilt(layers, diagnostic, place, below);
    }

    private static Diagnostic? TakenAway(Layers layers, Diagnostic diagnostic, SourceLocation place, string name)
    {
        var related = ImmutableArray.Create((place, new Localized("用到它的地方", "where it is named")));
        if (BindingDiagnostics.OfUnknownNames.Contains(diagnostic.Descriptor)
            && layers.Repealed.FirstOrDefault(r => r.Text.Id.Name == name && !r.By.Clauses.Any(c => c is InForceClause)) is { } repeal)
        {
            return new Diagnostic(OverlayDiagnostics.RepealedButNamed, new SourceLocation(repeal.By.Source, repeal.By.HeadSpan), [name, diagnostic.Provision ?? ""])
            {
                Provision = name,
                Related = related,
            };
        }

        if ((diagnostic.Descriptor == BindingDiagnostics.UnknownValue || diagnostic.Descriptor == BindingDiagnostics.UnknownGrade) && ScaleChange(layers, diagnostic, place) is var (change, scale))
        {
            return new Diagnostic(OverlayDiagnostics.ScaleLacks, new SourceLocation(change.Source, scale.Span), [change.Id.Name, scale.Scale.Name, name])
            {
                Provision = change.Id.Name,
                Clause = scale.Keyword,
                Related = related,
            };
        }

        return null;
    }

    /// <summary>The overlay's 值域 that took the value away, where the text that names it is of a layer below.</summary>
    private static (ProvisionSyntax Change, ScaleClause Scale)? ScaleChange(Layers layers, Diagnostic diagnostic, SourceLocation place)
    {
        var enumeration = diagnostic.Arguments is [_, string of, ..] ? of : null;
        var rank = RankOf(layers, place);
        for (var i = layers.All.Count - 1; i > rank; i--)
        {
            foreach (var change in layers.All[i].Files.SelectMany(f => f.Provisions).Where(p => p.Amendment == Amendment.Amend))
            {
                if (change.Clauses.OfType<ScaleClause>().FirstOrDefault(s => enumeration is null || s.Scale.Name == enumeration) is { } scale)
                {
                    return (change, scale);
                }
            }
        }

        return null;
    }

    /// <summary>An error in a text of a layer below, which was checked by itself before: what an overlay amended in the same provision, or in one that the place names.</summary>
    private static Diagnostic? Spoilt(Layers layers, Diagnostic diagnostic, SourceLocation place, Dictionary<int, HashSet<(string Code, SourceLocation? Place)>> below)
    {
        var rank = RankOf(layers, place);
        var named = place.Source.Slice(place.Span);
        for (var i = layers.All.Count - 1; i > rank && !MistakesOf(layers, i, below).Contains((diagnostic.Code, place.Written)); i--)
        {
            foreach (var change in layers.All[i].Files.SelectMany(f => f.Provisions).Where(p => p.Amendment == Amendment.Amend))
            {
                if ((change.Id.Name == diagnostic.Provision || named.Contains(change.Id.Name, StringComparison.Ordinal))
                    && change.Clauses.FirstOrDefault(c => c is not (BasisClause or RemarkClause or InForceClause)) is { } clause)
                {
                    return new Diagnostic(OverlayDiagnostics.SpoilsBase, new SourceLocation(change.Source, clause.Span), [change.Id.Name])
                    {
                        Provision = change.Id.Name,
                        Clause = clause.Keyword,
                        Related = [(place, new Localized(diagnostic.Message(Language.Chinese), diagnostic.Message(Language.English)))],
                    };
                }
            }
        }

        return null;
    }

    /// <summary>What is wrong with the lowest layers by themselves; they are bound once, however many mistakes are asked about.</summary>
    private static HashSet<(string Code, SourceLocation? Place)> MistakesOf(Layers layers, int count, Dictionary<int, HashSet<(string Code, SourceLocation? Place)>> known)
    {
        if (!known.TryGetValue(count, out var mistakes))
        {
            var found = new DiagnosticBag();
            if (layers.Lowest(count) is { } lowest)
            {
                Binder.Bind(lowest.Definition, lowest.Files, "", found);
            }

            known[count] = mistakes = [.. found.Items.Select(d => (d.Code, d.Location?.Written))];
        }

        return mistakes;
    }

    private static int RankOf(Layers layers, SourceLocation place)
    {
        var source = place.Written.Source;
        for (var i = 0; i < layers.All.Count; i++)
        {
            if (layers.All[i].Files.Any(f => f.Source == source))
            {
                return i;
            }
        }

        return layers.All.Count;
    }
}
