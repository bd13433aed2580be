using System.Globalization;
using RuleHost.Abstractions;

namespace SampleCounty;

/// <summary>The county's own days off, from 资料/放假.csv: a line a day, with the notice's title, when it was announced, the day, and 放假 or 上班.</summary>
internal sealed class LocalCalendar(IPluginFiles files) : ICalendarSource
{
    public string Name => "本地";

    public IEnumerable<CalendarNotice> Notices(CancellationToken cancellation)
    {
        var rows = new List<(string Title, DateOnly Published, DateOnly Day, bool Off)>();
        using (var reader = new StreamReader(files.OpenRead("资料/放假.csv")))
        {
            reader.ReadLine();
            while (reader.ReadLine() is { } line)
            {
                var cells = line.Split(',');
                rows.Add((cells[0], Date(cells[1]), Date(cells[2]), cells[3] == "放假"));
            }
        }

        return rows.GroupBy(r => (r.Title, r.Published)).Select(n => new CalendarNotice(
            n.Key.Title,
            n.Key.Published,
            [.. n.Where(r => r.Off).Select(r => r.Day)],
            [.. n.Where(r => !r.Off).Select(r => r.Day)]));
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
