using System.Globalization;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Records;

/// <summary>The year or month in a record's key, and the records of earlier ones (上年, 上月, 连续).</summary>
internal static class KeyPeriods
{
    public const int Year = 12;
    public const int Month = 1;

    /// <summary>A key's parts. Where a part itself holds a slash, the first part takes what is left over.</summary>
    public static string[] Split(FactType type, string key)
    {
        var parts = key.Split('/');
        var surplus = parts.Length - type.Key.Length;
        return surplus <= 0 ? parts : [string.Join('/', parts[..(surplus + 1)]), .. parts[(surplus + 1)..]];
    }

    /// <summary>Whether the records of a type have earlier ones: by years where the key has a year or a month, by months where it has a month.</summary>
    public static bool Has(FactType type, int months) =>
        type.Key.Any(slot => type.Fields[slot].Type.Kind is TypeKind.Month || (months == Year && type.Fields[slot].Type.Kind == TypeKind.Year));

    /// <summary>The key so many months before; null where the key says no time.</summary>
    public static RecordKey? Earlier(FactType type, RecordKey key, int months)
    {
        var parts = Split(type, key.Key);
        for (var i = 0; i < parts.Length && i < type.Key.Length; i++)
        {
            switch (type.Fields[type.Key[i]].Type.Kind)
            {
                case TypeKind.Year when months % Year == 0 && int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var year):
                    parts[i] = (year - (months / Year)).ToString(CultureInfo.InvariantCulture);
                    return new RecordKey(key.Type, string.Join('/', parts));
                case TypeKind.Month when DateOnly.TryParseExact(parts[i] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year > months / Year:
                    parts[i] = month.AddMonths(-months).ToString("yyyy-MM", CultureInfo.InvariantCulture);
                    return new RecordKey(key.Type, string.Join('/', parts));
                default:
                    break;
            }
        }

        return null;
    }
}
