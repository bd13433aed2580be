using System.Globalization;
using System.Text;
using System.Text.Json;
using RuleHost.Assessing;
using RuleHost.Cases;
using RuleHost.Decisions;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Comparing;

/// <summary>Writes what a comparison found: JSON for programs, a page for people.</summary>
internal static class DiffWriter
{
    /// <summary>How many changed outcomes the page shows one by one; all of them are in changed.ndjson.</summary>
    private const int MostShown = 500;

    /// <summary>Writes diff.json, changed.ndjson and diff.html into a folder.</summary>
    public static void Write(string folder, RulebookDiff diff, TimeZoneInfo zone, Language language)
    {
        using (var changed = new NdjsonFile(folder, "changed.ndjson"))
        {
            foreach (var change in diff.Changes)
            {
                Members(changed.Begin(), change, diff, zone);
                changed.End();
            }
        }

        File.WriteAllText(Path.Combine(folder, "diff.json"), Json(diff) + "\n", new UTF8Encoding(false));
        File.WriteAllText(Path.Combine(folder, "diff.html"), Page(diff, zone, language), new UTF8Encoding(false));
    }

    /// <summary>Everything but the changed outcomes one by one.</summary>
    public static string Json(RulebookDiff diff)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, DecisionJson.Options))
        {
            writer.WriteStartObject();
            Identity(writer, "old", diff.Old);
            Identity(writer, "new", diff.New);
            writer.WriteString("effective", diff.Effective is { } day ? ValueText.Date(day) : null);
            writer.WriteStartArray("provisions");
            foreach (var change in diff.Text.Provisions)
            {
                writer.WriteStartObject();
                writer.WriteString("id", change.Id);
                writer.WriteString("kind", change.Kind);
                writer.WriteString("change", Key(change.Change));
                writer.WriteString("from", change.From is { } from ? ValueText.Date(from) : null);
                writer.WriteString("until", change.Until is { } until ? ValueText.Date(until) : null);
                DecisionJson.Strings(writer, "removed", change.Gone);
                DecisionJson.Strings(writer, "added", change.Come);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("values");
            foreach (var change in diff.Text.Values)
            {
                writer.WriteStartObject();
                writer.WriteString("name", change.Name);
                writer.WriteString("from", change.From is { } from ? ValueText.Date(from) : null);
                writer.WriteString("old", change.Old);
                writer.WriteString("new", change.New);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("vocabulary");
            foreach (var change in diff.Text.Vocabulary)
            {
                writer.WriteStartObject();
                writer.WriteString("section", change.Section);
                writer.WriteString("name", change.Name);
                writer.WriteString("part", change.Part);
                writer.WriteString("old", change.Old);
                writer.WriteString("new", change.New);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (diff.Cases is { } cases)
            {
                Counts(writer, diff, cases);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Counts(Utf8JsonWriter writer, RulebookDiff diff, int cases)
    {
        writer.WriteStartObject("cases");
        writer.WriteNumber("total", cases);
        writer.WriteNumber("changed", diff.CasesChanged);
        writer.WriteNumber("outcomes", diff.Changes.Length);
        writer.WriteNumber("broken", diff.Broken.Length);
        writer.WriteEndObject();
        writer.WriteStartObject("outcomes");
        foreach (var (provision, moves) in Moves(diff))
        {
            writer.WriteStartObject(provision);
            foreach (var (move, count) in moves)
            {
                writer.WriteNumber(move, count);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartObject("units");
        foreach (var (unit, (total, changed)) in diff.Units)
        {
            writer.WriteStartObject(unit);
            writer.WriteNumber("total", total);
            writer.WriteNumber("changed", changed);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>How often an outcome of each provision went from which state to which.</summary>
    public static SortedDictionary<string, SortedDictionary<string, int>> Moves(RulebookDiff diff)
    {
        var moves = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var change in diff.Changes)
        {
            if (!moves.TryGetValue(change.Provision, out var of))
            {
                moves[change.Provision] = of = new(StringComparer.Ordinal);
            }

            var move = $"{change.Old ?? "-"} → {change.New ?? "-"}";
            of[move] = of.GetValueOrDefault(move) + 1;
        }

        return moves;
    }

    private static void Members(Utf8JsonWriter writer, OutcomeChange change, RulebookDiff diff, TimeZoneInfo zone)
    {
        writer.WriteString("type", change.Type);
        writer.WriteString("key", change.Key);
        writer.WriteString("unit", change.Unit);
        writer.WriteString("provision", change.Provision);
        writer.WriteString("old", change.Old);
        writer.WriteString("new", change.New);
        writer.WriteString("time", change.Time is { } time ? DecisionJson.Instant(TimeZoneInfo.ConvertTime(new DateTimeOffset(time), zone)) : null);
        writer.WriteBoolean("meant", change.IsMeant);
        writer.WriteBoolean("broken", diff.Broken.Contains(change));
        writer.WriteStartObject("parts");
        foreach (var (part, old, now) in change.What)
        {
            writer.WriteStartArray(part);
            writer.WriteStringValue(old);
            writer.WriteStringValue(now);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void Identity(Utf8JsonWriter writer, string name, RulebookIdentity identity)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id", identity.Id);
        writer.WriteString("version", identity.Version);
        writer.WriteString("hash", identity.Hash);
        writer.WriteEndObject();
    }

    public static string Key(TextChange change) => change switch
    {
        TextChange.Added => "added",
        TextChange.Removed => "removed",
        _ => "changed",
    };

    public static Localized Word(TextChange change) => change switch
    {
        TextChange.Added => new("新增", "added"),
        TextChange.Removed => new("删去", "removed"),
        _ => new("修改", "changed"),
    };

    private static string Page(RulebookDiff diff, TimeZoneInfo zone, Language language)
    {
        var page = new HtmlPage(language == Language.Chinese ? $"{diff.New.Id}：{diff.Old.Version} 与 {diff.New.Version} 对照" : $"{diff.New.Id}: {diff.Old.Version} against {diff.New.Version}", language);
        page.Paragraph(diff.Effective is { } day
            ? page.Say($"新条文自 {ValueText.Date(day)} 起可能不同。", $"The new text may come out otherwise from {ValueText.Date(day)} on.")
            : page.Say("新条文没有写从哪天起，任何案件都可能不同。", "The new text does not say from when: any case may come out otherwise."));
        Provisions(page, diff);
        if (diff.Cases is { } cases)
        {
            page.Heading(page.Say("案件", "Cases"));
            page.Paragraph(page.Say(
                $"共 {cases} 件，其中 {diff.CasesChanged} 件的结果不同（{diff.Changes.Length} 处）；不该变而变了的 {diff.Broken.Length} 处。",
                $"{cases} cases, of which {diff.CasesChanged} come out otherwise ({diff.Changes.Length} outcomes); {diff.Broken.Length} should have stayed and did not."));
            page.Table(
                [page.Say("条文", "provision"), page.Say("原来 → 现在", "before → now"), page.Say("处", "count")],
                Moves(diff).SelectMany(p => p.Value.Select(m => (IReadOnlyList<string>)[p.Key, States(m.Key, language), m.Value.ToString(CultureInfo.InvariantCulture)])));
            if (diff.Units.Count > 0)
            {
                page.Heading(page.Say("按单位", "By unit"));
                page.Table(
                    [page.Say("单位", "unit"), page.Say("案件", "cases"), page.Say("结果不同", "come out otherwise")],
                    diff.Units.Select(u => (IReadOnlyList<string>)[u.Key, u.Value.Cases.ToString(CultureInfo.InvariantCulture), u.Value.Changed.ToString(CultureInfo.InvariantCulture)]));
            }

            Outcomes(page, page.Say("不该变而变了的", "Should have stayed and did not"), diff.Broken, zone);
            Outcomes(page, page.Say("结果不同的", "Come out otherwise"), diff.Changes, zone);
        }

        return page.End();
    }

    private static void Provisions(HtmlPage page, RulebookDiff diff)
    {
        page.Heading(page.Say("条文", "Provisions"));
        if (diff.Text.IsEmpty)
        {
            page.Paragraph(page.Say("没有不同。", "No difference."));
            return;
        }

        foreach (var change in diff.Text.Provisions)
        {
            var since = change.From is { } from ? page.Say($"，{ValueText.Date(from)} 起施行", $", in force from {ValueText.Date(from)}") : "";
            page.Add($"<p><b>{HtmlPage.Text(change.Id)}</b> {HtmlPage.Text(change.Title)} — {HtmlPage.Text(Word(change.Change).In(page.Language) + since)}</p>\n<ul>\n");
            foreach (var clause in change.Gone)
            {
                page.Add($"<li><del class=\"red\">{HtmlPage.Text(clause)}</del></li>\n");
            }

            foreach (var clause in change.Come)
            {
                page.Add($"<li><ins>{HtmlPage.Text(clause)}</ins></li>\n");
            }

            page.Add("</ul>\n");
        }

        if (!diff.Text.Values.IsEmpty)
        {
            page.Table(
                [page.Say("参数、惯例", "parameter, convention"), page.Say("自", "from"), page.Say("原来", "before"), page.Say("现在", "now")],
                diff.Text.Values.Select(v => (IReadOnlyList<string>)[v.Name, v.From is { } from ? ValueText.Date(from) : "", v.Old ?? "–", v.New ?? "–"]));
        }

        if (!diff.Text.Vocabulary.IsEmpty)
        {
            page.Table(
                [page.Say("表、日历、处理梯等", "tables, calendars, ladders, …"), page.Say("名称", "name"), page.Say("原来", "before"), page.Say("现在", "now")],
                diff.Text.Vocabulary.Select(v => (IReadOnlyList<string>)[v.Kind.In(page.Language), v.Of, v.Old ?? "–", v.New ?? "–"]));
        }
    }

    private static void Outcomes(HtmlPage page, string heading, IReadOnlyCollection<OutcomeChange> changes, TimeZoneInfo zone)
    {
        if (changes.Count == 0)
        {
            return;
        }

        page.Heading(heading);
        page.Table(
            [page.Say("案件", "case"), page.Say("单位", "unit"), page.Say("时间", "time"), page.Say("条文", "provision"), page.Say("原来", "before"), page.Say("现在", "now")],
            changes.Take(MostShown).Select(c => (IReadOnlyList<string>)
            [
                $"{c.Type} {c.Key}", c.Unit ?? "", c.Time is { } time ? ValueProse.Instant(time, zone) : "", c.Provision,
                string.Join("; ", c.What.Select(w => Part(w.Part, w.Old, page.Language))), string.Join("; ", c.What.Select(w => Part(w.Part, w.New, page.Language))),
            ]));
        if (changes.Count > MostShown)
        {
            page.Paragraph(page.Say($"只列出 {MostShown} 处，全部 {changes.Count} 处在 changed.ndjson。", $"{MostShown} of {changes.Count} are listed; all are in changed.ndjson."));
        }
    }

    private static string Part(string part, string value, Language language) => part == "state" ? ExplanationWords.State(value).In(language) : value.Length == 0 ? $"{part} –" : $"{part} {value}";

    /// <summary>Two states as people call them.</summary>
    public static string States(string move, Language language) =>
        string.Join(" → ", move.Split(" → ").Select(s => s == "-" ? "–" : ExplanationWords.State(s).In(language)));
}
