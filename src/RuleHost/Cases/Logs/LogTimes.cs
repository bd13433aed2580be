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
    /// <summary>How many hours' offsets are remembered; a power of two.</summary>
    private const int Remembered = 1 << 12;

    private readonly string[] _formats = [.. formats];
    private readonly (long Hour, long Offset)[] _offsets = new (long, long)[Remembered];

    /// <summary>An instant, UTC; null where the text is none.</summary>
    public DateTime? Read(string written) => Read(written, out _);

    /// <summary>An instant, UTC; null where the text is none.</summary>
    /// <param name="written">The text.</param>
    /// <param name="local">Whether it has no offset, so that the zone of the map decides.</param>
    public DateTime? Read(string written, out bool local)
    {
        local = false;
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
            else if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
            {
                local = true;
                return ToUtc(clock);
            }
        }

        if (InstantText.TryLocal(text, out var plain))
        {
            local = true;
            return ToUtc(plain);
        }

        return InstantText.TryInstant(text, zone, out var utc) ? utc : null;
    }

    /// <summary>As <see cref="ZoneTime.ToUtc"/>, which is asked once for each hour that a log speaks of and in which the clocks stay as they are.</summary>
    private DateTime ToUtc(DateTime local)
    {
        var hour = local.Ticks / TimeSpan.TicksPerHour;
        ref var known = ref _offsets[hour & (Remembered - 1)];
        if (known.Hour == hour && hour > 0)
        {
            return new DateTime(Math.Clamp(local.Ticks - known.Offset, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc);
        }

        var utc = ZoneTime.ToUtc(local, zone);
        var begins = new DateTime(hour * TimeSpan.TicksPerHour);
        if (begins.Year is > 1 and < 9999)
        {
            // Where an hour before and an hour after have the same offset, none was turned in between.
            var before = begins.AddHours(-1) - ZoneTime.ToUtc(begins.AddHours(-1), zone);
            var after = begins.AddHours(2) - ZoneTime.ToUtc(begins.AddHours(2), zone);
            if (before == after && local - utc == before)
            {
                known = (hour, before.Ticks);
            }
        }

        return utc;
    }

    private static bool HasOffset(string format) => format.Contains('z', StringComparison.Ordinal) || format.Contains('K', StringComparison.Ordinal);
}
