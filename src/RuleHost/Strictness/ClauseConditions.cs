using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;

namespace RuleHost.Strictness;

/// <summary>The conditions under which the lines of a clause speak, and the events that make them speak.</summary>
internal static class ClauseConditions
{
    /// <summary>One a line, each a list of conditions that are joined by 且; a line without any speaks always.</summary>
    public static IEnumerable<ImmutableArray<Formula>> Of(BoundProvision provision, string clause)
    {
        IEnumerable<Formula?> lines = provision switch
        {
            BoundJudgement judgement => Of(judgement, clause),
            BoundLimit limit => clause switch
            {
                "限" => limit.Budgets.Select(b => b.When),
                "延长" => limit.Extensions.Select(e => e.When),
                "免限" => limit.Unlimited,
                "不适用" => limit.NotApplicable,
                "于" => limit.Ons.Select(o => o.When),
                _ => [],
            },
            BoundGrade grade => clause switch
            {
                "评" => grade.Awards.Select(a => a.When),
                "名额" => grade.Awards.Select(a => a.When),
                "升" or "降" => grade.Shifts.Where(s => s.Syntax.Keyword == clause).Select(s => s.When),
                _ => [],
            },
            BoundVote vote => clause switch
            {
                "有效" => [vote.Valid],
                "通过" => [vote.Passed],
                _ => [],
            },
            BoundScore score => score.Points.Where(p => p.Syntax.Keyword == clause).Select(p => p.When),
            _ => [],
        };

        // A 通则 speaks for those within its 对 alone.
        var filter = provision.Kind == ProvisionKind.General ? provision.Filter : null;
        return lines.Select(when => new[] { filter, when }.OfType<Formula>().ToImmutableArray());
    }

    /// <summary>Events in which the two texts may part, a set for each such case.</summary>
    public static IEnumerable<ImmutableArray<Formula>> Events(BoundProvision old, BoundProvision now, string clause) => (old, now, clause) switch
    {
        // What stopped the clock by the base is over; what stops it now need not be.
        (BoundLimit before, BoundLimit after, "中止") => after.Suspensions.Select(s => s.From.Events)
            .SelectMany(from => new[] { from, [.. from, .. before.Suspensions.SelectMany(s => s.Until.Events)] }),
        (_, BoundLimit after, "重计") => after.Restarts.Select(r => r.Events),
        (_, BoundLimit after, "延长") => after.Extensions.Where(e => e.Each is not null).Select(e => ImmutableArray.Create(e.Each!)),
        (_, BoundLimit after, "自") => after.Until?.Events.Select(e => ImmutableArray.Create(e)) ?? [],
        _ => [],
    };

    private static IEnumerable<Formula?> Of(BoundJudgement judgement, string clause) => clause switch
    {
        "问责" or "给予" => judgement.Measures.Where(m => m.Syntax.Keyword == clause).Select(m => m.When),
        "从重" or "加重" or "从轻" or "减轻" or "免予" => judgement.Modifiers.Where(m => m.Syntax.Keyword == clause).Select(m => m.When),
        "不得" => judgement.Forbids.Select(f => f.When),
        "扣" or "加" => judgement.Points.Where(p => p.Syntax.Keyword == clause).Select(p => p.When),
        _ => [],
    };
}
