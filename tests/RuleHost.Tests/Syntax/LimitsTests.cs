using System.Text;
using RuleHost.Syntax;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Syntax;

/// <summary>Whatever is thrown at the parser: diagnostics, no crash, time in proportion to the text, also on small stacks.</summary>
public class LimitsTests
{
    [Theory]
    [InlineData("(", ")", 256, null)]
    [InlineData("(", ")", 257, "RH0115")]
    [InlineData("非 ", "", 256, null)]
    [InlineData("非 ", "", 257, "RH0115")]
    [InlineData("- ", "", 256, null)]
    [InlineData("若 甲 则 乙 否则 ", "", 256, null)]
    [InlineData("若 甲 则 乙 否则 ", "", 257, "RH0115")]
    [InlineData("f(", ")", 256, null)]
    [InlineData("[", "]", 256, null)]
    [InlineData("甲 且 (", ")", 256, null)]
    public void Nesting_is_allowed_to_256_and_refused_beyond(string opening, string closing, int times, string? code)
    {
        var clause = $"情形 Q01\n  当 {Repeat(opening, times)}x{Repeat(closing, times)}\n情形 Q02\n  当 甲\n";
        var found = OnSmallStack(() => Parsed.File(clause));
        Assert.Equal(code is null ? [] : [code], found.Diagnostics.Select(d => d.Code));
        Assert.Equal(2, found.File.Provisions.Length);
    }

    [Theory]
    [InlineData("(", 100_000)]
    [InlineData("当 (", 100_000)]
    [InlineData("非 ", 100_000)]
    [InlineData("甲 且 ", 50_000)]
    [InlineData("甲 + ", 50_000)]
    [InlineData("x", 2_000_000)]
    [InlineData("\"", 1_000_001)]
    [InlineData("1", 1_000_000)]
    [InlineData("「", 500_000)]
    [InlineData("甲.", 500_000)]
    public void Endless_clauses_are_refused_by_their_size(string piece, int times)
    {
        var content = $"情形 Q01\n  当 {Repeat(piece, times)}\n  当 乙 且\n";
        var found = OnSmallStack(() => Parsed.File(content));
        Assert.Equal(["RH0116", "RH0101"], found.Diagnostics.Select(d => d.Code));
        Assert.Contains(ClauseParser.MaxClauseBytes.ToString(System.Globalization.CultureInfo.InvariantCulture), found.Diagnostics[0].Message(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_that_fills_a_clause_is_one_node()
    {
        var clause = string.Join("\n    或 ", Enumerable.Repeat("甲", 400));
        var when = Assert.IsType<WhenClause>(Parsed.Clean($"情形 Q01\n  当 {clause}\n").Provisions[0].Clauses[0]);
        Assert.Equal(400, Assert.IsType<LogicalSyntax>(when.Condition).Operands.Length);
    }

    [Fact]
    public void A_name_of_64_characters_is_allowed_and_a_longer_one_refused()
    {
        Parsed.Clean($"情形 {new string('甲', 64)}\n  当 {new string('乙', 64)} 且 「{new string('丙', 64)}」\n");
        Assert.Equal(["RH0117"], Parsed.File($"情形 {new string('甲', 65)}\n").Diagnostics.Select(d => d.Code));
        Assert.Equal(["RH0117"], Parsed.File($"情形 Q01\n  当 {new string('乙', 65)}\n").Diagnostics.Select(d => d.Code));
        Assert.Equal(["RH0117"], Parsed.File($"情形 Q01\n  当 「{new string('丙', 65)}」\n").Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Parses_at_the_same_time_do_not_disturb_each_other()
    {
        var content = string.Join('\n', Seeds());
        var expected = Parsed.Dump(Parsed.Clean(content).Provisions);
        Parallel.For(0, 64, _ => Assert.Equal(expected, Parsed.Dump(Parsed.Clean(content).Provisions)));
    }

    [Fact]
    public void A_file_that_is_no_rulebook_stops_being_read()
    {
        var (file, diagnostics) = Parsed.File(string.Concat(Enumerable.Repeat("?\n", 50_000)));
        Assert.Empty(file.Provisions);
        Assert.InRange(diagnostics.Count, RuleParser.MaxErrors, RuleParser.MaxErrors + 10);
        Assert.Equal("RH0126", diagnostics[^1].Code);
    }

    [Fact]
    public void Wrong_input_that_nests_calls_is_refused_in_linear_time()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var content = "情形 Q01\n  当 " + string.Concat(Enumerable.Repeat("f(甲, ", 200)) + "> " + new string(')', 200) + "\n";
        Assert.Equal(["RH0101"], Parsed.File(content).Diagnostics.Select(d => d.Code));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), clock.Elapsed.ToString());
    }

    [Fact]
    public void Random_bytes_and_mutated_rulebooks_never_crash_and_never_pass_in_silence()
    {
        var random = new Random(4711);
        var alphabet = "情形Q1 当且或非()（）[]、，,.：:→|=<>≥-+*/\"“”「」#\n\n  \t甲乙限3个工作日天至由2011-03-07年月%一二(一)；。？\u00A0\u3000\uFEFF\u200B\ud83d\ude00\0\r";
        var clock = System.Diagnostics.Stopwatch.StartNew();
        for (var round = 0; round < 4000 && clock.Elapsed < TimeSpan.FromSeconds(5); round++)
        {
            var content = string.Create(random.Next(1, 300), random, (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = source.Next(20) == 0 ? (char)source.Next(0, 0x10000) : alphabet[source.Next(alphabet.Length)];
                }
            });
            Check((round % 2 == 0 ? "情形 Q01\n  当 " : "") + content);
        }
    }

    /// <summary>Deletes, doubles, swaps and exchanges tokens of sound clauses: each mutant gives a tree or a diagnostic, and formats the same twice.</summary>
    [Fact]
    public void Token_mutants_give_a_diagnostic_or_a_tree_that_formatting_keeps()
    {
        var random = new Random(815);
        var seeds = Seeds();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var (rejected, kept) = (0, 0);
        for (var round = 0; round < 6000 && clock.Elapsed < TimeSpan.FromSeconds(6); round++)
        {
            var tokens = seeds[random.Next(seeds.Count)].Split(' ').ToList();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(2, tokens.Count);
                switch (random.Next(4))
                {
                    case 0 when tokens.Count > 3:
                        tokens.RemoveAt(at);
                        break;
                    case 1:
                        tokens.Insert(at, tokens[random.Next(2, tokens.Count)]);
                        break;
                    case 2:
                        (tokens[at], tokens[^1]) = (tokens[^1], tokens[at]);
                        break;
                    default:
                        var other = seeds[random.Next(seeds.Count)].Split(' ');
                        tokens[at] = other[random.Next(2, other.Length)];
                        break;
                }
            }

            if (Check(string.Join(' ', tokens)))
            {
                kept++;
            }
            else
            {
                rejected++;
            }
        }

        Assert.True(kept > 100 && rejected > 1000, $"{kept} kept, {rejected} rejected");
    }

    private static string Repeat(string piece, int times) => new StringBuilder().Insert(0, piece, times).ToString();

    private static List<string> Seeds() =>
    [
        "情形 Q01\n  当 ( 甲 且 非 乙 或 连续 2年 丙 ) 且 计数 ( 单位 的 牌 称 丁 其中 种类 属于 [ 黄牌 、 红牌 ] ) 不小于 3 * 戊 - 1",
        "情形 Q01\n  当 若 甲 则 乙 否则 ( 丙 介于 1 与 5 ) 且 每个 ( 票 其中 有效 均 分 . 值 > 3 )",
        "情形 Q01\n  问责 当事人 : 一律 先行 甲 至 乙 或 丙 并 丁 当 损失 ≥ 500万元",
        "情形 Q01\n  扣 1分 每 单位 的 牌 其中 甲 至多 10分 计入 评估 当 乙 且 丙",
        "时限 T1\n  自 受理 与 资料齐全 或 补正 至 办结",
        "时限 T1\n  于 用满 90% 发 黄牌 予 单位 . 上级 由 效能办 当 甲 属于 近 12个月 截至 乙",
        "时限 T1\n  限 至 审批 [ 事项 , 甲 ] . 期限 + 3天 当 甲 = 是",
        "时限 T1\n  例 交办 = 2011-03-07 10:00 , 类别 = \"文本\" → 到期日 = 2011-03-14",
        "流程 F1\n  步骤 调查 由 调查组 限 60天 可延 30天 当 甲 作出 处理 待 全部 → 申辩 与 决定 当 乙 | 归档 当 非 丙",
        "评分 S1\n  项 测评 占 50% 为 合计 ( 权重 称 组 , 组 . 权重 * 2 ) 仅客观",
        "情形 Q01\n  当 分情形\n    (一) 甲 且 乙 → 1\n    (二) 丙 → 2\n    (三) 其余 → 无",
    ];

    private static bool Check(string content)
    {
        var (file, diagnostics) = Parsed.File(content);
        foreach (var diagnostic in diagnostics)
        {
            Assert.NotEmpty(diagnostic.Message(Language.Chinese));
            Assert.InRange(diagnostic.Location!.Value.Span.Start, 0, content.Length);
            Assert.InRange(diagnostic.Location.Value.Span.End, 0, content.Length);
            Assert.NotEmpty(DiagnosticRenderer.Render(diagnostic, Language.English));
        }

        Assert.True(diagnostics.Count > 0 || file.Provisions.Length > 0 || content.Split('\n').All(l => l.Trim(' ', '\t', '\r', '\0', '\uFEFF', '\u3000', '\u00A0').Length == 0 || l.TrimStart().StartsWith('#')), content);
        var formatted = RuleFormatter.Format(new SourceText("a.rule", content), new FormatOptions());
        if (diagnostics.Count > 0)
        {
            return false;
        }

        Assert.Equal(formatted, RuleFormatter.Format(new SourceText("a.rule", formatted), new FormatOptions()));
        Assert.Equal(Parsed.Dump(file.Provisions), Parsed.Dump(Parsed.Clean(formatted).Provisions));
        var english = RuleFormatter.Format(new SourceText("a.rule", formatted), new FormatOptions(KeywordLanguage.English));
        Parsed.Clean(english);
        return true;
    }

    private static T OnSmallStack<T>(Func<T> run)
    {
        T result = default!;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = run();
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            1024 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        return result;
    }
}
