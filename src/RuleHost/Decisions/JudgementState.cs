namespace RuleHost;

/// <summary>States of a judgement (semantics S18), in the words of the JSON contract.</summary>
public enum JudgementState
{
    /// <summary>成立.</summary>
    Holds,

    /// <summary>不成立.</summary>
    Fails,

    /// <summary>待查: what is known does not decide it.</summary>
    Unknown,

    /// <summary>不适用: outside 对's filter, outside 施行, or excluded by a 不适用 clause.</summary>
    NotApplicable,

    /// <summary>冲突: two provisions of contrary effect.</summary>
    Conflict,
}
