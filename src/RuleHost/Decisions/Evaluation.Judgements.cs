using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>Definitions and judgements of a record: states in the order of semantics S18.</summary>
internal sealed partial class Evaluation
{
    private Memo<(BoundProvision Provision, RecordKey Record), Traced> _definitions;
    private Memo<(BoundProvision Provision, RecordKey Record), Verdict> _verdicts;
    private readonly HashSet<(BoundProvision Provision, RecordKey Record)> _underWay = [];

    /// <summary>A definition's value for a record; unknown, naming the record, where a year before the given ones is asked.</summary>
    public Traced Definition(BoundDefinition definition, Value record)
    {
        if (record.Kind != ValueKind.Record)
        {
            return record.IsNone ? Value.None : Value.Unknown;
        }

        var key = (Provision: (BoundProvision)definition, Record: record.RecordKey);
        if (Assumptions.Definitions.TryGetValue((key.Record.Type, definition.Id), out var assumed))
        {
            return assumed;
        }

        // The record's own time comes first: what it reads is then settled as of now, wherever the evaluation began.
        var frame = FrameOf(record);
        if (_definitions.TryGetValue(key, out var known))
        {
            return known;
        }

        if (Guard(key) is { } guarded)
        {
            return Traced.Unknown(guarded);
        }

        var text = TextAt(definition, frame);
        var value = InForce(text, frame) switch
        {
            Truth.True => Run(text.Body, frame),
            Truth.False => Traced.Unknown($"{key.Record}.{definition.Id}"),
            _ => new Traced(Value.Unknown, ApplicableTime(record).Missing),
        };
        _underWay.Remove(key);
        _definitions[key] = value;
        return value;
    }

    /// <summary>Whether a judgement holds, as a 是否 value: 不适用 is not 成立.</summary>
    public Traced Judgement(BoundJudgement judgement, Value record)
    {
        if (record.Kind != ValueKind.Record)
        {
            return record.IsNone ? Value.None : Value.Unknown;
        }

        var verdict = Verdict(judgement, record);
        return verdict.State switch
        {
            JudgementState.Holds => Value.True,
            JudgementState.Fails or JudgementState.NotApplicable => Value.False,
            _ => new Traced(Value.Unknown, verdict.Missing),
        };
    }

    /// <summary>
    /// A score, grade or vote as a value (semantics S4); of a provision that is not judged in this version unknown, naming it, unless assumed.
    /// </summary>
    public Traced Outcome(BoundProvision provision, Value record, string? member)
    {
        if (record.Kind != ValueKind.Record)
        {
            return record.IsNone ? Value.None : Value.Unknown;
        }

        switch (provision)
        {
            case BoundScore score:
                return member == "各项" ? Score(score, record).Parts : Score(score, record).Total;
            case BoundGrade grade:
                return member switch { null => Grade(grade, record).Grade, "名次" => Standing(grade, record).Rank, _ => Standing(grade, record).Entrants };
            case BoundVote vote:
                return Vote(vote, record).Member(member);
            default:
                break;
        }

        return Assumptions.Find(provision.Id, record.RecordKey.Key) is { Value.IsUnknown: false } assumed
            ? assumed.Value
            : Traced.Unknown(member is null ? $"{record.RecordKey}.{provision.Id}" : $"{record.RecordKey}.{provision.Id}.{member}");
    }

    /// <summary>Takes over that a judgement was found to hold.</summary>
    public void Settle(BoundJudgement judgement, RecordKey record) => _verdicts[(judgement, record)] = Decisions.Verdict.Of(JudgementState.Holds);

    /// <summary>The state of a judgement for a record.</summary>
    public Verdict Verdict(BoundJudgement judgement, Value record)
    {
        var key = (Provision: (BoundProvision)judgement, Record: record.RecordKey);
        _ = ApplicableTime(record);
        if (_verdicts.TryGetValue(key, out var known))
        {
            return known;
        }

        if (Assumptions.Find(judgement.Id, key.Record.Key) is { State: { } assumed })
        {
            return Decisions.Verdict.Of(assumed);
        }

        if (Guard(key) is { } guarded)
        {
            return Decisions.Verdict.Unknown([guarded]);
        }

        var verdict = Fused(judgement, record) is { } settled ? Decisions.Verdict.Of(settled)
            : judgement.Versions.IsEmpty ? Judge(judgement, record, FrameOf(record))
            : Governing(judgement, record).Verdict;
        _underWay.Remove(key);
        _verdicts[key] = verdict;
        return verdict;
    }

    /// <summary>
    /// Whether a provision is in force at the frame's applicable time. Where that time is unknown: unknown, if 施行 could matter.
    /// </summary>
    public Truth InForce(BoundProvision provision, in Frame frame)
    {
        if (provision.InForceFrom is null && provision.InForceUntil is null)
        {
            return Truth.True;
        }

        if (frame.Applicable is not { } applicable)
        {
            return Truth.Unknown;
        }

        var date = DateOf(applicable);
        return TruthOperators.Of((provision.InForceFrom is not { } from || date >= from) && (provision.InForceUntil is not { } until || date <= until));
    }

    private Verdict Judge(BoundJudgement judgement, Value record, in Frame frame)
    {
        var excluded = Outside(judgement, frame);
        if (excluded.Truth == Truth.True)
        {
            // Nothing reaches a record outside 对 and 施行: no 通则 is asked, and none is cited.
            return Decisions.Verdict.Of(JudgementState.NotApplicable);
        }

        var excludedBy = ImmutableArray<string>.Empty;
        foreach (var condition in judgement.NotApplicable)
        {
            excluded = Either(excluded, Run(condition, frame));
        }

        var holds = Traced.Known(Value.True);
        foreach (var condition in judgement.When)
        {
            holds = Both(holds, Run(condition, frame));
        }

        foreach (var general in GeneralsOf(judgement))
        {
            var reaches = Negate(Outside(general, frame));
            foreach (var condition in general.NotApplicable)
            {
                var applies = Both(reaches, Run(condition, frame));
                excluded = Either(excluded, applies);
                if (applies.Truth == Truth.True)
                {
                    excludedBy = excludedBy.Add(general.Id);
                }
            }

            foreach (var condition in general.When)
            {
                holds = Both(holds, Either(Negate(reaches), Run(condition, frame)));
            }
        }

        // 不适用 is reported before 不成立; an unknown exclusion matters only where the rest is not 不成立 (S18).
        return (excluded.Truth, holds.Truth) switch
        {
            (Truth.True, _) => new Verdict(JudgementState.NotApplicable, [], excludedBy),
            (_, Truth.False) => Decisions.Verdict.Of(JudgementState.Fails),
            (Truth.Unknown, _) => Decisions.Verdict.Unknown(Decisions.Missing.Union(excluded.Missing, holds.Missing)),
            (_, Truth.Unknown) => Decisions.Verdict.Unknown(holds.Missing),
            _ => Confirmed(judgement, record) switch
            {
                true => Decisions.Verdict.Of(JudgementState.Holds),
                false => Decisions.Verdict.Of(JudgementState.Fails),
                null => Decisions.Verdict.Unknown([$"确认({judgement.Id})"]),
            },
        };
    }

    /// <summary>Outside 施行, or outside 对's filter.</summary>
    private Traced Outside(BoundProvision judgement, in Frame frame)
    {
        var outside = InForce(judgement, frame) switch
        {
            Truth.True => Traced.Known(Value.False),
            Truth.False => Traced.Known(Value.True),
            _ => new Traced(Value.Unknown, ApplicableTime(frame.Subject).Missing),
        };
        return judgement.Filter is null ? outside : Either(outside, Negate(Run(judgement.Filter, frame)));
    }

    /// <summary>
    /// 确认 由: true where none is needed or a record confirms, false where one denies, null while there is none. Of several records the
    /// last given counts.
    /// </summary>
    public bool? Confirmed(BoundJudgement judgement, Value record)
    {
        if (judgement.ConfirmBy is null)
        {
            return true;
        }

        bool? answer = null;
        if (Model.Definition.Facts.TryGetValue(ConfirmationType, out var type))
        {
            var (situation, subject, result) = (type.SlotOf("情形"), type.SlotOf("案件"), type.SlotOf("结论"));
            foreach (var confirmation in Facts.All(ConfirmationType))
            {
                if (IsText(confirmation[situation], judgement.Id) && IsText(confirmation[subject], record.RecordKey.Key) && confirmation[result].Truth != Truth.Unknown)
                {
                    answer = confirmation[result].Truth == Truth.True;
                }
            }
        }

        return answer;
    }

    /// <summary>
    /// What stops an evaluation that would not end: a provision that waits for itself (the checker refuses all such loops but those
    /// through 上年), and a year of which nothing is known. Null: go on.
    /// </summary>
    private string? Guard((BoundProvision Provision, RecordKey Record) key)
    {
        if (Facts.Find(key.Record) is null
            && Model.Definition.Facts.TryGetValue(key.Record.Type, out var type)
            && type.Key.Any(slot => type.Fields[slot].Type.Kind == TypeKind.Year))
        {
            return key.Record.ToString();
        }

        return _underWay.Add(key) ? null : $"{key.Record}.{key.Provision.Id}";
    }

    /// <summary>A score, grade or vote of a record, reckoned once: what is assumed of it stands, and one that waits for itself is unknown.</summary>
    /// <param name="of">The outcome of a value that was not reckoned.</param>
    private TOutcome Once<TProvision, TOutcome>(
        ref Memo<(BoundProvision Provision, RecordKey Record), TOutcome> outcomes, TProvision provision, Value record, Func<Traced, TOutcome> of, Func<TProvision, Value, TOutcome> reckon)
        where TProvision : BoundProvision
    {
        var key = (Provision: (BoundProvision)provision, Record: record.RecordKey);
        if (outcomes.TryGetValue(key, out var known))
        {
            return known;
        }

        if (Assumptions.Find(provision.Id, key.Record.Key) is { } assumed)
        {
            return of(assumed.Value.IsUnknown ? Traced.Unknown($"{key.Record}.{provision.Id}") : assumed.Value);
        }

        if (Guard(key) is { } guarded)
        {
            return of(Traced.Unknown(guarded));
        }

        var outcome = reckon(TextAt(provision, FrameOf(record)), record);
        _underWay.Remove(key);
        outcomes[key] = outcome;
        return outcome;
    }

    private ImmutableArray<BoundJudgement> GeneralsOf(BoundJudgement judgement) => IgnoresGenerals ? [] : judgement.Generals;

    private static bool IsText(Value value, string text) => value.Kind == ValueKind.Text && value.TextValue == text;

    private static Traced Both(Traced a, Traced b) => Join(a, b, a.Truth.And(b.Truth));

    private static Traced Either(Traced a, Traced b) => Join(a, b, a.Truth.Or(b.Truth));

    private static Traced Negate(Traced a) => a.Value.IsUnknown ? a : Value.Of(a.Truth.Not());

    private static Traced Join(Traced a, Traced b, Truth truth) =>
        truth == Truth.Unknown ? new Traced(Value.Unknown, Decisions.Missing.Union(a.Missing, b.Missing)) : Value.Of(truth);

    private const string CardType = "牌";
    private const string ConfirmationType = "确认";
}
