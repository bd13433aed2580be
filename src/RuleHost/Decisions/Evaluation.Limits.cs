using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>Limits of a record: their terms as they stood at the start, the clock's reading, and the cards it issued (semantics S14, S15).</summary>
internal sealed partial class Evaluation
{
    /// <summary>A limit on a record.</summary>
    public LimitOutcome Limit(BoundLimit limit, Value record) => new([LimitRound.Unknown([$"{record.RecordKey}.{limit.Id}"])]);

    /// <summary>A member of a limit of a record: of its last round.</summary>
    public Traced LimitMember(BoundLimit limit, Value record, LimitMember member)
    {
        if (record.Kind != ValueKind.Record)
        {
            return record.IsNone ? Value.None : Value.Unknown;
        }

        if (Assumptions.LimitMembers.TryGetValue((limit.Id, member), out var assumed))
        {
            return assumed;
        }

        return Traced.Unknown($"{record.RecordKey}.{limit.Id}");
    }

    private ImmutableArray<FactRecord> IssuedCards() => [];

    private FactRecord? IssuedCard(RecordKey key) => null;
}
