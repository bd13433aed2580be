using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Plugins;

/// <summary>Functions of an assembly, in this process and in one of its own.</summary>
public sealed class AssemblyTests
{
    private const string Length = "投诉.字数: { function: length, from: [内容] }";

    [Theory]
    [InlineData("")]
    [InlineData("run: worker")]
    public async Task A_function_of_a_trusted_assembly_supplies_a_field(string may)
    {
        await using var county = PluginFixture.Assembly(Length + "\n投诉.折算: { function: echo, from: [金额] }\n投诉.参考: { function: first, from: [来电] }", may: may);
        await using var rulebook = await county.LoadAsync();

        var decision = PluginFixture.Decide(rulebook, "内容: 路灯坏了, 金额: 0.10元", "events: [ [投诉 T1, 来电, 2011-03-01 09:00] ]");

        Assert.Equal(["4", "0.1元", "2011-03-01T09:00:00.0000000+08:00"], decision.Computed.Select(c => c.Value));
        Assert.Equal("holds", decision.Situations.Single(s => s.Id == "Q02").State);
        Assert.StartsWith("sha256:", Assert.Single(decision.Plugins).Code, StringComparison.Ordinal);
        Assert.Contains("\"plugins\":[{\"id\":\"某县\",\"version\":\"1.0.0\",\"code\":\"sha256:", decision.ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("run: worker")]
    public async Task An_assembly_that_is_not_trusted_is_not_loaded_and_its_fields_are_unknown(string may)
    {
        await using var county = PluginFixture.Assembly(Length, may: may, trusted: false);
        await using var rulebook = await county.LoadAsync();

        Assert.Contains(rulebook.Diagnostics, d => d.Code == "RH0706");
        Assert.Empty(county.Host.Contexts);
        var decision = PluginFixture.Decide(rulebook, "内容: 甲");
        Assert.Equal(PluginFault.NotLoaded, decision.Computed.Single().Fault);
        Assert.Equal(["投诉[T1].字数:某县/length 未装入"], decision.Situations.Single(s => s.Id == "Q02").Missing);
    }

    [Fact]
    public async Task An_assembly_that_changed_after_it_was_trusted_is_not_loaded()
    {
        await using var county = PluginFixture.Assembly(Length);
        county.Write("lib/marker.dll", "2");
        await using var rulebook = await county.LoadAsync();

        Assert.Contains(rulebook.Diagnostics, d => d.Code == "RH0706");
    }

    [Theory]
    [InlineData("throws", "", PluginFault.Threw, "own words")]
    [InlineData("throws", "run: worker", PluginFault.Threw, "own words")]
    [InlineData("slow", "time: 1秒", PluginFault.TimedOut, null)]
    [InlineData("misfit", "", PluginFault.Misfit, "甲")]
    [InlineData("crashes", "run: worker", PluginFault.Died, null)]
    [InlineData("hangs", "run: worker, time: 2秒", PluginFault.TimedOut, null)]
    public async Task What_goes_wrong_leaves_the_field_unknown_names_the_plugin_and_switches_it_off(string function, string may, PluginFault fault, string? detail)
    {
        await using var county = PluginFixture.Assembly($"投诉.重复: {{ function: {function}, from: [内容] }}\n{Length}", may: may);
        await using var rulebook = await county.LoadAsync();

        var decision = PluginFixture.Decide(rulebook, "内容: 路灯坏了");

        Assert.Equal("unknown", decision.Situations.Single(s => s.Id == "Q01").State);
        Assert.StartsWith($"投诉[T1].重复:某县/{function} ", Assert.Single(decision.Situations.Single(s => s.Id == "Q01").Missing), StringComparison.Ordinal);
        Assert.Contains($"插件 某县 的函数 {function}", decision.Situations.Single(s => s.Id == "Q01").Explain(Language.Chinese), StringComparison.Ordinal);
        Assert.Equal(fault, decision.Computed.Single(c => c.Function == function).Fault);
        Assert.Equal("4", decision.Computed.Single(c => c.Function == "length").Value);
        Assert.False(county.Host.NeedsRestart);
        if (may.Contains("worker", StringComparison.Ordinal))
        {
            Assert.Empty(county.Host.SwitchedOff);
            return;
        }

        Assert.Equal(("某县", function, fault, detail), Assert.Single(county.Host.SwitchedOff) is var off ? (off.Plugin, off.Function, off.Fault, off.Detail) : default);
        Assert.Equal(PluginFault.SwitchedOff, PluginFixture.Decide(rulebook, "内容: 别的").Computed.Single(c => c.Function == function).Fault);
    }

    [Fact]
    public async Task A_function_that_lies_about_its_purity_is_found_out_and_one_that_says_it_is_not_pure_is_recorded()
    {
        await using var county = PluginFixture.Assembly("投诉.参考: { function: lies, from: [内容] }\n投诉.说明: { function: counts, from: [内容] }");
        await using var rulebook = await county.LoadAsync();

        var first = PluginFixture.Decide(rulebook, "内容: 甲");
        var second = PluginFixture.Decide(rulebook, "内容: 甲");

        Assert.Equal([PluginFault.Impure, null], first.Computed.Select(c => c.Fault));
        Assert.Equal(first.Computed.Last().Value, second.Computed.Last().Value);
        Assert.Equal(PluginFault.Impure, Assert.Single(county.Host.SwitchedOff).Fault);
    }

    [Fact]
    public async Task Code_that_does_not_return_is_abandoned_and_the_host_asks_for_a_restart()
    {
        var county = PluginFixture.Assembly($"投诉.重复: {{ function: hangs, from: [内容] }}\n{Length}", may: "time: 100毫秒");
        await using (var rulebook = await county.LoadAsync())
        {
            var decision = PluginFixture.Decide(rulebook, "内容: 甲");
            Assert.Equal(PluginFault.TimedOut, decision.Computed.Single(c => c.Function == "hangs").Fault);
        }

        Assert.True(county.Host.NeedsRestart);
        Assert.True(county.Host.UnloadedButAlive() > 0);
        Assert.Equal((false, true), Assert.Single(county.Host.Contexts) is var context ? (context.InUse, context.Abandoned) : default);
        await county.DisposeAsync();
    }

    [Fact]
    public async Task A_plugin_that_holds_on_to_its_old_versions_is_switched_off_and_named()
    {
        await using var county = PluginFixture.Assembly("投诉.重复: { function: leaks, from: [内容] }");
        for (var i = 0; i < 3; i++)
        {
            await using var earlier = await county.LoadAsync();
            Assert.Equal("holds", PluginFixture.Decide(earlier, $"内容: 第{i}次").Situations.First().State);
        }

        await using var rulebook = await county.LoadAsync();

        Assert.Contains(rulebook.Diagnostics, d => d.Code == "RH0711");
        Assert.Equal(PluginFault.LeftBehind, PluginFixture.Decide(rulebook, "内容: 又一次").Computed.Single().Fault);
        Assert.True(county.Host.NeedsRestart);
        Assert.Equal(3, county.Host.UnloadedButAlive());
    }

    [Fact]
    public async Task A_plugin_reads_below_the_folders_that_its_manifest_names_and_nowhere_else()
    {
        await using var county = PluginFixture.Assembly("投诉.参考: { function: reads, from: [内容] }\n投诉.说明: { function: reads elsewhere, from: [内容] }", may: "read: [资料]");
        county.Write("资料/词.txt", "又");
        await using var rulebook = await county.LoadAsync();

        var decision = PluginFixture.Decide(rulebook, "内容: 甲");

        Assert.Equal("又", decision.Computed.Single(c => c.Function == "reads").Value);
        Assert.Equal(PluginFault.Threw, decision.Computed.Single(c => c.Function == "reads elsewhere").Fault);
    }

    [Fact]
    public async Task A_calendar_of_a_plugin_moves_the_due_day_of_a_limit()
    {
        await using var county = PluginFixture.Assembly(Length, "calendars: [本地]");
        county.Write("rulebook.yaml", PluginFixture.Rulebook + "calendars: { others: { 本地: { extends: cn } } }\n");
        county.Write("时限.rule", "时限 答复\n  对 投诉\n  自 来电 至 反馈\n  限 2个工作日\n  日历 本地\n");
        await using var rulebook = await county.LoadAsync();

        var decision = PluginFixture.Decide(rulebook, "内容: 甲", "events: [ [投诉 T1, 来电, 2011-04-12 09:00] ]");

        // 2011-04-13 is a day off there alone.
        Assert.Equal("notStarted", decision.Limits.Single().State);
        var later = rulebook.DecideAll(Facts.Parse("as-of: 2011-04-14\nsubject: 投诉 T1\ngiven: { 投诉: [ { 编号: T1, 内容: 甲 } ] }\nevents: [ [投诉 T1, 来电, 2011-04-12 09:00] ]")).Single();
        Assert.Equal(new DateOnly(2011, 4, 15), later.Limits.Single().DueDate);
    }

    [Fact]
    public async Task Facts_events_and_cards_cross_through_sources_importers_and_notifiers()
    {
        await using var county = PluginFixture.Assembly(Length, "fact-sources: [逐行], importers: [逐行], notifiers: [发件箱]");
        county.Write("rulebook.yaml", PluginFixture.Rulebook + "cards: [黄牌]\n");
        county.Write("时限.rule", "时限 答复\n  对 投诉\n  自 来电 至 反馈\n  限 1天\n  于 逾期 发 黄牌 予 本\n");
        await using var rulebook = await county.LoadAsync();
        MemoryStream Export() => new("T1,路灯坏了,2011-03-01T09:00:00+08:00\nT2,灯,2011-03-09T09:00:00+08:00"u8.ToArray());

        var facts = rulebook.ReadFacts("逐行", Export());
        var decisions = rulebook.DecideAll(facts, new DateTimeOffset(2011, 3, 9, 12, 0, 0, TimeSpan.FromHours(8))).ToList();
        var imported = rulebook.ImportEvents("逐行", Export());

        Assert.Equal(["overdue", "running"], decisions.Select(d => d.Limits.Single().State));
        Assert.Equal(2, imported.Given.Events.Length);
        var failure = Assert.Single(rulebook.Notify(decisions[0]));
        Assert.Equal(("某县", "发件箱", PluginFault.Threw), (failure.Plugin, failure.Part, failure.Fault));
        Assert.Equal("答复/投诉 T1/黄牌/2011-03-03T00:00:00+08:00/T1", failure.Detail);
        Assert.Throws<ArgumentException>(() => rulebook.ReadFacts("别的", Export()));
    }

    [Fact]
    public async Task What_the_manifest_promises_and_the_code_lacks_is_told_RH0708()
    {
        await using var county = PluginFixture.Assembly("投诉.字数: { function: lenght, from: [内容] }", "fact-sources: [逐列]");

        var refused = await Assert.ThrowsAsync<RulebookException>(county.LoadAsync);

        Assert.Equal(["RH0708", "RH0708"], refused.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Code));
        Assert.Contains("Did you mean \"length\"?", string.Concat(refused.Diagnostics.Select(d => d.Hint(Language.English))), StringComparison.Ordinal);
        Assert.DoesNotContain(county.Host.Contexts, c => c.InUse);
    }

    [Fact]
    public async Task A_plugin_that_is_added_supplies_fields_of_a_rulebook_in_another_folder_and_is_part_of_its_hash()
    {
        await using var county = PluginFixture.Script("function f(x) { return x.内容.length; }", "投诉.字数: { script: s.js, function: f, from: [内容] }");
        await using var alone = PluginFixture.Script("function f(x) { return true; }");
        File.Delete(Path.Combine(alone.Folder, "plugin.yaml"));
        File.Delete(Path.Combine(county.Folder, "rulebook.yaml"));
        await using var without = await Rulebook.LoadAsync(alone.Folder, cancellation: TestContext.Current.CancellationToken);
        await using var with = await Rulebook.LoadAsync(alone.Folder, o => o.AddPlugin(county.Folder).PluginHost = county.Host, TestContext.Current.CancellationToken);

        Assert.Equal("unknown", PluginFixture.Decide(without, "内容: 路灯坏了").Situations.Single(s => s.Id == "Q02").State);
        Assert.Equal("holds", PluginFixture.Decide(with, "内容: 路灯坏了").Situations.Single(s => s.Id == "Q02").State);
        Assert.NotEqual(without.Identity.Hash, with.Identity.Hash);
        Assert.DoesNotContain(with.Diagnostics, d => d.Code == "RH0713");
    }

    [Fact]
    public async Task An_added_plugin_with_texts_is_told_RH0713_and_a_folder_without_a_manifest_RH0712()
    {
        await using var county = PluginFixture.Script("function f(x) { return true; }");
        await using var other = PluginFixture.Script("function f(x) { return true; }");
        File.Delete(Path.Combine(other.Folder, "plugin.yaml"));
        await using var with = await Rulebook.LoadAsync(other.Folder, o => o.AddPlugin(county.Folder).PluginHost = county.Host, TestContext.Current.CancellationToken);

        Assert.Contains(with.Diagnostics, d => d.Code == "RH0713");
        var refused = await Assert.ThrowsAsync<RulebookException>(() => Rulebook.LoadAsync(county.Folder, o => o.AddPlugin(other.Folder).PluginHost = county.Host, TestContext.Current.CancellationToken));
        Assert.Contains(refused.Diagnostics, d => d.Code == "RH0712");
    }

    [Fact]
    public async Task A_worker_with_the_least_memory_still_runs_a_script()
    {
        await using var county = PluginFixture.Script("function f(x) { return x.内容.length; }", "投诉.字数: { script: s.js, function: f, from: [内容] }", "memory: 32MB");
        await using var rulebook = await county.LoadAsync();

        Assert.Equal("4", PluginFixture.Decide(rulebook, "内容: 路灯坏了").Computed.Single().Value);
    }
}
