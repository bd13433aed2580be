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
/// <param name="Addressees">Whom it concerns; null: all.</param>
internal sealed record Ground(ModifierKind Kind, Traced Holds, string? General, HashSet<RecordKey>? Addressees);

/// <summary>Joining ranges and moving them along the ladder (semantics S19).</summary>
internal static class LadderMoves
{
    /// <summary>
    /// Ranges for one addressee join to [heaviest lower, heaviest upper]; then the grounds move the joined range and each line that
    /// stands beside it.
    /// </summary>
    public static IEnumerable<Sanction> Join(IReadOnlyList<MeasureLine> lines, IReadOnlyList<Ground> grounds)
    {
        var doubtful = grounds
            .Where(g => g.Kind != ModifierKind.Exempt && g.Holds.Truth == Truth.Unknown)
            .SelectMany(g => g.Holds.Missing).Distinct().ToImmutableArray();
        var sure = grounds.Where(g => g.Holds.Truth == Truth.True).Select(g => g.Kind).ToHashSet();

        var joining = lines.Where(l => l.Joins).ToList();
        if (joining.Count > 0)
        {
            var low = joining.Max(l => l.Step.Low);
            var high = joining.Max(l => l.Step.High);
            yield return Move(joining.MaxBy(l => l.Step.High)!, low, high, sure, doubtful);
        }

        foreach (var line in lines.Where(l => !l.Joins))
        {
            yield return line.Step.Award is null && line.Step.Alternatives.IsEmpty
                ? Move(line, line.Step.Low, line.Step.High, sure, doubtful)
                : line.ToSanction();
        }
    }

    /// <summary>
    /// 从重 raises the lower bound one step, never past the upper; 从轻 lowers the upper one step, never past the lower; where both hold
    /// and would cross, the full range stands. 加重 and 减轻 move the upper up and the lower down one step, beyond the range. Several
    /// grounds of one kind move one step in all.
    /// </summary>
    private static Sanction Move(MeasureLine line, int low, int high, HashSet<ModifierKind> grounds, ImmutableArray<string> doubtful)
    {
        var top = line.Measure.Ladder!.Steps.Values.Length - 1;
        var (newLow, newHigh) = (low, high);
        var reasons = ImmutableArray.CreateBuilder<string>();
        if (grounds.Contains(ModifierKind.Heavier))
        {
            newLow = Math.Min(low + 1, high);
            reasons.Add("从重");
        }

        if (grounds.Contains(ModifierKind.Lighter))
        {
            newHigh = Math.Max(high - 1, low);
            reasons.Add("从轻");
        }

        if (newLow > newHigh)
        {
            (newLow, newHigh) = (low, high);
        }

        if (grounds.Contains(ModifierKind.Aggravate))
        {
            newHigh = Math.Min(newHigh + 1, top);
            reasons.Add("加重");
        }

        if (grounds.Contains(ModifierKind.Reduce))
        {
            newLow = Math.Max(newLow - 1, 0);
            reasons.Add("减轻");
        }

        return line.ToSanction(newLow, newHigh, reasons.ToImmutable(), doubtful);
    }
}
