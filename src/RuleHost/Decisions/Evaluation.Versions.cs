using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// Which text of a provision applies (semantics S14): the one that stood at the time that applies to the record; where the rulebook says
/// 从旧兼从轻, the present one if it is milder.
/// </summary>
internal sealed partial class Evaluation
{
    private Dictionary<(BoundProvision Provision, RecordKey Record), Governing>? _governing;

    /// <summary>The text that stood at a frame's time; before the first began the first, and where the time is unknown the last.</summary>
    public T TextAt<T>(T provision, in Frame frame)
        where T : BoundProvision
    {
        if (provision.Versions.IsEmpty || frame.Applicable is not { } applicable)
        {
            return provision;
        }

        var day = DateOf(applicable);
        for (var i = provision.Versions.Length - 1; i > 0; i--)
        {
            if (provision.Versions[i].InForceFrom <= day)
            {
                return (T)provision.Versions[i];
            }
        }

        return (T)provision.Versions[0];
    }

    /// <summary>The text of a judgement by which a record is judged.</summary>
    public BoundJudgement TextFor(BoundJudgement judgement, Value record) => judgement.Versions.IsEmpty ? judgement : Governing(judgement, record).Text;

    /// <summary>By which text a record is judged, and what that says.</summary>
    public Governing Governing(BoundJudgement judgement, Value record)
    {
        var key = (Provision: (BoundProvision)judgement, Record: record.RecordKey);
        if (_governing?.TryGetValue(key, out var known) == true)
        {
            return known;
        }

        var frame = FrameOf(record);
        var governing = frame.Applicable is null
            ? new Governing(judgement, frame, Decisions.Verdict.Unknown(ApplicableTime(record).Missing))
            : OldOrMilder(judgement, record, frame);
        (_governing ??= [])[key] = governing;
        return governing;
    }

    /// <summary>
    /// The old text, unless the rulebook says 从旧兼从轻 and the present one lets the record go or measures it more lightly. Whether it does is
    /// unknown: so is the outcome. What lies between the two does not count.
    /// </summary>
    private Governing OldOrMilder(BoundJudgement judgement, Value record, in Frame frame)
    {
        var text = TextAt(judgement, frame);
        var old = new Governing(text, frame, Judge(text, record, frame));
        var now = new Frame(record, AsOf);
        if (!Model.Definition.Conventions.Milder || old.Verdict.State is not (JudgementState.Holds or JudgementState.Unknown) || TextAt(judgement, now) is var present && ReferenceEquals(present, text))
        {
            return old;
        }

        var verdict = Judge(present, record, now);
        return (old.Verdict.State, verdict.State) switch
        {
            (_, JudgementState.Fails or JudgementState.NotApplicable) => new Governing(present, now, verdict, IsMilder: true),
            (_, JudgementState.Unknown) => old with { Verdict = Decisions.Verdict.Unknown(Decisions.Missing.Union(old.Verdict.Missing, verdict.Missing)) },
            (JudgementState.Holds, JudgementState.Holds) when IsMilder(Sanctions(present, now).Sanctions, Sanctions(text, frame).Sanctions) => new Governing(present, now, verdict, IsMilder: true),
            _ => old,
        };
    }

    /// <summary>Whether measures are nowhere heavier than others and somewhere lighter; what does not compare is not milder.</summary>
    private bool IsMilder(ImmutableArray<Sanction> measures, ImmutableArray<Sanction> others)
    {
        if (measures.Concat(others).Any(s => s.IsUnknown || s.IsAward || Steps(s) is null))
        {
            return false;
        }

        var lighter = others.Any(o => !measures.Any(m => (m.To, m.ToType) == (o.To, o.ToType)));
        foreach (var group in measures.GroupBy(m => (m.To, m.ToType)))
        {
            var against = others.Where(o => (o.To, o.ToType) == group.Key).ToList();
            if (against.Count == 0)
            {
                return false;
            }

            var (low, high) = (group.Max(m => Steps(m)!.Value.Low), group.Max(m => Steps(m)!.Value.High));
            var (oldLow, oldHigh) = (against.Max(m => Steps(m)!.Value.Low), against.Max(m => Steps(m)!.Value.High));
            if (low > oldLow || high > oldHigh || group.Count() > against.Count)
            {
                return false;
            }

            lighter |= low < oldLow || high < oldHigh || group.Count() < against.Count;
        }

        return lighter;
    }

    private (int Low, int High)? Steps(Sanction sanction) =>
        Model.Definition.Ladders.GetValueOrDefault(sanction.ToType) is { } ladder && ladder.Steps.IndexOf(sanction.From!) is >= 0 and var low && ladder.Steps.IndexOf(sanction.UpTo!) is >= 0 and var high
            ? (low, high) : null;
}
