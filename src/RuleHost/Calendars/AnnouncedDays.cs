using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace RuleHost.Calendars;

/// <summary>
/// The days off and the made-up working days that the State Council announced, 2004 to 2026, with the amendments of 2015, 2019 and 2020
/// already applied: what the product ships. Read once from the resource; immutable.
/// </summary>
internal sealed class AnnouncedDays
{
    private readonly ImmutableDictionary<DateOnly, (bool Off, string Name, HolidayNotice Notice)> _days;
    private readonly bool[] _counts;

    private AnnouncedDays(ImmutableDictionary<DateOnly, (bool, string, HolidayNotice)> days, ImmutableSortedDictionary<int, HolidayNotice> notices)
    {
        _days = days;
        Notices = notices;
        First = new DateOnly(notices.Keys.First(), 1, 1);
        Last = new DateOnly(notices.Keys.Last(), 12, 31);
        _counts = new bool[Last.DayNumber - First.DayNumber + 1];
        for (var i = 0; i < _counts.Length; i++)
        {
            var day = First.AddDays(i);
            _counts[i] = _days.TryGetValue(day, out var announced) ? !announced.Off : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        }
    }

    /// <summary>What the product ships.</summary>
    public static AnnouncedDays Shipped { get; } = Load();

    /// <summary>First day with data.</summary>
    public DateOnly First { get; }

    /// <summary>Last day that a notice covers.</summary>
    public DateOnly Last { get; }

    /// <summary>The yearly notices.</summary>
    public ImmutableSortedDictionary<int, HolidayNotice> Notices { get; }

    /// <summary>Whether a day between <see cref="First"/> and <see cref="Last"/> is worked.</summary>
    public bool Counts(DateOnly day) => _counts[day.DayNumber - First.DayNumber];

    /// <summary>What a notice says of a day; null where it says nothing and the week decides.</summary>
    public (bool Off, string Name, HolidayNotice Notice)? Find(DateOnly day) => _days.TryGetValue(day, out var announced) ? announced : null;

    /// <summary>The days of a year of which a notice speaks, in order.</summary>
    public IEnumerable<(DateOnly Day, bool Off, string Name, HolidayNotice Notice)> Year(int year) =>
        _days.Where(d => d.Key.Year == year).OrderBy(d => d.Key).Select(d => (d.Key, d.Value.Off, d.Value.Name, d.Value.Notice));

    private static AnnouncedDays Load()
    {
        using var stream = typeof(AnnouncedDays).Assembly.GetManifestResourceStream("cn.json")!;
        using var document = JsonDocument.Parse(stream);
        var amendments = new Dictionary<DateOnly, HolidayNotice>();
        foreach (var amendment in document.RootElement.GetProperty("amendments").EnumerateArray())
        {
            var published = Date(amendment.GetProperty("published").GetString()!);
            var notice = new HolidayNotice($"国务院办公厅关于调整{published.Year}年节假日安排的通知", published, amendment.GetProperty("url").GetString()!);
            foreach (var day in amendment.GetProperty("days").EnumerateArray())
            {
                amendments[Date(day.GetString()!)] = notice;
            }
        }

        var days = ImmutableDictionary.CreateBuilder<DateOnly, (bool, string, HolidayNotice)>();
        var notices = ImmutableSortedDictionary.CreateBuilder<int, HolidayNotice>();
        foreach (var entry in document.RootElement.GetProperty("years").EnumerateArray())
        {
            var year = entry.GetProperty("year").GetInt32();
            var published = entry.GetProperty("published").GetString();
            var notice = new HolidayNotice($"国务院办公厅关于{year}年部分节假日安排的通知", published is null ? null : Date(published), entry.GetProperty("url").GetString()!);
            notices[year] = notice;
            foreach (var (list, off) in new[] { ("off", true), ("work", false) })
            {
                foreach (var holiday in entry.GetProperty(list).EnumerateObject())
                {
                    foreach (var day in holiday.Value.EnumerateArray())
                    {
                        var date = Date($"{year}-{day.GetString()}");
                        days[date] = (off, holiday.Name, amendments.GetValueOrDefault(date, notice));
                    }
                }
            }
        }

        return new AnnouncedDays(days.ToImmutable(), notices.ToImmutable());
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
