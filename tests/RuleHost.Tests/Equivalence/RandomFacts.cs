using System.Collections.Immutable;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Tests.Equivalence;

/// <summary>Facts over a vocabulary: known, unknown and 无, lists complete and open, references that lead nowhere, events past the as-of.</summary>
internal static class RandomFacts
{
    public static FactStore Of(Vocabulary vocabulary, Random random)
    {
        var builder = new FactStoreBuilder();
        foreach (var type in vocabulary.Facts.Values.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                builder.Add(Record(type, RandomValue.Key(type.Name, random), random));
            }

            if (random.Next(2) == 0)
            {
                builder.MarkComplete(type.Name);
            }

            foreach (var definition in type.Events)
            {
                for (var i = random.Next(4); i > 0; i--)
                {
                    builder.Add(new EventRecord
                    {
                        Definition = definition,
                        Record = RandomValue.Key(type.Name, random),
                        At = RandomValue.Instant(random),
                        By = random.Next(2) == 0 ? null : "甲",
                        Order = i,
                        Fields = [.. definition.Fields.Select(f => Field(f.Type, random))],
                    });
                }
            }
        }

        return builder.Build();
    }

    private static FactRecord Record(FactType type, RecordKey key, Random random)
    {
        var slots = new Value[type.Fields.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = Field(type.Fields[i].Type, random);
        }

        var parts = key.Key.Split('/');
        for (var i = 0; i < type.Key.Length && !type.BuiltIn; i++)
        {
            var kind = type.Fields[type.Key[i]].Type;
            slots[type.Key[i]] = kind.Kind switch
            {
                TypeKind.Year => Value.OfYear(int.Parse(parts[i], System.Globalization.CultureInfo.InvariantCulture)),
                TypeKind.Record => Value.OfRecord(new RecordKey(kind.Name!, parts[i])),
                _ => Value.OfText(parts[i]),
            };
        }

        return new FactRecord(type, key, slots);
    }

    private static Value Field(DataType type, Random random) => random.Next(12) switch
    {
        < 3 => Value.Unknown,
        < 5 when type.Optional => Value.None,
        _ when type.Kind == TypeKind.List => List(type.Element!, random),
        _ => RandomValue.Of(type, random),
    };

    private static Value List(DataType element, Random random)
    {
        var items = Enumerable.Range(0, random.Next(4)).Select(_ => RandomValue.Of(element, random)).ToImmutableArray();
        return Value.OfList(random.Next(3) switch
        {
            0 => ListValue.Open(items, "更多"),
            1 => new ListValue(items, [RandomValue.Of(element, random)], true, ["可能"]),
            _ => ListValue.Of(items),
        });
    }
}
