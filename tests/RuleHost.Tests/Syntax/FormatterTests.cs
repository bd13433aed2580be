using System.Text;
using RuleHost.Syntax;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Syntax;

public class FormatterTests
{
    [Fact]
    public void Layout_spacing_and_punctuation_become_canonical_and_comments_stay()
    {
        const string Written = """
            # 头

            情形　Q01　　私设“小金库”   # 标题后的注
                依据　jiandu　L114 # 出处
                当　（损失＞＝１０万元　且 a+b*-c   <>  f( 甲 ,乙 ) ） # 尾注
                    # 行间注

                        或 x  属于［一，二、三］。
            	问责 一把手：一律　先行  免职 ；
            # 收尾
            """;
        const string Wanted = """
            # 头

            情形 Q01 私设“小金库”  # 标题后的注
              依据 jiandu　L114  # 出处
              当 (损失 ≥ 10万元 且 a + b * -c ≠ f(甲, 乙))  # 尾注
                # 行间注

                或 x 属于 [一, 二、三]
              问责 一把手: 一律 先行 免职
            # 收尾

            """;
        Assert.Equal(Wanted.ReplaceLineEndings("\n"), Format(Written.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Items_stand_two_columns_deeper_and_their_continuations_two_more()
    {
        Assert.Equal(
            "情形 Q01\n  当 下列至少 2项\n    (一) 甲\n      且 乙\n    (二) 丙\n",
            Format("情形 Q01\n   当 下列至少 2项\n      （一） 甲\n          且 乙\n      （二）  丙\n"));
    }

    [Fact]
    public void A_provision_that_cannot_be_read_stays_byte_for_byte()
    {
        const string Broken = "情形  Q01   标题\r\n\t当 甲 且\r\n   问责 x:y\r\n";
        Assert.Equal(Broken + "情形 Q02\n  当 甲\n", Format(Broken + "情形　Q02\n      当　甲"));
    }

    [Theory]
    [InlineData("for", "对 投诉 其中 渠道 不是 网站", "for 投诉 where 渠道 is-not 网站")]
    [InlineData("is-and-and", "当 甲 是 是 且 (乙 介于 1 与 3 或 丙 是 否)", "when 甲 is yes and (乙 between 1 and 3 or 丙 is no)")]
    [InlineData("functions", "当 计数(企业 的 日期(字段) 其中 日期 属于 本年度) 大于 3次 且 睢宁.计数(x) 且 计数 > 本年度", "when count(企业 of 日期(字段) where 日期 in this-year) more-than 3 times and 睢宁.计数(x) and 计数 > 本年度")]
    [InlineData("every", "当 每个(投诉 称 甲 其中 乙 均 丙)", "when every(投诉 as 甲 where 乙 all 丙)")]
    [InlineData("fused", "不适用 当 甲", "not-applicable-when 甲")]
    [InlineData("measure", "问责 责任人: 一律 先行 诫勉谈话 至 免职 或 记过 并 取消评优资格 当 损失 ≥ 500万美元", "hold 责任人: always interim 诫勉谈话 to 免职 or 记过 plus 取消评优资格 when 损失 ≥ 500万 USD")]
    [InlineData("points", "扣 1分 每 单位 的 牌 至多 10分 计入 效能评估 当 甲", "minus 1 point per 单位 of 牌 at-most 10 points into 效能评估 when 甲")]
    [InlineData("recent", "当 连续 2年 甲 且 乙 属于 近 12个月 截至 日期(现在)", "when consecutive 2 years 甲 and 乙 in within-last 12 months as-of date(now)")]
    public void Keywords_are_translated_and_names_are_not(string id, string chinese, string english)
    {
        var written = $"情形 {id.Replace('-', '_')}\n  {chinese}\n";
        var translated = Format(written, KeywordLanguage.English);
        Assert.Equal($"situation {id.Replace('-', '_')}\n  {english}\n", translated);
        Assert.Equal(written, Format(translated, KeywordLanguage.Simplified));
        Assert.Equal(Parsed.Dump(Parsed.Clean(written).Provisions[0].Clauses), Parsed.Dump(Parsed.Clean(translated).Provisions[0].Clauses).Replace("'count'", "'计数'", StringComparison.Ordinal)
            .Replace("'every'", "'每个'", StringComparison.Ordinal).Replace("'this-year'", "'本年度'", StringComparison.Ordinal).Replace("'date'", "'日期'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("施行 2011-01-01 起 至 2011-08-31", "in-force from 2011-01-01 to 2011-08-31")]
    [InlineData("施行 2011-03-15 起 含在办", "in-force from 2011-03-15 running-too")]
    [InlineData("施行 2011-03-15 起 至 2011-08-31 含在办", "in-force from 2011-03-15 to 2011-08-31 running-too")]
    [InlineData("自 受理 与 资料齐全 至 办结", "since 受理 and 资料齐全 to 办结")]
    [InlineData("每 年 春节 后 第 1个工作日", "per year spring-festival after number 1 working-day")]
    [InlineData("限 至 6月20日 前", "within to 6月20日 before")]
    [InlineData("中止 自 补正通知 至 补正完成", "suspend since 补正通知 to 补正完成")]
    [InlineData("中止 自 补正通知 至 补正完成 按 工作小时 至多 30天", "suspend since 补正通知 to 补正完成 counted-in working-hours at-most 30 days")]
    [InlineData("中止 自 补正通知 至 补正完成 按 天", "suspend since 补正通知 to 补正完成 counted-in days")]
    [InlineData("延长 10个工作日 当 甲", "extend 10 working-days when 甲")]
    [InlineData("延长 5个工作日 每 批准延期 至多 2次", "extend 5 working-days per 批准延期 at-most 2 times")]
    [InlineData("延长 其.天数 自 批准延期 至多 20个工作日", "extend it.天数 since 批准延期 at-most 20 working-days")]
    [InlineData("重计 自 补充证据 或 变更诉求", "restart since 补充证据 or 变更诉求")]
    [InlineData("免限 当 重大", "unlimited when 重大")]
    [InlineData("于 中止满 90天 视为 撤回", "on suspended-for 90 days deem 撤回")]
    [InlineData("于 用满 80% 发 提醒 予 承办单位", "on used 80% issue 提醒 to-whom 承办单位")]
    [InlineData("于 逾期 视为 受理 自 收件 当 甲", "on overdue deem 受理 since 收件 when 甲")]
    [InlineData("限 至 听证日期 - 7个工作日", "within to 听证日期 - 7 working-days")]
    [InlineData("日历 服务标准[类别].日历", "calendar 服务标准[类别].日历")]
    [InlineData("截止 17:30", "cutoff 17:30")]
    [InlineData("由 市效能办", "by 市效能办")]
    [InlineData("至 反馈 或 退回", "to 反馈 or 退回")]
    [InlineData("于 逾期满 5个工作日 发 红牌 予 承办单位 由 市效能办", "on overdue-by 5 working-days issue 红牌 to-whom 承办单位 by 市效能办")]
    [InlineData("于 剩 3工作日 报 上级", "on left 3 workdays report-to 上级")]
    [InlineData("截止 同时刻", "cutoff same-time")]
    [InlineData("可调 限 从 1天 至 10天 由 县", "adjustable within from 1 day to 10 days by 县")]
    [InlineData("例 交办 = 2011-03-07 10:00 → 到期日 = 2011-03-14", "example 交办 = 2011-03-07 10:00 → 到期日 = 2011-03-14")]
    public void Clauses_of_clocks_are_translated(string chinese, string english)
    {
        var written = $"时限 甲\n  {chinese}\n";
        var translated = Format(written, KeywordLanguage.English);
        Assert.Equal($"limit 甲\n  {english}\n", translated);
        Assert.Equal(written, Format(translated, KeywordLanguage.Simplified));
        Assert.Equal(written, Format(Format(written, KeywordLanguage.Traditional), KeywordLanguage.Simplified));
        Assert.Equal(Parsed.Dump(Parsed.Clean(written).Provisions), Parsed.Dump(Parsed.Clean(translated).Provisions));
        Assert.Equal(Parsed.Dump(Parsed.Clean(written).Provisions), Parsed.Dump(Parsed.Clean(Format(written, KeywordLanguage.Traditional)).Provisions));
    }

    [Fact]
    public void Formatting_twice_changes_nothing_and_meaning_stays_in_every_example()
    {
        foreach (var path in SharedExamples.Files())
        {
            var content = File.ReadAllText(path);
            var formatted = Format(content);
            Assert.Equal(formatted, Format(formatted));
            Assert.Equal(Parsed.Dump(Parsed.Clean(content).Provisions), Parsed.Dump(Parsed.Clean(formatted).Provisions));
        }
    }

    [Theory]
    [InlineData(KeywordLanguage.English)]
    [InlineData(KeywordLanguage.Traditional)]
    internal void Every_example_translated_and_back_has_the_same_bytes(KeywordLanguage language)
    {
        foreach (var path in SharedExamples.Files())
        {
            var chinese = Format(File.ReadAllText(path), KeywordLanguage.Simplified);
            var translated = Format(chinese, language);
            Assert.NotEqual(chinese, translated);
            Parsed.Clean(translated);
            Assert.Equal(translated, Format(translated));
            Assert.Equal(chinese, Format(translated, KeywordLanguage.Simplified));
        }
    }

    /// <summary>The same provisions typed by many hands: full-width or half-width, more or fewer spaces, other line breaks. One canonical form.</summary>
    [Fact]
    public void However_it_is_typed_the_canonical_form_is_one()
    {
        var random = new Random(20110223);
        foreach (var path in SharedExamples.Files())
        {
            var canonical = Format(File.ReadAllText(path));
            for (var round = 0; round < 20; round++)
            {
                var typed = Retyped(canonical, random);
                Parsed.Clean(typed);
                Assert.Equal(canonical, Format(typed));
            }
        }
    }

    private static string Retyped(string canonical, Random random)
    {
        var text = new StringBuilder();
        var raw = false;
        foreach (var line in canonical.Split('\n'))
        {
            var content = line.TrimStart(' ');
            text.Append(' ', (line.Length - content.Length) * 2);
            raw = line.Length - content.Length <= 2 ? content.Length == 0 || line.Length == content.Length || content.StartsWith("依据", StringComparison.Ordinal) || content.StartsWith("未建模", StringComparison.Ordinal) : raw;
            if (raw)
            {
                text.Append(content).Append('\n');
                continue;
            }

            var comment = content.IndexOf('#', StringComparison.Ordinal);
            comment = comment < 0 ? content.Length : comment;
            var quoted = false;
            for (var i = 0; i < content.Length; i++)
            {
                var c = content[i];
                quoted ^= c == '"';
                var free = i < comment && !quoted && random.Next(3) == 0;
                var digits = i > 0 && char.IsAsciiDigit(content[i - 1]);
                text.Append(c switch
                {
                    ' ' when free && !digits => random.Next(2) == 0 ? "　" : "   ",
                    '(' or ')' or ':' or '=' or '+' or '*' or '/' or '[' or ']' or ',' when free && (c != ',' || random.Next(2) == 0) => ((char)(c + 0xFEE0)).ToString(),
                    _ when free && char.IsAsciiDigit(c) => ((char)(c + 0xFEE0)).ToString(),
                    '"' when i < comment => quoted ? "“" : "”",
                    _ => c.ToString(),
                });
            }

            text.Append(content.Length > 0 && comment == content.Length && random.Next(4) == 0 ? "。\n" : "\n");
        }

        return text.ToString();
    }

    private static string Format(string content, KeywordLanguage? to = null) => RuleFormatter.Format(new SourceText("a.rule", content), new FormatOptions(to));
}
