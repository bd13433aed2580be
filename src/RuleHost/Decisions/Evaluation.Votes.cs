using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>How a 票决 came out.</summary>
internal enum VoteState
{
    /// <summary>通过.</summary>
    Passed,

    /// <summary>未通过.</summary>
    Failed,

    /// <summary>无效.</summary>
    Invalid,

    /// <summary>待查.</summary>
    Unknown,

    /// <summary>不适用.</summary>
    NotApplicable,
}

/// <summary>A vote on one record.</summary>
/// <param name="Valid">有效.</param>
/// <param name="Carried">Whether 通过's condition holds, valid or not.</param>
internal sealed record VoteOutcome(VoteState State, Traced Valid, Traced Carried, ImmutableArray<string> Missing)
{
    /// <summary>有效, 通过 (valid and carried), 状态.</summary>
    public Traced Member(string? member) => member switch
    {
        "有效" => Valid,
        "状态" => State <= VoteState.Invalid ? Value.OfEnum(VoteStates.Enumeration, (int)State) : new Traced(Value.Unknown, Missing),
        _ => State switch
        {
            VoteState.Passed => Value.True,
            VoteState.Failed or VoteState.Invalid => Value.False,
            _ when Valid.Truth == Truth.False || Carried.Truth == Truth.False => Value.False,
            _ => new Traced(Value.Unknown, Missing),
        },
    };
}

/// <summary>票决 (semantics S4): invalid where 有效 fails, whatever the votes; else passed or not.</summary>
internal sealed partial class Evaluation
{
    private readonly Dictionary<(BoundProvision Provision, RecordKey Record), VoteOutcome> _votes = [];

    public VoteOutcome Vote(BoundVote vote, Value record) => Once(_votes, vote, record, Assumed, Count);

    private VoteOutcome Count(BoundVote vote, Value record)
    {
        var frame = FrameOf(record);
        var outside = Outside(vote, frame);
        if (outside.Truth == Truth.True)
        {
            var name = Traced.Unknown($"{record.RecordKey}.{vote.Id}");
            return new VoteOutcome(VoteState.NotApplicable, name, name, name.Missing);
        }

        var valid = vote.Valid is null ? Value.True : Run(vote.Valid, frame);
        var carried = Run(vote.Passed, frame);
        return (outside.Truth, valid.Truth, carried.Truth) switch
        {
            (Truth.Unknown, _, _) => new VoteOutcome(VoteState.Unknown, new Traced(Value.Unknown, outside.Missing), carried, outside.Missing),
            (_, Truth.False, _) => new VoteOutcome(VoteState.Invalid, valid, carried, []),
            (_, Truth.Unknown, _) => new VoteOutcome(VoteState.Unknown, valid, carried, Decisions.Missing.Union(valid.Missing, carried.Missing)),
            (_, _, Truth.Unknown) => new VoteOutcome(VoteState.Unknown, valid, carried, carried.Missing),
            _ => new VoteOutcome(carried.Truth == Truth.True ? VoteState.Passed : VoteState.Failed, valid, carried, []),
        };
    }

    private static VoteOutcome Assumed(Traced value)
    {
        var state = value.Value.Kind switch
        {
            ValueKind.Enum => (VoteState)(int)value.Value.Number,
            ValueKind.Bool => value.Truth == Truth.True ? VoteState.Passed : VoteState.Failed,
            _ => VoteState.Unknown,
        };
        return state == VoteState.Unknown
            ? new VoteOutcome(state, value, value, value.Missing)
            : new VoteOutcome(state, Value.Of(state != VoteState.Invalid), Value.Of(state == VoteState.Passed), []);
    }
}
