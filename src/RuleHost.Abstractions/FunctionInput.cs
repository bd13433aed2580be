namespace RuleHost.Abstractions;

/// <summary>What a function is given: those fields and events of a record that the manifest names, and nothing else (its key, where it is named).</summary>
public sealed class FunctionInput
{
    private readonly IReadOnlyDictionary<string, FactValue> _fields;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<PastEvent>> _events;

    /// <summary>Makes an input; hosts and tests of plugins do.</summary>
    /// <param name="fields">Fields by name.</param>
    /// <param name="events">Events by name, each list in order of time.</param>
    public FunctionInput(IReadOnlyDictionary<string, FactValue> fields, IReadOnlyDictionary<string, IReadOnlyList<PastEvent>> events)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(events);
        (_fields, _events) = (fields, events);
    }

    /// <summary>A field that the manifest hands in: known, or known to be absent.</summary>
    /// <param name="field">Its name.</param>
    /// <exception cref="KeyNotFoundException">The manifest does not hand it in.</exception>
    public FactValue this[string field] => _fields[field];

    /// <summary>The events of a name that happened up to the as-of, in order of time.</summary>
    /// <param name="name">The event's name.</param>
    /// <exception cref="KeyNotFoundException">The manifest does not hand it in.</exception>
    public IReadOnlyList<PastEvent> Events(string name) => _events[name];
}

/// <summary>An event that happened.</summary>
/// <param name="At">When.</param>
/// <param name="Fields">Its fields by name; what was not recorded is unknown.</param>
public sealed record PastEvent(DateTimeOffset At, IReadOnlyDictionary<string, FactValue> Fields);
