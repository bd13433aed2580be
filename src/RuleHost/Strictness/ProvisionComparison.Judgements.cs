using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Strictness;

/// <summary>情形, 否决, 后果, 通则.</summary>
internal sealed partial class ProvisionComparison
{
    private void Judgement(BoundJudgement before, BoundJudgement after)
    {
        if (before.Kind == ProvisionKind.General)
        {
            General(before, after);
        }

        Catches("当", before.When, after.When);
        LetsOff("不适用", before.NotApplicable, after.NotApplicable);
        Confirmed(before, after);
        Measures(before, after);
        Modifiers(before, after);
        Forbids(before, after);
        Points(before.Points, after.Points);
    }

    /// <summary>对 of a 通则 says for whom it speaks: for whom it lets off, or whom it burdens.</summary>
    private void General(BoundJudgement before, BoundJudgement after)
    {
        var keywords = before.Syntax.Clauses.Concat(after.Syntax.Clauses).Select(c => c.Keyword).ToHashSet(StringComparer.Ordinal);
        var (lets, burdens) = (keywords.Any(ClauseDirections.LetsOffByGeneral), keywords.Any(ClauseDirections.BurdensByGeneral));
        if (lets && burdens)
        {
            if (!_comparer.Same(before.Filter, after.Filter))
            {
                Change("对", Strength.Incomparable, Clause(before, "对"), Clause(after, "对"));
            }
        }
        else if (lets)
        {
            // Without 其中 it speaks for everybody.
            if (after.Filter is null && before.Filter is not null)
            {
                Change("对", Strength.Looser, Clause(before, "对"), Clause(after, "对"));
            }
            else if (before.Filter is not null)
            {
                LetsOff("对", List(before.Filter), List(after.Filter));
            }
        }
        else
        {
            Catches("对", before.Filter, after.Filter);
        }

        if (!Texts(before, "适用").SequenceEqual(Texts(after, "适用"), StringComparer.Ordinal))
        {
            Change("适用", Strength.Incomparable, Clause(before, "适用"), Clause(after, "适用"));
        }
    }

    private void Confirmed(BoundJudgement before, BoundJudgement after)
    {
        if (before.ConfirmBy != after.ConfirmBy)
        {
            var strength = after.ConfirmBy is null ? Strength.Tighter : before.ConfirmBy is null ? Strength.Looser : Strength.Incomparable;
            Change("确认", strength, Clause(before, "确认"), Clause(after, "确认"));
        }
    }

    /// <summary>Each line of the base has one in force for the same addressee, in as many cases, with both bounds as heavy.</summary>
    private void Measures(BoundJudgement before, BoundJudgement after)
    {
        var same = new HashSet<BoundMeasure>();
        foreach (var measure in before.Measures)
        {
            var rivals = after.Measures.Where(m => m.Syntax.Keyword == measure.Syntax.Keyword && _comparer.Same(m.Addressee, measure.Addressee)).ToList();
            if (rivals.FirstOrDefault(m => Ranks(measure, m) is 0 && _comparer.Same(measure.When, m.When)) is { } equal)
            {
                same.Add(equal);
                continue;
            }

            var covering = rivals.FirstOrDefault(m => Ranks(measure, m) is not null && _comparer.Implies(measure.When, m.When));
            if (covering is not null)
            {
                same.Add(covering);
                Change(measure.Syntax.Keyword, Strength.Tighter, At(before, measure.Syntax), At(after, covering.Syntax));
                continue;
            }

            var rival = rivals.FirstOrDefault();
            Change(measure.Syntax.Keyword, Strength.Looser, At(before, measure.Syntax), rival is null ? null : At(after, rival.Syntax));
        }

        foreach (var added in after.Measures.Where(m => !same.Contains(m) && !before.Measures.Any(b => b.Syntax.Keyword == m.Syntax.Keyword && _comparer.Same(b.Addressee, m.Addressee))))
        {
            Change(added.Syntax.Keyword, Strength.Tighter, null, At(after, added.Syntax));
        }
    }

    /// <summary>0 where the measures are alike, 1 where those in force are as heavy or heavier, null where they are not.</summary>
    private static int? Ranks(BoundMeasure before, BoundMeasure after)
    {
        if ((before.Syntax.Mandatory && !after.Syntax.Mandatory) || (before.Syntax.Interim && !after.Syntax.Interim) || after.Ranges.Length < before.Ranges.Length)
        {
            return null;
        }

        var heavier = after.Ranges.Length > before.Ranges.Length || before.Syntax.Mandatory != after.Syntax.Mandatory || before.Syntax.Interim != after.Syntax.Interim;
        for (var i = 0; i < before.Ranges.Length; i++)
        {
            if (Ranks(before.Ranges[i], before.Ladder, after.Ranges[i], after.Ladder) is not { } rank)
            {
                return null;
            }

            heavier |= rank > 0;
        }

        return heavier ? 1 : 0;
    }

    /// <summary>Steps are compared by their places on the ladder in force: an overlay may have put others between.</summary>
    private static int? Ranks(BoundRange before, LadderDefinition? old, BoundRange after, LadderDefinition? ladder)
    {
        if (before.Award is not null || after.Award is not null || old is null || ladder is null)
        {
            return before.Award is not null && before.Award == after.Award ? 0 : null;
        }

        int[] places = [.. new[] { before.Low, before.High }.Concat(before.Alternatives).Select(step => ladder.Steps.IndexOf(old.Steps.Values[step]))];
        int[] now = [after.Low, after.High, .. after.Alternatives];
        if (places.Contains(-1) || (places.Length > 2) != (now.Length > 2))
        {
            return null;
        }

        if (places.SequenceEqual(now))
        {
            return 0;
        }

        // Of steps to pick from, the lightest and the heaviest bound what may come out.
        return now.Min() >= places.Min() && now.Max() >= places.Max() ? 1 : null;
    }

    private void Modifiers(BoundJudgement before, BoundJudgement after)
    {
        foreach (var (kind, keyword) in new[] { (ModifierKind.Lighter, "从轻"), (ModifierKind.Reduce, "减轻"), (ModifierKind.Exempt, "免予") })
        {
            foreach (var group in after.Modifiers.Where(m => m.Kind == kind))
            {
                // One that lets everybody off covers one that lets one addressee off.
                var wider = before.Modifiers.Where(m => m.Kind == kind && (m.Addressee is null || _comparer.Same(m.Addressee, group.Addressee))).ToList();
                if (!wider.Any(m => _comparer.Same(m.Addressee, group.Addressee) && _comparer.Same(m.When, group.When)))
                {
                    var covered = _comparer.Implies([group.When.Body], [.. wider.Select(m => m.When.Body)], isAnd: false, baseIsWide: true);
                    Change(keyword, covered ? Strength.Tighter : Strength.Looser, wider is [var first, ..] ? At(before, first.Syntax) : null, At(after, group.Syntax));
                }
            }

            foreach (var removed in before.Modifiers.Where(m => m.Kind == kind && !after.Modifiers.Any(a => a.Kind == kind && _comparer.Same(a.Addressee, m.Addressee))))
            {
                Change(keyword, Strength.Tighter, At(before, removed.Syntax), null);
            }
        }

        foreach (var (kind, keyword) in new[] { (ModifierKind.Heavier, "从重"), (ModifierKind.Aggravate, "加重") })
        {
            foreach (var group in before.Modifiers.Where(m => m.Kind == kind))
            {
                var wider = after.Modifiers.Where(m => m.Kind == kind && (m.Addressee is null || _comparer.Same(m.Addressee, group.Addressee))).ToList();
                if (!wider.Any(m => _comparer.Same(m.Addressee, group.Addressee) && _comparer.Same(m.When, group.When)))
                {
                    var covered = _comparer.Implies([group.When.Body], [.. wider.Select(m => m.When.Body)], isAnd: false);
                    Change(keyword, covered ? Strength.Tighter : Strength.Looser, At(before, group.Syntax), wider is [var first, ..] ? At(after, first.Syntax) : null);
                }
            }

            foreach (var added in after.Modifiers.Where(m => m.Kind == kind && !before.Modifiers.Any(b => b.Kind == kind && _comparer.Same(b.Addressee, m.Addressee))))
            {
                Change(keyword, Strength.Tighter, null, At(after, added.Syntax));
            }
        }
    }

    private void Forbids(BoundJudgement before, BoundJudgement after)
    {
        foreach (var forbid in before.Forbids)
        {
            var rivals = after.Forbids.Where(f => f.IsGrading == forbid.IsGrading && forbid.Names.All(f.Names.Contains)).ToList();
            if (rivals.Any(f => f.Names.Length == forbid.Names.Length && _comparer.Same(forbid.When, f.When)))
            {
                continue;
            }

            var covering = rivals.FirstOrDefault(f => _comparer.Implies(forbid.When, f.When));
            var rival = covering ?? rivals.FirstOrDefault();
            Change("不得", covering is null ? Strength.Looser : Strength.Tighter, At(before, forbid.Syntax), rival is null ? null : At(after, rival.Syntax));
        }

        foreach (var added in after.Forbids.Where(f => !before.Forbids.Any(b => b.IsGrading == f.IsGrading && b.Names.Any(f.Names.Contains))))
        {
            Change("不得", Strength.Tighter, null, At(after, added.Syntax));
        }
    }

    /// <summary>扣 stays or grows, 加 stays or shrinks; what a line counts by, up to what and into what must be the same.</summary>
    private void Points(ImmutableArray<BoundPoints> before, ImmutableArray<BoundPoints> after)
    {
        foreach (var (isPlus, keyword) in new[] { (false, "扣"), (true, "加") })
        {
            // Of 扣 each line of the base is looked for in the text in force, of 加 the other way round.
            var (asked, given) = isPlus ? (after, before) : (before, after);
            foreach (var line in asked.Where(p => p.IsPlus == isPlus))
            {
                var rivals = given.Where(p => p.IsPlus == isPlus && p.Into == line.Into && StepOf(p) == StepOf(line) && _comparer.Same(p.Per, line.Per) && _comparer.Same(p.AtMost, line.AtMost)).ToList();
                if (rivals.Any(p => _comparer.Amount(line.Amount.Body, p.Amount.Body) == 0 && _comparer.Same(line.When, p.When)))
                {
                    continue;
                }

                var covering = rivals.FirstOrDefault(p => _comparer.Amount(line.Amount.Body, p.Amount.Body) is >= 0 && _comparer.Implies(line.When, p.When, baseIsWide: isPlus));
                var rival = covering ?? rivals.FirstOrDefault();
                var (here, there) = (At(isPlus ? _after : _before, line.Syntax), rival is null ? (Text.SourceLocation?)null : At(isPlus ? _before : _after, rival.Syntax));
                Change(keyword, covering is null ? Strength.Looser : Strength.Tighter, isPlus ? there : here, isPlus ? here : there);
            }

            foreach (var line in given.Where(p => p.IsPlus == isPlus && !asked.Any(a => a.IsPlus == isPlus)))
            {
                var here = At(isPlus ? _before : _after, line.Syntax);
                Change(keyword, Strength.Tighter, isPlus ? here : null, isPlus ? null : here);
            }
        }
    }

    private static string? StepOf(BoundPoints points) => points.Syntax.Step is null ? null : points.Amount.Body.Origin.Source.Slice(points.Syntax.Step.Span).ToString();
}
