using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using RuleHost.Documents;

namespace RuleHost.Records;

/// <summary>Puts what a program gives (objects, lists, dictionaries) into the neutral form.</summary>
internal static class ObjectFacts
{
    public static void Add(object? given, ImmutableArray<GivenType>.Builder types)
    {
        switch (given)
        {
            case null:
                throw new ArgumentException("A null is no fact.", nameof(given));
            case ITuple { Length: 2 } pair when pair[0] is string type:
                types.Add(OfType(type, pair[1]));
                break;
            case KeyValuePair<string, object?> pair:
                types.Add(OfType(pair.Key, pair.Value));
                break;
            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary)
                {
                    types.Add(OfType(entry.Key as string ?? throw NotFacts(given), entry.Value));
                }

                break;
            case IEnumerable<KeyValuePair<string, object?>> dictionary:
                foreach (var (type, records) in dictionary)
                {
                    types.Add(OfType(type, records));
                }

                break;
            case IEnumerable list and not string:
                types.Add(new GivenType(null, true, [.. list.Cast<object?>().Select(Object)], ElementClass(list)));
                break;
            default:
                types.Add(new GivenType(null, false, [Object(given)]));
                break;
        }
    }

    public static GivenEvent Event(FactEvent given) => new(Nowhere.Place, Nowhere.Text(given.Record), Nowhere.Text(given.Event), new ObjectNode(given.At))
    {
        Id = given.Id is { } id ? Nowhere.Text(id) : null,
        Recorded = given.Recorded is { } recorded ? new ObjectNode(recorded) : null,
        By = given.By is { } by ? Nowhere.Text(by) : null,
        Fields = given.Fields is { } fields ? Mapping(fields) : null,
    };

    private static GivenType OfType(string type, object? given) => given switch
    {
        null => throw new ArgumentException($"{type}: a null is no list of records; leave the type out, or give an empty list.", nameof(given)),
        string => throw NotFacts(given),
        IDictionary or IEnumerable<KeyValuePair<string, object?>> => new GivenType(Nowhere.Text(type), false, [Record(given)]),
        IEnumerable list => new GivenType(Nowhere.Text(type), true, [.. list.Cast<object?>().Select(Record)]),
        _ => new GivenType(Nowhere.Text(type), false, [Record(given)]),
    };

    private static GivenRecord Record(object? given) => given switch
    {
        IDictionary dictionary => new FieldsRecord(Mapping(Pairs(dictionary))),
        IEnumerable<KeyValuePair<string, object?>> dictionary => new FieldsRecord(Mapping(dictionary)),
        _ => Object(given),
    };

    private static ObjectRecord Object(object? given) =>
        given is not null && given.GetType().IsDefined(typeof(FactAttribute), inherit: true) ? new ObjectRecord(given) : throw NotFacts(given);

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return new(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value);
        }
    }

    private static MappingNode Mapping(IEnumerable<KeyValuePair<string, object?>> fields) =>
        new(Nowhere.Place, [.. fields.Select(f => (Nowhere.Text(f.Key), (DocumentNode)new ObjectNode(f.Value)))]);

    /// <summary>The class of a list's elements, which says the type even where the list is empty.</summary>
    private static Type ElementClass(IEnumerable list)
    {
        var elements = list.GetType().GetInterfaces()
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(i => i.GetGenericArguments()[0]);
        var found = elements.FirstOrDefault(t => t.IsDefined(typeof(FactAttribute), inherit: true))
            ?? list.Cast<object?>().FirstOrDefault()?.GetType();
        return found is not null && found.IsDefined(typeof(FactAttribute), inherit: true)
            ? found
            : throw new ArgumentException("A list of facts wants elements whose class has [Fact(\"…\")]; an empty list of anything else does not say its type.", nameof(list));
    }

    private static ArgumentException NotFacts(object? given) => new(
        $"{(given is null ? "A null" : given.GetType().Name)} is neither an object whose class has [Fact(\"…\")] nor a list of such, nor a dictionary from type names to records.", nameof(given));
}
