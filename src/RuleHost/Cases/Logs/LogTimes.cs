using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Cases.Logs;

/// <summary>
/// Instants as logs write them: the map's own formats first, then ISO 8601 and what Excel and WPS make of dates (2011/3/7 9:05,
/// 2011年3月7日, full-width digits). Without offset they are in the log's zone; a date alone is its first moment.
/// </summary>
internal sealed class LogTimes(TimeZoneInfo zone, ImmutableArray<string> formats)
{
    private readonly string[] _formats = [.. formats];

    /// <summary>An instant, UTC; null where the text is none.</summary>
    public DateTime? Read(string written)
    {
        var text = Folding.Fold(written).Trim();
        foreach (var format in _formats)
        {
            if (HasOffset(format))
            {
                if (DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
                {
                    return exact.UtcDateTime;
                }
            }
            else if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            {
                return ZoneTime.ToUtc(local, zone);
            }
        }

        return InstantText.TryInstant(text, zone, out var utc) ? utc : null;
    }

    private static bool HasOffset(string format) => format.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal);
}
