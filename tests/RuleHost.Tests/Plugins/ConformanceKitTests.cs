using RuleHost.Plugins.Kit;
using RuleHost.Tests.Cli;
using Xunit;

namespace RuleHost.Tests.Plugins;

/// <summary>What the kit refuses, each by its own demand and nothing else.</summary>
public sealed class ConformanceKitTests
{
    private const string Manifest = "plugin: 某县\ntitle: 某县规则\nversion: 1.0.0\njurisdiction: \"1\"\nlevel: 县\nhost: \">=0.1 <1\"\nbrings: { scripts: [s.js] }\nfunctions: { 诉求.长: { script: s.js, function: f, from: [内容] } }\n";
    private const string Script = "function f(x) { return x.内容.length > 3; }";
    private const string Rulebook = "rulebook: 某县\nversion: 1.0.0\nsources: { 办法: { title: 办法 } }\nfacts: { 诉求: { key: 编号, fields: { 编号: 文本, 内容: 文本, 长: 是否 } } }\n";
    private const string Rules = "情形 R01 太长\n  对 诉求\n  依据 办法 第一条\n  当 长\n";
    private const string Cases = "规则集: 某县\n用例:\n- 名: 甲\n  时点: 2011-03-15\n  给定: { 诉求: [ { 编号: T1, 内容: 路灯坏了 } ] }\n  期望: { R01: 成立 }\n";
    private const string Readme = "# 某县\n\n某县的规则，依据办法，用 rulehost test 检查，这里写清楚来历和用法。\n";

    [Fact]
    public async Task A_county_that_lacks_nothing_conforms() => Assert.Empty(await Refused());

    [Theory]
    [InlineData("plugin.yaml", "level: 县\n", "", "manifest")]
    [InlineData("rulebook.yaml", "长: 是否", "长: 是否, 闲: 文本", "check")]
    [InlineData("条文.rule", "情形", "# 待办：核对\n情形", "todo")]
    [InlineData("tests/用例.yaml", "成立", "不成立", "tests", "coverage")]
    [InlineData("条文.rule", "  当 长\n", "  当 长\n\n情形 R02 也太长\n  对 诉求\n  依据 办法 第二条\n  当 长 且 编号 = \"T1\"\n", "coverage")]
    [InlineData("条文.rule", "  依据 办法 第一条\n", "", "provenance")]
    [InlineData("README.md", "# 某县\n\n某县的规则，依据办法，用 rulehost test 检查，这里写清楚来历和用法。", "# Some county", "readme")]
    [InlineData("README.md", "# 某县", "# 某县\n\n待办：换成自己的话。", "readme")]
    [InlineData("条文.rule", "  当 长", "  当   长", "format")]
    [InlineData("plugin.yaml", "version: 1.0.0", "version: 9.0.0", "agreement")]
    [InlineData("plugin.yaml", "plugin: 某县", "plugin: 某市", "agreement")]
    [InlineData("s.js", "return x.内容.length > 3", "return x.内容.length > 3 && (Math.random() < 2 ? undefined : true)", "tests", "coverage")]
    [InlineData("s.js", "function f", "function g(x) { return true; }\nfunction f", "")]
    public async Task What_is_missing_is_named_by_its_demand(string file, string old, string now, params string[] demands)
    {
        var refused = await Refused(file, text => text.Replace(old, now, StringComparison.Ordinal));

        Assert.Equal(demands.Where(d => d.Length > 0), refused);
    }

    [Fact]
    public async Task A_function_that_no_case_uses_is_named() =>
        Assert.Equal("functions", Assert.Single(await Refused("tests/用例.yaml", t => t.Replace("内容: 路灯坏了", "内容: 路灯坏了, 长: 是", StringComparison.Ordinal))));

    [Fact]
    public async Task A_function_whose_value_changes_from_run_to_run_is_found_by_judging_twice()
    {
        var refused = await Refused("s.js", _ => "function f(x) { return new Date().getTime() % 2 === 0 || true; }", manifest: Manifest.Replace("诉求.长: {", "诉求.备注: {", StringComparison.Ordinal), rulebook: Rulebook.Replace("长: 是否", "长: 是否, 备注: 文本", StringComparison.Ordinal), script: "function f(x) { return '' + Math.random(); }");

        Assert.Contains("functions", refused);
    }

    [Fact]
    public async Task What_an_overlay_changes_rests_on_a_document_of_its_own()
    {
        var root = TestPaths.NewTemporaryFolder();
        Write("市/rulebook.yaml", "rulebook: 某市\nversion: 1.0.0\nsources: { 市办法: { title: 市办法 } }\nfacts: { 诉求: { key: 编号, fields: { 编号: 文本, 急: 是否 }, events: [交办, 反馈] } }\ncalendars: { default: cn }\n");
        Write("市/条文.rule", "时限 反馈时限\n  对 诉求\n  依据 市办法 第五条\n  自 交办 至 反馈\n  限 5个工作日\n");
        Write("县/plugin.yaml", "plugin: 某县\ntitle: 某县规则\nversion: 1.0.0\njurisdiction: \"320583\"\nlevel: 县\nhost: \">=0.1 <1\"\nextends: [ { rulebook: 某市 } ]\nbrings: { overlay: . }\n");
        Write("县/rulebook.yaml", "rulebook: 某县\nversion: 1.0.0\nextends: 某市\n");
        Write("县/条文.rule", "修订 时限 反馈时限\n  限 3个工作日\n");
        try
        {
            var kit = await new ConformanceKit(Path.Combine(root, "县"), new PluginHostOptions(), [Path.Combine(root, "市")]).RunAsync(TestContext.Current.CancellationToken);

            Assert.Equal("改动 反馈时限 没有写自己的依据", Assert.Single(kit.Items.Single(i => i.Key == "provenance").Details).Chinese);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        void Write(string file, string text)
        {
            var path = Path.Combine(root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_an_overlay_the_kit_asks_for_cases_of_its_own_provisions_and_not_of_its_base(bool conforms)
    {
        // The base lies where only --base finds it; its R09 has no case anywhere.
        var root = TestPaths.NewTemporaryFolder();
        Write("市/rulebook.yaml", "rulebook: 某市\nversion: 1.0.0\nsources: { 市办法: { title: 市办法 } }\nfacts: { 诉求: { key: 编号, fields: { 编号: 文本, 急: 是否, 重: 是否 } } }\n");
        Write("市/条文.rule", "情形 R09 市里管的\n  对 诉求\n  依据 市办法 第九条\n  当 急 且 重\n");
        Write("县/plugin.yaml", "plugin: 某县\ntitle: 某县规则\nversion: 1.0.0\njurisdiction: \"320583\"\nlevel: 县\nhost: \">=0.1 <1\"\nextends: [ { rulebook: 某市 } ]\nbrings: { overlay: . }\n");
        Write("县/rulebook.yaml", "rulebook: 某县\nversion: 1.0.0\nextends: [ { rulebook: 某市 } ]\nsources: { 办法: { title: 办法 } }\n");
        Write("县/条文.rule", "情形 R01 急\n  对 诉求\n  依据 办法 第一条\n  当 急\n\n情形 R02 重\n  对 诉求\n  依据 办法 第二条\n  当 重\n");
        Write("县/tests/用例.yaml", $"规则集: 某县\n用例:\n- 名: 甲\n  时点: 2011-03-15\n  给定: {{ 诉求: [ {{ 编号: T1, 急: 是, 重: 是 }} ] }}\n  期望: {{ R01: 成立{(conforms ? ", R02: 成立" : "")} }}\n");
        Write("县/README.md", Readme);
        try
        {
            var kit = await new ConformanceKit(Path.Combine(root, "县"), new PluginHostOptions(), [Path.Combine(root, "市")]).RunAsync(TestContext.Current.CancellationToken);
            var without = await new ConformanceKit(Path.Combine(root, "县"), new PluginHostOptions(), []).RunAsync(TestContext.Current.CancellationToken);

            Assert.Equal(conforms ? [] : ["coverage"], kit.Items.Where(i => !i.Ok).Select(i => i.Key));
            var coverage = kit.Items.Single(i => i.Key == "coverage").Details;
            Assert.Equal(conforms ? [] : ["R02"], coverage.Skip(1).Select(d => d.Chinese));
            Assert.StartsWith(conforms ? "条文 2/2" : "条文 1/2", coverage[0].Chinese, StringComparison.Ordinal);
            Assert.Equal(conforms ? 0 : 1, (await Command.RunAsync(["plugin", "verify", Path.Combine(root, "县"), "--kit", "--base", Path.Combine(root, "市")])).ExitCode);
            Assert.Contains(without.Items.Single(i => i.Key == "check").Details, d => d.Chinese.Contains("RH0603", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        void Write(string path, string text)
        {
            var full = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }

    private static async Task<string[]> Refused(string? file = null, Func<string, string>? change = null, string? manifest = null, string? rulebook = null, string? script = null)
    {
        var folder = TestPaths.NewTemporaryFolder();
        foreach (var (path, text) in new[] { ("plugin.yaml", manifest ?? Manifest), ("s.js", script ?? Script), ("rulebook.yaml", rulebook ?? Rulebook), ("条文.rule", Rules), ("tests/用例.yaml", Cases), ("README.md", Readme) })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
            await File.WriteAllTextAsync(Path.Combine(folder, path), path == file && script is null ? change!(text) : text);
        }

        try
        {
            var report = await new ConformanceKit(folder, new PluginHostOptions(), []).RunAsync(TestContext.Current.CancellationToken);
            return [.. report.Items.Where(i => !i.Ok).Select(i => i.Key)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
