using RuleHost.Decisions;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Testing.Coverage;

/// <summary>What took part in one expected outcome.</summary>
internal sealed class ExercisedOutcome
{
    private readonly HashSet<TextPlace> _provisions = [];
    private readonly HashSet<TextPlace> _clauses = [];
    private readonly HashSet<(TextPlace, bool)> _conditions = [];
    private readonly BoundProvision _target;
    private readonly Effects _effects;

    public ExercisedOutcome(CoverageMap map, IReadOnlyList<TracedRun> runs, BoundProvision target, RecordKey? subject, Effects effects)
    {
        (_target, _effects) = (target, effects);
        var counted = Counted(map, runs, target, subject).ToList();
        foreach (var run in counted)
        {
            _conditions.UnionWith(run.Run.Conditions);
        }

        var byClause = counted.ToLookup(r => r.Clause.Place, r => r.Run);
        foreach (var point in map.Provisions)
        {
            var isTarget = point.Provision == target;
            foreach (var clause in point.Clauses)
            {
                var own = byClause[clause.Place].ToList();
                if (own.Count == 0 ? isTarget && WithoutFormula(clause, counted) : TookPart(clause, own))
                {
                    _clauses.Add(clause.Place);
                }
            }

            if (isTarget || point.Clauses.Any(c => _clauses.Contains(c.Place)))
            {
                _provisions.Add(point.Place);
                Heads(point);
            }
        }
    }

    public IEnumerable<TextPlace> Provisions => _provisions;

    public IEnumerable<TextPlace> Clauses => _clauses;

    public IEnumerable<(TextPlace, bool)> Conditions => _conditions;

    /// <summary>对 without a filter, 施行, 截止 and the like take part in whatever the provision does.</summary>
    private void Heads(ProvisionPoint point)
    {
        foreach (var clause in point.Clauses)
        {
            if (clause.Syntax is InForceClause or ForClause { Where: null })
            {
                _clauses.Add(clause.Place);
            }
        }
    }

    private static IEnumerable<(ClausePoint Clause, TracedRun Run)> Counted(CoverageMap map, IReadOnlyList<TracedRun> runs, BoundProvision target, RecordKey? subject)
    {
        var outside = new HashSet<BoundProvision>();
        foreach (var run in runs)
        {
            if (run.Result.Truth == Truth.False && map.OwnerOf(run.Formula) is { } owner && owner.Clause.Syntax is ForClause && owner.Provision.Provision.Kind == ProvisionKind.General)
            {
                outside.Add(owner.Provision.Provision);
            }
        }

        foreach (var run in runs)
        {
            if (map.OwnerOf(run.Formula) is not { } owner)
            {
                continue;
            }

            var provision = owner.Provision.Provision;
            var counts = provision switch
            {
                BoundDefinition => true,
                BoundJudgement { Kind: ProvisionKind.General } general => target is BoundJudgement judgement && judgement.Generals.Contains(general)
                    && run.Subject == subject && (owner.Clause.Syntax is ForClause || !outside.Contains(general)),
                _ => provision == target && (subject is null || run.Subject == subject),
            };
            if (counts)
            {
                yield return (owner.Clause, run);
            }
        }
    }

    private bool TookPart(ClausePoint clause, List<TracedRun> own) => clause.Syntax switch
    {
        _ when clause.IsCondition => true,
        SinceClause or SuspendClause or RestartClause => own.Exists(r => r.Result.Kind == ValueKind.List && !r.Result.List.Sure.IsEmpty),
        OnClause on => Crossed(on, own),
        _ => Holds(own),
    };

    /// <summary>Where a clause has a 当 of its own, that must hold; else it is enough that something of it was asked.</summary>
    private static bool Holds(List<TracedRun> own)
    {
        var conditions = own.FindAll(r => r.Formula.Body.Type.Kind == TypeKind.Bool);
        return conditions.Count == 0 || conditions.Exists(r => r.Result.Truth == Truth.True);
    }

    private bool Crossed(OnClause on, List<TracedRun> own)
    {
        if (on.Addressee is { } addressee)
        {
            // To whom is asked only once the threshold is crossed and 当 holds.
            return own.Exists(r => r.Formula.Body.Origin.Span.Start >= addressee.Span.Start && r.Formula.Body.Origin.Span.End <= addressee.Span.End);
        }

        return Holds(own) && Crossed(on);
    }

    private bool Crossed(OnClause on)
    {
        if (_target is not BoundLimit limit || _effects.Limit is not { } outcome)
        {
            return false;
        }

        var index = limit.Ons.IndexOf(limit.Ons.First(o => o.Syntax == on));
        return outcome.Rounds.Any(r => r.Reading is { Crossings: var crossings } && index < crossings.Length && crossings[index] is not null);
    }

    private bool WithoutFormula(ClausePoint clause, List<(ClausePoint Clause, TracedRun Run)> counted) => clause.Syntax switch
    {
        ForbidClause => _effects.Judgement is { Verdict.State: JudgementState.Holds },
        ConfirmClause => _effects.Judgement is { } outcome && outcome.Verdict.State switch
        {
            JudgementState.Holds => true,
            JudgementState.Unknown => outcome.Verdict.Missing.Contains($"确认({_target.Id})"),
            JudgementState.Fails => _effects.Denied && counted.TrueForAll(c => c.Clause.Syntax is not WhenClause || c.Run.Result.Truth == Truth.True),
            _ => false,
        },
        WithinClause within => _effects.Limit is { } limit && limit.Rounds.Any(r => r.Budget?.Syntax == within),
        OnClause on => Crossed(on),

        // 其余 is what comes when no other 评 holds.
        AwardClause => counted.Exists(c => c.Clause.Syntax is AwardClause) && counted.TrueForAll(c => c.Clause.Syntax is not AwardClause || c.Run.Result.Truth == Truth.False),
        CutoffClause or CalendarClause => _effects.Limit is { } limit && limit.Rounds.Any(r => r.Terms is not null),
        _ => true,
    };
}
