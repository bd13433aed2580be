namespace RuleHost.Values;

/// <summary>What moving a date by a span needs to know beside the two (semantics S15).</summary>
/// <param name="Zone">Where an instant's date and time of day are read.</param>
/// <param name="AddWorkingDays">
/// The n-th working day after (or, negative, before) a date by the rulebook's default calendar; null where the calendar does not
/// know the days. Unset: working days cannot be added.
/// </param>
internal sealed record TimeRules(TimeZoneInfo Zone, Func<DateOnly, int, DateOnly?>? AddWorkingDays = null);
