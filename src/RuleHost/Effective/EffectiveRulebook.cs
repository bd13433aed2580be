using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Model;
using RuleHost.Rulebooks.Overlays;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Effective;

/// <summary>
/// What a composed rulebook says, for those who read it: every provision and clause with the layer and the place that it came from, what each
/// layer made of those below it, and the parameters with their defaults.
/// </summary>
internal sealed class EffectiveRulebook
{
    private readonly Layers _layers;
    private readonly RulebookModel _model;
    private readonly Dictionary<SourceText, int> _ranks = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<(string Id, string? On), ProvisionSyntax>[] _below;

    private EffectiveRulebook(Rulebook rulebook, DateOnly? on)
    {
        (Rulebook, On, _layers, _model) = (rulebook, on, rulebook.Composition, rulebook.Model);
        for (var i = 0; i < _layers.All.Count; i++)
        {
            _ranks[_layers.All[i].Folder.Yaml] = i;
            foreach (var file in _layers.All[i].Files)
            {
                _ranks[file.Source] = i;
            }
        }

        // What stood before each layer: nothing before the lowest.
        _below = [.. Enumerable.Range(0, _layers.All.Count).Select(count => (count == 0 ? [] : _layers.Lowest(count)?.Files ?? []).SelectMany(f => f.Provisions).ToLookup(Name))];
    }

    /// <summary>Reads it off a rulebook.</summary>
    /// <param name="rulebook">The rulebook.</param>
    /// <param name="on">The texts of one day alone; null: those of all days.</param>
    public static EffectiveRulebook Of(Rulebook rulebook, DateOnly? on)
    {
        var effective = new EffectiveRulebook(rulebook, on);
        effective.Provisions = [.. effective.Read()];
        effective.Repealed = [.. effective.ReadRepealed()];
        effective.Parameters = ParameterReader.Read(effective._layers, effective._model, on, effective.At);
        return effective;
    }

    public Rulebook Rulebook { get; }

    /// <summary>The day whose texts are shown; null: all.</summary>
    public DateOnly? On { get; }

    /// <summary>The layers, the lowest first.</summary>
    public IReadOnlyList<Layer> Layers => _layers.All;

    /// <summary>The effective rulebook.yaml.</summary>
    public MappingNode Yaml => _layers.Yaml!;

    /// <summary>The provisions, file by file, the lowest layer's first.</summary>
    public ImmutableArray<EffectiveProvision> Provisions { get; private set; } = [];

    public ImmutableArray<RepealedText> Repealed { get; private set; } = [];

    public ImmutableArray<EffectiveParameter> Parameters { get; private set; } = [];

    /// <summary>Where a place of any text of the composition was written.</summary>
    public Origin At(SourceLocation place)
    {
        var written = place.Written;
        var rank = _ranks.GetValueOrDefault(written.Source);
        return new Origin(_layers.All[rank].Id, rank, written.Source.Path, written.Source.Position(written.Span.Start).Line);
    }

    private IEnumerable<EffectiveProvision> Read()
    {
        var bound = _model.Provisions.Concat(_model.Superseded).ToDictionary(p => p.Syntax, ReferenceEqualityComparer.Instance as IEqualityComparer<ProvisionSyntax>);
        foreach (var (file, text) in _layers.Files.SelectMany(f => f.Provisions.Select(p => (f, p))))
        {
            if (On is not { } day || Stands(bound[text], day))
            {
                yield return Read(file.Source, text, bound[text]);
            }
        }
    }

    /// <summary>Whether a text is the one in force on a day.</summary>
    private static bool Stands(BoundProvision text, DateOnly day)
    {
        var versions = text.Versions.IsEmpty ? [text] : text.Versions;
        return versions.LastOrDefault(v => v.InForceFrom is not { } from || from <= day) == text && (text.InForceUntil is not { } until || until >= day);
    }

    private EffectiveProvision Read(SourceText file, ProvisionSyntax text, BoundProvision bound)
    {
        var first = Enumerable.Range(0, _layers.All.Count).First(i => i + 1 == _layers.All.Count || _below[i + 1].Contains(Name(text)));
        var clauses = text.Clauses.Select(c => Read(text, c, first)).ToImmutableArray();
        var dropped = Dropped(text).ToImmutableArray();
        var head = At(new SourceLocation(text.Source, text.HeadSpan));
        var amended = head.Rank > first || !dropped.IsEmpty || clauses.Any(c => c.At.Rank > first);
        return new EffectiveProvision(
            text.DefinedOn is { } on ? $"{on.Name}.{text.Id.Name}" : text.Id.Name,
            KindWords.English(text.Kind),
            text.Title,
            amended ? Coming.Amended : first > 0 ? Coming.Added : Coming.Kept,
            head,
            file.Path,
            bound.InForceFrom,
            bound.InForceUntil,
            clauses,
            dropped,
            bound is BoundJudgement judgement ? [.. judgement.Generals.Select(g => g.Id)] : [],
            [.. ProvisionLines.Of(text)]);
    }

    private EffectiveClause Read(ProvisionSyntax provision, ClauseSyntax clause, int first)
    {
        var at = At(new SourceLocation(provision.Source, clause.Span));
        var key = ClauseKey.Of(clause, provision.Source);
        WrittenText[] was = at.Rank <= first || key is null ? [] :
            [.. _below[at.Rank][Name(provision)].SelectMany(p => p.Clauses.Where(c => ClauseKey.Of(c, p.Source) == key).Select(c => Written(p, c))).Distinct()];
        return new EffectiveClause(clause.Keyword, Plain(provision, clause), at.Rank == 0 ? Coming.Kept : was.Length > 0 ? Coming.Amended : Coming.Added, at, [.. was]);
    }

    private IEnumerable<DroppedClause> Dropped(ProvisionSyntax text)
    {
        var left = text.Clauses.Select(c => Written(text, c)).ToHashSet();
        for (var i = 1; i < _layers.All.Count; i++)
        {
            foreach (var change in _layers.All[i].Files.SelectMany(f => f.Provisions).Where(p => p.Amendment == Amendment.Amend && Name(p) == Name(text)))
            {
                foreach (var drop in change.Clauses.OfType<DropClause>())
                {
                    var by = At(new SourceLocation(change.Source, drop.Span));
                    foreach (var gone in _below[i][Name(text)].SelectMany(p => p.Clauses.Where(c => ClauseKey.IsMeant(drop, c, p.Source)).Select(c => Written(p, c))).Distinct().Where(g => !left.Contains(g)))
                    {
                        yield return new DroppedClause(gone.Text, gone.At, by);
                    }
                }
            }
        }
    }

    private IEnumerable<RepealedText> ReadRepealed()
    {
        foreach (var provision in On is { } day ? _model.RepealedAt(day) : _model.Repealed)
        {
            var repeal = _layers.Repealed.First(r => r.By.Source == provision.Place.Source && r.By.HeadSpan == provision.Place.Span);
            var opening = repeal.Text.Clauses.OfType<AdjustableClause>().FirstOrDefault(a => (Keywords.Amendments.Find(a.ClauseWord.Name)?.Canonical ?? a.ClauseWord.Name) == "废止");
            yield return new RepealedText(
                provision, At(new SourceLocation(repeal.Text.Source, repeal.Text.HeadSpan)), At(provision.Place), opening is null ? null : Written(repeal.Text, opening));
        }
    }

    private WrittenText Written(ProvisionSyntax provision, ClauseSyntax clause) => new(Plain(provision, clause), At(new SourceLocation(provision.Source, clause.Span)));

    private static string Plain(ProvisionSyntax provision, ClauseSyntax clause) => clause is InForceClause force ? ProvisionLines.InForce(force) : AuthorText.Of(provision.Source, clause.KeywordSpan.To(clause.Span));

    private static (string Id, string? On) Name(ProvisionSyntax provision) => (provision.Id.Name, provision.DefinedOn?.Name);
}
