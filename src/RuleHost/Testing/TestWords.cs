using System.Collections.Immutable;
using RuleHost.Decisions;
using RuleHost.Model;

namespace RuleHost.Testing;

/// <summary>The words of test files: keys and states, each in Chinese and English with the same meaning.</summary>
internal static class TestWords
{
    public static readonly (string Chinese, string English) Rulebook = ("规则集", "rulebook");
    public static readonly (string Chinese, string English) Fixtures = ("样本", "fixtures");
    public static readonly (string Chinese, string English) Cases = ("用例", "cases");
    public static readonly (string Chinese, string English) Name = ("名", "name");
    public static readonly (string Chinese, string English) Overlays = ("叠加", "overlays");
    public static readonly (string Chinese, string English) Assume = ("设定", "assume");
    public static readonly (string Chinese, string English) Action = ("动作", "action");
    public static readonly (string Chinese, string English) Step = ("步骤", "step");
    public static readonly (string Chinese, string English) Expect = ("期望", "expect");
    public static readonly (string Chinese, string English) Diagnostics = ("诊断", "diagnostics");
    public static readonly (string Chinese, string English) Code = ("代码", "code");
    public static readonly (string Chinese, string English) Provision = ("条", "provision");
    public static readonly (string Chinese, string English) Clause = ("款", "clause");

    public static readonly (string Chinese, string English) State = ("状态", "state");
    public static readonly (string Chinese, string English) Because = ("因", "because");
    public static readonly (string Chinese, string English) Sanctions = ("处理", "sanctions");
    public static readonly (string Chinese, string English) Missing = ("待查于", "missing");
    public static readonly (string Chinese, string English) Forbids = ("不得", "forbids");
    public static readonly (string Chinese, string English) Minus = ("扣", "minus");
    public static readonly (string Chinese, string English) Plus = ("加", "plus");
    public static readonly (string Chinese, string English) Confirmed = ("已确认", "confirmed");
    public static readonly (string Chinese, string English) Origin = ("出自", "origin");

    public static readonly (string Chinese, string English) Total = ("总分", "total");
    public static readonly (string Chinese, string English) Items = ("项", "items");
    public static readonly (string Chinese, string English) Grade = ("等次", "grade");
    public static readonly (string Chinese, string English) Without = ("次优", "without");
    public static readonly (string Chinese, string English) Minutes = ("载明", "minutes");
    public static readonly (string Chinese, string English) Rank = ("名次", "rank");

    public static readonly (string Chinese, string English) DueDate = ("到期日", "due-date");
    public static readonly (string Chinese, string English) Due = ("截止时刻", "due");
    public static readonly (string Chinese, string English) OriginalDue = ("原到期日", "original");
    public static readonly (string Chinese, string English) OverdueOriginal = ("对原期限逾期", "overdue-original");
    public static readonly (string Chinese, string English) Suspended = ("已中止", "suspended");
    public static readonly (string Chinese, string English) Overdue = ("逾期", "overdue");
    public static readonly (string Chinese, string English) Remaining = ("剩余", "remaining");
    public static readonly (string Chinese, string English) Elapsed = ("已用", "elapsed");
    public static readonly (string Chinese, string English) Cards = ("牌", "cards");
    public static readonly (string Chinese, string English) Provisional = ("暂定", "provisional");
    public static readonly (string Chinese, string English) Deemed = ("视为", "deemed");
    public static readonly (string Chinese, string English) Round = ("轮次", "round");
    public static readonly (string Chinese, string English) Value = ("值", "value");

    public static bool Is(this (string Chinese, string English) key, string text) => key.Chinese == text || key.English == text;

    /// <summary>What known absence is written as, beside <c>{}</c> and <c>[]</c>.</summary>
    public static bool IsNone(string text) => text is "无" or "無" or "none" or "null" or "~" or "";

    public static bool IsUnknown(string text) => text is "待查" or "unknown";

    /// <summary>The words for states of a judgement, in both languages.</summary>
    public static ImmutableArray<string> JudgementWords { get; } = ["成立", "不成立", "待查", "不适用", "冲突", "holds", "fails", "unknown", "notApplicable", "conflict"];

    /// <summary>The state of a judgement that a word says; null where it says none.</summary>
    public static JudgementState? Judgement(string word) => word switch
    {
        "成立" or "holds" => JudgementState.Holds,
        "不成立" or "fails" => JudgementState.Fails,
        "待查" or "unknown" => JudgementState.Unknown,
        "不适用" or "不適用" or "notApplicable" => JudgementState.NotApplicable,
        "冲突" or "衝突" or "conflict" => JudgementState.Conflict,
        _ => null,
    };

    public static string Word(JudgementState state) => state switch
    {
        JudgementState.Holds => "成立",
        JudgementState.Fails => "不成立",
        JudgementState.Unknown => "待查",
        JudgementState.NotApplicable => "不适用",
        JudgementState.Conflict => "冲突",
        _ => throw new InvalidOperationException(state.ToString()),
    };

    /// <summary>The state of a vote that a word says; null where it says none.</summary>
    public static VoteState? Vote(string word) => word switch
    {
        "通过" or "通過" or "passed" => VoteState.Passed,
        "未通过" or "未通過" or "failed" => VoteState.Failed,
        "无效" or "無效" or "invalid" => VoteState.Invalid,
        "缓议" or "緩議" or "postponed" => VoteState.Postponed,
        "待查" or "unknown" => VoteState.Unknown,
        "不适用" or "不適用" or "notApplicable" => VoteState.NotApplicable,
        _ => null,
    };

    public static string Word(VoteState state) => state switch
    {
        VoteState.Passed => "通过",
        VoteState.Failed => "未通过",
        VoteState.Invalid => "无效",
        VoteState.Postponed => "缓议",
        VoteState.NotApplicable => "不适用",
        _ => "待查",
    };

    /// <summary>The state of a limit that a word says; null where it says none.</summary>
    public static ClockState? Clock(string word)
    {
        var folded = Fold(word);
        foreach (var state in Enum.GetValues<ClockState>())
        {
            if (folded == state.Chinese() || folded == state.Key())
            {
                return state;
            }
        }

        return null;
    }

    /// <summary>Full-width brackets read as plain ones, spaces around a word do not count.</summary>
    public static string Fold(string text) => text.Trim().Replace('（', '(').Replace('）', ')');
}
