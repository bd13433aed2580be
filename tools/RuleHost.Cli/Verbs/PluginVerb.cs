using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RuleHost.Cli.Output;
using RuleHost.Plugins;
using RuleHost.Plugins.Kit;
using RuleHost.Text;

namespace RuleHost.Cli.Verbs;

/// <summary><c>plugin list|verify|trust</c>: what counties bring, whether it fits, and whose code may run.</summary>
internal sealed class PluginVerb : Verb
{
    private readonly Argument<string[]> _folders = new("DIR") { Arity = ArgumentArity.ZeroOrMore };
    private readonly Argument<string> _folder = new("DIR");
    private readonly Argument<string> _trusted = new("DIR");
    private readonly Option<bool> _kit = new("--kit");
    private readonly Command _list;
    private readonly Command _verify;
    private readonly Command _trust;

    public PluginVerb()
    {
        _list = new Command("list") { _folders };
        _verify = new Command("verify") { _folder, _kit };
        _trust = new Command("trust") { _trusted };
        Command = new Command("plugin") { _list, _verify, _trust };
    }

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("列出、验证、信任各地的插件", "list, verify and trust the plugins of counties");

    public override string Help(CliContext context) => context.Say(
        $"""
        rulehost plugin list [文件夹 …]             列出插件:带来什么、可以做什么、合不合这个主机、代码有没有得到信任(缺省看 plugins 下各个文件夹)
        rulehost plugin verify 文件夹 [--kit] [--base 文件夹]
                                                    验证一个插件;--kit 跑一遍合规套件:清单、检查、用例、覆盖、不放宽、依据、README、排版、同入同出、函数;--base 先到这里找上级规则集
        rulehost plugin trust 文件夹                信任一个插件现在的代码(按 SHA-256);代码改动后要重新信任

        信任文件:{PluginHost.DefaultTrustFile};用 --trust 文件 换一个。
        退出码:0 合格;1 有不合格的地方;2 用法不对,或找不到文件。

        例:rulehost plugin list plugins
        """,
        $"""
        rulehost plugin list [DIR …]                lists plugins: what they bring and may do, whether they fit this host, whether their code is trusted (else those below plugins)
        rulehost plugin verify DIR [--kit] [--base DIR]
                                                    verifies a plugin; --kit runs the conformance kit: manifest, check, cases, coverage, nothing loosened, sources, README, format, same input same bytes, functions; --base is where its base is looked for first
        rulehost plugin trust DIR                   trusts the code of a plugin as it is now (by SHA-256); code that changed must be trusted again

        The trust file: {PluginHost.DefaultTrustFile}; --trust FILE names another.
        Exit codes: 0 it is sound; 1 something is not; 2 wrong usage, or no such file.

        Example: rulehost plugin list plugins
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var command = arguments.CommandResult.Command;
        return command == _list ? List(arguments.GetValue(_folders) ?? [], context)
            : command == _verify ? await VerifyAsync(Existing(arguments.GetRequiredValue(_folder), context), arguments.GetValue(_kit), context, cancellation).ConfigureAwait(false)
            : Trust(Existing(arguments.GetRequiredValue(_trusted), context), context);
    }

    private static string Existing(string folder, CliContext context) => PluginFolder.Is(folder)
        ? folder
        : throw new UsageException(context.Say($"{folder} 里没有 plugin.yaml。", $"There is no plugin.yaml in {folder}."));

    private static int List(string[] folders, CliContext context)
    {
        var named = folders.Length > 0 ? folders : ["plugins"];
        var found = named.SelectMany<string, string>(f => PluginFolder.Is(f) ? [f] : Directory.Exists(f) ? Directory.GetDirectories(f).Where(PluginFolder.Is).Order(StringComparer.Ordinal) : []).ToList();
        if (folders.FirstOrDefault(f => !Directory.Exists(f)) is { } missing)
        {
            throw new UsageException(context.Say($"找不到 {missing}。", $"{missing} is not there."));
        }

        var trust = TrustFile.Read(context.PluginHost!.TrustPath, new DiagnosticBag());
        var entries = found.ConvertAll(f => PluginListEntry.Of(f, trust));
        if (context.Json)
        {
            JsonOutput.Write(context.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("plugins");
                entries.ForEach(e => e.Write(writer, context.Language));
                writer.WriteEndArray();
                writer.WriteEndObject();
            });
        }
        else
        {
            entries.ForEach(e => e.Write(context));
            context.Output.WriteLine(context.Say($"{entries.Count} 个插件", entries.Count == 1 ? "1 plugin" : $"{entries.Count} plugins"));
        }

        return entries.TrueForAll(e => e.Ok) ? ExitCode.Done : ExitCode.DoesNotHold;
    }

    private static async Task<int> VerifyAsync(string folder, bool kit, CliContext context, CancellationToken cancellation)
    {
        var report = kit
            ? await new ConformanceKit(folder, context.PluginHost!.Options, context.Bases).RunAsync(cancellation).ConfigureAwait(false)
            : await CheckAsync(folder, context, cancellation).ConfigureAwait(false);
        if (context.Json)
        {
            JsonOutput.Write(context.Output, writer => Write(writer, report, context.Language));
        }
        else
        {
            foreach (var item in report.Items)
            {
                context.Output.WriteLine($"{(item.Ok ? "ok" : context.Say("不合格", "failed"))}  {item.Demand.In(context.Language)}");
                foreach (var detail in item.Details)
                {
                    context.Output.WriteLine("      " + detail.In(context.Language));
                }
            }

            context.Output.WriteLine(report.Ok ? context.Say($"{report.Plugin} 合格", $"{report.Plugin} conforms") : context.Say($"{report.Plugin} 不合格", $"{report.Plugin} does not conform"));
        }

        return report.Ok ? ExitCode.Done : ExitCode.DoesNotHold;
    }

    /// <summary>Without the kit: that it loads, with its code.</summary>
    private static async Task<KitReport> CheckAsync(string folder, CliContext context, CancellationToken cancellation)
    {
        var check = await Rulebook.CheckAsync(folder, context.PluginHost, [], context.Bases, cancellation).ConfigureAwait(false);
        context.Report(check.Diagnostics);
        var trusted = !check.Diagnostics.Any(d => d.Descriptor == PluginDiagnostics.NotTrusted);
        return new KitReport(PluginFolder.Open(folder, new DiagnosticBag())?.Manifest.Id ?? "",
        [
            new KitItem("check", new("读得懂，装得进，条文和它带来的东西对得上", "it can be read and loaded, and its texts fit what it brings"), check.Ok, []),
            new KitItem("trust", new("代码得到信任", "its code is trusted"), trusted, []),
        ]);
    }

    private static int Trust(string folder, CliContext context)
    {
        var diagnostics = new DiagnosticBag();
        var plugin = PluginFolder.Open(folder, diagnostics);
        if (plugin is null || diagnostics.HasErrors)
        {
            context.Report(diagnostics.Items);
            return ExitCode.DoesNotHold;
        }

        if (plugin.Manifest.Assembly is not { } assembly)
        {
            context.Output.WriteLine(context.Say($"{plugin.Manifest.Id} 没有装配件，不用信任；脚本在受限的进程里运行。", $"{plugin.Manifest.Id} has no assembly and needs no trust; scripts run in bounded processes."));
            return ExitCode.Done;
        }

        var hash = TrustFile.HashOf(plugin.PathOf(assembly));
        var file = context.PluginHost!.TrustPath;
        try
        {
            TrustFile.Read(file, diagnostics).Add(file, new TrustedCode(plugin.Manifest.Id, plugin.Manifest.Version, hash, DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(context.Say($"{file} 写不进去。看看路径、权限和磁盘空间。", $"{file} cannot be written. Check the path, the permissions and the disk."));
        }

        if (context.Json)
        {
            JsonOutput.Write(context.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("plugin", plugin.Manifest.Id);
                writer.WriteString("version", plugin.Manifest.Version);
                writer.WriteString("sha256", hash);
                writer.WriteString("trustFile", file);
                writer.WriteEndObject();
            });
        }
        else
        {
            context.Output.WriteLine(context.Say($"已信任 {plugin.Manifest.Id} {plugin.Manifest.Version} 的代码\nsha256:{hash}\n记在 {file}", $"trusted the code of {plugin.Manifest.Id} {plugin.Manifest.Version}\nsha256:{hash}\nnoted in {file}"));
        }

        return ExitCode.Done;
    }

    private static void Write(Utf8JsonWriter writer, KitReport report, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("plugin", report.Plugin);
        writer.WriteBoolean("ok", report.Ok);
        writer.WriteStartArray("items");
        foreach (var item in report.Items)
        {
            writer.WriteStartObject();
            writer.WriteString("key", item.Key);
            writer.WriteBoolean("ok", item.Ok);
            writer.WriteString("text", item.Demand.In(language));
            writer.WriteStartArray("details");
            foreach (var detail in item.Details)
            {
                writer.WriteStringValue(detail.In(language));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
