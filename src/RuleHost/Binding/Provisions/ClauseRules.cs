using System.Collections.Frozen;
using System.Collections.Immutable;
using RuleHost.Syntax;

namespace RuleHost.Binding;

/// <summary>Which clauses a kind of provision may have, which of them once, and which it must have.</summary>
internal static class ClauseRules
{
    private static readonly string[] Common = ["对", "标签", "施行", "依据", "说明", "章", "未建模", "例", "可调", "删去"];
    private static readonly string[] Judgement = [.. Common, "当", "不适用", "问责", "给予", "从重", "从轻", "加重", "减轻", "免予", "不得", "扣", "加", "事件", "确认"];
    private static readonly string[] Clock = [.. Common, "至", "不适用", "于", "截止", "日历", "由"];

    private static readonly FrozenDictionary<ProvisionKind, FrozenSet<string>> Allowed = new Dictionary<ProvisionKind, FrozenSet<string>>
    {
        [ProvisionKind.Situation] = Set(Judgement),
        [ProvisionKind.Veto] = Set(Judgement),
        [ProvisionKind.Consequence] = Set(Judgement),
        [ProvisionKind.General] = Set([.. Judgement.Where(w => w is not ("确认" or "事件")), "适用"]),
        [ProvisionKind.Limit] = Set([.. Clock, "自", "限", "中止", "延长", "重计", "免限"]),
        [ProvisionKind.Recurring] = Set([.. Clock, "每"]),
        [ProvisionKind.Score] = Set([.. Common, "满分", "项", "保留", "扣", "加"]),
        [ProvisionKind.Grade] = Set([.. Common, "值域", "按", "分组", "评", "名额", "升", "降"]),
        [ProvisionKind.Vote] = Set([.. Common, "有效", "缓议", "通过", "载明"]),
        [ProvisionKind.Flow] = Set([.. Common, "步骤"]),
        [ProvisionKind.Define] = Set(["标签", "施行", "依据", "说明", "章", "未建模", "例", "可调", "删去", "值域", "为"]),
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Once =
        Set(["对", "施行", "适用", "事件", "确认", "自", "至", "每", "截止", "日历", "由", "满分", "保留", "值域", "按", "分组", "有效", "缓议", "通过", "载明", "为"]);

    private static readonly FrozenDictionary<ProvisionKind, ImmutableArray<string>> Needed = new Dictionary<ProvisionKind, ImmutableArray<string>>
    {
        [ProvisionKind.Situation] = ["对"],
        [ProvisionKind.Veto] = ["对", "不得"],
        [ProvisionKind.Consequence] = ["对"],
        [ProvisionKind.General] = ["对", "适用"],
        [ProvisionKind.Limit] = ["对", "自", "限"],
        [ProvisionKind.Recurring] = ["每"],
        [ProvisionKind.Score] = ["对", "满分"],
        [ProvisionKind.Grade] = ["对", "值域", "评"],
        [ProvisionKind.Vote] = ["对", "通过"],
        [ProvisionKind.Flow] = ["对", "步骤"],
        [ProvisionKind.Define] = ["为"],
    }.ToFrozenDictionary();

    public static bool MayHave(ProvisionKind kind, string clause) => Allowed[kind].Contains(clause);

    public static bool IsSingle(string clause) => Once.Contains(clause);

    public static ImmutableArray<string> MustHave(ProvisionKind kind) => Needed[kind];

    private static FrozenSet<string> Set(IEnumerable<string> words) => words.ToFrozenSet(StringComparer.Ordinal);
}
