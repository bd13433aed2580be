using System.CommandLine;
using RuleHost.Compilation;
using RuleHost.Decisions;
using RuleHost.Documents;
using RuleHost.Testing;
using RuleHost.Testing.Coverage;
using RuleHost.Text;

namespace RuleHost.Cli.Verbs;

/// <summary><c>test PATH</c>: runs a rulebook's own cases.</summary>
internal sealed class TestVerb : Verb
{
    private readonly Argument<string> _path = new("PATH");
    private readonly Option<string?> _junit = new("--junit");
    private readonly Option<bool> _coverage = new("--coverage");

    public TestVerb() => Command = new Command("test") { _path, _junit, _coverage };

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("运行规则集自己的用例", "run a rulebook's own cases");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost test 路径 [--coverage] [--junit 文件] [--format text|json]

        运行规则集 tests 文件夹里的用例和条文里的每个“例”。失败的列出期望、得出和理由;有失败,或一个也没有,退出码为 1。
        期望里有尚不裁判的种类(流程)的,另行列出,既不算通过也不算失败。
        --coverage 列出没有用例试到的条文、款句和条件,并在条文每一行的左边标明:+ 试过,~ 只试了一部分,- 没有试过,/ 尚不裁判。

        例:rulehost test rulebooks/kunshan
        """,
        """
        rulehost test PATH [--coverage] [--junit FILE] [--format text|json]

        Runs the cases in the rulebook's tests folder and every 例 of its provisions. What fails is shown with what was expected,
        what came out and why; the exit code is 1 where something fails, or where there is no test at all. Cases that expect a
        kind that is not judged yet (flows) are listed apart: neither passed
        nor failed.
        --coverage lists the provisions, clauses and conditions that no case tries, and marks each line of the rule texts:
        + covered, ~ partly, - not covered, / not judged yet.

        Example: rulehost test rulebooks/kunshan
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var loaded = await Task.Run(() => RulebookLoader.Load(arguments.GetRequiredValue(_path), cancellation, context.PluginHost, context.Plugins, context.Bases), cancellation).ConfigureAwait(false);

        // An example that does not come out is an error of the text for everybody else; here it is a failed test among others.
        var errors = loaded.Diagnostics.Where(d => d.Severity == Severity.Error && d.Descriptor != ExampleCheck.ExampleFails).ToArray();
        if (errors.Length > 0)
        {
            throw new RulebookException([.. errors], context.Language);
        }

        var (model, folder) = (loaded.Model!, loaded.Folder!);
        var diagnostics = new DiagnosticBag();
        SourceText[] files = [.. folder.Tests.Select(t => FileReader.Read(Path.Combine(folder.Root, t), t, diagnostics)).OfType<SourceText>()];
        context.Report(diagnostics.Items);
        var report = new TestRunner(model, new DecidingRunner(model), new OverlaidRulebooks(folder, context.Bases)).Run(files, cancellation);
        if (arguments.GetValue(_junit) is { } junit)
        {
            WriteJUnit(report, model.Definition.Id, junit, context);
        }

        if (context.Json)
        {
            context.Output.WriteLine(TestReportWriter.ToJson(report, context.Language));
        }
        else
        {
            Write(report, folder.Tests.Length - files.Length, context);
            foreach (var line in arguments.GetValue(_coverage) && report.Coverage is { } coverage ? CoverageText.Lines(coverage, context.Language) : [])
            {
                context.Output.WriteLine(line);
            }
        }

        return report.Ok && !diagnostics.HasErrors ? ExitCode.Done : ExitCode.DoesNotHold;
    }

    private static void WriteJUnit(TestReport report, string suite, string path, CliContext context)
    {
        try
        {
            using var stream = File.Create(path);
            TestReportWriter.WriteJUnit(report, suite, stream, context.Language);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(context.Say($"{path} 写不进去。看看路径、权限和磁盘空间。", $"{path} cannot be written. Check the path, the permissions and the disk."));
        }
    }

    private static void Write(TestReport report, int unopened, CliContext context)
    {
        context.Report(report.Diagnostics);
        foreach (var test in report.Cases.Where(c => c.Outcome == CaseOutcome.Failed))
        {
            context.Output.WriteLine(context.Say("失败", "failed") + $"  {test.File}: {test.Name}");
            foreach (var line in TestReportWriter.Lines(test, context.Language))
            {
                context.Output.WriteLine("  " + line);
            }

            context.Output.WriteLine();
        }

        foreach (var test in report.Cases.Where(c => c.Outcome == CaseOutcome.NotJudged))
        {
            context.Output.WriteLine(context.Say("尚不裁判", "not judged yet") + $"  {test.File}: {test.Name} ({string.Join(", ", test.NotJudged)})");
        }

        var unread = unopened + report.UnreadFiles;
        if (report.Cases.IsEmpty && unread == 0)
        {
            context.Output.WriteLine(context.Say("没有用例：tests 文件夹里没有用例，条文里也没有“例”。", "No test found: no case in the tests folder, no 例 in the provisions."));
            return;
        }

        if (!report.Cases.IsEmpty)
        {
            context.Output.WriteLine(context.Say(
                $"通过 {report.Passed}，失败 {report.Failed}，尚不裁判 {report.NotJudged}",
                $"{report.Passed} passed, {report.Failed} failed, {report.NotJudged} not judged yet"));
        }

        if (unread > 0)
        {
            context.Output.WriteLine(context.Say(
                $"{unread} 个用例文件读不了（见上），其中的用例一个也没有运行。",
                unread == 1 ? "1 test file could not be read (see above): none of its cases was run." : $"{unread} test files could not be read (see above): none of their cases was run."));
        }
    }
}
