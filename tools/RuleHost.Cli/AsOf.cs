using RuleHost.Rulebooks;

namespace RuleHost.Cli;

/// <summary><c>--as-of</c>: ISO 8601; a date alone means 23:59:59 of that day, an instant without offset is in the rulebook's zone.</summary>
internal static class AsOf
{
    /// <exception cref="UsageException">It is no instant.</exception>
    public static DateTimeOffset? Read(CliContext context, TimeZoneInfo zone)
    {
        if (context.AsOf is not { } text)
        {
            return null;
        }

        if (InstantText.TryDate(text.Trim(), out var date) && !text.Contains(':', StringComparison.Ordinal))
        {
            return At(Values.ZoneTime.ToUtc(date.ToDateTime(new TimeOnly(23, 59, 59)), zone), zone);
        }

        return InstantText.TryInstant(text.Trim(), zone, out var utc)
            ? At(utc, zone)
            : throw new UsageException(context.Say($"--as-of 要写成 2011-03-15 或 2011-03-15T09:00:00+08:00，不是“{text}”。", $"--as-of is 2011-03-15 or 2011-03-15T09:00:00+08:00, not \"{text}\"."));
    }

    private static DateTimeOffset At(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(new DateTimeOffset(utc), zone);
}
