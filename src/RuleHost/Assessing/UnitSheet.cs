using System.Globalization;
using System.Net;
using System.Text;
using RuleHost.Values;

namespace RuleHost.Assessing;

/// <summary>
/// The sheet that a unit gets: its total and grade, a bar an item, and every point explained. One page without scripts or anything from
/// elsewhere, made to be printed; the same assessment gives the same bytes.
/// </summary>
internal static class UnitSheet
{
    private const string Style = """
        body{font:14px/1.6 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:52em;margin:2em auto;padding:0 1em;color:#222}
        h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.6em;border-bottom:1px solid #bbb}
        table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.2em .6em;text-align:left}
        ul{padding-left:1.3em;margin:.2em 0}.sum{font-size:1.2em}
        .bar{fill:#4a78a8}.open{fill:#ddd;stroke:#999}text{font-size:12px}
        @media print{body{margin:0;max-width:none}h2{break-after:avoid}li,tr{break-inside:avoid}}
        """;

    public static string Of(Decision decision, Language language)
    {
        var html = new StringBuilder();
        string Say(string chinese, string english) => language == Language.Chinese ? chinese : english;
        var title = $"{decision.Type} {decision.Key}";
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{(language == Language.Chinese ? "zh-CN" : "en")}\">\n<meta charset=\"utf-8\">\n<title>{Text(title)}</title>\n<style>\n{Style}\n</style>\n<h1>{Text(title)}</h1>\n");
        foreach (var grade in decision.Grades.Where(g => g.Matters))
        {
            var name = grade.Grade ?? Say("待查:", "unknown: ") + string.Join(Say("、", ", "), grade.Possible);
            var rank = grade.Rank is { } place ? Say($",名次 {place} / {grade.Entrants}", $", rank {place} of {grade.Entrants}") : "";
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"sum\">{Text(grade.Id)} <b>{Text(name)}</b>{Text(rank)}</p>\n");
        }

        foreach (var score in decision.Scores.Where(s => s.Matters))
        {
            var total = score.Total is { } known ? ValueText.Number(known) : $"{Number(score.Low)} – {Number(score.High)}";
            html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(score.Id)} {Text(total)}</h2>\n");
            Chart(html, score);
        }

        html.Append(CultureInfo.InvariantCulture, $"<h2>{Say("逐条说明", "Line by line")}</h2>\n");
        foreach (var finding in decision.Scores.Cast<Finding>().Concat(decision.Grades).Concat(decision.Vetoes.Where(v => v.Matters)).Concat(decision.Consequences.Where(c => c.Matters)).Distinct())
        {
            html.Append("<ul>\n");
            Node(html, finding.Explanation(), language);
            html.Append("</ul>\n");
        }

        html.Append(CultureInfo.InvariantCulture, $"<p>{Text($"{decision.Rulebook.Id} {decision.Rulebook.Version}, {decision.AsOf:yyyy-MM-dd HH:mm zzz}, {decision.Rulebook.Hash}")}</p>\n</html>\n");
        return html.ToString();
    }

    /// <summary>A bar an item: what it gave of what it could give. An item that is not known yet is an empty bar.</summary>
    private static void Chart(StringBuilder html, ScoreFinding score)
    {
        if (score.Items.IsEmpty)
        {
            return;
        }

        const int Row = 24, Left = 150, Width = 300;
        html.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" width=\"{Left + Width + 110}\" height=\"{(score.Items.Length * Row) + 4}\">\n");
        for (var i = 0; i < score.Items.Length; i++)
        {
            var line = score.Outcome.Lines[i];
            var y = i * Row;
            var full = ScoreFinding.Number(line.Full.Value);
            var width = score.Items[i].Value is { } value && full > 0 ? Math.Clamp((double)(value / full.Value), 0, 1) * Width : 0;
            html.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{y + 17}\">{Text(score.Items[i].Name)}</text><rect class=\"open\" x=\"{Left}\" y=\"{y + 4}\" width=\"{Width}\" height=\"16\"/><rect class=\"bar\" x=\"{Left}\" y=\"{y + 4}\" width=\"{width:0.#}\" height=\"16\"/><text x=\"{Left + Width + 8}\" y=\"{y + 17}\">{Text(Number(score.Items[i].Value))} / {Text(Number(full))}</text>\n");
        }

        html.Append("</svg>\n");
    }

    private static void Node(StringBuilder html, Explanation node, Language language)
    {
        var state = node.State is { } key ? (language == Language.Chinese ? ":" : ": ") + ExplanationWords.State(key).In(language) : "";
        html.Append("<li>").Append(Text(node.Text.In(language) + state));
        if (!node.Children.IsEmpty)
        {
            html.Append("\n<ul>\n");
            foreach (var child in node.Children)
            {
                Node(html, child, language);
            }

            html.Append("</ul>\n");
        }

        html.Append("</li>\n");
    }

    private static string Number(decimal? number) => number is { } known ? ValueText.Number(known) : "?";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
