using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Records;

/// <summary>
/// Keys of records as text, in one spelling: the parts of a compound key joined by <c>/</c>, years, months, dates and numbers in their
/// canonical form. Wherever a key is written (a record's own fields, a reference, <c>类型 键</c>), the same record gets the same key.
/// </summary>
internal sealed class RecordKeys(RulebookDefinition definition)
{
    private const char Separator = '/';

    private readonly ScalarReader _scalars = new(definition.Zone);

    /// <summary>The key of a record by the values of its key fields, all of them known.</summary>
    public static string Of(FactType type, ReadOnlySpan<Value> slots)
    {
        if (type.Key.Length == 1)
        {
            return ValueText.Canonical(slots[type.Key[0]]);
        }

        var parts = new string[type.Key.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = ValueText.Canonical(slots[type.Key[i]]);
        }

        return string.Join(Separator, parts);
    }

    /// <summary>A key that somebody wrote, in its one spelling; null where it cannot be a key of the type.</summary>
    public string? Canonical(FactType type, string written)
    {
        var text = written.Trim();
        if (text.Length == 0)
        {
            return null;
        }

        // Built-in records are numbered where they name no key.
        return type.BuiltIn ? text : type.Key.Length switch
        {
            0 => text,
            1 => Part(type.Fields[type.Key[0]].Type, text),
            _ => Compound(type, text),
        };
    }

    /// <summary><c>类型 键</c>, with its type; null where it is not of that form.</summary>
    public static (string Type, string Key)? Split(string written)
    {
        var text = written.Trim();
        var gap = text.AsSpan().IndexOfAny(' ', '\u3000', '\t');
        if (gap < 0)
        {
            return null;
        }

        var key = text[gap..].Trim();
        return key.Length == 0 ? null : (text[..gap], key);
    }

    private string? Compound(FactType type, string text)
    {
        // A reference part may itself be compound (测评票 of a 单位年度): parts are taken from the left, as many as each needs.
        var pieces = text.Split(Separator);
        var parts = new string[type.Key.Length];
        var next = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var field = type.Fields[type.Key[i]].Type;
            var take = i == parts.Length - 1 ? pieces.Length - next : PieceCount(field);
            if (take <= 0 || next + take > pieces.Length)
            {
                return null;
            }

            if (Part(field, string.Join(Separator, pieces[next..(next + take)]).Trim()) is not { Length: > 0 } part)
            {
                return null;
            }

            parts[i] = part;
            next += take;
        }

        return string.Join(Separator, parts);
    }

    private int PieceCount(DataType type) =>
        type.Kind == TypeKind.Record && definition.Facts.TryGetValue(type.Name!, out var target)
            ? target.Key.Sum(slot => PieceCount(target.Fields[slot].Type))
            : 1;

    private string? Part(DataType type, string text)
    {
        switch (type.Kind)
        {
            case TypeKind.Text:
                return text;
            case TypeKind.Record:
                return definition.Facts.TryGetValue(type.Name!, out var target) ? Canonical(target, text) : text;
            default:
                return _scalars.Read(text, type.WithoutNone(), out _) is { } value ? ValueText.Canonical(value) : null;
        }
    }
}
