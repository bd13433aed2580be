using System.Collections.Immutable;

namespace RuleHost.Strictness;

/// <summary>The levels that an opening may name (可调 … 由), from the highest down; and which one a jurisdiction is of.</summary>
internal static class OverlayLevel
{
    private static readonly ImmutableArray<string> _levels = ["国家", "省", "市", "县", "乡", "部门"];

    /// <summary>
    /// The level of a code of GB/T 2260: six digits, of which a province leaves the last four and a city the last two at nought. Null for what
    /// is no such code.
    /// </summary>
    public static string? Of(string? jurisdiction) =>
        jurisdiction is not { Length: 6 } code || !code.All(char.IsAsciiDigit) ? null
        : code.EndsWith("0000", StringComparison.Ordinal) ? "省"
        : code.EndsWith("00", StringComparison.Ordinal) ? "市"
        : "县";

    /// <summary>Whether an overlay of a level may use what is open to another: its own, and what is open to those below it.</summary>
    public static bool MayUse(string? level, string opened) =>
        level is not null && _levels.IndexOf(level) is >= 0 and var own && (_levels.IndexOf(opened) is var named && (named < 0 ? level == opened : own <= named));
}
