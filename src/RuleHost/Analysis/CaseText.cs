using System.Globalization;
using System.Text;
using RuleHost.Values;

namespace RuleHost.Analysis;

/// <summary>Pieces of a test file: scalars and maps in flow style.</summary>
internal static class CaseText
{
    /// <summary>A name or text, quoted where it could be read as something else.</summary>
    public static string Scalar(string text)
    {
        var plain = text.Length > 0 && text == text.Trim() && !"-?!&*|>%@`'\"".Contains(text[0], StringComparison.Ordinal)
            && !text.Any(c => char.IsControl(c) || ",[]{}:#\"\\".Contains(c, StringComparison.Ordinal));
        return plain ? text : "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
    }

    /// <summary>A value as a test file writes it; null for what it has no way to write.</summary>
    public static string? Of(Value value, DataType type, TimeZoneInfo zone) => value.Kind switch
    {
        ValueKind.Number when type.Kind == TypeKind.Percent => ValueText.Number(value.Number * 100) + "%",
        ValueKind.Instant => TimeZoneInfo.ConvertTimeFromUtc(value.InstantUtc, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        ValueKind.List => value.List.Sure.IsEmpty ? "[]" : null,
        ValueKind.None or ValueKind.Bool or ValueKind.Number or ValueKind.Money or ValueKind.Text or ValueKind.Date or ValueKind.TimeOfDay
            or ValueKind.Month or ValueKind.Year or ValueKind.Span or ValueKind.Enum or ValueKind.Record => Scalar(ValueText.Canonical(value)),
        _ => null,
    };

    public static string Map(IEnumerable<(string Key, string Value)> entries)
    {
        var text = new StringBuilder("{ ");
        foreach (var (key, value) in entries)
        {
            text.Append(text.Length > 2 ? ", " : "").Append(Scalar(key)).Append(": ").Append(value);
        }

        return text.Append(" }").ToString();
    }

    public static string List(IEnumerable<string> items) => "[" + string.Join(", ", items) + "]";
}
