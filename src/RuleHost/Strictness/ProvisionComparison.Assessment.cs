using RuleHost.Model;

namespace RuleHost.Strictness;

/// <summary>评分, 等次, 票决.</summary>
internal sealed partial class ProvisionComparison
{
    private void Score(BoundScore before, BoundScore after)
    {
        Points(before.Points, after.Points);
        var rewritten = !Texts(before, "项").SequenceEqual(Texts(after, "项"), StringComparer.Ordinal);
        foreach (var item in after.Items.Where(i => !rewritten).Where(i => before.Items.FirstOrDefault(b => b.Name == i.Name) is { } old && (!_comparer.Same(old.Share, i.Share) || !_comparer.Same(old.Value, i.Value))))
        {
            Change("项", Strength.Incomparable, Clause(before, "项"), At(after, item.Syntax));
        }

        foreach (var added in after.Contributors.Where(c => !before.Contributors.Any(b => b.Id == c.Id)).SelectMany(c => c.Points.Where(p => p.IsPlus && p.Into == after.Id).Select(p => At(c, p.Syntax))))
        {
            Change("加", Strength.Looser, null, added);
        }
    }

    /// <summary>评: the grades stay in their order; what a grade is given for gets harder; 名额 smaller; 升 rarer, 降 more frequent.</summary>
    private void Grade(BoundGrade before, BoundGrade after)
    {
        if (!before.Awards.Select(a => Grade(before, a.Grade)).SequenceEqual(after.Awards.Select(a => Grade(after, a.Grade)), StringComparer.Ordinal))
        {
            Change("评", Strength.Incomparable, Clause(before, "评"), Clause(after, "评"));
        }

        foreach (var award in after.Awards)
        {
            var old = before.Awards.FirstOrDefault(a => Grade(before, a.Grade) == Grade(after, award.Grade));
            if (old is null || _comparer.Same(old.When, award.When))
            {
                continue;
            }

            // Who misses a grade falls to 其余, which must not be the better one.
            var harder = award.When is not null && !after.Awards.Any(a => a.When is null && a.Grade > award.Grade) && (old.When is null || _comparer.Implies(award.When, old.When, baseIsWide: true));
            Change("评", harder ? Strength.Tighter : Strength.Looser, At(before, old.Syntax), At(after, award.Syntax));
        }

        foreach (var quota in before.Quotas)
        {
            var now = after.Quotas.FirstOrDefault(q => Grade(after, q.Grade) == Grade(before, quota.Grade));
            var order = now is null ? 1 : now.IsShare == quota.IsShare ? _comparer.Amount(quota.AtMost.Body, now.AtMost.Body) : null;
            if (order != 0)
            {
                Change("名额", order is null ? Strength.Incomparable : order < 0 ? Strength.Tighter : Strength.Looser, At(before, quota.Syntax), now is null ? null : At(after, now.Syntax), amount: now?.AtMost.Body);
            }
        }

        Shifts(before, after);
    }

    private void Shifts(BoundGrade before, BoundGrade after)
    {
        foreach (var up in after.Shifts.Where(s => s.Steps > 0))
        {
            if (!before.Shifts.Any(s => s.Steps >= up.Steps && s.Limit == up.Limit && _comparer.Implies(up.When, s.When, baseIsWide: true)))
            {
                Change("升", Strength.Looser, Clause(before, "升"), At(after, up.Syntax));
            }
        }

        foreach (var down in before.Shifts.Where(s => s.Steps < 0))
        {
            if (!after.Shifts.Any(s => s.Steps <= down.Steps && s.Limit == down.Limit && _comparer.Implies(down.When, s.When)))
            {
                Change("降", Strength.Looser, At(before, down.Syntax), Clause(after, "降"));
            }
        }
    }

    private void Vote(BoundVote before, BoundVote after)
    {
        Harder("有效", before.Valid, after.Valid);
        Harder("通过", before.Passed, after.Passed);
    }

    private void Harder(string keyword, Formula? before, Formula? after)
    {
        if (!_comparer.Same(before, after))
        {
            Change(keyword, _comparer.Implies(after, before, baseIsWide: true) ? Strength.Tighter : Strength.Looser, before?.Body.Origin, after?.Body.Origin ?? Clause(_after, keyword));
        }
    }

    private static string Grade(BoundGrade grade, int ordinal) => grade.Type.Enum!.Values[ordinal];
}
