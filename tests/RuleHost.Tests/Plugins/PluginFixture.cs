using RuleHost.Plugins;
using RuleHost.Text;

namespace RuleHost.Tests.Plugins;

/// <summary>A county of a few lines with a plugin.yaml, written to a folder of its own.</summary>
internal sealed class PluginFixture : IAsyncDisposable
{
    public const string Rulebook = """
        rulebook: 县规
        version: 1.0.0
        facts:
          投诉:
            key: 编号
            fields: { 编号: 文本, 内容: 文本, 金额: 金额<元>, 字数: 整数, 重复: 是否, 类别: [报修, 建议], 说明: 文本 或 无, 折算: 金额<元>, 参考: 文本 }
            events: [来电, 反馈]
          单位:
            key: 名称
            fields: { 名称: 文本 }

        """;

    public const string Rules = """
        情形 Q01 重复
          对 投诉
          当 重复

        情形 Q02 长
          对 投诉
          当 字数 大于 3
        """;

    public PluginFixture(string manifest, params (string Path, string Text)[] files)
    {
        Folder = TestPaths.NewTemporaryFolder();
        Write("rulebook.yaml", Rulebook);
        Write("条文.rule", Rules);
        Write("plugin.yaml", manifest);
        foreach (var (path, text) in files)
        {
            Write(path, text);
        }
    }

    public string Folder { get; }

    public PluginHost Host { get; init; } = new();

    /// <summary>A county whose functions stand in one script.</summary>
    public static PluginFixture Script(string script, string functions = "投诉.重复: { script: s.js, function: f, from: [内容] }", string may = "") =>
        new($"plugin: 某县\nversion: 1.0.0\nbrings: {{ scripts: [s.js] }}\nmay: {{ {may} }}\nfunctions:\n  {functions.Replace("\n", "\n  ", StringComparison.Ordinal)}\n", ("s.js", script));

    /// <summary>A county whose functions stand in the test plugin's assembly, trusted or not.</summary>
    /// <param name="functions">The functions, as YAML.</param>
    /// <param name="brings">What the assembly brings besides, as YAML between braces.</param>
    /// <param name="may">What it may do, as YAML between braces.</param>
    /// <param name="trusted">Whether the host trusts it.</param>
    public static PluginFixture Assembly(string functions, string brings = "", string may = "", bool trusted = true)
    {
        var trust = Path.Combine(TestPaths.NewTemporaryFolder(), "trust.yaml");
        var county = new PluginFixture(
            $"plugin: 某县\nversion: 1.0.0\nbrings: {{ assembly: lib/RuleHost.TestPlugin.dll{(brings.Length > 0 ? ", " + brings : "")} }}\nmay: {{ {may} }}\nfunctions:\n  {functions.Replace("\n", "\n  ", StringComparison.Ordinal)}\n")
        {
            Host = new PluginHost(new PluginHostOptions { TrustFile = trust }),
        };
        county.BringAssembly("1");
        if (trusted)
        {
            county.Trust();
        }

        return county;
    }

    /// <summary>Puts the test plugin into the folder, beside a marker that its function "version" gives back: another marker, another hash.</summary>
    public void BringAssembly(string marker)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "lib"));
        var built = TestPaths.InRepository("tests", "RuleHost.TestPlugin", "bin", Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))!), "net10.0");
        foreach (var file in new[] { "RuleHost.TestPlugin.dll", "RuleHost.TestPlugin.deps.json" })
        {
            File.Copy(Path.Combine(built, file), Path.Combine(Folder, "lib", file), overwrite: true);
        }

        Write("lib/marker.dll", marker);
    }

    public void Trust() => TrustFile.Read(Host.TrustPath, new DiagnosticBag())
        .Add(Host.TrustPath, new TrustedCode("某县", "1.0.0", TrustFile.HashOf(Path.Combine(Folder, "lib", "RuleHost.TestPlugin.dll")), "2026-01-01"));

    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public Task<Rulebook> LoadAsync() => global::RuleHost.Rulebook.LoadAsync(Folder, o =>
    {
        o.PluginHost = Host;
        o.Language = Language.English;
    });

    /// <summary>Judges one record of 投诉 with these fields, as YAML between braces.</summary>
    public static Decision Decide(Rulebook rulebook, string fields, string events = "") =>
        rulebook.DecideAll(Facts.Parse($"as-of: 2011-03-15\nsubject: 投诉 T1\ngiven: {{ 投诉: [ {{ 编号: T1, {fields} }} ] }}\n{events}")).Single();

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(Folder, true);
    }
}
