using System.CommandLine;
using System.Text;
using RuleHost.Cli.Output;

namespace RuleHost.Cli.Verbs;

/// <summary><c>new plugin NAME</c>, <c>new rulebook NAME</c>: a working skeleton whose own tests pass.</summary>
internal sealed class NewVerb : Verb
{
    private readonly Argument<string> _plugin = new("NAME");
    private readonly Argument<string> _rulebook = new("NAME");
    private readonly Command _newPlugin;
    private readonly Command _newRulebook;

    public NewVerb()
    {
        _newPlugin = new Command("plugin") { _plugin };
        _newRulebook = new Command("rulebook") { _rulebook };
        Command = new Command("new") { _newPlugin, _newRulebook };
    }

    public override Command Command { get; }

    public override string Summary(CliContext context) => context.Say("新建一个规则集或插件，带用例，改了就能用", "a new rulebook or plugin with cases, ready to be changed");

    public override string Help(CliContext context) => context.Say(
        """
        rulehost new plugin 名称       在当前文件夹里新建 名称/:清单、规则集、条文、用例、README
        rulehost new rulebook 名称     同上,没有清单

        生成的用例都通过;要改的地方标着“待办”,rulehost check 会列出来。
        退出码:0 已建;2 名称不能用,或者已经有这个文件夹。

        例:rulehost new plugin 青石
        """,
        """
        rulehost new plugin NAME       makes NAME/ in the current folder: manifest, rulebook, provisions, cases, README
        rulehost new rulebook NAME     the same without a manifest

        The cases that are made pass; where the author goes on stands "待办" (to do), which rulehost check lists.
        Exit codes: 0 made; 2 the name cannot be used, or there is such a folder.

        Example: rulehost new plugin 青石
        """);

    public override Task<int> RunAsync(ParseResult arguments, CliContext context, CancellationToken cancellation)
    {
        var plugin = arguments.CommandResult.Command == _newPlugin;
        var name = arguments.GetRequiredValue(plugin ? _plugin : _rulebook);
        if (!IsName(name))
        {
            throw new UsageException(context.Say($"“{name}”不能作名称：用汉字、字母、数字和“-”，以汉字或字母开头。", $"\"{name}\" cannot be a name: it is made of letters, Chinese characters, digits and \"-\", and does not begin with a digit."));
        }

        if (Path.Exists(name))
        {
            throw new UsageException(context.Say($"已经有 {name} 了；换一个名称，或先移走它。", $"{name} exists already; take another name, or move it away."));
        }

        var files = plugin ? Skeleton.Plugin(name) : Skeleton.Rulebook(name);
        try
        {
            foreach (var (path, text) in files)
            {
                var full = Path.Combine(name, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllText(full, text, new UTF8Encoding(false));
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(context.Say($"{name} 写不进去。看看权限和磁盘空间。", $"{name} cannot be written. Check the permissions and the disk."));
        }

        if (context.Json)
        {
            JsonOutput.Write(context.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("folder", name);
                writer.WriteStartArray("files");
                foreach (var (path, _) in files)
                {
                    writer.WriteStringValue(path);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
        }
        else
        {
            context.Output.WriteLine(context.Say(
                $"已建 {name}/：{string.Join("、", files.Select(f => f.Path))}\n先运行：rulehost check {name}，再运行：rulehost test {name}",
                $"made {name}/: {string.Join(", ", files.Select(f => f.Path))}\nnext: rulehost check {name}, then rulehost test {name}"));
        }

        return Task.FromResult(ExitCode.Done);
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');
}
