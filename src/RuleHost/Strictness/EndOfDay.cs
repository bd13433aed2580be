using RuleHost.Rulebooks;
using RuleHost.Syntax;

namespace RuleHost.Strictness;

/// <summary>截止: when on its last day a limit ends, by a clause or by the convention of the rulebook.</summary>
internal readonly record struct EndOfDay(CutoffKind Kind, TimeOnly Time)
{
    public static EndOfDay Of(CutoffClause? clause, Conventions conventions) => clause is null ? new(conventions.Cutoff, default) : new(clause.Kind, clause.Time);

    /// <summary>−1 where the second comes earlier, 1 where later; null where that hangs on office hours or on the start.</summary>
    public static int? Order(EndOfDay before, EndOfDay after) => before == after ? 0
        : before.Minutes is { } old && after.Minutes is { } now ? Math.Sign(now - old)

        // Office hours end before the day does; whether any are declared for a day, only a calendar knows.
        : before.Kind == CutoffKind.OfficeClose && after.Kind == CutoffKind.EndOfDay ? 1
        : null;

    private double? Minutes => Kind switch
    {
        CutoffKind.EndOfDay => TimeSpan.FromDays(1).TotalMinutes,
        CutoffKind.TimeOfDay => Time.ToTimeSpan().TotalMinutes,
        _ => null,
    };
}
