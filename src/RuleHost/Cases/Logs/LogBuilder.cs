using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cases.Logs;

/// <summary>Gathers the records and events of a log, each row's delivery counted once, and joins them with facts given beside it.</summary>
internal sealed class LogBuilder(RulebookDefinition definition, Action<RejectedRow> rejected)
{
    private readonly Dictionary<RecordKey, Value[]> _records = [];
    private readonly List<RecordKey> _order = [];
    private readonly List<(EventRecord Event, Take Take)> _events = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<UInt128> _rows = [];
    private long _ignored;
    private long _duplicate;
    private long _rejected;

    public LogNotes Notes { get; } = new();

    public void Reject(long line, Localized reason)
    {
        _rejected++;
        rejected(new RejectedRow(line, reason));
    }

    public void Ignore(string activity)
    {
        _ignored++;
        Notes.Ignored(activity);
    }

    /// <summary>Whether this very delivery came before: by its id where it has one, else by the whole row.</summary>
    public bool IsRepeated(string? id, LogRows rows) => !(string.IsNullOrWhiteSpace(id) ? _rows.Add(rows.Digest()) : _ids.Add(id.Trim()));

    public void CountDuplicate(long events) => _duplicate += events;

    /// <summary>The slots of a record, made where it is new.</summary>
    public Value[] Record(RecordKey key, FactType type, out bool isNew)
    {
        isNew = !_records.TryGetValue(key, out var slots);
        if (isNew)
        {
            _records[key] = slots = new Value[type.Fields.Length];
            _order.Add(key);
        }

        return slots!;
    }

    public void Add(RecordKey record, EventDefinition item, DateTime at, Take take, DateTime? recorded, string? by, string? id, ImmutableArray<Value> fields) =>
        _events.Add((new EventRecord
        {
            Definition = item,
            Record = record,
            At = at,
            Recorded = recorded,
            By = by,
            Id = id,
            Order = _events.Count,
            Fields = fields,
        }, take));

    public EventLog Build(FactStore? given, string? caseType)
    {
        var builder = new FactStoreBuilder();
        foreach (var key in given?.Order ?? [])
        {
            var record = given!.Find(key)!;
            if (_records.TryGetValue(key, out var slots))
            {
                // The log's own word stands; facts given beside it fill what it leaves open.
                for (var i = 0; i < slots.Length; i++)
                {
                    slots[i] = slots[i].IsUnknown ? record[i] : slots[i];
                }
            }
            else
            {
                builder.Add(record);
            }
        }

        foreach (var key in _order)
        {
            builder.Add(new FactRecord(definition.Facts[key.Type], key, _records[key]));
        }

        foreach (var item in given?.AllEvents ?? [])
        {
            builder.Add(item);
        }

        long used = 0;
        foreach (var item in Taken())
        {
            if (ReferenceEquals(builder.Add(item), item))
            {
                used++;
            }
            else
            {
                _duplicate++;
            }
        }

        foreach (var type in definition.Facts.Values)
        {
            if (type.Name == caseType || given?.IsComplete(type) == true)
            {
                builder.MarkComplete(type.Name);
            }
        }

        var counts = new LogCounts { Used = used, Ignored = _ignored, Duplicate = _duplicate, Rejected = _rejected };
        return new EventLog(builder.Build(), caseType, counts, Notes.ToNotes());
    }

    /// <summary>The events that count: all of an event's, or the first or last of each record where the map says so.</summary>
    private IEnumerable<EventRecord> Taken()
    {
        var chosen = new Dictionary<(RecordKey, string), EventRecord>();
        foreach (var (item, take) in _events)
        {
            if (take == Take.All)
            {
                continue;
            }

            var key = (item.Record, item.Definition.Name);
            if (!chosen.TryGetValue(key, out var best))
            {
                chosen[key] = item;
                continue;
            }

            _ignored++;
            if (take == Take.First ? item.At < best.At : item.At >= best.At)
            {
                chosen[key] = item;
            }
        }

        foreach (var (item, take) in _events)
        {
            if (take == Take.All || ReferenceEquals(chosen[(item.Record, item.Definition.Name)], item))
            {
                yield return item;
            }
        }
    }
}
