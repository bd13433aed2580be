using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Records;
using RuleHost.Text;

namespace RuleHost;

/// <summary>
/// Facts and events to be judged: from a document, from dictionaries, from C# records. They belong to no rulebook yet; each rulebook
/// that judges them types them by its own vocabulary and says what does not fit. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// What is not given is unknown, never false, zero or empty. A list of records is complete: what is not in it does not exist; single
/// records say nothing about others of their type.
/// </remarks>
public sealed class Facts
{
    private Facts(GivenFacts given) => Given = given;

    /// <summary>Nothing at all.</summary>
    public static Facts None { get; } = new(GivenFacts.Empty);

    internal GivenFacts Given { get; }

    internal static Facts From(GivenFacts given) => new(given);

    /// <summary>Reads a facts document, JSON or YAML: keys <c>as-of</c>, <c>subject</c>, <c>given</c>, <c>events</c> in English or Chinese.</summary>
    /// <param name="text">The document. It is JSON if it begins with <c>{</c>.</param>
    /// <param name="name">What diagnostics call it: a file's path.</param>
    /// <exception cref="RulebookException">It cannot be read.</exception>
    public static Facts Parse(string text, string name = "facts")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(name);
        var diagnostics = new DiagnosticBag();
        var facts = Parse(new SourceText(name, text), diagnostics);
        return diagnostics.HasErrors ? throw new RulebookException([.. diagnostics.Items]) : facts;
    }

    /// <summary>Reads a facts document in UTF-8 (with or without a byte order mark), or in GB18030 when it is not valid UTF-8.</summary>
    /// <param name="document">Its bytes.</param>
    /// <param name="name">What diagnostics call it.</param>
    /// <exception cref="RulebookException">It cannot be read.</exception>
    public static Facts Parse(ReadOnlySpan<byte> document, string name = "facts")
    {
        ArgumentNullException.ThrowIfNull(name);
        var diagnostics = new DiagnosticBag();
        if (FileReader.Decode(document, name, diagnostics) is { } text)
        {
            return Parse(text, name);
        }

        diagnostics.Report(DocumentDiagnostics.BadCharacters, null, name);
        throw new RulebookException([.. diagnostics.Items]);
    }

    /// <summary>Reads a facts document from a stream, to its end.</summary>
    /// <param name="document">The stream; it stays open.</param>
    /// <param name="name">What diagnostics call it.</param>
    /// <exception cref="RulebookException">It cannot be read.</exception>
    public static Facts Parse(Stream document, string name = "facts")
    {
        ArgumentNullException.ThrowIfNull(document);
        using var buffer = new MemoryStream();
        document.CopyTo(buffer);
        return Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), name);
    }

    /// <summary>Takes facts from a program.</summary>
    /// <param name="facts">
    /// Any of: an object whose class has a <see cref="FactAttribute"/> (one record); a list of such objects (a complete list, even when
    /// empty); a dictionary from type names to a list of records (complete) or to one record, each a dictionary from field names to values;
    /// a pair of a type name and one of those; other <see cref="Facts"/>. Values are <see cref="string"/> (typed like text in a document),
    /// <see cref="bool"/>, integers, <see cref="decimal"/>, <see cref="Money"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>,
    /// enumerations by name, <see cref="Maybe{T}"/>, keys of records or their objects, and lists of these. Null is unknown. Time spans are
    /// text with their unit. Objects are read when a rulebook judges them: leave them unchanged until then.
    /// </param>
    /// <exception cref="ArgumentException">An argument is none of these.</exception>
    public static Facts Of(params object[] facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var types = ImmutableArray.CreateBuilder<GivenType>();
        var others = GivenFacts.Empty;
        foreach (var item in facts)
        {
            if (item is Facts other)
            {
                others = others.And(other.Given);
            }
            else
            {
                ObjectFacts.Add(item, types);
            }
        }

        return new Facts(others with { Types = types.ToImmutable().AddRange(others.Types) });
    }

    /// <summary>These facts and some events.</summary>
    /// <param name="events">What happened, in order of arrival (which settles equal instants).</param>
    public Facts With(params IEnumerable<FactEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return new Facts(Given with { Events = [.. Given.Events, .. events.Select(ObjectFacts.Event)] });
    }

    /// <summary>These facts and others.</summary>
    /// <param name="other">The others. Where both give a record of one key, judging them is an error.</param>
    public Facts And(Facts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new Facts(Given.And(other.Given));
    }

    internal static Facts Parse(SourceText source, DiagnosticBag diagnostics)
    {
        var isJson = source.Content.AsSpan().TrimStart().StartsWith("{");
        var root = isJson ? JsonDocumentReader.Read(source, diagnostics) : YamlDocumentReader.Read(source, diagnostics);
        return root is null ? None : new Facts(FactsReader.Read(root, diagnostics));
    }
}
