using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>One who competes for a grade: what ranks it, whom it competes with, what forbids it what, and which 评 it can still be in.</summary>
internal sealed class Entrant(Value record, Frame frame)
{
    public Value Record { get; } = record;

    public Frame Frame { get; } = frame;

    /// <summary>Whether it competes at all: inside 对's filter.</summary>
    public required Traced Enters { get; init; }

    public required Traced Total { get; init; }

    /// <summary>What decides among equal totals, in order.</summary>
    public required ImmutableArray<Traced> TieBreakers { get; init; }

    /// <summary>分组; a known one is compared by its canonical text.</summary>
    public required Traced Group { get; init; }

    public string? GroupName => Group.Value.IsUnknown ? null : ValueText.Canonical(Group.Value);

    public decimal? Low => Total.Value.Kind == ValueKind.Number ? Total.Value.Number : Total.Value.Bounds is { Low: { Kind: ValueKind.Number } low } ? low.Number : null;

    public decimal? High => Total.Value.Kind == ValueKind.Number ? Total.Value.Number : Total.Value.Bounds is { High: { Kind: ValueKind.Number } high } ? high.Number : null;

    /// <summary>Whether everything that ranks it is known.</summary>
    public bool IsRanked => Total.Value.Kind == ValueKind.Number && TieBreakers.All(t => t.Value.Kind == ValueKind.Number);

    public ImmutableArray<GradeVeto> Vetoes { get; set; } = [];

    /// <summary>Its 评 conditions, as far as they were asked.</summary>
    public Traced?[] Awards { get; set; } = [];

    /// <summary>Places in the grade's 评 that it can be in; −1: in none.</summary>
    public ImmutableArray<int> At { get; set; } = [];

    /// <summary>What its own standing waits for.</summary>
    public ImmutableArray<string> Missing { get; set; } = [];

    /// <summary>Whether one ranks before another: by total, then by what decides among equals.</summary>
    /// <returns>Whether this is at least as good, and whether it is better.</returns>
    public (Truth AtLeast, Truth Better) Against(Entrant other)
    {
        if (Low > other.High)
        {
            return (Truth.True, Truth.True);
        }

        if (High < other.Low)
        {
            return (Truth.False, Truth.False);
        }

        if (!IsRanked || !other.IsRanked)
        {
            return (Truth.Unknown, Truth.Unknown);
        }

        var order = Compare(this, other);
        return (TruthOperators.Of(order >= 0), TruthOperators.Of(order > 0));
    }

    /// <summary>The order of two that are ranked: greater is better.</summary>
    public static int Compare(Entrant a, Entrant b)
    {
        var order = a.Total.Value.Number.CompareTo(b.Total.Value.Number);
        for (var i = 0; order == 0 && i < a.TieBreakers.Length; i++)
        {
            order = a.TieBreakers[i].Value.Number.CompareTo(b.TieBreakers[i].Value.Number);
        }

        return order;
    }
}

/// <summary>Some who compete with each other, so that it can be counted how many rank before one of them.</summary>
internal sealed class Ranking
{
    private readonly Entrant[] _ranked;
    private readonly List<Entrant> _unranked = [];
    private readonly List<Entrant> _doubtful = [];
    private readonly HashSet<Entrant> _members = [];

    /// <param name="sure">Those who surely are among them.</param>
    /// <param name="doubtful">Those who may be.</param>
    public Ranking(IEnumerable<Entrant> sure, IEnumerable<Entrant> doubtful)
    {
        var ranked = new List<Entrant>();
        foreach (var entrant in sure)
        {
            _members.Add(entrant);
            (entrant.IsRanked ? ranked : _unranked).Add(entrant);
        }

        ranked.Sort(static (a, b) => Entrant.Compare(b, a));
        _ranked = [.. ranked];
        _doubtful.AddRange(doubtful);
    }

    public int Sure => _members.Count;

    public int Doubtful => _doubtful.Count;

    /// <summary>How many others rank before one: surely, and at most.</summary>
    /// <param name="strictly">Whether only the better ones count; else the equal ones, too.</param>
    public (int Least, int Most) Before(Entrant entrant, bool strictly)
    {
        var (least, most) = (0, 0);
        if (entrant.IsRanked)
        {
            least = most = InOrder(entrant, strictly) - (!strictly && _members.Contains(entrant) ? 1 : 0);
        }
        else
        {
            Count(_ranked, entrant, strictly, true, ref least, ref most);
        }

        Count(_unranked, entrant, strictly, true, ref least, ref most);
        Count(_doubtful, entrant, strictly, false, ref least, ref most);
        return (least, most);
    }

    private static void Count(IReadOnlyList<Entrant> others, Entrant entrant, bool strictly, bool sure, ref int least, ref int most)
    {
        foreach (var other in others)
        {
            if (ReferenceEquals(other, entrant))
            {
                continue;
            }

            var (atLeast, better) = other.Against(entrant);
            var before = strictly ? better : atLeast;
            least += sure && before == Truth.True ? 1 : 0;
            most += before == Truth.False ? 0 : 1;
        }
    }

    /// <summary>How many of the ranked ones come before, the entrant itself included where it is one of them and equals count.</summary>
    private int InOrder(Entrant entrant, bool strictly)
    {
        var (low, high) = (0, _ranked.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = Entrant.Compare(_ranked[middle], entrant);
            if (strictly ? order > 0 : order >= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
