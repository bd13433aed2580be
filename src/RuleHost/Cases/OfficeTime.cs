using RuleHost.Calendars;
using RuleHost.Values;

namespace RuleHost.Cases;

/// <summary>Time inside office hours on counted days: what 工作小时 run through, and where a 同时刻 start moves to.</summary>
/// <param name="calendar">Which days are worked, and from when to when.</param>
/// <param name="zone">Where office hours are read.</param>
internal sealed class OfficeTime(WorkCalendar calendar, TimeZoneInfo zone)
{
    /// <summary>A walk never looks further than this for office hours.</summary>
    private const int MaxDays = 20_000;

    /// <summary>Whether the calendar declares office hours.</summary>
    public bool IsDeclared => !calendar.OfficeHours.IsEmpty;

    /// <summary>Office time in a usual day.</summary>
    public TimeSpan HoursOfADay
    {
        get
        {
            var total = TimeSpan.Zero;
            foreach (var (from, to) in calendar.OfficeHours)
            {
                total += to - from;
            }

            return total;
        }
    }

    /// <summary>The instant itself inside office hours, else the next opening.</summary>
    public (DateTime At, DayCertainty Certainty) NextOpen(DateTime utc)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        var (day, time) = (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
        var certainty = DayCertainty.Known;
        for (var i = 0; i < MaxDays && certainty != DayCertainty.NoData; i++)
        {
            if (calendar.Counts(day, out var sure))
            {
                foreach (var (from, to) in calendar.HoursOf(day))
                {
                    if (i > 0 || time < to)
                    {
                        return (i == 0 && time >= from ? utc : At(day, from), Worse(certainty, sure));
                    }
                }
            }

            certainty = Worse(certainty, sure);
            day = day.AddDays(1);
        }

        return (utc, DayCertainty.NoData);
    }

    /// <summary>The instant at which a stretch of office time that begins at an instant is used up.</summary>
    public (DateTime At, DayCertainty Certainty) Add(DateTime utc, TimeSpan amount)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(utc, zone);
        var (day, time) = (DateOnly.FromDateTime(local), local.TimeOfDay);
        var certainty = DayCertainty.Known;
        for (var i = 0; i < MaxDays; i++)
        {
            var counts = calendar.Counts(day, out var sure);
            certainty = Worse(certainty, sure);
            if (certainty == DayCertainty.NoData)
            {
                break;
            }

            foreach (var (from, to) in counts ? calendar.HoursOf(day) : [])
            {
                var begins = i == 0 && time > from.ToTimeSpan() ? time : from.ToTimeSpan();
                var room = to.ToTimeSpan() - begins;
                if (room <= TimeSpan.Zero)
                {
                    continue;
                }

                if (amount <= room)
                {
                    return (ZoneTime.ToUtc(day.ToDateTime(TimeOnly.MinValue) + begins + amount, zone), certainty);
                }

                amount -= room;
            }

            day = day.AddDays(1);
        }

        return (utc, DayCertainty.NoData);
    }

    /// <summary>Office time between two instants.</summary>
    public TimeSpan Between(DateTime fromUtc, DateTime toUtc)
    {
        var total = TimeSpan.Zero;
        var (from, to) = (TimeZoneInfo.ConvertTimeFromUtc(fromUtc, zone), TimeZoneInfo.ConvertTimeFromUtc(toUtc, zone));
        for (var day = DateOnly.FromDateTime(from); day <= DateOnly.FromDateTime(to); day = day.AddDays(1))
        {
            if (!calendar.Counts(day, out _))
            {
                continue;
            }

            foreach (var (opens, closes) in calendar.HoursOf(day))
            {
                var begins = Max(day.ToDateTime(opens), from);
                var ends = Min(day.ToDateTime(closes), to);
                total += ends > begins ? ends - begins : TimeSpan.Zero;
            }
        }

        return total;
    }

    private DateTime At(DateOnly day, TimeOnly time) => ZoneTime.ToUtc(day.ToDateTime(time), zone);

    private static DayCertainty Worse(DayCertainty a, DayCertainty b) => a > b ? a : b;

    private static DateTime Max(DateTime a, DateTime b) => a > b ? a : b;

    private static DateTime Min(DateTime a, DateTime b) => a < b ? a : b;
}
