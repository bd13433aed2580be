using System.Collections.Concurrent;
using System.Collections.Immutable;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Calendars;

/// <summary>
/// A calendar that a rulebook declares: days of the week, or the announced days of the whole country, with days off, half days, days made
/// up and notices of its own. As with the shipped one, nothing is known before the stretch it is <c>known</c> for, and after it the bare
/// week stands provisionally.
/// </summary>
internal sealed class DeclaredCalendar : WorkCalendar
{
    private readonly OtherCalendarDefinition _definition;
    private readonly AnnouncedCalendar? _base;
    private readonly DateOnly? _knownOn;
    private readonly Dictionary<DateOnly, (bool Off, LocalNotice Notice)> _noticed = [];
    private readonly ConcurrentDictionary<DateOnly, DeclaredCalendar> _earlier = [];
    private readonly ImmutableArray<CalendarChange> _changes;

    /// <summary>With every change.</summary>
    public DeclaredCalendar(OtherCalendarDefinition definition)
        : this(definition, null)
    {
    }

    private DeclaredCalendar(OtherCalendarDefinition definition, DateOnly? knownOn)
        : base(Days(definition, knownOn), Stretch(definition))
    {
        (_definition, _knownOn) = (definition, knownOn);
        _base = definition.ExtendsAnnounced ? Announced(definition, knownOn) : null;
        _changes =
        [
            .. (_base?.Changes ?? [])
                .Concat(definition.Notices.Select(n => new CalendarChange(n.Published, Cited(n), n.Off.Union(n.Makeup).Min(), n.Off.Union(n.Makeup).Max())))
                .OrderBy(c => c.Announced),
        ];
        foreach (var notice in Known(definition, knownOn))
        {
            foreach (var day in notice.Off)
            {
                _noticed[day] = (true, notice);
            }

            foreach (var day in notice.Makeup)
            {
                _noticed[day] = (false, notice);
            }
        }
    }

    public override string Id => _definition.Name;

    public override ImmutableArray<(TimeOnly From, TimeOnly To)> OfficeHours => _definition.OfficeHours;

    /// <inheritdoc/>
    public override ImmutableArray<CalendarChange> Changes => _changes;

    /// <inheritdoc/>
    public override bool Knows(CalendarChange change) => _knownOn is null || change.Announced <= _knownOn;

    /// <inheritdoc/>
    public override ImmutableArray<(TimeOnly From, TimeOnly To)> HoursOf(DateOnly day) => _definition.HalfDays.GetValueOrDefault(day, OfficeHours);

    /// <inheritdoc/>
    public override WorkCalendar KnownOn(DateOnly day)
    {
        // Every day between two announcements knows the same.
        var known = _changes.LastOrDefault(c => c.Announced <= day)?.Announced;
        return _changes.IsEmpty || (_knownOn is null && known == _changes[^1].Announced) ? this
            : _earlier.GetOrAdd(known ?? DateOnly.MinValue, static (on, definition) => new DeclaredCalendar(definition, on), _definition);
    }

    /// <inheritdoc/>
    public override IEnumerable<(DateOnly Day, DayInfo Info)> Announced(int year) =>
        _definition.Off.Union(_definition.Makeup)
            .Concat(_definition.HalfDays.Keys)
            .Concat(_noticed.Keys)
            .Where(d => d.Year == year)
            .Concat(_base?.Announced(year).Select(d => d.Day) ?? [])
            .Distinct()
            .Order()
            .Select(d => (d, Explain(d)));

    protected override (Localized Why, HolidayNotice? Notice) Reason(DateOnly day, DayCertainty certainty)
    {
        var weekday = WeekDay(day);
        var half = HalfDay(day);
        if (_noticed.TryGetValue(day, out var noticed))
        {
            var said = noticed.Off ? new Localized("按本地通知放假", "off by a local notice") : new("按本地通知上班", "worked by a local notice");
            return (new($"{weekday.Chinese}，{said.Chinese}{half.Chinese}", $"{weekday.English}, {said.English}{half.English}"), Cited(noticed.Notice));
        }

        var own = _definition.Makeup.Contains(day) ? new Localized($"{weekday.Chinese}，日历“{Id}”定为上班", $"{weekday.English}, worked by the calendar {Id}")
            : _definition.Off.Contains(day) ? new Localized($"{weekday.Chinese}，日历“{Id}”定为放假", $"{weekday.English}, off by the calendar {Id}")
            : null;
        var (why, notice) = own is not null ? (own, null) : _base?.Explain(day) is { } announced ? (announced.Why, announced.Notice) : (weekday, null);
        return (new(why.Chinese + half.Chinese, why.English + half.English), notice);
    }

    private Localized HalfDay(DateOnly day) => _definition.HalfDays.TryGetValue(day, out var hours)
        ? new($"，只办公 {Hours(hours)}", $", office hours {Hours(hours)} only")
        : new("", "");

    private static string Hours(ImmutableArray<(TimeOnly From, TimeOnly To)> hours) => string.Join(" ", hours.Select(h => $"{h.From:HH\\:mm}–{h.To:HH\\:mm}"));

    private static HolidayNotice Cited(LocalNotice notice) => new(notice.Title, notice.Published, notice.Url);

    private static IEnumerable<LocalNotice> Known(OtherCalendarDefinition definition, DateOnly? knownOn) =>
        definition.Notices.Where(n => knownOn is null || n.Published <= knownOn);

    private static AnnouncedCalendar Announced(OtherCalendarDefinition definition, DateOnly? knownOn) =>
        new(definition.OfficeHours, knownOn is { } day ? AnnouncedDays.KnownOn(day) : AnnouncedDays.Shipped);

    private static DayTable Days(OtherCalendarDefinition definition, DateOnly? knownOn)
    {
        var (off, makeup) = (new HashSet<DateOnly>(), new HashSet<DateOnly>());
        if (definition.ExtendsAnnounced)
        {
            var country = Announced(definition, knownOn);
            for (var year = country.Reach.First.Year; year <= country.Reach.Last.Year; year++)
            {
                foreach (var (day, info) in country.Announced(year))
                {
                    (info.Counts ? makeup : off).Add(day);
                }
            }
        }

        Set(definition.Off, off, makeup);
        Set(definition.Makeup, makeup, off);
        foreach (var notice in Known(definition, knownOn))
        {
            Set(notice.Off, off, makeup);
            Set(notice.Makeup, makeup, off);
        }

        return new DayTable(definition.AllDays ? Enum.GetValues<DayOfWeek>() : definition.WeekDays, off, makeup);

        // What is said later, and nearer, stands.
        static void Set(IEnumerable<DateOnly> days, HashSet<DateOnly> into, HashSet<DateOnly> outOf)
        {
            foreach (var day in days)
            {
                into.Add(day);
                outOf.Remove(day);
            }
        }
    }

    private static CalendarReach Stretch(OtherCalendarDefinition definition) =>
        definition.ExtendsAnnounced ? AnnouncedDays.Shipped.Reach
        : definition.Known is { } known ? new CalendarReach(known.First, known.Last, DateOnly.MaxValue)
        : CalendarReach.Always;
}
