using RuleHost.Tests.Plugins;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Scripting;

/// <summary>Functions of scripts, with worker processes that really run.</summary>
public sealed class ScriptTests
{
    [Fact]
    public async Task A_script_supplies_a_field_that_nobody_gave()
    {
        await using var county = PluginFixture.Script("function f(输入) { return 输入.内容.indexOf('又') >= 0; }");
        await using var rulebook = await county.LoadAsync();

        Assert.Equal("holds", State(PluginFixture.Decide(rulebook, "内容: 路灯又坏了")));
        Assert.Equal("fails", State(PluginFixture.Decide(rulebook, "内容: 路灯坏了")));
    }

    [Fact]
    public async Task A_value_that_was_given_stands()
    {
        await using var county = PluginFixture.Script("function f(输入) { return true; }");
        await using var rulebook = await county.LoadAsync();

        var decision = PluginFixture.Decide(rulebook, "内容: 甲, 重复: 否");

        Assert.Equal("fails", State(decision));
        Assert.Empty(decision.Computed);
    }

    [Fact]
    public async Task What_a_function_lacks_is_told_where_its_value_is_missed()
    {
        await using var county = PluginFixture.Script("function f(输入) { return true; }");
        await using var rulebook = await county.LoadAsync();

        var decision = PluginFixture.Decide(rulebook, "字数: 1");

        Assert.Equal(["投诉[T1].重复"], decision.Situations.First().Missing);
        Assert.Contains("还缺 投诉[T1].内容", decision.Situations.First().Explain(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("function f of the plugin 某县", decision.Situations.First().Explain(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_dates_events_and_absence_cross_exactly()
    {
        await using var county = PluginFixture.Script(
            "function f(x) { return x.金额; }\nfunction g(x) { return x.来电.length + '|' + x.来电[0].时刻 + '|' + x.类别 + '|' + (x.说明 === null) + '|' + x.字数; }",
            "投诉.折算: { script: s.js, function: f, from: [金额] }\n投诉.参考: { script: s.js, function: g, from: [来电, 类别, 说明, 字数] }");
        await using var rulebook = await county.LoadAsync();

        var decision = PluginFixture.Decide(rulebook, "内容: 甲, 金额: 0.1元, 类别: 报修, 说明: 无, 字数: 7", "events: [ [投诉 T1, 来电, 2011-03-01 09:00], [投诉 T1, 来电, 2012-01-01 09:00] ]");

        Assert.Equal(["0.1元", "1|2011-03-01T09:00:00+08:00|报修|true|7"], decision.Computed.Select(c => c.Value));
    }

    [Theory]
    [InlineData("function f(x) { return undefined; }", null)]
    [InlineData("function f(x) { return '不知道'; }", PluginFault.Misfit)]
    [InlineData("function f(x) { return { 甲: 1 }; }", PluginFault.Misfit)]
    [InlineData("function f(x) { throw new Error('坏了'); }", PluginFault.Threw)]
    [InlineData("function f(x) { return x.没有.更没有; }", PluginFault.Threw)]
    [InlineData("function f(x) { return Math.random() < 2 && Math.random() + 1 > 1 ? Math.random() : 0; }", PluginFault.Impure)]
    public async Task A_script_that_gives_no_value_leaves_the_field_unknown_and_is_named(string script, PluginFault? fault)
    {
        var functions = fault == PluginFault.Impure ? "投诉.参考: { script: s.js, function: f, from: [内容] }" : "投诉.重复: { script: s.js, function: f, from: [内容] }";
        await using var county = PluginFixture.Script(script, functions);
        await using var rulebook = await county.LoadAsync();

        var decision = PluginFixture.Decide(rulebook, "内容: 甲");

        Assert.Equal("unknown", State(decision));
        var computed = Assert.Single(decision.Computed);
        Assert.Equal(fault, computed.Fault);
        Assert.Equal(("某县", "f", null), (computed.Plugin, computed.Function, computed.Value));
        if (fault is not (null or PluginFault.Impure))
        {
            Assert.StartsWith("投诉[T1].重复:某县/f ", Assert.Single(decision.Situations.First().Missing), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_script_that_lies_about_its_purity_is_switched_off_at_once_and_one_that_fails_at_the_third_time()
    {
        await using var county = PluginFixture.Script(
            "var n = 0; function f(x) { throw new Error('坏了'); } function g(x) { return '' + Math.random(); }",
            "投诉.重复: { script: s.js, function: f, from: [内容] }\n投诉.参考: { script: s.js, function: g, from: [内容] }");
        await using var rulebook = await county.LoadAsync();
        var faults = new List<PluginFault?>();
        foreach (var text in new[] { "甲", "乙", "丙", "丁" })
        {
            faults.AddRange(PluginFixture.Decide(rulebook, $"内容: {text}").Computed.OrderBy(c => c.Function).Select(c => c.Fault));
        }

        Assert.Equal(
            [PluginFault.Threw, PluginFault.Impure, PluginFault.Threw, PluginFault.SwitchedOff, PluginFault.Threw, PluginFault.SwitchedOff, PluginFault.SwitchedOff, PluginFault.SwitchedOff],
            faults);
        Assert.Equal([("f", PluginFault.Threw), ("g", PluginFault.Impure)], county.Host.SwitchedOff.Select(s => (s.Function, s.Fault)));
        Assert.Contains("坏了", county.Host.SwitchedOff[0].Detail!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_takes_what_was_recorded_and_runs_no_script()
    {
        var record = Path.Combine(TestPaths.NewTemporaryFolder(), "computed.ndjson");
        string first;
        await using (var county = new PluginFixture("plugin: 某县\nversion: 1.0.0\nbrings: { scripts: [s.js] }\nfunctions: { 投诉.参考: { script: s.js, function: f, from: [内容], pure: 否 } }", ("s.js", "function f(x) { return '' + Math.random(); }")) { Host = new PluginHost(new PluginHostOptions { ComputedFile = record }) })
        {
            await using var rulebook = await county.LoadAsync();
            first = PluginFixture.Decide(rulebook, "内容: 甲").ToJson();
            Assert.Equal(first, PluginFixture.Decide(rulebook, "内容: 甲").ToJson());
        }

        Assert.Single(await File.ReadAllLinesAsync(record, TestContext.Current.CancellationToken));
        await using (var county = new PluginFixture("plugin: 某县\nversion: 1.0.0\nbrings: { scripts: [s.js] }\nfunctions: { 投诉.参考: { script: s.js, function: f, from: [内容], pure: 否 } }", ("s.js", "function f(x) { return '' + Math.random(); }")) { Host = new PluginHost(new PluginHostOptions { ComputedFile = record }) })
        {
            await using var rulebook = await county.LoadAsync();
            Assert.Equal(first, PluginFixture.Decide(rulebook, "内容: 甲").ToJson());
        }
    }

    [Fact]
    public async Task Every_way_in_sees_the_same_values()
    {
        await using var county = PluginFixture.Script("function f(输入) { return 输入.内容.length; }", "投诉.字数: { script: s.js, function: f, from: [内容] }");
        await using var rulebook = await county.LoadAsync();
        const string Document = """{"as-of":"2011-03-15","given":{"投诉":[{"编号":"T1","内容":"路灯坏了一个月","重复":false},{"编号":"T2","内容":"灯","重复":false}]}}""";

        var general = string.Concat(rulebook.DecideAll(Facts.Parse(Document)).Select(d => d.ToJson() + "\n"));
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        rulebook.DecideJson(System.Text.Encoding.UTF8.GetBytes(Document), output, cancellation: TestContext.Current.CancellationToken);
        var judge = rulebook.JudgeOf<Complaint>();

        Assert.Equal(general, System.Text.Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Contains("\"id\":\"Q02\",\"state\":\"holds\"", general.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(["Q02"], judge.Judge(new Complaint("T1", "路灯坏了一个月", false), DateTimeOffset.UnixEpoch).Decision.Findings.Select(f => f.Id));
        Assert.Empty(judge.Judge(new Complaint("T2", "灯", false), DateTimeOffset.UnixEpoch).Decision.Findings);
    }

    [Fact]
    public void Where_no_worker_can_be_started_the_script_is_told_RH0754_and_its_fields_are_unknown()
    {
        using var pool = new global::RuleHost.Scripting.WorkerPool(null, 1);
        var body = new global::RuleHost.Scripting.ScriptBody(pool, "function f(x) { return 1; }", global::RuleHost.Plugins.PluginRights.Default);
        var answer = body.Probe("f");
        var diagnostics = new DiagnosticBag();
        var nowhere = new SourceLocation(new SourceText("plugin.yaml", ""), default);
        global::RuleHost.Scripting.ScriptDiagnostics.Report(answer.Fault!.Value, answer.Detail, "s.js", new("投诉", "重复", "f", "s.js", [], true, false, nowhere), nowhere, diagnostics);

        Assert.Equal(PluginFault.NotLoaded, answer.Fault);
        Assert.Equal("RH0754", Assert.Single(diagnostics.Items).Code);
    }

    [RuleHost.Fact("投诉")]
    public sealed record Complaint([property: RuleHost.Fact("编号")] string Id, [property: RuleHost.Fact("内容")] string Content, [property: RuleHost.Fact("重复")] bool Again);

    private static string State(Decision decision) => decision.Situations.First().State;
}
