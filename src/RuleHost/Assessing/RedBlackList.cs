using System.Globalization;
using RuleHost.Values;

namespace RuleHost.Assessing;

/// <summary>
/// The red and black list: of every group the first, of all who are ranked together the last. Whoever ties with the last of a list is on it, too; equals share
/// a place, and their order means nothing. Whoever is on the red list is not on the black one, and a total that is not known is on neither.
/// A veto always wins: whom one forbids a grade is not praised, whatever the total, nor is who may be forbidden one; the place goes to the next,
/// and the veto is named. It brings nobody on the black list, which goes by the totals alone.
/// </summary>
internal static class RedBlackList
{
    public static string Of(Assessment assessment, Rulebook rulebook, int length, Language language)
    {
        var title = rulebook.Model.Definition.Title;
        var page = new HtmlPage(language == Language.Chinese ? $"{title} {assessment.Period} 红黑榜" : $"{title}: red and black list of {assessment.Period}", language);
        foreach (var table in assessment.Listed(rulebook).GroupBy(Assessment.Table))
        {
            var known = table.Where(d => Assessment.Score(d)?.Total is not null).ToList();
            var leading = new HashSet<Decision>();
            foreach (var group in known.GroupBy(d => Assessment.Group(d) ?? ""))
            {
                var praised = First(group.Where(d => Assessment.Doubted(Assessment.Leading(d)).Count == 0), length, descending: true);
                List(page, page.Say("红榜 ", "Red list: ") + (group.Key.Length == 0 ? table.Key : $"{table.Key} {group.Key}"), praised);
                var passed = First(group, length, descending: true).Select(u => u.Decision).Except(praised.Select(u => u.Decision)).ToList();
                if (passed.Count > 0)
                {
                    page.Paragraph(page.Say("有否决或者否决待查，不上红榜：", "Not praised, for a veto stands or may stand: ") + string.Join(page.Say("、", ", "), passed.Select(d => Vetoed(page, d))));
                }

                leading.UnionWith([.. praised.Select(u => u.Decision), .. passed]);
            }

            List(page, page.Say("黑榜 ", "Black list: ") + table.Key, First(known.Where(d => !leading.Contains(d)), length, descending: false));
            if (table.Where(d => Assessment.Score(d)?.Total is null).Select(Assessment.Unit).ToList() is { Count: > 0 } open)
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

    /// <summary>Who it is, and which vetoes stand or are still to be looked into.</summary>
    private static string Vetoed(HtmlPage page, Decision decision)
    {
        var standing = Assessment.Standing(Assessment.Leading(decision)).ToHashSet(StringComparer.Ordinal);
        var vetoes = Assessment.Doubted(Assessment.Leading(decision)).Select(id => standing.Contains(id) ? id : page.Say($"{id}待查", $"{id} unknown"));
        return page.Say($"{Assessment.Unit(decision)}（{string.Join('、', vetoes)}）", $"{Assessment.Unit(decision)} ({string.Join(", ", vetoes)})");
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
