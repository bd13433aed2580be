using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>Functions over all records of a type, reckoned once for all who ask the same.</summary>
internal sealed partial class Evaluation
{
    private readonly Dictionary<AggregateExpression, (Population Population, PopulationAnswers Answers)?> _populations = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Traced> _recordLists = new(StringComparer.Ordinal);

    /// <summary>
    /// The value of a function over a population. False where the list is to be walked: it is no population, something that is brought in is
    /// not known, or sharing is in vain.
    /// </summary>
    public bool TryPopulation(AggregateExpression aggregate, in Frame frame, out Traced result)
    {
        result = default;

        // While cards are being issued, what counts them sees but a part.
        if (_issuing)
        {
            return false;
        }

        if (!_populations.TryGetValue(aggregate, out var known))
        {
            _populations[aggregate] = known = Population.Of(aggregate) is { } made ? (made, new PopulationAnswers()) : null;
        }

        return known is var (population, answers) && !answers.IsInVain && new FormulaWalk(this, frame, population.Locals).TryShared(population, answers, out result);
    }

    /// <summary>As <see cref="TryPopulation"/>, for compiled formulas, which want the value alone.</summary>
    public bool TryPopulationValue(AggregateExpression aggregate, in Frame frame, out Value value)
    {
        var found = TryPopulation(aggregate, frame, out var result);
        value = result.Value;
        return found;
    }

    /// <summary>The list of all records of a type; of those that facts alone bring, made once.</summary>
    public Traced Records(FactType type)
    {
        if (type.BuiltIn)
        {
            return ListOf(type);
        }

        if (!_recordLists.TryGetValue(type.Name, out var list))
        {
            _recordLists[type.Name] = list = ListOf(type);
        }

        return list;
    }
}
