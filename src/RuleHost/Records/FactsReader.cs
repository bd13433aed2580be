using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Records;

/// <summary>
/// Reads a facts document (<c>decide</c>, <c>explain</c>, <c>replay --facts</c>, the HTTP body) and the same parts of a test case:
/// what is given, what happened, as of when, about which record. Nothing is typed yet.
/// </summary>
internal static class FactsReader
{
    public static readonly (string Chinese, string English) AsOf = ("时点", "as-of");
    public static readonly (string Chinese, string English) Subject = ("对", "subject");
    public static readonly (string Chinese, string English) Given = ("给定", "given");
    public static readonly (string Chinese, string English) Events = ("事件", "events");

    private static readonly DocumentKeys Keys = new(new("事实文件", "a facts document"), [AsOf, Subject, Given, Events]);

    public static readonly (string Chinese, string English) EventId = ("标识", "id");
    public static readonly (string Chinese, string English) EventRecord = ("记录", "record");
    public static readonly (string Chinese, string English) EventName = ("事件", "event");
    public static readonly (string Chinese, string English) EventAt = ("时刻", "at");
    public static readonly (string Chinese, string English) EventRecorded = ("登记", "recorded");
    public static readonly (string Chinese, string English) EventBy = ("由", "by");
    private static readonly (string Chinese, string English) EventFields = ("字段", "fields");

    private static readonly DocumentKeys EventKeys =
        new(new("一个事件", "an event"), [EventId, EventRecord, EventName, EventAt, EventRecorded, EventBy, EventFields]);

    private static readonly Localized Document = new("事实文件", "a facts document");
    private static readonly Localized OneEvent = new("事件的一项", "an event");

    public static GivenFacts Read(DocumentNode root, DiagnosticBag diagnostics)
    {
        // A plain `null` is an empty document.
        if (root is ScalarNode { IsNull: true } || root.AsMapping(Document, diagnostics) is not { } mapping)
        {
            return GivenFacts.Empty;
        }

        Keys.Check(mapping, diagnostics);
        return ReadParts(mapping, diagnostics);
    }

    /// <summary>The parts that a facts document and a test case share.</summary>
    public static GivenFacts ReadParts(MappingNode mapping, DiagnosticBag diagnostics) => new()
    {
        AsOf = mapping.Find(AsOf).AsScalar(Word(AsOf), diagnostics),
        Subjects = mapping.Find(Subject).AsScalars(Word(Subject), diagnostics),
        Types = ReadTypes(mapping.Find(Given), diagnostics),
        Events = ReadEvents(mapping.Find(Events), diagnostics),
    };

    public static DocumentNode? Find(this MappingNode mapping, (string Chinese, string English) key) => mapping.Find(key.Chinese, key.English);

    private static Localized Word((string Chinese, string English) key) => new($"“{key.Chinese}”", $"\"{key.English}\"");

    private static ImmutableArray<GivenType> ReadTypes(DocumentNode? node, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { IsNull: true } || node.AsMapping(Word(Given), diagnostics) is not { } given)
        {
            return [];
        }

        var types = ImmutableArray.CreateBuilder<GivenType>(given.Entries.Length);
        foreach (var (name, value) in given.Entries)
        {
            var what = Localized.Same($"“{name.Text}”");

            // `类型: null` and `类型: 无` say that there is none of it, as `[]` does.
            if (value is ScalarNode { IsNull: true } or ScalarNode { Text: "无", Style: ScalarStyle.Plain })
            {
                types.Add(new GivenType(name, true, []));
            }
            else if (value.AsSequence(what, diagnostics) is { } list)
            {
                var records = list.Items.Select(i => i.AsMapping(new($"“{name.Text}”的一条记录", $"a record of \"{name.Text}\""), diagnostics)).OfType<MappingNode>();
                types.Add(new GivenType(name, true, [.. records.Select(r => new FieldsRecord(r))]));
            }
        }

        return types.ToImmutable();
    }

    private static ImmutableArray<GivenEvent> ReadEvents(DocumentNode? node, DiagnosticBag diagnostics)
    {
        if (node is ScalarNode { IsNull: true } || node.AsSequence(Word(Events), diagnostics) is not { } list)
        {
            return [];
        }

        var events = ImmutableArray.CreateBuilder<GivenEvent>(list.Items.Length);
        foreach (var item in list.Items)
        {
            var given = item switch
            {
                SequenceNode sequence => FromSequence(sequence, diagnostics),
                MappingNode mapping => FromMapping(mapping, diagnostics),
                _ => item.AsMapping(OneEvent, diagnostics) is null ? null : (GivenEvent?)null,
            };
            if (given is not null)
            {
                events.Add(given);
            }
        }

        return events.ToImmutable();
    }

    /// <summary><c>[记录, 事件, 时刻, 字段?]</c></summary>
    private static GivenEvent? FromSequence(SequenceNode sequence, DiagnosticBag diagnostics)
    {
        var items = sequence.Items;
        if (items.Length is < 3 or > 4
            || items[0] is not ScalarNode record || items[1] is not ScalarNode name || items[2] is not ScalarNode at
            || (items.Length == 4 && items[3] is not MappingNode))
        {
            diagnostics.Report(FactsDiagnostics.MalformedEvent, Nowhere.Of(sequence));
            return null;
        }

        return new GivenEvent(sequence.Place, record, name, at) { Fields = items.Length == 4 ? (MappingNode)items[3] : null };
    }

    private static GivenEvent? FromMapping(MappingNode mapping, DiagnosticBag diagnostics)
    {
        EventKeys.Check(mapping, diagnostics);
        if (mapping.Find(EventRecord) is not ScalarNode record || mapping.Find(EventName) is not ScalarNode name || mapping.Find(EventAt) is not ScalarNode at)
        {
            diagnostics.Report(FactsDiagnostics.MalformedEvent, Nowhere.Of(mapping));
            return null;
        }

        return new GivenEvent(mapping.Place, record, name, at)
        {
            Id = mapping.Find(EventId).AsScalar(Word(EventId), diagnostics),
            Recorded = mapping.Find(EventRecorded).AsScalar(Word(EventRecorded), diagnostics),
            By = mapping.Find(EventBy).AsScalar(Word(EventBy), diagnostics),
            Fields = mapping.Find(EventFields).AsMapping(Word(EventFields), diagnostics),
        };
    }
}
