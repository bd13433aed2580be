using System.Collections.Immutable;
using System.Net;
using System.Text;
using RuleHost.Text;

namespace RuleHost.Notices;

/// <summary>A paper that tells somebody what a clock did: a card, its lifting, a suspension, an extension.</summary>
/// <param name="Kind">What it is: the card's kind, 摘牌, 中止, 延长.</param>
/// <param name="At">When what it tells happened, in the rulebook's zone.</param>
/// <param name="Key">What tells equal instants apart, so that the order never depends on that of the facts.</param>
internal sealed record Notice(string Kind, DateTimeOffset At, string Key)
{
    /// <summary>The words that stand for the blanks of a template, by the blank's name; 理由 apart.</summary>
    public required ImmutableDictionary<string, string> Words { get; init; }

    /// <summary>理由: how it came about and how the days were counted, from the explanation.</summary>
    public required Explanation Grounds { get; init; }

    /// <summary>The number in the year and kind, from 1.</summary>
    public int Number { get; init; }

    /// <summary>〔2011〕3号.</summary>
    public string Reference => $"{Kind}〔{At.Year}〕{Number}号";

    /// <summary>The paper as a page of HTML.</summary>
    public string ToHtml(NoticeTemplate template) => template.Fill(name => name switch
    {
        "文号" => WebUtility.HtmlEncode(Reference),
        "理由" => GroundsAsList(),
        _ => WebUtility.HtmlEncode(Words.GetValueOrDefault(name, "")),
    });

    private string GroundsAsList()
    {
        var html = new StringBuilder();
        Append(html, Grounds.Children.Where(c => !c.IsBasis));
        return html.ToString();
    }

    private static void Append(StringBuilder html, IEnumerable<Explanation> lines)
    {
        var any = false;
        foreach (var line in lines)
        {
            html.Append(any ? "" : "<ul>").Append("<li>").Append(WebUtility.HtmlEncode(line.Sentence(Language.Chinese)));
            Append(html, line.Children);
            html.Append("</li>");
            any = true;
        }

        html.Append(any ? "</ul>" : "");
    }
}
