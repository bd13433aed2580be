using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Calendars;

/// <summary>
/// A calendar that a rulebook declares: days of the week, days off and days made up of its own. As with the shipped one, nothing is known
/// before the stretch it is <c>known</c> for, and after it the bare week stands provisionally.
/// </summary>
internal sealed class DeclaredCalendar(OtherCalendarDefinition definition) : WorkCalendar(Days(definition), Stretch(definition))
{
    public override string Id => definition.Name;

    public override ImmutableArray<(TimeOnly From, TimeOnly To)> OfficeHours => definition.OfficeHours;

    /// <inheritdoc/>
    public override IEnumerable<(DateOnly Day, DayInfo Info)> Announced(int year) =>
        definition.Off.Union(definition.Makeup).Where(d => d.Year == year).Order().Select(d => (d, Explain(d)));

    protected override (Localized Why, HolidayNotice? Notice) Reason(DateOnly day, DayCertainty certainty)
    {
        var weekday = WeekDay(day);
        var why = definition.Makeup.Contains(day) ? new Localized($"{weekday.Chinese},日历“{Id}”定为上班", $"{weekday.English}, worked by the calendar {Id}")
            : definition.Off.Contains(day) ? new Localized($"{weekday.Chinese},日历“{Id}”定为放假", $"{weekday.English}, off by the calendar {Id}")
            : weekday;
        return (why, null);
    }

    private static DayTable Days(OtherCalendarDefinition definition) =>
        new(definition.AllDays ? Enum.GetValues<DayOfWeek>() : definition.WeekDays, definition.Off, definition.Makeup);

    private static CalendarReach Stretch(OtherCalendarDefinition definition) =>
        definition.Known is { } known ? new CalendarReach(known.First, known.Last, DateOnly.MaxValue) : CalendarReach.Always;
}
