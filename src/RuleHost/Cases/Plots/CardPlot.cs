using System.Globalization;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cases.Plots;

/// <summary><c>cards.svg</c>: the cards of each week by kind, on a scale of time without gaps.</summary>
internal static class CardPlot
{
    private const double Width = 900;
    private const double Left = 60;
    private const double Right = 20;
    private const double Top = 60;
    private const double BarsHeight = 200;

    /// <summary>提醒, 黄牌, 红牌, then whatever else a rulebook has.</summary>
    private static readonly string[] Fills = ["#7f9ec3", "#e3b341", "#c44e52", "#6a8f5b", "#8a6fb0", "#777777"];

    public static string Draw(IReadOnlyDictionary<DateOnly, SortedDictionary<string, int>> weeks, EnumType kinds, Language language)
    {
        var title = new Localized("每周发牌数(以周一为记)", "Cards by week (named by its Monday)").In(language);
        using var svg = new Svg(Width, Top + BarsHeight + 40, title);
        svg.Words(Left, 20, title, strong: true);
        string[] order = [.. kinds.Values.Where(k => weeks.Values.Any(w => w.ContainsKey(k)))];
        for (var i = 0; i < order.Length; i++)
        {
            svg.Box(Left + (i * 110), 30, 10, 10, Fill(order[i]), null);
            svg.Words(Left + 14 + (i * 110), 39, order[i]);
        }

        var bottom = Top + BarsHeight;
        svg.Line(Left, bottom, Width - Right, bottom, "#333333");
        if (weeks.Count == 0)
        {
            svg.Words(Left, bottom - 10, new Localized("没有发牌", "No card was issued").In(language));
            return svg.End();
        }

        var (first, last) = (weeks.Keys.Min(), weeks.Keys.Max());
        var count = ((last.DayNumber - first.DayNumber) / 7) + 1;
        var step = (Width - Left - Right) / count;
        var most = weeks.Values.Max(w => w.Values.Sum());
        svg.Words(Left - 6, Top + 10, most.ToString(CultureInfo.InvariantCulture), "end");
        foreach (var (monday, cards) in weeks)
        {
            var x = Left + ((monday.DayNumber - first.DayNumber) / 7 * step);
            var y = bottom;
            foreach (var kind in order)
            {
                if (cards.TryGetValue(kind, out var number))
                {
                    var height = BarsHeight * number / most;
                    y -= height;
                    svg.Box(x, y, Math.Max(0.5, step * 0.9), height, Fill(kind), $"{ValueText.Date(monday)} {kind}: {number}");
                }
            }
        }

        svg.Words(Left, bottom + 18, ValueText.Date(first));
        if (count > 1)
        {
            svg.Words(Width - Right, bottom + 18, ValueText.Date(last), "end");
        }

        return svg.End();

        string Fill(string kind) => kind switch
        {
            "提醒" => Fills[0],
            "黄牌" => Fills[1],
            "红牌" => Fills[2],
            _ => Fills[3 + (Math.Max(0, kinds.Values.IndexOf(kind)) % 3)],
        };
    }
}
