namespace RuleHost;

/// <summary>An exact amount in one currency. Currencies never convert by themselves (semantics S10).</summary>
/// <param name="Amount">The amount in the currency's unit (1万元 is 10000).</param>
/// <param name="Currency">The currency's name as the language writes it: 元, 美元, 欧元, 港元, 日元.</param>
public readonly record struct Money(decimal Amount, string Currency = "元")
{
    /// <inheritdoc/>
    public override string ToString() => Amount.ToString(System.Globalization.CultureInfo.InvariantCulture) + Currency;
}
