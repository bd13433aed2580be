using System.Globalization;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>Values as an official reads them: instants in local time, percentages as such. Names and spans stay as they are.</summary>
internal static class ValueProse
{
    private const int MostElements = 5;

    public static Localized Of(Value value, DataType type, TimeZoneInfo zone) => value.Kind switch
    {
        ValueKind.Unknown => Unknown(value, type, zone),
        ValueKind.None => new("无", "none"),
        ValueKind.Bool => value.Truth == Truth.True ? new("是", "yes") : new("否", "no"),
        ValueKind.Number when type.Kind == TypeKind.Percent => Localized.Same(ValueText.Number(value.Number * 100) + "%"),
        ValueKind.Number when type.Kind == TypeKind.Points => Localized.Same(ValueText.Number(value.Number) + "分"),
        ValueKind.Money => Money(value.Number, value.Currency),
        ValueKind.Instant => Localized.Same(Instant(value.InstantUtc, zone)),
        ValueKind.Event => Localized.Same($"{value.EventRecord} {Instant(value.EventRecord.At, zone)}"),
        ValueKind.List => List(value.List, type.Element ?? DataType.Error, zone),
        _ => Localized.Same(ValueText.Canonical(value)),
    };

    /// <summary>An instant in local time, to the minute unless its seconds say something.</summary>
    public static string Instant(DateTime utc, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        return local.ToString(local.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>120万元 and 1,200,000元: large amounts in the way each language counts them, always exact.</summary>
    private static Localized Money(decimal amount, string currency)
    {
        var (unit, name) = Math.Abs(amount) switch { >= 100_000_000 => (100_000_000m, "亿"), >= 10_000 => (10_000m, "万"), _ => (1m, "") };
        var scaled = amount / unit;
        var chinese = decimal.Round(scaled, 2) == scaled ? ValueText.Number(scaled) + name : ValueText.Number(amount);
        return new(chinese + currency, amount.ToString("#,##0.############################", CultureInfo.InvariantCulture) + currency);
    }

    private static Localized Unknown(Value value, DataType type, TimeZoneInfo zone)
    {
        if (value.Bounds is not { } bounds)
        {
            return new("未知", "unknown");
        }

        var (low, high) = (Of(bounds.Low, type, zone), Of(bounds.High, type, zone));
        return (bounds.Low.IsUnknown, bounds.High.IsUnknown) switch
        {
            (false, false) => new($"{low.Chinese} 到 {high.Chinese}", $"{low.English} to {high.English}"),
            (false, true) => new($"至少 {low.Chinese}", $"at least {low.English}"),
            (true, false) => new($"至多 {high.Chinese}", $"at most {high.English}"),
            _ => new("未知", "unknown"),
        };
    }

    private static Localized List(ListValue list, DataType element, TimeZoneInfo zone)
    {
        var shown = list.Sure.Take(MostElements).Select(v => Of(v, element, zone)).ToList();
        var more = list.Sure.Length > MostElements || !list.Complete || !list.Possible.IsEmpty;
        return new(Join(shown.Select(s => s.Chinese), more), Join(shown.Select(s => s.English), more));

        static string Join(IEnumerable<string> parts, bool more) => $"[{string.Join(", ", more ? parts.Append("…") : parts)}]";
    }
}
