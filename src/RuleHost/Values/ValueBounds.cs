namespace RuleHost.Values;

/// <summary>
/// Between what an unknown value surely lies, both ends included; an end that is itself unknown is open. A count of two sure and
/// one possible element lies in [2, 3], with more elements possible in [2, ∞). A comparison decides when the whole stretch agrees
/// (semantics S7); arithmetic drops the bounds (S8: no cleverness).
/// </summary>
/// <param name="Low">The least it can be; unknown: no bound.</param>
/// <param name="High">The most it can be; unknown: no bound.</param>
internal sealed record ValueBounds(Value Low, Value High)
{
    public static readonly ValueBounds None = new(default, default);
}
