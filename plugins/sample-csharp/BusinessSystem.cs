using System.Globalization;
using RuleHost.Abstractions;

namespace SampleCounty;

/// <summary>
/// The export of the business system: CSV in UTF-8 with the columns 工单号, 承办部门, 派单时间, 办结时间, times in Beijing time as
/// <c>2011/3/7 10:00</c>; an empty 办结时间 means that it is not done.
/// </summary>
internal sealed class BusinessSystem : IFactSource
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public string Name => "业务系统";

    /// <summary>The export holds every request there is.</summary>
    public IReadOnlyList<string> Complete => ["诉求"];

    public IEnumerable<SourceItem> Read(Stream input, CancellationToken cancellation)
    {
        using var reader = new StreamReader(input);
        var columns = (reader.ReadLine() ?? "").Split(',');
        int Column(string name) => Array.IndexOf(columns, name) is >= 0 and var index ? index : throw new InvalidDataException($"导出的表没有“{name}”这一列");
        var (number, unit, sent, done) = (Column("工单号"), Column("承办部门"), Column("派单时间"), Column("办结时间"));
        while (reader.ReadLine() is { } line)
        {
            cancellation.ThrowIfCancellationRequested();
            var cells = line.Split(',');
            if (cells.Length < columns.Length)
            {
                continue;
            }

            var fields = new Dictionary<string, FactValue> { ["编号"] = FactValue.Of(cells[number]) };
            if (cells[unit].Length > 0)
            {
                fields["承办单位"] = FactValue.Of(cells[unit]);
            }

            yield return new SourceRecord("诉求", fields);
            foreach (var (name, cell) in new[] { ("交办", cells[sent]), ("反馈", cells[done]) })
            {
                if (cell.Length > 0)
                {
                    yield return new SourceEvent("诉求", cells[number], name, Time(cell)) { Id = $"{cells[number]}/{name}" };
                }
            }
        }
    }

    private static DateTimeOffset Time(string cell) =>
        new(DateTime.ParseExact(cell, "yyyy/M/d H:mm", CultureInfo.InvariantCulture), Beijing);
}
