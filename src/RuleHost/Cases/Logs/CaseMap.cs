using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Cases.Logs;

/// <summary>What the columns of a log mean (interfaces.md, "Map"), checked against a rulebook. Immutable.</summary>
internal sealed record CaseMap
{
    /// <summary>The case: its type, key columns and fields.</summary>
    public required RecordMap Case { get; init; }

    /// <summary>row: event — a row is one event; otherwise a row is a case with its times in columns.</summary>
    public bool RowIsEvent { get; init; }

    /// <summary>Of times without offset.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Formats tried before ISO 8601, in .NET's letters.</summary>
    public ImmutableArray<string> Times { get; init; } = [];

    public ImmutableArray<EventMap> Events { get; init; } = [];

    /// <summary>Further records taken from the same rows.</summary>
    public ImmutableArray<RecordMap> Records { get; init; } = [];

    /// <summary>Columns of row: event.</summary>
    public ColumnName? Activity { get; init; }

    public ColumnName? Time { get; init; }

    public ColumnName? Recorded { get; init; }

    public ColumnName? Id { get; init; }
}

/// <summary>A column's name and where the map says it.</summary>
internal sealed record ColumnName(string Name, SourceLocation Place);

/// <summary>A record taken from rows.</summary>
/// <param name="Type">Its fact type.</param>
/// <param name="Key">The columns of its key, in the order of the type's key.</param>
/// <param name="Fields">Its other fields.</param>
internal sealed record RecordMap(FactType Type, ImmutableArray<ColumnName> Key, ImmutableArray<FieldMap> Fields);

/// <summary>How a field is read.</summary>
internal sealed record FieldMap(FieldDefinition Field, int Slot)
{
    /// <summary>Null where it is a constant.</summary>
    public ColumnName? Column { get; init; }

    public string? Constant { get; init; }

    /// <summary>Raw values that stand for others.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The unit that the column leaves out: 元, 天.</summary>
    public string? Unit { get; init; }

    /// <summary>What the column's number is multiplied by.</summary>
    public decimal? TimesBy { get; init; }

    /// <summary>empty: 无 — an empty cell is known absence, not unknown.</summary>
    public bool EmptyIsNone { get; init; }

    /// <summary>optional: 是 — a log may come without the column: then the field is unknown.</summary>
    public bool Optional { get; init; }
}

/// <summary>Which of several rows of one activity count.</summary>
internal enum Take
{
    All,
    First,
    Last,
}

/// <summary>How an event is read: from a time column of a case's row, or from rows of certain activities.</summary>
internal sealed record EventMap(EventDefinition Event)
{
    /// <summary>row: case — the time column; an empty cell says that it did not happen.</summary>
    public ColumnName? Time { get; init; }

    /// <summary>row: event — the activities that are this event.</summary>
    public ImmutableArray<string> Activities { get; init; } = [];

    public Take Take { get; init; }

    /// <summary>The event's own fields.</summary>
    public ImmutableArray<FieldMap> Fields { get; init; } = [];
}
