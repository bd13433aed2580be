using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Decisions;
using RuleHost.Values;

namespace RuleHost.Assessing;

/// <summary>
/// The bulletin of a month or year: who stands where and by what, a table a group. Every figure is counted from its own list; nothing on it
/// tells of the text's version, so that what decided then prints the same for ever.
/// </summary>
internal static class Bulletin
{
    public static string Of(Assessment assessment, Rulebook rulebook, Language language)
    {
        var title = rulebook.Model.Definition.Title;
        var page = new HtmlPage(language == Language.Chinese ? $"{title} {assessment.Period} 通报" : $"{title}: bulletin of {assessment.Period}", language);
        page.Paragraph(page.Say("截至 ", "As of ") + assessment.AsOf.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        if (!assessment.Cards.IsEmpty)
        {
            var cards = string.Join(page.Say("，", ", "), assessment.Cards.Select(c => page.Say($"{c.Kind} {c.Count} 张", $"{c.Kind} {c.Count}")));
            page.Paragraph(page.Say("本期发牌：", "Cards issued in it: ") + cards);
        }

        var tables = assessment.Listed(rulebook).GroupBy(d => (Name: Assessment.Table(d), Group: Assessment.Group(d))).ToList();
        foreach (var table in tables)
        {
            Table(page, table.Key.Name, table.Key.Group, [.. table]);
        }

        if (tables.Count == 0)
        {
            page.Paragraph(page.Say("没有按这一期间考核的记录。", "There is no record that is assessed by such a period."));
        }

        return page.End();
    }

    private static void Table(HtmlPage page, string name, string? group, ImmutableArray<Decision> decisions)
    {
        page.Heading(group is null ? page.Say($"{name}（组别待查）", $"{name} (group unknown)") : group.Length == 0 ? name : $"{name} {group}");
        page.Paragraph(Counts(page, decisions));
        var items = decisions.Select(Assessment.Score).OfType<ScoreFinding>().FirstOrDefault(s => s.Matters)?.Items.Select(i => i.Name).ToList() ?? [];
        page.Table(
            [page.Say("名次", "rank"), page.Say("单位", "unit"), .. items, page.Say("加", "plus"), page.Say("扣", "minus"), page.Say("总分", "total"), page.Say("等次", "grade"), page.Say("否决", "vetoes")],
            decisions.Select(d => Row(page, d, items)));
    }

    /// <summary>How many take part, and how many got what, each with its share.</summary>
    private static string Counts(HtmlPage page, ImmutableArray<Decision> decisions)
    {
        var parts = new List<string> { page.Say($"参评 {decisions.Length} 个", $"{decisions.Length} take part") };
        var graded = decisions.Select(Assessment.Leading).OfType<GradeFinding>().Where(g => g.Matters).ToList();
        foreach (var grade in graded.GroupBy(g => g.Grade).OrderByDescending(g => g.First().Ordinal))
        {
            var share = ValueText.Number(decimal.Round(100m * grade.Count() / decisions.Length, 1, MidpointRounding.AwayFromZero)) + "%";
            parts.Add(page.Say($"{grade.Key ?? "待查"} {grade.Count()} 个（{share}）", $"{grade.Key ?? "unknown"} {grade.Count()} ({share})"));
        }

        if (graded.Count(g => g.Without is not null) is > 0 and var vetoed)
        {
            parts.Add(page.Say($"被否决降等 {vetoed} 个", $"{vetoed} lowered by a veto"));
        }

        return string.Join(page.Say("，", ", "), parts);
    }

    private static List<string> Row(HtmlPage page, Decision decision, List<string> items)
    {
        var (grade, score) = (Assessment.Leading(decision), Assessment.Score(decision));
        var known = score is { Matters: true } ? score : null;
        return
        [
            grade?.Rank?.ToString(CultureInfo.InvariantCulture) ?? "",
            Assessment.Unit(decision),
            .. items.Select(i => HtmlPage.Number(known?.Items.FirstOrDefault(own => own.Name == i)?.Points)),
            Sum(known, plus: true),
            Sum(known, plus: false),
            known is null ? page.Say("不适用", "not applicable") : known.Total is { } total ? ValueText.Number(total) : $"{HtmlPage.Number(known.Low)} – {HtmlPage.Number(known.High)}",
            grade is null or { Matters: false } ? "" : grade.Grade ?? page.Say("待查", "unknown"),
            string.Join(" ", Assessment.Standing(grade)),
        ];
    }

    private static string Sum(ScoreFinding? score, bool plus) => score is null ? "" : HtmlPage.Number(ScoreFinding.Number(score.Outcome.Sum(plus)));
}
