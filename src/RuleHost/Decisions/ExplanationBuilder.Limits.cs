using System.Collections.Immutable;
using RuleHost.Cases;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>时限: from when it ran, how long it was, which days did not count, when it was due and what it set off (semantics S15).</summary>
internal sealed partial class ExplanationBuilder
{
    private Explanation Limit(BoundLimit limit, Value subject)
    {
        var outcome = evaluation.Limit(limit, subject);
        limit = outcome.Present.Text ?? limit;
        var children = ImmutableArray.CreateBuilder<Explanation>();
        children.AddRange(Basis(limit));
        if (limit.Every is not null)
        {
            Occurrences(limit, outcome, children);
        }

        foreach (var round in limit.Every is null ? outcome.Rounds : [outcome.Present])
        {
            if (outcome.Rounds.Length == 1)
            {
                Round(round.Text ?? limit, subject, round, children);
                continue;
            }

            var inner = ImmutableArray.CreateBuilder<Explanation>();
            Round(round.Text ?? limit, subject, round, inner);
            children.Add(new Explanation(limit.Every is null ? new($"第 {round.Number} 轮", $"Round {round.Number}") : new($"第 {round.Number} 次", $"Occurrence {round.Number}"), round.State.Key(), inner.ToImmutable()));
        }

        children.AddRange(Remarks(limit));
        children.AddRange(Wanted(outcome.Present.Missing));
        return new Explanation(Head(limit, subject), outcome.Present.State.Key(), children.ToImmutable(), outcome.Present.Missing, Place(limit));
    }

    /// <summary>A limit in one line, where a condition reads it.</summary>
    private Explanation Summary(BoundLimit limit, Value subject)
    {
        var round = evaluation.Limit(limit, subject).Present;
        var head = Head(limit, subject);
        var (zh, en) = (head.Chinese, head.English);
        if (round.Start is { } start)
        {
            zh += $"，{Instant(start)} 起算";
            en += $", from {Instant(start)}";
        }

        if (round.Reading?.DueDate is { } due)
        {
            zh += $"，到期日 {ValueText.Date(due)}";
            en += $", due {ValueText.Date(due)}";
        }

        return new Explanation(new(zh, en), round.State.Key(), default, round.Missing, Place(limit));
    }

    private void Round(BoundLimit limit, Value subject, LimitRound round, ImmutableArray<Explanation>.Builder children)
    {
        // A clock keeps the text of its start (S14).
        var frame = new Frame(subject, round.Moved?.At ?? round.Start ?? evaluation.AsOf);
        children.AddRange(Scope(limit, frame));
        foreach (var condition in limit.NotApplicable)
        {
            children.Add(Labelled(new("不适用 当", "Not applicable when"), condition, frame));
        }

        if (round.State == ClockState.NotApplicable)
        {
            return;
        }

        if (limit.Every is null)
        {
            children.Add(Happened(new("自", "Since"), limit.Since, round.Start));
        }
        else if (round.Start is { } opened)
        {
            children.Add(new Explanation(new($"本次自 {Instant(opened)} 起", $"This occurrence opens at {Instant(opened)}")));
        }

        if (round.Start is not { } start)
        {
            return;
        }

        foreach (var condition in limit.Unlimited)
        {
            children.Add(Labelled(new("免限 当", "Without limit when"), condition, frame));
        }

        Budgets(limit, round, frame, start, children);
        Ledger(round, children);
        if (round.Reading is { } reading)
        {
            Due(reading, start, round.Terms!, children);
            Original(reading, children);
        }

        if (limit.Until is not null)
        {
            children.Add(Happened(new("至", "Until"), limit.Until, round.Closed));
        }

        if (round.Reading is { } read)
        {
            Amounts(read, children);
            Effects(limit, round, read, frame, children);
        }
    }

    private Explanation Happened(Localized word, BoundWhenEvent? when, DateTime? at)
    {
        var events = when is null ? "" : " " + Written(when);
        return at is { } instant
            ? new Explanation(new($"{word.Chinese}{events}：{Instant(instant)}", $"{word.English}{events}: {Instant(instant)}"))
            : new Explanation(new($"{word.Chinese}{events}：还没有发生", $"{word.English}{events}: has not happened"));
    }

    private static string Written(BoundWhenEvent when)
    {
        var (first, last) = (when.Events[0].Body.Origin, when.Events[^1].Body.Origin);
        return AuthorText.Of(first.Source, first.Span.To(last.Span));
    }

    private void Budgets(BoundLimit limit, LimitRound round, Frame frame, DateTime start, ImmutableArray<Explanation>.Builder children)
    {
        if (round.State == ClockState.Exempt)
        {
            return;
        }

        foreach (var budget in limit.Budgets)
        {
            if (budget.When is not null)
            {
                children.Add(Labelled(new("限 当", "The limit is for when"), budget.When, frame));
            }

            if (budget.When is not null && !ReferenceEquals(budget, round.Budget))
            {
                continue;
            }

            if ((budget.Amount ?? budget.Until) is { } formula)
            {
                var word = budget.Until is null ? new Localized("限", "Within") : new Localized("限 至", "Until");
                children.Add(Detail(word, formula.Body, Walk(formula, frame)));
            }
            else
            {
                var written = AuthorText.Of(limit.Syntax.Source, budget.Point!.Span);
                children.Add(new Explanation(new($"限 至 {written}", $"Until {written}")));
            }
        }

        if (round.Terms is not { } terms)
        {
            return;
        }

        var counting = terms.Unit.Family switch
        {
            SpanFamily.WorkingDays => new Localized($"按工作日计，{Day(start)} 当日不计；日历 {terms.Calendar.Id}", $"Counted in working days, {Day(start)} itself not counted; calendar {terms.Calendar.Id}"),
            SpanFamily.WorkingHours => new($"按办公时间计，自 {Instant(start)} 起；日历 {terms.Calendar.Id}", $"Counted in office hours from {Instant(start)}; calendar {terms.Calendar.Id}"),
            SpanFamily.Clock => new($"自 {Instant(start)} 起连续计时，不分工作日", $"Counted from {Instant(start)} on, working day or not"),
            _ => new($"按日历计，{Day(start)} 当日不计；期末遇休息日顺延", $"Counted by the calendar, {Day(start)} itself not counted; an end on a day off rolls forward"),
        };
        if (terms.Budget is not null)
        {
            children.Add(new Explanation(counting));
        }
    }

    private void Due(ClockReading reading, DateTime start, ClockTerms terms, ImmutableArray<Explanation>.Builder children)
    {
        var skipped = reading.DueDate is { } last ? ClockReckoner.SkippedDays(start, last, terms).ToList() : [];
        if (skipped.Count > 0)
        {
            children.Add(new Explanation(
                new($"不计入的日子：{skipped.Count}天", $"Days that do not count: {skipped.Count}"),
                null,
                [.. skipped.Select(s => new Explanation(new($"{ValueText.Date(s.Day)} {s.Why.Chinese}", $"{ValueText.Date(s.Day)} {s.Why.English}")))]));
        }

        if (reading.DueDate is { } date)
        {
            var (zh, en) = reading.Due is { } due ? ($"，止于 {Instant(due)}", $", ending at {Instant(due)}") : ("", "");
            children.Add(new Explanation(new($"到期日：{ValueText.Date(date)}{zh}", $"Due: {ValueText.Date(date)}{en}")));
        }
        else if (reading.Due is { } instant)
        {
            children.Add(new Explanation(new($"到期：{Instant(instant)}", $"Due: {Instant(instant)}")));
        }

        if (reading.Provisional)
        {
            children.Add(new Explanation(new(
                "暂定：放假通知还没有公布到这些日子，不发牌，也不认定逾期",
                "Provisional: no notice announces these days yet, so no card is issued and nothing is called late")));
        }
    }

    private static void Amounts(ClockReading reading, ImmutableArray<Explanation>.Builder children)
    {
        var parts = new List<Localized>();
        if (reading.Elapsed.Kind == ValueKind.Span)
        {
            parts.Add(new($"已用 {reading.Elapsed}", $"Used {reading.Elapsed}"));
        }

        if (reading.Remaining.Kind == ValueKind.Span)
        {
            parts.Add(new($"剩余 {reading.Remaining}", $"left {reading.Remaining}"));
        }

        if (reading.Overdue is { Kind: ValueKind.Span, Number: > 0 } overdue)
        {
            parts.Add(new($"逾期 {overdue}", $"overdue {overdue}"));
        }

        if (parts.Count > 0)
        {
            children.Add(new Explanation(new(string.Join("，", parts.Select(p => p.Chinese)), string.Join(", ", parts.Select(p => p.English)))));
        }
    }

    /// <summary>Each 于 with when it was crossed, and what it did.</summary>
    private void Effects(BoundLimit limit, LimitRound round, ClockReading reading, Frame frame, ImmutableArray<Explanation>.Builder children)
    {
        for (var i = 0; i < limit.Ons.Length && i < reading.Crossings.Length; i++)
        {
            var on = limit.Ons[i];
            var written = AuthorText.Of(limit.Syntax.Source, on.Syntax.Span);
            if (reading.Crossings[i] is not { } at)
            {
                children.Add(new Explanation(new($"{written}：没有到", $"{written}: not reached")));
                continue;
            }

            ImmutableArray<Explanation> condition = on.When is null ? [] : [Labelled(new("当", "When"), on.When, frame)];
            children.Add(new Explanation(new($"{written}：{Instant(at)}", $"{written}: {Instant(at)}"), null, condition));
        }

        foreach (var card in round.Cards)
        {
            var to = card.To.Key.Length == 0 ? new Localized("（未知）", "(unknown)") : Localized.Same(card.To.Key);
            var by = card.By is null ? new Localized("", "") : new Localized($"，由 {card.By}", $", by {card.By}");
            children.Add(new Explanation(
                new($"{Instant(card.At)} 发 {card.Kind} 予 {to.Chinese}{by.Chinese}", $"{Instant(card.At)} {card.Kind} to {to.English}{by.English}"),
                null,
                frame.Subject.Kind == ValueKind.Record ? Life(evaluation.LifeOf(limit, frame.Subject.RecordKey, card)) : []));
        }

        foreach (var (to, at) in round.Reports)
        {
            children.Add(new Explanation(new($"{Instant(at)} 报 {to}", $"{Instant(at)} reported to {to}")));
        }
    }

    /// <summary>What became of a card, where anything did.</summary>
    private ImmutableArray<Explanation> Life(CardLife life)
    {
        var lines = ImmutableArray.CreateBuilder<Explanation>();
        foreach (var step in life.Steps)
        {
            var said = new Localized(
                $"{Instant(step.At)} {step.Event}{(step.By is null ? "" : $"，由 {step.By}")}{(step.Reason is null ? "" : $"：{step.Reason}")}",
                $"{Instant(step.At)} {step.Event}{(step.By is null ? "" : $", by {step.By}")}{(step.Reason is null ? "" : $": {step.Reason}")}");
            lines.Add(new Explanation(step.Refused is { } why ? new($"{said.Chinese}（不生效：{why.Chinese}）", $"{said.English} (without effect: {why.English})") : said));
        }

        if (life.Ended is { } ended)
        {
            lines.Add(new Explanation(life.State switch
            {
                CardState.Superseded => new($"{Instant(ended)} 起由 {life.SupersededBy} 取代，不再有效", $"superseded by a {life.SupersededBy} at {Instant(ended)}: it counts no more"),
                CardState.Expired => new($"{Instant(ended)} 起失效", $"expired at {Instant(ended)}: it counts no more"),
                _ => new($"{Instant(ended)} 起已摘牌，不再有效", $"lifted at {Instant(ended)}: it counts no more"),
            }));
        }

        return lines.ToImmutable();
    }

    private string Instant(DateTime utc) => ValueProse.Instant(utc, evaluation.Zone);

    private string Day(DateTime utc) => ValueText.Date(evaluation.DateOf(utc));
}
