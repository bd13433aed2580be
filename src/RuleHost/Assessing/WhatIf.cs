using RuleHost.Records;
using RuleHost.Rulebooks;

namespace RuleHost.Assessing;

/// <summary>Facts with single values replaced: whoever is named gets the values that are given, and keeps the rest.</summary>
internal static class WhatIf
{
    public static FactStore Apply(RulebookDefinition definition, FactStore facts, FactStore changes)
    {
        var builder = new FactStoreBuilder();
        foreach (var key in facts.Order)
        {
            builder.Add(Changed(facts.Find(key)!, changes.Find(key)));
        }

        foreach (var key in changes.Order.Where(k => facts.Find(k) is null))
        {
            builder.Add(changes.Find(key)!);
        }

        foreach (var item in facts.AllEvents.Concat(changes.AllEvents).OrderBy(e => e.At).ThenBy(e => e.Order))
        {
            builder.Add(item);
        }

        foreach (var type in definition.Facts.Values.Where(t => facts.Listed(t.Name)))
        {
            builder.MarkComplete(type.Name);
        }

        return builder.Build();
    }

    private static FactRecord Changed(FactRecord record, FactRecord? change)
    {
        if (change is null)
        {
            return record;
        }

        var slots = new Values.Value[record.Type.Fields.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = change[i].IsUnknown ? record[i] : change[i];
        }

        return new FactRecord(record.Type, record.Key, slots);
    }
}
