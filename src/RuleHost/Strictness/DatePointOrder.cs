using System.Collections.Immutable;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Strictness;

/// <summary>
/// Whether a point of the calendar comes earlier or more often than another, from their words alone. Every year's point of a kind is one of
/// the months' points, too: who must report at each month's end reports at the year's. Weeks lie in no month.
/// </summary>
internal static class DatePointOrder
{
    private static readonly ImmutableArray<string> Periods = ["月", "季度", "半年", "年"];
    private static readonly ImmutableArray<string> Thirds = ["上旬", "中旬", "下旬"];
    private static readonly ImmutableArray<string> WeekDays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

    /// <summary>−1 where the second is the earlier or the more frequent, 1 the other way, 0 where they are one, null where that cannot be told.</summary>
    public static int? Of(DatePointSyntax before, DatePointSyntax after)
    {
        var (old, now) = (Parts(before), Parts(after));
        if (old.Length == now.Length)
        {
            var differing = Enumerable.Range(0, old.Length).Where(i => !Same(old[i], now[i])).ToList();
            return differing switch
            {
                [] => 0,
                _ when EveryDay(old) || EveryDay(now) => EveryDay(now) ? -1 : 1,
                [0] when Rank(old[0]) is { } one && Rank(now[0]) is { } other => Math.Sign(other - one),
                [var only] => Order(old[only], now[only], behind: !old.Take(only).Any(p => p.Word == "前")),
                _ => null,
            };
        }

        // What stands alone is the last day of its period; each day has one.
        return (old, now) switch
        {
            _ when EveryDay(old) || EveryDay(now) => EveryDay(now) ? -1 : 1,
            ([{ Word: "月" }], [{ Word: "月" }, { Word: "上旬" or "中旬" }]) => -1,
            ([{ Word: "月" }, { Word: "上旬" or "中旬" }], [{ Word: "月" }]) => 1,
            _ => null,
        };
    }

    private static bool EveryDay(ImmutableArray<DatePointPart> parts) => parts is [{ Word: "日" }];

    /// <summary>底 and 末日 say what a period says that stands alone.</summary>
    private static ImmutableArray<DatePointPart> Parts(DatePointSyntax point) =>
        point.Parts is [{ Word: not null } period, { Word: "底" or "末日" }] ? [period] : point.Parts;

    private static int? Order(DatePointPart before, DatePointPart after, bool behind) => (before, after) switch
    {
        ({ Literal: { Kind: LiteralKind.Span } a }, { Literal: { Kind: LiteralKind.Span } b }) when a.Value.Unit.Family == b.Value.Unit.Family =>
            Math.Sign((b.Value.Number * b.Value.Unit.Factor) - (a.Value.Number * a.Value.Unit.Factor)) * (behind ? 1 : -1),
        ({ Literal: { Kind: LiteralKind.MonthDay or LiteralKind.Month } a }, { Literal: { } b }) when a.Kind == b.Kind => b.MonthDay.CompareTo(a.MonthDay),
        ({ Literal: { Kind: LiteralKind.Date or LiteralKind.YearMonth } a }, { Literal: { } b }) when a.Kind == b.Kind => Comparer.Order(a.Value, b.Value),
        ({ Word: { } a }, { Word: { } b }) => Place(Thirds, a, b) ?? Place(WeekDays, a, b),
        _ => null,
    };

    private static int? Place(ImmutableArray<string> words, string before, string after) =>
        words.IndexOf(before) is >= 0 and var old && words.IndexOf(after) is >= 0 and var now ? Math.Sign(now - old) : null;

    private static int? Rank(DatePointPart part) => part.Word is { } word && Periods.IndexOf(word) is >= 0 and var rank ? rank : null;

    private static bool Same(DatePointPart before, DatePointPart after) => before.Word == after.Word
        && (before.Literal, after.Literal) switch
        {
            (null, null) => true,
            ({ } a, { } b) => a.Kind == b.Kind && a.MonthDay == b.MonthDay && ValueText.Canonical(a.Value) == ValueText.Canonical(b.Value),
            _ => false,
        };
}
