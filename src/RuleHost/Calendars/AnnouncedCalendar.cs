using System.Collections.Immutable;
using RuleHost.Text;

namespace RuleHost.Calendars;

/// <summary>
/// The calendar <c>cn</c>: working days as announced. Past the last notice days are provisional, before the first year of data there is no
/// answer.
/// </summary>
internal sealed class AnnouncedCalendar(ImmutableArray<(TimeOnly From, TimeOnly To)> officeHours, AnnouncedDays announced) : WorkCalendar(announced.Table, announced.Reach)
{
    /// <summary>With every change.</summary>
    public AnnouncedCalendar(ImmutableArray<(TimeOnly From, TimeOnly To)> officeHours)
        : this(officeHours, AnnouncedDays.Shipped)
    {
    }

    /// <summary>Its name in a rulebook.</summary>
    public const string Name = "cn";

    public override string Id => Name;

    public override ImmutableArray<(TimeOnly From, TimeOnly To)> OfficeHours { get; } = officeHours;

    /// <inheritdoc/>
    public override ImmutableArray<CalendarChange> Changes => announced.Changes;

    /// <inheritdoc/>
    public override bool Knows(CalendarChange change) => announced.Changes.IndexOf(change) < announced.Known;

    /// <inheritdoc/>
    public override WorkCalendar KnownOn(DateOnly day)
    {
        var known = AnnouncedDays.KnownOn(day);
        return ReferenceEquals(known, announced) ? this : new AnnouncedCalendar(OfficeHours, known);
    }

    /// <inheritdoc/>
    public override IEnumerable<(DateOnly Day, DayInfo Info)> Announced(int year) => announced.Year(year).Select(d => (d, Explain(d)));

    protected override (Localized Why, HolidayNotice? Notice) Reason(DateOnly day, DayCertainty certainty)
    {
        var weekday = WeekDay(day);
        if (announced.Find(day) is not { } said)
        {
            return certainty == DayCertainty.Provisional
                ? (new($"{weekday.Chinese}（通知未发布，暂定）", $"{weekday.English} (no notice yet: provisional)"), null)
                : (weekday, null);
        }

        var festival = said.Festival;
        var why = said.Notice is null ? new Localized($"{weekday.Chinese}，{festival.Chinese}法定放假（通知未发布，暂定）", $"{weekday.English}, {festival.English}, a statutory holiday (no notice yet: provisional)")
            : said.Off ? new($"{weekday.Chinese}，{festival.Chinese}放假", $"{weekday.English}, off for {festival.English}")
            : new($"{weekday.Chinese}，{festival.Chinese}调休上班", $"{weekday.English}, worked in exchange for {festival.English}");
        return (why, said.Notice);
    }
}
