using System.CommandLine;
using System.Text;
using RuleHost.Cli.Output;
using RuleHost.Documents;
using RuleHost.Rulebooks;
using RuleHost.Syntax;
using RuleHost.Text;

namespace RuleHost.Cli.Verbs;

/// <summary><c>fmt PATH</c>: the canonical form of .rule files, optionally with keywords in another writing.</summary>
internal sealed class FmtVerb : Verb
{
    private readonly Argument<string> _path = new("PATH");
    private readonly Option<string?> _to = new("--to");
    private readonly Option<bool> _check = new("--check");

    public FmtVerb() => Command = new Command("fmt") { _path, _to, _check };

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("把条文排成统一格式，可换一种文字的关键词", "put provisions into canonical form, keywords in another writing if asked");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost fmt 路径 [--check] [--to en|zh|zh-Hant] [--format text|json]

        把一个 .rule 文件,或一个规则集的全部 .rule 文件,就地改成统一格式:缩进、空格、半角标点。
        名称、标题、依据、注释和意思都不变;写错的条文原样留着,并指出错在哪里。
        --to 把关键词换成英文、简体或繁体;--check 只看会不会改动,不写文件。
        退出码:0 完成;1 有写错的条文,或 --check 时有文件会改动;2 找不到文件。

        例:rulehost fmt rulebooks/kunshan --check
        """,
        """
        rulehost fmt PATH [--check] [--to en|zh|zh-Hant] [--format text|json]

        Rewrites a .rule file, or all .rule files of a rulebook, in canonical form: indentation, spaces, half-width punctuation.
        Names, titles, citations, comments and the meaning stay; a provision with a mistake stays as it is, and the mistake is shown.
        --to puts keywords into English, simplified or traditional Chinese; --check only tells what would change.
        Exit codes: 0 done; 1 a provision has a mistake, or with --check a file would change; 2 no such file.

        Example: rulehost fmt rulebooks/kunshan --check
        """);

    public override Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var check = arguments.GetValue(_check);
        var options = new FormatOptions(arguments.GetValue(_to) switch
        {
            null => null,
            "en" => KeywordLanguage.English,
            "zh" or "zh-Hans" => KeywordLanguage.Simplified,
            "zh-Hant" => KeywordLanguage.Traditional,
            var other => throw new UsageException(context.Say($"--to 只能是 en、zh 或 zh-Hant，不是“{other}”。", $"--to is en, zh or zh-Hant, not \"{other}\".")),
        });

        var diagnostics = new DiagnosticBag();
        var files = Files(arguments.GetRequiredValue(_path), diagnostics);
        if (files is null)
        {
            context.Report(diagnostics.Items);
            return Task.FromResult(ExitCode.Usage);
        }

        var changed = new List<string>();
        foreach (var (path, source) in files)
        {
            cancellation.ThrowIfCancellationRequested();
            RuleParser.ParseFile(source, diagnostics);
            var formatted = RuleFormatter.Format(source, options);
            if (formatted == source.Content)
            {
                continue;
            }

            changed.Add(source.Path);
            if (!check)
            {
                Replace(path, formatted, context);
            }
        }

        context.Report(diagnostics.Items.Where(d => d.Severity != Severity.Info));
        Write(changed, files.Count, check, context);
        return Task.FromResult(diagnostics.HasErrors || (check && changed.Count > 0) ? ExitCode.DoesNotHold : ExitCode.Done);
    }

    /// <summary>The files with their texts; null with a diagnostic where the path leads to none.</summary>
    private static List<(string Path, SourceText Source)>? Files(string path, DiagnosticBag diagnostics)
    {
        if (path.EndsWith(".rule", StringComparison.OrdinalIgnoreCase))
        {
            return FileReader.Read(path, path, diagnostics) is { } source ? [(path, source)] : null;
        }

        return RulebookFolder.Open(path, diagnostics) is { } folder && !diagnostics.HasErrors
            ? [.. folder.Rules.Select(rule => (Path.Combine(folder.Root, rule.Path), rule))]
            : null;
    }

    /// <summary>Writes beside the file and renames, so that a break leaves the old text or the new one and never half of it.</summary>
    private static void Replace(string path, string text, CliContext context)
    {
        try
        {
            var beside = path + ".fmt";
            File.WriteAllText(beside, text, new UTF8Encoding(false));
            File.Move(beside, path, true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(context.Say($"{path} 写不进去。看看是否只读，或磁盘已满。", $"{path} cannot be written. Is it read-only, or the disk full?"));
        }
    }

    private static void Write(List<string> changed, int count, bool check, CliContext context)
    {
        if (context.Json)
        {
            JsonOutput.Write(context.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("files", count);
                writer.WriteStartArray("changed");
                foreach (var file in changed)
                {
                    writer.WriteStringValue(file);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        foreach (var file in changed)
        {
            context.Output.WriteLine(check ? context.Say($"会改动 {file}", $"would change {file}") : context.Say($"已改动 {file}", $"changed {file}"));
        }

        context.Output.WriteLine(check
            ? context.Say($"{count} 个文件，{changed.Count} 个会改动", $"{count} files, {changed.Count} would change")
            : context.Say($"{count} 个文件，{changed.Count} 个已改动", $"{count} files, {changed.Count} changed"));
    }
}
