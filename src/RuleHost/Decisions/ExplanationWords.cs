using RuleHost.Decisions;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost;

/// <summary>The fixed words of explanations, in both languages.</summary>
internal static class ExplanationWords
{
    public const string Holds = "holds";
    public const string Fails = "fails";

    public static readonly Localized When = new("当", "When");
    public static readonly Localized NotApplicableWhen = new("不适用 当", "Not applicable when");
    public static readonly Localized AllOf = new("以下须全部成立", "all of these");
    public static readonly Localized AnyOf = new("以下有一项成立即可", "any of these");
    public static readonly Localized Not = new("以下不成立才算", "the opposite of this");

    /// <summary>A state of the JSON contract in words.</summary>
    public static Localized State(string key) => key switch
    {
        "holds" => new("成立", "holds"),
        "fails" => new("不成立", "does not hold"),
        "unknown" => new("待查", "unknown"),
        "notApplicable" => new("不适用", "not applicable"),
        "conflict" => new("冲突", "conflict"),
        "notStarted" => new("未开始", "not started"),
        "running" => new("进行中", "running"),
        "warning" => new("预警", "warning"),
        "overdue" => new("逾期", "overdue"),
        "done" => new("已办结", "done"),
        "doneLate" => new("已办结(迟)", "done late"),
        "suspended" => new("中止", "suspended"),
        "passed" => new("通过", "passed"),
        "failed" => new("未通过", "not passed"),
        "invalid" => new("无效", "invalid"),
        "postponed" => new("缓议", "put off"),
        "exempt" => new("免限", "without limit, still tracked"),
        _ => Localized.Same(key),
    };

    /// <summary>The state of a condition.</summary>
    public static string State(Truth truth) => truth switch
    {
        Truth.True => Holds,
        Truth.False => Fails,
        _ => "unknown",
    };

    public static string State(JudgementState state) => state switch
    {
        JudgementState.Holds => "holds",
        JudgementState.Fails => "fails",
        JudgementState.NotApplicable => "notApplicable",
        JudgementState.Conflict => "conflict",
        _ => "unknown",
    };

    public static Localized Kind(ProvisionKind kind) => kind switch
    {
        ProvisionKind.Situation => new("情形", "Situation"),
        ProvisionKind.Veto => new("否决", "Veto"),
        ProvisionKind.Consequence => new("后果", "Consequence"),
        ProvisionKind.General => new("通则", "General provision"),
        ProvisionKind.Limit => new("时限", "Limit"),
        ProvisionKind.Recurring => new("定期", "Recurring duty"),
        ProvisionKind.Score => new("评分", "Score"),
        ProvisionKind.Grade => new("等次", "Grade"),
        ProvisionKind.Vote => new("票决", "Vote"),
        ProvisionKind.Flow => new("流程", "Flow"),
        _ => new("定义", "Definition"),
    };

    /// <summary>The clause that moves or clears measures.</summary>
    public static Localized Modifier(ModifierKind kind) => kind switch
    {
        ModifierKind.Heavier => new("从重", "Heavier"),
        ModifierKind.Lighter => new("从轻", "Lighter"),
        ModifierKind.Aggravate => new("加重", "Aggravated"),
        ModifierKind.Reduce => new("减轻", "Reduced"),
        _ => new("免予", "Exempt"),
    };

    /// <summary>What a ground did to a range (semantics S19), by the clause word that a sanction carries.</summary>
    public static Localized Move(string reason) => reason switch
    {
        "从重" => new("从重：下限上移一级，不过上限", "heavier: the lower bound moved up one step, not past the upper"),
        "从轻" => new("从轻：上限下移一级，不过下限", "lighter: the upper bound moved down one step, not past the lower"),
        "加重" => new("加重：上限上移一级", "aggravated: the upper bound moved up one step"),
        "减轻" => new("减轻：下限下移一级", "reduced: the lower bound moved down one step"),
        _ => Localized.Same(reason),
    };
}
