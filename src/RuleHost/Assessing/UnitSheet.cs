using System.Globalization;
using RuleHost.Decisions;
using RuleHost.Values;

namespace RuleHost.Assessing;

/// <summary>
/// The sheet that a unit gets: its total and grade, a bar an item, and every point explained. The same assessment gives the same bytes, also when
/// the rulebook has since got later texts: which version and hash decided stands in summary.json.
/// </summary>
internal static class UnitSheet
{
    public static string Of(Decision decision, Rulebook rulebook, Language language)
    {
        var page = new HtmlPage($"{decision.Type} {decision.Key}", language);
        foreach (var grade in decision.Grades.Where(g => g.Matters))
        {
            var name = grade.Grade ?? page.Say("待查：", "unknown: ") + string.Join(page.Say("、", ", "), grade.Possible);
            var rank = grade.Rank is { } place ? page.Say($"，名次 {place} / {grade.Entrants}", $", rank {place} of {grade.Entrants}") : "";
            page.Add($"<p class=\"sum\">{HtmlPage.Text(grade.Id)} <b>{HtmlPage.Text(name)}</b>{HtmlPage.Text(rank)}</p>\n");
        }

        foreach (var score in decision.Scores.Where(s => s.Matters))
        {
            var total = score.Total is { } known ? ValueText.Number(known) : $"{HtmlPage.Number(score.Low)} – {HtmlPage.Number(score.High)}";
            page.Heading($"{score.Id} {total}");
            Chart(page, score);
        }

        page.Heading(page.Say("逐条说明", "Line by line"));
        foreach (var finding in decision.Scores.Cast<Finding>().Concat(decision.Grades).Concat(decision.Vetoes.Where(v => v.Matters)).Concat(decision.Consequences.Where(c => c.Matters)).Distinct())
        {
            page.Add("<ul>\n");
            Node(page, finding.Explanation());
            page.Add("</ul>\n");
        }

        if (!decision.Repealed.IsEmpty)
        {
            page.Heading(page.Say("已废止的条文", "Repealed provisions"));
            foreach (var repealed in decision.Repealed)
            {
                page.Paragraph(repealed.Sentence.In(page.Language));
            }
        }

        page.Paragraph(string.Create(CultureInfo.InvariantCulture, $"{rulebook.Model.Definition.Title} ({decision.Rulebook.Id}), {decision.AsOf:yyyy-MM-dd HH:mm zzz}"));
        return page.End();
    }

    /// <summary>A bar an item: what it gave of what it could give. An item that is not known yet is an empty bar.</summary>
    private static void Chart(HtmlPage page, ScoreFinding score)
    {
        if (score.Items.IsEmpty)
        {
            return;
        }

        const int Row = 24, Left = 150, Width = 300;
        page.Add($"<svg role=\"img\" width=\"{Left + Width + 110}\" height=\"{(score.Items.Length * Row) + 4}\">\n");
        for (var i = 0; i < score.Items.Length; i++)
        {
            var line = score.Outcome.Lines[i];
            var y = i * Row;
            var full = ScoreFinding.Number(line.Full.Value);
            var width = score.Items[i].Value is { } value && full > 0 ? Math.Clamp((double)(value / full.Value), 0, 1) * Width : 0;
            page.Add(string.Create(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{y + 17}\">{HtmlPage.Text(score.Items[i].Name)}</text><rect class=\"open\" x=\"{Left}\" y=\"{y + 4}\" width=\"{Width}\" height=\"16\"/><rect class=\"bar\" x=\"{Left}\" y=\"{y + 4}\" width=\"{width:0.#}\" height=\"16\"/><text x=\"{Left + Width + 8}\" y=\"{y + 17}\">{HtmlPage.Number(score.Items[i].Value)} / {HtmlPage.Number(full)}</text>\n"));
        }

        page.Add("</svg>\n");
    }

    private static void Node(HtmlPage page, Explanation node)
    {
        var state = node.State is { } key ? page.Say("：", ": ") + ExplanationWords.State(key).In(page.Language) : "";
        page.Add("<li>" + HtmlPage.Text(node.Text.In(page.Language) + state));
        if (!node.Children.IsEmpty)
        {
            page.Add("\n<ul>\n");
            foreach (var child in node.Children)
            {
                Node(page, child);
            }

            page.Add("</ul>\n");
        }

        page.Add("</li>\n");
    }
}
