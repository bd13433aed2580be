using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Testing.Coverage;

/// <summary>How many of how many.</summary>
internal readonly record struct CoverageCount(int Covered, int Total);

internal sealed record ConditionCoverage(SourceLocation Location, bool SeenTrue, bool SeenFalse)
{
    public bool Covered => SeenTrue && SeenFalse;
}

internal sealed record ClauseCoverage(ClausePoint Point, bool Covered, ImmutableArray<ConditionCoverage> Conditions);

internal sealed record ProvisionCoverage(ProvisionPoint Point, bool Covered, ImmutableArray<ClauseCoverage> Clauses);

/// <summary>Something that no case exercises: the largest such part, so that a provision nothing expects is told once.</summary>
/// <param name="Provision">The provision's id; of a definition its name.</param>
/// <param name="Clause">The clause's keyword; empty where the whole provision is meant.</param>
/// <param name="Location">Where.</param>
/// <param name="Why">What is missing.</param>
internal sealed record Uncovered(string Provision, string Clause, SourceLocation Location, Localized Why);

/// <summary>What passing cases and examples exercise of a rulebook.</summary>
internal sealed class CoverageReport
{
    private CoverageReport(ImmutableArray<ProvisionCoverage> provisions, ImmutableArray<BoundProvision> notJudged) => (Provisions, NotJudged) = (provisions, notJudged);

    public ImmutableArray<ProvisionCoverage> Provisions { get; }

    /// <summary>Provisions of kinds that are checked and not judged yet: counted in none.</summary>
    public ImmutableArray<BoundProvision> NotJudged { get; }

    public CoverageCount ProvisionCount => new(Provisions.Count(p => p.Covered), Provisions.Length);

    public CoverageCount ClauseCount => new(Clauses.Count(c => c.Covered), Clauses.Count());

    public CoverageCount ConditionCount => new(Clauses.Sum(c => c.Conditions.Count(x => x.Covered)), Clauses.Sum(c => c.Conditions.Length));

    private IEnumerable<ClauseCoverage> Clauses => Provisions.SelectMany(p => p.Clauses);

    public static CoverageReport Of(CoverageMap map, IReadOnlySet<TextPlace> provisions, IReadOnlySet<TextPlace> clauses, IReadOnlySet<(TextPlace, bool)> conditions)
    {
        return new CoverageReport([.. map.Provisions.Select(Provision)], map.Unjudged);

        ProvisionCoverage Provision(ProvisionPoint point) => new(point, provisions.Contains(point.Place), [.. point.Clauses.Select(Clause)]);

        ClauseCoverage Clause(ClausePoint point) => new(point, clauses.Contains(point.Place), [.. point.Conditions.Select(Condition)]);

        ConditionCoverage Condition(SourceLocation location) =>
            new(location, conditions.Contains((TextPlace.Of(location), true)), conditions.Contains((TextPlace.Of(location), false)));
    }

    /// <summary>Of the provisions that a rulebook of a composition wrote or amended: an overlay's cases need not show its base again.</summary>
    public CoverageReport Of(string layer) => new([.. Provisions.Where(p => p.Point.Provision.Syntax.Layers is var layers && (layers.IsEmpty || layers.Contains(layer)))], NotJudged);

    /// <summary>What no case exercises, in the order of the text.</summary>
    public IEnumerable<Uncovered> Uncovered()
    {
        foreach (var provision in Provisions)
        {
            var (bound, name) = (provision.Point.Provision, NameOf(provision.Point.Provision));
            if (!provision.Covered)
            {
                yield return new Uncovered(name, "", new SourceLocation(bound.Syntax.Source, bound.Syntax.HeadSpan), provision.Point.SpeaksThroughOthers ? Unused : Unexpected);
                continue;
            }

            foreach (var clause in provision.Clauses)
            {
                var keyword = clause.Point.Syntax.Keyword;
                if (!clause.Covered)
                {
                    yield return new Uncovered(name, keyword, clause.Point.Location, NoPart);
                }

                // A clause that was never asked says so once.
                foreach (var condition in clause.Covered || clause.Conditions.Any(c => c.SeenTrue || c.SeenFalse) ? clause.Conditions : [])
                {
                    if (!condition.Covered)
                    {
                        yield return new Uncovered(name, keyword, condition.Location, Missing(condition));
                    }
                }
            }
        }
    }

    public static Localized Missing(ConditionCoverage condition)
    {
        var text = Short.Of(condition.Location.Source.Slice(condition.Location.Span).ToString());
        return (condition.SeenTrue, condition.SeenFalse) switch
        {
            (true, false) => new($"“{text}”没有见过不成立", $"“{text}” was never seen false"),
            (false, true) => new($"“{text}”没有见过成立", $"“{text}” was never seen true"),
            _ => new($"“{text}”成立、不成立都没有见过", $"“{text}” was seen neither true nor false"),
        };
    }

    private static string NameOf(BoundProvision provision) =>
        provision.Syntax.DefinedOn is { } owner && provision.Kind == ProvisionKind.Define ? $"{owner.Name}.{provision.Id}" : provision.Id;

    private static readonly Localized Unexpected = new("没有用例期望它的结果", "no case expects an outcome of it");
    private static readonly Localized Unused = new("没有哪个期望的结果用到它", "no expected outcome uses it");
    private static readonly Localized NoPart = new("没有哪个期望的结果用到这一句", "no expected outcome has this clause in it");
}
