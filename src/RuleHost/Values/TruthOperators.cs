namespace RuleHost.Values;

/// <summary>Kleene's operators (semantics S8): the order of evaluation never matters.</summary>
internal static class TruthOperators
{
    public static Truth And(this Truth a, Truth b) => a < b ? a : b;

    public static Truth Or(this Truth a, Truth b) => a > b ? a : b;

    public static Truth Not(this Truth a) => (Truth)(-(sbyte)a);

    public static Truth Of(bool value) => value ? Truth.True : Truth.False;
}
