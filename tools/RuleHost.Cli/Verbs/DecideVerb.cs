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

    public DecideVerb() => Command = new Command("decide") { _path, _facts, _all };

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("按规则集裁判一份事实", "judge facts by a rulebook");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost decide 路径 --facts 文件 [--all] [--as-of 时点] [--format text|json]

        按规则集裁判事实文件(JSON、YAML;NDJSON 一行一份,逐行输出)。不成立和不适用的条文只在 --all 时列出。
        待查也是答案,退出码仍为 0;NDJSON 里有读不懂的行时为 1。

        例:rulehost decide rulebooks/kunshan --facts samples/one-complaint/facts.zh.yaml --as-of 2011-03-15
        """,
        """
        rulehost decide PATH --facts FILE [--all] [--as-of INSTANT] [--format text|json]

        Judges a facts file (JSON, YAML; NDJSON has one document a line and streams). Provisions that fail or do not apply are
        listed with --all only. Unknown is an answer, too: the exit code stays 0; it is 1 where a line of NDJSON cannot be read.

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
