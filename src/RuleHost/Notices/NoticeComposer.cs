using System.Collections.Immutable;
using System.Globalization;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Text;

namespace RuleHost.Notices;

/// <summary>
/// Writes the papers that decisions call for, in the order in which what they tell happened, each kind numbered through its year. The same
/// decisions give the same papers with the same numbers.
/// </summary>
internal static class NoticeComposer
{
    /// <summary>All papers of some decisions.</summary>
    public static ImmutableArray<Notice> Compose(RulebookDefinition definition, IEnumerable<Decision> decisions)
    {
        var notices = new List<Notice>();
        foreach (var decision in decisions)
        {
            foreach (var limit in decision.Limits)
            {
                foreach (var card in limit.Outcome.Rounds.SelectMany(r => r.Cards).Select(limit.Card))
                {
                    notices.Add(OfCard(definition, decision, limit, card));
                    notices.AddRange(card.History.Where(s => s is { Event: "摘牌", Refused: null }).Select(s => OfLifting(decision, limit, card, s)));
                }
            }
        }

        notices.Sort((a, b) => a.At != b.At ? a.At.CompareTo(b.At) : string.CompareOrdinal(a.Key, b.Key));
        var numbers = new Dictionary<(string, int), int>();
        return [.. notices.Select(n => n with { Number = numbers[(n.Kind, n.At.Year)] = numbers.GetValueOrDefault((n.Kind, n.At.Year)) + 1 })];
    }

    private static Notice OfCard(RulebookDefinition definition, Decision decision, LimitFinding limit, CardIssued card)
    {
        var late = limit.Overdue is { } overdue ? $"，至今逾期{overdue}" : "";
        var due = limit.DueDate is { } day ? $"应于{Date(day)}前办结{late}" : "没有在期限内办结";
        var kind = definition.CardKinds.First(k => k.Name == card.Kind);
        var lasts = kind.Lasts is { } span ? $"本牌自发出之日起有效{Values.ValueText.Canonical(span)}。" : "本牌在被摘除或取代之前一直有效。";
        var lifting = kind.LiftedBy.IsEmpty ? "" : $"确有{(kind.LiftedFor.IsEmpty ? "客观原因" : string.Join("、", kind.LiftedFor))}的，可以书面向{string.Join("、", kind.LiftedBy)}申请摘牌。";
        return New(card.Kind, $"{card.Kind}通知书", decision, limit, card, card.At) with
        {
            Words = Words(decision, limit, $"{card.Kind}通知书", card.To, card.By, card.At)
                .Add("正文", $"你单位（人员）承办的{decision.Type} {decision.Key}，按“{Title(limit)}”{due}。现发{card.Kind}。")
                .Add("效力", lasts + lifting)
                .Add("送达时间", card.SendAt is { } sending ? Instant(sending) : "办公时间未定"),
        };
    }

    private static Notice OfLifting(Decision decision, LimitFinding limit, CardIssued card, CardEvent lifting) =>
        New("摘牌", "摘牌通知书", decision, limit, card, lifting.At) with
        {
            Words = Words(decision, limit, "摘牌通知书", card.To, lifting.By, lifting.At)
                .Add("正文", $"{Date(DateOnly.FromDateTime(card.At.DateTime))}就{decision.Type} {decision.Key}发出的{card.Kind}，经{lifting.By}审核，因{lifting.Reason}，予以摘除。")
                .Add("效力", "摘除的牌不再计入以有效的牌为准的统计，但仍留存备查。")
                .Add("送达时间", Instant(lifting.At)),
        };

    private static Notice New(string kind, string title, Decision decision, LimitFinding limit, CardIssued card, DateTimeOffset at) =>
        new(kind, at, $"{limit.Id}/{decision.Key}/{card.Kind}/{card.To}/{title}") { Words = [], Grounds = limit.Explanation() };

    private static ImmutableDictionary<string, string> Words(Decision decision, LimitFinding limit, string title, string to, string? by, DateTimeOffset at) =>
        ImmutableDictionary<string, string>.Empty
            .Add("标题", title)
            .Add("受文者", to.Length == 0 ? "（受文者待定）" : to)
            .Add("条文", Title(limit))
            .Add("案件", $"{decision.Type} {decision.Key}")
            .Add("依据", string.Join("；", limit.Explanation().Children.Where(c => c.IsBasis).Select(c => c.Text.Chinese)))
            .Add("发文者", by ?? "")
            .Add("日期", Date(DateOnly.FromDateTime(at.DateTime)));

    private static string Title(LimitFinding limit) => limit.Title.Length == 0 ? limit.Id : $"{limit.Id} {limit.Title}";

    private static string Date(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);
}
