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
    private readonly Dictionary<(string? Type, string Id, string Clause), (Layer Layer, SourceLocation Place, ProvisionSyntax Change)> _amended = [];
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
            var same = ids.FirstOrDefault(p => p.Id.Name == change.Id.Name);
            var hint = same is null
                ? DidYouMean.Hint(change.Id.Name, [.. ids.Select(p => p.Id.Name).Distinct()])
                : new Localized($"“{change.Id.Name}”是“{Kind(same)}”：写成“{word} {Kind(same)} {change.Id.Name}”。", $"{change.Id.Name} is a “{Kind(same)}”: write “{word} {Kind(same)} {change.Id.Name}”.");
            if (hint is not null)
            {
                diagnostics.Amend(told with { SpecialHint = change.Amendment == Amendment.Amend && same is null ? OrAdd(hint) : hint });
            }
        }
    }

    private static string Kind(ProvisionSyntax provision) => Keywords.Kinds.Words[(int)provision.Kind].Canonical;

    /// <summary>Whoever writes 修订 for a provision that nobody has yet means 增补.</summary>
    private static Localized OrAdd(Localized hint) => new($"{hint.Chinese}要加新的一条，写“增补”。", $"{hint.English} To add a provision write “增补”.");

    /// <summary>A 废止 without 施行 takes every text of the id out. One with 施行 ends the text of its day, takes out those that begin within it, and where it ends, the text of that day goes on.</summary>
    private void TakeOut(Layer layer, ProvisionSyntax repeal, List<ProvisionSyntax> provisions, ProvisionSyntax[] texts)
    {
        _repealed.AddRange(texts.Select(text => new Repeal(text, repeal, layer.Id)));
        if (repeal.Clauses.OfType<InForceClause>().FirstOrDefault() is not { From: { } day } dated)
        {
            provisions.RemoveAll(texts.Contains);
            return;
        }

        var at = provisions.IndexOf(texts[^1]);
        if (BeforeDay(texts, day) is { } before)
        {
            provisions[provisions.IndexOf(before)] = Dated(before, repeal, From(before), day.AddDays(-1));
        }

        Resume(repeal, provisions, texts, dated.Until, at + 1);
        provisions.RemoveAll(p => texts.Contains(p) && IsWithin(p, day, dated.Until));
    }

    /// <summary>
    /// An amendment without 施行 changes every text of the id. One with 施行 leaves what began before as it is, gives a text of its own from its
    /// day on, and changes those that begin within it; where it ends, the text of that day goes on as it was.
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

        var at = provisions.IndexOf(texts[^1]);
        Resume(change, provisions, texts, dated.Until, at + 1);
        foreach (var text in texts.Where(t => IsWithin(t, day, dated.Until)))
        {
            provisions[provisions.IndexOf(text)] = Amended(layer, text, change, clauses);
        }

        if (BeforeDay(texts, day) is { } before)
        {
            // It lasts no longer than the text that it amends.
            var amended = Amended(layer, before, change, [.. change.Clauses]);
            var until = Until(before) is { } end && (dated.Until is not { } last || end < last) ? end : dated.Until;
            var place = provisions.IndexOf(before);
            provisions.Insert(place + 1, amended with { Clauses = [.. amended.Clauses.Select(c => c is InForceClause force ? force with { Until = until } : c)] });
            if (Until(before) is not null)
            {
                // Its last day is another now; without one it ends by itself where the next begins.
                provisions[place] = Dated(before, change, From(before), day.AddDays(-1));
            }
        }
    }

    /// <summary>The text that stands on the day before and would go on; null where none does, or where one begins on that very day.</summary>
    private static ProvisionSyntax? BeforeDay(ProvisionSyntax[] texts, DateOnly day) =>
        texts.Any(t => From(t) == day) ? null
        : texts.Where(t => From(t) is not { } begins || begins < day).MaxBy(t => From(t) ?? DateOnly.MinValue) is { } before && (Until(before) is not { } end || end >= day) ? before : null;

    private static bool IsWithin(ProvisionSyntax text, DateOnly day, DateOnly? until) => From(text) >= day && (until is not { } last || From(text) <= last);

    /// <summary>Where a change has a last day, the text of that day stands again from the next day on, unless another begins then.</summary>
    private void Resume(ProvisionSyntax change, List<ProvisionSyntax> provisions, ProvisionSyntax[] texts, DateOnly? until, int at)
    {
        if (until is { } last && texts.Where(t => From(t) is not { } begins || begins <= last).MaxBy(t => From(t) ?? DateOnly.MinValue) is { } text
            && (Until(text) is not { } end || end > last) && !texts.Any(t => From(t) == last.AddDays(1)))
        {
            provisions.Insert(at, Dated(text, change, last.AddDays(1), Until(text)));
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
            if (_amended.TryGetValue((change.DefinedOn?.Name, change.Id.Name, key), out var first))
            {
                if (first.Layer != layer && !layer.Below.Contains(first.Layer.Id))
                {
                    Tell(OverlayDiagnostics.TwoOverlays, change, place, first.Place, [clause.Keyword, change.Id.Name, first.Layer.Id, layer.Id], clause.Keyword);
                }
                else if (first.Layer == layer && first.Change != change && From(first.Change) == From(change))
                {
                    Tell(OverlayDiagnostics.AmendedTwice, change, place, first.Place, [clause.Keyword, change.Id.Name], clause.Keyword);
                }
            }

            _amended[(change.DefinedOn?.Name, change.Id.Name, key)] = (layer, place, change);
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

    private static DateOnly? Until(ProvisionSyntax text) => text.Clauses.OfType<InForceClause>().FirstOrDefault()?.Until;

    private static SourceLocation Place(ProvisionSyntax provision) => new(provision.Source, provision.Id.Span);
}
