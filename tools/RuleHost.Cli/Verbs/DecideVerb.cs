using System.CommandLine;
using RuleHost.Cli.Output;
using RuleHost.Documents;
using RuleHost.Text;

namespace RuleHost.Cli.Verbs;

/// <summary><c>decide PATH --facts FILE</c>: judges facts.</summary>
internal sealed class DecideVerb : Verb
{
    private readonly Argument<string> _path = new("PATH");
    private readonly Option<string> _facts = new("--facts") { Required = true };
    private readonly Option<bool> _all = new("--all");
    private readonly Option<string?> _source = new("--source");

    public DecideVerb() => Command = new Command("decide") { _path, _facts, _all, _source };

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("按规则集裁判一份事实", "judge facts by a rulebook");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost decide 路径 --facts 文件 [--source 名称] [--all] [--computed 文件] [--as-of 时点] [--format text|json]

        按规则集裁判事实文件(JSON、YAML;NDJSON 一行一份,逐行输出)。不成立和不适用的条文只在 --all 时列出。
        --source 由插件带来的事实来源读这个文件(例如业务系统导出的表);--computed 把插件函数算出的值记在文件里,再判时取用,不再运行。
        待查也是答案,退出码仍为 0;NDJSON 里有读不懂的行时为 1。

        例:rulehost decide rulebooks/kunshan --facts samples/one-complaint/facts.zh.yaml --as-of 2011-03-15
        """,
        """
        rulehost decide PATH --facts FILE [--source NAME] [--all] [--computed FILE] [--as-of INSTANT] [--format text|json]

        Judges a facts file (JSON, YAML; NDJSON has one document a line and streams). Provisions that fail or do not apply are
        listed with --all only. With --source a fact source of a plugin reads the file (an export of another system); --computed keeps what
        functions of plugins supplied in a file and takes it from there when judging again. Unknown is an answer, too: the exit code stays 0; it is 1 where a line of NDJSON cannot be read.

        Example: rulehost decide rulebooks/kunshan --facts samples/one-complaint/facts.yaml --as-of 2011-03-15
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var rulebook = await Rulebook.LoadAsync(arguments.GetRequiredValue(_path), context.Configure, cancellation).ConfigureAwait(false);
        await using (rulebook.ConfigureAwait(false))
        {
            var file = arguments.GetRequiredValue(_facts);
            var asOf = AsOf.Read(context, rulebook.Model.Definition.Zone);
            var all = arguments.GetValue(_all);
            if (arguments.GetValue(_source) is { } source)
            {
                foreach (var decision in rulebook.DecideAll(Read(rulebook, source, file, context), asOf, cancellation))
                {
                    Write(decision, all, context);
                }

                return ExitCode.Done;
            }

            if (FactsFile.IsNdjson(file))
            {
                return Stream(rulebook, file, asOf, all, context, cancellation);
            }

            foreach (var decision in rulebook.DecideAll(FactsFile.Read(file, context), asOf, cancellation))
            {
                Write(decision, all, context);
            }

            return ExitCode.Done;
        }
    }

    private static Facts Read(Rulebook rulebook, string source, string file, CliContext context)
    {
        if (!rulebook.FactSources.Contains(source))
        {
            var there = string.Join(context.Say("、", ", "), rulebook.FactSources);
            throw new UsageException(there.Length == 0
                ? context.Say($"没有装入的插件带来事实来源“{source}”。", $"No plugin that is loaded brings a fact source \"{source}\".")
                : context.Say($"没有叫“{source}”的事实来源；有：{there}。", $"There is no fact source \"{source}\"; there is: {there}."));
        }

        try
        {
            using var stream = File.OpenRead(file);
            return rulebook.ReadFacts(source, stream);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(context.Say($"{file} 打不开。看看路径和权限。", $"{file} cannot be opened. Check the path and the permissions."));
        }
    }

    private static void Write(Decision decision, bool all, CliContext context)
    {
        if (context.Json)
        {
            context.Output.WriteLine(decision.ToJson(all));
        }
        else
        {
            DecisionText.Write(decision, all, context);
        }
    }

    /// <summary>A line that cannot be read gives an error in its place, and the rest goes on.</summary>
    private static int Stream(Rulebook rulebook, string file, DateTimeOffset? asOf, bool all, CliContext context, CancellationToken cancellation)
    {
        var exit = ExitCode.Done;
        foreach (var (number, text) in FactsFile.Lines(file, context))
        {
            cancellation.ThrowIfCancellationRequested();
            if (text is not null && text.AsSpan().Trim().IsEmpty)
            {
                continue;
            }

            try
            {
                var facts = text is null ? throw TooLong(file, context) : Facts.Parse(text, file);
                foreach (var decision in rulebook.DecideAll(facts, asOf, cancellation))
                {
                    Write(decision, all, context);
                }
            }
            catch (RulebookException problem)
            {
                exit = ExitCode.DoesNotHold;
                Reject(number, problem.Diagnostics.First(d => d.Severity == Severity.Error), context);
            }
        }

        return exit;
    }

    private static RulebookException TooLong(string file, CliContext context)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.Report(DocumentDiagnostics.TooLarge, null, file, DocumentLimits.Current.MaxBytes);
        return new RulebookException([.. diagnostics.Items], context.Language);
    }

    private static void Reject(int line, Diagnostic diagnostic, CliContext context)
    {
        if (!context.Json)
        {
            context.Output.WriteLine(context.Say($"第 {line} 行：{diagnostic.Code} {diagnostic.Message(Language.Chinese)}", $"line {line}: {diagnostic.Code} {diagnostic.Message(Language.English)}"));
            return;
        }

        JsonOutput.Write(context.Output, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", line);
            writer.WriteStartObject("error");
            writer.WriteString("code", diagnostic.Code);
            writer.WriteString("message", diagnostic.Message(context.Language));
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }
}
