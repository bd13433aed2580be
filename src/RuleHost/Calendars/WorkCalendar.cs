namespace RuleHost.Calendars;

/// <summary>Which days count. Immutable and thread-safe.</summary>
internal abstract class WorkCalendar
{
    /// <summary>Its name: <c>cn</c>, or as the rulebook declares it.</summary>
    public abstract string Id { get; }
}
