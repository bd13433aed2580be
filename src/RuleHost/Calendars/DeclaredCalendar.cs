using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Calendars;

/// <summary>A calendar that a rulebook declares: days of the week, days off and days made up of its own.</summary>
internal sealed class DeclaredCalendar(OtherCalendarDefinition definition) : WorkCalendar
{
    public override string Id => definition.Name;

    public override ImmutableArray<(TimeOnly From, TimeOnly To)> OfficeHours => definition.OfficeHours;

    public override bool CountsAllDays => definition.AllDays && definition.Off.IsEmpty;

    public override bool Counts(DateOnly day, out DayCertainty certainty)
    {
        certainty = definition.Known is not { } known || (day >= known.First && day <= known.Last) ? DayCertainty.Known
            : day < known.First ? DayCertainty.NoData
            : DayCertainty.Provisional;
        return certainty != DayCertainty.NoData
            && (definition.Makeup.Contains(day) || ((definition.AllDays || definition.WeekDays.Contains(day.DayOfWeek)) && !definition.Off.Contains(day)));
    }

    public override DayInfo Explain(DateOnly day)
    {
        var counts = Counts(day, out var certainty);
        var weekday = WeekDay(day);
        var why = certainty == DayCertainty.NoData ? new Localized($"日历“{Id}”没有这一天的数据", $"the calendar {Id} has no data for this day")
            : definition.Makeup.Contains(day) ? new Localized($"{weekday.Chinese},日历“{Id}”定为上班", $"{weekday.English}, worked by the calendar {Id}")
            : definition.Off.Contains(day) ? new Localized($"{weekday.Chinese},日历“{Id}”定为放假", $"{weekday.English}, off by the calendar {Id}")
            : weekday;
        return new DayInfo(counts, certainty, why, null);
    }
}
