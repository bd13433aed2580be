using System.Net;
using System.Text;
using RuleHost.Values;

namespace RuleHost.Assessing;

/// <summary>A page that stands alone and is made to be printed: no script, nothing loaded from elsewhere.</summary>
internal sealed class HtmlPage
{
    private const string Style = """
        body{font:14px/1.6 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:52em;margin:2em auto;padding:0 1em;color:#222}
        h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.6em;border-bottom:1px solid #bbb}
        table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.2em .6em;text-align:left}td.n{text-align:right}
        ul{padding-left:1.3em;margin:.2em 0}.sum{font-size:1.2em}.red{color:#b00020}
        .bar{fill:#4a78a8}.open{fill:#ddd;stroke:#999}text{font-size:12px}
        @media print{body{margin:0;max-width:none}h2{break-after:avoid}li,tr{break-inside:avoid}}
        """;

    private readonly StringBuilder _html = new();
    private readonly Language _language;

    public HtmlPage(string title, Language language)
    {
        _language = language;
        Add($"<!DOCTYPE html>\n<html lang=\"{(language == Language.Chinese ? "zh-CN" : "en")}\">\n<meta charset=\"utf-8\">\n<title>{Text(title)}</title>\n<style>\n{Style}\n</style>\n<h1>{Text(title)}</h1>\n");
    }

    public Language Language => _language;

    public string Say(string chinese, string english) => _language == Language.Chinese ? chinese : english;

    /// <summary>Adds markup; what people wrote goes through <see cref="Text"/> first.</summary>
    public void Add(string html) => _html.Append(html);

    public void Heading(string text) => Add($"<h2>{Text(text)}</h2>\n");

    public void Paragraph(string text) => Add($"<p>{Text(text)}</p>\n");

    public void Table(IEnumerable<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        Add("<table>\n<tr>" + string.Concat(header.Select(h => $"<th>{Text(h)}</th>")) + "</tr>\n");
        foreach (var row in rows)
        {
            Add("<tr>" + string.Concat(row.Select(c => $"<td>{Text(c)}</td>")) + "</tr>\n");
        }

        Add("</table>\n");
    }

    public string End() => _html.Append("</html>\n").ToString();

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    public static string Number(decimal? number) => number is { } known ? ValueText.Number(known) : "?";
}
