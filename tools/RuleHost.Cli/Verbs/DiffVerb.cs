using System.CommandLine;
using System.Globalization;
using RuleHost.Cases;
using RuleHost.Cli.Output;
using RuleHost.Comparing;
using RuleHost.Decisions;
using RuleHost.Rulebooks;
using RuleHost.Text;
using RuleHost.Values;

namespace RuleHost.Cli.Verbs;

/// <summary><c>diff OLD NEW [--cases FILE]</c>: what changed in the text, and whose outcome changes.</summary>
internal sealed class DiffVerb : Verb
{
    private const int MostShown = 20;

    private readonly Argument<string> _old = new("OLD");
    private readonly Argument<string> _new = new("NEW");
    private readonly Option<string?> _cases = new("--cases");
    private readonly Option<string?> _map = new("--map");
    private readonly Option<string?> _by = new("--by");
    private readonly Option<string?> _from = new("--from");
    private readonly Option<bool> _check = new("--check");
    private readonly Option<string?> _out = new("--out");

    public DiffVerb() => Command = new Command("diff") { _old, _new, _cases, _map, _by, _from, _check, _out };

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("两个规则集对照：改了哪些条文，哪些案件的结果不同", "compare two rulebooks: what changed in the text, and whose outcome changes");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost diff 旧 新 [--cases 文件] [--map 文件] [--by 字段] [--from 日期] [--check] [--out 文件夹] [--as-of 时点] [--format text|json]

        对照两个规则集的有效条文和表、日历、处理梯等（叠加、施行都算过，注释和排版不算），再用两个规则集各裁判一遍 --cases 里的案件：
        一份事实（JSON、YAML；NDJSON 一行一份），或者事件日志（CSV、XES，用 --map 说明列）。按条文、按单位（--by）计数。
        --from 是新条文起用的日期，不写就从条文的“施行”和参数的日期推出。这天以前的案件、这天以前办结的，结果都不该变；
        变了的单独列出（新条文写明“含在办”或惯例“从旧兼从轻”的除外）；写了 --from 而有这样的，退出码为 1。--check 时，有任何结果不同，
        退出码都是 1。
        --out 写出 diff.html、diff.json 和 changed.ndjson。

        例:rulehost diff rulebooks/kunshan 新稿 --cases samples/county-2011/complaints.csv --map samples/county-2011/map.yaml --out 对照
        """,
        """
        rulehost diff OLD NEW [--cases FILE] [--map FILE] [--by FIELD] [--from DATE] [--check] [--out DIR] [--as-of INSTANT] [--format text|json]

        Compares the effective provisions of two rulebooks, their tables, calendars, ladders and the rest of what they declare (overlays and
        time in force applied, comments and layout left out), and then judges the cases by both: a facts document (JSON, YAML; NDJSON has one a line), or an event log (CSV or XES, with --map).
        Counts by provision and by unit (--by). --from is the day from which the new text is to count; without it, it follows from 施行
        and from the dates of parameters. Cases before that day, and those answered before it, should come out the same: those that do not
        are listed apart (unless the new text says 含在办, or the convention 从旧兼从轻), and where --from was given the exit code is then
        1. With --check the exit code is 1 where any outcome differs. --out writes diff.html, diff.json and changed.ndjson.

        Example: rulehost diff rulebooks/kunshan draft --cases samples/county-2011/complaints.csv --map samples/county-2011/map.yaml --out comparison
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var old = await Rulebook.LoadAsync(arguments.GetRequiredValue(_old), context.Configure, cancellation).ConfigureAwait(false);
        await using (old.ConfigureAwait(false))
        {
            var now = await Rulebook.LoadAsync(arguments.GetRequiredValue(_new), context.Configure, cancellation).ConfigureAwait(false);
            await using (now.ConfigureAwait(false))
            {
                var diff = RulebookDiff.Of(old, now, Day(arguments.GetValue(_from), context));
                if (arguments.GetValue(_cases) is { } cases)
                {
                    diff = Judge(diff, old, now, cases, arguments, context, cancellation);
                }

                if (arguments.GetValue(_out) is { } folder)
                {
                    Write(folder, diff, now, context);
                }

                if (context.Json)
                {
                    context.Output.WriteLine(DiffWriter.Json(diff));
                }
                else
                {
                    Show(diff, now, context);
                }

                // A changed outcome is an answer, unless somebody asked that there be none.
                var held = arguments.GetValue(_check) ? diff.Changes.Length : arguments.GetValue(_from) is null ? 0 : diff.Broken.Length;
                return held > 0 ? ExitCode.DoesNotHold : ExitCode.Done;
            }
        }
    }

    private RulebookDiff Judge(RulebookDiff diff, Rulebook old, Rulebook now, string cases, ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var zone = now.Model.Definition.Zone;
        var asOf = AsOf.Read(context, zone);
        var by = arguments.GetValue(_by);
        var name = cases.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? cases[..^3] : cases;
        if (arguments.GetValue(_map) is null && Path.GetExtension(name).ToUpperInvariant() is not (".CSV" or ".XES"))
        {
            return diff.With(Documents(cases, context).SelectMany(facts => SideBySide.Of(old, now, facts, asOf, by, cancellation)), zone);
        }

        var diagnostics = new DiagnosticBag();
        var request = new ReplayRequest(cases) { Map = arguments.GetValue(_map), AsOf = asOf, By = by, Language = context.Language };
        var result = diff.With(SideBySide.Of(old, now, request, diagnostics, cancellation), zone);
        context.Report(diagnostics.Items);
        return result;
    }

    private static IEnumerable<Facts> Documents(string path, CliContext context) =>
        !FactsFile.IsNdjson(path) ? [FactsFile.Read(path, context)]
        : FactsFile.Lines(path, context).Where(l => !string.IsNullOrWhiteSpace(l.Text)).Select(l => Facts.Parse(l.Text!, $"{path}:{l.Number.ToString(CultureInfo.InvariantCulture)}"));

    private static DateOnly? Day(string? text, CliContext context) =>
        text is null ? null
        : InstantText.TryDate(text.Trim(), out var day) ? day
        : throw new UsageException(context.Say($"--from 要写成 2011-03-15，不是“{text}”。", $"--from is 2011-03-15, not \"{text}\"."));

    private static void Write(string folder, RulebookDiff diff, Rulebook now, CliContext context)
    {
        try
        {
            DiffWriter.Write(folder, diff, now.Model.Definition.Zone, context.Language);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(context.Say($"{folder} 写不进去。看看路径、权限和磁盘空间。", $"{folder} cannot be written. Check the path, the permissions and the disk."));
        }
    }

    private static void Show(RulebookDiff diff, Rulebook now, CliContext context)
    {
        var output = context.Output;
        output.WriteLine($"{diff.Old.Id} {diff.Old.Version} → {diff.New.Id} {diff.New.Version}");
        foreach (var change in diff.Text.Provisions)
        {
            var from = change.From is { } day ? context.Say($"（{ValueText.Date(day)} 起）", $" (from {ValueText.Date(day)})") : "";
            output.WriteLine($"{DiffWriter.Word(change.Change).In(context.Language)} {KindNames.Of(change.Kind, context.Language)} {change.Id}{from} {change.Title}".TrimEnd());
            foreach (var clause in change.Gone)
            {
                output.WriteLine("  - " + clause);
            }

            foreach (var clause in change.Come)
            {
                output.WriteLine("  + " + clause);
            }
        }

        foreach (var value in diff.Text.Values)
        {
            var from = value.From is { } day ? context.Say($"（{ValueText.Date(day)} 起）", $" (from {ValueText.Date(day)})") : "";
            output.WriteLine($"{value.Name}{from}: {value.Old ?? "–"} → {value.New ?? "–"}");
        }

        foreach (var change in diff.Text.Vocabulary)
        {
            output.WriteLine($"{change.Kind.In(context.Language)} {change.Of}: {change.Old ?? "–"} → {change.New ?? "–"}");
        }

        if (diff.Text.IsEmpty)
        {
            output.WriteLine(context.Say("有效条文没有不同。", "The effective provisions do not differ."));
        }

        output.WriteLine(diff.Effective is { } effective
            ? context.Say($"自 {ValueText.Date(effective)} 起可能不同。", $"May come out otherwise from {ValueText.Date(effective)} on.")
            : diff.Text.IsEmpty ? "" : context.Say("没有写从哪天起，任何案件都可能不同。", "It does not say from when: any case may come out otherwise."));
        if (diff.Cases is not { } cases)
        {
            return;
        }

        output.WriteLine(context.Say(
            $"{cases} 件，其中 {diff.CasesChanged} 件的结果不同（{diff.Changes.Length} 处）；不该变而变了的 {diff.Broken.Length} 处。",
            $"{cases} cases, {diff.CasesChanged} come out otherwise ({diff.Changes.Length} outcomes); {diff.Broken.Length} should have stayed and did not."));
        var moves = new TextTable(context.Say("条文", "provision"), context.Say("原来 → 现在", "before → now"), context.Say("处", "count"));
        foreach (var (provision, of) in DiffWriter.Moves(diff))
        {
            foreach (var (move, count) in of)
            {
                moves.Add(provision, DiffWriter.States(move, context.Language), count.ToString(CultureInfo.InvariantCulture));
            }
        }

        if (diff.Changes.Length > 0)
        {
            moves.Write(output);
        }

        if (diff.Units.Count > 0 && diff.Changes.Length > 0)
        {
            var units = new TextTable(context.Say("单位", "unit"), context.Say("案件", "cases"), context.Say("结果不同", "otherwise"));
            foreach (var (unit, (total, changed)) in diff.Units.Where(u => u.Value.Changed > 0))
            {
                units.Add(unit, total.ToString(CultureInfo.InvariantCulture), changed.ToString(CultureInfo.InvariantCulture));
            }

            output.WriteLine();
            units.Write(output);
        }

        foreach (var change in diff.Broken.Take(MostShown))
        {
            var at = change.Time is { } time ? ValueProse.Instant(time, now.Model.Definition.Zone) : "?";
            output.WriteLine(context.Say($"不该变：{change.Type} {change.Key}（{at}）{change.Provision}：", $"should have stayed: {change.Type} {change.Key} ({at}) {change.Provision}: ")
                + string.Join("; ", change.What.Select(w => $"{w.Part} {w.Old} → {w.New}")));
        }
    }
}
