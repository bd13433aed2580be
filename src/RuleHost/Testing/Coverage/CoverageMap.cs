using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Testing.Coverage;

/// <summary>A stretch of a rule text, equal wherever the same text is bound: alone, or under an overlay.</summary>
internal readonly record struct TextPlace(string Path, TextSpan Span)
{
    public static TextPlace Of(SourceLocation location) => new(location.Source.Path, location.Span);
}

/// <summary>A provision that can be covered, with its clauses in order.</summary>
internal sealed record ProvisionPoint(BoundProvision Provision, ImmutableArray<ClausePoint> Clauses)
{
    public TextPlace Place => new(Provision.Syntax.Source.Path, Provision.Syntax.HeadSpan);

    /// <summary>
    /// Whether it has no outcome of its own that a case would state: a 通则 speaks through the judgements it reaches, a definition through
    /// whatever uses it. Such a one is covered by taking part in an outcome of another.
    /// </summary>
    public bool SpeaksThroughOthers => Provision is BoundDefinition || Provision.Kind == ProvisionKind.General;
}

/// <summary>A clause that decides something, with its leaf conditions in order.</summary>
internal sealed record ClausePoint(BoundProvision Provision, ClauseSyntax Syntax, ImmutableArray<SourceLocation> Conditions)
{
    public SourceLocation Location => new(Provision.Syntax.Source, Syntax.Span);

    public TextPlace Place => TextPlace.Of(Location);

    /// <summary>Whether the clause is one condition: to be asked is to take part. Any other takes part where its own 当 holds.</summary>
    public bool IsCondition => Syntax is ForClause or WhenClause or NotApplicableClause or UnlimitedClause or IsClause or ValidClause or PostponeClause or PassClause;
}

/// <summary>
/// What of a rulebook can be covered. Clauses that only describe (章, 依据, 说明, 例 …) or only name (标签, 适用, 由) are not counted, and nothing
/// of a kind that is not judged.
/// </summary>
internal sealed class CoverageMap
{
    private readonly (ProvisionPoint Provision, ClausePoint Clause)?[] _owners;
    private readonly Dictionary<BoundExpression, TextPlace> _conditions = new(ReferenceEqualityComparer.Instance);

    public CoverageMap(RulebookModel model)
    {
        ImmutableArray<BoundProvision> all = [.. model.Provisions, .. model.Superseded];
        var clauses = new Dictionary<ClauseSyntax, List<SourceLocation>>(ReferenceEqualityComparer.Instance);
        var places = new ClausePlaces(all);
        var owners = new (BoundProvision Provision, ClauseSyntax Clause)?[model.Formulas.Length];
        foreach (var formula in model.Formulas)
        {
            if (places.Find(formula.Body.Origin) is not { } owner || NotJudged.Is(owner.Provision))
            {
                continue;
            }

            owners[formula.Index] = owner;
            if (!clauses.TryGetValue(owner.Clause, out var conditions))
            {
                clauses[owner.Clause] = conditions = [];
            }

            foreach (var leaf in LeafConditions.Of(formula.Body))
            {
                _conditions[leaf] = TextPlace.Of(leaf.Origin);
                conditions.Add(leaf.Origin);
            }
        }

        Provisions = [.. all.Where(p => !NotJudged.Is(p)).Select(p => new ProvisionPoint(p, [.. Points(p, clauses)]))];
        Unjudged = [.. model.Provisions.Where(NotJudged.Is)];
        var points = new Dictionary<ClauseSyntax, (ProvisionPoint, ClausePoint)>(ReferenceEqualityComparer.Instance);
        foreach (var point in Provisions)
        {
            foreach (var clause in point.Clauses)
            {
                points[clause.Syntax] = (point, clause);
            }
        }

        _owners = [.. owners.Select(o => o is { } owner && points.TryGetValue(owner.Clause, out var point) ? point : ((ProvisionPoint, ClausePoint)?)null)];
    }

    public ImmutableArray<ProvisionPoint> Provisions { get; }

    public ImmutableArray<BoundProvision> Unjudged { get; }

    /// <summary>The clause that a formula stands in; null where it stands in none that counts.</summary>
    public (ProvisionPoint Provision, ClausePoint Clause)? OwnerOf(Formula formula) => formula.Index >= 0 ? _owners[formula.Index] : null;

    /// <summary>The place of a leaf condition; null for any other expression.</summary>
    public TextPlace? ConditionAt(BoundExpression expression) =>
        expression.Type.Kind == TypeKind.Bool && _conditions.TryGetValue(expression, out var place) ? place : null;

    private static IEnumerable<ClausePoint> Points(BoundProvision provision, Dictionary<ClauseSyntax, List<SourceLocation>> conditions) =>
        from clause in provision.Syntax.Clauses
        where Decides(clause)
        let own = conditions.GetValueOrDefault(clause) ?? []
        select new ClausePoint(provision, clause, [.. own.DistinctBy(TextPlace.Of).OrderBy(l => l.Span.Start).ThenBy(l => l.Span.Length)]);

    private static bool Decides(ClauseSyntax clause) =>
        clause is not (TagsClause or BasisClause or RemarkClause or ExampleClause or AdjustableClause or DropClause or AppliesToClause or ByClause);

    /// <summary>Which clause a place lies in.</summary>
    private sealed class ClausePlaces
    {
        private readonly Dictionary<SourceText, List<(BoundProvision Provision, ClauseSyntax Clause)>> _byFile = [];

        public ClausePlaces(ImmutableArray<BoundProvision> provisions)
        {
            foreach (var provision in provisions)
            {
                if (!_byFile.TryGetValue(provision.Syntax.Source, out var clauses))
                {
                    _byFile[provision.Syntax.Source] = clauses = [];
                }

                clauses.AddRange(provision.Syntax.Clauses.Select(c => (provision, c)));
            }

            foreach (var clauses in _byFile.Values)
            {
                clauses.Sort((a, b) => a.Clause.Span.Start.CompareTo(b.Clause.Span.Start));
            }
        }

        public (BoundProvision Provision, ClauseSyntax Clause)? Find(SourceLocation place)
        {
            if (!_byFile.TryGetValue(place.Source, out var clauses))
            {
                return null;
            }

            var (low, high) = (0, clauses.Count - 1);
            while (low <= high)
            {
                var middle = (low + high) / 2;
                if (clauses[middle].Clause.Span.Start > place.Span.Start)
                {
                    high = middle - 1;
                }
                else
                {
                    low = middle + 1;
                }
            }

            return high >= 0 && place.Span.Start < clauses[high].Clause.Span.End ? clauses[high] : null;
        }
    }
}
