using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Assessing;

/// <summary>One year's assessment of everybody: the decisions on all records of that year that have a score or a grade, in order of rank.</summary>
internal sealed class Assessment
{
    private readonly Lazy<ImmutableArray<(string Kind, int Count)>> _cards;

    private Assessment(ImmutableArray<Decision> decisions, AssessedPeriod period, DateTimeOffset asOf, Lazy<ImmutableArray<(string Kind, int Count)>> cards) =>
        (Decisions, Period, AsOf, _cards) = (decisions, period, asOf, cards);

    /// <summary>By type, series, group and rank; those without a rank last; then by key. The order in which facts were given plays no part.</summary>
    public ImmutableArray<Decision> Decisions { get; }

    public AssessedPeriod Period { get; }

    public DateTimeOffset AsOf { get; }

    /// <summary>How many cards of each kind were issued in the period, up to the as-of, in the rulebook's order.</summary>
    public ImmutableArray<(string Kind, int Count)> Cards => _cards.Value;

    /// <summary>Assesses a year or a month.</summary>
    /// <param name="rulebook">The rulebook.</param>
    /// <param name="facts">All facts.</param>
    /// <param name="period">The year or month.</param>
    /// <param name="asOf">As of when; null: the last second of the period, so that the same facts give the same answer for ever.</param>
    /// <param name="cancellation">Stops between two records.</param>
    public static Assessment Of(Rulebook rulebook, FactStore facts, AssessedPeriod period, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var zone = rulebook.Model.Definition.Zone;
        var end = asOf ?? TimeZoneInfo.ConvertTime(new DateTimeOffset(ZoneTime.ToUtc(period.End, zone)), zone);
        var session = new DecisionSession(rulebook.Model, rulebook.Runner, facts, end.UtcDateTime);
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        foreach (var type in Types(rulebook.Model))
        {
            foreach (var record in facts.All(type.Name).Where(period.Covers))
            {
                cancellation.ThrowIfCancellationRequested();
                decisions.Add(session.Decide(record.Key));
            }
        }

        return new Assessment(
            [.. decisions
                .OrderBy(d => d.Type, StringComparer.Ordinal)
                .ThenBy(Series, StringComparer.Ordinal)
                .ThenBy(d => Leading(d)?.Group ?? "￿", StringComparer.Ordinal)
                .ThenBy(d => Leading(d)?.Rank ?? int.MaxValue)
                .ThenByDescending(d => d.Scores.FirstOrDefault()?.Total ?? -1)
                .ThenBy(d => d.Key, StringComparer.Ordinal)],
            period,
            end,
            // To know the cards all clocks must be run: only where they are asked for.
            new Lazy<ImmutableArray<(string, int)>>(() => CardsOf(session.Evaluation, period)));
    }

    /// <summary>The years, or for a month the months, of which there are records to assess; at most twelve, the last ones.</summary>
    public static ImmutableArray<string> Periods(Rulebook rulebook, FactStore facts, AssessedPeriod like) =>
        [.. Types(rulebook.Model)
            .SelectMany(t => facts.All(t.Name))
            .Select(AssessedPeriod.Of)
            .OfType<AssessedPeriod>()
            .Select(p => like.Month is null ? new AssessedPeriod(p.Year).ToString() : p.ToString())
            .Distinct()
            .Order(StringComparer.Ordinal)
            .TakeLast(12)];

    /// <summary>Those whose time is just such a period, for pages that put them side by side; without those that the assessment is not for.</summary>
    public IEnumerable<Decision> Listed(Rulebook rulebook) =>
        Decisions.Where(d => Period.Suits(rulebook.Model.Definition.Facts[d.Type]) && (Leading(d)?.Matters ?? Score(d)?.Matters ?? false));

    /// <summary>Whose record it is, without its year or month.</summary>
    public static string Unit(Decision decision)
    {
        var type = ((BoundProvision?)Leading(decision)?.Provision ?? Score(decision)?.Provision)?.Subject;
        var parts = type is null ? [decision.Key] : KeyPeriods.Split(type, decision.Key);
        var named = parts.Where((_, i) => type is null || i >= type.Key.Length || type.Fields[type.Key[i]].Type.Kind is not (TypeKind.Year or TypeKind.Month)).ToList();
        return named.Count == 0 ? decision.Key : string.Join('/', named);
    }

    private static ImmutableArray<(string Kind, int Count)> CardsOf(Evaluation evaluation, AssessedPeriod period)
    {
        var kinds = evaluation.Model.Definition.CardKinds;
        if (kinds.IsEmpty)
        {
            return [];
        }

        var days = period.Days;
        var type = evaluation.Model.Definition.Facts["牌"];
        var (kind, at) = (type.SlotOf("种类"), type.SlotOf("时刻"));
        var issued = evaluation.Records(type).Value.List.Sure
            .Select(evaluation.RecordOf)
            .OfType<FactRecord>()
            .Where(r => r[at].Kind == ValueKind.Instant && evaluation.DateOf(r[at].InstantUtc) is var day && day >= days.First && day <= days.Last)
            .ToLookup(r => ValueText.Canonical(r[kind]), StringComparer.Ordinal);
        return [.. kinds.Select(k => (k.Name, issued[k.Name].Count()))];
    }

    /// <summary>The grade that ranks a record: the first that is about it, for a type may have a grade for each of its series.</summary>
    public static GradeFinding? Leading(Decision decision) => decision.Grades.FirstOrDefault(g => g.Matters) ?? decision.Grades.FirstOrDefault();

    /// <summary>The series in which a record is ranked: the grade's name where its type has several, else nothing.</summary>
    public static string Series(Decision decision) => decision.Grades.Skip(1).Any() ? Leading(decision)!.Id : "";

    /// <summary>What a table of those who are ranked together is called: the type, and the series where there are several.</summary>
    public static string Table(Decision decision) => Series(decision) is { Length: > 0 } series ? $"{decision.Type} {series}" : decision.Type;

    /// <summary>The group that a record competes in: empty where the rulebook forms none, null where it is not known.</summary>
    public static string? Group(Decision decision) => Leading(decision) is { Provision: BoundGrade { GroupBy: not null } } grade ? grade.Group : "";

    /// <summary>Ids of the vetoes that hold on a grade, those counted by another left out.</summary>
    public static IEnumerable<string> Standing(GradeFinding? grade) => grade?.Outcome.Vetoes.Where(v => v.Holds.Truth == Truth.True && v.SameAs is null).Select(v => v.By.Id).Distinct() ?? [];

    /// <summary>Ids of the vetoes that hold on a grade, those counted by another left out, or of which it is not known whether they do.</summary>
    public static IReadOnlyList<string> Doubted(GradeFinding? grade) => [.. grade?.Outcome.Vetoes.Where(v => v.SameAs is null).Select(v => v.By.Id).Distinct() ?? []];

    /// <summary>The score that a grade goes by, else the first that is about the record.</summary>
    public static ScoreFinding? Score(Decision decision) =>
        Leading(decision) is { Provision: BoundGrade { Score: { } score } } ? decision.Scores.FirstOrDefault(s => s.Id == score.Id) : decision.Scores.FirstOrDefault(s => s.Matters) ?? decision.Scores.FirstOrDefault();

    /// <summary>Fact types that have a score or a grade and a year.</summary>
    private static IEnumerable<Rulebooks.FactType> Types(RulebookModel model) =>
        model.Provisions.Where(p => p is BoundScore or BoundGrade).Select(p => p.Subject).OfType<Rulebooks.FactType>().Distinct().OrderBy(t => t.Name, StringComparer.Ordinal);
}
