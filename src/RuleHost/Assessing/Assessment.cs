using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Assessing;

/// <summary>One year's assessment of everybody: the decisions on all records of that year that have a score or a grade, in order of rank.</summary>
internal sealed class Assessment
{
    private Assessment(ImmutableArray<Decision> decisions, DateTimeOffset asOf) => (Decisions, AsOf) = (decisions, asOf);

    /// <summary>By type, group and rank; those without a rank last; then by key. The order in which facts were given plays no part.</summary>
    public ImmutableArray<Decision> Decisions { get; }

    public DateTimeOffset AsOf { get; }

    /// <summary>Assesses a year.</summary>
    /// <param name="rulebook">The rulebook.</param>
    /// <param name="facts">All facts.</param>
    /// <param name="year">The year.</param>
    /// <param name="asOf">As of when; null: the last second of the year, so that the same facts give the same answer for ever.</param>
    /// <param name="cancellation">Stops between two records.</param>
    public static Assessment Of(Rulebook rulebook, FactStore facts, int year, DateTimeOffset? asOf, CancellationToken cancellation)
    {
        var zone = rulebook.Model.Definition.Zone;
        var end = asOf ?? TimeZoneInfo.ConvertTime(new DateTimeOffset(ZoneTime.ToUtc(new DateTime(year, 12, 31, 23, 59, 59), zone)), zone);
        var session = new DecisionSession(rulebook.Model, rulebook.Runner, facts, end.UtcDateTime);
        var decisions = ImmutableArray.CreateBuilder<Decision>();
        foreach (var type in Types(rulebook.Model))
        {
            foreach (var record in facts.All(type.Name).Where(r => IsOf(r, year)))
            {
                cancellation.ThrowIfCancellationRequested();
                decisions.Add(session.Decide(record.Key));
            }
        }

        return new Assessment(
            [.. decisions
                .OrderBy(d => d.Type, StringComparer.Ordinal)
                .ThenBy(d => Leading(d)?.Group ?? "￿", StringComparer.Ordinal)
                .ThenBy(d => Leading(d)?.Rank ?? int.MaxValue)
                .ThenByDescending(d => d.Scores.FirstOrDefault()?.Total ?? -1)
                .ThenBy(d => d.Key, StringComparer.Ordinal)],
            end);
    }

    /// <summary>The grade that ranks a record: its first.</summary>
    public static GradeFinding? Leading(Decision decision) => decision.Grades.FirstOrDefault();

    /// <summary>The score that a grade goes by, else the first.</summary>
    public static ScoreFinding? Score(Decision decision) =>
        Leading(decision) is { Provision: BoundGrade { Score: { } score } } ? decision.Scores.FirstOrDefault(s => s.Id == score.Id) : decision.Scores.FirstOrDefault();

    /// <summary>Fact types that have a score or a grade and a year.</summary>
    private static IEnumerable<Rulebooks.FactType> Types(RulebookModel model) =>
        model.Provisions.Where(p => p is BoundScore or BoundGrade).Select(p => p.Subject).OfType<Rulebooks.FactType>().Distinct().OrderBy(t => t.Name, StringComparer.Ordinal);

    private static bool IsOf(FactRecord record, int year)
    {
        foreach (var slot in record.Type.Key)
        {
            var value = record[slot];
            switch (value.Kind)
            {
                case ValueKind.Year:
                    return (int)value.Number == year;
                case ValueKind.Month:
                    return value.MonthValue.Year == year;
                default:
                    break;
            }
        }

        // What has no year of its own is assessed in whatever year is asked for.
        return true;
    }
}
