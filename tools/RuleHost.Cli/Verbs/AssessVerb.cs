using System.CommandLine;
using System.Globalization;
using RuleHost.Assessing;
using RuleHost.Cli.Output;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cli.Verbs;

/// <summary><c>assess PATH --facts DIR --year YYYY</c>: scores, grades and consequences of everybody at once.</summary>
internal sealed class AssessVerb : Verb
{
    private readonly Argument<string> _path = new("PATH");
    private readonly Option<string> _facts = new("--facts") { Required = true };
    private readonly Option<string?> _year = new("--year");
    private readonly Option<string?> _month = new("--month");
    private readonly Option<bool> _close = new("--close");
    private readonly Option<int> _list = new("--list") { DefaultValueFactory = _ => 5 };
    private readonly Option<string?> _out = new("--out");
    private readonly Option<string?> _whatIf = new("--what-if");

    public AssessVerb() => Command = new Command("assess") { _path, _facts, _year, _month, _out, _close, _whatIf, _list };

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("一次考核所有单位：得分、名次、等次、后果", "assess everybody at once: scores, ranks, grades, consequences");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost assess 路径 --facts 文件夹 (--year 年度 | --month 年-月) [--out 文件夹 [--close]] [--what-if 文件] [--list 个数] [--as-of 时点]

        文件夹里一类事实一个文件：单位年度.csv、.ndjson 或 .yaml（也可以 .gz），列名就是字段名（列名不同的，旁边放 单位年度.map.yaml），另有
        events.csv。有文件的一类即为完整清单。按名次列出得分、等次、没有否决本应得的等次和成立的否决。不写 --as-of，取该年度或该月最后一刻。
        --out 写出 assessment.ndjson、summary.json、通报 bulletin.html、红黑榜 red-black.html 和每个单位一张可打印的说明 units/*.html。
        --close 关账：记下各页的指纹。以后再写到这个文件夹，结果与关账时不同的不写，并说出哪些不同。
        --list 红榜、黑榜各取几名，不写取 5。
        --what-if 给出一份事实文件，替换其中写出的值，列出谁的得分、名次、等次因此变动。

        例:rulehost assess rulebooks/kunshan --facts samples/assessment-2010 --year 2010 --out 结果
        """,
        """
        rulehost assess PATH --facts DIR (--year YYYY | --month YYYY-MM) [--out DIR [--close]] [--what-if FILE] [--list N] [--as-of INSTANT]

        DIR holds one file a fact type: 单位年度.csv, .ndjson or .yaml (each also .gz) with the fields as columns (or a 单位年度.map.yaml beside
        it), and events.csv. A type whose file is there is complete. Lists, by rank, total, grade, what the grade would be without vetoes, and
        the vetoes that hold. Without --as-of it is assessed as of the last second of the year or month.
        --out writes assessment.ndjson, summary.json, the bulletin (bulletin.html), the red and black list (red-black.html), and units/*.html: a
        sheet a unit, made to be printed.
        --close closes the period: the fingerprint of every page is kept. What would later differ from it is not written over it, and named.
        --list says how many the red and the black list take; 5 without it.
        --what-if takes a facts document whose values replace those of DIR, and lists whose total, rank or grade moves.

        Example: rulehost assess rulebooks/kunshan --facts samples/assessment-2010 --year 2010 --out results
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var rulebook = await Rulebook.LoadAsync(arguments.GetRequiredValue(_path), context.Configure, cancellation).ConfigureAwait(false);
        await using (rulebook.ConfigureAwait(false))
        {
            var period = Period(arguments, context);
            var path = arguments.GetRequiredValue(_facts);
            if (File.Exists(path))
            {
                throw new UsageException(context.Say($"“{path}”是一个文件，--facts 要的是文件夹，一类事实一个文件，例如 单位年度.csv。", $"\"{path}\" is a file; --facts takes a folder with one file a fact type, such as 单位年度.csv."));
            }

            var diagnostics = new DiagnosticBag();
            var folder = new AssessmentFolder(rulebook, diagnostics);
            var facts = folder.Read(path, cancellation);
            if (facts is null || diagnostics.HasErrors)
            {
                throw new RulebookException([.. diagnostics.Items], context.Language);
            }

            context.Report(diagnostics.Items);
            foreach (var note in folder.Notes)
            {
                context.Error.WriteLine(context.Say("注：", "note: ") + note.In(context.Language));
            }

            var asOf = AsOf.Read(context, rulebook.Model.Definition.Zone);
            var assessment = Assessment.Of(rulebook, facts, period, asOf, cancellation);
            if (assessment.Decisions.IsEmpty)
            {
                var others = Assessment.Periods(rulebook, facts, period);
                context.Error.WriteLine(others.IsEmpty
                    ? context.Say($"没有 {period} 要考核的记录。看看 --year、--month 和文件夹里的文件名。", $"There is no record of {period} to assess. Check --year, --month and the names of the files.")
                    : context.Say($"没有 {period} 要考核的记录；给出的有 {string.Join("、", others)}。", $"There is no record of {period} to assess; there are records of {string.Join(", ", others)}."));
                return ExitCode.DoesNotHold;
            }

            var output = arguments.GetValue(_out);
            try
            {
                if (output is not null && !Write(output, assessment, rulebook, arguments, context))
                {
                    return ExitCode.DoesNotHold;
                }

                if (arguments.GetValue(_whatIf) is { } whatIf)
                {
                    var changes = rulebook.Binder.Bind(FactsFile.Read(whatIf, context)).Store;
                    foreach (var stranger in changes.Order.Where(k => facts.Find(k) is null))
                    {
                        context.Error.WriteLine(context.Say($"注：{stranger} 不在 --facts 给出的事实里，当作新增的记录；本来要改已有的，检查名称。", $"note: {stranger} is not among the facts of --facts and is taken for a new record; where one of those was meant, check the name."));
                    }

                    var changed = Assessment.Of(rulebook, WhatIf.Apply(rulebook.Model.Definition, facts, changes), period, asOf, cancellation);
                    var moves = AssessmentWriter.Moves(assessment, changed);
                    if (output is not null)
                    {
                        AssessmentWriter.WriteMoves(output, moves);
                    }

                    ShowMoves(moves, context);
                    return ExitCode.Done;
                }
            }
            catch (Exception problem) when (output is not null && problem is IOException or UnauthorizedAccessException)
            {
                throw new UsageException(context.Say($"{output} 写不进去。看看路径、权限和磁盘空间。", $"{output} cannot be written. Check the path, the permissions and the disk."));
            }

            Show(assessment, context);
            return ExitCode.Done;
        }
    }

    /// <summary>Writes the results; over those of a closed period only if they are the same.</summary>
    private bool Write(string output, Assessment assessment, Rulebook rulebook, ParseResult arguments, CliContext context)
    {
        if (Closed(output, context) is not { } closed)
        {
            AssessmentWriter.Write(output, assessment, rulebook, arguments.GetValue(_list), context.Language);
            if (arguments.GetValue(_close))
            {
                ClosedPeriod.Close(output, assessment.Period);
            }

            return true;
        }

        if (closed.Period != assessment.Period.ToString())
        {
            throw new UsageException(context.Say($"“{output}”里是已经关账的 {closed.Period}，{assessment.Period} 请写到别的文件夹。", $"\"{output}\" holds {closed.Period}, which is closed; write {assessment.Period} to another folder."));
        }

        var fresh = Directory.CreateTempSubdirectory("rulehost-").FullName;
        try
        {
            AssessmentWriter.Write(fresh, assessment, rulebook, arguments.GetValue(_list), context.Language);
            var different = closed.Differences(fresh);
            context.Error.WriteLine(different.IsEmpty
                ? context.Say($"{closed.Period} 已经关账，结果与关账时一字不差。", $"{closed.Period} is closed; the results are the same to the letter.")
                : context.Say($"{closed.Period} 已经关账，没有改写。与关账时不同的有：{string.Join("、", different)}。要看新的结果，写到别的文件夹。", $"{closed.Period} is closed and was not written over. Different from then: {string.Join(", ", different)}. To see the new results, write them to another folder."));
            return different.IsEmpty;
        }
        finally
        {
            Directory.Delete(fresh, recursive: true);
        }
    }

    private static ClosedPeriod? Closed(string output, CliContext context)
    {
        try
        {
            return ClosedPeriod.Read(output);
        }
        catch (InvalidDataException problem)
        {
            throw new UsageException(context.Say($"“{problem.Message}”读不出来，不知道关账时是什么结果。", $"\"{problem.Message}\" cannot be read: what the period was closed with is not known."));
        }
    }

    private AssessedPeriod Period(ParseResult arguments, CliContext context)
    {
        var (year, month) = (arguments.GetValue(_year), arguments.GetValue(_month));
        if (year is null == month is null)
        {
            throw new UsageException(context.Say("--year 和 --month 写一个，例如 --year 2010 或 --month 2010-03。", "Give one of --year and --month, such as --year 2010 or --month 2010-03."));
        }

        var period = AssessedPeriod.Parse(year ?? month!);
        if (period is not { } known || known.Month is null != month is null)
        {
            throw year is null
                ? new UsageException(context.Say($"--month 要写一个月份，如 2010-03，不是 {month}。", $"--month is a month such as 2010-03, not {month}."))
                : new UsageException(context.Say($"--year 要写一个年度，如 2010，不是 {year}。", $"--year is a year such as 2010, not {year}."));
        }

        if (arguments.GetValue(_close) && arguments.GetValue(_out) is null)
        {
            throw new UsageException(context.Say("--close 要和 --out 一起写：关的是写出来的结果。", "--close goes with --out: what is closed are the results that are written."));
        }

        if (arguments.GetValue(_list) < 1)
        {
            throw new UsageException(context.Say("--list 至少写 1。", "--list is 1 or more."));
        }

        return known;
    }

    private static void Show(Assessment assessment, CliContext context)
    {
        if (context.Json)
        {
            foreach (var decision in assessment.Decisions)
            {
                JsonOutput.Write(context.Output, writer =>
                {
                    writer.WriteStartObject();
                    AssessmentWriter.Line(writer, decision);
                    writer.WriteEndObject();
                });
            }

            return;
        }

        var table = new TextTable(
            context.Say("组", "group"), context.Say("名次", "rank"), context.Say("单位", "unit"), context.Say("总分", "total"), context.Say("等次", "grade"),
            context.Say("本应", "without vetoes"), context.Say("否决", "vetoes"), context.Say("后果", "consequences"), context.Say("缺", "missing"));
        foreach (var decision in assessment.Decisions)
        {
            var (grade, score) = (Assessment.Leading(decision), Assessment.Score(decision));
            table.Add(
                string.Join(' ', new[] { Assessment.Series(decision), grade?.Group }.Where(s => !string.IsNullOrEmpty(s))),
                grade?.Rank?.ToString(CultureInfo.InvariantCulture) ?? "",
                decision.Key,
                Total(score),
                grade is null ? "" : grade.Grade ?? (grade.Matters ? context.Say("待查", "unknown") : context.Say("不适用", "not applicable")),
                grade?.Without ?? "",
                string.Join(" ", Assessment.Standing(grade)),
                string.Join(" ", decision.Consequences.Where(c => c.Judgement == JudgementState.Holds).Select(c => c.Id)),
                string.Join(" ", (grade?.Missing ?? []).Union(score?.Missing ?? [])));
        }

        table.WriteIfAny(context.Output);
    }

    private static string Total(ScoreFinding? score) =>
        score is null || !score.Matters ? "" : score.Total is { } total ? ValueText.Number(total) : $"{Number(score.Low)}–{Number(score.High)}";

    private static string Number(decimal? number) => number is { } known ? ValueText.Number(known) : "?";

    private static void ShowMoves(IReadOnlyCollection<Move> moves, CliContext context)
    {
        if (context.Json)
        {
            foreach (var move in moves)
            {
                JsonOutput.Write(context.Output, writer =>
                {
                    writer.WriteStartObject();
                    AssessmentWriter.Line(writer, move);
                    writer.WriteEndObject();
                });
            }

            return;
        }

        if (moves.Count == 0)
        {
            context.Output.WriteLine(context.Say("谁也没有变动。", "Nobody moves."));
            return;
        }

        var table = new TextTable(context.Say("单位", "unit"), context.Say("总分", "total"), context.Say("等次", "grade"), context.Say("名次", "rank"));
        foreach (var move in moves)
        {
            table.Add(move.After.Key, Arrow(move, d => Total(Assessment.Score(d))), Arrow(move, d => Assessment.Leading(d)?.Grade ?? "?"), Arrow(move, d => Assessment.Leading(d)?.Rank?.ToString(CultureInfo.InvariantCulture) ?? "?"));
        }

        table.WriteIfAny(context.Output);
    }

    private static string Arrow(Move move, Func<Decision, string> of)
    {
        var after = of(move.After);
        return move.Before is null ? $"→ {after}" : of(move.Before) is var before && before == after ? after : $"{before} → {after}";
    }
}
