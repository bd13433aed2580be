using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>等次 (semantics S20): one contest a grade and year, vetoes, bands.</summary>
internal sealed partial class Evaluation
{
    private Memo<(BoundProvision Provision, RecordKey Record), GradeOutcome> _grades;
    private Memo<(BoundGrade Grade, string Period), Contest> _contests;

    public GradeOutcome Grade(BoundGrade grade, Value record) => Once(ref _grades, grade, record, GradeOutcome.Of, Award);

    /// <summary>名次 and 参评数 of a record in its group.</summary>
    public Standing Standing(BoundGrade grade, Value record)
    {
        grade = TextAt(grade, FrameOf(record));
        if (grade.Score is null || Facts.Find(record.RecordKey) is null)
        {
            var unknown = Traced.Unknown(record.RecordKey.ToString());
            return new Standing(unknown, unknown, null);
        }

        var contest = ContestOf(grade, record);
        if (contest.Find(record.RecordKey) is not { } entrant)
        {
            var outside = Traced.Unknown($"{record.RecordKey}.{grade.Id}");
            return new Standing(outside, outside, null);
        }

        return contest.Standing(entrant);
    }

    private GradeOutcome Award(BoundGrade grade, Value record)
    {
        var outside = Outside(grade, FrameOf(record));
        if (outside.Truth == Truth.True)
        {
            return new GradeOutcome { State = JudgementState.NotApplicable, Grade = Traced.Unknown($"{record.RecordKey}.{grade.Id}") };
        }

        // Without quotas nobody else matters.
        var contest = grade.Quotas.IsEmpty ? new Contest(this, grade, [Enter(grade, record)], []) : ContestOf(grade, record);
        var outcome = contest.Find(record.RecordKey) is { } entrant ? contest.Outcome(entrant) : GradeOutcome.Of(Traced.Unknown(record.RecordKey.ToString()));
        return outside.Truth == Truth.Unknown
            ? outcome with { State = JudgementState.Unknown, Grade = new Traced(Value.Unknown, Decisions.Missing.Union(outside.Missing, outcome.Grade.Missing)) }
            : outcome;
    }

    /// <summary>All of a record's type and of its year or month.</summary>
    private Contest ContestOf(BoundGrade grade, Value record)
    {
        var type = grade.Subject!;
        var period = PeriodOf(type, record.RecordKey);
        if (_contests.TryGetValue((grade, period), out var known))
        {
            return known;
        }

        var entrants = ImmutableArray.CreateBuilder<Entrant>();
        foreach (var peer in Facts.All(type.Name).Where(r => PeriodOf(type, r.Key) == period).OrderBy(r => r.Key.Key, StringComparer.Ordinal))
        {
            if (Enter(grade, Value.OfRecord(peer.Key)) is { Enters.Truth: not Truth.False } entrant)
            {
                entrants.Add(entrant);
            }
        }

        var contest = new Contest(this, grade, entrants.ToImmutable(), Facts.IsComplete(type) ? [] : [type.Name]);
        _contests[(grade, period)] = contest;
        return contest;
    }

    private Entrant Enter(BoundGrade grade, Value record)
    {
        var frame = FrameOf(record);
        return new Entrant(record, frame)
        {
            Enters = Negate(Outside(grade, frame)),
            Total = grade.Score is null ? Value.OfNumber(0) : Score(grade.Score, record).Total,
            TieBreakers = [.. grade.TieBreakers.Select(t => Run(t, frame))],
            Group = grade.GroupBy is null ? Value.OfText("") : Run(grade.GroupBy, frame),
        };
    }

    /// <summary>Looks up what forbids an entrant a grade, once.</summary>
    public void Prepare(BoundGrade grade, Entrant entrant)
    {
        if (entrant.Awards.Length == 0)
        {
            entrant.Awards = new Traced?[grade.Awards.Length];
            entrant.Vetoes = VetoesOn(grade, entrant);
        }
    }

    /// <summary>Whether an entrant's condition for a 评 holds.</summary>
    public Traced Award(BoundGrade grade, int award, Entrant entrant) =>
        entrant.Awards[award] ??= grade.Awards[award].When is { } when ? Run(when, entrant.Frame) : Value.True;

    private ImmutableArray<GradeVeto> VetoesOn(BoundGrade grade, Entrant entrant)
    {
        var scale = grade.Type.Enum!;
        var vetoes = ImmutableArray.CreateBuilder<GradeVeto>();
        foreach (var judgement in grade.Vetoes)
        {
            var judged = Judgement(judgement, entrant.Record);
            if (judged.Truth == Truth.False)
            {
                continue;
            }

            foreach (var (forbid, when) in WithGenerals(TextFor(judgement, entrant.Record), entrant.Frame, static j => j.Forbids, static f => f.When))
            {
                var holds = Both(judged, when);
                for (var i = 0; forbid.IsGrading && holds.Truth != Truth.False && i < forbid.Names.Length; i++)
                {
                    if (forbid.Scales[i] == scale.Name)
                    {
                        vetoes.Add(new GradeVeto(judgement, scale.IndexOf(forbid.Names[i]), holds));
                    }
                }
            }
        }

        return Counted(vetoes, entrant.Record);
    }

    /// <summary>Each veto with its events; of those that count one event, the strictest stands, then the first written.</summary>
    private ImmutableArray<GradeVeto> Counted(ImmutableArray<GradeVeto>.Builder vetoes, Value record)
    {
        var standing = new List<BoundJudgement>();
        var same = new Dictionary<BoundJudgement, string>();
        foreach (var veto in vetoes.Where(v => v.Holds.Truth == Truth.True).OrderBy(v => v.Grade).Select(v => v.By).Distinct())
        {
            // Of several that stand, the first whose events alone are all of this veto's is named.
            if (IsCounted(veto, record, standing).Truth == Truth.True)
            {
                same[veto] = (standing.Find(s => IsCounted(veto, record, [s]).Truth == Truth.True) ?? standing[0]).Id;
            }
            else
            {
                standing.Add(veto);
            }
        }

        return [.. vetoes.Select(v => v.Holds.Truth == Truth.True ? v with { Events = EventsOf(v.By, record).Names, SameAs = same.GetValueOrDefault(v.By) } : v)];
    }

    /// <summary>The parts of a key that are a year or a month: those who share them compete.</summary>
    private static string PeriodOf(Rulebooks.FactType type, RecordKey key)
    {
        var parts = KeyPeriods.Split(type, key.Key);
        return string.Join('/', type.Key.Select((slot, i) => (type.Fields[slot].Type.Kind, Part: i < parts.Length ? parts[i] : "")).Where(p => p.Kind is TypeKind.Year or TypeKind.Month).Select(p => p.Part));
    }
}
