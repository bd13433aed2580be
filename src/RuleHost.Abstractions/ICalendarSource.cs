namespace RuleHost.Abstractions;

/// <summary>A calendar: the days that a locality announced, on top of those of the whole country. The manifest makes it known to the rulebook by its name.</summary>
public interface ICalendarSource
{
    /// <summary>Its name, as the rulebook's 日历 has it.</summary>
    string Name { get; }

    /// <summary>The local notices. Called once a load; a rulebook keeps the calendar that it was loaded with.</summary>
    /// <param name="cancellation">Cancelled when the manifest's time limit is over.</param>
    IEnumerable<CalendarNotice> Notices(CancellationToken cancellation);
}

/// <summary>A notice of days off and days worked instead.</summary>
/// <param name="Title">Its title, shown wherever a day is explained.</param>
/// <param name="Published">When it was announced: its days are known from then on.</param>
/// <param name="Off">Days off.</param>
/// <param name="Makeup">Days worked although they would be off.</param>
public sealed record CalendarNotice(string Title, DateOnly Published, IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Makeup);
