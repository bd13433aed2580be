using System.Collections.Immutable;
using RuleHost.Values;

namespace RuleHost.Compilation.Fused;

/// <summary>A judgement of a unit.</summary>
/// <param name="Place">Its place among the judgements of its fact type.</param>
/// <param name="Excluded">Whether it is 不适用.</param>
/// <param name="Holds">Whether its conditions hold.</param>
internal sealed record FusedJudgement(int Place, Test Excluded, Test Holds)
{
    public int Weight => Excluded.Weight + Holds.Weight;
}

/// <summary>Runs a unit's judgements over the ranks of a record and adds those that hold or are unknown.</summary>
internal delegate void UnitCode(long[] ranks, Found found);

/// <summary>
/// Judgements that run as one piece of code, of bounded size: the runtime stops optimising a method that grows without bound. A unit starts
/// interpreted and is compiled in the background once it has run often enough that this pays; both say the same. Thread-safe.
/// </summary>
internal sealed class FusedUnit(ImmutableArray<FusedJudgement> judgements)
{
    /// <summary>About how many comparisons one unit holds at most.</summary>
    public const int MostComparisons = 120;

    /// <summary>How often a unit runs before it is worth compiling.</summary>
    private const int WarmUp = 30;

    private UnitCode? _code;
    private int _runs;

    public ImmutableArray<FusedJudgement> Judgements { get; } = judgements;

    public bool IsCompiled => Volatile.Read(ref _code) is not null;

    /// <summary>Cuts judgements into units of bounded size, in order.</summary>
    public static ImmutableArray<FusedUnit> Cut(IEnumerable<FusedJudgement> judgements)
    {
        var units = ImmutableArray.CreateBuilder<FusedUnit>();
        var under = ImmutableArray.CreateBuilder<FusedJudgement>();
        var weight = 0;
        foreach (var judgement in judgements)
        {
            if (under.Count > 0 && weight + judgement.Weight > MostComparisons)
            {
                units.Add(new FusedUnit(under.ToImmutable()));
                under.Clear();
                weight = 0;
            }

            under.Add(judgement);
            weight += judgement.Weight;
        }

        if (under.Count > 0)
        {
            units.Add(new FusedUnit(under.ToImmutable()));
        }

        return units.ToImmutable();
    }

    public void Run(long[] ranks, Found found)
    {
        if (Volatile.Read(ref _code) is { } code)
        {
            code(ranks, found);
            return;
        }

        // Counts lost between threads only postpone compiling; exactly one run is the one that starts it.
        if (Interlocked.Increment(ref _runs) == WarmUp)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static unit => unit.Compile(), this, preferLocal: false);
        }

        Walk(ranks, found);
    }

    /// <summary>Compiles the unit now.</summary>
    public void Compile() => Volatile.Write(ref _code, UnitEmitter.Emit(Judgements));

    /// <summary>The state of one judgement: what its two truths come to (semantics S18).</summary>
    public static JudgementState StateOf(Truth excluded, Truth holds) => (excluded, holds) switch
    {
        (Truth.True, _) => JudgementState.NotApplicable,
        (_, Truth.False) => JudgementState.Fails,
        (Truth.Unknown, _) or (_, Truth.Unknown) => JudgementState.Unknown,
        _ => JudgementState.Holds,
    };

    private void Walk(long[] ranks, Found found)
    {
        foreach (var judgement in Judgements)
        {
            switch (StateOf(TestWalk.Of(judgement.Excluded, ranks), TestWalk.Of(judgement.Holds, ranks)))
            {
                case JudgementState.Holds:
                    found.Add(Found.Holding(judgement.Place));
                    break;
                case JudgementState.Unknown:
                    found.Add(Found.Unknown(judgement.Place));
                    break;
                default:
                    break;
            }
        }
    }
}

/// <summary>The judgements that hold or are unknown, of a record: their places, and which of the two. Used again from record to record.</summary>
internal sealed class Found
{
    private int[] _items = new int[64];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Items => _items.AsSpan(0, Count);

    public static int Holding(int place) => place << 1;

    public static int Unknown(int place) => (place << 1) | 1;

    public static int PlaceOf(int item) => item >> 1;

    public static bool IsUnknown(int item) => (item & 1) != 0;

    public void Clear() => Count = 0;

    public void Add(int item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = item;
    }

    public void MakeUnknown(int index) => _items[index] |= 1;

    /// <summary>In the order of the rulebook.</summary>
    public void Sort() => _items.AsSpan(0, Count).Sort();
}
