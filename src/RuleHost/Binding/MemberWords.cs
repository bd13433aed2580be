using System.Collections.Frozen;
using RuleHost.Model;

namespace RuleHost.Binding;

/// <summary>The members that the language itself gives to events and to provisions seen as values (semantics S4, S6), in its three writings.</summary>
internal static class MemberWords
{
    private static readonly FrozenDictionary<string, LimitMember> LimitMembers = new (string, LimitMember)[]
    {
        ("状态", Model.LimitMember.State), ("狀態", Model.LimitMember.State), ("state", Model.LimitMember.State),
        ("到期日", Model.LimitMember.DueDate), ("due-date", Model.LimitMember.DueDate),
        ("截止时刻", Model.LimitMember.Due), ("截止時刻", Model.LimitMember.Due), ("due", Model.LimitMember.Due),
        ("逾期", Model.LimitMember.Overdue), ("overdue", Model.LimitMember.Overdue),
        ("剩余", Model.LimitMember.Remaining), ("剩餘", Model.LimitMember.Remaining), ("remaining", Model.LimitMember.Remaining),
        ("已用", Model.LimitMember.Used), ("elapsed", Model.LimitMember.Used),
        ("牌", Model.LimitMember.Cards), ("cards", Model.LimitMember.Cards),
        ("原到期日", Model.LimitMember.OriginalDue), ("original", Model.LimitMember.OriginalDue),
        ("对原期限逾期", Model.LimitMember.OverdueOriginal), ("對原期限逾期", Model.LimitMember.OverdueOriginal), ("overdue-original", Model.LimitMember.OverdueOriginal),
        ("视为结果", Model.LimitMember.Deemed), ("視為結果", Model.LimitMember.Deemed), ("deemed", Model.LimitMember.Deemed),
    }.ToFrozenDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);

    public static IReadOnlyList<string> Limit { get; } = ["状态", "到期日", "截止时刻", "逾期", "剩余", "已用", "牌", "原到期日", "对原期限逾期", "视为结果"];

    public static IReadOnlyList<string> Event { get; } = ["时刻", "由"];

    public static IReadOnlyList<string> Score { get; } = ["总分", "各项"];

    public static IReadOnlyList<string> Vote { get; } = ["有效", "缓议", "通过", "状态"];

    /// <summary>What a grade may name of the score that ranks it: 总分, 名次 (1 is the best), 参评数 (how many compete).</summary>
    public static string? Ranked(string word) => word switch
    {
        "总分" or "總分" or "total" => "总分",
        "名次" or "rank" => "名次",
        "参评数" or "參評數" or "entrants" => "参评数",
        _ => null,
    };

    public static LimitMember? LimitMember(string word) => LimitMembers.TryGetValue(word, out var member) ? member : null;

    public static EventMember? EventMember(string word) => word switch
    {
        "时刻" or "時刻" or "at" => Model.EventMember.At,
        "由" or "by" => Model.EventMember.By,
        _ => null,
    };
}
