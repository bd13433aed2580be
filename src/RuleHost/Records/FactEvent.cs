namespace RuleHost;

/// <summary>Something that happened to a record.</summary>
/// <param name="Record">The record, type and key: <c>投诉 T1</c>, <c>环节 B1/审核</c>. It need not be among the facts.</param>
/// <param name="Event">The event's name, as the rulebook declares it for the type: <c>反馈</c>.</param>
/// <param name="At">When it happened. Events after the as-of are not seen.</param>
/// <param name="Fields">The event's declared fields, by name; values as in <see cref="Facts.Of(object[])"/>. A field that is left out is unknown.</param>
public sealed record FactEvent(string Record, string Event, DateTimeOffset At, IReadOnlyDictionary<string, object?>? Fields = null)
{
    /// <summary>Identity of the delivery: the same id twice is one event. Null: every delivery is an event of its own.</summary>
    public string? Id { get; init; }

    /// <summary>When it was recorded, where that differs from when it happened.</summary>
    public DateTimeOffset? Recorded { get; init; }

    /// <summary>Who did it.</summary>
    public string? By { get; init; }
}
