using System.Collections.Immutable;
using RuleHost.Binding.Analysis;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Analysis;

/// <summary>
/// Conditions side by side, joined by 且 or 或 or as items of a block, of which two never differ (RH0431) or one has no effect beside another
/// (RH0432): what 且 joins and another implies, what 或 joins and implies another.
/// </summary>
internal sealed class PartsWithoutEffect(AnalysisReport report)
{
    private const int MaxParts = 16;

    public void Check(BoundProvision provision)
    {
        foreach (var (formula, clause) in FormulasOf(provision))
        {
            Visit(provision, clause, formula.Body);
        }

        if (provision is BoundJudgement { When.Length: > 1 } several)
        {
            Parts(provision, "当", true, [.. several.When.Select(w => w.Body)], null);
        }
    }

    private void Visit(BoundProvision provision, string clause, BoundExpression root)
    {
        var pending = new Stack<BoundExpression>([root]);
        while (pending.TryPop(out var expression))
        {
            switch (expression)
            {
                case LogicalExpression logical:
                    Parts(provision, clause, logical.IsAnd, logical.Operands, expression == root ? provision : null);
                    break;
                case BlockExpression { Kind: not BlockKind.AtLeast } block:
                    Parts(provision, clause, block.Kind == BlockKind.All, [.. block.Items.Select(i => i.Condition)], expression == root ? provision : null);
                    break;
                default:
                    break;
            }

            foreach (var child in BoundChildren.Of(expression))
            {
                pending.Push(child);
            }
        }
    }

    private void Parts(BoundProvision provision, string clause, bool isAnd, ImmutableArray<BoundExpression> parts, BoundProvision? shown)
    {
        if (parts.Length > MaxParts || parts.Length < 2)
        {
            return;
        }

        var yes = parts.Select(p => ConditionReader.Read(p)).ToList();
        var terms = yes.ConvertAll(c => JudgementConditions.Terms([c]));
        if (terms.Sum(t => t.Count) == terms.SelectMany(t => t).Distinct().Count())
        {
            // They speak of different things.
            return;
        }

        var read = parts.Select((p, i) => (Yes: yes[i], No: ConditionReader.Read(p, negated: true))).ToList();
        var open = read.ConvertAll(r => !Solver.IsImpossible(r.Yes) && !Solver.IsImpossible(r.No));
        for (var second = 1; second < parts.Length; second++)
        {
            for (var first = 0; first < second && open[second]; first++)
            {
                if (!open[first] || !terms[first].Overlaps(terms[second]))
                {
                    continue;
                }

                var forward = Solver.IsImpossible(read[first].Yes, read[second].No);
                var backward = Solver.IsImpossible(read[second].Yes, read[first].No);
                if (forward && backward)
                {
                    Tell(JudgementDiagnostics.NeverDiffer, second, first);
                }
                else if (forward)
                {
                    // The first implies the second: 且 needs only the first, 或 only the second.
                    Tell(JudgementDiagnostics.WithoutEffect, isAnd ? second : first, isAnd ? first : second);
                }
                else if (backward)
                {
                    Tell(JudgementDiagnostics.WithoutEffect, isAnd ? first : second, isAnd ? second : first);
                }
            }
        }

        void Tell(DiagnosticDescriptor descriptor, int idle, int other)
        {
            open[idle] = false;
            report.Tell(
                descriptor,
                provision,
                clause,
                parts[idle].Origin,
                [Short.Of(parts[idle].Text), Short.Of(parts[other].Text)],
                Example(provision, [read[idle].Yes, read[other].Yes], parts[idle], parts[other]),
                (parts[other].Origin, new Localized("另一个", "the other")));
        }
    }

    private Localized? Example(BoundProvision provision, ImmutableArray<Condition> both, BoundExpression idle, BoundExpression other)
    {
        if (provision is not BoundJudgement { Subject: { } subject } judgement || judgement.Kind == ProvisionKind.General
            || Solver.Find([.. JudgementConditions.WithGenerals(judgement), .. both]) is not { } values)
        {
            return null;
        }

        return report.Examples.Show(
            subject,
            values,
            new($"{provision.Id}：{Short.Of(idle.Text)}；{Short.Of(other.Text)}", $"{provision.Id}: {Short.Of(idle.Text)}; {Short.Of(other.Text)}"),
            [judgement],
            outcomes => outcomes.StateOf(judgement) == "holds" ? [outcomes.Items(judgement)] : null);
    }

    private static IEnumerable<(Formula Formula, string Clause)> FormulasOf(BoundProvision provision)
    {
        if (provision.Filter is { } filter)
        {
            yield return (filter, "对");
        }

        IEnumerable<(Formula? Formula, string Clause)> own = provision switch
        {
            BoundDefinition definition => [(definition.Body, "为")],
            BoundJudgement judgement =>
            [
                .. judgement.When.Select(w => (w, "当")), .. judgement.NotApplicable.Select(n => (n, "不适用")),
                .. judgement.Measures.Select(m => (m.When, m.Syntax.Keyword)), .. judgement.Modifiers.Select(m => (m.When, m.Syntax.Keyword)),
                .. judgement.Forbids.Select(f => (f.When, f.Syntax.Keyword)), .. judgement.Points.Select(p => (p.When, p.Syntax.Keyword)),
            ],
            BoundLimit limit =>
            [
                .. limit.NotApplicable.Select(n => (n, "不适用")), .. limit.Unlimited.Select(u => (u, "免限")),
                .. limit.Budgets.Select(b => (b.When, "限")), .. limit.Extensions.Select(e => (e.When, "延长")), .. limit.Ons.Select(o => (o.When, "于")),
            ],
            _ => [],
        };
        foreach (var (formula, clause) in own)
        {
            if (formula is not null)
            {
                yield return (formula, clause);
            }
        }
    }
}
