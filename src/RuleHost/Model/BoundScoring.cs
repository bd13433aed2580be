using System.Collections.Immutable;
using RuleHost.Syntax;
using RuleHost.Values;

namespace RuleHost.Model;

/// <summary>A provision whose outcome is a value of its own kind (semantics S4): 评分, 等次, 票决.</summary>
internal abstract class BoundOutcome(ProvisionSyntax syntax) : BoundProvision(syntax)
{
    /// <summary>Its outcome's type seen as a value.</summary>
    public DataType Type { get; internal set; } = DataType.Error;
}

/// <summary>评分 (semantics S12).</summary>
internal sealed class BoundScore(ProvisionSyntax syntax) : BoundOutcome(syntax)
{
    /// <summary>满分.</summary>
    public Formula OutOf { get; internal set; } = null!;

    /// <summary>Its 项; a score without any starts from full marks.</summary>
    public ImmutableArray<BoundItem> Items { get; internal set; } = [];

    /// <summary>Its own 加 and 扣.</summary>
    public ImmutableArray<BoundPoints> Points { get; internal set; } = [];

    /// <summary>保留: decimal places of the total; null: no rounding.</summary>
    public int? Places { get; internal set; }

    /// <summary>Judgements of the same subject that count points into it (计入), in order of writing.</summary>
    public ImmutableArray<BoundJudgement> Contributors { get; internal set; } = [];
}

/// <summary>项.</summary>
/// <param name="Share">占: its weight; or 满分: its own full marks.</param>
/// <param name="IsWeight">Whether <paramref name="Share"/> is a weight.</param>
internal sealed record BoundItem(string Name, Formula Share, bool IsWeight, Formula Value, ItemClause Syntax);

/// <summary>等次 (semantics S20).</summary>
internal sealed class BoundGrade(ProvisionSyntax syntax) : BoundOutcome(syntax)
{
    /// <summary>按: the score that ranks; null where nothing does.</summary>
    public BoundScore? Score { get; internal set; }

    /// <summary>按 …、…: what decides among equal totals, the larger first, in order.</summary>
    public ImmutableArray<Formula> TieBreakers { get; internal set; } = [];

    /// <summary>分组: those with the same value compete with each other.</summary>
    public Formula? GroupBy { get; internal set; }

    /// <summary>评, best grade first.</summary>
    public ImmutableArray<BoundAward> Awards { get; internal set; } = [];

    /// <summary>名额, best grade first.</summary>
    public ImmutableArray<BoundQuota> Quotas { get; internal set; } = [];

    /// <summary>升 and 降, in order of writing.</summary>
    public ImmutableArray<BoundShift> Shifts { get; internal set; } = [];

    /// <summary>Judgements of the same subject that forbid a grade of its scale (不得 评为), in order of writing.</summary>
    public ImmutableArray<BoundJudgement> Vetoes { get; internal set; } = [];
}

/// <summary>评: <paramref name="When"/> null is 其余.</summary>
internal sealed record BoundAward(int Grade, Formula? When, AwardClause Syntax);

/// <summary>名额 … 至多.</summary>
/// <param name="IsShare">Whether it is a share of the entrants; else a number of places.</param>
internal sealed record BoundQuota(int Grade, Formula AtMost, bool IsShare, QuotaClause Syntax);

/// <summary>升, 降.</summary>
/// <param name="Steps">Grades up (positive) or down.</param>
/// <param name="Limit">至多: the best grade that a promotion reaches (the worst that a demotion does); null: the scale's end.</param>
internal sealed record BoundShift(int Steps, Formula When, int? Limit, ShiftClause Syntax);

/// <summary>票决.</summary>
internal sealed class BoundVote(ProvisionSyntax syntax) : BoundOutcome(syntax)
{
    /// <summary>有效 当; null: always valid.</summary>
    public Formula? Valid { get; internal set; }

    /// <summary>缓议 当; null: never put off.</summary>
    public Formula? Postponed { get; internal set; }

    /// <summary>载明: what the minutes keep, in order of writing.</summary>
    public ImmutableArray<Formula> Minutes { get; internal set; } = [];

    /// <summary>通过 当.</summary>
    public Formula Passed { get; internal set; } = null!;
}

/// <summary>The states of a vote as the language sees them (票决.状态).</summary>
internal static class VoteStates
{
    public static EnumType Enumeration { get; } = new("票决状态", false, ["通过", "未通过", "无效", "缓议"]);
}
