namespace RuleHost.Values;

/// <summary>Kleene's operators (semantics S8): the order of evaluation never matters.</summary>
internal static class TruthOperators
{
    public static Truth And(this Truth a, Truth b) => a < b ? a : b;

    public static Truth Or(this Truth a, Truth b) => a > b ? a : b;

    public static Truth Not(this Truth a) => (Truth)(-(sbyte)a);

    /// <summary>下列至少 n 项: by interval, as 计数 (semantics S8).</summary>
    /// <param name="n">How many must hold.</param>
    /// <param name="holding">How many hold.</param>
    /// <param name="unknown">How many may hold.</param>
    public static Truth AtLeast(int n, int holding, int unknown) =>
        holding >= n ? Truth.True : holding + unknown < n ? Truth.False : Truth.Unknown;

    public static Truth Of(bool value) => value ? Truth.True : Truth.False;
}
