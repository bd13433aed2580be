using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>What follows from a judgement that holds: measures (semantics S19), prohibitions (S20), points (S12).</summary>
internal sealed partial class Evaluation
{
    /// <summary>A judgement in full.</summary>
    public JudgementOutcome Detail(BoundJudgement judgement, Value record)
    {
        var verdict = Verdict(judgement, record);
        var frame = FrameOf(record);
        if (!judgement.Versions.IsEmpty)
        {
            var governing = Governing(judgement, record);
            return Detail(governing.Text, verdict, record, governing.Frame) with { Governing = governing };
        }

        return Detail(judgement, verdict, record, frame);
    }

    private JudgementOutcome Detail(BoundJudgement judgement, Verdict verdict, Value record, in Frame frame)
    {
        if (verdict.State != JudgementState.Holds)
        {
            var possible = verdict.State == JudgementState.Unknown;
            return new JudgementOutcome { Verdict = verdict, Forbids = possible ? Forbids(judgement, frame, Truth.Unknown) : [] };
        }

        var items = ImmutableArray<string>.Empty;
        foreach (var condition in judgement.When)
        {
            items = items.AddRange(Interpreter.ItemsThatHold(condition, this, frame));
        }

        var (sanctions, exemptedBy) = Sanctions(judgement, frame);
        var missing = ImmutableArray<string>.Empty;
        foreach (var sanction in sanctions)
        {
            missing = Decisions.Missing.Union(missing, sanction.Missing);
        }

        return new JudgementOutcome
        {
            Verdict = verdict,
            Items = items,
            Confirmed = judgement.ConfirmBy is null ? null : Confirmed(judgement, record),
            Sanctions = sanctions,
            ExemptedBy = exemptedBy,
            MeasuresMissing = missing,
            Forbids = Forbids(judgement, frame, Truth.True),
            Points = Points(judgement, frame),
        };
    }

    private (ImmutableArray<Sanction> Sanctions, ImmutableArray<string> ExemptedBy) Sanctions(BoundJudgement judgement, in Frame frame)
    {
        var lines = new List<MeasureLine>();
        AddLines(lines, judgement, frame, Traced.Known(Value.True));
        foreach (var general in GeneralsOf(judgement))
        {
            AddLines(lines, general, frame, Negate(Outside(general, frame)));
        }

        if (lines.Count == 0)
        {
            return ([], []);
        }

        var grounds = Grounds(judgement, frame);
        var exemptedBy = ImmutableArray<string>.Empty;
        var sanctions = ImmutableArray.CreateBuilder<Sanction>();
        foreach (var group in lines.GroupBy(l => l.To))
        {
            var own = grounds.Select(g => g.For(group.Key)).OfType<Ground>().ToList();
            var exemption = own.Where(g => g.Kind == ModifierKind.Exempt).ToList();
            var cleared = exemption.Find(g => g.Holds.Truth == Truth.True);
            if (cleared is not null && group.Any(l => !l.Range.Mandatory) && cleared.General is { } general && !exemptedBy.Contains(general))
            {
                exemptedBy = exemptedBy.Add(general);
            }

            var doubtful = exemption.Where(g => g.Holds.Truth == Truth.Unknown).SelectMany(g => g.Holds.Missing).Distinct().ToImmutableArray();
            var movable = group.Where(l => !l.Range.Mandatory).ToList();
            foreach (var line in group.Where(l => l.Range.Mandatory))
            {
                sanctions.Add(line.ToSanction());
            }

            if (cleared is not null || movable.Count == 0)
            {
                continue;
            }

            if (!doubtful.IsEmpty || movable.Exists(l => l.Holds.Truth == Truth.Unknown))
            {
                // Once those are known, the grounds that could move the range come into play: they are missing, too.
                var missing = movable.Where(l => l.Holds.Truth == Truth.Unknown).SelectMany(l => l.Holds.Missing);
                var moves = LadderMoves.Join(movable, own).SelectMany(s => s.Missing);
                sanctions.Add(new Sanction { To = group.Key.Key, ToType = group.Key.Type, IsUnknown = true, Missing = [.. doubtful.Concat(missing).Concat(moves).Distinct()] });
                continue;
            }

            sanctions.AddRange(LadderMoves.Join(movable, own));
        }

        return (sanctions.ToImmutable(), exemptedBy);
    }

    private void AddLines(List<MeasureLine> lines, BoundJudgement judgement, in Frame frame, Traced reaches)
    {
        foreach (var measure in judgement.Measures)
        {
            var holds = measure.When is null ? reaches : Both(reaches, Run(measure.When, frame));
            if (holds.Truth == Truth.False)
            {
                continue;
            }

            var addressee = Run(measure.Addressee, frame);
            foreach (var (to, sure, missing) in Addressees(addressee, measure.Addressee))
            {
                var certain = sure ? holds : Both(holds, new Traced(Value.Unknown, missing));
                foreach (var range in measure.Ranges)
                {
                    lines.Add(new MeasureLine(to, measure, range, certain));
                }
            }
        }
    }

    /// <summary>Addressees, each with whether it surely is one. Someone nobody named yet is a record of the type with an empty key.</summary>
    private static IEnumerable<(RecordKey To, bool Sure, ImmutableArray<string> Missing)> Addressees(Traced addressee, Formula formula)
    {
        var type = formula.Body.Type;
        var nobody = new RecordKey((type.Kind == TypeKind.List ? type.Element!.Name : type.Name) ?? "", "");
        switch (addressee.Value.Kind)
        {
            case ValueKind.Record:
                yield return (addressee.Value.RecordKey, true, []);
                break;
            case ValueKind.List:
                var list = addressee.Value.List;
                foreach (var item in list.Sure.Where(v => v.Kind == ValueKind.Record))
                {
                    yield return (item.RecordKey, true, []);
                }

                foreach (var item in list.Possible.Where(v => v.Kind == ValueKind.Record))
                {
                    yield return (item.RecordKey, false, list.Missing);
                }

                if (!list.Complete)
                {
                    yield return (nobody, false, list.Missing);
                }

                break;
            case ValueKind.Unknown:
                yield return (nobody, false, addressee.Missing);
                break;
            default:
                break;
        }
    }

    public static readonly RecordKey Nobody = new("", "");

    private List<Ground> Grounds(BoundJudgement judgement, in Frame frame)
    {
        var grounds = new List<Ground>();
        AddGrounds(grounds, judgement, frame, Traced.Known(Value.True), null);
        foreach (var general in GeneralsOf(judgement))
        {
            AddGrounds(grounds, general, frame, Negate(Outside(general, frame)), general.Id);
        }

        return grounds;
    }

    private void AddGrounds(List<Ground> grounds, BoundJudgement judgement, in Frame frame, Traced reaches, string? general)
    {
        foreach (var modifier in judgement.Modifiers)
        {
            var holds = Both(reaches, Run(modifier.When, frame));
            if (holds.Truth == Truth.False)
            {
                continue;
            }

            Dictionary<RecordKey, ImmutableArray<string>>? only = null;
            if (modifier.Addressee is not null)
            {
                only = [];
                foreach (var (to, sure, missing) in Addressees(Run(modifier.Addressee, frame), modifier.Addressee))
                {
                    if (sure || !only.ContainsKey(to))
                    {
                        only[to] = sure ? [] : missing;
                    }
                }
            }

            grounds.Add(new Ground(modifier.Kind, holds, general, only));
        }
    }

    private ImmutableArray<Prohibition> Forbids(BoundJudgement judgement, in Frame frame, Truth judged)
    {
        if (judgement is { Forbids.IsEmpty: true, Generals.IsEmpty: true })
        {
            return [];
        }

        var forbids = ImmutableArray.CreateBuilder<Prohibition>();
        foreach (var (forbid, holds) in WithGenerals(judgement, frame, static j => j.Forbids, static f => f.When))
        {
            if (judged.And(holds.Truth) is not Truth.False and var truth)
            {
                foreach (var name in forbid.Names)
                {
                    forbids.Add(new Prohibition(name, forbid.IsGrading, truth, holds.Missing));
                }
            }
        }

        return forbids.ToImmutable();
    }

    private ImmutableArray<PointChange> Points(BoundJudgement judgement, in Frame frame)
    {
        if (judgement is { Points.IsEmpty: true, Generals.IsEmpty: true })
        {
            return [];
        }

        var changes = ImmutableArray.CreateBuilder<PointChange>();
        foreach (var (points, holds) in WithGenerals(judgement, frame, static j => j.Points, static p => p.When))
        {
            if (holds.Truth != Truth.False)
            {
                var amount = Amount(points, frame, holds).Points;
                changes.Add(new PointChange(points.IsPlus, amount.Value, points.Into, amount.Missing));
            }
        }

        return changes.ToImmutable();
    }

    /// <summary>Clauses of a judgement and of the 通则 over it (semantics S22), each with whether its own 当, and the 通则's reach, hold.</summary>
    private List<(T Clause, Traced Holds)> WithGenerals<T>(BoundJudgement judgement, in Frame frame, Func<BoundJudgement, ImmutableArray<T>> clauses, Func<T, Formula?> when)
    {
        var found = new List<(T, Traced)>();
        foreach (var clause in clauses(judgement))
        {
            found.Add((clause, when(clause) is { } condition ? Run(condition, frame) : Value.True));
        }

        foreach (var general in GeneralsOf(judgement))
        {
            foreach (var clause in clauses(general))
            {
                var reaches = Negate(Outside(general, frame));
                found.Add((clause, when(clause) is { } condition ? Both(reaches, Run(condition, frame)) : reaches));
            }
        }

        return found;
    }
}
