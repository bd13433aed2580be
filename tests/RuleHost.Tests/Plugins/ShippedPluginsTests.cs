using RuleHost.Plugins;
using RuleHost.Plugins.Kit;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Plugins;

/// <summary>Every county below plugins/ passes the conformance kit, as anybody runs it.</summary>
public sealed class ShippedPluginsTests : IDisposable
{
    private readonly string _folder = TestPaths.NewTemporaryFolder();

    public static TheoryData<string> Counties() =>
        [.. Directory.GetDirectories(TestPaths.InRepository("plugins")).Where(PluginFolder.Is).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Counties))]
    public async Task A_county_passes_the_conformance_kit(string county)
    {
        var report = await new ConformanceKit(TestPaths.InRepository("plugins", county), Trusting(county), []).RunAsync(TestContext.Current.CancellationToken);

        Assert.True(report.Ok, string.Join('\n', report.Items.Where(i => !i.Ok).SelectMany(i => i.Details.Select(d => $"{i.Key}: {d.English}"))));
    }

    [Fact]
    public async Task An_export_of_the_business_system_is_judged_with_the_local_days_off()
    {
        await using var host = new PluginHost(Trusting("sample-csharp"));
        await using var rulebook = await Rulebook.LoadAsync(TestPaths.InRepository("plugins", "sample-csharp"), o => o.PluginHost = host, TestContext.Current.CancellationToken);
        await using var export = File.OpenRead(TestPaths.InRepository("plugins", "sample-csharp", "样本", "导出.csv"));

        var decisions = rulebook.DecideAll(rulebook.ReadFacts("业务系统", export), new DateTimeOffset(2011, 4, 19, 9, 0, 0, TimeSpan.FromHours(8))).ToList();

        Assert.Equal(["G1 doneLate holds", "G2 overdue ", "G3 overdue unknown"], decisions.Select(d => $"{d.Key} {d.Limits.Single().State} {d.Situations.SingleOrDefault(s => s.Matters)?.State}"));
    }

    private PluginHostOptions Trusting(string county)
    {
        var trust = Path.Combine(_folder, "trust.yaml");
        var diagnostics = new DiagnosticBag();
        var plugin = PluginFolder.Open(TestPaths.InRepository("plugins", county), diagnostics)!;
        if (plugin.Manifest.Assembly is { } assembly)
        {
            Assert.True(File.Exists(plugin.PathOf(assembly)), "RuleHost.sln builds it.");
            TrustFile.Read(trust, diagnostics).Add(trust, new TrustedCode(county, "1", TrustFile.HashOf(plugin.PathOf(assembly)), "2026-01-01"));
        }

        return new PluginHostOptions { TrustFile = trust };
    }
}
