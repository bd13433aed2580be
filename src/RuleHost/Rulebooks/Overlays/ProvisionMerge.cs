using System.Collections.Immutable;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Rulebooks.Overlays;

/// <summary>
/// Applies overlays to the provisions of their base (semantics S23): 增补 adds a provision, 修订 replaces the clauses of one key and adds
/// the rest, 废止 takes a provision out. The effective text of an amended provision is joined from the clauses of both files and read again,
/// so that every later phase sees one provision like any other; places in it lead back to the file that each clause was written in.
/// </summary>
internal sealed class ProvisionMerge(DiagnosticBag diagnostics)
{
    private readonly List<(FileSyntax File, List<ProvisionSyntax> Provisions)> _files = [];
    private readonly Dictionary<(string? Type, string Id, string Clause), (Layer Layer, SourceLocation Place)> _amended = [];
    private readonly List<Repeal> _repealed = [];

    /// <summary>Provisions that an overlay repealed, with what repealed them.</summary>
    public IReadOnlyList<Repeal> Repealed => _repealed;

    /// <summary>The effective files, the lowest layer's first.</summary>
    public IReadOnlyList<FileSyntax> Files => [.. _files.Select((f, i) => f.File with { Provisions = [.. f.Provisions], RepealedNames = i == 0 ? [.. Gone()] : [] })];

    /// <summary>What repealed provisions can be named by; one repealed from a day on stands until then.</summary>
    private IEnumerable<string> Gone() => _repealed.Where(r => From(r.By) is null).SelectMany(r => r.Text.Clauses.OfType<TagsClause>().SelectMany(t => t.Tags).Prepend(r.Text.Id)).Select(n => n.Name);

    /// <summary>Lays one rulebook over those applied before.</summary>
    public void Apply(Layer layer)
    {
        var isBase = _files.Count == 0;
        var below = _files.ToArray();
        foreach (var file in layer.Files)
        {
            var own = new List<ProvisionSyntax>();
            foreach (var provision in file.Provisions)
            {
                switch (provision.Amendment)
                {
                    case Amendment.Amend or Amendment.Repeal when !isBase:
                        Change(layer, provision, below);
                        break;
                    case Amendment.Add or Amendment.None when !isBase:
                        if (IsNew(provision, below))
                        {
                            own.Add(provision with { Amendment = Amendment.None, Layers = [layer.Id] });
                        }

                        break;
                    default:
                        own.Add(isBase ? provision with { Layers = [layer.Id] } : provision);
                        break;
                }
            }

            _files.Add((file, own));
        }
    }

    /// <summary>What is added under an id of the base does not take the place of the base's text.</summary>
    private bool IsNew(ProvisionSyntax added, (FileSyntax File, List<ProvisionSyntax> Provisions)[] below)
    {
        if (below.SelectMany(f => f.Provisions).FirstOrDefault(p => IsSame(p, added)) is { } first)
        {
            Tell(OverlayDiagnostics.AddsExisting, added, new SourceLocation(added.Source, added.Id.Span), Place(first), [added.Id.Name]);
            return false;
        }

        return true;
    }

    private void Change(Layer layer, ProvisionSyntax change, (FileSyntax File, List<ProvisionSyntax> Provisions)[] below)
    {
        var found = false;
        foreach (var (_, provisions) in below)
        {
            var texts = provisions.Where(p => IsSame(p, change) && p.Kind == change.Kind).ToArray();
            if (texts.Length == 0)
            {
                continue;
            }

            found = true;
            if (change.Amendment == Amendment.Repeal)
            {
                TakeOut(layer, change, provisions, texts);
            }
            else
            {
                NoteOwners(layer, change, texts);
                Amend(layer, change, provisions, texts);
            }
        }

        if (!found)
        {
            var ids = below.SelectMany(f => f.Provisions).Where(p => p.Kind == change.Kind || p.Id.Name == change.Id.Name);
            var word = change.Amendment == Amendment.Amend ? "修订" : "废止";
            var told = Tell(OverlayDiagnostics.NothingToAmend, change, new SourceLocation(change.Source, change.HeadSpan), null, [word, change.Id.Name]);
            if (DidYouMean.Hint(change.Id.Name, [.. ids.Select(p => p.Id.Name).Distinct()]) is { } hint)
            {
                diagnostics.Amend(told with { SpecialHint = hint });
            }
        }
    }

    private void TakeOut(Layer layer, ProvisionSyntax repeal, List<ProvisionSyntax> provisions, ProvisionSyntax[] texts)
    {
        var from = From(repeal);
        foreach (var text in texts)
        {
            _repealed.Add(new Repeal(text, repeal, layer.Id));
            if (from is { } day && (From(text) is not { } begins || begins < day))
            {
                // Repealed from a day on: until then the text stands.
                provisions[provisions.IndexOf(text)] = Dated(text, repeal, From(text), day.AddDays(-1));
            }
            else
            {
                provisions.Remove(text);
            }
        }
    }

    /// <summary>
    /// An amendment without 施行 changes every text of the id. One with 施行 leaves what began before as it is, gives a text of its own from its
    /// day on, and changes those that begin later; where it ends, the text that it amended goes on.
    /// </summary>
    private void Amend(Layer layer, ProvisionSyntax change, List<ProvisionSyntax> provisions, ProvisionSyntax[] texts)
    {
        ClauseSyntax[] clauses = [.. change.Clauses.Where(c => c is not InForceClause)];
        if (change.Clauses.OfType<InForceClause>().FirstOrDefault() is not { From: { } day } dated)
        {
            foreach (var text in texts)
            {
                provisions[provisions.IndexOf(text)] = Amended(layer, text, change, [.. change.Clauses]);
            }

            return;
        }

        foreach (var text in texts.Where(t => From(t) >= day))
        {
            provisions[provisions.IndexOf(text)] = Amended(layer, text, change, clauses);
        }

        if (texts.Where(t => From(t) is not { } begins || begins < day).MaxBy(t => From(t) ?? DateOnly.MinValue) is { } before && !texts.Any(t => From(t) == day))
        {
            var at = provisions.IndexOf(before);
            provisions.Insert(at + 1, Amended(layer, before, change, [.. change.Clauses]));
            if (dated.Until is { } until && !texts.Any(t => From(t) > day && From(t) <= until.AddDays(1)))
            {
                provisions.Insert(at + 2, Dated(before, change, until.AddDays(1), before.Clauses.OfType<InForceClause>().FirstOrDefault()?.Until));
            }
        }
    }

    private ProvisionSyntax Amended(Layer layer, ProvisionSyntax text, ProvisionSyntax change, ClauseSyntax[] clauses)
    {
        var drops = clauses.OfType<DropClause>().ToArray();
        var replaced = clauses.Select(c => ClauseKey.Of(c, change.Source)).OfType<string>().ToHashSet(StringComparer.Ordinal);

        // What a case of the base shows is what the base says: it is tried where the base is checked by itself.
        var kept = text.Clauses.Where(c => c is not ExampleClause).ToArray();
        foreach (var drop in drops.Where(d => !Array.Exists(kept, c => ClauseKey.IsMeant(d, c, text.Source))))
        {
            Tell(OverlayDiagnostics.NothingToDrop, change, new SourceLocation(change.Source, drop.Span), Place(text), [$"{drop.ClauseWord.Name} {drop.Rest}".TrimEnd(), text.Id.Name]);
        }

        var stretches = new List<(int, SourceLocation)> { ClauseLines.Head(change.Title.Length > 0 ? change : text) };
        var written = new HashSet<ClauseSyntax>(ReferenceEqualityComparer.Instance);
        foreach (var clause in kept)
        {
            var key = ClauseKey.Of(clause, text.Source);
            if (key is not null && replaced.Contains(key))
            {
                foreach (var instead in clauses.Where(c => ClauseKey.Of(c, change.Source) == key && written.Add(c)))
                {
                    stretches.AddRange(ClauseLines.Of(change.Source, instead));
                }
            }
            else if (!Array.Exists(drops, d => ClauseKey.IsMeant(d, clause, text.Source)))
            {
                stretches.AddRange(ClauseLines.Of(text.Source, clause));
            }
        }

        stretches.AddRange(clauses.Where(c => c is not DropClause && written.Add(c)).SelectMany(c => ClauseLines.Of(change.Source, c)));
        return Read(text, stretches, text.Broken || change.Broken) with { Layers = [layer.Id, .. text.Layers.Where(l => l != layer.Id)] };
    }

    /// <summary>The same text in force for other days, which the change's 施行 gives.</summary>
    private ProvisionSyntax Dated(ProvisionSyntax text, ProvisionSyntax change, DateOnly? from, DateOnly? until)
    {
        var dated = change.Clauses.OfType<InForceClause>().First();
        ClauseSyntax[] rest = [.. text.Clauses.Where(c => c is not InForceClause and not ExampleClause)];
        var read = Read(text, [ClauseLines.Head(text), .. rest.SelectMany(c => ClauseLines.Of(text.Source, c)), .. ClauseLines.Of(change.Source, dated)], text.Broken);
        return read with
        {
            Layers = text.Layers,
            Clauses = [.. read.Clauses.Select(c => c is InForceClause force ? force with { From = from, Until = until } : c)],
        };
    }

    /// <summary>Reads a text that was put together. What cannot be read as a whole although its parts could is told, and never left out in silence.</summary>
    private ProvisionSyntax Read(ProvisionSyntax text, List<(int, SourceLocation)> stretches, bool isBroken)
    {
        var found = new DiagnosticBag();
        var read = RuleParser.ParseFile(SourceText.Joined([.. stretches]), found).Provisions is [var one] ? one with { Amendment = Amendment.None } : text with { Broken = true };
        if (isBroken)
        {
            return read with { Broken = true };
        }

        diagnostics.AddRange(found.Items.Where(d => d.Severity == Severity.Error));
        return read;
    }

    /// <summary>Two overlays of which neither extends the other must not change one clause.</summary>
    private void NoteOwners(Layer layer, ProvisionSyntax change, ProvisionSyntax[] texts)
    {
        foreach (var clause in change.Clauses.Where(c => c is not InForceClause and not RemarkClause and not BasisClause))
        {
            var key = clause is DropClause drop ? Dropped(drop, texts) : ClauseKey.Of(clause, change.Source);
            if (key is null)
            {
                continue;
            }

            var place = new SourceLocation(change.Source, clause.Span);
            if (_amended.TryGetValue((change.DefinedOn?.Name, change.Id.Name, key), out var first) && first.Layer != layer && !layer.Below.Contains(first.Layer.Id))
            {
                Tell(OverlayDiagnostics.TwoOverlays, change, place, first.Place, [clause.Keyword, change.Id.Name, first.Layer.Id, layer.Id], clause.Keyword);
            }

            _amended[(change.DefinedOn?.Name, change.Id.Name, key)] = (layer, place);
        }
    }

    private static string? Dropped(DropClause drop, ProvisionSyntax[] texts) =>
        texts.SelectMany(t => t.Clauses.Where(c => ClauseKey.IsMeant(drop, c, t.Source)).Select(c => ClauseKey.Of(c, t.Source))).FirstOrDefault();

    private Diagnostic Tell(DiagnosticDescriptor descriptor, ProvisionSyntax provision, SourceLocation place, SourceLocation? other, object[] arguments, string? clause = null)
    {
        var told = diagnostics.Report(descriptor, place, arguments) with { Provision = provision.Id.Name, Clause = clause };
        if (other is { } related)
        {
            told = told with { Related = [(related, new Localized("另一处", "the other place"))] };
        }

        diagnostics.Amend(told);
        return told;
    }

    private static bool IsSame(ProvisionSyntax one, ProvisionSyntax other) => one.Id.Name == other.Id.Name && one.DefinedOn?.Name == other.DefinedOn?.Name;

    private static DateOnly? From(ProvisionSyntax text) => text.Clauses.OfType<InForceClause>().FirstOrDefault()?.From;

    private static SourceLocation Place(ProvisionSyntax provision) => new(provision.Source, provision.Id.Span);
}
