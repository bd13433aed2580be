using System.Globalization;

namespace RuleHost.Values;

/// <summary>The one canonical text of a value, the same in both languages: <c>3工作日</c>, <c>5000000美元</c>, <c>2011-03-14</c>.</summary>
internal static class ValueText
{
    public static string Canonical(Value value) => value.Kind switch
    {
        ValueKind.Unknown => "未知",
        ValueKind.None => "无",
        ValueKind.Bool => value.Truth == Truth.True ? "是" : "否",
        ValueKind.Number => Number(value.Number),
        ValueKind.Money => Number(value.Number) + value.Currency,
        ValueKind.Text => value.TextValue,
        ValueKind.Date => Date(value.DateValue),
        ValueKind.Instant => value.InstantUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ValueKind.TimeOfDay => string.Create(CultureInfo.InvariantCulture, $"{(int)value.Number / 60:00}:{(int)value.Number % 60:00}"),
        ValueKind.Month => string.Create(CultureInfo.InvariantCulture, $"{value.MonthValue.Year:0000}-{value.MonthValue.Month:00}"),
        ValueKind.Year => Number(value.Number),
        ValueKind.Span => Number(value.Number) + value.Unit.Name,
        ValueKind.Enum => value.EnumName,
        ValueKind.Record => value.RecordKey.Key,
        ValueKind.Event => value.EventRecord.ToString(),
        ValueKind.Row => value.Row.ToString(),
        ValueKind.List => "[" + string.Join(", ", value.List.Sure) + (value.List.Complete ? "]" : ", …]"),
        ValueKind.Window => $"{Date(value.Window.First)} 至 {Date(value.Window.Last)}",
        _ => throw new InvalidOperationException(value.Kind.ToString()),
    };

    /// <summary>A number without trailing zeros.</summary>
    public static string Number(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
