using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Records;

/// <summary>
/// What a caller gives, before any rulebook types it: the one neutral form behind facts documents, dictionaries, C# records, test cases and
/// event logs. Immutable.
/// </summary>
internal sealed record GivenFacts
{
    public static GivenFacts Empty { get; } = new();

    /// <summary>as-of, as written; null where the document does not say.</summary>
    public ScalarNode? AsOf { get; init; }

    /// <summary>subject: each <c>类型 键</c>, as written.</summary>
    public ImmutableArray<ScalarNode> Subjects { get; init; } = [];

    public ImmutableArray<GivenType> Types { get; init; } = [];

    public ImmutableArray<GivenEvent> Events { get; init; } = [];

    /// <summary>Both taken together; the first as-of counts.</summary>
    public GivenFacts And(GivenFacts other) => new()
    {
        AsOf = AsOf ?? other.AsOf,
        Subjects = Subjects.AddRange(other.Subjects),
        Types = Types.AddRange(other.Types),
        Events = Events.AddRange(other.Events),
    };
}

/// <summary>Records of one type.</summary>
/// <param name="Name">The type, as written; null for C# objects, whose class names it.</param>
/// <param name="Complete">Whether they were given as a list: then they are all there are (semantics S7).</param>
/// <param name="Records">The records.</param>
/// <param name="ElementClass">The C# class of a list of objects, which types even an empty one.</param>
internal sealed record GivenType(ScalarNode? Name, bool Complete, ImmutableArray<GivenRecord> Records, Type? ElementClass = null);

/// <summary>One record: fields by name, or a C# object.</summary>
internal abstract record GivenRecord;

internal sealed record FieldsRecord(MappingNode Fields) : GivenRecord;

internal sealed record ObjectRecord(object Instance) : GivenRecord;

/// <summary>One event.</summary>
/// <param name="Place">Where it is written.</param>
/// <param name="Record"><c>类型 键</c>.</param>
/// <param name="Event">Its name.</param>
/// <param name="At">When it happened: a scalar or a C# value.</param>
internal sealed record GivenEvent(SourceLocation Place, ScalarNode Record, ScalarNode Event, DocumentNode At)
{
    public ScalarNode? Id { get; init; }

    public DocumentNode? Recorded { get; init; }

    public ScalarNode? By { get; init; }

    public MappingNode? Fields { get; init; }
}

/// <summary>A C# value where a document would have a scalar or a list.</summary>
internal sealed class ObjectNode(object? value) : DocumentNode(Nowhere.Place)
{
    public object? Value { get; } = value;
}

/// <summary>The place of what a program gave and no text holds.</summary>
internal static class Nowhere
{
    private static readonly SourceText Source = new("", "");

    public static SourceLocation Place { get; } = new(Source, default);

    /// <summary>The place of a node, or null where no text holds it.</summary>
    public static SourceLocation? Of(DocumentNode node) => Of(node.Place);

    public static SourceLocation? Of(SourceLocation place) => ReferenceEquals(place.Source, Source) ? null : place;

    public static ScalarNode Text(string text) => new(Place, text, ScalarStyle.Quoted);
}
