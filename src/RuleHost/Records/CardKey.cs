using System.Globalization;

namespace RuleHost.Records;

/// <summary>
/// The key of a card: its limit, the key of its case, its kind, and the instant of issue in the rulebook's zone. A clock that is looked at
/// twice gives one card, and a card that was recorded is the one that the clock gives.
/// </summary>
internal static class CardKey
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss";

    public static string Of(string limit, string caseKey, string kind, DateTime utc, TimeZoneInfo zone) =>
        $"{limit}/{caseKey}/{kind}/{TimeZoneInfo.ConvertTimeFromUtc(utc, zone).ToString(Instant, CultureInfo.InvariantCulture)}";

    /// <summary>The parts of a key; null where it is only a number, as of a card that does not say what it is of.</summary>
    public static (string Limit, string Case, string Kind, string At)? Split(string key)
    {
        var parts = key.Split('/');
        return parts.Length < 4 ? null : (parts[0], string.Join('/', parts[1..^2]), parts[^2], parts[^1]);
    }
}
