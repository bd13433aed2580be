using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using RuleHost.Cases;
using RuleHost.Notices;

namespace RuleHost.Cli.Verbs;

/// <summary><c>notices PATH --facts FILE | --events FILE --out DIR</c>: the papers that decisions call for, as pages to print.</summary>
internal sealed partial class NoticesVerb : Verb
{
    private const int Told = 10;

    private readonly Argument<string> _path = new("PATH");
    private readonly Option<string?> _facts = new("--facts");
    private readonly Option<string?> _events = new("--events");
    private readonly Option<string?> _map = new("--map");
    private readonly Option<string> _out = new("--out") { Required = true };
    private readonly Option<bool> _skip = new("--skip-rejected");

    public NoticesVerb() => Command = new Command("notices") { _path, _facts, _events, _map, _out, _skip };

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("写出通知书：发牌、摘牌、中止、延长", "write the notices: cards, their lifting, suspensions, extensions");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost notices 路径 --facts 文件 | --events 文件 [--map 文件] [--facts 文件] --out 文件夹 [--skip-rejected] [--as-of 时点] [--format text|json]

        按事实裁判，每张牌、每次摘牌、中止、恢复和延长各写一份可以打印的通知书（HTML），按类别和年度编号，附事由和天数的计算。
        --facts 是一份事实；--events 是事件日志（CSV、NDJSON、XES，与 replay 一样用 --map 说明列），这时 --facts 补日志里没有的事实。
        日志里有不能用的行时一份也不写，退出码为 1：少了一次办结，就会给按期办结的单位发牌。确认这些行无关的，加 --skip-rejected。
        同样的事实总得同样的文和文号；文件夹里从前写的、这次没有再写的，逐一指出，不删。规则集的文件夹里放 notices/通知书.html（或 notices/黄牌.html），就用自己的模板。

        例：rulehost notices rulebooks/kunshan --facts samples/one-complaint/facts.zh.yaml --out 通知书
        """,
        """
        rulehost notices PATH --facts FILE | --events FILE [--map FILE] [--facts FILE] --out DIR [--skip-rejected] [--as-of INSTANT] [--format text|json]

        Judges the facts and writes a page to print (HTML, Chinese) for each card, lifting, suspension, resumption and extension, numbered by
        kind and year, with the grounds and the count of days as of then. --facts is a facts document; --events is an event log (CSV, NDJSON or
        XES, with --map as for replay), and --facts then gives what the log lacks. While a line of the log cannot be used nothing is written and the
        exit code is 1: where an end is missing, an office that was in time would get a card; --skip-rejected writes without those lines.
        The same facts give the same papers with the same numbers; papers of an earlier run that were not written again are named and left.
        A rulebook's folder may bring its own template: notices/通知书.html for all, notices/黄牌.html for one kind.

        Example: rulehost notices rulebooks/kunshan --facts samples/one-complaint/facts.yaml --out papers
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var rulebook = await Rulebook.LoadAsync(arguments.GetRequiredValue(_path), context.Configure, cancellation).ConfigureAwait(false);
        await using (rulebook.ConfigureAwait(false))
        {
            var (papers, rejected) = Papers(rulebook, arguments, context, cancellation);
            var folder = arguments.GetRequiredValue(_out);
            if (rejected > 0 && !arguments.GetValue(_skip))
            {
                context.Error.WriteLine(context.Say(
                    "一份通知书也没有写：少了这些行，可能给按期办结的单位发牌。改好日志再来；确认这些行无关的，加 --skip-rejected。",
                    "No notice was written: without these lines an office that was in time might get a card. Mend the log, or write without them by --skip-rejected."));
                return ExitCode.DoesNotHold;
            }

            var names = new HashSet<string>(StringComparer.Ordinal);
            string[] before;
            try
            {
                Directory.CreateDirectory(folder);
                before = [.. Directory.EnumerateFiles(folder, "*.html").Select(f => Path.GetFileName(f)!).Where(f => IsPaper().IsMatch(f))];
                foreach (var paper in papers)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var name = $"{NoticeTemplate.FileName(paper.Kind)}-{paper.At.Year}-{paper.Number:0000}.html";
                    await File.WriteAllTextAsync(Path.Combine(folder, name), paper.ToHtml(rulebook.Template(paper.Kind)), new UTF8Encoding(false), cancellation).ConfigureAwait(false);
                    names.Add(name);
                    Tell(paper, name, context);
                }
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw new UsageException(context.Say($"{folder} 写不进去。看看路径、权限和磁盘空间。", $"{folder} cannot be written. Check the path, the permissions and the disk."));
            }

            context.Error.WriteLine(context.Say($"写出 {papers.Length} 份通知书。", $"{papers.Length} notices written."));
            TellLeft([.. before.Where(b => !names.Contains(b)).Order(StringComparer.Ordinal)], context);
            return context.Strict && rejected > 0 ? ExitCode.DoesNotHold : ExitCode.Done;
        }
    }

    private (ImmutableArray<Notice> Papers, int Rejected) Papers(Rulebook rulebook, ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var facts = arguments.GetValue(_facts) is { } document ? FactsFile.Read(document, context) : null;
        var asOf = AsOf.Read(context, rulebook.Model.Definition.Zone);
        if (arguments.GetValue(_events) is not { } events)
        {
            return facts is null
                ? throw new UsageException(context.Say("要给出 --facts 或 --events：没有事实，就没有通知书可写。", "Give --facts or --events: without facts there are no notices to write."))
                : (rulebook.Notices(facts, asOf, cancellation), 0);
        }

        var request = new ReplayRequest(events) { Map = arguments.GetValue(_map), Facts = facts, AsOf = asOf, Language = context.Language };
        var notices = LogNotices.Of(rulebook, request, cancellation);
        context.Report(notices.Diagnostics);
        foreach (var note in notices.Notes)
        {
            context.Error.WriteLine(context.Say("注：", "note: ") + note.In(context.Language));
        }

        Output.RejectedText.Write([.. notices.Rejected.Take(Told)], notices.Rejected.Length, null, context);
        return (notices.Papers, notices.Rejected.Length);
    }

    /// <summary>Papers of an earlier run: whoever prints the folder would send them out again.</summary>
    private static void TellLeft(string[] left, CliContext context)
    {
        if (left.Length == 0)
        {
            return;
        }

        var some = string.Join(context.Say("、", ", "), left.Take(Told)) + (left.Length > Told ? "…" : "");
        context.Error.WriteLine(context.Say(
            $"文件夹里还有从前写的 {left.Length} 份，这次没有再写：{some}。不再作数的，请删去。",
            $"{left.Length} notices of an earlier run are still in the folder and were not written again: {some}. Remove those that count no more."));
    }

    /// <summary>The name of a file that this verb writes: kind, year, number.</summary>
    [GeneratedRegex(@"-[0-9]{4}-[0-9]{4,}\.html$", RegexOptions.CultureInvariant)]
    private static partial Regex IsPaper();

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
