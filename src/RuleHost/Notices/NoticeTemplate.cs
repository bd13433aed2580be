using System.Collections.Immutable;
using System.Text;
using RuleHost.Text;

namespace RuleHost.Notices;

/// <summary>
/// A page of HTML with blanks <c>{{name}}</c>. The product brings one; a rulebook's folder may bring its own, one for all papers
/// (<c>notices/通知书.html</c>) or one for a kind (<c>notices/黄牌.html</c>).
/// </summary>
internal sealed class NoticeTemplate
{
    /// <summary>The blanks there are.</summary>
    public static readonly ImmutableArray<string> Blanks = ["标题", "文号", "受文者", "正文", "效力", "条文", "案件", "理由", "依据", "发文者", "日期", "送达时间"];

    /// <summary>How many unknown blanks are told: whoever repeats a mistake a thousand times mends it once.</summary>
    private const int MostReported = 20;

    /// <summary>What is longer is no name, but a blank that was not closed.</summary>
    private const int LongestBlank = 100;

    private readonly ImmutableArray<(string Text, string? Blank)> _parts;

    private NoticeTemplate(ImmutableArray<(string Text, string? Blank)> parts) => _parts = parts;

    /// <summary>The template for a kind of paper: the rulebook's own for it, else its own for all, else the product's.</summary>
    /// <param name="own">The rulebook's templates by file name without ending.</param>
    /// <param name="kind">The kind of paper.</param>
    public static NoticeTemplate For(IReadOnlyDictionary<string, NoticeTemplate> own, string kind) =>
        own.TryGetValue(FileName(kind), out var special) ? special : own.TryGetValue("通知书", out var general) ? general : Shipped();

    /// <summary>
    /// A kind of paper as a part of a file's name: a rulebook may call its cards anything, so that what is neither letter nor digit is
    /// written as its number. Two kinds never share a file.
    /// </summary>
    public static string FileName(string kind) => string.Concat(kind.Select(c => char.IsLetterOrDigit(c) ? c.ToString() : $"_{(int)c:X4}"));

    /// <summary>The template that the product brings.</summary>
    public static NoticeTemplate Shipped()
    {
        using var stream = typeof(NoticeTemplate).Assembly.GetManifestResourceStream("notice.html")!;
        using var reader = new StreamReader(stream);
        return Parse(new SourceText("notice.html", reader.ReadToEnd()), new DiagnosticBag())!;
    }

    /// <summary>Reads a template; null, with a diagnostic each, where a blank is not one of <see cref="Blanks"/> or is not closed, or there is none.</summary>
    public static NoticeTemplate? Parse(SourceText source, DiagnosticBag diagnostics)
    {
        var parts = ImmutableArray.CreateBuilder<(string, string?)>();
        var (text, at) = (source.Content, 0);
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        while (unknown.Count < MostReported && text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0 || close - open > LongestBlank)
            {
                diagnostics.Report(NoticeDiagnostics.OpenBlank, new SourceLocation(source, new TextSpan(open, 2)));
                return null;
            }

            var name = text[(open + 2)..close].Trim();
            if (!Blanks.Contains(name) && unknown.Add(name))
            {
                diagnostics.Add(new Diagnostic(NoticeDiagnostics.UnknownBlank, new SourceLocation(source, TextSpan.FromBounds(open, close + 2)), [name, string.Join("、", Blanks)])
                {
                    SpecialHint = DidYouMean.Hint(name, Blanks),
                });
            }

            parts.Add((text[at..open], name));
            at = close + 2;
        }

        if (parts.Count == 0)
        {
            diagnostics.Report(NoticeDiagnostics.NoBlank, new SourceLocation(source, new TextSpan(0, Math.Min(1, text.Length))));
            return null;
        }

        parts.Add((text[at..], null));
        return unknown.Count == 0 ? new NoticeTemplate(parts.ToImmutable()) : null;
    }

    /// <summary>The page, each blank filled with HTML.</summary>
    public string Fill(Func<string, string> html)
    {
        var page = new StringBuilder();
        foreach (var (text, blank) in _parts)
        {
            page.Append(text).Append(blank is null ? "" : html(blank));
        }

        return page.ToString();
    }
}
