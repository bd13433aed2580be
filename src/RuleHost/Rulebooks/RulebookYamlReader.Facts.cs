using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Rulebooks;

/// <summary>Field groups and fact types.</summary>
internal sealed partial class RulebookYamlReader
{
    private ImmutableDictionary<string, FieldGroup> Groups()
    {
        var result = ImmutableDictionary.CreateBuilder<string, FieldGroup>(StringComparer.Ordinal);
        foreach (var (key, value) in _root.Entries("field-groups"))
        {
            Declare(key, new("字段组", "a field group"));
            if (value is MappingNode fields)
            {
                result[key.Text] = new FieldGroup(key.Text, Fields(fields, key.Text, key.Text));
            }
            else
            {
                MappingReader.Of(value, new($"字段组“{key.Text}”", $"the field group \"{key.Text}\""), _diagnostics);
            }
        }

        return result.ToImmutable();
    }

    private ImmutableArray<FieldDefinition> Fields(MappingNode node, string owner, string? group)
    {
        var result = ImmutableArray.CreateBuilder<FieldDefinition>();
        (ScalarNode Key, DocumentNode Value)? before = null;
        foreach (var (key, value) in node.Entries)
        {
            if (value is ScalarNode { IsNull: true } && key.Text is "或 无" or "或无" && before is (var listed, SequenceNode values))
            {
                // 评价: [满意, 不满意] 或 无 in braces: YAML takes the rest for an entry of its own.
                var fix = $"\"[{string.Join(", ", values.Items)}] 或 无\"";
                _diagnostics.Report(RulebookDiagnostics.NoneBehindBracket, key.Place, listed.Text, fix);
                continue;
            }

            before = (key, value);
            var name = $"{owner}.{key.Text}";
            _places[name] = key.Place;
            var (type, measured) = (DataType.Error, false);
            if (value is MappingNode && MappingReader.Of(value, new($"字段“{name}”", $"the field \"{name}\""), _diagnostics) is { } entry)
            {
                if (entry.Get("type") is { } typed)
                {
                    type = _types.Read(typed, name);
                }
                else
                {
                    _diagnostics.Report(RulebookDiagnostics.MissingKey, value.Place, "type", new Localized($"字段“{name}”", $"the field \"{name}\""));
                }

                measured = Choice(entry, "basis", "measured", "judged") == "measured";
                entry.Finish();
            }
            else if (value is ScalarNode { IsNull: true })
            {
                _diagnostics.Report(RulebookDiagnostics.FieldWithoutType, key.Place, name);
            }
            else if (value is not MappingNode)
            {
                type = _types.Read(value, name);
            }

            result.Add(new FieldDefinition(key.Text, type, measured, group));
        }

        return result.ToImmutable();
    }

    private ImmutableDictionary<string, FactType> Facts(List<(ScalarNode Key, DocumentNode Value)> nodes, ImmutableDictionary<string, FieldGroup> groups, EnumType cards)
    {
        var result = ImmutableDictionary.CreateBuilder<string, FactType>(StringComparer.Ordinal);
        foreach (var fact in BuiltInFacts.All(cards, _factNames))
        {
            result[fact.Name] = fact;
        }

        foreach (var (key, value) in nodes)
        {
            DeclareType(key, new("事实", "a fact type"));
            if (BuiltInFacts.Names.Contains(key.Text))
            {
                _diagnostics.Report(RulebookDiagnostics.NameClash, key.Place, key.Text, new Localized("内建的事实", "a built-in fact type"), new Localized("事实", "a fact type"));
                continue;
            }

            if (MappingReader.Of(value, new($"事实“{key.Text}”", $"the fact type \"{key.Text}\""), _diagnostics) is { } entry)
            {
                result[key.Text] = Fact(key, entry, groups);
            }
        }

        return result.ToImmutable();
    }

    private FactType Fact(ScalarNode name, MappingReader entry, ImmutableDictionary<string, FieldGroup> groups)
    {
        var fields = ImmutableArray.CreateBuilder<FieldDefinition>();
        var own = _overlay ? entry.Get("fields") ?? entry.Get("add") : entry.Get("fields");
        if (own is MappingNode mapping)
        {
            fields.AddRange(Fields(mapping, name.Text, null));
        }
        else if (own is not null)
        {
            MappingReader.Of(own, new($"“{name.Text}”的 fields", $"the fields of \"{name.Text}\""), _diagnostics);
        }

        var included = ImmutableArray.CreateBuilder<string>();
        foreach (var item in entry.Items("include"))
        {
            if (item is ScalarNode group && groups.TryGetValue(group.Text, out var found))
            {
                included.Add(found.Name);
                Include(fields, found, name, group);
            }
            else
            {
                var unknown = _diagnostics.Report(RulebookDiagnostics.UnknownGroup, item.Place, (item as ScalarNode)?.Text ?? "");
                Guess(unknown, (item as ScalarNode)?.Text, groups.Keys);
            }
        }

        var time = entry.Get("time") is ScalarNode { IsNull: false } text ? new EmbeddedText(text.Text, text.Place) : null;
        var fact = new FactType
        {
            Name = name.Text,
            Fields = fields.ToImmutable(),
            Key = Key(name, entry, fields, _overlay && entry.Get("fields") is null),
            Groups = included.ToImmutable(),
            Events = Events(name.Text, entry, fields),
            Time = time,
            Predecessor = Predecessor(name.Text, entry, fields),
            Complete = Choice(entry, "register", "complete") == "complete",
        };
        entry.Finish();
        return fact;
    }

    private void Include(ImmutableArray<FieldDefinition>.Builder fields, FieldGroup group, ScalarNode name, ScalarNode place)
    {
        foreach (var field in group.Fields)
        {
            if (fields.Any(f => f.Name == field.Name))
            {
                _diagnostics.Report(RulebookDiagnostics.FieldTwice, place.Place, name.Text, field.Name, group.Name);
            }
            else
            {
                fields.Add(field);
                _places[$"{name.Text}.{field.Name}"] = _places[$"{group.Name}.{field.Name}"];
            }
        }
    }

    private ImmutableArray<int> Key(ScalarNode name, MappingReader entry, ImmutableArray<FieldDefinition>.Builder fields, bool mayLack)
    {
        var result = ImmutableArray.CreateBuilder<int>();
        var keys = entry.Items("key").ToList();
        if (fields.Count == 0 && keys.Count > 0)
        {
            // Without fields every key would be wrong: one message is enough.
            if (entry.Get("fields", "include") is null && !entry.HasUnknown)
            {
                _diagnostics.Report(RulebookDiagnostics.MissingKey, name.Place, "fields", new Localized($"事实“{name.Text}”", $"the fact type \"{name.Text}\""));
            }

            return [];
        }

        foreach (var item in keys)
        {
            var slot = item is ScalarNode key ? Enumerable.Range(0, fields.Count).FirstOrDefault(i => fields[i].Name == key.Text, -1) : -1;
            if (slot >= 0)
            {
                result.Add(slot);
                continue;
            }

            var unknown = _diagnostics.Report(RulebookDiagnostics.UnknownKeyField, item.Place, name.Text, (item as ScalarNode)?.Text ?? "");
            Guess(unknown, (item as ScalarNode)?.Text, fields.Select(f => f.Name));
        }

        if (result.Count == 0 && entry.Get("key") is null && !mayLack)
        {
            _diagnostics.Report(RulebookDiagnostics.MissingKey, name.Place, "key", new Localized($"事实“{name.Text}”", $"the fact type \"{name.Text}\""));
        }

        return result.ToImmutable();
    }

    /// <summary>A field that refers to records of the same type.</summary>
    private int? Predecessor(string fact, MappingReader entry, ImmutableArray<FieldDefinition>.Builder fields)
    {
        if (entry.Get("predecessor") is not { } node)
        {
            return null;
        }

        var slot = node is ScalarNode field ? Enumerable.Range(0, fields.Count).FirstOrDefault(i => fields[i].Name == field.Text, -1) : -1;
        var type = slot < 0 ? null : fields[slot].Type.Kind == TypeKind.List ? fields[slot].Type.Element : fields[slot].Type;
        if (type is { Kind: TypeKind.Record } && type.Name == fact)
        {
            return slot;
        }

        _diagnostics.Report(RulebookDiagnostics.PredecessorOfOtherType, node.Place, (node as ScalarNode)?.Text ?? "", fact);
        return null;
    }

    private ImmutableArray<EventDefinition> Events(string fact, MappingReader entry, ImmutableArray<FieldDefinition>.Builder fields)
    {
        var result = ImmutableArray.CreateBuilder<EventDefinition>();
        switch (entry.Get("events"))
        {
            case null or ScalarNode { IsNull: true }:
                break;
            case MappingNode mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    if (Event(fact, key, result, fields))
                    {
                        result.Add(new EventDefinition(fact, key.Text, EventFields(fact, key, value)));
                    }
                }

                break;
            case SequenceNode sequence:
                foreach (var item in sequence.Items)
                {
                    if (item is ScalarNode { IsNull: false } name)
                    {
                        if (Event(fact, name, result, fields))
                        {
                            result.Add(new EventDefinition(fact, name.Text, []));
                        }
                    }
                    else
                    {
                        _diagnostics.Report(RulebookDiagnostics.WrongShape, item.Place, "events", new Localized("事件的名字", "an event's name"));
                    }
                }

                break;
            case { } other:
                _diagnostics.Report(RulebookDiagnostics.WrongShape, other.Place, "events", new Localized("事件的名字", "events' names"));
                break;
        }

        return result.ToImmutable();
    }

    /// <summary>Takes an event's name; one that is a field's or another event's is an error, because a bare name would mean both.</summary>
    private bool Event(string fact, ScalarNode name, ImmutableArray<EventDefinition>.Builder events, ImmutableArray<FieldDefinition>.Builder fields)
    {
        if (events.Any(e => e.Name == name.Text))
        {
            _diagnostics.Report(DocumentDiagnostics.DuplicateKey, name.Place, name.Text);
            return false;
        }

        if (fields.Any(f => f.Name == name.Text))
        {
            Clash(name, new("字段", "a field"), _places[$"{fact}.{name.Text}"], new("事件", "an event"));
            return false;
        }

        _places[$"{fact}.{name.Text}"] = name.Place;
        return true;
    }

    private ImmutableArray<FieldDefinition> EventFields(string fact, ScalarNode name, DocumentNode node)
    {
        if (node is not MappingNode mapping)
        {
            if (node is not ScalarNode { IsNull: true })
            {
                MappingReader.Of(node, new($"事件“{name.Text}”的字段", $"the fields of the event \"{name.Text}\""), _diagnostics);
            }

            return [];
        }

        foreach (var (key, _) in mapping.Entries)
        {
            if (key.Text is "时刻" or "由")
            {
                _diagnostics.Report(RulebookDiagnostics.NameClash, key.Place, key.Text, new Localized("每个事件自带的字段", "a field that every event has"), new Localized("声明的字段", "a declared field"));
            }
        }

        return Fields(mapping, $"{fact}.{name.Text}", null);
    }

    private void Guess(Diagnostic diagnostic, string? written, IEnumerable<string> names)
    {
        if (written is not null && DidYouMean.Nearest(written, names) is { } nearest)
        {
            _diagnostics.Amend(diagnostic with { SpecialHint = new($"是不是“{nearest}”？", $"Did you mean \"{nearest}\"?"), Fix = nearest });
        }
    }
}
