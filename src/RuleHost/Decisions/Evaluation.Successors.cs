using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>A unit declared as successor answers for those that it came from (semantics S21): for their years, and for what refers to them.</summary>
internal sealed partial class Evaluation
{
    /// <summary>Those whom a record succeeded, and whom they succeeded, nearest first. What nobody declared is not so.</summary>
    private List<RecordKey> PredecessorsOf(RecordKey successor)
    {
        var all = new List<RecordKey>();
        for (var i = -1; i < all.Count; i++)
        {
            var key = i < 0 ? successor : all[i];
            if (Facts.Find(key) is not { } record || record.Type.Predecessor is not { } slot)
            {
                continue;
            }

            foreach (var before in ValueOperators.AsList(record[slot]).Sure)
            {
                if (before.Kind == ValueKind.Record && before.RecordKey != successor && !all.Contains(before.RecordKey))
                {
                    all.Add(before.RecordKey);
                }
            }
        }

        return all;
    }

    /// <summary>The records with a key that names a predecessor where this one names its successor, as far as anything is known of them.</summary>
    private List<RecordKey> OfPredecessors(FactType type, RecordKey key)
    {
        var found = new List<RecordKey>();
        var parts = KeyPeriods.Split(type, key.Key);
        for (var i = 0; i < parts.Length && i < type.Key.Length; i++)
        {
            if (type.Fields[type.Key[i]].Type is not { Kind: TypeKind.Record, Name: { } unit })
            {
                continue;
            }

            foreach (var before in PredecessorsOf(new RecordKey(unit, parts[i])))
            {
                var named = parts.ToArray();
                named[i] = before.Key;
                if (new RecordKey(type.Name, string.Join('/', named)) is var inherited && Knows(inherited))
                {
                    found.Add(inherited);
                }
            }
        }

        return found;
    }
}
