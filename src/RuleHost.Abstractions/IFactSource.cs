namespace RuleHost.Abstractions;

/// <summary>Reads facts from another system: an export, a database.</summary>
public interface IFactSource
{
    /// <summary>Its name, as the command's <c>--source</c> has it.</summary>
    string Name { get; }

    /// <summary>The fact types of which it gives every record there is, so that what it does not give does not exist.</summary>
    IReadOnlyList<string> Complete { get; }

    /// <summary>Reads. The host copies each item as it comes and types it by the rulebook; what does not fit is told with its line.</summary>
    /// <param name="input">The export that the host opened. It is closed by the host.</param>
    /// <param name="cancellation">Cancelled when the reading is to stop.</param>
    IEnumerable<SourceItem> Read(Stream input, CancellationToken cancellation);
}

/// <summary>Reads an event log of a form that the host does not know.</summary>
public interface IImporter
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Reads.</summary>
    /// <param name="input">The log that the host opened. It is closed by the host.</param>
    /// <param name="cancellation">Cancelled when the reading is to stop.</param>
    IEnumerable<SourceEvent> Import(Stream input, CancellationToken cancellation);
}

/// <summary>What a source gives: a record or an event.</summary>
public abstract record SourceItem
{
    private protected SourceItem()
    {
    }
}

/// <summary>A record.</summary>
/// <param name="Type">Its fact type.</param>
/// <param name="Fields">Its fields by name, the key among them; what is not there is unknown.</param>
public sealed record SourceRecord(string Type, IReadOnlyDictionary<string, FactValue> Fields) : SourceItem;

/// <summary>An event.</summary>
/// <param name="Type">The fact type of its record.</param>
/// <param name="Key">The key of its record.</param>
/// <param name="Event">Its name.</param>
/// <param name="At">When it happened.</param>
public sealed record SourceEvent(string Type, string Key, string Event, DateTimeOffset At) : SourceItem
{
    /// <summary>What tells it apart: an event given twice with one id counts once. Null: nothing does.</summary>
    public string? Id { get; init; }

    /// <summary>Its fields by name; null: none.</summary>
    public IReadOnlyDictionary<string, FactValue>? Fields { get; init; }
}
