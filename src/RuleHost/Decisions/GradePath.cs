using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// The way of one entrant to its grade, in the order of semantics S20: the best 评 that holds, forbidden ones skipped; the quotas; 升 and 降;
/// forbidden ones skipped again. Where something is not known it goes all ways that are open.
/// </summary>
internal sealed class GradePath
{
    private const int Nowhere = -1;

    private readonly Evaluation _evaluation;
    private readonly BoundGrade _grade;
    private readonly bool _withVetoes;
    private SortedSet<int> _at = [];
    private SortedSet<int> _grades = [];
    private ImmutableArray<string> _missing = [];
    private ImmutableArray<(BoundShift Shift, Truth Holds)> _shifts = [];

    public GradePath(Evaluation evaluation, BoundGrade grade, Entrant entrant, bool withVetoes)
    {
        (_evaluation, _grade, Entrant, _withVetoes) = (evaluation, grade, entrant, withVetoes);
        evaluation.Prepare(grade, entrant);
        Walk(_at, 0, int.MaxValue);
        if (withVetoes)
        {
            entrant.Missing = _missing;
        }
    }

    public Entrant Entrant { get; }

    /// <summary>Whether it may stand before a quota: it can be in that grade.</summary>
    public bool Meets(BoundQuota quota) => _at.Any(i => i >= 0 && _grade.Awards[i].Grade == quota.Grade);

    /// <summary>Whether it surely is in that grade.</summary>
    public bool IsSurely(BoundQuota quota) => _at.All(i => i >= 0 && _grade.Awards[i].Grade == quota.Grade);

    public void Wait(ImmutableArray<string> missing) => _missing = Missing.Union(_missing, missing);

    /// <summary>With a place it stays; without, it falls to the next band that holds.</summary>
    public void Take(QuotaPlace place)
    {
        if (place.Got == Truth.True)
        {
            return;
        }

        var before = _at;
        _at = [];
        foreach (var at in before)
        {
            var inIt = at >= 0 && _grade.Awards[at].Grade == place.Quota.Grade;
            if (!inIt || place.Got == Truth.Unknown)
            {
                _at.Add(at);
            }

            if (inIt)
            {
                Walk(_at, at + 1, place.Quota.Grade);
            }
        }
    }

    /// <summary>升 and 降, which take no place, and what is forbidden once more.</summary>
    public void Finish()
    {
        _grades = [.. _at.Select(i => i < 0 ? Nowhere : _grade.Awards[i].Grade)];
        var shifts = ImmutableArray.CreateBuilder<(BoundShift, Truth)>();
        foreach (var shift in _grade.Shifts)
        {
            var holds = _evaluation.Run(shift.When, Entrant.Frame);
            if (holds.Truth == Truth.False)
            {
                continue;
            }

            shifts.Add((shift, holds.Truth));
            var moved = _grades.Select(g => g < 0 ? g : Moved(shift, g));
            _grades = [.. holds.Truth == Truth.True ? moved : moved.Concat(_grades)];
            Wait(holds.Missing);
        }

        _shifts = shifts.ToImmutable();
        foreach (var veto in _withVetoes ? Entrant.Vetoes : [])
        {
            if (_grades.Max >= veto.Grade)
            {
                var capped = _grades.Select(g => Math.Min(g, veto.Grade - 1));
                _grades = [.. veto.Holds.Truth == Truth.True ? capped : capped.Concat(_grades)];
                Wait(veto.Holds.Missing);
            }
        }
    }

    /// <param name="free">The same way without vetoes on this entrant.</param>
    public GradeOutcome Outcome(GradePath free)
    {
        var scale = _grade.Type.Enum!;
        var name = $"{_grade.Id}:无一项成立";
        var value = _grades.Count > 1 ? new Traced(_grades.Min >= 0 && ValueBounds.Among(scale, _grades) is { } among ? Value.UnknownWithin(among) : Value.Unknown, _missing)
            : _grades.Max < 0 ? Traced.Unknown(name)
            : Value.OfEnum(scale, _grades.Max);
        int? without = free._grades.Count == 1 && free._grades.Max is >= 0 and var better && value.Value.Kind == ValueKind.Enum && better != (int)value.Value.Number ? better : null;
        return new GradeOutcome
        {
            State = value.Value.IsUnknown ? JudgementState.Unknown : JudgementState.Holds,
            Grade = value,
            Possible = [.. _grades.Reverse().Where(g => g >= 0).Select(g => scale.Values[g])],
            Without = without is { } ordinal ? scale.Values[ordinal] : null,
            Because = without is { } lost ? [.. Entrant.Vetoes.Where(v => v.Holds.Truth == Truth.True && v.SameAs is null && v.Grade <= lost).Select(v => v.By.Id).Distinct()] : [],
            Vetoes = Entrant.Vetoes,
            Shifts = _shifts,
        };
    }

    private int Moved(BoundShift shift, int grade) => shift.Steps >= 0
        ? Math.Max(grade, Math.Min(grade + shift.Steps, shift.Limit ?? _grade.Type.Enum!.Values.Length - 1))
        : Math.Min(grade, Math.Max(grade + shift.Steps, shift.Limit ?? 0));

    /// <summary>Adds every 评 from a place on that may be the first to hold and is not forbidden.</summary>
    private void Walk(SortedSet<int> at, int from, int below)
    {
        for (var i = from; i < _grade.Awards.Length; i++)
        {
            var award = _grade.Awards[i];
            if (award.Grade >= below)
            {
                continue;
            }

            var holds = _evaluation.Award(_grade, i, Entrant);
            var (forbidden, missing) = Forbidden(award.Grade);
            var open = holds.Truth.And(forbidden.Not());
            if (open == Truth.False)
            {
                continue;
            }

            at.Add(i);
            if (open == Truth.True)
            {
                return;
            }

            Wait(Missing.Union(holds.Missing, forbidden == Truth.Unknown ? missing : []));
        }

        at.Add(Nowhere);
    }

    private (Truth Forbidden, ImmutableArray<string> Missing) Forbidden(int grade)
    {
        var forbidden = Truth.False;
        var missing = ImmutableArray<string>.Empty;
        foreach (var veto in _withVetoes ? Entrant.Vetoes : [])
        {
            if (veto.Grade <= grade)
            {
                forbidden = forbidden.Or(veto.Holds.Truth);
                missing = Missing.Union(missing, veto.Holds.Missing);
            }
        }

        return (forbidden, missing);
    }
}
