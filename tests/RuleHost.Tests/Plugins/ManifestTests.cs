using RuleHost.Plugins;
using RuleHost.Text;
using Xunit;

namespace RuleHost.Tests.Plugins;

/// <summary>plugin.yaml as it is written by people, and as it arrives damaged.</summary>
public sealed class ManifestTests
{
    private const string Signs = "[]{}:,'\"#\n -&*|>：";

    private static readonly string Sample = File.ReadAllText(TestPaths.InRepository("plugins", "sample-csharp", "plugin.yaml"));

    [Fact]
    public void A_manifest_says_who_it_is_what_it_brings_and_what_it_may_do()
    {
        var diagnostics = new DiagnosticBag();
        var manifest = PluginManifestReader.Read(new SourceText("plugin.yaml", """
            plugin: 某县
            version: 1.2.0
            jurisdiction: "320324"
            level: 县
            extends: [ { rulebook: kunshan, range: ">=2011.2 <2012" }, shared ]
            host: ">=0.1 <1"
            brings: { overlay: [., 续], scripts: [a.js], assembly: lib/x.dll, calendars: 本地, notices: 文书 }
            functions:
              投诉.重复: { script: a.js, function: f, from: [内容, 来电], pure: 否, cost: costly }
              投诉.层级: { from: [承办单位] }
            may: { read: [资料], time: 1.5秒, memory: 64MB, run: worker }
            """), diagnostics)!;

        Assert.Empty(diagnostics.Items);
        Assert.Equal(("某县", "1.2.0", "320324", "县", ">=0.1 <1"), (manifest.Id, manifest.Version, manifest.Jurisdiction, manifest.Level, manifest.Host));
        Assert.Equal([("kunshan", ">=2011.2 <2012"), ("shared", null)], manifest.Extends.Select(e => (e.Rulebook, e.Range)));
        Assert.Equal([".", "续"], manifest.Overlays);
        Assert.Equal([("重复", "f", "a.js", false, true), ("层级", "层级", null, true, false)], manifest.Functions.Select(f => (f.Field, f.Function, f.Script, f.Pure, f.Costly)));
        Assert.Equal((1500, 64L << 20, true), (manifest.Rights.Time.TotalMilliseconds, manifest.Rights.Memory, manifest.Rights.InWorker));
        Assert.Equal(["资料"], manifest.Rights.Read);
    }

    [Fact]
    public void A_damaged_manifest_is_reported_and_never_throws()
    {
        var random = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var text = Sample.ToCharArray().ToList();
            for (var cuts = random.Next(1, 6); cuts > 0; cuts--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(3))
                {
                    case 0: text.RemoveRange(at, Math.Min(random.Next(1, 12), text.Count - at)); break;
                    case 1: text.Insert(at, Signs[random.Next(Signs.Length)]); break;
                    default: text[at] = text[random.Next(text.Count)]; break;
                }

                text.Add('\n');
            }

            var diagnostics = new DiagnosticBag();
            var read = PluginManifestReader.Read(new SourceText("plugin.yaml", string.Concat(text)), diagnostics);
            Assert.True(read is not null || diagnostics.HasErrors);
        }
    }

    [Fact]
    public async Task Templates_of_notices_that_a_plugin_brings_are_used()
    {
        await using var county = new PluginFixture("plugin: 某县\nversion: 1.0.0\nbrings: { notices: 文书 }\n", ("文书/黄牌.html", "<p>{{没有这个}}</p>"));

        var told = await Rulebook.CheckAsync(county.Folder, TestContext.Current.CancellationToken);

        // A template with a mistake shows that it was read.
        Assert.Contains(told.Diagnostics, d => d.Location?.Source.Path == "文书/黄牌.html");
    }
}
