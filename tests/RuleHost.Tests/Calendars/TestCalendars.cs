using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Calendars;
using RuleHost.Rulebooks;

namespace RuleHost.Tests.Calendars;

/// <summary>Calendars for tests.</summary>
internal static class TestCalendars
{
    public static readonly ImmutableArray<(TimeOnly From, TimeOnly To)> NineToFive = [(new TimeOnly(9, 0), new TimeOnly(17, 0))];

    /// <summary>China's, with office hours 09:00 to 17:00.</summary>
    public static readonly WorkCalendar China = new AnnouncedCalendar(NineToFive);

    /// <summary>Every day counts, as the rulebook's calendar 全天.</summary>
    public static readonly WorkCalendar EveryDay = Declared(Other("全天") with { AllDays = true, WeekDays = [] });

    public static OtherCalendarDefinition Other(string name) => new(name, false, DayTable.MondayToFriday, [], [], null, []);

    public static WorkCalendar Declared(OtherCalendarDefinition other) => new DeclaredCalendar(other);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
