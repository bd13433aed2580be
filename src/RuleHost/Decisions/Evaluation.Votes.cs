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

    /// <summary>缓议.</summary>
    Postponed,

    /// <summary>待查.</summary>
    Unknown,

    /// <summary>不适用.</summary>
    NotApplicable,
}

/// <summary>A vote on one record.</summary>
/// <param name="Valid">有效.</param>
/// <param name="Postponed">Whether 缓议's condition holds, valid or not.</param>
/// <param name="Carried">Whether 通过's condition holds, valid, put off or not.</param>
internal sealed record VoteOutcome(VoteState State, Traced Valid, Traced Postponed, Traced Carried, ImmutableArray<string> Missing)
{
    /// <summary>载明: what was written down, by the words of the clause.</summary>
    public ImmutableArray<(string Name, Traced Value)> Minutes { get; init; } = [];

    /// <summary>A state that is not known, or does not come about.</summary>
    public static VoteOutcome Of(VoteState state, Traced nothing) => new(state, nothing, nothing, nothing, nothing.Missing);

    /// <summary>有效; 缓议 (valid and put off); 通过 (valid, not put off and carried); 状态.</summary>
    public Traced Member(string? member) => member switch
    {
        "有效" => Valid,
        "状态" => State <= VoteState.Postponed ? Value.OfEnum(VoteStates.Enumeration, (int)State) : new Traced(Value.Unknown, Missing),
        "缓议" => Known(State == VoteState.Postponed, Valid.Truth == Truth.False || Postponed.Truth == Truth.False),
        _ => Known(State == VoteState.Passed, Valid.Truth == Truth.False || Postponed.Truth == Truth.True || Carried.Truth == Truth.False),
    };

    /// <summary>Whether it came out so; where that is not known it may still be known not to.</summary>
    private Traced Known(bool isSo, bool cannotBe) => State <= VoteState.Postponed ? Value.Of(isSo) : cannotBe ? Value.False : new Traced(Value.Unknown, Missing);
}

/// <summary>票决 (semantics S4): invalid where 有效 fails, whatever the votes; put off where 缓议 holds; else passed or not.</summary>
internal sealed partial class Evaluation
{
    private Memo<(BoundProvision Provision, RecordKey Record), VoteOutcome> _votes;

    public VoteOutcome Vote(BoundVote vote, Value record) => Once(ref _votes, vote, record, Assumed, Count);

    private VoteOutcome Count(BoundVote vote, Value record)
    {
        var frame = FrameOf(record);
        var outside = Outside(vote, frame);
        if (outside.Truth == Truth.True)
        {
            return VoteOutcome.Of(VoteState.NotApplicable, Traced.Unknown($"{record.RecordKey}.{vote.Id}"));
        }

        var valid = vote.Valid is null ? Value.True : Run(vote.Valid, frame);
        var postponed = vote.Postponed is null ? Value.False : Run(vote.Postponed, frame);
        var carried = Run(vote.Passed, frame);
        var minutes = ImmutableArray.CreateBuilder<(string, Traced)>(vote.Minutes.Length);
        foreach (var what in vote.Minutes)
        {
            minutes.Add((what.Body.Text, Run(what, frame)));
        }

        return State(outside, valid, postponed, carried) with { Minutes = minutes.MoveToImmutable() };
    }

    private static VoteOutcome State(Traced outside, Traced valid, Traced postponed, Traced carried) => (outside.Truth, valid.Truth, postponed.Truth, carried.Truth) switch
    {
        (Truth.Unknown, _, _, _) => new VoteOutcome(VoteState.Unknown, new Traced(Value.Unknown, outside.Missing), postponed, carried, outside.Missing),
        (_, Truth.False, _, _) => new VoteOutcome(VoteState.Invalid, valid, postponed, carried, []),
        (_, Truth.True, Truth.True, _) => new VoteOutcome(VoteState.Postponed, valid, postponed, carried, []),
        (_, Truth.True, Truth.False, Truth.True) => new VoteOutcome(VoteState.Passed, valid, postponed, carried, []),
        (_, Truth.True, Truth.False, Truth.False) => new VoteOutcome(VoteState.Failed, valid, postponed, carried, []),

        // Once it is surely put off, what the votes would have given no longer matters.
        _ => new VoteOutcome(VoteState.Unknown, valid, postponed, carried, Decisions.Missing.Union(Decisions.Missing.Union(valid.Missing, postponed.Missing), postponed.Truth == Truth.True ? [] : carried.Missing)),
    };

    private static VoteOutcome Assumed(Traced value)
    {
        var state = value.Value.Kind switch
        {
            ValueKind.Enum => (VoteState)(int)value.Value.Number,
            ValueKind.Bool => value.Truth == Truth.True ? VoteState.Passed : VoteState.Failed,
            _ => VoteState.Unknown,
        };
        return state == VoteState.Unknown
            ? VoteOutcome.Of(state, value)
            : new VoteOutcome(state, Value.Of(state != VoteState.Invalid), Value.Of(state == VoteState.Postponed), Value.Of(state == VoteState.Passed), []);
    }
}
