using System.Text.Json;
using Xunit;

namespace RuleHost.Tests.Cli;

/// <summary>What a draft changes in the text, and for whom: nobody before it begins.</summary>
public sealed class DiffTests : IDisposable
{
    private static readonly string New = VersionsFolder.Path;

    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-diff-").FullName;

    [Fact]
    public async Task A_text_that_begins_later_changes_only_what_began_after_it_and_nothing_should_have_stayed()
    {
        var (log, map) = Log();
        var result = await Command.RunAsync(["diff", Before(), New, "--cases", log, "--map", map, "--as-of", "2011-04-30", "--out", Path.Combine(_folder, "out"), "--format", "json"]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        Assert.Equal("2011-03-15", root.GetProperty("effective").GetString());
        Assert.Equal(
            ["added 催办 2011-03-15", "added 新增的一种 2011-03-15", "added 案件.重大损失 2011-03-15", "added 答复 2011-03-15", "added 造成损失 2011-03-15"],
            root.GetProperty("provisions").EnumerateArray().Select(p => $"{p.GetProperty("change")} {p.GetProperty("id")} {p.GetProperty("from")}"));
        Assert.Equal("""{"name":"答复时限","from":"2011-03-15","old":null,"new":"5工作日"}""", root.GetProperty("values")[0].GetRawText());

        // Complaints of each day from 2011-02-28 to 2011-03-29; those of the fifteenth and later go by the new text, and those that ran on that day.
        Assert.Equal("""{"total":30,"changed":28,"outcomes":43,"broken":0}""", root.GetProperty("cases").GetRawText());
        Assert.Equal("""{"城管局":{"total":15,"changed":14},"建设局":{"total":15,"changed":14}}""", root.GetProperty("units").GetRawText());
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "out", "changed.ndjson"), TestContext.Current.CancellationToken);
        Assert.Equal(43, lines.Length);
        Assert.All(lines, line => Assert.Contains("\"broken\":false", line));
        var page = await File.ReadAllTextAsync(Path.Combine(_folder, "out", "diff.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<ins>限 5个工作日</ins>", page);
        Assert.Contains("30 cases, of which 28 come out otherwise", page);
    }

    [Fact]
    public async Task With_check_any_changed_outcome_ends_with_1_and_none_with_0()
    {
        var (log, map) = Log();
        var changed = await Command.RunAsync(["diff", Before(), New, "--cases", log, "--map", map, "--as-of", "2011-04-30", "--check"]);
        Assert.Equal(1, changed.ExitCode);
        var same = await Command.RunAsync(["diff", Before("again"), New, "--cases", log, "--map", map, "--as-of", "2011-03-14", "--check"]);
        Assert.Equal(0, same.ExitCode);
        Assert.Contains("0 come out otherwise", same.Output);
    }

    [Fact]
    public async Task A_draft_that_changes_the_old_text_itself_is_caught_by_the_cases_before_its_day()
    {
        var (log, map) = Log();
        var draft = Before();
        var file = Path.Combine(draft, "旧办法.rule");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("限 10个工作日", "限 8个工作日", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var result = await Command.RunAsync(["diff", Before("other"), draft, "--cases", log, "--map", map, "--as-of", "2011-04-30", "--from", "2011-03-15"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(0, (await Command.RunAsync(["diff", Path.Combine(_folder, "other"), draft, "--cases", log, "--map", map, "--as-of", "2011-04-30"])).ExitCode);
        Assert.Contains("changed limit 催办 (from 2009-01-01)", result.Output);
        Assert.Contains("  - 限 10个工作日\n  + 限 8个工作日", result.Output);
        Assert.Contains("15 should have stayed and did not.", result.Output);
        Assert.Contains("should have stayed: 投诉 T00 (2011-02-28 09:00) 催办: ", result.Output);
    }

    [Fact]
    public async Task A_closed_case_keeps_its_verdict_or_the_draft_is_refused()
    {
        // Answered on the ninth working day of ten; the draft that moves running clocks leaves it, the one that shortens the old text does not.
        var (log, map) = (Path.Combine(_folder, "closed.csv"), Path.Combine(_folder, "closed.yaml"));
        await File.WriteAllTextAsync(log, "编号,承办单位,交办,反馈\nT1,城管局,2011-02-28 09:00,2011-03-11 10:00\nT2,城管局,2011-03-10 09:00,\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(map, "map: 1\ntype: 投诉\nkey: 编号\nrow: case\nfields: { 承办单位: 承办单位 }\nevents: { 交办: 交办, 反馈: 反馈 }\n", TestContext.Current.CancellationToken);
        string[] cases = ["--cases", log, "--map", map, "--as-of", "2011-04-30", "--from", "2011-03-15"];
        var kept = await Command.RunAsync(["diff", Before(), New, .. cases, "--out", Path.Combine(_folder, "kept")]);
        Assert.Equal(0, kept.ExitCode);
        var moved = await File.ReadAllLinesAsync(Path.Combine(_folder, "kept", "changed.ndjson"), TestContext.Current.CancellationToken);
        Assert.NotEmpty(moved);
        Assert.All(moved, line => Assert.Contains("\"key\":\"T2\"", line));

        var draft = Before("draft");
        var file = Path.Combine(draft, "旧办法.rule");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("限 10个工作日", "限 8个工作日", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var broken = await Command.RunAsync(["diff", Path.Combine(_folder, "before"), draft, .. cases]);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("should have stayed: 投诉 T1 (2011-02-28 09:00) 催办: state done → doneLate", broken.Output);
    }

    [Fact]
    public async Task A_rulebook_does_not_differ_from_itself_laid_out_otherwise()
    {
        var other = Before();
        var file = Path.Combine(other, "旧办法.rule");
        await File.WriteAllTextAsync(file, "# 注\n" + (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("限 10个工作日", "限   10个工作日   # 十日", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var result = await Command.RunAsync(["diff", Before("one"), other]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("The effective provisions do not differ.", result.Output);
    }

    [Fact]
    public async Task Tables_calendars_ladders_and_what_else_is_declared_are_compared_too()
    {
        var old = TestPaths.InRepository("tests", "conformance", "layers", "province");
        var now = VersionsFolder.Copy(old, Path.Combine(_folder, "province"));
        var file = Path.Combine(now, "rulebook.yaml");
        var yaml = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        yaml = yaml.Replace("[报修, 3], ", "", StringComparison.Ordinal).Replace("[咨询, 2]", "[咨询, 1]", StringComparison.Ordinal)
            .Replace("values: [咨询, 报修, 投诉]", "values: [咨询, 报修, 建议, 投诉]", StringComparison.Ordinal)
            .Replace("steps: [批评教育, 书面检查, 告诫, 免职]", "steps: [批评教育, 告诫, 免职]", StringComparison.Ordinal)
            .Replace("次数: 整数,", "次数: 整数, 满意: 是否,", StringComparison.Ordinal)
            .Replace("calendars: { default: cn }", "calendars: { default: cn, office-hours: [[\"08:30\", \"17:00\"]], others: { 本地: { extends: cn, off: [2011-04-06] } } }", StringComparison.Ordinal)
            .Replace("cards: [提醒, 黄牌]", "cards:\n  - 提醒\n  - 黄牌: { lasts: 1年 }", StringComparison.Ordinal) + "roles: [效能办]\n";
        await File.WriteAllTextAsync(file, yaml, TestContext.Current.CancellationToken);
        var rules = Path.Combine(now, "办法.rule");
        await File.WriteAllTextAsync(rules, (await File.ReadAllTextAsync(rules, TestContext.Current.CancellationToken)).Replace("书面检查 至 告诫", "批评教育 至 告诫", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var result = await Command.RunAsync(["diff", old, now, "--format", "json", "--out", Path.Combine(_folder, "out")]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(
            [
                "calendars [office-hours]: - > 08:30–17:00", "calendars 本地[extends]: - > cn", "calendars 本地[off.2011-04-06]: - > 2011-04-06",
                "cards 黄牌[lasts]: - > 1年", "enumerations 类别[]: 咨询、报修、投诉 > 咨询、报修、建议、投诉", "facts 诉求[fields.满意]: - > 是否",
                "ladders 人员[]: 批评教育 < 书面检查 < 告诫 < 免职 > 批评教育 < 告诫 < 免职", "roles 效能办[]: - > 效能办",
                "tables 办理标准[咨询]: 天数 2 > 天数 1", "tables 办理标准[报修]: 天数 3 > -",
            ],
            json.RootElement.GetProperty("vocabulary").EnumerateArray().Select(v => $"{v.GetProperty("section")} {v.GetProperty("name")}[{v.GetProperty("part")}]: {v.GetProperty("old").GetString() ?? "-"} > {v.GetProperty("new").GetString() ?? "-"}"));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("effective").ValueKind);
        Assert.Contains("<td>表</td><td>办理标准[咨询]</td><td>天数 2</td><td>天数 1</td>", (await Chinese()).Page, StringComparison.Ordinal);
        Assert.Contains("处理梯 人员: 批评教育 < 书面检查 < 告诫 < 免职 → 批评教育 < 告诫 < 免职", (await Chinese()).Output, StringComparison.Ordinal);

        async Task<(string Output, string Page)> Chinese()
        {
            var to = Path.Combine(_folder, "zh");
            var shown = await Command.RunAsync(["diff", old, now, "--lang", "zh", "--out", to]);
            return (shown.Output, await File.ReadAllTextAsync(Path.Combine(to, "diff.html"), TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task What_is_declared_anew_and_named_by_nothing_leaves_the_day_from_which_the_text_counts()
    {
        var later = VersionsFolder.Copy(New, Path.Combine(_folder, "later"));
        await File.AppendAllTextAsync(Path.Combine(later, "rulebook.yaml"), "\nawards: [表彰]\n", TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse((await Command.RunAsync(["diff", Before(), later, "--format", "json"])).Output);
        Assert.Equal("2011-03-15", json.RootElement.GetProperty("effective").GetString());
        Assert.Equal("表彰", json.RootElement.GetProperty("vocabulary")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Old_conduct_that_a_milder_text_reaches_back_to_is_meant()
    {
        var book = TestPaths.InRepository("tests", "conformance", "time-in-force", "milder");
        var old = VersionsFolder.Copy(book, Path.Combine(_folder, "old"));
        var file = Path.Combine(old, "条文.rule");
        await File.WriteAllTextAsync(
            file,
            string.Join("\n\n", (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split("\n\n").Where(p => !p.Contains("2011-03-15", StringComparison.Ordinal))),
            TestContext.Current.CancellationToken);
        var facts = Path.Combine(_folder, "facts.yaml");
        await File.WriteAllTextAsync(facts, "as-of: 2011-06-01 09:00\ngiven: { 案件: [ { 编号: A, 发生日期: 2010-06-01, 损失: 7万元, 当事人: P1, 认错: 否 } ] }\n", TestContext.Current.CancellationToken);
        var result = await Command.RunAsync(["diff", old, book, "--cases", facts, "--out", Path.Combine(_folder, "out")]);
        Assert.Equal(0, result.ExitCode);
        Assert.All(await File.ReadAllLinesAsync(Path.Combine(_folder, "out", "changed.ndjson"), TestContext.Current.CancellationToken), line => Assert.Contains("\"meant\":true", line));
    }

    [Theory]
    [InlineData("--from", "soon", 2, "--from is 2011-03-15, not \"soon\".")]
    [InlineData("--cases", "/nowhere.yaml", 2, "is not there")]
    public async Task Wrong_usage_is_told(string option, string value, int exit, string message)
    {
        var result = await Command.RunAsync(["diff", New, New, option, value]);
        Assert.Equal(exit, result.ExitCode);
        Assert.Contains(message, result.Error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A complaint a day for thirty days; nobody answers.</summary>
    private (string Log, string Map) Log()
    {
        var log = Path.Combine(_folder, "log.csv");
        File.WriteAllLines(log, Enumerable.Range(0, 30).Select(i => $"T{i:00},{(i % 2 == 0 ? "城管局" : "建设局")},{new DateTime(2011, 2, 28, 9, 0, 0).AddDays(i):yyyy-MM-dd HH:mm}").Prepend("编号,承办单位,交办"));
        var map = Path.Combine(_folder, "map.yaml");
        File.WriteAllText(map, "map: 1\ntype: 投诉\nkey: 编号\nrow: case\nfields: { 承办单位: 承办单位 }\nevents: { 交办: 交办 }\n");
        return (log, map);
    }

    /// <summary>The rulebook as it was before the later texts were published.</summary>
    private string Before(string name = "before") => VersionsFolder.Before(Path.Combine(_folder, name));
}
