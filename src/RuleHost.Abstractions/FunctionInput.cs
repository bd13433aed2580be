namespace RuleHost.Abstractions;

/// <summary>What a function is given: a record and those of its fields and events that the manifest names.</summary>
public sealed class FunctionInput
{
    private readonly IReadOnlyDictionary<string, FactValue> _fields;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<PastEvent>> _events;

    /// <summary>Makes an input; hosts and tests of plugins do.</summary>
    /// <param name="type">The record's fact type.</param>
    /// <param name="key">Its key.</param>
    /// <param name="fields">Fields by name.</param>
    /// <param name="events">Events by name, each list in order of time.</param>
    public FunctionInput(string type, string key, IReadOnlyDictionary<string, FactValue> fields, IReadOnlyDictionary<string, IReadOnlyList<PastEvent>> events)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(events);
        (Type, Key, _fields, _events) = (type, key, fields, events);
    }

    /// <summary>The record's fact type.</summary>
    public string Type { get; }

    /// <summary>The record's key; the parts of a compound key are joined by <c>/</c>.</summary>
    public string Key { get; }

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
