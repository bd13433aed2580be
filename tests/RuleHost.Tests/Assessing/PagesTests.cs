using System.Text.RegularExpressions;
using RuleHost.Assessing;
using RuleHost.Tests.Cli;
using RuleHost.Tests.Scoring;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Assessing;

/// <summary>The bulletin and the red and black list of a month, from the same run as the sheets.</summary>
public sealed partial class PagesTests
{
    private const string Yaml = """
        rulebook: 月考
        title: 窗口月度考核
        version: 1.0.0
        enumerations: { 月档: { ordered: true, values: [一般, 优秀] } }
        facts:
          单位: { key: 名称, fields: { 名称: 文本, 类别: [县, 部门] } }
          单位月度: { key: [单位, 月份], time: 月份, fields: { 单位: 单位, 月份: 月份, 得分: 小数 } }
          办件: { key: 编号, fields: { 编号: 文本, 单位: 单位 }, events: [受理, 办结] }
        parameters:
          黄牌扣分: [ { value: 1分 } ]
          优秀线: [ { value: 90分 } ]
        cards: [黄牌, 红牌]
        """;

    private const string Rules = """
        时限 办结时限
          对 办件
          自 受理 至 办结
          限 3个工作日
          于 逾期 发 黄牌 予 单位

        评分 月得分
          对 单位月度
          满分 100分
          项 评分 占 100% 为 得分
          扣 黄牌扣分 每 单位 的 牌 其中 时刻 属于 本月
          保留 1位

        等次 月档次
          对 单位月度
          值域 月档
          按 月得分
          分组 单位.类别
          评 优秀 当 总分 不小于 优秀线
          评 一般 其余
        """;

    private static readonly string[] Units = ["甲,县,99", "乙,县,98", "丙,县,97", "丁,县,96", "戊,县,95", "己,县,95", "庚,县,60.55", "辛,县,", "子,部门,91", "丑,部门,40"];

    [Fact]
    public async Task The_bulletin_counts_each_figure_from_its_own_list()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        var page = Text(Bulletin.Of(Assess(book), book, Language.Chinese));
        Assert.Contains("窗口月度考核 2014-03 通报", page, StringComparison.Ordinal);
        Assert.Contains("截至 2014-03-31 23:59", page, StringComparison.Ordinal);

        // One card in March and none of it red; the one of April is not there.
        Assert.Contains("本期发牌：黄牌 1 张，红牌 0 张", page, StringComparison.Ordinal);
        Assert.Contains("参评 8 个，优秀 6 个（75%），一般 1 个（12.5%），待查 1 个（12.5%）", page, StringComparison.Ordinal);
        Assert.Contains("参评 2 个，优秀 1 个（50%），一般 1 个（50%）", page, StringComparison.Ordinal);
        Assert.Contains("名次 单位 评分 加 扣 总分 等次 否决 乙 98 0 0 98 优秀 甲 99 0 1 98 优秀", Spaces().Replace(page, " "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_rule_forms_groups_the_bulletin_has_one_table_and_no_group_that_is_unknown()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules[..Rules.IndexOf("等次 月档次", StringComparison.Ordinal)]);
        var page = Spaces().Replace(Text(Bulletin.Of(Assess(book), book, Language.Chinese)), " ");
        Assert.Contains("单位月度 参评 10 个 名次 单位", page, StringComparison.Ordinal);
        Assert.DoesNotContain("组别待查", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_series_with_a_grade_each_everybody_stands_in_the_table_of_their_own()
    {
        var rules = Rules[..Rules.IndexOf("评分 月得分", StringComparison.Ordinal)] + string.Join("\n\n", new[] { "县", "部门" }.Select(s => $"""
            评分 {s}得分
              对 单位月度 其中 单位.类别 = {s}
              满分 100分
              项 评分 占 100% 为 得分

            等次 {s}档次
              对 单位月度 其中 单位.类别 = {s}
              值域 月档
              按 {s}得分
              评 优秀 当 总分 不小于 优秀线
              评 一般 其余
            """));
        await using var book = await YearlyRulebook.From(Yaml, rules);
        var page = Spaces().Replace(Text(Bulletin.Of(Assess(book), book, Language.Chinese)), " ");
        Assert.Contains("单位月度 县档次 参评 8 个", page, StringComparison.Ordinal);
        Assert.Contains("单位月度 部门档次 参评 2 个，优秀 1 个（50%），一般 1 个（50%） 名次 单位 评分 加 扣 总分 等次 否决 1 子 91", page, StringComparison.Ordinal);
        var lists = Spaces().Replace(Text(RedBlackList.Of(Assess(book), book, 1, Language.Chinese)), " ");
        Assert.Contains("红榜 单位月度 部门档次 位次 单位 总分 1 子 91 黑榜 单位月度 部门档次 位次 单位 总分 1 丑 40", lists, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_red_list_takes_the_first_of_each_group_and_the_black_one_the_last_of_all_with_those_who_tie()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        var page = Spaces().Replace(Text(RedBlackList.Of(Assess(book), book, 5, Language.Chinese)), " ");
        Assert.Contains("红榜 单位月度 县 位次 单位 总分 1 乙 98 1 甲 98 3 丙 97 4 丁 96 5 己 95 5 戊 95 红榜 单位月度 部门 位次 单位 总分 1 子 91 2 丑 40 黑榜 单位月度 位次 单位 总分 1 庚 60.6 总分未定，没有排：辛 同分同名次，不分先后。", page, StringComparison.Ordinal);
        var two = Spaces().Replace(Text(RedBlackList.Of(Assess(book), book, 2, Language.Chinese)), " ");
        Assert.Contains("黑榜 单位月度 位次 单位 总分 1 庚 60.6 2 己 95 2 戊 95", two, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_veto_wins_over_the_red_list_and_the_place_goes_to_the_next()
    {
        var yaml = Yaml.Replace("得分: 小数", "得分: 小数, 瞒报: 是否", StringComparison.Ordinal) + "\nsources: { 办法: { title: 考核办法, issuer: 市政府 } }";
        await using var book = await YearlyRulebook.From(yaml, Rules + """


            否决 数据瞒报
              对 单位月度
              依据 办法 第九条
              当 瞒报
              不得 评为 优秀
            """);
        var assessment = Assess(book, vetoed: new() { ["乙"] = "是", ["丙"] = "", ["庚"] = "是" });
        var page = Spaces().Replace(Text(RedBlackList.Of(assessment, book, 2, Language.Chinese)), " ");

        // 乙 is level with 甲 in the first place; 丙 would be the third. 庚 is at the end by its total, and a veto takes nobody off the black list.
        Assert.Contains("红榜 单位月度 县 位次 单位 总分 1 甲 98 2 丁 96 有否决或者否决待查，不上红榜：乙（数据瞒报） 红榜", page, StringComparison.Ordinal);
        Assert.Contains("黑榜 单位月度 位次 单位 总分 1 庚 60.6 2 己 95 2 戊 95", page, StringComparison.Ordinal);
        var three = Spaces().Replace(Text(RedBlackList.Of(assessment, book, 3, Language.Chinese)), " ");
        Assert.Contains("不上红榜：乙（数据瞒报）、丙（数据瞒报待查） 红榜", three, StringComparison.Ordinal);

        // All eight of the county are among the first ten: a veto brings nobody on the black list.
        var ten = Spaces().Replace(Text(RedBlackList.Of(assessment, book, 10, Language.Chinese)), " ");
        Assert.Contains("黑榜 单位月度 无 总分未定", ten, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Last_month_printed_again_after_the_rules_changed_has_the_same_bytes()
    {
        await using var book = await YearlyRulebook.From(Yaml, Rules);
        var later = Yaml.Replace("version: 1.0.0", "version: 2.0.0", StringComparison.Ordinal)
            .Replace("黄牌扣分: [ { value: 1分 } ]", "黄牌扣分: [ { value: 1分 }, { from: 2014-04-01, value: 5分 } ]", StringComparison.Ordinal)
            .Replace("优秀线: [ { value: 90分 } ]", "优秀线: [ { value: 90分 }, { from: 2014-04-01, value: 99分 } ]", StringComparison.Ordinal);
        await using var changed = await YearlyRulebook.From(later, Rules + """


            后果 一般通报
              对 单位月度
              施行 2014-04-01 起
              当 月档次 = 一般
            """);
        var (before, after) = (Files(book, new(2014, 3)), Files(changed, new(2014, 3)));
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["summary.json"], before.Keys.Where(name => before[name] != after[name]));
        Assert.Contains("\"version\":\"2.0.0\"", after["summary.json"], StringComparison.Ordinal);

        // April does change.
        Assert.NotEqual(Files(book, new(2014, 4))["bulletin.html"], Files(changed, new(2014, 4))["bulletin.html"]);
    }

    [Fact]
    public async Task The_example_of_help_works_as_written()
    {
        var help = await Command.RunAsync(["assess", "--help"]);
        var example = help.Lines.Single(l => l.Contains("Example:", StringComparison.Ordinal)).Split("rulehost ")[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var output = TestPaths.NewTemporaryFolder();
        var result = await Command.RunAsync([.. example.Select((a, i) => i > 0 && example[i - 1] == "--out" ? output : a.Contains('/', StringComparison.Ordinal) ? TestPaths.InRepository(a.Split('/')) : a)]);
        var files = Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(output, f)).Order(StringComparer.Ordinal).ToList();
        var lines = await File.ReadAllLinesAsync(Path.Combine(output, "assessment.ndjson"), TestContext.Current.CancellationToken);
        Directory.Delete(output, true);
        Assert.True(result.ExitCode == 0 && result.Error.Length == 0, result.Error);
        Assert.Equal(["assessment.ndjson", "bulletin.html", "red-black.html", "summary.json"], files.Where(f => !f.StartsWith("units", StringComparison.Ordinal)));
        Assert.Equal(11, files.Count(f => f.StartsWith("units", StringComparison.Ordinal)));
        Assert.Equal(11, lines.Length);
        Assert.Contains(lines, l => l.Contains("\"key\":\"三镇/2010\"", StringComparison.Ordinal) && l.Contains("\"without\":\"优秀\",\"because\":[\"D03\"]", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("\"key\":\"庚局/2010\"", StringComparison.Ordinal) && l.Contains("单位年度[庚局/2010].创新能力", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_period_that_was_closed_is_never_written_over_with_other_results()
    {
        var facts = TestPaths.NewTemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(TestPaths.InRepository("samples", "assessment-2010")))
        {
            File.Copy(file, Path.Combine(facts, Path.GetFileName(file)));
        }

        var output = TestPaths.NewTemporaryFolder();
        Task<Command.Result> Run(params string[] more) => Command.RunAsync(["assess", TestPaths.InRepository("rulebooks", "kunshan"), "--facts", facts, .. more]);
        Assert.Equal(2, (await Run("--year", "2010", "--close")).ExitCode);
        Assert.Equal(0, (await Run("--year", "2010", "--out", output, "--close")).ExitCode);
        var sheet = await File.ReadAllTextAsync(Path.Combine(output, "bulletin.html"), TestContext.Current.CancellationToken);
        var again = await Run("--year", "2010", "--out", output);
        Assert.True(again.ExitCode == 0 && again.Error.Contains("the same to the letter", StringComparison.Ordinal), again.Error);
        Assert.Equal(2, (await Run("--year", "2009", "--out", output)).ExitCode);

        // A mark that somebody changes afterwards.
        var marks = Path.Combine(facts, "单位年度.csv");
        await File.WriteAllTextAsync(marks, (await File.ReadAllTextAsync(marks, TestContext.Current.CancellationToken)).Replace("否,97,95,96.5", "否,90,95,96.5", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var changed = await Run("--year", "2010", "--out", output);
        Assert.Equal(1, changed.ExitCode);
        Assert.Contains("bulletin.html", changed.Error, StringComparison.Ordinal);
        Assert.Equal(sheet, await File.ReadAllTextAsync(Path.Combine(output, "bulletin.html"), TestContext.Current.CancellationToken));
        Directory.Delete(output, true);
        Directory.Delete(facts, true);
    }

    private static Assessment Assess(Rulebook book, int month = 3, Dictionary<string, string>? vetoed = null)
    {
        // What is left out is not known.
        string Vetoed(string unit) => vetoed?.GetValueOrDefault(unit, "否") is { Length: > 0 } answer ? $", 瞒报: {answer}" : "";
        var units = string.Join(", ", Units.Select(u => u.Split(',')).Select(u => $"{{ 名称: {u[0]}, 类别: {u[1]} }}"));
        var months = string.Join(", ", from m in new[] { 3, 4 } from u in Units.Select(u => u.Split(',')) select $"{{ 单位: {u[0]}, 月份: 2014-0{m}{(u[2].Length == 0 ? "" : $", 得分: {u[2]}")}{Vetoed(u[0])} }}");
        var facts = book.Binder.Bind(Facts.Parse($"given: {{ 单位: [ {units} ], 单位月度: [ {months} ], 办件: [ {{ 编号: 1, 单位: 甲 }}, {{ 编号: 2, 单位: 乙 }} ] }}\nevents: [ [办件 1, 受理, 2014-03-03 09:00], [办件 2, 受理, 2014-04-08 09:00] ]")).Store;
        return Assessment.Of(book, facts, new AssessedPeriod(2014, month), null, TestContext.Current.CancellationToken);
    }

    private static Dictionary<string, string> Files(Rulebook book, AssessedPeriod period)
    {
        var folder = TestPaths.NewTemporaryFolder();
        AssessmentWriter.Write(folder, Assess(book, period.Month!.Value), book, 5, Language.Chinese);
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(folder, f), File.ReadAllText);
        Directory.Delete(folder, true);
        return files;
    }

    private static string Text(string html) => Tags().Replace(html[html.IndexOf("</style>", StringComparison.Ordinal)..], " ");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
