using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Analysis;

/// <summary>
/// Ranges of one figure that are meant to lie side by side: what one addressee gets, or how many points are taken, by the same figure in
/// several lines of a judgement; or judgements alike but for the range of one figure. Where two cross (RH0433) or leave a gap (RH0434) is
/// told with a case. Ranges of which one lies within the other are steps of a ladder, and right.
/// </summary>
internal sealed class Bands(AnalysisReport report)
{
    private const int MaxBands = 40;
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);

    public void Check(ImmutableArray<BoundProvision> provisions)
    {
        foreach (var judgement in provisions.OfType<BoundJudgement>().Where(j => j is { Kind: not ProvisionKind.General, Subject: not null }))
        {
            Within(judgement);
        }

        Across(provisions.OfType<BoundJudgement>().Where(j => j is { Kind: not ProvisionKind.General, Subject: not null }));
    }

    private void Within(BoundJudgement judgement)
    {
        var lines = judgement.Measures.Select(m => (Group: $"{m.Syntax.Keyword} {TermKey.Of(m.Addressee.Body)}", m.When, m.Syntax.Keyword))
            .Concat(judgement.Points.Select(p => (Group: $"{p.Syntax.Keyword} {p.Into}", p.When, p.Syntax.Keyword)))
            .GroupBy(l => l.Group, StringComparer.Ordinal);
        foreach (var group in lines)
        {
            // A line without 当 is for everybody: what the others leave out is not left without anything.
            var whole = group.All(l => l.When is not null);
            var bands = group.Where(l => l.When is not null)
                .Select(l => Band.Of([ConditionReader.Read(l.When!.Body)], judgement, l.When.Body.Origin, l.Keyword))
                .OfType<Band>()
                .ToList();
            foreach (var same in bands.GroupBy(b => b.Term.Key, StringComparer.Ordinal))
            {
                Side([.. same], whole && bands.Count == group.Count(), JudgementConditions.WithGenerals(judgement));
            }
        }
    }

    /// <summary>Judgements whose conditions are the same but for the range of one figure.</summary>
    private void Across(IEnumerable<BoundJudgement> judgements)
    {
        var bands = new Dictionary<string, List<Band>>(StringComparer.Ordinal);
        foreach (var judgement in judgements)
        {
            var parts = JudgementConditions.Parts(report.ConditionsOf(judgement)).ToList();
            foreach (var term in parts.OfType<Atom>().Where(a => a.Set is IntervalSet).Select(a => a.Term.Key).Distinct())
            {
                var rest = parts.Where(p => p is not Atom atom || atom.Term.Key != term).ToList();
                if (JudgementConditions.Terms(rest).Contains(term) || Band.Of([.. parts.Where(p => p is Atom atom && atom.Term.Key == term)], judgement, PlaceOf(judgement), "当") is not { } band)
                {
                    continue;
                }

                var key = string.Join('\n', rest.Select(Text).Order(StringComparer.Ordinal).Prepend($"{judgement.Subject!.Name} {judgement.Kind} {string.Join(' ', judgement.Generals)} {Number(term)}"));
                if (!bands.TryGetValue(key, out var list))
                {
                    bands[key] = list = [];
                }

                list.Add(band);
            }
        }

        foreach (var same in bands.Values.Where(b => b.Count > 1))
        {
            Side(same, true, null);
        }
    }

    private void Side(List<Band> bands, bool whole, ImmutableArray<Condition>? given)
    {
        if (bands.Count is < 2 or > MaxBands)
        {
            return;
        }

        for (var second = 1; second < bands.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                var (a, b) = (bands[first], bands[second]);
                if (!a.Set.Meet(b.Set).IsEmpty && !a.Set.Without(b.Set).IsEmpty && !b.Set.Without(a.Set).IsEmpty)
                {
                    Tell(JudgementDiagnostics.BandsCross, a, b, a.Set.Meet(b.Set), given);
                }
            }
        }

        var ordered = bands.OrderBy(b => b.Low ?? decimal.MinValue).ToList();
        for (var i = 1; whole && i < ordered.Count; i++)
        {
            var (a, b) = (ordered[i - 1], ordered[i]);
            if (a.High is not { } from || b.Low is not { } to || from > to || (a.IsPoint && b.IsPoint))
            {
                continue;
            }

            var hole = bands.Aggregate(new IntervalSet(false, [new Interval(from, false, to, false)], a.Set.Whole).Meet(a.Term.Domain), (left, band) => left.Without(band.Set));
            if (!hole.IsEmpty)
            {
                Tell(JudgementDiagnostics.BandsLeaveGap, a, b, hole, given);
            }
        }
    }

    private void Tell(DiagnosticDescriptor descriptor, Band first, Band second, ValueSet where, ImmutableArray<Condition>? given)
    {
        var (early, late) = first.Place.Span.Start <= second.Place.Span.Start ? (first, second) : (second, first);
        var at = new Atom(first.Term, where);
        var rest = given ?? [.. JudgementConditions.Parts(JudgementConditions.WithGenerals(early.Judgement)).Where(c => !JudgementConditions.Terms([c]).Contains(first.Term.Key))];
        if (Solver.Find([.. rest, at]) is not { } values || !values.TryGetValue(first.Term.Key, out var found))
        {
            return;
        }

        // Terms are taken for independent: only a case that was tried shows that it can be.
        BoundJudgement[] about = early.Judgement == late.Judgement ? [early.Judgement] : [early.Judgement, late.Judgement];
        var shown = Witness.Of(ImmutableDictionary<string, (Term, ValueSet)>.Empty.Add(first.Term.Key, found));
        var example = report.Examples.Show(
            early.Judgement.Subject!,
            values,
            new($"{string.Join("、", about.Select(j => j.Id))}：{shown}", $"{string.Join(", ", about.Select(j => j.Id))}: {shown}"),
            about,
            outcomes => Expected(outcomes, about, given is null, descriptor == JudgementDiagnostics.BandsCross));
        if (example is not null)
        {
            report.Tell(descriptor, late.Judgement, late.Clause, late.Place, [early.Text, late.Text, shown], example, (early.Place, new Localized("另一段", "the other range")));
        }
    }

    private static IReadOnlyList<DraftExpectation>? Expected(CaseOutcomes outcomes, BoundJudgement[] about, bool across, bool both) => across
        ? about.All(j => outcomes.StateOf(j) == (both ? "holds" : "fails")) ? [.. about.Select(outcomes.State)] : null
        : outcomes.StateOf(about[0]) == "holds" ? [outcomes.Consequences(about[0])] : null;

    private static SourceLocation PlaceOf(BoundJudgement judgement) =>
        judgement.When is [var when, ..] ? when.Body.Origin : new SourceLocation(judgement.Syntax.Source, judgement.Syntax.HeadSpan);

    /// <summary>A text that equal conditions share.</summary>
    private string Text(Condition condition) => condition switch
    {
        Atom atom => $"{Number(atom.Term.Key)}:{Text(atom.Set)}",
        AllOf all => $"all({string.Join(';', all.Parts.Select(Text))})",
        AnyOf any => $"any({string.Join(';', any.Parts.Select(Text))})",
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    private static string Text(ValueSet set) => set switch
    {
        IntervalSet numbers => (numbers.None ? "无" : "") + string.Concat(numbers.Parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{(p.LowOpen ? '(' : '[')}{p.Low},{p.High}{(p.HighOpen ? ')' : ']')}"))),
        DiscreteSet discrete => (discrete.None ? "无" : "") + (discrete.AllBut ? "≠" : "=") + string.Join('、', discrete.Items.Order(StringComparer.Ordinal)),
        _ => throw new InvalidOperationException(set.GetType().Name),
    };

    private int Number(string term)
    {
        if (!_terms.TryGetValue(term, out var number))
        {
            _terms[term] = number = _terms.Count;
        }

        return number;
    }

    /// <summary>One stretch of one figure.</summary>
    private sealed record Band(Term Term, IntervalSet Set, BoundJudgement Judgement, SourceLocation Place, string Clause)
    {
        public decimal? Low => Set.Parts[0].Low;

        public decimal? High => Set.Parts[0].High;

        public bool IsPoint => Low is { } low && Low == High;

        public string Text => Short.Of(Place.Source.Slice(Place.Span).ToString());

        /// <summary>Null where the conditions are not about one stretch of one figure.</summary>
        public static Band? Of(IReadOnlyList<Condition> conditions, BoundJudgement judgement, SourceLocation place, string clause)
        {
            Term? term = null;
            ValueSet? set = null;
            foreach (var part in JudgementConditions.Parts(conditions))
            {
                if (part is not Atom { Set: IntervalSet numbers } atom || (term is not null && term.Key != atom.Term.Key))
                {
                    return null;
                }

                (term, set) = (atom.Term, set is null ? numbers : set.Meet(numbers));
            }

            return set is IntervalSet { None: false, Parts.Length: 1 } stretch ? new Band(term!, stretch, judgement, place, clause) : null;
        }
    }
}
