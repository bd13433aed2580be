using System.Runtime.CompilerServices;

namespace RuleHost.Benchmarks.Workload;

/// <summary>What a programmer would write by hand for conditions in which something may be unknown: three truths that join with &amp;&amp; and ||.</summary>
internal readonly struct Kleene(sbyte truth)
{
    private readonly sbyte _truth = truth;

    public bool Holds => _truth > 0;

    public bool IsUnknown => _truth == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene Of(bool? value) => value is { } known ? Known(known) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene Above(int? a, int b) => a is { } known ? Known(known > b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene AtLeast(int? a, int b) => a is { } known ? Known(known >= b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene Below(int? a, int b) => a is { } known ? Known(known < b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene Above(decimal? a, decimal b) => a is { } known ? Known(known > b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene Below(decimal? a, decimal b) => a is { } known ? Known(known < b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene Above(DateOnly? a, DateOnly? b) => a is { } x && b is { } y ? Known(x > y) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene AtLeast(DateOnly? a, DateOnly b) => a is { } known ? Known(known >= b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene Below(DateOnly? a, DateOnly b) => a is { } known ? Known(known < b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene Is(Severity? a, Severity b) => a is { } known ? Known(known == b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene IsNot(Severity? a, Severity b) => a is { } known ? Known(known != b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene Is(Region? a, Region b) => a is { } known ? Known(known == b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene Is(Role? a, Role b) => a is { } known ? Known(known == b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene IsNot(Role? a, Role b) => a is { } known ? Known(known != b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene Is(Duty? a, Duty b) => a is { } known ? Known(known == b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene IsNot(Duty? a, Duty b) => a is { } known ? Known(known != b) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene operator !(Kleene a) => new((sbyte)-a._truth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene operator &(Kleene a, Kleene b) => a._truth < b._truth ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Kleene operator |(Kleene a, Kleene b) => a._truth > b._truth ? a : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator true(Kleene a) => a._truth > 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator false(Kleene a) => a._truth < 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Kleene Known(bool holds) => new(holds ? (sbyte)1 : (sbyte)-1);
}

/// <summary>Days that the conditions name.</summary>
internal static class Days
{
    public static readonly DateOnly D20100 = Of(20100);
    public static readonly DateOnly D20250 = Of(20250);
    public static readonly DateOnly D20300 = Of(20300);

    /// <summary>The workload counts days from 1970.</summary>
    public static DateOnly Of(int day) => new DateOnly(1970, 1, 1).AddDays(day);
}

/// <summary>What hand-written code finds: which conditions hold, which are unknown. One object, used again for every case.</summary>
internal sealed class Outcome
{
    private readonly int[] _holding = new int[64];
    private int _count;

    public ReadOnlySpan<int> Holding => _holding.AsSpan(0, _count);

    public int Unknown { get; private set; }

    public void Clear() => (_count, Unknown) = (0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int rule) => _holding[_count++] = rule;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int rule, Kleene truth)
    {
        if (truth.Holds)
        {
            _holding[_count++] = rule;
        }
        else if (truth.IsUnknown)
        {
            Unknown++;
        }
    }
}
