using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Documents;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Records;

/// <summary>Facts typed by a rulebook.</summary>
/// <param name="Store">The records and events.</param>
/// <param name="AsOf">The document's as-of; null where it does not say.</param>
/// <param name="Subjects">The records that the document asks about, in order; empty where it does not say.</param>
internal sealed record BoundFacts(FactStore Store, DateTimeOffset? AsOf, ImmutableArray<RecordKey> Subjects);

/// <summary>
/// Types neutral <see cref="Facts"/> by a rulebook's vocabulary: the one place where given types, fields, events and keys are checked.
/// Thread-safe; keeps what it learns about C# classes, so one binder serves a rulebook for its life.
/// </summary>
internal sealed class FactBinder
{
    private const string Confirmations = "确认";

    private readonly RulebookDefinition _definition;
    private readonly RecordKeys _keys;
    private readonly ValueReader _values;
    private readonly ScalarReader _scalars;
    private readonly NamedRecords _named;
    private readonly ConcurrentDictionary<Type, FactClass> _classes = [];

    /// <param name="definition">The vocabulary.</param>
    /// <param name="provisions">The provisions' ids, each with the fact type it judges; null where they are not known.</param>
    public FactBinder(RulebookDefinition definition, IReadOnlyDictionary<string, string?>? provisions = null)
    {
        _named = new NamedRecords(definition, provisions);
        _definition = definition;
        _keys = new RecordKeys(definition);
        _values = new ValueReader(definition, _keys);
        _scalars = new ScalarReader(definition.Zone);
    }

    /// <summary>Types facts.</summary>
    /// <exception cref="RulebookException">They do not fit the rulebook.</exception>
    public BoundFacts Bind(Facts facts)
    {
        var diagnostics = new DiagnosticBag();
        var bound = Bind(facts.Given, diagnostics);
        return diagnostics.HasErrors ? throw new RulebookException([.. diagnostics.Items]) : bound;
    }

    /// <summary>The record that <c>类型 键</c> names.</summary>
    /// <exception cref="RulebookException">It names none, or one that the facts, listing its type in full, do not hold.</exception>
    public RecordKey Subject(string written, FactStore facts)
    {
        var diagnostics = new DiagnosticBag();
        if (ReadKey(Nowhere.Text(written), diagnostics) is { } record)
        {
            _named.Check(record, facts, diagnostics);
            if (!diagnostics.HasErrors)
            {
                return record;
            }
        }

        throw new RulebookException([.. diagnostics.Items]);
    }

    public BoundFacts Bind(GivenFacts given, DiagnosticBag diagnostics)
    {
        var builder = new FactStoreBuilder();
        var places = new Dictionary<RecordKey, SourceLocation>();
        foreach (var type in given.Types)
        {
            BindType(type, builder, places, diagnostics);
        }

        if (_definition.Facts.ContainsKey(Confirmations))
        {
            _named.CheckConfirmations(builder.All(Confirmations).Select(r => (r, places[r.Key])), builder, diagnostics);
        }

        var order = 0;
        foreach (var item in given.Events)
        {
            if (BindEvent(item, order++, builder, diagnostics) is { } bound && builder.Add(bound) is var first && !first.SameAs(bound))
            {
                diagnostics.Report(FactsDiagnostics.TwoEventsOfOneId, Nowhere.Of(item.Place), bound.Id!, first, bound);
            }
        }

        var subjects = ImmutableArray.CreateBuilder<RecordKey>(given.Subjects.Length);
        foreach (var written in given.Subjects)
        {
            if (ReadKey(written, diagnostics) is { } key && _named.Check(key, written, builder, diagnostics))
            {
                subjects.Add(key);
            }
        }

        var asOf = ReadAsOf(given.AsOf, diagnostics) is { } utc ? TimeZoneInfo.ConvertTime(new DateTimeOffset(utc), _definition.Zone) : (DateTimeOffset?)null;
        return new BoundFacts(builder.Build(), asOf, subjects.ToImmutable());
    }

    /// <summary>Checks that a C# class fits the rulebook, and remembers how.</summary>
    public FactClass? Register(Type clr, DiagnosticBag diagnostics)
    {
        if (_classes.TryGetValue(clr, out var known))
        {
            return known;
        }

        return FactClass.Of(clr, _definition, diagnostics) is { } made ? _classes.GetOrAdd(clr, made) : null;
    }

    /// <summary><c>类型 键</c> as a key; null, with a diagnostic, where it names no record.</summary>
    public RecordKey? ReadKey(ScalarNode written, DiagnosticBag diagnostics)
    {
        if (RecordKeys.Split(written.Text) is not { } parts)
        {
            diagnostics.Report(FactsDiagnostics.BadReference, Nowhere.Of(written), written.Text);
            return null;
        }

        if (TypeOf(parts.Type, written, diagnostics) is not { } type)
        {
            return null;
        }

        if (_keys.Canonical(type, parts.Key) is { } key)
        {
            return new RecordKey(type.Name, key);
        }

        diagnostics.Report(FactsDiagnostics.BadReference, Nowhere.Of(written), written.Text);
        return null;
    }

    /// <summary>An as-of, UTC: a date alone is the last second of that day.</summary>
    public DateTime? ReadAsOf(ScalarNode? written, DiagnosticBag diagnostics)
    {
        if (written is null || written.IsNull)
        {
            return null;
        }

        if (!written.Text.Contains(':', StringComparison.Ordinal) && _scalars.Read(written.Text, DataType.Date, out _) is { } date)
        {
            return ZoneTime.ToUtc(date.DateValue.ToDateTime(new TimeOnly(23, 59, 59)), _definition.Zone);
        }

        return ReadInstant(written, diagnostics);
    }

    /// <summary>An event's fields by its declaration's order; unknown where not given.</summary>
    public ImmutableArray<Value> EventFields(EventDefinition definition, MappingNode? given, string owner, DiagnosticBag diagnostics)
    {
        var slots = new Value[definition.Fields.Length];
        if (given is not null)
        {
            foreach (var (name, value) in given.Entries)
            {
                var slot = IndexOf(definition.Fields, name.Text);
                if (slot < 0)
                {
                    diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownEventField, Nowhere.Of(name), [definition.FactType, definition.Name, name.Text])
                    {
                        SpecialHint = DidYouMean.Hint(name.Text, [.. definition.Fields.Select(f => f.Name)]),
                    });
                }
                else
                {
                    slots[slot] = _values.Read(value, definition.Fields[slot].Type, $"{owner}.{definition.Name}.{name.Text}", diagnostics);
                }
            }
        }

        return ImmutableArray.Create(slots);
    }

    private void BindType(GivenType given, FactStoreBuilder builder, Dictionary<RecordKey, SourceLocation> places, DiagnosticBag diagnostics)
    {
        var named = given.Name is { } name ? TypeOf(name.Text, name, diagnostics)
            : given.ElementClass is { } element ? Register(element, diagnostics)?.Type
            : null;
        if (named is null && (given.Name is not null || given.ElementClass is not null))
        {
            return;
        }

        if (given.Complete && named is not null)
        {
            builder.MarkComplete(named.Name);
        }

        foreach (var record in given.Records)
        {
            switch (record)
            {
                case FieldsRecord fields:
                    BindFields(named!, fields.Fields, builder, places, diagnostics);
                    break;
                case ObjectRecord { Instance: var instance } when Register(instance.GetType(), diagnostics) is { } map:
                    BindObject(map, instance, builder, places, diagnostics);
                    break;
                default:
                    break;
            }
        }
    }

    private void BindFields(FactType type, MappingNode fields, FactStoreBuilder builder, Dictionary<RecordKey, SourceLocation> places, DiagnosticBag diagnostics)
    {
        var slots = new Value[type.Fields.Length];
        foreach (var (name, value) in fields.Entries)
        {
            var slot = type.SlotOf(name.Text);
            if (slot < 0)
            {
                diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownField, Nowhere.Of(name), [type.Name, name.Text])
                {
                    SpecialHint = DidYouMean.Hint(name.Text, [.. type.Fields.Select(f => f.Name)]),
                });
            }
            else if (type.Fields[slot].Computed)
            {
                diagnostics.Report(FactsDiagnostics.ComputedField, Nowhere.Of(name), name.Text, type.Name);
            }
            else
            {
                slots[slot] = _values.Read(value, type.Fields[slot].Type, $"{type.Name}.{name.Text}", diagnostics);
            }
        }

        Add(type, slots, fields.Place, builder, places, diagnostics);
    }

    private void BindObject(FactClass map, object instance, FactStoreBuilder builder, Dictionary<RecordKey, SourceLocation> places, DiagnosticBag diagnostics)
    {
        var slots = new Value[map.Type.Fields.Length];
        foreach (var (slot, value) in map.Read(instance))
        {
            slots[slot] = Read(map, slot, value, diagnostics);
        }

        Add(map.Type, slots, Nowhere.Place, builder, places, diagnostics);
    }

    /// <summary>What a property of a class holds, as the value of its field.</summary>
    public Value Read(FactClass map, int slot, object? value, DiagnosticBag diagnostics) =>
        map.Member(slot, value) ?? _values.ReadObject(value, map.Type.Fields[slot].Type, map.Paths[slot], diagnostics);

    private void Add(FactType type, Value[] slots, SourceLocation place, FactStoreBuilder builder, Dictionary<RecordKey, SourceLocation> places, DiagnosticBag diagnostics)
    {
        if (KeyOf(type, slots, place, builder, places, diagnostics) is not { } key)
        {
            builder.MarkUnread(type.Name);
            return;
        }

        if (!places.TryAdd(key, place))
        {
            diagnostics.Add(new Diagnostic(FactsDiagnostics.DuplicateRecord, Nowhere.Of(place), [key])
            {
                Related = Nowhere.Of(places[key]) is { } first ? [(first, new Localized("先前给的在这里", "given before here"))] : [],
            });
            return;
        }

        builder.Add(new FactRecord(type, key, slots));
    }

    private RecordKey? KeyOf(FactType type, Value[] slots, SourceLocation place, FactStoreBuilder builder, Dictionary<RecordKey, SourceLocation> places, DiagnosticBag diagnostics)
    {
        if (type.BuiltIn)
        {
            return BuiltInKey(type, slots, builder, places.Count + 1);
        }

        foreach (var slot in type.Key)
        {
            if (slots[slot].Kind is ValueKind.Unknown or ValueKind.None || (slots[slot].Kind == ValueKind.Text && string.IsNullOrWhiteSpace(slots[slot].TextValue)))
            {
                diagnostics.Report(FactsDiagnostics.MissingKey, Nowhere.Of(place), type.Name, type.Fields[slot].Name);
                return null;
            }
        }

        return new RecordKey(type.Name, RecordKeys.Of(type, slots));
    }

    /// <summary>
    /// Records of 牌, 认定, 处理, 确认 need no key. A card that says which limit, case, kind and instant it is has the key that the clock
    /// itself would give it, so that a recorded card and the same card worked out from the events count once (semantics S5).
    /// </summary>
    private RecordKey BuiltInKey(FactType type, Value[] slots, FactStoreBuilder builder, int number)
    {
        if (type.Name == "牌")
        {
            var at = slots[type.SlotOf("时刻")];
            string?[] parts = [KeyText(type, slots, "时限"), KeyText(type, slots, "案件"), KeyText(type, slots, "种类")];
            if (at.Kind == ValueKind.Instant && Array.TrueForAll(parts, p => p is not null))
            {
                var key = new RecordKey(type.Name, CardKey.Of(parts[0]!, parts[1]!, parts[2]!, at.InstantUtc, _definition.Zone));
                if (!builder.Contains(key))
                {
                    return key;
                }
            }
        }

        return new RecordKey(type.Name, number.ToString(CultureInfo.InvariantCulture));
    }

    private static string? KeyText(FactType type, Value[] slots, string field) =>
        type.SlotOf(field) is >= 0 and var slot && slots[slot].Kind is not (ValueKind.Unknown or ValueKind.None) ? ValueText.Canonical(slots[slot]) : null;

    private EventRecord? BindEvent(GivenEvent given, int order, FactStoreBuilder builder, DiagnosticBag diagnostics)
    {
        if (ReadKey(given.Record, diagnostics) is not { } record || !_named.Check(record, given.Record, builder, diagnostics))
        {
            return null;
        }

        var type = _definition.Facts[record.Type];
        if (type.FindEvent(given.Event.Text) is not { } definition)
        {
            diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownEvent, Nowhere.Of(given.Event), [type.Name, given.Event.Text])
            {
                SpecialHint = DidYouMean.Hint(given.Event.Text, [.. type.Events.Select(e => e.Name)]),
            });
            return null;
        }

        if (ReadInstant(given.At, diagnostics) is not { } at)
        {
            return null;
        }

        return new EventRecord
        {
            Definition = definition,
            Record = record,
            At = at,
            Recorded = given.Recorded is null or ScalarNode { IsNull: true } ? null : ReadInstant(given.Recorded, diagnostics),
            By = given.By is { IsNull: false } by ? by.Text : null,
            Id = given.Id is { IsNull: false } id ? id.Text : null,
            Order = order,
            Fields = EventFields(definition, given.Fields, record.ToString(), diagnostics),
        };
    }

    /// <summary>An instant, UTC; a date alone is its first moment.</summary>
    private DateTime? ReadInstant(DocumentNode written, DiagnosticBag diagnostics)
    {
        switch (written)
        {
            case ObjectNode { Value: DateTimeOffset at }:
                return at.UtcDateTime;
            case ScalarNode scalar when _scalars.Read(scalar.Text, DataType.Instant, out _) is { } value:
                return value.InstantUtc;
            default:
                diagnostics.Report(FactsDiagnostics.NotADocumentInstant, Nowhere.Of(written), written.ToString() ?? "");
                return null;
        }
    }

    private FactType? TypeOf(string name, DocumentNode written, DiagnosticBag diagnostics)
    {
        if (_definition.Facts.TryGetValue(name, out var type))
        {
            return type;
        }

        diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownType, Nowhere.Of(written), [name]) { SpecialHint = DidYouMean.Hint(name, [.. _definition.Facts.Keys.Order(StringComparer.Ordinal)]) });
        return null;
    }

    private static int IndexOf(ImmutableArray<FieldDefinition> fields, string name)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
