using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Documents;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cases.Logs;

/// <summary>Reads <c>map.yaml</c> against a rulebook's vocabulary.</summary>
internal sealed class CaseMapReader(RulebookDefinition definition, DiagnosticBag diagnostics)
{
    private static readonly DocumentKeys MapKeys = Keys(
        new("对应表", "a map"), "map", "type", "key", "row", "zone", "times", "fields", "events", "records", "activity", "time", "recorded", "id");

    private static readonly DocumentKeys RecordKeys = Keys(new("对应表的一种记录", "a record of a map"), "type", "key", "fields");

    private static readonly DocumentKeys FieldKeys = Keys(new("对应表的一个字段", "a field of a map"), "column", "const", "values", "unit", "times-by", "empty", "optional");

    private static readonly DocumentKeys EventKeys = Keys(new("对应表的一种事件", "an event of a map"), "activity", "time", "take", "fields");

    private static readonly ImmutableArray<string> EventRowKeys = ["activity", "time", "recorded", "id"];

    private static readonly Localized Map = new("对应表", "a map");

    /// <summary>The map; null, with diagnostics, where it cannot be used.</summary>
    public CaseMap? Read(SourceText source)
    {
        if (YamlDocumentReader.Read(source, diagnostics) is not { } root || root.AsMapping(Map, diagnostics) is not { } map)
        {
            return null;
        }

        var before = diagnostics.Items.Count;
        MapKeys.Check(map, diagnostics);
        if (Scalar(map, "map") is { } version && version.Text != "1")
        {
            diagnostics.Report(LogDiagnostics.MapVersion, version.Place, version.Text);
        }

        var rowIsEvent = RowIsEvent(map);
        var record = ReadRecord(map);
        if (record is null)
        {
            return null;
        }

        var result = new CaseMap
        {
            Case = record,
            RowIsEvent = rowIsEvent,
            Zone = ReadZone(map),
            Times = [.. map.Find("times").AsScalars(Localized.Same("times"), diagnostics).Select(ReadFormat).OfType<string>()],
            Events = ReadEvents(map, record.Type, rowIsEvent),
            Records = ReadRecords(map),
            Activity = Column(map, "activity"),
            Time = Column(map, "time"),
            Recorded = Column(map, "recorded"),
            Id = Column(map, "id"),
        };
        if (rowIsEvent)
        {
            Require(result.Activity, "activity", map);
            Require(result.Time, "time", map);
        }
        else
        {
            foreach (var key in EventRowKeys)
            {
                if (Scalar(map, key) is { } misplaced)
                {
                    diagnostics.Report(LogDiagnostics.MisplacedKey, misplaced.Place, key, "event");
                }
            }
        }

        return diagnostics.Items.Skip(before).Any(d => d.Severity == Severity.Error) ? null : result;
    }

    private static DocumentKeys Keys(Localized what, params ReadOnlySpan<string> words)
    {
        var keys = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var word in words)
        {
            keys.Add((word, word));
        }

        return new DocumentKeys(what, keys.ToImmutable());
    }

    private ScalarNode? Scalar(MappingNode map, string key) => map.Find(key).AsScalar(Localized.Same(key), diagnostics);

    private ColumnName? Column(MappingNode map, string key) => Scalar(map, key) is { } node ? new ColumnName(node.Text, node.Place) : null;

    private void Require(ColumnName? column, string key, MappingNode map)
    {
        if (column is null)
        {
            diagnostics.Report(LogDiagnostics.MissingMapKey, map.Place, key, $"{key}: …");
        }
    }

    private bool RowIsEvent(MappingNode map)
    {
        var row = Scalar(map, "row");
        if (row is null or { Text: "case" })
        {
            return false;
        }

        if (row.Text == "event")
        {
            return true;
        }

        diagnostics.Report(LogDiagnostics.BadMapValue, row.Place, "row", row.Text, new Localized("row: case 或 row: event", "row: case or row: event"));
        return false;
    }

    private TimeZoneInfo ReadZone(MappingNode map)
    {
        if (Scalar(map, "zone") is not { } zone)
        {
            return definition.Zone;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone.Text, out var found))
        {
            return found;
        }

        diagnostics.Report(LogDiagnostics.BadMapValue, zone.Place, "zone", zone.Text, "zone: Asia/Shanghai");
        return definition.Zone;
    }

    /// <summary>Letters of Java's patterns that differ are taken for .NET's.</summary>
    private string? ReadFormat(ScalarNode written)
    {
        var format = written.Text.Replace("XXX", "zzz", StringComparison.Ordinal).Replace('S', 'f');
        try
        {
            var probe = new DateTimeOffset(2011, 3, 7, 10, 5, 9, TimeSpan.Zero).ToString(format, CultureInfo.InvariantCulture);
            if (probe.Contains("11", StringComparison.Ordinal) && DateTimeOffset.TryParseExact(probe, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            {
                return format;
            }
        }
        catch (FormatException)
        {
            // Reported below.
        }

        diagnostics.Report(LogDiagnostics.NotAMapTimeFormat, written.Place, written.Text);
        return null;
    }

    private RecordMap? ReadRecord(MappingNode map)
    {
        if (Scalar(map, "type") is not { } name)
        {
            diagnostics.Report(LogDiagnostics.MissingMapKey, map.Place, "type", "type: 投诉");
            return null;
        }

        if (!definition.Facts.TryGetValue(name.Text, out var type))
        {
            diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownType, name.Place, [name.Text]) { SpecialHint = DidYouMean.Hint(name.Text, [.. definition.Facts.Keys.Order(StringComparer.Ordinal)]) });
            return null;
        }

        var key = map.Find("key").AsScalars(Localized.Same("key"), diagnostics);
        if (key.IsEmpty)
        {
            diagnostics.Report(LogDiagnostics.MissingMapKey, map.Place, "key", "key: id");
        }
        else if (!type.Key.IsEmpty && key.Length != type.Key.Length)
        {
            diagnostics.Report(LogDiagnostics.KeyParts, key[0].Place, type.Name, type.Key.Length, key.Length);
        }

        return new RecordMap(type, [.. key.Select(k => new ColumnName(k.Text, k.Place))], ReadFields(map, type.Fields, type.Name));
    }

    private ImmutableArray<RecordMap> ReadRecords(MappingNode map)
    {
        var records = ImmutableArray.CreateBuilder<RecordMap>();
        foreach (var item in map.Find("records").AsSequence(Localized.Same("records"), diagnostics)?.Items ?? [])
        {
            if (item.AsMapping(new("records 的一项", "an item of records"), diagnostics) is { } mapping)
            {
                RecordKeys.Check(mapping, diagnostics);
                if (ReadRecord(mapping) is { } record)
                {
                    records.Add(record);
                }
            }
        }

        return records.ToImmutable();
    }

    private ImmutableArray<FieldMap> ReadFields(MappingNode map, ImmutableArray<FieldDefinition> declared, string owner)
    {
        var fields = ImmutableArray.CreateBuilder<FieldMap>();
        foreach (var (name, value) in map.Find("fields").AsMapping(Localized.Same("fields"), diagnostics)?.Entries ?? [])
        {
            var slot = declared.Select(f => f.Name).ToList().IndexOf(name.Text);
            if (slot < 0)
            {
                diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownField, name.Place, [owner, name.Text]) { SpecialHint = DidYouMean.Hint(name.Text, [.. declared.Select(f => f.Name)]) });
            }
            else if (ReadField(new FieldMap(declared[slot], slot), name, value) is { } field)
            {
                fields.Add(field);
            }
        }

        return fields.ToImmutable();
    }

    private FieldMap? ReadField(FieldMap field, ScalarNode name, DocumentNode value)
    {
        if (value is ScalarNode column)
        {
            return field with { Column = new ColumnName(column.Text, column.Place) };
        }

        if (value.AsMapping(Localized.Same($"“{name.Text}”"), diagnostics) is not { } mapping)
        {
            return null;
        }

        FieldKeys.Check(mapping, diagnostics);
        var from = Column(mapping, "column");
        var constant = Scalar(mapping, "const");
        if ((from is null) == (constant is null))
        {
            diagnostics.Report(LogDiagnostics.ColumnOrConst, mapping.Place, name.Text);
            return null;
        }

        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (raw, meant) in mapping.Find("values").AsMapping(Localized.Same("values"), diagnostics)?.Entries ?? [])
        {
            if (meant.AsScalar(Localized.Same("values"), diagnostics) is { } scalar)
            {
                values[raw.Text] = scalar.Text;
            }
        }

        return field with
        {
            Column = from,
            Constant = constant?.Text,
            Values = values.ToImmutable(),
            Unit = Scalar(mapping, "unit")?.Text,
            TimesBy = ReadFactor(mapping),
            EmptyIsNone = ReadEmpty(mapping, field.Field.Type),
            Optional = ReadOptional(mapping),
        };
    }

    private decimal? ReadFactor(MappingNode mapping)
    {
        if (Scalar(mapping, "times-by") is not { } written)
        {
            return null;
        }

        if (decimal.TryParse(written.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor))
        {
            return factor;
        }

        diagnostics.Report(LogDiagnostics.BadMapValue, written.Place, "times-by", written.Text, "times-by: 0.1");
        return null;
    }

    private bool ReadEmpty(MappingNode mapping, DataType type)
    {
        if (Scalar(mapping, "empty") is not { } written)
        {
            return false;
        }

        if (written.Text != "无" && !written.IsNull)
        {
            diagnostics.Report(LogDiagnostics.BadMapValue, written.Place, "empty", written.Text, "empty: 无");
        }
        else if (!type.Optional)
        {
            diagnostics.Report(FactsDiagnostics.NoneNotAllowed, written.Place, "empty", type);
        }

        return true;
    }

    private bool ReadOptional(MappingNode mapping)
    {
        if (Scalar(mapping, "optional") is not { } written)
        {
            return false;
        }

        if (written.Text is not ("是" or "否" or "yes" or "no" or "true" or "false"))
        {
            diagnostics.Report(LogDiagnostics.BadMapValue, written.Place, "optional", written.Text, "optional: 是");
        }

        return written.Text is "是" or "yes" or "true";
    }

    private ImmutableArray<EventMap> ReadEvents(MappingNode map, FactType type, bool rowIsEvent)
    {
        var events = ImmutableArray.CreateBuilder<EventMap>();
        foreach (var (name, value) in map.Find("events").AsMapping(Localized.Same("events"), diagnostics)?.Entries ?? [])
        {
            if (type.FindEvent(name.Text) is { } declared)
            {
                events.Add(ReadEvent(new EventMap(declared), name, value, rowIsEvent));
            }
            else
            {
                diagnostics.Add(new Diagnostic(FactsDiagnostics.UnknownEvent, name.Place, [type.Name, name.Text]) { SpecialHint = DidYouMean.Hint(name.Text, [.. type.Events.Select(e => e.Name)]) });
            }
        }

        return events.ToImmutable();
    }

    private EventMap ReadEvent(EventMap item, ScalarNode name, DocumentNode value, bool rowIsEvent)
    {
        if (value is not MappingNode mapping)
        {
            var scalars = value.AsScalars(Localized.Same($"“{name.Text}”"), diagnostics);
            if (rowIsEvent)
            {
                return item with { Activities = [.. scalars.Select(s => s.Text)] };
            }

            if (scalars.Length != 1)
            {
                diagnostics.Report(LogDiagnostics.BadMapValue, value.Place, name.Text, "[…]", $"{name.Text}: column");
                return item;
            }

            return item with { Time = new ColumnName(scalars[0].Text, scalars[0].Place) };
        }

        EventKeys.Check(mapping, diagnostics);
        var misplaced = rowIsEvent ? mapping.Find("time") : mapping.Find("activity") ?? mapping.Find("take");
        if (misplaced is not null)
        {
            diagnostics.Report(LogDiagnostics.MisplacedKey, misplaced.Place, rowIsEvent ? "time" : "activity / take", rowIsEvent ? "case" : "event");
        }

        var wanted = rowIsEvent ? "activity" : "time";
        if (mapping.Find(wanted) is null)
        {
            diagnostics.Report(LogDiagnostics.MissingMapKey, mapping.Place, $"{name.Text}.{wanted}", $"{name.Text}: {{ {wanted}: … }}");
        }

        return item with
        {
            Time = rowIsEvent ? null : Column(mapping, "time"),
            Activities = rowIsEvent ? [.. mapping.Find("activity").AsScalars(Localized.Same("activity"), diagnostics).Select(s => s.Text)] : [],
            Take = ReadTake(mapping),
            Fields = ReadFields(mapping, item.Event.Fields, $"{item.Event.FactType}.{item.Event.Name}"),
        };
    }

    private Take ReadTake(MappingNode mapping)
    {
        var take = Scalar(mapping, "take");
        switch (take?.Text)
        {
            case null or "all":
                return Take.All;
            case "first":
                return Take.First;
            case "last":
                return Take.Last;
            default:
                diagnostics.Report(LogDiagnostics.BadMapValue, take.Place, "take", take.Text, new Localized("take: all、first 或 last", "take: all, first or last"));
                return Take.All;
        }
    }
}
