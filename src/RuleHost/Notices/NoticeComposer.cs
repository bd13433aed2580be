using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Cases;
using RuleHost.Decisions;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Notices;

/// <summary>
/// Writes the papers that decisions call for: cards and their lifting, suspensions and their end, extensions and their withdrawal. Each is
/// written as of the instant that it tells of, so that it reads the same whenever it is printed; they follow one another in the order of
/// those instants, each kind numbered through its year.
/// </summary>
/// <param name="definition">The rulebook's vocabulary: what its kinds of card last, and who may lift them.</param>
/// <param name="decide">Decides a record as of an instant (UTC).</param>
internal sealed class NoticeComposer(RulebookDefinition definition, Func<Decision, DateTime, Decision> decide)
{
    /// <summary>All papers of some decisions, without numbers, in no order.</summary>
    public List<Notice> Compose(IEnumerable<Decision> decisions)
    {
        var notices = new List<Notice>();
        foreach (var decision in decisions)
        {
            foreach (var limit in decision.Limits)
            {
                foreach (var round in limit.Outcome.Rounds)
                {
                    foreach (var card in round.Cards)
                    {
                        OfCard(decision, limit, card, notices);
                    }

                    notices.AddRange(round.Entries.Where(e => e.Counts).Select(e => OfEntry(decision, limit, round, e)).OfType<Notice>());
                }
            }
        }

        return notices;
    }

    /// <summary>Papers in the order of what they tell of, each kind numbered through its year: the same papers get the same numbers, whatever they came from.</summary>
    public static ImmutableArray<Notice> Numbered(List<Notice> notices)
    {
        notices.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : string.CompareOrdinal(a.Key, b.Key));
        var numbers = new Dictionary<(string, int), int>();
        return [.. notices.Select(n => n with { Number = numbers[(n.Kind, n.At.Year)] = numbers.GetValueOrDefault((n.Kind, n.At.Year)) + 1 })];
    }

    private void OfCard(Decision decision, LimitFinding limit, IssuedCard issued, List<Notice> notices)
    {
        var card = limit.Card(issued);
        var kind = definition.CardKinds.First(k => k.Name == card.Kind);
        var lasts = kind.Lasts is { } span ? $"本牌自发出之日起有效{ValueText.Canonical(span)}。" : "本牌在被摘除或取代之前一直有效。";
        var lifting = kind.LiftedBy.IsEmpty ? "" : $"确有{(kind.LiftedFor.IsEmpty ? "客观原因" : string.Join("、", kind.LiftedFor))}的，可以书面向{string.Join("、", kind.LiftedBy)}申请摘牌。";
        var paper = new Paper(card.Kind, $"{card.Kind}通知书", issued.At, card.To.Length == 0 ? "（受文者待定）" : card.To, card.By, $"{card.Kind}/{card.To}");
        notices.Add(Write(paper, decision, limit, then =>
        {
            var late = then.Overdue is { } overdue ? $"，至发牌时逾期{overdue}" : "";
            var due = then.DueDate is { } day ? $"期限至{Date(day)}{late}" : "没有期限";
            return ($"承办的{decision.Type} {decision.Key}，按“{Title(limit)}”{due}。现发{card.Kind}。", lasts + lifting, card.SendAt is { } sending ? Instant(sending) : "办公时间未定");
        }));

        foreach (var step in card.History.Where(s => s is { Event: "摘牌", Refused: null }))
        {
            var lifted = new Paper("摘牌", "摘牌通知书", step.At.UtcDateTime, paper.To, step.By, $"{card.Kind}/{card.To}");
            notices.Add(Write(lifted, decision, limit, _ => (
                $"{Date(DateOnly.FromDateTime(card.At.DateTime))}就{decision.Type} {decision.Key}发出的{card.Kind}，经{step.By}审核，因{step.Reason}，予以摘除。",
                "摘除的牌不再计入以有效的牌为准的统计，但仍留存备查。",
                Instant(step.At))));
        }
    }

    private Notice? OfEntry(Decision decision, LimitFinding limit, LimitRound round, ClockEntry entry)
    {
        var about = $"{decision.Type} {decision.Key}按“{Title(limit)}”的期限";
        var why = entry.Reason is null ? "" : $"，理由：{entry.Reason}";
        var amount = entry.Amount.Kind == ValueKind.Span ? ValueText.Canonical(entry.Amount) : "";
        (string Kind, string Title, string Text, Func<LimitFinding, string> Effect)? said = entry.Kind switch
        {
            ClockEntryKind.Suspended => ("中止", "中止计时通知书", $"{about}，因{entry.Cause}中止计时{why}。", _ => "中止期间不计入期限，也不发牌；中止的事由消失后恢复计时。"),
            ClockEntryKind.Resumed => ("恢复", "恢复计时通知书", $"{about}，因{entry.Cause}恢复计时{why}。", NewDue),
            ClockEntryKind.Extended => ("延长", "延长期限通知书", $"{about}，因{entry.Cause}延长{amount}{why}。", NewDue),
            ClockEntryKind.ExtensionRemoved => ("撤销延长", "撤销延长通知书", $"{about}，此前的延长因{entry.Cause}撤销{why}。", NewDue),
            _ => null,
        };
        return said is var (kind, title, text, effect)
            ? Write(new Paper(kind, title, entry.Happened, "承办单位、当事人", entry.Actor, $"{round.Number}/{entry.Cause}"), decision, limit, then => (text, effect(then), Instant(then.At(entry.Happened))))
            : null;
    }

    private static string NewDue(LimitFinding then) => then.DueDate is { } day ? $"期限至{Date(day)}。" : "";

    private Notice Write(Paper paper, Decision decision, LimitFinding limit, Func<LimitFinding, (string Text, string Effect, string Sending)> say)
    {
        var then = decide(decision, paper.At).Limits.First(l => l.Id == limit.Id);
        var explanation = then.Explanation();
        var at = limit.At(paper.At);
        var (text, effect, sending) = say(then);
        return new Notice(paper.Kind, at, $"{limit.Id}/{decision.Key}/{paper.Distinction}")
        {
            Grounds = explanation,
            Words = ImmutableDictionary<string, string>.Empty
                .Add("标题", paper.Title)
                .Add("受文者", paper.To)
                .Add("正文", text)
                .Add("效力", effect)
                .Add("条文", Title(limit))
                .Add("案件", $"{decision.Type} {decision.Key}")
                .Add("依据", string.Join("；", explanation.Children.Where(c => c.IsBasis).Select(c => c.Text.Chinese)))
                .Add("发文者", paper.By ?? "")
                .Add("日期", Date(DateOnly.FromDateTime(at.DateTime)))
                .Add("送达时间", sending),
        };
    }

    private static string Title(LimitFinding limit) => limit.Title.Length == 0 ? limit.Id : $"{limit.Id} {limit.Title}";

    private static string Date(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What a paper is, before it is written.</summary>
    private sealed record Paper(string Kind, string Title, DateTime At, string To, string? By, string Distinction);
}
