namespace RuleHost.Values;

/// <summary>Local time to instants, for every zone: with summer time some local times do not exist and some exist twice.</summary>
internal static class ZoneTime
{
    /// <summary>
    /// The instant (UTC) of a local time. A local time that summer time skips is the first instant that exists after it; one that exists
    /// twice is the earlier.
    /// </summary>
    public static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Utc);
    }

    /// <summary>The first instant of a day, UTC.</summary>
    public static DateTime StartOf(DateOnly date, TimeZoneInfo zone) => ToUtc(date.ToDateTime(TimeOnly.MinValue), zone);
}
