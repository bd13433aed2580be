using System.Collections.Frozen;
using System.Globalization;

namespace RuleHost.Calendars;

/// <summary>
/// The days off and the made-up working days that the State Council announced, 2004 to 2026, and after them the days that the law fixes:
/// what the product ships. Read once from the resource; immutable.
/// </summary>
internal sealed class AnnouncedDays
{
    private const string Resource = "cn.txt";

    private static readonly Lazy<AnnouncedDays> Read = new(() =>
    {
        using var stream = typeof(AnnouncedDays).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return new AnnouncedDays(reader);
    });

    private readonly FrozenDictionary<DateOnly, AnnouncedDay> _days;

    /// <summary>Reads the lines of <c>Data/cn.txt</c>; its head explains them.</summary>
    private AnnouncedDays(TextReader reader)
    {
        var days = new Dictionary<DateOnly, AnnouncedDay>();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var (firstYear, lastYear) = (int.MaxValue, int.MinValue);
        (int Year, HolidayNotice Notice) announcing = default;
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
                    announcing = Notice(line["notice ".Length..].Split(" | "));
                    (firstYear, lastYear) = (Math.Min(firstYear, announcing.Year), Math.Max(lastYear, announcing.Year));
                    break;
                default:
                    var festival = new Text.Localized(parts[1], string.Join(" and ", parts[1].Split('、').Select(n => names[n])));
                    foreach (var day in parts[2].Split(' ').SelectMany(text => Range(text, announcing.Year)))
                    {
                        days[day] = new AnnouncedDay(parts[0] == "off", festival, announcing.Notice);
                    }

                    break;
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
        Reach = new CalendarReach(new DateOnly(firstYear, 1, 1), new DateOnly(lastYear, 12, 31), new DateOnly(StatutoryDays.LastYear, 12, 31));
        Table = new DayTable(
            DayTable.MondayToFriday,
            _days.Where(d => d.Value.Off).Select(d => d.Key),
            _days.Where(d => !d.Value.Off).Select(d => d.Key));
    }

    /// <summary>What the product ships.</summary>
    public static AnnouncedDays Shipped => Read.Value;

    public CalendarReach Reach { get; }

    public DayTable Table { get; }

    /// <summary>What a notice or the law says of a day; null where neither speaks of it and the week decides.</summary>
    public AnnouncedDay? Find(DateOnly day) => _days.GetValueOrDefault(day);

    /// <summary>The days of a year of which a notice or the law speaks, in order.</summary>
    public IEnumerable<DateOnly> Year(int year) => _days.Keys.Where(d => d.Year == year).Order();

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

/// <summary>A day that a notice or the law sets apart from its week.</summary>
/// <param name="Off">Whether it is off, or made up for.</param>
/// <param name="Festival">For which holiday.</param>
/// <param name="Notice">The notice that says so; null for a day of the law in a year not announced yet.</param>
internal sealed record AnnouncedDay(bool Off, Text.Localized Festival, HolidayNotice? Notice);
