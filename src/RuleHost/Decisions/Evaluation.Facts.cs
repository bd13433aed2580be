using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>What formulas reach of the facts: fields, events, lists of records, tables (semantics S3, S6, S7).</summary>
internal sealed partial class Evaluation
{
    /// <summary>
    /// A field of a record (semantics S3). Unknown, naming <c>类型[键].字段</c>, where the record or the field was not given; an unknown
    /// record gives unknown, and 无 gives 无.
    /// </summary>
    public Traced Field(Value record, FieldExpression field) =>
        FieldValue(record, field) is var value && value.IsUnknown && record.Kind == ValueKind.Record
            ? Traced.Unknown(Missing(record.RecordKey, field.Field.Name))
            : value;

    /// <summary>The name of a field that is missing; behind a colon the function of a plugin that should have supplied it and what it did instead.</summary>
    private string Missing(RecordKey record, string field) => Facts.CauseOf(record, field) is { } cause ? $"{record}.{field}:{cause}" : $"{record}.{field}";

    /// <summary>The same without the name of what is missing.</summary>
    public Value FieldValue(Value record, FieldExpression field)
    {
        if (record.Kind != ValueKind.Record)
        {
            return record.IsNone ? Value.None : Value.Unknown;
        }

        var key = record.RecordKey;
        var found = ReferenceEquals(key, _lastFound.Key) ? _lastFound.Record : Find(key);
        if (found is null)
        {
            return KeyPart(key, field);
        }

        _lastFound = (key, found);
        var slot = field.Slot >= 0 ? field.Slot : found.Type.SlotOf(field.Field.Name);
        return slot >= 0 ? found[slot] : Value.Unknown;
    }

    // A formula asks for one record's fields one after the other.
    private (RecordKey? Key, FactRecord? Record) _lastFound;

    /// <summary>The events of a record visible at the as-of: a complete list; of 无, an empty one.</summary>
    public Traced Events(Value record, EventDefinition definition)
    {
        if (record.IsNone)
        {
            return Value.OfList(ListValue.Of([]));
        }

        if (record.Kind != ValueKind.Record)
        {
            return Value.Unknown;
        }

        var events = Facts.Events(record.RecordKey, definition.Name, AsOf);
        if (Model.Deeming.Contains((record.RecordKey.Type, definition.Name)))
        {
            events = WithDeemed(events, record, definition);
        }

        if (events.IsEmpty)
        {
            return EmptyList;
        }

        var items = ImmutableArray.CreateBuilder<Value>(events.Length);
        foreach (var item in events)
        {
            items.Add(Value.OfEvent(item));
        }

        return Value.OfList(ListValue.Of(items.MoveToImmutable()));
    }

    /// <summary>视为: what silence means counts as an event among those that happened, for every provision but the clock that says so.</summary>
    private ImmutableArray<EventRecord> WithDeemed(ImmutableArray<EventRecord> events, Value record, EventDefinition definition)
    {
        var all = events.ToBuilder();
        foreach (var limit in Model.Deeming[(record.RecordKey.Type, definition.Name)])
        {
            foreach (var round in _underWay.Contains((limit, record.RecordKey)) ? [] : Limit(limit, record).Rounds)
            {
                if (round.Deemed is { } deemed && definition.Equals(deemed.Event))
                {
                    var fields = Enumerable.Repeat(Value.Unknown, definition.Fields.Length);
                    all.Add(new EventRecord { Definition = definition, Record = record.RecordKey, At = deemed.EventAt, Fields = [.. fields], Order = int.MaxValue });
                }
            }
        }

        all.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Order.CompareTo(b.Order));
        return all.ToImmutable();
    }

    /// <summary>All records of a type as far as known (牌 includes what clocks issued up to the as-of).</summary>
    private Traced ListOf(FactType type)
    {
        var items = ImmutableArray.CreateBuilder<Value>();
        foreach (var record in (type.Name == CardType ? Cards() : Facts).All(type.Name))
        {
            if (!type.BuiltIn || IsRecorded(record))
            {
                items.Add(Value.OfRecord(record.Key));
            }
        }

        return Value.OfList(Facts.IsComplete(type) ? ListValue.Of(items.ToImmutable()) : ListValue.Open(items.ToImmutable(), type.Name));
    }

    /// <summary>
    /// The records of a type that refer to a record, as far as known; an open list names <c>单位[城管局]的处分</c>. Records whose
    /// referring field is unknown are possible elements.
    /// </summary>
    public Traced Referrers(Value record, FactType type, int slot)
    {
        if (record.IsNone)
        {
            return EmptyList;
        }

        if (record.Kind != ValueKind.Record)
        {
            return Value.Unknown;
        }

        var key = record.RecordKey;
        var store = type.Name == CardType ? Cards() : Facts;
        var sure = ImmutableArray.CreateBuilder<Value>();
        List<RecordKey> predecessors = Model.HasSuccessors ? PredecessorsOf(key) : [];
        foreach (var referrer in predecessors.Count == 0
            ? store.Referrers(type, slot, key.Key)
            : predecessors.Prepend(key).SelectMany(k => store.Referrers(type, slot, k.Key)).DistinctBy(r => r.Key))
        {
            // One that refers to the old unit and to the new one is one.
            if (!type.BuiltIn || IsRecorded(referrer))
            {
                sure.Add(Value.OfRecord(referrer.Key));
            }
        }

        var possible = ImmutableArray.CreateBuilder<Value>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var referrer in store.UnknownReferrers(type, slot))
        {
            possible.Add(Value.OfRecord(referrer.Key));
            missing.Add($"{referrer.Key}.{type.Fields[slot].Name}");
        }

        var complete = Facts.IsComplete(type);
        if (!complete)
        {
            missing.Insert(0, $"{key}的{type.Name}");
        }

        return Value.OfList(new ListValue(sure.ToImmutable(), possible.ToImmutable(), complete, missing.ToImmutable()));
    }

    /// <summary>
    /// 上年, 上月: a reference to the record with the same key but a year or a month before, whether or not it was given. Where none was and the
    /// unit is the declared successor of one that has, it is that one's (S21).
    /// </summary>
    public Traced Earlier(Value record, int months)
    {
        if (record.Kind != ValueKind.Record)
        {
            return record.IsNone ? Value.None : Value.Unknown;
        }

        var key = record.RecordKey;
        var type = Model.Definition.Facts[key.Type];
        if (KeyPeriods.Earlier(type, key, months) is not { } before)
        {
            return Traced.Unknown(months == KeyPeriods.Month ? $"{key}.上月" : $"{key}.上年");
        }

        var inherited = Model.HasSuccessors && !Knows(before) ? OfPredecessors(type, before) : [];
        return inherited.Count switch
        {
            0 => Value.OfRecord(before),
            1 => Value.OfRecord(inherited[0]),
            _ => Traced.Unknown($"{before}:不止一个前身"),
        };
    }

    /// <summary>Whether anything is known of a record: it was given, or an outcome of it is assumed. 连续 asks before it looks at a year (S21).</summary>
    public bool Knows(RecordKey key) => Facts.Find(key) is not null || Assumptions.Outcomes.Keys.Any(k => k.Record == key.Key);

    /// <summary>A row of a table; unknown, naming <c>表[键]</c>, where there is none.</summary>
    public Traced Row(TableDefinition table, Value key)
    {
        if (key.IsUnknown)
        {
            return Value.Unknown;
        }

        var text = ValueText.Canonical(key);
        return table.Find(text) is { } row ? Value.OfRow(row) : Traced.Unknown($"{table.Name}[{text}]");
    }

    /// <summary>All rows of a table, in file order: a complete list.</summary>
    public Traced Rows(TableDefinition table)
    {
        var items = ImmutableArray.CreateBuilder<Value>(table.Rows.Length);
        foreach (var row in table.Rows)
        {
            items.Add(Value.OfRow(row));
        }

        return Value.OfList(ListValue.Of(items.MoveToImmutable()));
    }

    /// <summary>牌, 认定 and 处理 are what was issued, confirmed and decided up to the as-of; a later one is not there yet (semantics S5).</summary>
    private bool IsRecorded(FactRecord record)
    {
        for (var slot = 0; slot < record.Type.Fields.Length; slot++)
        {
            switch (record[slot].Kind)
            {
                case ValueKind.Instant when record[slot].InstantUtc > AsOf:
                case ValueKind.Date when record[slot].DateValue > DateOf(AsOf):
                    return false;
                default:
                    break;
            }
        }

        return true;
    }

    /// <summary>A field that is part of the key is known even where the record was not given.</summary>
    private Value KeyPart(RecordKey key, FieldExpression field)
    {
        if (!Model.Definition.Facts.TryGetValue(key.Type, out var type) || type.BuiltIn)
        {
            return Value.Unknown;
        }

        var index = field.Slot >= 0 ? type.Key.IndexOf(field.Slot) : -1;
        if (index < 0)
        {
            return Value.Unknown;
        }

        var parts = KeyPeriods.Split(type, key.Key);
        if (index >= parts.Length)
        {
            return Value.Unknown;
        }

        return field.Type.Kind switch
        {
            TypeKind.Text => Value.OfText(parts[index]),
            TypeKind.Record => Value.OfRecord(new RecordKey(field.Type.Name!, parts[index])),
            TypeKind.Year when int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out var year) => Value.OfYear(year),
            _ => Value.Unknown,
        };
    }

    private static readonly Traced EmptyList = Value.OfList(ListValue.Of([]));
}
