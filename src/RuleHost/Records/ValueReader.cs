using System.Collections.Immutable;
using RuleHost.Documents;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Records;

/// <summary>
/// Types one given value by its field's declaration (interfaces.md, "Unknown, absent, empty"): what is not there is unknown; null and 无
/// are known absence, allowed for <c>T 或 无</c> alone; an empty text is an error for any other type; <c>[]</c> is known to be empty.
/// </summary>
internal sealed class ValueReader(RulebookDefinition definition, RecordKeys keys)
{
    private readonly ScalarReader _scalars = new(definition.Zone);

    /// <summary>The value; unknown, with a diagnostic, where it does not fit.</summary>
    /// <param name="node">What was given.</param>
    /// <param name="type">The declared type.</param>
    /// <param name="name">Whose value it is: <c>投诉[T1].损失</c>.</param>
    /// <param name="diagnostics">Where a misfit is reported.</param>
    public Value Read(DocumentNode node, DataType type, string name, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case ObjectNode given:
                return ReadObject(given.Value, type, name, diagnostics);
            case SequenceNode sequence when type.Kind == TypeKind.List:
                var items = ImmutableArray.CreateBuilder<Value>(sequence.Items.Length);
                foreach (var item in sequence.Items)
                {
                    items.Add(Read(item, type.Element!, name, diagnostics));
                }

                return Value.OfList(ListValue.Of(items.MoveToImmutable()));
            case ScalarNode scalar when scalar.IsNull || (scalar.Text == "无" && !MayBeWord(type)):
                return None(type, name, node, diagnostics);
            case ScalarNode scalar when type.Kind != TypeKind.List:
                return ReadScalar(scalar, type, name, diagnostics);
            default:
                return Misfit(node, type, name, Shown(node), diagnostics);
        }
    }

    /// <summary>
    /// A text of a cell or a program; null, with the problem, where it does not fit. The parts of a list are joined by 、 or a comma, with or
    /// without brackets around them; the empty list is [].
    /// </summary>
    public Value? ReadText(string text, DataType type, out Localized? problem)
    {
        if (type.Kind == TypeKind.List)
        {
            return ReadParts(text, type.Element!, out problem);
        }

        if (type.Kind != TypeKind.Record || text == "无")
        {
            return _scalars.Read(text, type, out problem);
        }

        problem = null;
        return Reference(text, type) ?? Problem(text, type, out problem);
    }

    private Value? ReadParts(string text, DataType element, out Localized? problem)
    {
        problem = null;
        var items = ImmutableArray.CreateBuilder<Value>();
        var parts = (text is ['[', .., ']'] ? text[1..^1] : text).Replace('、', ',').Replace('，', ',');
        foreach (var part in parts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReadText(part, element, out problem) is not { } value)
            {
                return null;
            }

            items.Add(value);
        }

        return Value.OfList(ListValue.Of(items.ToImmutable()));
    }

    /// <summary>Whether 无 may be meant as a word: a text that is never absent, or a value of the enumeration itself.</summary>
    private static bool MayBeWord(DataType type) => (type.Kind == TypeKind.Text && !type.Optional) || type.Enum?.IndexOf("无") >= 0;

    private Value ReadScalar(ScalarNode scalar, DataType type, string name, DiagnosticBag diagnostics)
    {
        if (ReadText(scalar.Text, type, out var problem) is { } value)
        {
            return value;
        }

        diagnostics.Report(FactsDiagnostics.BadValue, Nowhere.Of(scalar), name, problem!);
        return Value.Unknown;
    }

    private Value? Reference(string text, DataType type) =>
        definition.Facts.TryGetValue(type.Name!, out var target) && keys.Canonical(target, text) is { } key ? Value.OfRecord(new RecordKey(target.Name, key)) : null;

    private static Value? Problem(string shown, DataType type, out Localized problem)
    {
        problem = type.Kind == TypeKind.Record
            ? new Localized($"“{shown}”不是一条“{type}”的键。", $"\"{shown}\" is not the key of a record of {type}.")
            : new Localized($"“{shown}”不是{type}。", $"\"{shown}\" is no {type}.");
        return null;
    }

    public Value ReadObject(object? given, DataType type, string name, DiagnosticBag diagnostics)
    {
        switch (given)
        {
            case null:
                return Value.Unknown;
            case IMaybe maybe:
                return maybe.IsUnknown ? Value.Unknown
                    : maybe.IsNone ? None(type, name, null, diagnostics)
                    : ReadObject(maybe.Boxed, type, name, diagnostics);
            case string text when type.Kind == TypeKind.Text:
                return Value.OfText(text);
            case string text:
                return Read(Nowhere.Text(text), type, name, diagnostics);
        }

        var value = type.Kind == TypeKind.List ? ReadList(given, type.Element!, name, diagnostics) : ObjectValues.Read(given, type, keys, definition);
        if (value is { } known)
        {
            return known;
        }

        return Misfit(null, type, name, ObjectValues.Shown(given), diagnostics);
    }

    private Value? ReadList(object given, DataType element, string name, DiagnosticBag diagnostics)
    {
        if (given is not System.Collections.IEnumerable list)
        {
            return null;
        }

        var items = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in list)
        {
            items.Add(ReadObject(item, element, name, diagnostics));
        }

        return Value.OfList(ListValue.Of(items.ToImmutable()));
    }

    private static Value None(DataType type, string name, DocumentNode? node, DiagnosticBag diagnostics)
    {
        if (!type.Optional)
        {
            diagnostics.Report(FactsDiagnostics.NoneNotAllowed, node is null ? null : Nowhere.Of(node), name, type);
            return Value.Unknown;
        }

        return Value.None;
    }

    private static string Shown(DocumentNode node) => node switch
    {
        MappingNode => "{…}",
        SequenceNode => "[…]",
        _ => node.ToString()!,
    };

    private static Value Misfit(DocumentNode? node, DataType type, string name, string shown, DiagnosticBag diagnostics)
    {
        Problem(shown, type, out var problem);
        diagnostics.Report(FactsDiagnostics.BadValue, node is null ? null : Nowhere.Of(node), name, problem);
        return Value.Unknown;
    }
}
