using System.Collections.Immutable;
using RuleHost.Model;
using RuleHost.Records;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Decisions;

/// <summary>One 问责 or 给予 that applies to one addressee.</summary>
internal sealed record MeasureLine(RecordKey To, BoundMeasure Measure, BoundRange Step, Traced Holds)
{
    /// <summary>The clause: whether it is 一律 or 先行.</summary>
    public MeasureClause Range => Measure.Syntax;

    /// <summary>Whether it is joined with other ranges of its addressee: not where it stands beside (并, 一律, 或, an award).</summary>
    public bool Joins => !Range.Mandatory && Measure.Ranges.Length == 1 && Step.Award is null && Step.Alternatives.IsEmpty;

    public Sanction ToSanction() => ToSanction(Step.Low, Step.High, [], []);

    public Sanction ToSanction(int low, int high, ImmutableArray<string> reasons, ImmutableArray<string> missing)
    {
        var steps = Measure.Ladder?.Steps.Values ?? [];
        var unknown = Holds.Truth == Truth.Unknown;
        return new Sanction
        {
            To = To.Key,
            ToType = To.Type,
            From = unknown ? null : Step.Award ?? steps[low],
            UpTo = unknown ? null : Step.Award ?? steps[high],
            Alternatives = [.. Step.Alternatives.Select(a => steps[a])],
            Mandatory = Range.Mandatory,
            Interim = Range.Interim,
            Plus = Measure.Ranges.Length > 1,
            IsAward = Step.Award is not null,
            IsUnknown = unknown,
            Reasons = reasons,
            Missing = unknown ? Holds.Missing : missing,
        };
    }
}

/// <summary>从重, 从轻, 加重, 减轻 or 免予 that holds or may hold.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Holds">True or unknown.</param>
/// <param name="General">The 通则 it comes from; null: the provision's own.</param>
/// <param name="Addressees">
/// Whom it concerns, each with what would settle whether it does (nothing: it surely does); an addressee with an empty key stands for
/// people not known yet. Null: everybody.
/// </param>
internal sealed record Ground(ModifierKind Kind, Traced Holds, string? General, Dictionary<RecordKey, ImmutableArray<string>>? Addressees)
{
    /// <summary>The ground as it concerns one addressee; null where it does not.</summary>
    public Ground? For(RecordKey addressee)
    {
        if (Addressees is null)
        {
            return this;
        }

        if (!Addressees.TryGetValue(addressee, out var missing) && !Addressees.TryGetValue(new RecordKey(addressee.Type, ""), out missing))
        {
            return null;
        }

        return missing.IsEmpty ? this : this with { Holds = new Traced(Value.Unknown, Missing.Union(missing, Holds.Missing)) };
    }
}

/// <summary>Joining ranges and moving them along the ladder (semantics S19).</summary>
internal static class LadderMoves
{
    private static readonly ImmutableArray<(ModifierKind Kind, string Word)> Kinds =
        [(ModifierKind.Heavier, "从重"), (ModifierKind.Lighter, "从轻"), (ModifierKind.Aggravate, "加重"), (ModifierKind.Reduce, "减轻")];

    /// <summary>
    /// Ranges for one addressee join to [heaviest lower, heaviest upper]; then the grounds move the joined range and each line that
    /// stands beside it.
    /// </summary>
    public static IEnumerable<Sanction> Join(IReadOnlyList<MeasureLine> lines, IReadOnlyList<Ground> grounds)
    {
        var joining = lines.Where(l => l.Joins).ToList();
        if (joining.Count > 0)
        {
            var low = joining.Max(l => l.Step.Low);
            var high = joining.Max(l => l.Step.High);
            yield return Move(joining.MaxBy(l => l.Step.High)!, low, high, grounds);
        }

        foreach (var line in lines.Where(l => !l.Joins))
        {
            yield return line.Step.Award is null && line.Step.Alternatives.IsEmpty ? Move(line, line.Step.Low, line.Step.High, grounds) : line.ToSanction();
        }
    }

    /// <summary>
    /// Moves a range by the grounds that hold. Names as reasons only those without which the range would be another, and as missing only
    /// the unknown ones that could still move it.
    /// </summary>
    private static Sanction Move(MeasureLine line, int low, int high, IReadOnlyList<Ground> grounds)
    {
        var top = line.Measure.Ladder!.Steps.Values.Length - 1;
        var sure = grounds.Where(g => g.Holds.Truth == Truth.True).Select(g => g.Kind).ToHashSet();
        var range = Moved(low, high, top, sure);
        var reasons = Kinds.Where(k => sure.Contains(k.Kind) && Moved(low, high, top, [.. sure.Where(s => s != k.Kind)]) != range).Select(k => k.Word);

        var doubtful = Kinds.Select(k => k.Kind).Where(k => !sure.Contains(k) && grounds.Any(g => g.Kind == k && g.Holds.Truth == Truth.Unknown)).ToList();
        var decisive = doubtful.Where(k => Subsets([.. doubtful.Where(d => d != k)]).Any(others => Moved(low, high, top, [.. sure, .. others]) != Moved(low, high, top, [.. sure, .. others, k])));
        var missing = decisive.SelectMany(k => grounds.Where(g => g.Kind == k).SelectMany(g => g.Holds.Missing)).Distinct();
        return line.ToSanction(range.Low, range.High, [.. reasons], [.. missing]);
    }

    /// <summary>
    /// 从重 raises the lower bound one step, never past the upper; 从轻 lowers the upper one step, never past the lower; where both hold
    /// and would cross, the full range stands. 加重 and 减轻 move the upper up and the lower down one step, beyond the range. Several
    /// grounds of one kind move one step in all.
    /// </summary>
    private static (int Low, int High) Moved(int low, int high, int top, HashSet<ModifierKind> grounds)
    {
        var newLow = grounds.Contains(ModifierKind.Heavier) ? Math.Min(low + 1, high) : low;
        var newHigh = grounds.Contains(ModifierKind.Lighter) ? Math.Max(high - 1, low) : high;
        if (newLow > newHigh)
        {
            (newLow, newHigh) = (low, high);
        }

        return (grounds.Contains(ModifierKind.Reduce) ? Math.Max(newLow - 1, 0) : newLow, grounds.Contains(ModifierKind.Aggravate) ? Math.Min(newHigh + 1, top) : newHigh);
    }

    private static IEnumerable<List<ModifierKind>> Subsets(List<ModifierKind> kinds)
    {
        for (var chosen = 0; chosen < 1 << kinds.Count; chosen++)
        {
            yield return [.. kinds.Where((_, i) => (chosen & (1 << i)) != 0)];
        }
    }
}
