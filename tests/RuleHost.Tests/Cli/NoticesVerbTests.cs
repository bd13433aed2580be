using Xunit;

namespace RuleHost.Tests.Cli;

/// <summary>The command that writes notices: from a document and from a log, and what it says of a template that is none.</summary>
public sealed class NoticesVerbTests : IDisposable
{
    private static readonly string Cards = TestPaths.InRepository("tests", "conformance", "cards");

    private readonly string _folder = Directory.CreateTempSubdirectory("rulehost-notices-").FullName;

    [Fact]
    public async Task The_notices_of_a_log_are_numbered_through_the_year_and_have_the_same_bytes_when_written_again()
    {
        var log = Write("log.csv", "编号,承办单位,交办\nT2,建设局,2011-03-08 10:00\nT1,城管局,2011-03-07 10:00\nT3,城管局,2012-03-05 10:00\n");
        var map = Write("map.yaml", "map: 1\ntype: 投诉\nkey: 编号\nrow: case\nfields: { 承办单位: 承办单位 }\nevents: { 交办: 交办 }\n");
        string[] arguments = ["notices", Cards, "--events", log, "--map", map, "--as-of", "2012-12-31"];
        var first = await Command.RunAsync([.. arguments, "--out", Path.Combine(_folder, "a")]);
        Assert.Equal((0, "9 notices written."), (first.ExitCode, first.Error.Trim()));
        Assert.Equal("提醒-2011-0001.html  提醒〔2011〕1号  城管局  投诉 T1", first.Lines[0]);
        Assert.Equal(
            ["提醒-2011-0001", "提醒-2011-0002", "提醒-2012-0001", "红牌-2011-0001", "红牌-2011-0002", "红牌-2012-0001", "黄牌-2011-0001", "黄牌-2011-0002", "黄牌-2012-0001"],
            Directory.GetFiles(Path.Combine(_folder, "a")).Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));

        Write("log.csv", "编号,承办单位,交办\nT3,城管局,2012-03-05 10:00\nT1,城管局,2011-03-07 10:00\nT2,建设局,2011-03-08 10:00\n");
        await Command.RunAsync([.. arguments, "--out", Path.Combine(_folder, "b")]);
        Assert.All(Directory.GetFiles(Path.Combine(_folder, "a")), file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(_folder, "b", Path.GetFileName(file)))));
    }

    [Fact]
    public async Task A_log_and_a_document_of_the_same_facts_give_the_same_papers()
    {
        var log = Write("log.csv", "编号,承办单位,交办\nT1,城管局,2011-03-07 10:00\n");
        var map = Write("map.yaml", "map: 1\ntype: 投诉\nkey: 编号\nrow: case\nfields: { 承办单位: 承办单位 }\nevents: { 交办: 交办 }\n");
        var facts = Write("facts.yaml", "given: { 投诉: [ { 编号: T1, 承办单位: 城管局 } ] }\nevents: [ [投诉 T1, 交办, 2011-03-07 10:00] ]\n");
        await Command.RunAsync(["notices", Cards, "--events", log, "--map", map, "--as-of", "2011-12-31", "--out", Path.Combine(_folder, "a")]);
        await Command.RunAsync(["notices", Cards, "--facts", facts, "--as-of", "2011-12-31", "--out", Path.Combine(_folder, "b")]);
        var papers = Directory.GetFiles(Path.Combine(_folder, "a"));
        Assert.Equal(3, papers.Length);
        Assert.All(papers, file => Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(_folder, "b", Path.GetFileName(file)))));
    }

    [Fact]
    public async Task While_a_row_of_the_log_cannot_be_used_no_notice_is_written_unless_that_is_asked_for()
    {
        var log = Write("log.csv", "record,event,at\n投诉 T1,交办,2011-03-07 10:00\n投诉 T2,交办,2011-03-07 10:00\n投诉 T1，反馈，2011-03-08 10:00\n");
        var papers = Path.Combine(_folder, "papers");
        string[] arguments = ["notices", Cards, "--events", log, "--as-of", "2011-12-31", "--out", papers];
        var refused = await Command.RunAsync(arguments, "zh_CN.UTF-8");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("第 4 行没有用：这一行用了全角逗号“，”，只分出 1 格，表头有 3 格；改成半角逗号", refused.Error);
        Assert.Contains("一份通知书也没有写", refused.Error);
        Assert.Contains("--skip-rejected", refused.Error);
        Assert.False(Directory.Exists(papers));
        Assert.Contains("No notice was written", (await Command.RunAsync(arguments)).Error);

        var written = await Command.RunAsync([.. arguments, "--skip-rejected"]);
        Assert.Equal(0, written.ExitCode);
        Assert.Contains("Line 4 was not used: the row is written with full-width commas", written.Error);
        Assert.NotEmpty(Directory.GetFiles(papers));
        Assert.Equal(1, (await Command.RunAsync([.. arguments, "--skip-rejected", "--strict"])).ExitCode);
    }

    [Fact]
    public async Task Papers_of_an_earlier_run_that_count_no_more_are_named_and_left()
    {
        var papers = Path.Combine(_folder, "papers");
        var log = Write("log.csv", "record,event,at\n投诉 T1,交办,2011-03-07 10:00\n");
        string[] arguments = ["notices", Cards, "--events", log, "--as-of", "2011-12-31", "--out", papers];
        Assert.DoesNotContain("earlier run", (await Command.RunAsync(arguments)).Error);
        var cards = Directory.GetFiles(papers).Length;
        Write("papers/说明.html", "");
        Assert.DoesNotContain("earlier run", (await Command.RunAsync(arguments)).Error);

        Write("log.csv", "record,event,at\n投诉 T1,交办,2011-03-07 10:00\n投诉 T1,反馈,2011-03-07 11:00\n");
        var again = await Command.RunAsync(arguments, "zh_CN.UTF-8");
        Assert.Contains("写出 0 份通知书。", again.Error);
        Assert.Contains($"文件夹里还有从前写的 {cards} 份，这次没有再写：提醒-2011-0001.html、", again.Error);
        Assert.DoesNotContain("说明.html", again.Error);
        Assert.Equal(cards + 1, Directory.GetFiles(papers).Length);
    }

    [Theory]
    [InlineData("notices/黄牌.html", "<p>{{标提}}</p>", "RH0362")]
    [InlineData("notices/黄牌.html", "", "RH0370")]
    [InlineData("notices/黄牌.html/x", "", "RH0002")]
    [InlineData("notices/黄牌.html", "{{标题}}\0", "RH0311")]
    public async Task A_template_that_is_none_ends_check_and_notices_with_1(string path, string content, string code)
    {
        var book = Directory.CreateDirectory(Path.Combine(_folder, "book")).FullName;
        File.Copy(Path.Combine(Cards, "rulebook.yaml"), Path.Combine(book, "rulebook.yaml"));
        File.Copy(Path.Combine(Cards, "条文.rule"), Path.Combine(book, "条文.rule"));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(book, path))!);
        await File.WriteAllTextAsync(Path.Combine(book, path), content, TestContext.Current.CancellationToken);
        var facts = Write("facts.yaml", "given: { 投诉: [ { 编号: T1 } ] }\n");
        var check = await Command.RunAsync(["check", book]);
        var notices = await Command.RunAsync(["notices", book, "--facts", facts, "--out", Path.Combine(_folder, "papers")]);
        Assert.Equal((1, 1), (check.ExitCode, notices.ExitCode));
        Assert.Contains(code, check.Output);
        Assert.Contains(code, notices.Error);
    }

    [Fact]
    public async Task Without_facts_there_is_nothing_to_write()
    {
        var result = await Command.RunAsync(["notices", Cards, "--out", Path.Combine(_folder, "papers")]);
        Assert.Equal((2, "Give --facts or --events: without facts there are no notices to write."), (result.ExitCode, result.Error.Trim()));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
