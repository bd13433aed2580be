using System.Globalization;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Assessing;

/// <summary>The year or month that is assessed.</summary>
internal readonly record struct AssessedPeriod(int Year, int? Month = null)
{
    /// <summary>2010, or 2010-03; null where it is neither.</summary>
    public static AssessedPeriod? Parse(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? new AssessedPeriod(month.Year, month.Month)
        : text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 9999 ? new AssessedPeriod(year)
        : null;

    /// <summary>The year or month in a record's key; null where it has none.</summary>
    public static AssessedPeriod? Of(FactRecord record)
    {
        foreach (var slot in record.Type.Key)
        {
            if (record[slot] is { Kind: ValueKind.Year or ValueKind.Month } value)
            {
                return value.Kind == ValueKind.Year ? new AssessedPeriod((int)value.Number) : new AssessedPeriod(value.MonthValue.Year, value.MonthValue.Month);
            }
        }

        return null;
    }

    /// <summary>Its last second, so that the same facts give the same answer for ever.</summary>
    public DateTime End => new DateTime(Year, Month ?? 12, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMonths(1).AddSeconds(-1);

    /// <summary>Its days.</summary>
    public (DateOnly First, DateOnly Last) Days => (new DateOnly(Year, Month ?? 1, 1), DateOnly.FromDateTime(End));

    /// <summary>Whether a record is assessed in it: one of that year or month, of a month of that year, or one that has no time of its own.</summary>
    public bool Covers(FactRecord record) =>
        Of(record) is not { } own || (own.Year == Year && (Month is null || own.Month == Month));

    /// <summary>Whether the records of a type are of just such a period, so that they can be put into one table.</summary>
    public bool Suits(FactType type)
    {
        var kinds = type.Key.Select(slot => type.Fields[slot].Type.Kind).ToList();
        return kinds.Contains(TypeKind.Month) ? Month is not null : Month is null || !kinds.Contains(TypeKind.Year);
    }

    /// <inheritdoc/>
    public override string ToString() => Month is { } month ? string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{month:00}") : Year.ToString(CultureInfo.InvariantCulture);
}
