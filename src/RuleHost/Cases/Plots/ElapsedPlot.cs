using RuleHost.Model;
using RuleHost.Text;

namespace RuleHost.Cases.Plots;

/// <summary><c>elapsed.svg</c>: for each limit, how many clocks took which share of it; the limit itself is the line in the middle.</summary>
internal static class ElapsedPlot
{
    private const string InTime = "#4c78a8";
    private const string Late = "#c44e52";
    private const double Width = 720;
    private const double Left = 60;
    private const double BarsHeight = 110;
    private const double PanelHeight = 180;
    private const double Head = 50;
    private const double Thinnest = 2;

    public static string Draw(IReadOnlyDictionary<string, LimitTally> limits, RulebookModel model, DateOnly day, Language language)
    {
        var title = new Localized("用时与时限", "Time taken against the limit").In(language);

        // A limit that nothing came of yet has nothing to show.
        var drawn = limits.Where(l => l.Value.InTime.Sum() + l.Value.Late.Sum() > 0).ToList();
        using var svg = new Svg(Width, Head + (PanelHeight * Math.Max(1, drawn.Count)), title);
        svg.Words(Left, 20, title, strong: true);
        svg.Box(Left, 30, 10, 10, InTime, null);
        svg.Words(Left + 14, 39, new Localized("按期", "in time").In(language));
        svg.Box(Left + 80, 30, 10, 10, Late, null);
        svg.Words(Left + 94, 39, new Localized("迟办或逾期未办", "late, or open and overdue").In(language));
        var top = Head;
        foreach (var (id, tally) in drawn)
        {
            Panel(svg, top, Name(id, model.TitleOf(id, day)), tally, language);
            top += PanelHeight;
        }

        if (drawn.Count == 0)
        {
            svg.Words(Left, top + 14, new Localized("还没有办结的，也没有逾期的", "nothing answered yet, and nothing overdue").In(language));
        }

        return svg.End();
    }

    private static string Name(string id, string title) => title.Length > 0 ? $"{id} {title}" : id;

    private static void Panel(Svg svg, double top, string name, LimitTally tally, Language language)
    {
        const double Step = (Width - Left - 20) / LimitTally.Bars;
        var bottom = top + 24 + BarsHeight;
        var most = Math.Max(1, Enumerable.Range(0, LimitTally.Bars).Max(i => tally.InTime[i] + tally.Late[i]));
        svg.Words(Left, top + 14, name, strong: true);
        svg.Words(Left - 6, top + 30, most.ToString(System.Globalization.CultureInfo.InvariantCulture), "end");
        for (var i = 0; i < LimitTally.Bars; i++)
        {
            var x = Left + (i * Step);
            var share = i == LimitTally.Bars - 1 ? new Localized("超过 200%", "over 200%") : Localized.Same($"{i * 10}–{(i + 1) * 10}%");
            var y = bottom;
            foreach (var (count, fill) in new[] { (tally.InTime[i], InTime), (tally.Late[i], Late) })
            {
                if (count > 0)
                {
                    // One among thousands is seen all the same.
                    var height = Math.Max(Thinnest, BarsHeight * count / most);
                    y -= height;
                    svg.Box(x + 1, y, Step - 2, height, fill, $"{share.In(language)}: {count}");
                }
            }
        }

        svg.Line(Left, bottom, Width - 20, bottom, "#333333");
        svg.Line(Left + (10 * Step), top + 20, Left + (10 * Step), bottom, "#333333", dashed: true);
        foreach (var tenths in new[] { 0, 5, 10, 15, 20 })
        {
            var mark = tenths switch { 10 => new Localized("时限", "limit"), 20 => new Localized("200% 以上", "over 200%"), _ => Localized.Same($"{tenths * 10}%") };
            svg.Words(tenths == 20 ? Width - 20 : Left + (tenths * Step), bottom + 16, mark.In(language), tenths == 20 ? "end" : "middle");
        }
    }
}
