using System.Text.Json;
using Xunit;

namespace RuleHost.Tests.Cli;

/// <summary><c>plugin</c>, <c>new</c>, <c>--trust</c>, <c>--computed</c> and <c>--source</c>, as a user types them.</summary>
public sealed class PluginCommandTests : IDisposable
{
    private readonly string _folder = TestPaths.NewTemporaryFolder();

    private static string Sample(string name) => TestPaths.InRepository("plugins", name);

    private string Trust => Path.Combine(_folder, "trust.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Plugins_are_listed_with_what_they_bring_and_may_do()
    {
        var text = await Command.RunAsync(["plugin", "list", TestPaths.InRepository("plugins"), "--lang", "zh", "--trust", Trust]);
        var json = await Command.RunAsync(["plugin", "list", TestPaths.InRepository("plugins"), "--format", "json", "--trust", Trust]);

        Assert.Equal(0, text.ExitCode);
        Assert.Contains("脚本 scripts/安全.js；函数 诉求.涉及安全", text.Output, StringComparison.Ordinal);
        Assert.Contains("没有得到信任", text.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json.Output);
        var sample = document.RootElement.GetProperty("plugins").EnumerateArray().Single(p => p.GetProperty("id").GetString() == "sample-csharp");
        Assert.Equal("业务系统", sample.GetProperty("brings").GetProperty("factSources")[0].GetString());
        Assert.Equal("in-process", sample.GetProperty("may").GetProperty("run").GetString());
        Assert.False(sample.GetProperty("trusted").GetBoolean());
    }

    [Fact]
    public async Task Code_is_trusted_by_a_command_and_then_verifies_and_reads_an_export()
    {
        Assert.Equal(1, (await Command.RunAsync(["plugin", "verify", Sample("sample-csharp"), "--trust", Trust])).ExitCode);
        var trusted = await Command.RunAsync(["plugin", "trust", Sample("sample-csharp"), "--trust", Trust, "--format", "json"]);
        var verified = await Command.RunAsync(["plugin", "verify", Sample("sample-csharp"), "--kit", "--trust", Trust, "--lang", "en"]);
        var decided = await Command.RunAsync(["decide", Sample("sample-csharp"), "--source", "业务系统", "--facts", Path.Combine(Sample("sample-csharp"), "样本", "导出.csv"), "--as-of", "2011-04-19", "--format", "json", "--trust", Trust]);
        var nowhere = await Command.RunAsync(["decide", Sample("sample-csharp"), "--source", "业务", "--facts", Path.Combine(Sample("sample-csharp"), "样本", "导出.csv"), "--trust", Trust]);

        Assert.Equal(64, JsonDocument.Parse(trusted.Output).RootElement.GetProperty("sha256").GetString()!.Length);
        Assert.True(verified.ExitCode == 0, verified.Output);
        Assert.EndsWith("sample-csharp conforms\n", verified.Output, StringComparison.Ordinal);
        Assert.Equal(3, decided.Lines.Length);
        Assert.Contains("\"plugins\":[{\"id\":\"sample-csharp\"", decided.Lines[0], StringComparison.Ordinal);
        Assert.Equal((2, true), (nowhere.ExitCode, nowhere.Error.Contains("业务系统", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_a_script_decided_is_recorded_and_taken_from_the_record_the_next_time()
    {
        var facts = Path.Combine(_folder, "facts.yaml");
        var record = Path.Combine(_folder, "computed.ndjson");
        await File.WriteAllTextAsync(facts, "as-of: 2011-03-09\ngiven: { 诉求: [ { 编号: T1, 内容: 路灯漏电, 承办单位: 城管局 } ] }\n", TestContext.Current.CancellationToken);
        string[] arguments = ["decide", Sample("sample-script"), "--facts", facts, "--format", "json", "--computed", record];
        var first = await Command.RunAsync(arguments);
        var recorded = await File.ReadAllTextAsync(record, TestContext.Current.CancellationToken);

        // What is recorded counts, not what the script would say now.
        await File.WriteAllTextAsync(record, recorded.Replace("\"value\":true", "\"value\":false", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var second = await Command.RunAsync(arguments);

        Assert.Contains("\"function\":\"涉及安全\"", recorded, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"是\"", first.Output, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"否\"", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_of_a_log_records_each_value_once_and_gives_the_same_files_from_the_record()
    {
        var record = Path.Combine(_folder, "computed.ndjson");
        await File.WriteAllTextAsync(Path.Combine(_folder, "events.csv"), "record,event,at\n诉求 T1,交办,2011-03-07 10:00\n诉求 T2,交办,2011-03-07 10:00\n诉求 T3,交办,2011-03-07 10:00\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "facts.yaml"), "given: { 诉求: [ { 编号: T1, 内容: 路灯漏电 }, { 编号: T2, 内容: 路灯不亮 }, { 编号: T3, 内容: 路灯漏电 } ] }\n", TestContext.Current.CancellationToken);
        async Task<string> Limits(string output)
        {
            var replayed = await Command.RunAsync(["replay", Sample("sample-script"), "--events", "events.csv", "--facts", "facts.yaml", "--as-of", "2011-03-09", "--out", output, "--computed", record], folder: _folder);
            Assert.True(replayed.ExitCode == 0, replayed.Error);
            return await File.ReadAllTextAsync(Path.Combine(_folder, output, "limits.ndjson"), TestContext.Current.CancellationToken);
        }

        var first = await Limits("first");
        var recorded = await File.ReadAllTextAsync(record, TestContext.Current.CancellationToken);
        var second = await Limits("second");

        Assert.Equal(["2011-03-08", "2011-03-14", "2011-03-08"], first.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("dueDate").GetString()));
        Assert.Equal(2, recorded.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal((first, recorded), (second, await File.ReadAllTextAsync(record, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("plugin")]
    [InlineData("rulebook")]
    public async Task A_new_county_checks_tests_and_lists_what_is_left_to_do(string kind)
    {
        var made = await Command.RunAsync(["new", kind, "青石"], folder: _folder);
        var check = await Command.RunAsync(["check", "青石", "--strict", "--format", "json"], folder: _folder);
        var test = await Command.RunAsync(["test", "青石", "--format", "json"], folder: _folder);
        var format = await Command.RunAsync(["fmt", "青石", "--check"], folder: _folder);
        var again = await Command.RunAsync(["new", kind, "青石"], folder: _folder);

        Assert.Equal((0, 0, 0, 0, 2), (made.ExitCode, check.ExitCode, test.ExitCode, format.ExitCode, again.ExitCode));
        Assert.Equal(kind == "plugin" ? 3 : 2, JsonDocument.Parse(check.Output).RootElement.GetProperty("diagnostics").EnumerateArray().Count(d => d.GetProperty("code").GetString() == "RH0720"));
        var report = JsonDocument.Parse(test.Output).RootElement;
        Assert.Equal((4, 0), (report.GetProperty("passed").GetInt32(), report.GetProperty("failed").GetInt32()));
    }

    [Fact]
    public async Task A_new_plugin_with_its_marks_removed_passes_the_kit()
    {
        await Command.RunAsync(["new", "plugin", "青石"], folder: _folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "青石")))
        {
            await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Where(l => !l.StartsWith("# 待办", StringComparison.Ordinal) && !l.StartsWith("- 待办", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        }

        var verified = await Command.RunAsync(["plugin", "verify", "青石", "--kit", "--lang", "zh"], folder: _folder);

        Assert.True(verified.ExitCode == 0, verified.Output);
    }

    [Theory]
    [InlineData("kunshan@>=2011.1 <2012", "rulebooks", "修订 时限 部门会商")]
    [InlineData("kunshan", "rulebooks", ">=2011.1.0 <2012")]
    [InlineData("supervision-score", "rulebooks", "下面只写要换的那一句")]
    [InlineData("kunming", "plugins", ">=2011.1.0 <2012")]
    public async Task A_new_county_over_a_base_checks_tests_lists_what_is_left_to_do_and_passes_the_kit_without_the_marks(string extends, string where, string says)
    {
        string[] found = ["--base", TestPaths.InRepository("rulebooks"), "--base", TestPaths.InRepository(where)];
        var made = await Command.RunAsync(["new", "plugin", "青石-二", "--extends", extends, .. found], folder: _folder);
        var check = await Command.RunAsync(["check", "青石-二", "--strict", "--format", "json", .. found], folder: _folder);
        var test = await Command.RunAsync(["test", "青石-二", "--format", "json", .. found], folder: _folder);
        var format = await Command.RunAsync(["fmt", "青石-二", "--check"], folder: _folder);

        Assert.True((0, 0, 0, 0) == (made.ExitCode, check.ExitCode, test.ExitCode, format.ExitCode), made.Error + check.Output + test.Output + format.Output);
        Assert.Equal(4, JsonDocument.Parse(check.Output).RootElement.GetProperty("diagnostics").EnumerateArray().Count(d => d.GetProperty("code").GetString() == "RH0720"));
        Assert.Equal(0, JsonDocument.Parse(test.Output).RootElement.GetProperty("failed").GetInt32());
        Assert.Contains(says, string.Concat(Directory.GetFiles(Path.Combine(_folder, "青石-二")).Select(File.ReadAllText)));

        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "青石-二")))
        {
            await File.WriteAllLinesAsync(file, (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Where(l => !l.StartsWith("# 待办", StringComparison.Ordinal) && !l.StartsWith("- 待办", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        }

        var verified = await Command.RunAsync(["plugin", "verify", "青石-二", "--kit", "--lang", "zh", .. found], folder: _folder);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);
    }

    [Theory]
    [InlineData("没有的规则集", "没有的规则集")]
    [InlineData("kunshan@>=2012", "2011.1.0")]
    [InlineData("kunshan@随便", "2011.1.0")]
    [InlineData("kunshan@>=2011.1-\"x", "2011.1.0")]
    [InlineData("../kunshan", "../kunshan")]
    public async Task A_base_that_is_not_there_or_of_another_version_is_told_and_nothing_is_made(string extends, string says)
    {
        var made = await Command.RunAsync(["new", "plugin", "青石", "--extends", extends, "--base", TestPaths.InRepository("rulebooks")], folder: _folder);

        Assert.Equal(2, made.ExitCode);
        Assert.Contains(says, made.Error);
        Assert.False(Directory.Exists(Path.Combine(_folder, "青石")));
    }

    [Theory]
    [InlineData("new", "plugin", "../外面")]
    [InlineData("new", "plugin", "1县")]
    [InlineData("plugin", "verify", "没有的文件夹")]
    [InlineData("plugin", "list", "没有的文件夹")]
    [InlineData("plugin", "查看", "")]
    [InlineData("check", "规则集", "--plugin", "没有的文件夹")]
    public async Task Wrong_usage_is_told(params string[] arguments)
    {
        var result = await Command.RunAsync(arguments, folder: _folder);

        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
    }
}
