using System.Collections.Concurrent;
using RuleHost.Model;
using RuleHost.Rulebooks;

namespace RuleHost.Compilation.Fused;

/// <summary>The plans of a rulebook, each made when its fact type has been judged often enough that this pays. Thread-safe.</summary>
/// <param name="model">The checked rulebook.</param>
/// <param name="warmUp">How many records of a type are judged the general way first.</param>
internal sealed class FusedPlans(RulebookModel model, int warmUp)
{
    private readonly ConcurrentDictionary<string, Entry> _plans = new(StringComparer.Ordinal);

    public FusedPlan Of(FactType type) => EntryOf(type).Plan.Value;

    /// <summary>The plan of a type, or null while the type has been judged seldom: a first decision does not wait for it.</summary>
    public FusedPlan? WhenWarm(FactType type) => EntryOf(type) is var entry && (entry.Plan.IsValueCreated || Interlocked.Increment(ref entry.Asked) > warmUp) ? entry.Plan.Value : null;

    private Entry EntryOf(FactType type) => _plans.GetOrAdd(type.Name, static (_, of) => new Entry(of.model, of.type), (model, type));

    private sealed class Entry(RulebookModel model, FactType type)
    {
        // A field, so that it can be counted up from several threads.
        public int Asked;

        public Lazy<FusedPlan> Plan { get; } = new(() => new FusedPlan(model, type));
    }
}
