using System.CommandLine;
using System.Text.Json;
using RuleHost.Cli.Output;
using RuleHost.Text;

namespace RuleHost.Cli.Verbs;

/// <summary><c>check PATH</c>: loads and checks a rulebook.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly Argument<string> _path = new("PATH");

    public CheckVerb() => Command = new Command("check") { _path };

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("检查规则集：写错的、含糊的、前后矛盾的", "check a rulebook: what is wrong, vague or contradictory");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost check 路径 [--format text|json|sarif] [--strict] [--lang zh|en]

        读入并检查一个规则集(有 rulebook.yaml 的文件夹)。每个问题给出位置、原因和改法。
        退出码:0 可用(有警告也算;加 --strict 则警告也算错),1 有错,2 找不到文件。

        例:rulehost check rulebooks/kunshan
        """,
        """
        rulehost check PATH [--format text|json|sarif] [--strict] [--lang zh|en]

        Loads and checks a rulebook (a folder with rulebook.yaml). Each finding says where, why and how to mend it.
        Exit codes: 0 usable (warnings allowed, unless --strict), 1 an error, 2 no such file.

        Example: rulehost check rulebooks/kunshan
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var check = await Rulebook.CheckAsync(arguments.GetRequiredValue(_path), context.PluginHost, context.Plugins, context.Bases, cancellation).ConfigureAwait(false);
        var missing = check.Rulebook.Length == 0 && check.Diagnostics.Any(d => d.Severity == Severity.Error && d.Code.StartsWith("RH00", StringComparison.Ordinal));
        if (context.Sarif)
        {
            JsonOutput.Write(context.Output, writer => SarifOutput.Write(writer, check.Diagnostics, context.Language));
        }
        else if (context.Json)
        {
            WriteJson(check, context);
        }
        else if (missing)
        {
            context.Report(check.Diagnostics);
        }
        else
        {
            WriteText(check, context);
        }

        if (missing)
        {
            return ExitCode.Usage;
        }

        return check.Ok && !(context.Strict && check.Diagnostics.Any(d => d.Severity == Severity.Warning)) ? ExitCode.Done : ExitCode.DoesNotHold;
    }

    private static void WriteText(RulebookCheck check, CliContext context)
    {
        foreach (var diagnostic in check.Diagnostics)
        {
            context.Output.WriteLine(DiagnosticRenderer.Render(diagnostic, context.Language));
        }

        var errors = check.Diagnostics.Count(d => d.Severity == Severity.Error);
        var warnings = check.Diagnostics.Count(d => d.Severity == Severity.Warning);
        if (check.Rulebook.Length == 0)
        {
            context.Output.WriteLine(context.Say($"规则集读不了：{errors} 个错误，{warnings} 个警告", $"The rulebook cannot be read: {errors} errors, {warnings} warnings"));
            return;
        }

        var kinds = string.Join(context.Say("、", ", "), check.Provisions.Select(p => KindNames.Counted(p.Key, p.Value, context.Language)));
        context.Output.WriteLine(check.Ok
            ? context.Say($"ok {check.Rulebook} {check.Version}：{kinds}；{warnings} 个警告", $"ok {check.Rulebook} {check.Version}: {kinds}; {warnings} warnings")
            : context.Say($"{check.Rulebook} {check.Version}：{errors} 个错误，{warnings} 个警告", $"{check.Rulebook} {check.Version}: {errors} errors, {warnings} warnings"));
    }

    private static void WriteJson(RulebookCheck check, CliContext context) => JsonOutput.Write(context.Output, writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("ok", check.Ok);
        writer.WriteString("rulebook", check.Rulebook);
        writer.WriteString("version", check.Version);
        writer.WriteStartObject("provisions");
        foreach (var (kind, count) in check.Provisions)
        {
            writer.WriteNumber(kind, count);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("diagnostics");
        foreach (var diagnostic in check.Diagnostics)
        {
            JsonOutput.Diagnostic(writer, diagnostic, context.Language);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
