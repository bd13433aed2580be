using System.Globalization;
using RuleHost.Values;

namespace RuleHost.Assessing;

/// <summary>
/// The red and black list: of every group the first, of all together the last. Whoever ties with the last of a list is on it, too; equals share
/// a place, and their order means nothing. Whoever is on the red list is not on the black one, and a total that is not known is on neither.
/// </summary>
internal static class RedBlackList
{
    public static string Of(Assessment assessment, Rulebook rulebook, int length, Language language)
    {
        var title = rulebook.Model.Definition.Title;
        var page = new HtmlPage(language == Language.Chinese ? $"{title} {assessment.Period} 红黑榜" : $"{title}: red and black list of {assessment.Period}", language);
        foreach (var type in assessment.Listed(rulebook).GroupBy(d => d.Type))
        {
            var known = type.Where(d => Assessment.Score(d)?.Total is not null).ToList();
            var red = known.GroupBy(d => Assessment.Leading(d)?.Group ?? "")
                .Select(g => (Group: g.Key, Units: First(g, length, descending: true)))
                .ToList();
            foreach (var (group, units) in red)
            {
                List(page, page.Say("红榜 ", "Red list: ") + (group.Length == 0 ? type.Key : $"{type.Key} {group}"), units);
            }

            var praised = red.SelectMany(r => r.Units.Select(u => u.Decision)).ToHashSet();
            List(page, page.Say("黑榜 ", "Black list: ") + type.Key, First(known.Where(d => !praised.Contains(d)), length, descending: false));
            if (type.Where(d => Assessment.Score(d)?.Total is null).Select(Assessment.Unit).ToList() is { Count: > 0 } open)
            {
                page.Paragraph(page.Say("总分未定，没有排：", "Not ranked, the total is not known: ") + string.Join(page.Say("、", ", "), open));
            }
        }

        page.Paragraph(page.Say("同分同名次，不分先后。", "Equal totals share a place; their order means nothing."));
        return page.End();
    }

    /// <summary>The first so many by total, and whoever ties with the last of them; each with its place.</summary>
    private static List<(int Place, Decision Decision, decimal Total)> First(IEnumerable<Decision> decisions, int length, bool descending)
    {
        var all = decisions.Select(d => (Decision: d, Total: Assessment.Score(d)!.Total!.Value)).ToList();
        var ordered = (descending ? all.OrderByDescending(d => d.Total) : all.OrderBy(d => d.Total)).ThenBy(d => d.Decision.Key, StringComparer.Ordinal).ToList();
        var listed = new List<(int, Decision, decimal)>();
        for (var i = 0; i < ordered.Count; i++)
        {
            var place = 1 + ordered.FindIndex(d => d.Total == ordered[i].Total);
            if (place > length)
            {
                break;
            }

            listed.Add((place, ordered[i].Decision, ordered[i].Total));
        }

        return listed;
    }

    private static void List(HtmlPage page, string heading, List<(int Place, Decision Decision, decimal Total)> units)
    {
        page.Heading(heading);
        if (units.Count == 0)
        {
            page.Paragraph(page.Say("无", "none"));
            return;
        }

        page.Table(
            [page.Say("位次", "place"), page.Say("单位", "unit"), page.Say("总分", "total")],
            units.Select(u => (IReadOnlyList<string>)[u.Place.ToString(CultureInfo.InvariantCulture), Assessment.Unit(u.Decision), ValueText.Number(u.Total)]));
    }
}
