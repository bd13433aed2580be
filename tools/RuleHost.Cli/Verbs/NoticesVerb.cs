using System.CommandLine;
using System.Text;
using RuleHost.Notices;

namespace RuleHost.Cli.Verbs;

/// <summary><c>notices PATH --facts FILE --out DIR</c>: the papers that the decisions call for, as pages to print.</summary>
internal sealed class NoticesVerb : Verb
{
    private readonly Argument<string> _path = new("PATH");
    private readonly Option<string> _facts = new("--facts") { Required = true };
    private readonly Option<string> _out = new("--out") { Required = true };

    public NoticesVerb() => Command = new Command("notices") { _path, _facts, _out };

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("写出通知书：发牌、摘牌、中止、延长", "write the notices: cards, their lifting, suspensions, extensions");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost notices 路径 --facts 文件 --out 文件夹 [--as-of 时点] [--format text|json]

        按事实裁判，每张牌、每次摘牌、中止、恢复和延长各写一份可以打印的通知书（HTML），按类别和年度编号，附事由和天数的计算。
        同样的事实总得同样的文和文号。规则集的文件夹里放 notices/通知书.html（或 notices/黄牌.html），就用自己的模板。

        例：rulehost notices rulebooks/kunshan --facts samples/one-complaint/facts.zh.yaml --out 通知书
        """,
        """
        rulehost notices PATH --facts FILE --out DIR [--as-of INSTANT] [--format text|json]

        Judges the facts and writes a page to print (HTML, Chinese) for each card, lifting, suspension, resumption and extension, numbered by
        kind and year, with the grounds and the count of days as of then. The same facts give the same papers with the same numbers. A rulebook's folder may bring its own
        template: notices/通知书.html for all, notices/黄牌.html for one kind.

        Example: rulehost notices rulebooks/kunshan --facts samples/one-complaint/facts.yaml --out papers
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var rulebook = await Rulebook.LoadAsync(arguments.GetRequiredValue(_path), context.Configure, cancellation).ConfigureAwait(false);
        await using (rulebook.ConfigureAwait(false))
        {
            var facts = FactsFile.Read(arguments.GetRequiredValue(_facts), context);
            var papers = rulebook.Notices(facts, AsOf.Read(context, rulebook.Model.Definition.Zone), cancellation);
            var folder = arguments.GetRequiredValue(_out);
            Directory.CreateDirectory(folder);
            foreach (var paper in papers)
            {
                cancellation.ThrowIfCancellationRequested();
                var name = $"{NoticeTemplate.FileName(paper.Kind)}-{paper.At.Year}-{paper.Number:0000}.html";
                await File.WriteAllTextAsync(Path.Combine(folder, name), paper.ToHtml(rulebook.Template(paper.Kind)), new UTF8Encoding(false), cancellation).ConfigureAwait(false);
                Tell(paper, name, context);
            }

            context.Error.WriteLine(context.Say($"写出 {papers.Length} 份通知书。", $"{papers.Length} notices written."));
            return ExitCode.Done;
        }
    }

    private static void Tell(Notice paper, string file, CliContext context)
    {
        if (!context.Json)
        {
            context.Output.WriteLine($"{file}  {paper.Reference}  {paper.Words["受文者"]}  {paper.Words["案件"]}");
            return;
        }

        Output.JsonOutput.Write(context.Output, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("file", file);
            writer.WriteString("kind", paper.Kind);
            writer.WriteString("number", paper.Reference);
            writer.WriteString("to", paper.Words["受文者"]);
            writer.WriteString("case", paper.Words["案件"]);
            writer.WriteString("at", Decisions.DecisionJson.Instant(paper.At));
            writer.WriteEndObject();
        });
    }
}
