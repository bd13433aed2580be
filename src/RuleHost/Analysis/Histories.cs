using System.Collections.Immutable;
using RuleHost.Binding;
using RuleHost.Binding.Analysis;
using RuleHost.Compilation;
using RuleHost.Model;
using RuleHost.Syntax;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Analysis;

/// <summary>
/// Conditions that no history can fulfil (RH0574): 连续 is unrolled into its years, and what a condition takes for granted is written out: a
/// grade was given only to who took part, met its 评 and was not forbidden it; a judgement held only where its own conditions did. What
/// contradicts itself then never happens, however the years before went.
/// </summary>
internal sealed class Histories(AnalysisReport report)
{
    public void Check(ImmutableArray<BoundProvision> provisions)
    {
        foreach (var provision in provisions.Where(p => p is { Broken: false, Subject: not null, Versions.IsEmpty: true }))
        {
            switch (provision)
            {
                case BoundJudgement { Kind: not ProvisionKind.General } judgement:
                    Judgement(judgement);
                    break;
                case BoundGrade grade:
                    foreach (var (when, clause) in grade.Awards.Select(a => (a.When, a.Syntax.Keyword)).Concat(grade.Shifts.Select(s => ((Formula?)s.When, s.Syntax.Keyword))))
                    {
                        Condition(grade, clause, when, [.. Optional(grade.Filter)]);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private void Judgement(BoundJudgement judgement)
    {
        var given = report.ConditionsOf(judgement);
        if (judgement.When.IsEmpty)
        {
            return;
        }

        if (Solver.IsImpossible([.. given]) || Told(judgement, "当", judgement.When[0].Body, given))
        {
            return;
        }

        foreach (var (when, clause) in judgement.Measures.Select(m => (m.When, m.Syntax.Keyword))
            .Concat(judgement.Forbids.Select(f => (f.When, f.Syntax.Keyword)))
            .Concat(judgement.Points.Select(p => (p.When, p.Syntax.Keyword))))
        {
            Condition(judgement, clause, when, given);
        }
    }

    private void Condition(BoundProvision provision, string clause, Formula? when, ImmutableArray<Condition> given)
    {
        if (when is not null && ConditionReader.Read(when.Body) is var own && !Solver.IsImpossible([.. given, own]))
        {
            Told(provision, clause, when.Body, given.Add(own));
        }
    }

    private bool Told(BoundProvision provision, string clause, BoundExpression at, ImmutableArray<Condition> conditions)
    {
        var history = new Unrolled(provision, []);
        if (report.IsTold(at.Origin) || !history.IsImpossible(conditions))
        {
            return false;
        }

        // Of all that was written out, only what the contradiction needs is named.
        var without = ImmutableHashSet<BoundProvision>.Empty;
        foreach (var used in history.Used)
        {
            without = new Unrolled(provision, without.Add(used)).IsImpossible(conditions) ? without.Add(used) : without;
        }

        var needed = history.Used.Where(u => !without.Contains(u)).ToList();
        report.Tell(
            ReachDiagnostics.NoHistory,
            provision,
            clause,
            at.Origin,
            [
                Short.Of(at.Text),
                needed.Count == 0
                    ? new Localized("本条自己的“连续”“上年”", "“连续” and “上年” of this very provision")
                    : new Localized($"“{string.Join("”“", needed.Select(n => n.Id))}”的条件", $"the conditions of {string.Join(", ", needed.Select(n => n.Id))}"),
                history.HasEarlier || IsEarlier(at) ? new Localized("无论以往怎样都", "No history") : new Localized("怎样都", "Nothing"),
            ],
            null,
            needed is [var first, ..] ? (new SourceLocation(first.Syntax.Source, first.Syntax.HeadSpan), new Localized($"“{first.Id}”", $"“{first.Id}”")) : null);
        return true;
    }

    private static bool IsEarlier(BoundExpression expression) => expression is EarlierExpression or ConsecutiveExpression || BoundChildren.Of(expression).Any(IsEarlier);

    private static IEnumerable<Condition> Optional(Formula? filter) => filter is null ? [] : [ConditionReader.Read(filter.Body)];

    /// <summary>One unrolling: every atom joined with what it takes for granted, to some depth.</summary>
    /// <param name="of">The provision itself, which is not taken for granted.</param>
    /// <param name="without">Provisions that are left as they are.</param>
    private sealed class Unrolled(BoundProvision of, ImmutableHashSet<BoundProvision> without)
    {
        private const int MaxDepth = 8;
        private const int MaxNodes = 4_000;
        private readonly HashSet<BoundProvision> _used = [];
        private int _nodes;

        /// <summary>Whose conditions were written out, in order of writing out.</summary>
        public List<BoundProvision> Used { get; } = [];

        /// <summary>Whether an earlier year or month was looked at.</summary>
        public bool HasEarlier { get; private set; }

        public bool IsImpossible(ImmutableArray<Condition> conditions)
        {
            var changed = false;
            var unrolled = conditions.Select(c => Unroll(c, 0, ref changed)).ToArray();
            return changed && Solver.IsImpossible(unrolled);
        }

        private Condition Unroll(Condition condition, int depth, ref bool changed)
        {
            if (depth > MaxDepth || ++_nodes > MaxNodes)
            {
                return condition;
            }

            switch (condition)
            {
                case AllOf all:
                    return new AllOf(Each(all.Parts, depth, ref changed));
                case AnyOf any:
                    return new AnyOf(Each(any.Parts, depth, ref changed));
                case Atom atom:
                    var implied = Implied(atom).ToImmutableArray();
                    if (implied.IsEmpty)
                    {
                        return condition;
                    }

                    changed = true;
                    return new AllOf(Each(implied, depth + 1, ref changed).Insert(0, atom));
                default:
                    throw new InvalidOperationException(condition.GetType().Name);
            }
        }

        private ImmutableArray<Condition> Each(ImmutableArray<Condition> parts, int depth, ref bool changed)
        {
            var each = ImmutableArray.CreateBuilder<Condition>(parts.Length);
            foreach (var part in parts)
            {
                each.Add(Unroll(part, depth, ref changed));
            }

            return each.MoveToImmutable();
        }

        /// <summary>What must be so where a term lies in a set.</summary>
        private IEnumerable<Condition> Implied(Atom atom)
        {
            if (atom.Term.With is not null)
            {
                return [];
            }

            switch (atom.Term.Of)
            {
                case ConsecutiveExpression consecutive when IsOnly(atom.Set, "是"):
                    return InARow(consecutive);
                case JudgementExpression { Judgement: { Versions.IsEmpty: true } judgement, Target: var target } when IsOnly(atom.Set, "是") && May(judgement, target):
                    return Holding(judgement, target);
                case DefinitionExpression { Definition: { Versions.IsEmpty: true, Type: { Kind: TypeKind.Bool, Optional: false } } definition, Target: var target }
                    when (IsOnly(atom.Set, "是") || IsOnly(atom.Set, "否")) && May(definition, target):
                    return [At(definition.Body.Body, target, IsOnly(atom.Set, "否"))];
                case OutcomeExpression { Provision: BoundGrade { Versions.IsEmpty: true } grade, Member: null, Target: var target } when atom.Set is DiscreteSet { None: false, AllBut: false } set && May(grade, target):
                    return Given(grade, [.. set.Items.Select(grade.Type.Enum!.IndexOf)], target);
                case OutcomeExpression { Provision: BoundScore { Versions.IsEmpty: true, Filter: { } filter } score, Member: "总分", Target: var target } when May(score, target):
                    return [At(filter.Body, target)];
                default:
                    return [];
            }
        }

        private static IEnumerable<Condition> InARow(ConsecutiveExpression consecutive)
        {
            BoundExpression? target = null;
            for (var i = 0; i < Math.Min(consecutive.Periods, MaxDepth); i++)
            {
                yield return At(consecutive.Condition, target);
                var type = Subject(consecutive.Condition);
                if (type is null)
                {
                    yield break;
                }

                target = new EarlierExpression(type.Type, consecutive.Origin, target ?? type, consecutive.Months);
            }
        }

        private static IEnumerable<Condition> Holding(BoundJudgement judgement, BoundExpression target) =>
        [
            .. judgement.Filter is { } filter ? [At(filter.Body, target)] : ImmutableArray<Condition>.Empty,
            .. judgement.When.Select(w => At(w.Body, target)),
            .. judgement.NotApplicable.Select(n => At(n.Body, target, negated: true)),
        ];

        /// <summary>Who has one of some grades took part, was not forbidden the least of them and, where nothing moves grades, met the 评 of one.</summary>
        private IEnumerable<Condition> Given(BoundGrade grade, HashSet<int> grades, BoundExpression target)
        {
            if (grade.Filter is { } filter)
            {
                yield return At(filter.Body, target);
            }

            if (grades.Count == 0)
            {
                yield break;
            }

            foreach (var veto in grade.Vetoes.Where(v => v.Versions.IsEmpty && v.Generals.IsEmpty))
            {
                foreach (var forbid in veto.Forbids.Where(f => f.IsGrading && f.Names.Where((_, i) => f.Scales[i] == grade.Type.Enum!.Name).Any(n => grade.Type.Enum!.IndexOf(n) <= grades.Min())))
                {
                    var holds = Holding(veto, target).Concat(forbid.When is { } when ? [At(when.Body, target)] : ImmutableArray<Condition>.Empty).ToList();

                    // What could not be carried over to another year may be anything, and so may its negation.
                    if (!holds.Exists(IsOpen) && May(veto, target))
                    {
                        yield return JudgementConditions.Not(holds);
                    }
                }
            }

            if (grade.Shifts.IsEmpty)
            {
                yield return new AnyOf([.. grade.Awards.Where(a => grades.Contains(a.Grade)).Select(a => a.When is { } when ? At(when.Body, target) : Binding.Analysis.Condition.Always)]);
            }
        }

        private static bool IsOpen(Condition condition) => condition is AllOf all && (all.Parts.IsEmpty || all.Parts.Any(IsOpen));

        /// <summary>Whether a provision is written out for a target: the record judged, or the same of an earlier year or month.</summary>
        private bool May(BoundProvision provision, BoundExpression target)
        {
            var isEarlier = target is EarlierExpression;
            while (target is EarlierExpression earlier)
            {
                target = earlier.Target;
            }

            if (provision == of || provision.Broken || without.Contains(provision) || target is not SubjectExpression || provision.Subject is null || target.Type.Name != provision.Subject.Name)
            {
                return false;
            }

            HasEarlier |= isEarlier;
            if (_used.Add(provision))
            {
                Used.Add(provision);
            }

            return true;
        }

        /// <summary>A condition of a provision, asked of a target; null: of the record judged.</summary>
        private static Condition At(BoundExpression condition, BoundExpression? target, bool negated = false)
        {
            if (target is null or SubjectExpression)
            {
                return ConditionReader.Read(condition, negated);
            }

            if (condition is LogicalExpression { IsAnd: true } and && !negated)
            {
                return new AllOf([.. and.Operands.Select(o => At(o, target))]);
            }

            return IsBoundToNow(condition) ? Binding.Analysis.Condition.Always : ConditionReader.Read(new Carried(target).Rewrite(condition), negated);
        }

        /// <summary>What is read at another time means something else: a stretch of time, a parameter that changes, what others were then.</summary>
        private static bool IsBoundToNow(BoundExpression expression) =>
            expression is PeriodExpression or NowExpression or RecentExpression or RecordsExpression or TimeoutExpression or ParameterExpression { Parameter.Values.Length: not 1 }
            || BoundChildren.Of(expression).Any(IsBoundToNow);

        private static SubjectExpression? Subject(BoundExpression expression) =>
            expression as SubjectExpression ?? BoundChildren.Of(expression).Select(Subject).FirstOrDefault(s => s is not null);

        private static bool IsOnly(ValueSet set, string item) => set is DiscreteSet { None: false, AllBut: false, Items: { Count: 1 } items } && items.Contains(item);
    }

    /// <summary>The same expression about an earlier record.</summary>
    private sealed class Carried(BoundExpression target) : BoundRewriter
    {
        protected override BoundExpression Change(BoundExpression expression) => expression is SubjectExpression ? target : expression;
    }
}
