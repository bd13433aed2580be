using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Records;

/// <summary>Something that happened to a record, at an instant (semantics S6).</summary>
internal sealed class EventRecord
{
    public required EventDefinition Definition { get; init; }

    public required RecordKey Record { get; init; }

    /// <summary>时刻: when it happened, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>When it was recorded, UTC; <see cref="At"/> where the log does not say.</summary>
    public DateTime? Recorded { get; init; }

    /// <summary>由: who did it.</summary>
    public string? By { get; init; }

    /// <summary>Identity of the delivery: the same id twice is one event.</summary>
    public string? Id { get; init; }

    /// <summary>Order of arrival, which settles equal instants.</summary>
    public int Order { get; init; }

    /// <summary>Declared fields, by <see cref="EventDefinition.Fields"/>' order; unknown where not given.</summary>
    public ImmutableArray<Value> Fields { get; init; } = [];

    /// <summary>Whether it tells the same as another: record, event, instants, actor and fields.</summary>
    public bool SameAs(EventRecord other) =>
        Record == other.Record && Definition == other.Definition && At == other.At && Recorded == other.Recorded && By == other.By
        && Fields.SequenceEqual(other.Fields);

    public override string ToString() => $"{Record}.{Definition.Name}";
}
