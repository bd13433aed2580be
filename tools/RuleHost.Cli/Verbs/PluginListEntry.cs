using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RuleHost.Cli.Output;
using RuleHost.Plugins;
using RuleHost.Text;

namespace RuleHost.Cli.Verbs;

/// <summary>One plugin of <c>plugin list</c>. Nothing of it runs by being listed.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Plugin">What its manifest says; null: it cannot be read.</param>
/// <param name="Diagnostics">What is wrong with the manifest.</param>
/// <param name="Hash">Hash of its code; null: it has none, or it is not there.</param>
/// <param name="Trusted">Whether the code is trusted.</param>
internal sealed record PluginListEntry(string Folder, PluginFolder? Plugin, ImmutableArray<Diagnostic> Diagnostics, string? Hash, bool Trusted)
{
    public bool Ok => Plugin is not null && !Diagnostics.Any(d => d.Severity == Severity.Error);

    public static PluginListEntry Of(string folder, TrustFile trust)
    {
        var diagnostics = new DiagnosticBag();
        var plugin = PluginFolder.Open(folder, diagnostics);
        var hash = plugin?.Manifest.Assembly is { } assembly && File.Exists(plugin.PathOf(assembly)) ? TrustFile.HashOf(plugin.PathOf(assembly)) : null;
        return new PluginListEntry(folder, plugin, [.. diagnostics.Items], hash, hash is not null && trust.Trusts(hash));
    }

    public void Write(CliContext context)
    {
        if (Plugin is { Manifest: var manifest })
        {
            var extends = string.Join(context.Say("、", ", "), manifest.Extends.Select(e => $"{e.Rulebook} {e.Range}".Trim()));
            context.Output.WriteLine($"{manifest.Id} {manifest.Version}  {manifest.Title}  {manifest.Jurisdiction} {manifest.Level}".TrimEnd());
            Line(context, context.Say("文件夹", "folder"), Folder);
            Line(context, context.Say("以谁为底", "extends"), extends);
            Line(context, context.Say("主机", "host"), manifest.Host ?? "");
            Line(context, context.Say("带来", "brings"), string.Join(context.Say("；", "; "), Brings(context.Language)));
            Line(context, context.Say("可以", "may"), May(context.Language));
            Line(context, context.Say("代码", "code"), manifest.Assembly is null ? "" : Hash is null ? context.Say("还没有编译", "not built yet") : $"sha256:{Hash} {(Trusted ? context.Say("已信任", "trusted") : context.Say("没有得到信任", "not trusted"))}");
        }

        context.Report(Diagnostics);
        context.Output.WriteLine();
    }

    public void Write(Utf8JsonWriter writer, Language language)
    {
        writer.WriteStartObject();
        writer.WriteString("folder", Folder);
        writer.WriteBoolean("ok", Ok);
        if (Plugin is { Manifest: var manifest })
        {
            writer.WriteString("id", manifest.Id);
            writer.WriteString("version", manifest.Version);
            writer.WriteString("title", manifest.Title);
            writer.WriteString("jurisdiction", manifest.Jurisdiction);
            writer.WriteString("level", manifest.Level);
            writer.WriteString("host", manifest.Host);
            writer.WriteStartArray("extends");
            foreach (var based in manifest.Extends)
            {
                writer.WriteStartObject();
                writer.WriteString("rulebook", based.Rulebook);
                writer.WriteString("range", based.Range);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("brings");
            Names(writer, "overlay", [.. Plugin.Overlays.Select(o => Path.GetRelativePath(Plugin.Root, o).Replace('\\', '/'))]);
            Names(writer, "scripts", manifest.Scripts);
            writer.WriteString("assembly", manifest.Assembly);
            Names(writer, "functions", [.. manifest.Functions.Select(f => $"{f.Type}.{f.Field}")]);
            Names(writer, "calendars", manifest.Calendars);
            Names(writer, "factSources", manifest.FactSources);
            Names(writer, "notifiers", manifest.Notifiers);
            Names(writer, "importers", manifest.Importers);
            writer.WriteString("notices", manifest.Notices);
            writer.WriteEndObject();
            writer.WriteStartObject("may");
            Names(writer, "read", manifest.Rights.Read);
            writer.WriteNumber("milliseconds", (long)manifest.Rights.Time.TotalMilliseconds);
            writer.WriteNumber("megabytes", manifest.Rights.Memory >> 20);
            writer.WriteString("run", manifest.Rights.InWorker ? "worker" : "in-process");
            writer.WriteEndObject();
            writer.WriteString("code", Hash is null ? null : "sha256:" + Hash);
            writer.WriteBoolean("trusted", Trusted);
        }

        writer.WriteStartArray("diagnostics");
        foreach (var diagnostic in Diagnostics)
        {
            JsonOutput.Diagnostic(writer, diagnostic, language);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private IEnumerable<string> Brings(Language language)
    {
        var manifest = Plugin!.Manifest;
        foreach (var (words, names) in new (Localized, IEnumerable<string>)[]
        {
            (new("叠加规则集", "overlay"), Plugin.Overlays.Select(o => Path.GetRelativePath(Plugin.Root, o).Replace('\\', '/'))),
            (new("脚本", "scripts"), manifest.Scripts),
            (new("装配件", "assembly"), manifest.Assembly is { } assembly ? [assembly] : []),
            (new("函数", "functions"), manifest.Functions.Select(f => $"{f.Type}.{f.Field}")),
            (new("日历", "calendars"), manifest.Calendars),
            (new("事实来源", "fact sources"), manifest.FactSources),
            (new("通知方式", "notifiers"), manifest.Notifiers),
            (new("导入方式", "importers"), manifest.Importers),
            (new("文书模板", "notices"), manifest.Notices is { } notices ? [notices] : []),
        })
        {
            if (names.Any())
            {
                yield return $"{words.In(language)} {string.Join(language == Language.Chinese ? "、" : ", ", names)}";
            }
        }
    }

    private string May(Language language)
    {
        var rights = Plugin!.Manifest.Rights;
        if (Plugin.Manifest.Scripts.IsEmpty && Plugin.Manifest.Assembly is null)
        {
            return "";
        }

        var seconds = rights.Time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        var read = string.Join(language == Language.Chinese ? "、" : ", ", rights.Read);
        return language == Language.Chinese
            ? $"每次调用 {seconds} 秒，内存 {rights.Memory >> 20} MB{(rights.InWorker ? "，在单独的进程里" : "")}{(read.Length > 0 ? "，读 " + read : "")}"
            : $"{seconds} s a call, {rights.Memory >> 20} MB{(rights.InWorker ? ", in a process of its own" : "")}{(read.Length > 0 ? ", reads " + read : "")}";
    }

    private static void Line(CliContext context, string what, string text)
    {
        if (text.Length > 0)
        {
            context.Output.WriteLine($"  {what}{context.Say("：", ": ")}{text}");
        }
    }

    private static void Names(Utf8JsonWriter writer, string key, ImmutableArray<string> names)
    {
        writer.WriteStartArray(key);
        foreach (var name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
