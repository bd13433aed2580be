using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace RuleHost.Calendars;

/// <summary>
/// The days off and the made-up working days that the State Council announced, 2004 to 2026, and after them the days that the law fixes:
/// what the product ships. Read once from the resource; immutable.
/// </summary>
internal sealed class AnnouncedDays
{
    private const string Resource = "cn.txt";

    private static readonly Lazy<ImmutableArray<AnnouncedDays>> Read = new(() =>
    {
        using var stream = typeof(AnnouncedDays).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var all = Announcements(reader);
        var changes = all.Where(a => a.Changes).OrderBy(a => a.Notice.Published).ToArray();
        return [.. Enumerable.Range(0, changes.Length + 1).Select(known => new AnnouncedDays(all.Where(a => !a.Changes || Array.IndexOf(changes, a) < known), changes, known))];
    });

    private readonly FrozenDictionary<DateOnly, AnnouncedDay> _days;

    private AnnouncedDays(IEnumerable<Announcement> announcements, Announcement[] changes, int known)
    {
        Known = known;
        var days = new Dictionary<DateOnly, AnnouncedDay>();
        var (firstYear, lastYear) = (int.MaxValue, int.MinValue);
        foreach (var announcement in announcements)
        {
            (firstYear, lastYear) = (Math.Min(firstYear, announcement.Year), Math.Max(lastYear, announcement.Year));
            foreach (var (day, announced) in announcement.Days)
            {
                days[day] = announced;
            }
        }

        for (var year = lastYear + 1; year <= StatutoryDays.LastYear; year++)
        {
            foreach (var (day, festival) in StatutoryDays.Of(year))
            {
                days.TryAdd(day, new AnnouncedDay(true, festival, null));
            }
        }

        _days = days.ToFrozenDictionary();
        Changes = [.. changes.Select(c => new CalendarChange(c.Notice.Published!.Value, c.Notice, c.Days.Min(d => d.Day), c.Days.Max(d => d.Day)))];
        Reach = new CalendarReach(new DateOnly(firstYear, 1, 1), new DateOnly(lastYear, 12, 31), new DateOnly(StatutoryDays.LastYear, 12, 31));
        Table = new DayTable(
            DayTable.MondayToFriday,
            _days.Where(d => d.Value.Off).Select(d => d.Key),
            _days.Where(d => !d.Value.Off).Select(d => d.Key));
    }

    /// <summary>What the product ships, with every change.</summary>
    public static AnnouncedDays Shipped => Read.Value[^1];

    /// <summary>The changes to what was announced already, by the day on which each was announced; those not known here included.</summary>
    public ImmutableArray<CalendarChange> Changes { get; }

    /// <summary>How many of <see cref="Changes"/> are known here.</summary>
    public int Known { get; }

    public CalendarReach Reach { get; }

    public DayTable Table { get; }

    /// <summary>
    /// What was known on a day: without the changes announced after it. The yearly notices are all taken as known: before theirs a due day
    /// of the next year was provisional, and nothing that was certain moves when it comes.
    /// </summary>
    public static AnnouncedDays KnownOn(DateOnly day) => Read.Value[Shipped.Changes.Count(c => c.Announced <= day)];

    /// <summary>What a notice or the law says of a day; null where neither speaks of it and the week decides.</summary>
    public AnnouncedDay? Find(DateOnly day) => _days.GetValueOrDefault(day);

    /// <summary>The days of a year of which a notice or the law speaks, in order.</summary>
    public IEnumerable<DateOnly> Year(int year) => _days.Keys.Where(d => d.Year == year).Order();

    /// <summary>Reads the lines of <c>Data/cn.txt</c>; its head explains them. A second notice of a year changes the first.</summary>
    private static List<Announcement> Announcements(TextReader reader)
    {
        var result = new List<Announcement>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var parts = line.Split(' ', 3);
            switch (parts[0])
            {
                case "name":
                    names[parts[1]] = parts[2];
                    break;
                case "notice":
                    var (year, notice) = Notice(line["notice ".Length..].Split(" | "));
                    result.Add(new Announcement(year, notice, [], result.Exists(a => a.Year == year)));
                    break;
                default:
                    var announcing = result[^1];
                    var festival = new Text.Localized(parts[1], string.Join(" and ", parts[1].Split('、').Select(n => names[n])));
                    announcing.Days.AddRange(parts[2].Split(' ').SelectMany(text => Range(text, announcing.Year)).Select(day => (day, new AnnouncedDay(parts[0] == "off", festival, announcing.Notice))));
                    break;
            }
        }

        return result;
    }

    private static (int Year, HolidayNotice Notice) Notice(string[] parts)
    {
        var year = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return (year, new HolidayNotice(parts[2], parts[1] == "-" ? null : Date(parts[1], year), parts[3] == "-" ? null : parts[3]));
    }

    private static IEnumerable<DateOnly> Range(string text, int year)
    {
        var ends = text.Split("..");
        for (var day = Date(ends[0], year); day <= Date(ends[^1], year); day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static DateOnly Date(string text, int year) =>
        DateOnly.ParseExact(text.Length == "01-01".Length ? $"{year:0000}-{text}" : text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A notice, and what it says of which days.</summary>
internal sealed record Announcement(int Year, HolidayNotice Notice, List<(DateOnly Day, AnnouncedDay Announced)> Days, bool Changes);

/// <summary>A day that a notice or the law sets apart from its week.</summary>
/// <param name="Off">Whether it is off, or made up for.</param>
/// <param name="Festival">For which holiday.</param>
/// <param name="Notice">The notice that says so; null for a day of the law in a year not announced yet.</param>
internal sealed record AnnouncedDay(bool Off, Text.Localized Festival, HolidayNotice? Notice);
