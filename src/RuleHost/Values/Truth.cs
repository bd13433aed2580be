namespace RuleHost;

/// <summary>Kleene's three truths: 成立, 不成立, 待查. A missing fact is not false.</summary>
public enum Truth : sbyte
{
    /// <summary>不成立.</summary>
    False = -1,

    /// <summary>待查: what is known does not decide it.</summary>
    Unknown = 0,

    /// <summary>成立.</summary>
    True = 1,
}
