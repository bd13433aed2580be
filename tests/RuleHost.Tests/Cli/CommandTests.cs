using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace RuleHost.Tests.Cli;

public sealed class CommandTests
{
    private static readonly string Kunshan = TestPaths.InRepository("rulebooks", "kunshan");
    private static readonly string Complaints = TestPaths.InRepository("tests", "acceptance", "cn-complaints");

    public static TheoryData<string> Verbs => ["check", "test", "decide", "explain", "replay", "assess", "fmt", "calendar", "diff"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_has_help_with_an_example_in_both_languages(string verb)
    {
        var chinese = await Command.RunAsync([verb, "--help"], "zh_CN.UTF-8");
        var english = await Command.RunAsync([verb, "--help", "--lang", "en"], "zh_CN.UTF-8");
        Assert.Equal((0, 0), (chinese.ExitCode, english.ExitCode));
        Assert.Contains($"例:rulehost {verb} ", chinese.Output, StringComparison.Ordinal);
        Assert.Contains($"Example: rulehost {verb} ", english.Output, StringComparison.Ordinal);
        Assert.Equal("", chinese.Error + english.Error);
    }

    [Fact]
    public async Task The_overview_lists_the_verbs_and_none_that_is_only_promised()
    {
        var overview = await Command.RunAsync(["--help"]);
        Assert.Equal(0, overview.ExitCode);
        Assert.All(Verbs, verb => Assert.Contains($"\n  {verb.Data} ", overview.Output, StringComparison.Ordinal));
        Assert.All(new[] { "serve", "lsp" }, verb => Assert.DoesNotContain($"\n  {verb} ", overview.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new[] { "chek" }, "Did you mean \"check\"?")]
    [InlineData(new[] { "decide", "x" }, "--facts is missing.")]
    [InlineData(new[] { "decide", "x", "--facts" }, "--facts needs a value")]
    [InlineData(new[] { "replay", "x", "--event", "y" }, "Did you mean \"--events\"?")]
    [InlineData(new[] { "check" }, "PATH is missing.")]
    [InlineData(new[] { "check", "x", "--lang", "fr" }, "--lang is zh or en")]
    [InlineData(new[] { "check", "x", "--format", "xml" }, "--format is")]
    [InlineData(new[] { "calendar" }, "add, count, list, why or --batch")]
    [InlineData(new[] { "calendar", "add", "2011-02-30", "5" }, "\"2011-02-30\" is not a date")]
    [InlineData(new[] { "calendar", "add", "2011-03-07", "five" }, "\"five\" is not a whole number")]
    [InlineData(new[] { "check", "/nowhere/at/all" }, "\"/nowhere/at/all\" is not there")]
    [InlineData(new[] { "calendar", "--batch", "/nowhere.csv" }, "\"/nowhere.csv\" is not there")]
    public async Task Wrong_usage_and_missing_files_end_with_2_and_say_what_is_wrong_on_standard_error(string[] arguments, string message)
    {
        var result = await Command.RunAsync(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("", result.Output);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sound_rulebook_checks_with_0_and_json_stands_alone_on_standard_output()
    {
        var result = await Command.RunAsync(["check", Kunshan, "--format", "json", "--base", "p"]);
        Assert.Equal(0, result.ExitCode);
        using var json = JsonDocument.Parse(result.Output);
        Assert.True(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task A_broken_rulebook_checks_with_1_and_says_where_in_the_language_asked_for()
    {
        using var folder = new Folder();
        folder.Write("rulebook.yaml", "rulebook: a\ntitle: 甲\nversion: 1.0.0\nfacts:\n  投诉: { key: 编号, fields: { 编号: 文本 } }\n");
        folder.Write("错.rule", "情形 甲 标题\n  对 投述\n");
        var english = await Command.RunAsync(["check", folder.Path]);
        var chinese = await Command.RunAsync(["check", folder.Path, "--lang", "zh"]);
        Assert.Equal((1, 1), (english.ExitCode, chinese.ExitCode));
        Assert.Contains("错.rule:2:5: error RH02", english.Output, StringComparison.Ordinal);
        Assert.Contains("投诉", chinese.Output, StringComparison.Ordinal);

        using var sarif = JsonDocument.Parse((await Command.RunAsync(["check", folder.Path, "--format", "sarif"])).Output);
        var result = sarif.RootElement.GetProperty("runs")[0].GetProperty("results")[0];
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.Equal(2, result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public async Task Fmt_check_ends_with_1_before_formatting_and_0_after()
    {
        using var folder = new Folder();
        folder.Write("rulebook.yaml", "rulebook: a\ntitle: 甲\nversion: 1.0.0\nfacts:\n  投诉: { key: 编号, fields: { 编号: 文本, 损失: 整数 } }\n");
        folder.Write("松.rule", "情形 甲 标题\n    对  投诉\n    当 损失>3\n");
        Assert.Equal(1, (await Command.RunAsync(["fmt", folder.Path, "--check"])).ExitCode);
        Assert.Equal(0, (await Command.RunAsync(["fmt", folder.Path])).ExitCode);
        Assert.Equal(0, (await Command.RunAsync(["fmt", folder.Path, "--check"])).ExitCode);
        Assert.Equal("情形 甲 标题\n  对 投诉\n  当 损失 > 3\n", folder.Read("松.rule"));
        Assert.Equal(0, (await Command.RunAsync(["fmt", folder.Path, "--to", "en"])).ExitCode);
        Assert.StartsWith("situation 甲 标题", folder.Read("松.rule"), StringComparison.Ordinal);
        Assert.Equal(["rulebook.yaml", "松.rule"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_replay_writes_its_files_and_ends_with_a_table()
    {
        using var folder = new Folder();
        var log = folder.Write("log.csv", "id,area,kind,received,answered\na,甲,投诉,2011-03-07 10:00,2011-03-16 09:00\n,甲,投诉,2011-03-07,\n");
        string[] arguments = ["replay", Path.Combine(Complaints, "rulebook"), "--events", log, "--map", Path.Combine(Complaints, "map.yaml"), "--out", Path.Combine(folder.Path, "out")];
        var result = await Command.RunAsync(arguments);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("答复5", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllLines(Path.Combine(folder.Path, "out", "limits.ndjson")).Length);
        Assert.Single(File.ReadAllLines(Path.Combine(folder.Path, "out", "rejected.ndjson")));
        Assert.Equal(1, (await Command.RunAsync([.. arguments, "--strict"])).ExitCode);
    }

    [Fact]
    public async Task A_replay_tells_the_first_rows_that_it_could_not_use_and_where_all_of_them_are()
    {
        using var folder = new Folder();
        var log = folder.Write("log.csv", "记录,事件,时间\n投诉 T1,交办,2011-03-07 10:00\n" + string.Concat(Enumerable.Range(1, 12).Select(i => $"投诉 T{i},交伴,2011-03-08\n")));
        string[] arguments = ["replay", TestPaths.InRepository("tests", "conformance", "cards"), "--events", log];
        var bare = await Command.RunAsync(arguments, "zh_CN.UTF-8");
        Assert.Equal(0, bare.ExitCode);
        Assert.Contains("第 3 行没有用：“投诉”没有“交伴”这种事件，是不是“交办”\n", bare.Error, StringComparison.Ordinal);
        Assert.Contains("第 12 行没有用", bare.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("第 13 行没有用", bare.Error, StringComparison.Ordinal);
        Assert.EndsWith("共有 12 行没有用。\n", bare.Error, StringComparison.Ordinal);
        Assert.Contains("按规则集的时区读", bare.Output, StringComparison.Ordinal);
        var kept = await Command.RunAsync([.. arguments, "--out", Path.Combine(folder.Path, "out")]);
        Assert.EndsWith($"12 lines were not used in all; all of them are in {Path.Combine(folder.Path, "out", "rejected.ndjson")}.\n", kept.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("用例:\n  - { 名: 甲\n", "RH0301")]
    [InlineData("规则集：a\n用例: []\n", "RH0307")]
    [InlineData("规则集: b\n用例: []\n", "RH0520")]
    public async Task A_test_file_that_cannot_be_read_is_said_to_be_there(string text, string code)
    {
        using var folder = new Folder();
        folder.Write("rulebook.yaml", "rulebook: a\ntitle: 甲\nversion: 1.0.0\nfacts:\n  投诉: { key: 编号, fields: { 编号: 文本, 损失: 整数 } }\n");
        folder.Write("条文.rule", "情形 甲 标题\n  对 投诉\n  当 损失 > 3\n");
        Directory.CreateDirectory(Path.Combine(folder.Path, "tests"));
        folder.Write("tests/甲.yaml", text);
        var alone = await Command.RunAsync(["test", folder.Path], "zh_CN.UTF-8");
        Assert.Equal(1, alone.ExitCode);
        Assert.Contains(code, alone.Error, StringComparison.Ordinal);
        Assert.EndsWith("1 个用例文件读不了（见上），其中的用例一个也没有运行。\n", alone.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("没有用例", alone.Output, StringComparison.Ordinal);

        folder.Write("tests/乙.yaml", "用例:\n  - 名: 三万以上\n    时点: 2011-03-15\n    给定: { 投诉: [ { 编号: T1, 损失: 5 } ] }\n    期望: { 甲: 成立 }\n");
        var beside = await Command.RunAsync(["test", folder.Path]);
        Assert.Equal(1, beside.ExitCode);
        Assert.EndsWith("1 passed, 1 failed, 0 not judged yet\n1 test file could not be read (see above): none of its cases was run.\n", beside.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_facts_in_GB18030_are_read_and_said_to_be()
    {
        using var folder = new Folder();
        folder.Write("rulebook.yaml", "rulebook: a\ntitle: 甲\nversion: 1.0.0\nfacts:\n  投诉: { key: 编号, fields: { 编号: 文本, 紧急: 是否 } }\n");
        folder.Write("条文.rule", "情形 Q01 例\n  对 投诉\n  当 紧急\n");
        await File.WriteAllBytesAsync(
            Path.Combine(folder.Path, "facts.ndjson"),
            global::RuleHost.Documents.FileReader.Gb18030().GetBytes("{\"as-of\":\"2011-03-15\",\"given\":{\"投诉\":[{\"编号\":\"甲\",\"紧急\":true}]}}\n"),
            TestContext.Current.CancellationToken);

        var result = await Command.RunAsync(["decide", folder.Path, "--facts", Path.Combine(folder.Path, "facts.ndjson"), "--format", "json"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("\"state\":\"holds\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("RH0004", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", "2011-04-08 周五")]
    [InlineData("en_US.UTF-8", "2011-04-08 Friday")]
    public async Task Without_lang_the_locale_decides_the_language(string locale, string first)
    {
        var result = await Command.RunAsync(["calendar", "add", "2011-03-31", "5"], locale);
        Assert.Equal((0, first), (result.ExitCode, result.Lines[0]));
        Assert.Contains("《国务院办公厅关于2011年部分节假日安排的通知》", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2011-04-08", "-5", "2011-03-31 Thursday")]
    [InlineData("2026-12-31", "1", "2027-01-04 Monday (provisional: not announced yet)")]
    [InlineData("2003-12-01", "5", "not known (待查): the calendar cn has no data for 2003")]
    public async Task Calendar_add_counts_back_marks_what_is_provisional_and_never_guesses(string date, string days, string first)
    {
        var result = await Command.RunAsync(["calendar", "add", date, days]);
        Assert.Equal((0, first), (result.ExitCode, result.Lines[0]));
    }

    [Fact]
    public async Task A_sum_beyond_the_data_names_the_year_it_lacks()
    {
        Assert.Equal("not known (待查): the calendar cn has no data for 2150", (await Command.RunAsync(["calendar", "count", "2011-01-01", "2150-01-01"])).Lines[0]);
        Assert.Contains("\"missing\":[\"日历[cn/2003]\"]", (await Command.RunAsync(["calendar", "add", "2003-01-01", "1", "--format", "json"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calendar_why_tells_the_notice_and_what_was_known_before_it()
    {
        var result = await Command.RunAsync(["calendar", "why", "2020-01-31"], "zh_CN.UTF-8");
        Assert.Equal("2020-01-31 不是工作日：周五,春节放假", result.Lines[0].Replace('，', ','));
        Assert.Contains("《国务院办公厅关于延长2020年春节假期的通知》", result.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("2020-01-27 公布以前是工作日：周五", result.Lines[3], StringComparison.Ordinal);
        Assert.StartsWith("2020-01-31 counts", (await Command.RunAsync(["calendar", "why", "2020-01-31", "--as-of", "2020-01-26"])).Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rulebooks_own_calendar_is_reckoned_with_where_the_rulebook_is_named()
    {
        var rulebook = TestPaths.InRepository("tests", "acceptance", "boston311", "rulebook");
        var result = await Command.RunAsync(["calendar", "add", "2015-01-16", "1", "--rulebook", rulebook, "--calendar", "办公"]);
        Assert.StartsWith("2015-01-20 Tuesday", result.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("2015-01-17", (await Command.RunAsync(["calendar", "add", "2015-01-16", "1", "--rulebook", rulebook, "--calendar", "全天"])).Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_answers_what_it_can_and_says_what_it_cannot()
    {
        using var folder = new Folder();
        var file = folder.Write("batch.csv", "\uFEFFid,op,start,arg\n1,ADD,2011/3/7,5\n2,COUNT,2011年3月7日,2011-03-14\n3,ADD,2003-01-01,1\n4,add,2026-12-31,１\n");
        var result = await Command.RunAsync(["calendar", "--batch", file]);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["id,result,provisional", "1,2011-03-14,false", "2,5,false", "3,,false", "4,2027-01-04,true"], result.Lines);
        Assert.Contains("line 4 (3): not known", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_with_130_even_while_waiting_for_input()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        using var process = Command.Start(["calendar", "--batch", "/dev/stdin"], "en_US.UTF-8");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var result = await Command.EndAsync(process);
        Assert.Equal(130, result.ExitCode);
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = TestPaths.NewTemporaryFolder();

        public string Write(string name, string text)
        {
            var path = System.IO.Path.Combine(Path, name);
            File.WriteAllText(path, text);
            return path;
        }

        public string Read(string name) => File.ReadAllText(System.IO.Path.Combine(Path, name));

        public void Dispose() => Directory.Delete(Path, true);
    }
}
