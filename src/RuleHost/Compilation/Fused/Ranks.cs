using RuleHost.Values;

namespace RuleHost.Compilation.Fused;

/// <summary>
/// Values as 64-bit integers that order as the values do, so that a comparison is one instruction and still exact. A number v is kept as
/// 2·⌊v·10ˢ⌋, plus one where v·10ˢ is no whole number: constants have at most s places, so every decimal, however many places it has,
/// stands to each of them as before. What is too large for 64 bits is kept as the largest or the smallest: no constant is.
/// </summary>
internal static class Ranks
{
    /// <summary>The rank of what nobody has said.</summary>
    public const long Unknown = long.MinValue;

    /// <summary>The rank of what is known to be absent.</summary>
    public const long None = long.MinValue + 1;

    /// <summary>The least rank of a value.</summary>
    public const long Least = long.MinValue + 2;

    /// <summary>Most places that are worth scaling by: with more a comparison is left to exact decimal arithmetic.</summary>
    public const int MostPlaces = 6;

    /// <summary>What a number is multiplied by.</summary>
    public static long Factor(int places) => places switch { 0 => 1, 1 => 10, 2 => 100, 3 => 1_000, 4 => 10_000, 5 => 100_000, _ => 1_000_000 };

    /// <summary>The rank of a number; <paramref name="isExact"/> says whether other values could have the same one.</summary>
    public static long Of(decimal number, long factor, out bool isExact)
    {
        var bound = long.MaxValue / 4 / factor;
        isExact = false;
        if (number > bound)
        {
            return long.MaxValue;
        }

        if (number < -bound)
        {
            return Least;
        }

        var scaled = number * factor;
        var floor = decimal.Floor(scaled);
        isExact = floor == scaled;
        return (2 * (long)floor) + (isExact ? 0 : 1);
    }

    /// <summary>The same of a whole number.</summary>
    public static long Of(long number, long factor, out bool isExact)
    {
        var bound = long.MaxValue / 4 / factor;
        isExact = number <= bound && number >= -bound;
        return isExact ? 2 * number * factor : number > 0 ? long.MaxValue : Least;
    }

    /// <summary>
    /// The rank of a decimal with few digits, without decimal arithmetic: its digits are an integer already. Any other goes the long way.
    /// </summary>
    public static long OfDecimal(decimal number, int places, out bool isExact)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        if (bits[2] == 0 && bits[1] == 0 && scale <= places)
        {
            // Less than 2³² · 2 · 10⁶: it fits.
            isExact = true;
            var magnitude = 2 * (long)(uint)bits[0] * Factor(places - scale);
            return bits[3] < 0 ? -magnitude : magnitude;
        }

        return Of(number, Factor(places), out isExact);
    }
}
