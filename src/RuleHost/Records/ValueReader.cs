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
            case ScalarNode scalar when IsNone(scalar, type):
                return None(type, name, node, diagnostics);
            case ScalarNode scalar when type.Kind != TypeKind.List:
                return ReadScalar(scalar, type, name, diagnostics);
            default:
                Misfit(node, type, name, Shown(node), diagnostics);
                return Value.Unknown;
        }
    }

    /// <summary>null, or the word 无 where it is not plainly a text.</summary>
    private static bool IsNone(ScalarNode scalar, DataType type) =>
        scalar.IsNull || (scalar.Text is "无" or "無" or "none" && (scalar.Style == ScalarStyle.Plain || type.Kind != TypeKind.Text));

    private Value ReadScalar(ScalarNode scalar, DataType type, string name, DiagnosticBag diagnostics)
    {
        if (type.Kind == TypeKind.Record)
        {
            if (definition.Facts.TryGetValue(type.Name!, out var target) && keys.Canonical(target, scalar.Text) is { } key)
            {
                return Value.OfRecord(new RecordKey(target.Name, key));
            }
        }
        else if (ScalarReader.TryRead(scalar, type, definition.Zone, out var value))
        {
            return value;
        }

        Misfit(scalar, type, name, scalar.Text, diagnostics);
        return Value.Unknown;
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

        Misfit(null, type, name, ObjectValues.Shown(given), diagnostics);
        return Value.Unknown;
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

    private static void Misfit(DocumentNode? node, DataType type, string name, string shown, DiagnosticBag diagnostics)
    {
        diagnostics.Add(new Diagnostic(FactsDiagnostics.BadValue, node is null ? null : Nowhere.Of(node), [name, type, shown])
        {
            SpecialHint = TypeHints.For(type),
        });
    }
}
