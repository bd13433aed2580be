using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cases.Logs;

/// <summary>Gathers the records and events of a part of a log, each row's delivery counted once, and joins them with facts given beside it.</summary>
/// <param name="definition">The rulebook's vocabulary.</param>
/// <param name="tally">Counts what becomes of the rows.</param>
/// <param name="repeated">Rows whose id an earlier row of the log has.</param>
internal sealed class LogBuilder(RulebookDefinition definition, LogTally tally, HashSet<long> repeated)
{
    private readonly Dictionary<RecordKey, Value[]> _records = [];
    private readonly List<RecordKey> _order = [];
    private readonly List<(EventRecord Event, Take Take)> _events = [];
    private readonly Dictionary<RecordKey, long> _lines = [];
    private readonly HashSet<UInt128> _rows = [];
    private (RecordKey? Key, DateTime At) _latest;

    public LogTally Tally => tally;

    /// <summary>How many rows' worth it holds: when a part is full.</summary>
    public int Size => _order.Count + _events.Count;

    /// <summary>Whether this very delivery came before: by its id where it has one, else by the whole row.</summary>
    public bool IsRepeated(string? id, LogRows rows) => string.IsNullOrWhiteSpace(id) ? !_rows.Add(rows.Digest()) : repeated.Contains(rows.Number);

    /// <summary>The line on which a case was already given whole; null where this is the first.</summary>
    public long? GivenOn(RecordKey key, long line) => _lines.TryAdd(key, line) ? null : _lines[key];

    /// <summary>The slots of a record, made where it is new.</summary>
    public Value[] Record(RecordKey key, FactType type)
    {
        if (!_records.TryGetValue(key, out var slots))
        {
            _records[key] = slots = new Value[type.Fields.Length];
            _order.Add(key);
        }

        return slots;
    }

    public void Add(RecordKey record, EventDefinition item, DateTime at, Take take, DateTime? recorded, string? by, string? id, ImmutableArray<Value> fields)
    {
        tally.RecordedLate += recorded > at ? 1 : 0;
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
    }

    /// <summary>Counts an event that comes after a later one of its case. Rows are taken by record, and then as the log has them.</summary>
    public void NoteOrder(RecordKey record, DateTime at)
    {
        if (_latest.Key is not null && _latest.Key == record)
        {
            tally.OutOfOrder += at < _latest.At ? 1 : 0;
            _latest.At = at > _latest.At ? at : _latest.At;
        }
        else
        {
            _latest = (record, at);
        }
    }

    public FactStore Build(FactStore? given, string? caseType)
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

        foreach (var item in Taken())
        {
            if (ReferenceEquals(builder.Add(item), item))
            {
                tally.Used++;
            }
            else
            {
                tally.Duplicate++;
            }
        }

        foreach (var type in definition.Facts.Values)
        {
            if (type.Name == caseType || given?.IsComplete(type) == true)
            {
                builder.MarkComplete(type.Name);
            }
        }

        return builder.Build();
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

            tally.Ignored++;
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
