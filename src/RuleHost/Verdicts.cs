using System.Collections;
using System.Diagnostics.CodeAnalysis;
using RuleHost.Compilation.Fused;
using RuleHost.Decisions;
using RuleHost.Model;

namespace RuleHost;

/// <summary>A 情形, 否决 or 后果 that holds or is unknown for a record.</summary>
/// <param name="Id">The provision's id.</param>
/// <param name="State">成立 or 待查.</param>
public readonly record struct ProvisionState(string Id, JudgementState State);

/// <summary>
/// What <see cref="RecordJudge{T}"/> finds about one record: the 情形, 否决 and 后果 that hold or are unknown, in the order of the rulebook. What
/// follows from them, the limits, and why, are in <see cref="Decision"/>, which is worked out when first asked for. Immutable and thread-safe.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is what was found, which happens to be a list.")]
public sealed class Verdicts : IReadOnlyList<ProvisionState>
{
    private readonly FusedPlan _plan;
    private readonly int[] _items;
    private readonly IDecides _judge;
    private readonly object _record;
    private readonly DateTimeOffset _asOf;
    private Decision? _decision;
    private DecisionContext? _context;

    internal Verdicts(FusedPlan plan, ReadOnlySpan<int> items, IDecides judge, object record, DateTimeOffset asOf) =>
        (_plan, _items, _judge, _record, _asOf) = (plan, items.ToArray(), judge, record, asOf);

    /// <summary>How many hold or are unknown.</summary>
    public int Count => _items.Length;

    /// <summary>The decision in full, the same as <see cref="Rulebook.Decide"/> gives.</summary>
    public Decision Decision => _decision ??= _judge.Decide(_record, _asOf);

    /// <summary>
    /// Why a provision holds or is unknown: the same tree as its <see cref="Finding.Explanation"/> in <see cref="Decision"/>, without deciding
    /// what else follows. Explaining never changes an outcome.
    /// </summary>
    /// <param name="index">Its place in this list.</param>
    public Explanation Explanation(int index) => (_context ??= _judge.Context(_record, _asOf, this)).Explain(ProvisionAt(index));

    /// <inheritdoc/>
    public ProvisionState this[int index] => new(ProvisionAt(index).Id, IsUnknown(index) ? JudgementState.Unknown : JudgementState.Holds);

    /// <inheritdoc/>
    public IEnumerator<ProvisionState> GetEnumerator()
    {
        for (var i = 0; i < _items.Length; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool IsUnknown(int index) => Found.IsUnknown(_items[index]);

    internal BoundJudgement ProvisionAt(int index) => _plan.Judgements[Found.PlaceOf(_items[index])];
}

/// <summary>Makes the decision in full, or what explains it, of what a <see cref="RecordJudge{T}"/> judged.</summary>
internal interface IDecides
{
    Decision Decide(object record, DateTimeOffset asOf);

    DecisionContext Context(object record, DateTimeOffset asOf, Verdicts found);
}
