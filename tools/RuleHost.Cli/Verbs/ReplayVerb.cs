using System.CommandLine;
using RuleHost.Cases;
using RuleHost.Cli.Output;

namespace RuleHost.Cli.Verbs;

/// <summary><c>replay PATH --events FILE</c>: plays an event log.</summary>
internal sealed class ReplayVerb : Verb
{
    private readonly Argument<string> _path = new("PATH");
    private readonly Option<string> _events = new("--events") { Required = true };
    private readonly Option<string?> _map = new("--map");
    private readonly Option<string?> _facts = new("--facts");
    private readonly Option<string?> _by = new("--by");
    private readonly Option<string?> _out = new("--out");
    private readonly Option<string?> _claims = new("--claims");

    public ReplayVerb() => Command = new Command("replay") { _path, _events, _map, _facts, _by, _out, _claims };

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("把事件日志按规则集重放一遍", "play an event log through a rulebook");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost replay 路径 --events 文件 [--map 文件] [--facts 文件] [--by 字段] [--out 文件夹] [--claims 文件] [--as-of 时点] [--strict]

        把事件日志(CSV、NDJSON、XES,都可 .gz)按时限、情形重放:何时到期,发了什么牌,哪些情形成立,最后列表汇总。
        --map 说明哪一列是什么;没有它，列名须为 记录、事件、时刻（可有 标识、登记、由；英文 record、event、at，id、recorded、by），其余是事件的字段。
        --facts 给出日志里没有的事实。--out 写出 limits、cards、findings、grades、rejected(.ndjson)、summary.json,
        和两幅图:用时与时限 elapsed.svg、每周发牌数 cards.svg。--by 按案件的一个字段(如承办单位)再汇总一遍。
        --claims 把每张牌登记到一个只增不改的文件(一行一张),每张只登记一次:再放一遍、两个进程同时放、中途被打断,都不重发也不漏发。
        发牌以这个文件为准。
        不写 --as-of，取日志里最后一个时刻。无键或时刻读不懂的行不用，先列出几行和原因，全部记入 rejected.ndjson，其余照常；--strict 时退出码为 1。

        例:rulehost replay rulebooks/kunshan --events samples/county-2011/complaints.csv --map samples/county-2011/map.yaml --as-of 2011-12-31 --out 结果
        """,
        """
        rulehost replay PATH --events FILE [--map FILE] [--facts FILE] [--by FIELD] [--out DIR] [--claims FILE] [--as-of INSTANT] [--strict]

        Plays an event log (CSV, NDJSON or XES, each also .gz) through limits and situations: what was due when, which cards were
        issued, which situations hold, with tables at the end. --map says which column is what; without it the columns are
        record, event, at (and perhaps id, recorded, by), the rest the event's fields. --facts gives what the log lacks.
        --out writes limits, cards, findings, grades, rejected (.ndjson), summary.json and two plots: the time taken against the
        limit (elapsed.svg) and the cards by week (cards.svg). --by sums up by a field of the case too, such as the unit in
        charge. --claims enters each card in a file that only grows (a line each), and each once: whether the log is played again, by
        two processes at a time, or a play is stopped half-way; who hands cards out goes by that file. Without --as-of the play ends at the last instant in the log. Rows without key or with an unreadable time are not used: the first are told
        with their reason, all of them go to rejected.ndjson, and the play goes on; with --strict the exit code is then 1.

        Example: rulehost replay rulebooks/kunshan --events samples/county-2011/complaints.csv --map samples/county-2011/map.yaml --as-of 2011-12-31 --out results
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var rulebook = await Rulebook.LoadAsync(arguments.GetRequiredValue(_path), context.Configure, cancellation).ConfigureAwait(false);
        await using (rulebook.ConfigureAwait(false))
        {
            var request = new ReplayRequest(arguments.GetRequiredValue(_events))
            {
                Map = arguments.GetValue(_map),
                Facts = arguments.GetValue(_facts) is { } facts ? FactsFile.Read(facts, context) : null,
                AsOf = AsOf.Read(context, rulebook.Model.Definition.Zone),
                By = arguments.GetValue(_by),
                Output = arguments.GetValue(_out),
                Claims = arguments.GetValue(_claims) is { } claims ? new FileClaims(claims) : null,
                Language = context.Language,
            };
            var progress = new ProgressLine(context);
            ReplayResult result;
            try
            {
                result = Replay.Run(rulebook, request, progress, cancellation);
            }
            catch (Exception problem) when (request.Output is not null && problem is IOException or UnauthorizedAccessException)
            {
                // What is read has messages of its own; what is left is the folder that the results go to.
                throw new UsageException(context.Say($"{request.Output} 写不进去。看看路径、权限和磁盘空间。", $"{request.Output} cannot be written. Check the path, the permissions and the disk."));
            }
            finally
            {
                progress.End();
            }

            context.Report(result.Diagnostics);
            foreach (var note in result.Notes)
            {
                context.Error.WriteLine(context.Say("注：", "note: ") + note.In(context.Language));
            }

            RejectedText.Write(result.Rejected, result.Counts.Rejected, request.Output is { } folder ? Path.Combine(folder, Replay.RejectedName) : null, context);
            if (result.Claims is var (fresh, before, toNobody))
            {
                context.Error.WriteLine(context.Say(
                    $"新登记 {fresh} 张牌，此前已登记 {before} 张，没有受文者而未登记 {toNobody} 张。",
                    $"{fresh} cards claimed; {before} were claimed before; {toNobody} were not, for want of an addressee."));
            }

            if (context.Json)
            {
                context.Output.WriteLine(result.Summary);
            }
            else
            {
                ReplayText.Write(result, rulebook, context);
            }

            return context.Strict && result.Counts.Rejected > 0 ? ExitCode.DoesNotHold : ExitCode.Done;
        }
    }
}
