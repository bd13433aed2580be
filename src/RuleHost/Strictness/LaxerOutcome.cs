using System.Collections.Immutable;
using RuleHost.Analysis;
using RuleHost.Cases;
using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Testing;
using RuleHost.Text;

namespace RuleHost.Strictness;

/// <summary>What two texts make of one case, where the second is laxer: in the words of a test file.</summary>
/// <param name="Before">What the base says.</param>
/// <param name="After">What the text in force says.</param>
internal sealed record LaxerOutcome(Localized Before, Localized After)
{
    /// <summary>Null where the second is not laxer, or where no case could tell.</summary>
    public static LaxerOutcome? Of(Finding before, Finding after) => (before, after) switch
    {
        (JudgementFinding a, JudgementFinding b) => Judgement(a, b),
        (LimitFinding a, LimitFinding b) => Limit(a, b),
        (GradeFinding { Grade: { } a }, GradeFinding { Grade: { } b }) when Rank(before, a) >= 0 && Rank(before, b) > Rank(before, a) => Same(a, b),
        (VoteFinding a, VoteFinding b) when Rank(a.Outcome.State) is { } old && Rank(b.Outcome.State) is { } now && now > old => new(Words(a), Words(b)),
        (ScoreFinding { Total: { } a }, ScoreFinding { Total: { } b }) when b > a => Same(Values.ValueText.Number(a), Values.ValueText.Number(b)),
        _ => null,
    };

    private static LaxerOutcome? Judgement(JudgementFinding before, JudgementFinding after)
    {
        if (before.Judgement != JudgementState.Holds)
        {
            return null;
        }

        if (after.Judgement != JudgementState.Holds)
        {
            return after.Judgement == JudgementState.Conflict ? null : new(State(before), State(after));
        }

        var (old, now) = (SanctionCheck.Shown(before.Sanctions, strictly: true), SanctionCheck.Shown(after.Sanctions, strictly: true));
        if (old != now && !before.Sanctions.IsEmpty && !before.Sanctions.Any(s => s.IsUnknown))
        {
            return Keyed(TestWords.Sanctions, old, now);
        }

        if (before.Forbids.FirstOrDefault(f => !after.Forbids.Contains(f)) is not null)
        {
            return Keyed(TestWords.Forbids, List(before.Forbids), List(after.Forbids));
        }

        var (minus, plus) = ((Before: Sum(before, -1), After: Sum(after, -1)), (Before: Sum(before, 1), After: Sum(after, 1)));
        return minus.After < minus.Before ? Keyed(TestWords.Minus, Values.ValueText.Number(minus.Before), Values.ValueText.Number(minus.After))
            : plus.After > plus.Before ? Keyed(TestWords.Plus, Values.ValueText.Number(plus.Before), Values.ValueText.Number(plus.After))
            : null;
    }

    private static LaxerOutcome? Limit(LimitFinding before, LimitFinding after)
    {
        if (IsLate(before) && !IsLate(after))
        {
            return new(State(before), State(after));
        }

        var left = after.Cards.Select(c => c.Kind).ToList();
        return before.Cards.Any(c => !left.Remove(c.Kind)) ? Keyed(TestWords.Cards, List(before.Cards.Select(c => c.Kind)), List(after.Cards.Select(c => c.Kind)))
            : before.Deemed is { } deemed && after.Deemed is null ? Keyed(TestWords.Deemed, CaseText.Scalar(deemed), "无")
            : null;
    }

    private static bool IsLate(LimitFinding limit) => limit.Clock is ClockState.Overdue or ClockState.DoneLate;

    private static int Rank(Finding grade, string name) => ((BoundGrade)grade.Provision).Type.Enum!.IndexOf(name);

    private static int? Rank(VoteState state) => state switch
    {
        VoteState.Invalid => 0,
        VoteState.Failed or VoteState.Postponed => 1,
        VoteState.Passed => 2,
        _ => null,
    };

    private static decimal Sum(JudgementFinding finding, int sign) => finding.Points.Where(p => Math.Sign(p) == sign).Sum(Math.Abs);

    private static Localized State(JudgementFinding finding) => new(TestWords.Word(finding.Judgement), finding.State);

    private static Localized State(LimitFinding finding) => new(CaseText.Scalar(finding.Clock.Chinese()), finding.State);

    private static Localized Words(VoteFinding vote) => new(TestWords.Word(vote.Outcome.State), vote.State);

    private static string List(IEnumerable<string> names) => CaseText.List(names.Select(CaseText.Scalar));

    private static LaxerOutcome Same(string before, string after) => new(Localized.Same(before), Localized.Same(after));

    private static LaxerOutcome Keyed((string Chinese, string English) key, string before, string after) => new(Keyed(key, before), Keyed(key, after));

    private static Localized Keyed((string Chinese, string English) key, string value) => new($"{{ {key.Chinese}: {value} }}", $"{{ {key.English}: {value} }}");
}
