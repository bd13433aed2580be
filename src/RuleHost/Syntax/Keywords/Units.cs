using System.Collections.Frozen;
using RuleHost.Values;

namespace RuleHost.Syntax;

/// <summary>A unit as it is written behind a number.</summary>
/// <param name="Canonical">Simplified Chinese.</param>
/// <param name="Traditional">Traditional Chinese.</param>
/// <param name="English">English, which stands behind a space; null where the sign is the same everywhere.</param>
/// <param name="Singular">English for one of it.</param>
/// <param name="Kind">The literal it makes.</param>
/// <param name="Span">Of a span of time, its unit.</param>
internal sealed record UnitWord(string Canonical, string Traditional, string? English, string? Singular, LiteralKind Kind, SpanUnit? Span = null)
{
    /// <summary>How the unit follows a number in a writing, its space included.</summary>
    public string Behind(string number, KeywordLanguage language) => language switch
    {
        KeywordLanguage.Simplified => Canonical,
        KeywordLanguage.Traditional => Traditional,
        _ => English is null ? Canonical : number == "1" ? " " + Singular : " " + English,
    };
}

/// <summary>A word that multiplies the number before it.</summary>
internal sealed record ScaleWord(string Canonical, string Traditional, decimal Factor);

/// <summary>Units, scales and what they are called.</summary>
internal static class Units
{
    public static IReadOnlyList<UnitWord> All { get; } =
    [
        new("%", "%", null, null, LiteralKind.Percent),
        Spans("个工作日", "個工作日", "working-days", "working-day", SpanUnit.WorkingDay),
        Spans("工作日", "工作日", "workdays", "workday", SpanUnit.WorkingDay),
        Spans("个工作小时", "個工作小時", "working-hours", "working-hour", SpanUnit.WorkingHour),
        Spans("工作小时", "工作小時", "workhours", "workhour", SpanUnit.WorkingHour),
        Spans("分钟", "分鐘", "minutes", "minute", SpanUnit.Minute),
        Spans("小时", "小時", "hours", "hour", SpanUnit.Hour),
        Spans("个小时", "個小時", "full-hours", "full-hour", SpanUnit.Hour),
        Spans("天", "天", "days", "day", SpanUnit.Day),
        Spans("日", "日", "calendar-days", "calendar-day", SpanUnit.Day),
        Spans("周", "週", "weeks", "week", SpanUnit.Week),
        Spans("个月", "個月", "months", "month", SpanUnit.Month),
        Spans("年", "年", "years", "year", SpanUnit.Year),
        new("元", "元", "yuan", "yuan", LiteralKind.Money),
        new("美元", "美元", "USD", "USD", LiteralKind.Money),
        new("欧元", "歐元", "EUR", "EUR", LiteralKind.Money),
        new("港元", "港元", "HKD", "HKD", LiteralKind.Money),
        new("日元", "日元", "JPY", "JPY", LiteralKind.Money),
        new("分", "分", "points", "point", LiteralKind.Points),
        Counts("人", "人", "persons", "person"),
        Counts("票", "票", "votes", "vote"),
        Counts("名", "名", "people", "individual"),
        Counts("项", "項", "items", "item"),
        Counts("次", "次", "times", "time"),
        Counts("个", "個", "pieces", "piece"),
        Counts("位", "位", "places", "place"),
        Counts("等", "等", "grades", "grade"),
    ];

    /// <summary>Longest first.</summary>
    public static IReadOnlyList<ScaleWord> Scales { get; } =
    [
        new("百万", "百萬", 1_000_000m),
        new("千万", "千萬", 10_000_000m),
        new("百", "百", 100m),
        new("千", "千", 1_000m),
        new("万", "萬", 10_000m),
        new("亿", "億", 100_000_000m),
    ];

    private static readonly FrozenDictionary<string, UnitWord> BySpelling = All
        .SelectMany(u => new[] { u.Canonical, u.Traditional }.Distinct().Select(s => (s, u)))
        .ToFrozenDictionary(p => p.s, p => p.u, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, UnitWord> ByEnglish = All
        .Where(u => u.English is not null)
        .SelectMany(u => new[] { u.English!, u.Singular! }.Distinct().Select(s => (s, u)))
        .ToFrozenDictionary(p => p.s, p => p.u, StringComparer.Ordinal);

    public static IEnumerable<string> EnglishSpellings => ByEnglish.Keys;

    /// <summary>Chinese spellings.</summary>
    public static IEnumerable<string> Spellings => BySpelling.Keys;

    /// <summary>The unit so written directly behind a number.</summary>
    public static UnitWord? Find(ReadOnlySpan<char> spelling) =>
        BySpelling.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(spelling, out var unit) ? unit : null;

    /// <summary>The unit so written behind a number and a space.</summary>
    public static UnitWord? FindEnglish(ReadOnlySpan<char> spelling) =>
        ByEnglish.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(spelling, out var unit) ? unit : null;

    /// <summary>Reads <c>[scale] [unit]</c> as a whole; false if it is anything else.</summary>
    public static bool TryRead(ReadOnlySpan<char> run, out ScaleWord? scale, out UnitWord? unit)
    {
        scale = null;
        unit = null;
        if (run.IsEmpty || (unit = Find(run)) is not null)
        {
            return true;
        }

        foreach (var candidate in Scales)
        {
            var length = run.StartsWith(candidate.Canonical) ? candidate.Canonical.Length : run.StartsWith(candidate.Traditional) ? candidate.Traditional.Length : 0;
            if (length > 0 && (length == run.Length || (unit = Find(run[length..])) is not null))
            {
                scale = candidate;
                return true;
            }
        }

        return false;
    }

    private static UnitWord Spans(string canonical, string traditional, string english, string singular, SpanUnit span) =>
        new(canonical, traditional, english, singular, LiteralKind.Span, span);

    private static UnitWord Counts(string canonical, string traditional, string english, string singular) =>
        new(canonical, traditional, english, singular, LiteralKind.Number);
}
