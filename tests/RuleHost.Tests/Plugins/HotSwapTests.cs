using Xunit;

namespace RuleHost.Tests.Plugins;

/// <summary>Versions of a rulebook and of its plugin that replace each other while decisions are made.</summary>
[Collection(Alone.Name)]
public sealed class HotSwapTests
{
    private const int Reloads = 1000;

    [Fact]
    public async Task Work_in_flight_keeps_the_version_that_it_began_with_and_the_old_one_is_unloaded_when_it_ends()
    {
        await using var county = PluginFixture.Assembly("投诉.参考: { function: version, from: [内容] }");
        await using var live = await LiveRulebook.LoadAsync(county.Folder, o => o.PluginHost = county.Host, TestContext.Current.CancellationToken);
        static string? Version(Rulebook rulebook, string content) => PluginFixture.Decide(rulebook, $"内容: {content}").Computed.Single().Value;

        var lease = live.Lease();
        county.BringAssembly("2");
        county.Trust();
        await live.ReloadAsync(TestContext.Current.CancellationToken);

        Assert.Equal("1", Version(lease.Rulebook, "甲"));
        using (var now = live.Lease())
        {
            Assert.Equal("2", Version(now.Rulebook, "甲"));
        }

        Assert.Equal(2, county.Host.Contexts.Count(c => c.InUse));
        lease.Dispose();
        Assert.Single(county.Host.Contexts, c => c.InUse);
        Assert.Equal(0, county.Host.UnloadedButAlive());
    }

    [Fact]
    public async Task A_text_with_an_error_replaces_nothing()
    {
        await using var county = PluginFixture.Assembly("投诉.参考: { function: version, from: [内容] }");
        await using var live = await LiveRulebook.LoadAsync(county.Folder, o => o.PluginHost = county.Host, TestContext.Current.CancellationToken);
        county.Write("条文.rule", "情形 Q01\n  对 投拆\n  当 重复\n");

        await Assert.ThrowsAsync<RulebookException>(() => live.ReloadAsync(TestContext.Current.CancellationToken));

        using var lease = live.Lease();
        Assert.Equal("1", PluginFixture.Decide(lease.Rulebook, "内容: 甲").Computed.Single().Value);
    }

    [Fact]
    public async Task A_thousand_reloads_leave_memory_where_it_was_lose_no_decision_and_mix_no_versions()
    {
        await using var county = PluginFixture.Assembly("投诉.参考: { function: version, from: [内容] }");
        WriteRules(county, "1");
        await using var live = await LiveRulebook.LoadAsync(county.Folder, o => o.PluginHost = county.Host, TestContext.Current.CancellationToken);
        using var end = new CancellationTokenSource();
        var made = 0;
        var deciding = Task.Run(() =>
        {
            var (mixed, lost) = (0, 0);
            while (!end.IsCancellationRequested)
            {
                using var lease = live.Lease();
                var decision = PluginFixture.Decide(lease.Rulebook, "内容: 甲");

                // Text and code of one version agree: each judges that the code says its own number.
                mixed += decision.Situations.Single(s => s.Id == "V").State == "fails" ? 1 : 0;
                lost += decision.Situations.Single(s => s.Id == "V").State == "unknown" ? 1 : 0;
                Interlocked.Increment(ref made);
            }

            return (mixed, lost);
        });
        long settled = 0;
        for (var i = 0; i < Reloads; i++)
        {
            var version = (i % 2 == 0) ? "2" : "1";
            county.Write("lib/marker.dll", version);
            if (i < 2)
            {
                county.Trust();
            }

            WriteRules(county, version);
            await live.ReloadAsync(TestContext.Current.CancellationToken);
            if (i == Reloads / 5)
            {
                settled = Settled(county.Host);
            }
        }

        await end.CancelAsync();
        var (mixed, lost) = await deciding;
        var after = Settled(county.Host);

        Assert.True(made > Reloads / 10, $"{made} decisions were made meanwhile.");
        Assert.Equal((0, 0), (mixed, lost));
        Assert.Equal(0, county.Host.UnloadedButAlive());
        Assert.Single(county.Host.Contexts);
        Assert.False(county.Host.NeedsRestart);
        Assert.True(after < settled + (8 << 20), $"{settled >> 10} KB after {Reloads / 5} reloads, {after >> 10} KB after {Reloads}.");
    }

    private static void WriteRules(PluginFixture county, string version) => county.Write("条文.rule", $"情形 V 版本\n  对 投诉\n  当 参考 = \"{version}\"\n");

    private static long Settled(PluginHost host)
    {
        host.UnloadedButAlive();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
