using System.Collections.Immutable;

namespace RuleHost.Binding.Analysis;

/// <summary>A stretch of numbers; an end that is null is open to infinity.</summary>
internal readonly record struct Interval(decimal? Low, bool LowOpen, decimal? High, bool HighOpen)
{
    public static Interval All { get; } = new(null, true, null, true);

    public static Interval Point(decimal value) => new(value, false, value, false);

    public static Interval Above(decimal value, bool open) => new(value, open, null, true);

    public static Interval Below(decimal value, bool open) => new(null, true, value, open);

    public bool IsEmpty => Low is { } low && High is { } high && (low > high || (low == high && (LowOpen || HighOpen)));

    public Interval Meet(Interval other)
    {
        var (low, lowOpen) = Low is null ? (other.Low, other.LowOpen)
            : other.Low is null ? (Low, LowOpen)
            : Low == other.Low ? (Low, LowOpen || other.LowOpen)
            : Low > other.Low ? (Low, LowOpen) : (other.Low, other.LowOpen);
        var (high, highOpen) = High is null ? (other.High, other.HighOpen)
            : other.High is null ? (High, HighOpen)
            : High == other.High ? (High, HighOpen || other.HighOpen)
            : High < other.High ? (High, HighOpen) : (other.High, other.HighOpen);
        return new Interval(low, lowOpen, high, highOpen);
    }
}

/// <summary>What one term may be: numbers in stretches, or single things out of a known or unknown number of them; and perhaps 无.</summary>
/// <param name="None">Whether 无 is in it.</param>
internal abstract record ValueSet(bool None)
{
    public abstract bool IsEmpty { get; }

    public abstract ValueSet Meet(ValueSet other);

    /// <summary>What is in this one and not in the other.</summary>
    public abstract ValueSet Without(ValueSet other);
}

/// <summary>Numbers, amounts, spans, dates.</summary>
/// <param name="None">Whether 无 is in it.</param>
/// <param name="Parts">Disjoint stretches in order.</param>
/// <param name="Whole">Whether only whole numbers can be: then 大于 2 且 小于 3 holds for none.</param>
internal sealed record IntervalSet(bool None, ImmutableArray<Interval> Parts, bool Whole) : ValueSet(None)
{
    public static IntervalSet Of(Interval part, bool whole, bool none = false) => new IntervalSet(none, [part], whole).Normal();

    public override bool IsEmpty => !None && Parts.IsEmpty;

    public override ValueSet Meet(ValueSet other)
    {
        var set = (IntervalSet)other;
        var parts = ImmutableArray.CreateBuilder<Interval>();
        foreach (var a in Parts)
        {
            foreach (var b in set.Parts)
            {
                parts.Add(a.Meet(b));
            }
        }

        return new IntervalSet(None && set.None, parts.ToImmutable(), Whole).Normal();
    }

    public override ValueSet Without(ValueSet other)
    {
        var set = (IntervalSet)other;
        IEnumerable<Interval> rest = Parts;
        foreach (var cut in set.Parts)
        {
            rest = rest.SelectMany(part => Cut(part, cut)).ToList();
        }

        return new IntervalSet(None && !set.None, [.. rest], Whole).Normal();
    }

    private static IEnumerable<Interval> Cut(Interval part, Interval cut)
    {
        if (cut.Low is { } low)
        {
            yield return part.Meet(Interval.Below(low, !cut.LowOpen));
        }

        if (cut.High is { } high)
        {
            yield return part.Meet(Interval.Above(high, !cut.HighOpen));
        }
    }

    private const decimal Large = 1_000_000_000_000_000_000_000_000m;

    private IntervalSet Normal() => this with { Parts = [.. Parts.Select(p => Whole ? Rounded(p) : p).Where(p => !p.IsEmpty)] };

    private static Interval Rounded(Interval part)
    {
        // Beyond the digits that a step of one still changes there is nothing to round.
        if (Math.Abs(part.Low ?? 0) > Large || Math.Abs(part.High ?? 0) > Large)
        {
            return part;
        }

        var low = part.Low is { } l ? (part.LowOpen ? decimal.Floor(l) + 1 : decimal.Ceiling(l)) : (decimal?)null;
        var high = part.High is { } h ? (part.HighOpen ? decimal.Ceiling(h) - 1 : decimal.Floor(h)) : (decimal?)null;
        return new Interval(low, low is null, high, high is null);
    }
}

/// <summary>Truths, values of an enumeration, texts, records: the ones named, or all but those.</summary>
/// <param name="None">Whether 无 is in it.</param>
/// <param name="Items">The ones named.</param>
/// <param name="AllBut">Whether it is all but those, of a number nobody knows.</param>
internal sealed record DiscreteSet(bool None, ImmutableHashSet<string> Items, bool AllBut) : ValueSet(None)
{
    public static DiscreteSet Of(IEnumerable<string> items, bool none = false) => new(none, [.. items], false);

    public static DiscreteSet Anything(bool none) => new(none, [], true);

    public override bool IsEmpty => !None && !AllBut && Items.IsEmpty;

    public override ValueSet Meet(ValueSet other)
    {
        var set = (DiscreteSet)other;
        var none = None && set.None;
        return (AllBut, set.AllBut) switch
        {
            (false, false) => new DiscreteSet(none, Items.Intersect(set.Items), false),
            (false, true) => new DiscreteSet(none, Items.Except(set.Items), false),
            (true, false) => new DiscreteSet(none, set.Items.Except(Items), false),
            _ => new DiscreteSet(none, Items.Union(set.Items), true),
        };
    }

    public override ValueSet Without(ValueSet other)
    {
        var set = (DiscreteSet)other;
        return Meet(new DiscreteSet(!set.None, set.Items, !set.AllBut));
    }
}
