using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Syntax;

namespace RuleHost.Strictness;

/// <summary>时限, 定期.</summary>
internal sealed partial class ProvisionComparison
{
    private void Limit(BoundLimit before, BoundLimit after)
    {
        Moments(before, after);
        Budgets(before, after);
        LetsOff("不适用", before.NotApplicable, after.NotApplicable);
        LetsOff("免限", before.Unlimited, after.Unlimited);
        Suspensions(before, after);
        Extensions(before, after);
        Thresholds(before, after);
    }

    /// <summary>每 and 截止: more often, earlier.</summary>
    private void Moments(BoundLimit before, BoundLimit after)
    {
        if (before.Every is { } often && after.Every is { } now)
        {
            Moment("每", DatePointOrder.Of(often, now));
        }

        if (before.Cutoff != after.Cutoff)
        {
            Moment("截止", _comparer.Cutoff(before.Cutoff, after.Cutoff));
        }

        void Moment(string keyword, int? order)
        {
            if (order != 0)
            {
                Change(keyword, Sooner(order), Clause(before, keyword), Clause(after, keyword));
            }
        }
    }

    private static Strength Sooner(int? order) => order is null ? Strength.Incomparable : order < 0 ? Strength.Tighter : Strength.Looser;

    /// <summary>限: line by line where the lines stand for the same cases; one for all must undercut every line of the base.</summary>
    private void Budgets(BoundLimit before, BoundLimit after)
    {
        if (before.Budgets.IsEmpty || after.Budgets.IsEmpty)
        {
            if (before.Budgets.Length != after.Budgets.Length)
            {
                Change("限", before.Budgets.IsEmpty ? Strength.Tighter : Strength.Looser, Clause(before, "限"), Clause(after, "限"));
            }

            return;
        }

        var paired = before.Budgets.Length == after.Budgets.Length && before.Budgets.Zip(after.Budgets).All(p => _comparer.Same(p.First.When, p.Second.When));
        var pairs = paired ? before.Budgets.Zip(after.Budgets)
            : after.Budgets is [{ When: null } one] ? before.Budgets.Select(b => (First: b, Second: one))
            : null;
        if (pairs is null)
        {
            Change("限", Strength.Incomparable, Clause(before, "限"), Clause(after, "限"));
            return;
        }

        foreach (var (old, now) in pairs)
        {
            var order = old.Amount is not null && now.Amount is not null ? _comparer.Amount(old.Amount.Body, now.Amount.Body)
                : _comparer.Same(old.Until, now.Until) && old.Amount is null && now.Amount is null && old.Point is null && now.Point is null ? 0
                : old.Point is not null && now.Point is not null ? DatePointOrder.Of(old.Point, now.Point)
                : null;
            if (order != 0)
            {
                Change("限", Sooner(order), At(before, old.Syntax), At(after, now.Syntax), amount: now.Amount?.Body);
            }
        }
    }

    private void Suspensions(BoundLimit before, BoundLimit after)
    {
        foreach (var suspension in after.Suspensions)
        {
            var rival = before.Suspensions.FirstOrDefault(s => Same(s.From, suspension.From) && Same(s.Until, suspension.Until) && s.Syntax.Measure == suspension.Syntax.Measure);
            if (rival is null)
            {
                Change("中止", Strength.Looser, Clause(before, "中止"), At(after, suspension.Syntax));
            }
            else if (!_comparer.Same(rival.AtMost, suspension.AtMost))
            {
                var order = rival.AtMost is null ? -1 : suspension.AtMost is null ? 1 : _comparer.Amount(rival.AtMost.Body, suspension.AtMost.Body);
                Change("中止", Sooner(order), At(before, rival.Syntax), At(after, suspension.Syntax), amount: suspension.AtMost?.Body);
            }
        }

        foreach (var removed in before.Suspensions.Where(s => !after.Suspensions.Any(a => Same(s.From, a.From) && Same(s.Until, a.Until))))
        {
            Change("中止", Strength.Tighter, At(before, removed.Syntax), null);
        }
    }

    private void Extensions(BoundLimit before, BoundLimit after)
    {
        foreach (var extension in after.Extensions)
        {
            var rivals = before.Extensions.Where(e => _comparer.Same(e.Each, extension.Each) && e.Syntax.FromToday == extension.Syntax.FromToday && Bounded(e, extension)).ToList();
            if (rivals.Any(e => _comparer.Amount(e.Amount.Body, extension.Amount.Body) == 0 && _comparer.Same(e.When, extension.When) && _comparer.Same(e.AtMost, extension.AtMost)))
            {
                continue;
            }

            var covering = rivals.FirstOrDefault(e => _comparer.Amount(e.Amount.Body, extension.Amount.Body) is <= 0 && _comparer.Implies(extension.When, e.When, baseIsWide: true));
            Change("延长", covering is null ? Strength.Looser : Strength.Tighter, covering is null ? Clause(before, "延长") : At(before, covering.Syntax), At(after, extension.Syntax), amount: extension.Amount.Body);
        }

        if (before.Extensions.Length > after.Extensions.Length)
        {
            Change("延长", Strength.Tighter, Clause(before, "延长"), Clause(after, "延长"));
        }
    }

    private bool Bounded(BoundExtension before, BoundExtension after) =>
        before.AtMost is null || (after.AtMost is not null && _comparer.Amount(before.AtMost.Body, after.AtMost.Body) is <= 0);

    /// <summary>Each 于 of the base has one in force with the same effect that comes as early and in as many cases.</summary>
    private void Thresholds(BoundLimit before, BoundLimit after)
    {
        foreach (var on in before.Ons)
        {
            var rivals = after.Ons.Where(o => o.Effect == on.Effect && o.Name == on.Name && o.DeemedEvent?.Name == on.DeemedEvent?.Name && _comparer.Same(o.Addressee, on.Addressee) && Same(o.DeemedFrom, on.DeemedFrom)).ToList();
            if (rivals.Any(o => o.Threshold == on.Threshold && _comparer.Same(o.Amount, on.Amount) && _comparer.Same(o.When, on.When)))
            {
                continue;
            }

            // What ends the clock does two things at once when it comes at another moment: the result sooner, the clock for less long.
            var covering = before.IsEndedBy(on) ? null : rivals.FirstOrDefault(o => IsAsEarly(on, o) && _comparer.Implies(on.When, o.When));
            var rival = covering ?? rivals.FirstOrDefault();
            var strength = covering is not null ? Strength.Tighter : rival is not null && before.IsEndedBy(on) ? Strength.Incomparable : Strength.Looser;
            Change("于", strength, At(before, on.Syntax), rival is null ? null : At(after, rival.Syntax));
        }

        var endsMore = after.Ons.Count(after.IsEndedBy) > before.Ons.Count(before.IsEndedBy);
        foreach (var added in after.Ons.Where(o => endsMore && after.IsEndedBy(o) ? !before.Ons.Any(b => b.Threshold == o.Threshold && b.Name == o.Name && _comparer.Same(b.Amount, o.Amount)) : !before.Ons.Any(b => b.Effect == o.Effect && b.Name == o.Name)))
        {
            Change("于", Added(after, added), null, At(after, added.Syntax));
        }
    }

    /// <summary>
    /// A card, a report or a result more is tighter. An event that is taken to have happened is not: it ends the clock where it answers it, and
    /// what another provision makes of it is not told here.
    /// </summary>
    private Strength Added(BoundLimit limit, BoundOn on) => limit.IsEndedBy(on) ? Strength.Looser
        : on.DeemedEvent is { } deemed && _comparer.ReadsEvent(limit.Subject, deemed) ? Strength.Incomparable
        : Strength.Tighter;

    /// <summary>逾期 is the 逾期满 of nothing, and comes before every other; 剩 comes the earlier the more is left.</summary>
    private bool IsAsEarly(BoundOn before, BoundOn after) => (before.Threshold, after.Threshold) switch
    {
        (ThresholdKind.Overdue, ThresholdKind.Overdue) or (ThresholdKind.OverdueBy, ThresholdKind.Overdue) => true,
        (ThresholdKind.Overdue or ThresholdKind.OverdueBy, ThresholdKind.Left) => true,
        (ThresholdKind.Left, ThresholdKind.Left) => _comparer.Amount(before.Amount?.Body, after.Amount?.Body) is >= 0,
        var (old, now) when old == now => _comparer.Amount(before.Amount?.Body, after.Amount?.Body) is <= 0,
        _ => false,
    };

    private bool Same(BoundWhenEvent? before, BoundWhenEvent? after) =>
        before is null || after is null
            ? before is null && after is null
            : before.IsAll.SequenceEqual(after.IsAll) && before.Events.Length == after.Events.Length && before.Events.Zip(after.Events).All(p => _comparer.Same(p.First, p.Second));
}
