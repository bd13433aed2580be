using RuleHost.Syntax;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Syntax;

public class KeywordTests
{
    /// <summary>The reserved words of the grammar; the contract's list, word for word.</summary>
    private const string Reserved = """
        或 且 非 是 否 不是 大于 不小于 小于 不大于 超过 不超过 不足 达到 早于 晚于 不早于 不晚于 属于 不属于 包含 介于
        当 至 由 予 为 占 每 至多 其中 称 均 并 起 若 则 否则 与 计入 除 的 发 报 视为 限 作出 待 可延 终止
        本 其 上年 现在 无 近 连续 有下列情形之一 下列之一 同时具备下列情形 下列全部 下列至少 分情形 其余
        """;

    [Fact]
    public void The_reserved_words_are_those_of_the_grammar() =>
        Assert.Equal(Words(Reserved).Order(StringComparer.Ordinal), Keywords.Reserved.Words.Select(w => w.Canonical).Order(StringComparer.Ordinal));

    [Fact]
    public void A_reserved_word_is_a_name_only_in_quotes()
    {
        foreach (var word in Keywords.Reserved.Words.SelectMany(w => new[] { w.Canonical, w.Traditional, w.English }).Distinct())
        {
            Assert.True(Parsed.File($"情形 {word}\n").Diagnostics.Count > 0, word);
            Parsed.Clean($"情形 「{word}」\n  当 「{word}」 = 「{word}」 且 a.{word}\n");
        }
    }

    [Fact]
    public void Every_other_keyword_may_also_be_a_name()
    {
        foreach (var table in new[] { Keywords.Kinds, Keywords.Amendments, Keywords.Clauses, Keywords.Local, Keywords.Functions, Keywords.Periods, Keywords.DateWords })
        {
            foreach (var word in table.Words.Select(w => w.Canonical).Where(w => !Keywords.IsReserved(w)))
            {
                var file = Parsed.Clean($"情形 {word}\n  当 {word} > 1 且 {word}\n  问责 {word}: {(word is "一律" or "先行" ? "甲" : word)} 至 {word}\n");
                Assert.Equal(2, file.Provisions[0].Clauses.Length);
            }
        }
    }

    [Fact]
    public void Within_a_role_each_writing_means_one_word_but_for_the_English_and_and_is()
    {
        foreach (var table in Keywords.AllTables())
        {
            foreach (var writing in new[] { KeywordLanguage.Simplified, KeywordLanguage.Traditional, KeywordLanguage.English })
            {
                var twice = table.Words.GroupBy(w => w.In(writing)).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
                Assert.Equal(table == Keywords.Reserved && writing == KeywordLanguage.English ? ["and"] : [], twice);
            }
        }
    }

    [Fact]
    public void Units_are_told_apart_in_every_writing()
    {
        Assert.Equal(Units.All.Count, Units.All.Select(u => u.Canonical).Distinct().Count());
        Assert.Equal(Units.All.Count, Units.All.Select(u => u.Traditional).Distinct().Count());
        Assert.Equal(Units.All.Count - 1, Units.All.Select(u => u.English).OfType<string>().Distinct().Count());
        foreach (var unit in Units.All.Where(u => u.English is not null))
        {
            Assert.Same(unit, Units.FindEnglish(unit.English));
            Assert.Same(unit, Units.FindEnglish(unit.Singular));
        }
    }

    /// <summary>The words of the contract's table, as it writes them.</summary>
    [Theory]
    [InlineData("情形 否決 後果 通則 時限 定期 評分 等次 票決 流程 定義", "situation veto consequence general limit recurring score grade vote flow define")]
    [InlineData("增補 修訂 廢止 刪去 對 稱 其中 標籤 依據 說明 施行", "add amend repeal drop for as where tags basis note in-force")]
    [InlineData("起 至 例 可調 未建模 適用 除 當 問責 給予 一律 先行 並", "from to example adjustable unmodelled applies-to except when hold give always interim plus")]
    [InlineData("從重 從輕 加重 減輕 免予 不得 評為 扣 加 每 至多 計入 確認 由 自 限", "heavier lighter aggravate reduce exempt forbid grading-as minus plus-points per at-most into confirm by since within")]
    [InlineData("中止 延長 免限 於 剩 用滿 逾期 逾期滿 發 予 報 視為", "suspend extend unlimited on left used overdue overdue-by issue to-whom report-to deem")]
    [InlineData("滿分 項 占 為 僅客觀 保留 值域 按 分組 評 其餘 名額 升 降 有效 通過", "out-of item weight is measured-only round scale by-score group-by award otherwise quota promote demote valid pass")]
    [InlineData("步驟 可延 作出 待 終止 且 或 非 是 否 無 屬於 包含 介於 與 若 則 否則", "step extendable records await end and or not yes no none in contains between and if then else")]
    [InlineData("近 截至 連續 上年 本 其 現在 的 均 有下列情形之一 同時具備下列情形 下列至少 分情形", "within-last as-of consecutive last-year this it now of all any-of all-of at-least cases")]
    [InlineData("存在 計數 合計 平均 最大 最小 首 末 各 每個 缺省 已知 缺失 日期", "exists count sum average max min first last map every default known missing date")]
    public void Keywords_are_written_as_the_contract_says(string traditional, string english)
    {
        foreach (var (chinese, other) in Words(traditional).Zip(Words(english)))
        {
            Assert.Contains(Keywords.AllTables().SelectMany(t => t.Words), w => w.Traditional == chinese && w.English == other);
        }
    }

    [Fact]
    public void The_binder_finds_functions_periods_and_words_of_the_calendar_in_any_writing()
    {
        Assert.Equal(("计数", "计数", "计数", null), (Keywords.CanonicalFunction("count"), Keywords.CanonicalFunction("計數"), Keywords.CanonicalFunction("计数"), Keywords.CanonicalFunction("民声")));
        Assert.Equal(("本年度", null), (Keywords.CanonicalPeriod("this-year"), Keywords.CanonicalPeriod("年")));
        Assert.Equal(("上旬", "周五"), (Keywords.CanonicalDateWord("first-ten-days"), Keywords.CanonicalDateWord("週五")));
        Assert.Equal("情形", Keywords.CanonicalKind("situation"));
    }

    private static string[] Words(string list) => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
