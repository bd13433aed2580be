using System.Collections.Immutable;
using RuleHost.Text;

namespace RuleHost.Calendars;

/// <summary>
/// The calendar <c>cn</c>: working days as announced. Past the last notice days are provisional, before the first year of data there is no
/// answer.
/// </summary>
internal sealed class AnnouncedCalendar(ImmutableArray<(TimeOnly From, TimeOnly To)> officeHours) : WorkCalendar
{
    private static AnnouncedDays Days => AnnouncedDays.Shipped;

    public override string Id => "cn";

    public override ImmutableArray<(TimeOnly From, TimeOnly To)> OfficeHours { get; } = officeHours;

    public override bool Counts(DateOnly day, out DayCertainty certainty)
    {
        if (day < Days.First)
        {
            certainty = DayCertainty.NoData;
            return false;
        }

        if (day <= Days.Last)
        {
            certainty = DayCertainty.Known;
            return Days.Counts(day);
        }

        certainty = DayCertainty.Provisional;
        return !IsWeekend(day) && StatutoryDays.On(day) is null;
    }

    public override DayInfo Explain(DateOnly day)
    {
        var counts = Counts(day, out var certainty);
        var weekday = WeekDay(day);
        switch (certainty)
        {
            case DayCertainty.NoData:
                return new DayInfo(false, certainty, new($"{Days.First.Year} 年以前没有放假安排的数据", $"there is no data before {Days.First.Year}"), null);
            case DayCertainty.Provisional:
                var why = StatutoryDays.On(day) is { } holiday
                    ? new Localized($"{holiday}法定放假(通知未发布,暂定)", $"{holiday}, a statutory holiday (no notice yet: provisional)")
                    : new Localized($"{weekday.Chinese}(通知未发布,暂定)", $"{weekday.English} (no notice yet: provisional)");
                return new DayInfo(counts, certainty, why, null);
            default:
                return Days.Find(day) is not { } announced
                    ? new DayInfo(counts, certainty, weekday, null)
                    : announced.Off
                        ? new DayInfo(counts, certainty, new($"{weekday.Chinese},{announced.Name}放假", $"{weekday.English}, off for {announced.Name}"), announced.Notice)
                        : new DayInfo(counts, certainty, new($"{weekday.Chinese},{announced.Name}调休上班", $"{weekday.English}, worked in exchange for {announced.Name}"), announced.Notice);
        }
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
