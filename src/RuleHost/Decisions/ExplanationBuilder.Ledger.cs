using System.Collections.Immutable;
using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>What happened to a clock: each 中止 and 延长 with when, by whom and why, and what came of it.</summary>
internal sealed partial class ExplanationBuilder
{
    private void Ledger(LimitRound round, ImmutableArray<Explanation>.Builder children)
    {
        foreach (var entry in round.Entries)
        {
            if (Told(entry) is { } told)
            {
                var (zh, en) = (told.Chinese + Circumstances(entry).Chinese, told.English + Circumstances(entry).English);
                children.Add(new Explanation(new(zh, en)));
            }
        }

        if (round.State == ClockState.Suspended)
        {
            children.Add(new Explanation(new("正在中止：没有到期日，不预警，不发牌", "Suspended: there is no due date, nothing warns and no card is issued")));
        }

        if (round.Reading is { Suspended: { Kind: ValueKind.Span } suspended })
        {
            children.Add(new Explanation(new($"共中止 {suspended}，不计入已用", $"Suspended for {suspended} in all, which does not count as used")));
        }

        if (!round.Contrary.IsEmpty)
        {
            var (zh, en) = (string.Join("，", round.Contrary.Select(c => $"按“{c.Limit}”视为 {c.Result}")), string.Join(", ", round.Contrary.Select(c => $"deemed {c.Result} by {c.Limit}")));
            children.Add(new Explanation(new($"冲突：同一沉默，{zh}，两者相反，都不生效", $"Conflict: one silence, {en}; they contradict each other and neither has effect")));
        }

        if (round.Deemed is { } deemed)
        {
            children.Add(new Explanation(new($"{Instant(deemed.At)} 起视为 {deemed.Result}", $"Deemed {deemed.Result} since {Instant(deemed.At)}")));
        }
    }

    /// <summary>每: when it comes, how often it was met, and which times it was not.</summary>
    private static void Occurrences(BoundLimit limit, LimitOutcome outcome, ImmutableArray<Explanation>.Builder children)
    {
        var written = AuthorText.Of(limit.Syntax.Source, limit.Every!.Span);
        children.Add(new Explanation(new($"每 {written}", $"Every {written}")));
        if (limit.InForceFrom is not null || limit.InForceUntil is not null)
        {
            var (from, until) = (limit.InForceFrom is { } f ? ValueText.Date(f) : "", limit.InForceUntil is { } u ? ValueText.Date(u) : "");
            children.Add(new Explanation(new($"施行 {from} 起 {(until.Length > 0 ? $"至 {until}" : "")}".TrimEnd(), $"In force from {from} {(until.Length > 0 ? $"until {until}" : "")}".TrimEnd())));
        }

        if (limit.Until is null)
        {
            return;
        }

        var met = outcome.Rounds.Count(r => r.State == ClockState.Done);
        var missed = outcome.Rounds.Where(r => r.State == ClockState.Overdue && r.Reading?.DueDate is not null).Select(r => ValueText.Date(r.Reading!.DueDate!.Value)).ToList();
        children.Add(new Explanation(new($"已完成 {met}次，未完成 {missed.Count}次", $"Met {met} times, missed {missed.Count} times"), null, [.. missed.Take(MostElements).Select(d => new Explanation(Localized.Same(d)))]));
    }

    /// <summary>The limit before 延长, and how late it is against it.</summary>
    private static void Original(ClockReading reading, ImmutableArray<Explanation>.Builder children)
    {
        if (reading.Original is not { } original || original == reading.DueDate)
        {
            return;
        }

        var (zh, en) = reading.OverdueOriginal is { Kind: ValueKind.Span, Number: > 0 } late ? ($"，对原期限逾期 {late}", $", overdue {late} against it") : ("", "");
        children.Add(new Explanation(new($"原到期日（不计延长）：{ValueText.Date(original)}{zh}", $"Due before extensions: {ValueText.Date(original)}{en}")));
    }

    private Localized? Told(ClockEntry entry) => entry.Kind switch
    {
        ClockEntryKind.Suspended => new($"中止 自 {entry.Cause}：{Instant(entry.Happened)}", $"Suspended since {entry.Cause}: {Instant(entry.Happened)}"),
        ClockEntryKind.Resumed => new($"中止 至 {(entry.Cause == "中止" ? "期满" : entry.Cause)}：{Instant(entry.Happened)}", $"Suspended until {(entry.Cause == "中止" ? "its bound" : entry.Cause)}: {Instant(entry.Happened)}"),
        ClockEntryKind.Extended => new($"延长 {entry.Amount}：{Instant(entry.Happened)} {entry.Cause}", $"Extended by {entry.Amount}: {Instant(entry.Happened)} {entry.Cause}"),
        ClockEntryKind.ExtensionRemoved => new($"撤销延长 {entry.Amount}：{Instant(entry.Happened)} {entry.Cause}", $"Extension by {entry.Amount} taken back: {Instant(entry.Happened)} {entry.Cause}"),
        ClockEntryKind.Restarted => new($"重计 自 {entry.Cause}：{Instant(entry.Happened)}", $"Counted anew since {entry.Cause}: {Instant(entry.Happened)}"),
        ClockEntryKind.CalendarChanged => Changed(entry),
        ClockEntryKind.Moved => Taken(entry),
        _ => null,
    };

    private Localized? Changed(ClockEntry entry)
    {
        var (announced, (before, after)) = (evaluation.DateOf(entry.Happened), entry.Due!.Value);
        var (zh, en) = (before, after) switch
        {
            ({ } was, { } becomes) when was != becomes => ($"，到期日由 {ValueText.Date(was)} 改为 {ValueText.Date(becomes)}", $"; due {ValueText.Date(becomes)} instead of {ValueText.Date(was)}"),
            _ => ("，到期日不变", "; the due day stays"),
        };
        return new($"办理期间放假安排有变：{ValueText.Date(announced)}《{entry.Cause}》{zh}", $"Holidays changed while it ran: {ValueText.Date(announced)}, {entry.Cause}{en}");
    }

    private Localized Taken(ClockEntry entry)
    {
        var (at, (before, after)) = (Day(entry.Happened), entry.Due!.Value);
        var (was, becomes) = (before is { } b ? ValueText.Date(b) : null, after is { } a ? ValueText.Date(a) : null);
        return new(
            $"{at} 起在办的按新的条文办：到期日原为 {was ?? "未定"}，现为 {becomes ?? "未定"}",
            $"From {at} on running clocks go by the later text: due {was ?? "open"} before, {becomes ?? "open"} now");
    }

    private Localized Circumstances(ClockEntry entry)
    {
        var (zh, en) = ("", "");
        if (entry.Actor is { } actor)
        {
            (zh, en) = ($"{zh}，由 {actor}", $"{en}, by {actor}");
        }

        if (entry.Reason is { } reason)
        {
            (zh, en) = ($"{zh}，理由：{reason}", $"{en}, reason: {reason}");
        }

        if (entry.Recorded is { } recorded && recorded != entry.Happened)
        {
            (zh, en) = ($"{zh}，{Instant(recorded)} 补录", $"{en}, recorded {Instant(recorded)}");
        }

        if (entry.BeyondCap)
        {
            (zh, en) = ($"{zh}（超出至多，不延长）", $"{en} (beyond what is allowed: refused)");
        }
        else if (!entry.Counts && entry.Kind is not (ClockEntryKind.CalendarChanged or ClockEntryKind.Moved))
        {
            (zh, en) = ($"{zh}（在到期之后，不改变到期日）", $"{en} (after the limit was over: it does not move the due)");
        }

        return new(zh, en);
    }
}
