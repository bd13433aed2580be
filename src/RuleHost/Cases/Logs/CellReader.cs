using System.Globalization;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Cases.Logs;

/// <summary>Reads a field from a cell as the map says: raw values that stand for others, a factor, the unit that the column leaves out.</summary>
internal sealed class CellReader(ValueReader values, LogNotes notes)
{
    /// <summary>
    /// The value in the current row; unknown where the log has no such column, for an empty cell (unless the map says 无), and, with a note,
    /// for one that cannot be read.
    /// </summary>
    public Value Read(FieldMap field, LogRows rows, int column, string owner)
    {
        if (column < 0 && field.Constant is null)
        {
            return Value.Unknown;
        }

        var raw = (field.Constant ?? rows[column])?.Trim();
        if (string.IsNullOrEmpty(raw))
        {
            return field.EmptyIsNone ? Value.None : Value.Unknown;
        }

        var text = field.Values.TryGetValue(raw, out var meant) ? meant : WithUnit(field, raw);
        if (values.ReadText(text, field.Field.Type, out var problem) is { } value)
        {
            return value;
        }

        notes.Unread($"{owner}.{field.Field.Name}", rows.Line, problem!);
        return Value.Unknown;
    }

    private static string WithUnit(FieldMap field, string raw)
    {
        if (field.TimesBy is null && field.Unit is null)
        {
            return raw;
        }

        var digits = Folding.Fold(raw).Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? ValueText.Number(number * (field.TimesBy ?? 1)) + field.Unit
            : raw;
    }
}
