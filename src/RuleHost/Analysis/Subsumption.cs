using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Analysis;

/// <summary>
/// A judgement that adds nothing to another (RH0430): the same record, the same consequences, and whenever the one holds the other does. Only
/// judgements with the same consequences are compared, and of those only such as speak of the same things.
/// </summary>
internal sealed class Subsumption(AnalysisReport report)
{
    private const int MaxPairs = 20_000;
    private const int MaxSolved = 600;
    private int _pairs;
    private int _solved;

    public void Check(IEnumerable<BoundJudgement> judgements)
    {
        var groups = judgements
            .Where(j => j.Subject is not null && j.Kind != Syntax.ProvisionKind.General && j.When.Length > 0)
            .Select(j => (Judgement: j, Consequences: Consequences(j)))
            .Where(j => j.Consequences is not null)
            .GroupBy(j => j.Consequences!, j => j.Judgement, StringComparer.Ordinal);
        foreach (var group in groups.Where(g => g.Skip(1).Any()))
        {
            Group([.. group.Select(j => new Entry(j, report.ConditionsOf(j)))]);
        }
    }

    private void Group(List<Entry> entries)
    {
        var byTerm = entries.SelectMany(e => e.Terms.Concat(e.Single).Select(t => (Term: t, Entry: e))).ToLookup(p => p.Term, p => p.Entry, StringComparer.Ordinal);
        var told = new HashSet<BoundJudgement>();
        foreach (var wide in entries)
        {
            foreach (var narrow in Candidates(wide, byTerm))
            {
                if (narrow == wide || told.Contains(narrow.Judgement) || told.Contains(wide.Judgement) || wide.Judgement.ConfirmBy is not null || narrow.Impossible)
                {
                    continue;
                }

                if (++_pairs > MaxPairs || _solved > MaxSolved)
                {
                    return;
                }

                if (narrow.MayImply(wide) && ++_solved <= MaxSolved && Solver.IsImpossible([.. narrow.Conditions, JudgementConditions.Not(wide.Conditions)]))
                {
                    told.Add(narrow.Judgement);
                    Tell(narrow.Judgement, wide.Judgement);
                }
            }
        }
    }

    /// <summary>
    /// What implies a condition speaks of everything that it needs, and where it needs one value, of that value: the rarest picks the few to
    /// look at.
    /// </summary>
    private static IEnumerable<Entry> Candidates(Entry wide, ILookup<string, Entry> byTerm)
    {
        var rarest = wide.Needed.Concat(wide.Single).MinBy(t => byTerm[t].Count());
        return rarest is not null ? byTerm[rarest] : wide.Terms.SelectMany(t => byTerm[t]).Distinct();
    }

    private void Tell(BoundJudgement narrow, BoundJudgement wide)
    {
        var example = Solver.Find([.. JudgementConditions.WithGenerals(narrow)]) is { } values
            ? report.Examples.Show(
                narrow.Subject!,
                values,
                new($"{narrow.Id}成立时{wide.Id}也成立", $"{wide.Id} holds where {narrow.Id} does"),
                [narrow, wide],
                outcomes => outcomes.StateOf(narrow) == "holds" && outcomes.StateOf(wide) == "holds" ? [outcomes.State(narrow), outcomes.State(wide)] : null)
            : null;
        report.Tell(
            JudgementDiagnostics.Subsumed,
            narrow,
            "当",
            new SourceLocation(narrow.Syntax.Source, narrow.Syntax.HeadSpan),
            [narrow.Id, wide.Id],
            example,
            (new SourceLocation(wide.Syntax.Source, wide.Syntax.HeadSpan), new Localized("较宽的一条", "the wider one")));
    }

    /// <summary>
    /// All that follows from a judgement, in one text that equal consequences share; null where nothing follows, or points do: those add up.
    /// </summary>
    private static string? Consequences(BoundJudgement judgement)
    {
        if ((judgement.Measures.IsEmpty && judgement.Forbids.IsEmpty) || !judgement.Points.IsEmpty)
        {
            return null;
        }

        var parts = new List<string?>();
        parts.AddRange(judgement.Measures.Select(m => Joined(
            m.Syntax.Keyword, Key(m.Addressee), string.Join(' ', m.Ranges.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Low}-{r.High}+{string.Join('+', r.Alternatives)}{r.Award}"))), m.Syntax.Mandatory.ToString(), m.Syntax.Interim.ToString(), Key(m.When))));
        parts.AddRange(judgement.Modifiers.Select(m => Joined(m.Kind.ToString(), Key(m.Addressee), Key(m.When))));
        parts.AddRange(judgement.Forbids.Select(f => Joined("不得", f.IsGrading.ToString(), string.Join(' ', f.Names.Order(StringComparer.Ordinal)), Key(f.When))));
        parts.AddRange(judgement.Generals.Select(g => "通则" + g.Id));
        parts.Add(Joined(judgement.Subject!.Name, judgement.Kind.ToString(), judgement.InForceFrom?.ToString(CultureInfo.InvariantCulture), judgement.InForceUntil?.ToString(CultureInfo.InvariantCulture)));
        return parts.Contains(null) ? null : string.Join('\n', parts.Order(StringComparer.Ordinal));
    }

    private static string Joined(params ReadOnlySpan<string?> parts) => string.Join('|', parts);

    private static string Key(Formula? formula) => formula is null ? "" : TermKey.Of(formula.Body) ?? string.Create(CultureInfo.InvariantCulture, $"#{formula.Index}");

    private sealed class Entry
    {
        private readonly Lazy<bool> _impossible;
        private readonly Dictionary<string, ValueSet> _sets = new(StringComparer.Ordinal);
        private readonly HashSet<string> _mixed = new(StringComparer.Ordinal);

        public Entry(BoundJudgement judgement, ImmutableArray<Condition> conditions)
        {
            Judgement = judgement;
            Conditions = conditions;
            Terms = JudgementConditions.Terms(Conditions);
            foreach (var part in JudgementConditions.Parts(Conditions))
            {
                if (part is Atom atom)
                {
                    _sets[atom.Term.Key] = _sets.TryGetValue(atom.Term.Key, out var set) ? set.Meet(atom.Set) : atom.Set;
                }
                else
                {
                    _mixed.UnionWith(JudgementConditions.Terms([part]));
                }
            }

            _impossible = new Lazy<bool>(() => Solver.IsImpossible([.. Conditions]));
        }

        public BoundJudgement Judgement { get; }

        public ImmutableArray<Condition> Conditions { get; }

        public HashSet<string> Terms { get; }

        /// <summary>Terms that can have one value alone, with it.</summary>
        public IEnumerable<string> Single => from pair in _sets
                                             where !_mixed.Contains(pair.Key)
                                             let value = pair.Value switch
                                             {
                                                 IntervalSet { None: false, Parts: [{ Low: { } low } part] } when low == part.High => low.ToString(CultureInfo.InvariantCulture),
                                                 DiscreteSet { None: false, AllBut: false, Items: { Count: 1 } items } => items.Single(),
                                                 _ => null,
                                             }
                                             where value is not null
                                             select $"{pair.Key} = {value}";

        /// <summary>Terms that must lie in some set for it to hold, whatever else is so.</summary>
        public IEnumerable<string> Needed => _sets.Keys;

        /// <summary>False where a glance tells that it may hold while the other does not: of a figure it leaves more open.</summary>
        public bool MayImply(Entry wide)
        {
            foreach (var (term, set) in wide._sets)
            {
                if (!_mixed.Contains(term) && (!_sets.TryGetValue(term, out var own) || !own.Without(set).IsEmpty))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>It never holds, which is told elsewhere.</summary>
        public bool Impossible => _impossible.Value;
    }
}
