using RuleHost.Text;

namespace RuleHost.Calendars;

/// <summary>How sure a calendar is of a day.</summary>
internal enum DayCertainty
{
    /// <summary>Announced.</summary>
    Known,

    /// <summary>暂定: past the last notice; Monday to Friday less the statutory days.</summary>
    Provisional,

    /// <summary>Before the first year of data: not known, and never taken for Monday to Friday.</summary>
    NoData,
}

/// <summary>A published notice that says which days are off and which are worked.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Published">When it was announced; null where the source does not show it.</param>
/// <param name="Url">Where it can be read; null where no official place is known.</param>
internal sealed record HolidayNotice(string Title, DateOnly? Published, string? Url);

/// <summary>A notice that changes days of which something else was known.</summary>
/// <param name="Announced">The day on which it was announced: from its first moment on it is known.</param>
/// <param name="Notice">The notice.</param>
/// <param name="First">The first day that it changes.</param>
/// <param name="Last">The last day that it changes.</param>
internal sealed record CalendarChange(DateOnly Announced, HolidayNotice Notice, DateOnly First, DateOnly Last);

/// <summary>Whether a day counts, and why.</summary>
/// <param name="Counts">Whether it is a counted day.</param>
/// <param name="Certainty">How sure that is.</param>
/// <param name="Why">In words: 周日, 国庆节放假, 春节调休上班, …</param>
/// <param name="Notice">The notice that says so; null for plain weekdays and weekends.</param>
internal readonly record struct DayInfo(bool Counts, DayCertainty Certainty, Localized Why, HolidayNotice? Notice);
