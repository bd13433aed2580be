using System.Collections.Immutable;
using RuleHost.Rulebooks;

namespace RuleHost.Records;

/// <summary>
/// The facts and events of one evaluation, typed by a rulebook. Immutable once built. Facts are open-world (a field not given is
/// unknown), events closed-world (an event not in the log by the as-of did not happen), lists complete only when declared
/// (semantics S6, S7).
/// </summary>
internal sealed class FactStore
{
    private static readonly ImmutableArray<FactRecord> NoRecords = [];
    private static readonly ImmutableArray<EventRecord> NoEvents = [];

    private readonly Dictionary<string, ImmutableArray<FactRecord>> _byType;
    private readonly Dictionary<RecordKey, FactRecord> _byKey;
    private readonly Dictionary<(RecordKey Record, string Event), ImmutableArray<EventRecord>> _events;
    private readonly HashSet<string> _complete;
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Type, int Slot), Dictionary<string, ImmutableArray<FactRecord>>> _referrers = [];

    internal FactStore(
        Dictionary<string, ImmutableArray<FactRecord>> byType,
        Dictionary<RecordKey, FactRecord> byKey,
        Dictionary<(RecordKey Record, string Event), ImmutableArray<EventRecord>> events,
        HashSet<string> complete,
        ImmutableArray<RecordKey> order)
    {
        Order = order;
        _byType = byType;
        _byKey = byKey;
        _events = events;
        _complete = complete;
    }

    /// <summary>What functions of plugins supplied, by record.</summary>
    public IReadOnlyDictionary<RecordKey, ImmutableArray<ComputedValue>> Computed { get; private init; } = ImmutableDictionary<RecordKey, ImmutableArray<ComputedValue>>.Empty;

    /// <summary>The same facts with some records filled in by functions of plugins.</summary>
    public FactStore With(IReadOnlyDictionary<RecordKey, FactRecord> filled, IReadOnlyDictionary<RecordKey, ImmutableArray<ComputedValue>> computed)
    {
        FactRecord Now(FactRecord record) => filled.GetValueOrDefault(record.Key, record);
        return new FactStore(
            _byType.ToDictionary(p => p.Key, p => p.Value.Select(Now).ToImmutableArray(), StringComparer.Ordinal),
            _byKey.ToDictionary(p => p.Key, p => Now(p.Value)),
            _events,
            _complete,
            Order)
        { Computed = computed };
    }

    /// <summary>Why a function that supplies a field gave no value, as 待查于 words it; null where none is at fault.</summary>
    public string? CauseOf(RecordKey record, string field)
    {
        if (Computed.TryGetValue(record, out var values))
        {
            foreach (var value in values)
            {
                if (value.Cause is { } cause && value.Field.EndsWith("]." + field, StringComparison.Ordinal))
                {
                    return cause;
                }
            }
        }

        return null;
    }

    /// <summary>One record, and nothing else known.</summary>
    public static FactStore Of(FactRecord record) => new(
        new(1, StringComparer.Ordinal) { [record.Key.Type] = [record] }, new(1) { [record.Key] = record }, [], [], [record.Key]);

    /// <summary>Keys of all given records, in the order given.</summary>
    public ImmutableArray<RecordKey> Order { get; }

    /// <summary>The given record of a key, or null.</summary>
    public FactRecord? Find(RecordKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>The given records of a type, in the order given.</summary>
    public ImmutableArray<FactRecord> All(string type) => _byType.GetValueOrDefault(type, NoRecords);

    /// <summary>Whether the given records of a type are all there are: a register, or listed by the request.</summary>
    public bool IsComplete(FactType type) => type.Complete || Listed(type.Name);

    /// <summary>Whether the request listed the records of a type.</summary>
    public bool Listed(string type) => _complete.Contains(type);

    /// <summary>A record's events of one name that happened up to an instant, in order of time, then of arrival.</summary>
    public ImmutableArray<EventRecord> Events(RecordKey record, string name, DateTime asOfUtc)
    {
        if (!_events.TryGetValue((record, name), out var events))
        {
            return NoEvents;
        }

        var visible = events.Length;
        while (visible > 0 && events[visible - 1].At > asOfUtc)
        {
            visible--;
        }

        return visible == events.Length ? events : events[..visible];
    }

    /// <summary>Every event, whenever it happened.</summary>
    public IEnumerable<EventRecord> AllEvents => _events.Values.SelectMany(e => e);

    /// <summary>Every record that has an event, whether or not the record itself was given.</summary>
    public IEnumerable<RecordKey> RecordsWithEvents => _events.Keys.Select(k => k.Record).Distinct();

    /// <summary>The latest instant of any event; null without events.</summary>
    public DateTime? LastEvent => _events.Count == 0 ? null : _events.Values.Max(e => e[^1].At);

    /// <summary>Stands in the index for a reference that is not known; no key is empty.</summary>
    private const string UnknownKey = "";

    /// <summary>The given records of a type whose field (a reference, or a list of references) names a key.</summary>
    public ImmutableArray<FactRecord> Referrers(FactType type, int slot, string key) => Index(type, slot).GetValueOrDefault(key, NoRecords);

    /// <summary>The given records of a type whose referring field is unknown: any of them may refer to anything.</summary>
    public ImmutableArray<FactRecord> UnknownReferrers(FactType type, int slot) => Index(type, slot).GetValueOrDefault(UnknownKey, NoRecords);

    private Dictionary<string, ImmutableArray<FactRecord>> Index(FactType type, int slot)
    {
        Dictionary<string, ImmutableArray<FactRecord>>? index;
        lock (_lock)
        {
            if (!_referrers.TryGetValue((type.Name, slot), out index))
            {
                index = All(type.Name)
                    .SelectMany(r => KeysIn(r, slot).Select(k => (Key: k, Record: r)))
                    .GroupBy(p => p.Key, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.Select(p => p.Record).ToImmutableArray(), StringComparer.Ordinal);
                _referrers[(type.Name, slot)] = index;
            }
        }

        return index;
    }

    private static IEnumerable<string> KeysIn(FactRecord record, int slot) => record[slot].Kind switch
    {
        Values.ValueKind.Unknown => [UnknownKey],
        Values.ValueKind.Record => [record[slot].RecordKey.Key],
        Values.ValueKind.List => record[slot].List.Sure.Where(v => v.Kind == Values.ValueKind.Record).Select(v => v.RecordKey.Key),
        _ => [],
    };
}

/// <summary>Builds a <see cref="FactStore"/>; the last record given for a key wins, an event id counts once.</summary>
internal sealed class FactStoreBuilder
{
    private readonly List<RecordKey> _order = [];
    private readonly Dictionary<RecordKey, FactRecord> _records = [];
    private readonly Dictionary<(RecordKey, string), List<EventRecord>> _events = [];
    private readonly Dictionary<string, EventRecord> _byEventId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _complete = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);

    /// <summary>Whether a record of that key was added.</summary>
    public bool Contains(RecordKey key) => _records.ContainsKey(key);

    public void Add(FactRecord record)
    {
        if (!_records.ContainsKey(record.Key))
        {
            _order.Add(record.Key);
        }

        _records[record.Key] = record;
    }

    /// <summary>Adds an event; one whose id was seen before is the same event and counts once.</summary>
    /// <returns>The event that has the id: this one, or the one that came before it.</returns>
    public EventRecord Add(EventRecord record)
    {
        if (record.Id is not null && !_byEventId.TryAdd(record.Id, record))
        {
            return _byEventId[record.Id];
        }

        var key = (record.Record, record.Definition.Name);
        if (!_events.TryGetValue(key, out var list))
        {
            _events[key] = list = [];
        }

        list.Add(record);
        return record;
    }

    /// <summary>Whether the given records of a type were said to be all there are, and every one could be read.</summary>
    public bool IsComplete(string type) => _complete.Contains(type) && !_unread.Contains(type);

    /// <summary>Says that a record of a type could not be read: which one it is stays open.</summary>
    public void MarkUnread(string type) => _unread.Add(type);

    /// <summary>The records given of a type.</summary>
    public IEnumerable<FactRecord> All(string type) => _order.Where(k => k.Type == type).Select(k => _records[k]);

    /// <summary>Their keys.</summary>
    public IReadOnlyCollection<string> Keys(string type) => [.. All(type).Select(r => r.Key.Key)];

    /// <summary>Says that the given records of a type are all there are.</summary>
    public void MarkComplete(string type) => _complete.Add(type);

    public FactStore Build() => new(
        _order.GroupBy(k => k.Type, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(k => _records[k]).ToImmutableArray(), StringComparer.Ordinal),
        new(_records),
        _events.ToDictionary(p => p.Key, p => InOrder(p.Value)),
        new(_complete, StringComparer.Ordinal),
        [.. _order]);

    /// <summary>By instant, then by arrival. Logs mostly come in order, or with one event of a name: then there is nothing to sort.</summary>
    private static ImmutableArray<EventRecord> InOrder(List<EventRecord> events)
    {
        for (var i = 1; i < events.Count; i++)
        {
            if (Compare(events[i - 1], events[i]) > 0)
            {
                events.Sort(Compare);
                break;
            }
        }

        return [.. events];
    }

    private static int Compare(EventRecord a, EventRecord b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Order.CompareTo(b.Order);
}
