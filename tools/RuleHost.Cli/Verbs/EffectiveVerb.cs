using System.CommandLine;
using RuleHost.Effective;
using RuleHost.Rulebooks;

namespace RuleHost.Cli.Verbs;

/// <summary><c>effective PATH</c>: what holds in the end, and who wrote each clause of it.</summary>
internal sealed class EffectiveVerb : Verb
{
    private readonly Argument<string> _path = new("PATH");
    private readonly Option<string?> _on = new("--on");
    private readonly Option<bool> _changed = new("--changed");
    private readonly Option<string?> _out = new("--out");

    public EffectiveVerb() => Command = new Command("effective") { _path, _on, _changed, _out };

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("叠加以后有效的全文，每一款写明出自哪一层、哪一行", "the text in force after all overlays, each clause with its layer, file and line");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost effective 路径 [--on 日期] [--changed] [--out 文件夹] [--base 文件夹] [--plugin 文件夹] [--format text|json]

        把基础规则集和各层叠加合成一份，照条文的样子写出来：每一款右边写明出自哪一层、哪个文件哪一行，代替了下层的什么规定；删去的、
        废止的各附出处和理由。参数写明缺省值、本地值、用在哪里、开口放到多宽、怎样恢复缺省；表格、处理梯、日历写在最后。
        写出来的就是条文，出处都是注释，可以再读进去。
        --on 只写这一天有效的条文，并写明参数这一天的值；--changed 只写各层叠加动过的；--out 另写成一个可以单独装入的规则集（rulebook.yaml、
        有效条文.rule 和所用的表；用例、文书样式、插件函数不在内）。

        例:rulehost effective plugins/suining --changed
        """,
        """
        rulehost effective PATH [--on DATE] [--changed] [--out DIR] [--base DIR] [--plugin DIR] [--format text|json]

        Puts a base and the overlays over it together and writes the result the way provisions are written: to the right of each clause
        the layer, file and line that it comes from and what it replaced; what was dropped or repealed with its place and reason.
        Parameters show their default, the local value, where they count, how far they are open there, and how to go back to the
        default; tables, ladders and calendars come last. All of that stands in comments: the output can be read again as provisions.
        --on shows the texts of one day, and the values of parameters on it; --changed shows only what some overlay touched; --out also writes a rulebook that
        loads by itself (rulebook.yaml, 有效条文.rule and its tables; cases, templates of notices and functions of plugins stay behind).

        Example: rulehost effective plugins/suining --changed
        """);

    public override async Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var on = Day(arguments.GetValue(_on), context);
        var rulebook = await Rulebook.LoadAsync(arguments.GetRequiredValue(_path), context.Configure, cancellation).ConfigureAwait(false);
        await using (rulebook.ConfigureAwait(false))
        {
            var effective = EffectiveRulebook.Of(rulebook, on);
            var changed = arguments.GetValue(_changed);
            if (arguments.GetValue(_out) is { } folder)
            {
                Write(folder, effective, context);
            }

            if (context.Json)
            {
                context.Output.WriteLine(EffectiveJson.Write(effective, changed));
            }
            else
            {
                context.Output.Write(EffectiveText.Whole(effective, changed, context.Language));
            }

            return ExitCode.Done;
        }
    }

    private static DateOnly? Day(string? text, CliContext context) =>
        text is null ? null
        : InstantText.TryDate(text.Trim(), out var day) ? day
        : throw new UsageException(context.Say($"--on 要写成 2011-03-15，不是“{text}”。", $"--on is 2011-03-15, not \"{text}\"."));

    private static void Write(string folder, EffectiveRulebook effective, CliContext context)
    {
        try
        {
            EffectiveFolder.Write(folder, effective, context.Language);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(context.Say($"{folder} 写不进去。看看路径、权限和磁盘空间。", $"{folder} cannot be written. Check the path, the permissions and the disk."));
        }
    }
}
