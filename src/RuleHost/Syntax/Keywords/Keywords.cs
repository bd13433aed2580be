using System.Collections.Frozen;
using RuleHost.Values;
using static RuleHost.Syntax.TokenKind;

namespace RuleHost.Syntax;

/// <summary>
/// The keyword table: every word that the language itself gives a meaning, by role, in simplified Chinese, traditional Chinese and
/// English. Lexer, messages, formatter, repair and editors read this one table. A word may be written in any of the three anywhere.
/// </summary>
internal static partial class Keywords
{
    /// <summary>Kinds of provision; the detail is the <see cref="ProvisionKind"/>.</summary>
    public static WordTable Kinds { get; } = new(
    [
        new("情形", "情形", "situation", Detail: (int)ProvisionKind.Situation),
        new("否决", "否決", "veto", Detail: (int)ProvisionKind.Veto),
        new("后果", "後果", "consequence", Detail: (int)ProvisionKind.Consequence),
        new("通则", "通則", "general", Detail: (int)ProvisionKind.General),
        new("时限", "時限", "limit", Detail: (int)ProvisionKind.Limit),
        new("定期", "定期", "recurring", Detail: (int)ProvisionKind.Recurring),
        new("评分", "評分", "score", Detail: (int)ProvisionKind.Score),
        new("等次", "等次", "grade", Detail: (int)ProvisionKind.Grade),
        new("票决", "票決", "vote", Detail: (int)ProvisionKind.Vote),
        new("流程", "流程", "flow", Detail: (int)ProvisionKind.Flow),
        new("定义", "定義", "define", Detail: (int)ProvisionKind.Define),
    ]);

    /// <summary>What a county's provision does to a base one; the detail is the <see cref="Amendment"/>.</summary>
    public static WordTable Amendments { get; } = new(
    [
        new("增补", "增補", "add", Detail: (int)Amendment.Add),
        new("修订", "修訂", "amend", Detail: (int)Amendment.Amend),
        new("废止", "廢止", "repeal", Detail: (int)Amendment.Repeal),
    ]);

    /// <summary>Words that begin a clause. They are keywords only as the first word of a clause.</summary>
    public static WordTable Clauses { get; } = ClauseTable();

    /// <summary>Words that cannot be names unless quoted.</summary>
    public static WordTable Reserved { get; } = ReservedTable();

    /// <summary>Words that mean something at one place of one clause and are names elsewhere.</summary>
    public static WordTable Local { get; } = new(
    [
        new("截至", "截至", "as-of", AsOf),
        new("一律", "一律", "always", Always),
        new("先行", "先行", "interim", Interim),
        new("评为", "評為", "grading-as", GradingAs),
        new("仅客观", "僅客觀", "measured-only", MeasuredOnly),
        new("满", "滿", "in-steps-of", Step),
        new("剩", "剩", "left", ThresholdOf, (int)ThresholdKind.Left),
        new("用满", "用滿", "used", ThresholdOf, (int)ThresholdKind.Used),
        new("逾期", "逾期", "overdue", Overdue, (int)ThresholdKind.Overdue),
        new("逾期满", "逾期滿", "overdue-by", ThresholdOf, (int)ThresholdKind.OverdueBy),
        new("中止满", "中止滿", "suspended-for", ThresholdOf, (int)ThresholdKind.SuspendedFor),
        new("按", "按", "counted-in", CountedIn),
        new("工作日", "工作日", "working-days", Measure, (int)SpanFamily.WorkingDays),
        new("工作小时", "工作小時", "working-hours", Measure, (int)SpanFamily.WorkingHours),
        new("天", "天", "days", Measure, (int)SpanFamily.Days),
        new("从", "從", "from", From),
        new("自", "自", "since", FromEvent),
        new("全部", "全部", "all", AllOrAny, 1),
        new("任一", "任一", "any", AllOrAny, 0),
        new("下班", "下班", "office-close", Cutoff, (int)Rulebooks.CutoffKind.OfficeClose),
        new("同时刻", "同時刻", "same-time", Cutoff, (int)Rulebooks.CutoffKind.SameTime),
        new("含在办", "含在辦", "running-too", RunningToo),
        new("成立", "成立", "holds", Outcome, (int)ExampleState.Holds),
        new("不成立", "不成立", "fails", Outcome, (int)ExampleState.Fails),
        new("待查", "待查", "unknown", Outcome, (int)ExampleState.Unknown),
        new("不适用", "不適用", "not-applicable", Outcome, (int)ExampleState.NotApplicable),
    ]);

    /// <summary>Built-in functions: names to the parser, which the binder looks up by <see cref="CanonicalFunction"/>.</summary>
    public static WordTable Functions { get; } = new(
    [
        new("存在", "存在", "exists"),
        new("计数", "計數", "count"),
        new("合计", "合計", "sum"),
        new("平均", "平均", "average"),
        new("最大", "最大", "max"),
        new("最小", "最小", "min"),
        new("首", "首", "first"),
        new("末", "末", "last"),
        new("连续次数", "連續次數", "run-length"),
        new("各", "各", "map"),
        new("每个", "每個", "every"),
        new("保留", "保留", "round"),
        new("缺省", "缺省", "default"),
        new("已知", "已知", "known"),
        new("缺失", "缺失", "missing"),
        new("日期", "日期", "date"),
    ]);

    /// <summary>Calendar periods, names to the parser; the binder looks them up by <see cref="CanonicalPeriod"/>.</summary>
    public static WordTable Periods { get; } = new(
    [
        new("本年度", "本年度", "this-year"),
        new("上年度", "上年度", "previous-year"),
        new("上半年", "上半年", "first-half-year"),
        new("下半年", "下半年", "second-half-year"),
        new("本半年", "本半年", "this-half-year"),
        new("本季度", "本季度", "this-quarter"),
        new("上季度", "上季度", "previous-quarter"),
        new("本月", "本月", "this-month"),
        new("上月", "上月", "previous-month"),
        new("本周", "本週", "this-week"),
        new("上周", "上週", "previous-week"),
    ]);

    /// <summary>Words of a point of the calendar.</summary>
    public static WordTable DateWords { get; } = DateWordTable();

    private static readonly FrozenSet<string> HyphenatedWords = AllTables()
        .SelectMany(t => t.Words)
        .Select(w => w.English)
        .Append("not-applicable-when")
        .Concat(Units.EnglishSpellings)
        .Where(w => w.Contains('-', StringComparison.Ordinal))
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> HyphenatedLookup = HyphenatedWords.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every table, for highlighters and completion.</summary>
    public static IEnumerable<WordTable> AllTables() => [Kinds, Amendments, Clauses, Reserved, Local, Functions, Periods, DateWords];

    /// <summary>计数 for 計數 and count; null for a name that is no built-in function.</summary>
    public static string? CanonicalFunction(string name) => Functions.Find(name)?.Canonical;

    /// <summary>本年度 for this-year; null for a name that is no period.</summary>
    public static string? CanonicalPeriod(string name) => Periods.Find(name)?.Canonical;

    /// <summary>上旬 for first-ten-days, 周五 for friday; null for a word that is none of the calendar's.</summary>
    public static string? CanonicalDateWord(string name) => DateWords.Find(name)?.Canonical;

    /// <summary>情形 for situation; null for a word that is no kind.</summary>
    public static string? CanonicalKind(string name) => Kinds.Find(name)?.Canonical;

    /// <summary>Whether a word cannot be a bare name.</summary>
    public static bool IsReserved(ReadOnlySpan<char> word) => Reserved.Find(word) is not null;

    /// <summary>Whether English writes a keyword so, hyphens included.</summary>
    public static bool IsHyphenated(ReadOnlySpan<char> word) => HyphenatedLookup.Contains(word);
}
