using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Rulebooks;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>
/// Outcomes taken as settled instead of judged (设定 in a test case, given values of a 例): whatever lies behind them is not looked at.
/// Immutable.
/// </summary>
internal sealed class Assumptions
{
    /// <summary>Stands for every record that has no entry of its own.</summary>
    public const string AnyRecord = "*";

    public static Assumptions None { get; } = new();

    /// <summary>States of judgements, and values of kinds that are not judged yet (a grade, a total), by provision id and record key.</summary>
    public ImmutableDictionary<(string Provision, string Record), AssumedOutcome> Outcomes { get; init; } = ImmutableDictionary<(string, string), AssumedOutcome>.Empty;

    /// <summary>Members of limits (逾期, 状态) by provision id and member.</summary>
    public ImmutableDictionary<(string Provision, LimitMember Member), Value> LimitMembers { get; init; } = ImmutableDictionary<(string, LimitMember), Value>.Empty;

    /// <summary>Values of definitions by type and name.</summary>
    public ImmutableDictionary<(string Type, string Name), Value> Definitions { get; init; } = ImmutableDictionary<(string, string), Value>.Empty;

    /// <summary>Values of parameters.</summary>
    public ImmutableDictionary<string, Value> Parameters { get; init; } = ImmutableDictionary<string, Value>.Empty;

    /// <summary>What is assumed of a provision for a record, or null.</summary>
    public AssumedOutcome? Find(string provision, string record) =>
        Outcomes.TryGetValue((provision, record), out var outcome) || Outcomes.TryGetValue((provision, AnyRecord), out outcome) ? outcome : null;
}

/// <summary>An assumed outcome: a judgement's state, or a value.</summary>
/// <param name="State">State of a judgement; null where a value is assumed.</param>
/// <param name="Value">The outcome's value: 成立 as 是, a grade, a total.</param>
/// <param name="Sanctions">Ranges taken as recommended, by addressee key, in the words of a test file (<c>批评教育 至 告诫</c>).</param>
internal sealed record AssumedOutcome(JudgementState? State, Value Value, ImmutableArray<(string Addressee, string Range)> Sanctions);
